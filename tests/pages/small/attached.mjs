// What the author of a page attached to a field, beside a text that only stands near it.

const URL_WANTED = "https://x.example/scim";
const url = { control: "configuration.base-url", act: { kind: "type", text: URL_WANTED } };
const token = { control: "configuration.token", act: { kind: "type", text: "tok123456789" } };
const enable = { path: "/apps/7/edit#provisioning", control: "provisioning.enable", act: { kind: "check", on: true } };
const onDelete = { path: "/apps/7/edit#provisioning", control: "provisioning.on-delete", act: { kind: "choose", option: "Suspend" } };
const save = { control: "app.save", act: { kind: "press" } };

export const pages = [
  // A title or a placeholder, and a text above that is another's.
  {
    name: "title-says-another",
    html: "<h2>API Connection</h2><p>SCIM Base URL</p><input class=other title='Owner of the app'> <input class=more placeholder='Support e-mail'>",
    ...url,
    expect: { refused: true },
  },
  {
    name: "placeholder-says-another",
    html: "<h3>API Connection</h3><div><b>SCIM Bearer Token</b></div><div><input type=password class=other placeholder='LDAP bind secret'></div><div><textarea class=more title=Remarks></textarea></div>",
    ...token,
    expect: { refused: true },
  },
  {
    name: "title-says-it-under-the-head-of-another",
    html: "<h2>API Connection</h2><div style='display:grid;grid-template-columns:1fr 1fr;width:500px'><span>Owner</span><span>Region</span><input class=other><input class=real title='SCIM Base URL'></div>",
    ...url,
    expect: { written: { ".real": URL_WANTED } },
  },
  {
    name: "placeholder-that-asks-leaves-the-text-beside",
    html: "<h2>API Connection</h2><p>SCIM Base URL<br><input class=real placeholder='https://…/scim/v2'></p><p>SCIM Bearer Token<br><input type=password class=other placeholder='Paste it here'></p>",
    ...url,
    expect: { written: { ".real": URL_WANTED } },
  },

  // A field holds a word that labels are made of.
  {
    name: "password-field-holds-a-word-of-a-label",
    html: "<h2>API Connection</h2><label>Scheme <input type=password class=scheme value=Bearer></label><br><label>SCIM Bearer Token <input type=password class=real></label>",
    ...token,
    expect: { written: { ".real": "tok123456789" } },
  },
  {
    name: "token-field-filled-with-its-own-name",
    html: "<h3>API Connection</h3><div><label for=s>Secret</label><input id=s type=password value=secret></div><div><label for=t>Bearer token (secret)</label> <input id=t type=password class=real></div>",
    ...token,
    expect: { written: { ".real": "tok123456789" } },
  },
  {
    name: "prefix-in-a-field-beside",
    html: "<h2>API Connection</h2><p><label for=p>Prefix of the token</label> <input id=p class=prefix value=Bearer></p><p><span id=n>Bearer Token</span> <input type=password aria-labelledby=n class=real></p>",
    ...token,
    expect: { written: { ".real": "tok123456789" } },
  },

  // The same id on several that are on show.
  {
    name: "id-on-two-text-fields-in-sections",
    html: "<section><h3>SAML</h3><label for=u>Consumer URL</label><input id=u class=other></section><section><h3>API Connection</h3><label for=u>SCIM Base URL</label><input id=u class=real></section>",
    ...url,
    expect: { written: { ".real": URL_WANTED } },
  },
  {
    name: "id-on-three-boxes-of-a-list",
    html: "<ul><li><input type=checkbox id=c class=a><label for=c>Send reports</label><li><input type=checkbox id=c class=real><label for=c>Enable provisioning</label><li><input type=checkbox id=c class=b><label for=c>Keep a log</label></ul>",
    ...enable,
    expect: { written: { ".real": true } },
  },
  {
    name: "id-that-two-fields-point-at",
    html: "<h2>API Connection</h2><div><div id=n>Owner</div><input class=other aria-labelledby=n></div><div><div id=n>SCIM Base URL</div><input class=real aria-labelledby=n></div>",
    ...url,
    expect: { written: { ".real": URL_WANTED } },
  },

  // A select that says it is a list box.
  {
    name: "select-as-listbox-with-label",
    html: "<label for=s>When users are deleted in OneLogin</label> <select id=s role=listbox class=real><option>Delete<option>Suspend</select>",
    ...onDelete,
    expect: { written: { ".real": "Suspend" } },
  },
  {
    name: "select-as-listbox-in-its-label",
    html: "<h3>Workflow</h3><p><label>When users are deleted in OneLogin<br><select role='listbox' class=real size=2><option selected>Delete<option>Suspend</select></label></p>",
    ...onDelete,
    expect: { written: { ".real": "Suspend" } },
  },
  {
    name: "select-as-listbox-in-a-row",
    html: "<table><tr><td>When users are deleted in OneLogin</td><td><select role=listbox class=real aria-expanded=false><option>Delete<option>Suspend</select></td></tr></table>",
    ...onDelete,
    expect: { written: { ".real": "Suspend" } },
  },

  // Buttons that are pictures.
  {
    name: "picture-button-by-alt",
    html: "<input type=image class=other value=Save alt=Cancel style='width:60px;height:20px'> <input type=image class=real value=act_1 alt=Save style='width:60px;height:20px'>",
    ...save,
    expect: { pressed: ".real" },
  },
  {
    name: "picture-button-with-value-only",
    html: "<form onsubmit='return false'><input type=image class=other name=b value=Save src='data:,' style='width:60px;height:20px'></form>",
    ...save,
    expect: { refused: true },
  },
  {
    name: "picture-button-by-title",
    html: "<form onsubmit='return false'><p><input type=image class=real name=b value=2 title=Save src='data:,' style='width:32px;height:32px'></p></form>",
    ...save,
    expect: { pressed: ".real" },
  },

  // Several labels, and labels with another control in them.
  {
    name: "two-labels-for-one-field",
    html: "<h2>API Connection</h2><label for=u>SCIM</label> <label for=u>Base URL</label> <input id=u class=real> <label>Base URL of the portal <input class=other></label>",
    ...url,
    expect: { written: { ".real": URL_WANTED } },
  },
  {
    name: "label-with-an-error-behind-the-field",
    html: "<h2>API Connection</h2><label for=u>SCIM Base URL</label> <input id=u class=real> <label for=u class=error style='color:#b00'>This field is required.</label>",
    ...url,
    expect: { written: { ".real": URL_WANTED } },
  },
  {
    name: "box-with-a-number-in-its-sentence",
    html: "<p><label><input type=checkbox class=real> Enable provisioning <input type=number value=3 aria-label=hours style='width:40px'></label></p><p><label><input type=checkbox class=other> Enable reports</label></p>",
    ...enable,
    expect: { written: { ".real": true } },
  },
  {
    name: "box-whose-sentence-is-ended-by-a-drop-down",
    html: "<div><label for=e>Enable provisioning for <select class=whom><option>the test system<option>all users</select></label> <input type=checkbox id=e class=real></div>",
    ...enable,
    expect: { refused: true },
  },
];
