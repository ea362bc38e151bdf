// The same id or name twice, or one thing laid over another.

export const pages = [
  {
    name: "dup-id-check",
    path: "/apps/7/edit#provisioning",
    html: "<form style='display:none'><input type=checkbox id=e class=hidden-twin></form><p><input type=checkbox id=e class=real> <label for=e>Enable provisioning</label></p>",
    control: "provisioning.enable",
    act: { kind: "check", on: true },
    expect: { written: { ".real": true } },
  },
  {
    name: "dup-id-text",
    html: "<form style='display:none'><input id=b class=hidden-twin></form><p><label for=b>SCIM Base URL</label> <input id=b class=real></p>",
    control: "configuration.base-url",
    act: { kind: "type", text: "https://x.example/scim" },
    expect: { written: { ".real": "https://x.example/scim" } },
  },
  {
    name: "dup-id-and-paren",
    html: "<form style='display:none'><input id=b class=hidden-twin></form><p><label for=c>SCIM Base URL (test system)</label> <input id=c class=test></p><p><label for=b>SCIM Base URL</label> <input id=b class=real></p>",
    control: "configuration.base-url",
    act: { kind: "type", text: "https://x.example/scim" },
    expect: { written: { ".real": "https://x.example/scim" } },
  },
  {
    name: "hidden-check-only",
    path: "/apps/7/edit#provisioning",
    html: "<form style='display:none'><input type=checkbox id=e class=hidden></form><p><label for=e>Enable provisioning</label></p>",
    control: "provisioning.enable",
    act: { kind: "check", on: true },
    expect: { refused: true },
  },
  {
    name: "overlay-plain",
    html: "<h2>API Connection</h2><div style='position:relative;width:400px'><label for=t>SCIM Bearer Token</label><br><input id=t class=real type=password style='width:380px'><div style='position:absolute;inset:0;background:#fff'><label for=o>SCIM Bearer Token</label><br><input id=o class=overlay type=password placeholder='Share it with the team' style='width:370px'></div></div>",
    control: "configuration.token",
    act: { kind: "type", text: "tok123456789" },
    expect: { refused: true },
  },
  {
    name: "overlay-alone-placeholder",
    html: "<h2>API Connection</h2><label for=o>SCIM Bearer Token</label><br><input id=o class=overlay type=password placeholder='Share it with the team'>",
    control: "configuration.token",
    act: { kind: "type", text: "tok123456789" },
    // The plan tells the hint; the admin decides.
    expect: { told: /hint in it says “Share it with the team”/ },
  },
  {
    name: "dup-id-read-check",
    path: "/apps/7/edit#provisioning",
    html: "<form style='display:none'><input type=checkbox id=e class=hidden-twin checked></form><p><input type=checkbox id=e class=real> <label for=e>Enable provisioning</label></p>",
    control: "provisioning.enable",
    act: { kind: "check", on: true },
    expect: { reads: "off" },
  },
  {
    name: "audit-dup-id",
    path: "/apps/7/edit#provisioning",
    html: "<form style='display:none'><input type=checkbox id=e class=hidden-twin checked></form><p><input type=checkbox id=e class=real> <label for=e>Enable provisioning</label></p>",
    audit: { "OL.PROV.003": /Fail/ },
  },
];
