// Texts near a field that the markup ties to none: which of them is its name, and which is not.

const URL_WANTED = "https://x.example/scim";
const url = { control: "configuration.base-url", act: { kind: "type", text: URL_WANTED } };
const token = { control: "configuration.token", act: { kind: "type", text: "tok123456789" } };
const enable = { path: "/apps/7/edit#provisioning", control: "provisioning.enable", act: { kind: "check", on: true } };

export const pages = [
  // The text in the next cell.
  {
    name: "box-in-the-first-cell-text-in-the-next",
    html: "<table><tr><td><input type=checkbox class=other></td><td>Send reports</td></tr><tr><td><input type=checkbox class=real></td><td>Enable provisioning</td></tr></table>",
    ...enable,
    expect: { written: { ".real": true } },
  },
  {
    name: "switch-in-the-first-cell-of-a-row-with-a-hint",
    html: "<table><tbody><tr><td><span role=switch tabindex=0 aria-checked=false class=real style='display:inline-block;width:36px;height:18px;background:#bbb' onclick='this.ariaChecked=this.ariaChecked!==`true`'></span></td><td>Enable provisioning</td><td>Sends users to the app</td></tr></tbody></table>",
    path: "/apps/7/edit#provisioning",
    control: "provisioning.enable",
    act: { kind: "check", on: true },
    expect: { pressed: ".real", written: { ".real": " true" } },
  },
  {
    name: "name-in-the-cell-behind-the-field",
    html: "<h2>API Connection</h2><table><tr><td><input class=real></td><td>SCIM Base URL</td></tr><tr><td><input type=password class=other></td><td>SCIM Bearer Token</td></tr></table>",
    ...url,
    expect: { written: { ".real": URL_WANTED } },
  },
  {
    name: "explanation-in-the-cell-behind-the-field",
    html: "<h2>API Connection</h2><table><tr><td>Owner</td><td><input class=other></td><td>SCIM Base URL</td></tr></table>",
    ...url,
    expect: { refused: true },
  },
  {
    name: "button-in-the-cell-behind-the-field",
    html: "<table><tr><td><input class=other></td><td><button class=b>SCIM Base URL</button></td></tr></table>",
    ...url,
    expect: { refused: true },
  },

  // A caption over several fields.
  {
    name: "caption-over-a-fieldset",
    html: "<p>SCIM Base URL</p><fieldset><input class=other> <input class=more></fieldset>",
    ...url,
    expect: { refused: true },
  },
  {
    name: "caption-over-a-fieldset-with-a-legend",
    html: "<div style='font-weight:700'>SCIM Bearer Token</div><fieldset style='margin:0'><legend>LDAP</legend><input type=password class=other><input class=more></fieldset>",
    ...token,
    expect: { refused: true },
  },
  {
    name: "caption-of-a-table-of-fields",
    html: "<table><caption style='text-align:left'>SCIM Base URL</caption><tr><td><input class=other></td></tr><tr><td><input class=more></td></tr></table>",
    ...url,
    expect: { refused: true },
  },
  {
    name: "caption-over-a-fieldset-of-one",
    html: "<h2>API Connection</h2><div>SCIM Base URL</div><fieldset style='border:0;padding:0;margin:0'><input class=real><button type=button>Test</button></fieldset>",
    ...url,
    expect: { written: { ".real": URL_WANTED } },
  },

  // A label behind its field, a hint before it.
  {
    name: "loose-label-behind-a-hint-before",
    html: "<h2>API Connection</h2><div><small>As in the contract</small> <input class=real> <label>SCIM Base URL</label></div><div><small>As in the mail</small> <input type=password class=other> <label>SCIM Bearer Token</label></div>",
    ...url,
    expect: { written: { ".real": URL_WANTED } },
  },
  {
    name: "loose-label-below",
    html: "<h2>API Connection</h2><style>.f{margin:14px 0}.f *{display:block}</style><div class=f><i>From the vendor</i><input type=password class=real><label>SCIM Bearer Token</label></div><div class=f><i>From us</i><input class=other><label>Owner</label></div>",
    ...token,
    expect: { written: { ".real": "tok123456789" } },
  },
  {
    name: "label-behind-with-for-and-a-hint-before",
    html: "<h2>API Connection</h2><div style='color:#777'>SCIM Bearer Token comes next</div><input id=u class=real><label for=u>SCIM Base URL</label>",
    ...url,
    expect: { written: { ".real": URL_WANTED } },
  },
  {
    name: "label-between-two-fields-is-of-the-second",
    html: "<h2>API Connection</h2><div><input class=one><label>SCIM Base URL</label><input class=two></div>",
    ...url,
    expect: { written: { ".two": URL_WANTED } },
  },

  // A sentence is an explanation.
  {
    name: "sentence-above-a-nameless-field",
    html: "<p>Your vendor tells you the SCIM Base URL.</p><input class=other>",
    ...url,
    expect: { refused: true },
  },
  {
    name: "sentence-left-of-a-nameless-field",
    html: "<div style='display:flex;gap:8px'><span>We never show the SCIM Bearer Token again!</span><input type=password class=other></div>",
    ...token,
    expect: { refused: true },
  },
  {
    name: "sentence-before-the-name",
    html: "<h2>API Connection</h2><p>Your vendor tells you both of them.</p><p>SCIM Base URL <input class=real></p>",
    ...url,
    expect: { written: { ".real": URL_WANTED } },
  },

  // Words with a box of their own.
  {
    name: "words-in-inline-blocks-in-a-label",
    html: "<style>label span{display:inline-block}</style><h2>API Connection</h2><label for=u><span>SCIM</span><span>Base</span><span>URL</span></label><br><input id=u class=real>",
    ...url,
    expect: { written: { ".real": URL_WANTED } },
  },
  {
    name: "words-in-inline-blocks-before-a-field",
    html: "<h2>API Connection</h2><p><b style='display:inline-block;padding-right:4px'>Bearer</b><b style='display:inline-block'>Token</b> <input type=password class=real></p>",
    ...token,
    expect: { written: { ".real": "tok123456789" } },
  },
  {
    name: "words-in-inline-flex-after-a-box",
    html: "<div><input type=checkbox class=real><i style='display:inline-flex;margin:0 3px'>Enable</i><i style='display:inline-flex'>provisioning</i></div>",
    ...enable,
    expect: { written: { ".real": true } },
  },
  {
    name: "word-that-css-puts-on-a-line-of-its-own",
    html: "<style>.s::before{content:'SCIM';display:block}</style><h2>API Connection</h2><label for=u class=s>Base URL</label> <input id=u class=real>",
    ...url,
    expect: { written: { ".real": URL_WANTED } },
  },
];
