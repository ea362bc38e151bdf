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
];
