// Words in or beside a label that make it another control.

export const pages = [
  {
    name: "paren-alone",
    html: "<h2>API Connection</h2><label>SCIM Base URL (test system) <input class=test></label>",
    control: "configuration.base-url",
    act: { kind: "type", text: "https://x.example/scim" },
    expect: { refused: true },
  },
  {
    name: "paren-beside",
    html: "<h2>API Connection</h2><label>SCIM Base URL (test system) <input class=test></label><label>SCIM Base URL <input class=real></label>",
    control: "configuration.base-url",
    act: { kind: "type", text: "https://x.example/scim" },
    expect: { written: { ".real": "https://x.example/scim" } },
  },
  {
    name: "paren-beside-disabled",
    html: "<h2>API Connection</h2><label>SCIM Base URL (test system) <input class=test></label><label>SCIM Base URL <input class=real disabled></label>",
    control: "configuration.base-url",
    act: { kind: "type", text: "https://x.example/scim" },
    expect: { refused: true },
  },
  {
    name: "paren-check",
    path: "/apps/7/edit#provisioning",
    html: "<label><input type=checkbox class=test> Enable provisioning (test system)</label>",
    control: "provisioning.enable",
    act: { kind: "check", on: true },
    expect: { refused: true },
  },
  {
    name: "paren-read",
    html: "<h2>API Connection</h2><p><label>SCIM Base URL (test system) <input class=test value='https://x.example/scim'></label></p>",
    control: "configuration.base-url",
    act: { kind: "type", text: "https://x.example/scim" },
    expect: { reads: null },
  },
  {
    name: "option-paren",
    path: "/apps/7/edit#provisioning",
    html: "<label for=s>When users are deleted in OneLogin</label> <select id=s class=real><option>Delete<option>Suspend (test system only)</select>",
    control: "provisioning.on-delete",
    act: { kind: "choose", option: "Suspend" },
    expect: { refused: true },
  },
  {
    name: "role-paren",
    path: "/apps/7/edit#access",
    html: "<h3>Roles</h3><label><input type=checkbox class=old> Spekit Sales (old)</label><label><input type=checkbox class=other> Legal</label>",
    control: "access.role",
    act: { kind: "check", on: true },
    expect: { refused: true },
    vars: { role: "Spekit Sales" },
  },
  {
    name: "save-paren",
    html: "<button class=draft>Save (as draft)</button> <button class=other>Cancel</button>",
    control: "app.save",
    act: { kind: "press" },
    expect: { refused: true },
  },
  {
    name: "audit-paren",
    html: "<h2>API Connection</h2><p><label>SCIM Base URL (test system) <input class=test value='https://x.example/scim'></label></p>",
    audit: { "OL.CONN.001": /^(?!.*Pass)/ },
  },
];
