// Heads and feet that stay while the page is scrolled under them cover nothing that can be scrolled from there.

const URL = "https://x.example/scim";
const rest = "<p style='height:60px'>Text</p>".repeat(30);

export const pages = [
  {
    name: "field-under-a-foot-that-stays",
    html: `<h2>API Connection</h2><p style='height:700px'>Text</p><label>SCIM Base URL <input class=real></label>${rest}<footer style='position:fixed;left:0;right:0;bottom:0;height:200px;background:#ffe'>You have unsaved work</footer>`,
    control: "configuration.base-url",
    act: { kind: "type", text: URL },
    expect: { written: { ".real": URL } },
  },
  {
    name: "field-under-a-head-that-stays",
    html: `<header style='position:sticky;top:0;height:120px;background:#eef;z-index:3'>Console</header><h2 style='margin-top:-110px'>API Connection</h2><p style='margin-top:20px'>Text</p><main style='position:relative;top:-60px'><p style='height:90px'>Text</p><label>SCIM Base URL <input class=real></label></main>${rest}`,
    control: "configuration.base-url",
    act: { kind: "type", text: URL },
    expect: { written: { ".real": URL } },
  },
  {
    name: "button-under-a-bar-in-a-part-that-scrolls",
    path: "/apps/7/edit#mappings",
    html: `<h2>Rules</h2><div style='height:400px;overflow:auto;position:relative'><p style='height:345px'>Text</p><button class=real>Add Rule</button>${rest}<div style='position:sticky;bottom:0;height:60px;background:#ffe'>3 changes</div></div>`,
    control: "rules.add",
    act: { kind: "press" },
    expect: { pressed: ".real" },
  },
  {
    name: "what-a-foot-covers-for-good-is-refused",
    html: "<style>body{margin:0;height:100vh;overflow:hidden}</style><div style='position:absolute;left:20px;bottom:20px'><label>SCIM Base URL <input class=real></label></div><footer style='position:fixed;left:0;right:0;bottom:0;height:120px;background:#ffe'>You have unsaved work</footer>",
    control: "configuration.base-url",
    act: { kind: "type", text: URL },
    expect: { refused: true },
  },
];
