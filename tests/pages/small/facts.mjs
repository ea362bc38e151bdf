// Texts beside buttons, under legends, in cells.

export const pages = [
  {
    name: "fact-badge-and-button",
    html: "<h2>API Connection</h2><div><label>API Status</label><div><span class=label>Disabled</span> <a href='#' class=btn role=button>Enable</a></div></div>",
    control: "configuration.enable",
    act: { kind: "press" },
    expect: { pressed: ".btn" },
    facts: { "API Status": "Disabled" },
  },
  {
    name: "fact-legend",
    html: "<fieldset><legend>Connector</legend><p>SCIM Provisioner with SAML (SCIM v2 Enterprise)</p></fieldset>",
    facts: { Connector: "SCIM Provisioner with SAML (SCIM v2 Enterprise)" },
  },
  {
    name: "fact-badge-and-plain-link",
    html: "<h2>API Connection</h2><div><label>API Status</label><div><span class=label>Disabled</span> <a href='#' class='btn btn-small'>Enable</a></div></div>",
    control: "configuration.enable",
    act: { kind: "press" },
    expect: { pressed: ".btn" },
    facts: { "API Status": "Disabled" },
  },
  {
    name: "audit-yes-cell",
    path: "/apps/7/edit#parameters",
    html: "<h2>Parameters</h2><table><tr><th>Field</th><th>Value</th><th>Provisioning</th></tr><tr><td>Groups</td><td>User Roles</td><td>Yes</td></tr></table>",
    audit: { "OL.MAP.001": /Pass/ },
  },

  {
    name: "status-in-a-definition-list",
    html: "<h3>API Connection</h3><dl><dt>API Status</dt><dd><span class=dot></span> Enabled <button type=button class=off>Disable</button></dd></dl>",
    facts: { "API Status": "Enabled" },
  },
  {
    name: "status-cell-with-a-link",
    html: "<table><tr><th>API Status</th><td>Disabled</td><td><a href='#on'>Enable</a></td></tr></table>",
    facts: { "API Status": "Disabled" },
  },
  {
    name: "heading-and-paragraph",
    html: "<div class=card><h4>Connector</h4><p>SCIM Provisioner with SAML (SCIM v2 Enterprise)</p></div>",
    facts: { Connector: "SCIM Provisioner with SAML (SCIM v2 Enterprise)" },
  },
  {
    name: "status-with-a-colon",
    html: "<p>API Status: Enabled</p>",
    facts: { "API Status": "Enabled" },
  },
];
