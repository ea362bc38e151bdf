// A text between a label and its field.

export const pages = [
  {
    name: "help-between-label-and-field",
    html: "<h2>API Connection</h2><div><div class=cap style='font-weight:600'>SCIM Base URL</div><div class=hlp style='color:#667'>The address that the app gave you</div><input class=real></div>",
    control: "configuration.base-url",
    act: { kind: "type", text: "https://x.example/scim" },
    expect: { written: { ".real": "https://x.example/scim" } },
  },

  {
    name: "hint-in-small-print-between",
    html: "<h2>API Connection</h2><div><span style='display:block;font-weight:700'>SCIM Bearer Token</span><small style='display:block'>From the vendor's walkthrough</small><input type=password class=real></div>",
    control: "configuration.token",
    act: { kind: "type", text: "tok123456789" },
    expect: { written: { ".real": "tok123456789" } },
  },
  {
    name: "label-with-the-hint-inside",
    html: "<h2>API Connection</h2><label><b>SCIM Base URL</b><br><i style='color:#777'>Ends with /scim or /v2</i><br><input class=real></label>",
    control: "configuration.base-url",
    act: { kind: "type", text: "https://x.example/scim" },
    expect: { written: { ".real": "https://x.example/scim" } },
  },
  {
    name: "hint-below-the-field",
    html: "<h2>API Connection</h2><div style='display:grid;gap:6px'><div style='font-weight:600'>SCIM Base URL</div><input class=real><div style='color:#888;font-size:12px'>The address that the app gave you</div><div style='font-weight:600'>Custom Headers</div><textarea class=other></textarea><div style='color:#888;font-size:12px'>One a line</div></div>",
    control: "configuration.base-url",
    act: { kind: "type", text: "https://x.example/scim" },
    expect: { written: { ".real": "https://x.example/scim" } },
  },
];
