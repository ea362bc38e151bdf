// What was not read, and what can only be read.

export const pages = [
  {
    name: "audit-list-not-there",
    path: "/apps/7/edit#mappings",
    html: "<h2>Rules</h2><p>Loading, please wait</p>",
    audit: { "OL.RULE.001": /Not checked/ },
  },
  {
    name: "audit-stored-token",
    html: "<h2>API Connection</h2><label>SCIM Bearer Token <input type=password placeholder='A token is kept; a new one goes here'></label>",
    audit: { "OL.AUTH.001": /Review/ },
  },
  {
    name: "audit-readonly",
    html: "<h2>API Connection</h2><label>SCIM Base URL <input readonly value='https://x.example/scim'></label>",
    audit: { "OL.CONN.001": /Pass/ },
  },

  {
    name: "list-not-there-yet",
    path: "/apps/7/edit#mappings",
    html: "<h2>Rules</h2><table><thead><tr><th>Position</th><th>Name</th></tr></thead><tbody><tr><td colspan=2>Loading…</td></tr></tbody></table>",
    audit: { "OL.RULE.001": /Not checked/ },
  },
  {
    name: "token-that-is-hidden-by-dots",
    html: "<h2>API Connection</h2><label for=t>SCIM Bearer Token</label><input id=t type=password placeholder='••••••••••••'>",
    audit: { "OL.AUTH.001": /Pass/ },
  },
  {
    name: "disabled-field-holds-another-value",
    html: "<h2>API Connection</h2><label>SCIM Base URL <input disabled value='https://other.example/scim'></label>",
    audit: { "OL.CONN.001": /Fail/ },
  },
];
