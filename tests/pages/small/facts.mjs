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
];
