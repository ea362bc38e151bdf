// A text between a label and its field.

export const pages = [
  {
    name: "help-between-label-and-field",
    html: "<h2>API Connection</h2><div><div class=cap style='font-weight:600'>SCIM Base URL</div><div class=hlp style='color:#667'>The address that the app gave you</div><input class=real></div>",
    control: "configuration.base-url",
    act: { kind: "type", text: "https://x.example/scim" },
    expect: { written: { ".real": "https://x.example/scim" } },
  },
];
