// Frames that navigate, and several of them.

export const pages = [
  {
    name: "frame-src",
    html: "<iframe width=600 height=200 src='/f1'></iframe>",
    others: {
      "/f1":
        "<!doctype html><html lang=en><body><form><h2>API Connection</h2><label>SCIM Base URL <input class=inner></label></form></body>",
    },
    control: "configuration.base-url",
    act: { kind: "type", text: "https://x.example" },
    expect: { written: { ".inner": "https://x.example" } },
  },
  {
    name: "frame-replaced",
    html: "<iframe id=f width=600 height=200></iframe><script>f.contentWindow.location.replace('/f1')</script>",
    others: {
      "/f1":
        "<!doctype html><html lang=en><body><form><h2>API Connection</h2><label>SCIM Base URL <input class=inner></label></form></body>",
    },
    control: "configuration.base-url",
    act: { kind: "type", text: "https://x.example" },
    expect: { written: { ".inner": "https://x.example" } },
  },
  {
    name: "frame-two",
    html: "<iframe width=600 height=200 src='/f1'></iframe><iframe width=200 height=100 src='/f2'></iframe>",
    others: {
      "/f1":
        "<!doctype html><html lang=en><body><form><h2>API Connection</h2><label>SCIM Base URL <input class=inner></label></form></body>",
      "/f2": "<!doctype html><html lang=en><body><p>Help</p><textarea name=q></textarea></body>",
    },
    control: "configuration.base-url",
    act: { kind: "type", text: "https://x.example" },
    expect: { written: { ".inner": "https://x.example" } },
  },
  {
    name: "frame-script-in-it",
    html: "<iframe width=600 height=200 src='/f1'></iframe>",
    others: {
      "/f1":
        "<!doctype html><html lang=en><body><form><h2>API Connection</h2><label>SCIM Base URL <input class=inner></label></form><script>window.x=1;Element.prototype.setAttribute=function(){}</script></body>",
    },
    control: "configuration.base-url",
    act: { kind: "type", text: "https://x.example" },
    expect: { written: { ".inner": "https://x.example" } },
  },

  {
    name: "frame-that-goes-on-after-a-while",
    html: "<iframe id=f width=600 height=200 srcdoc='<p>Loading</p>'></iframe><script>setTimeout(()=>{f.removeAttribute('srcdoc');f.src='/f1'},300)</script>",
    others: { "/f1": "<!doctype html><html lang=en><body><h2>API Connection</h2><label>SCIM Base URL <input class=inner></label></body>" },
    control: "configuration.base-url",
    act: { kind: "type", text: "https://x.example" },
    expect: { written: { ".inner": "https://x.example" } },
  },
  {
    name: "frame-that-goes-on-after-a-look",
    html: "<iframe id=f width=600 height=200 srcdoc='<p role=status>Loading</p>'></iframe><script>setTimeout(()=>{f.removeAttribute('srcdoc');f.src='/f1'},1000)</script>",
    others: { "/f1": "<!doctype html><html lang=en><body><h2>API Connection</h2><label>SCIM Base URL <input class=inner></label></body>" },
    control: "configuration.base-url",
    act: { kind: "type", text: "https://x.example" },
    expect: { written: { ".inner": "https://x.example" } },
  },
  {
    name: "frame-in-a-frame",
    html: "<iframe width=700 height=300 src='/outer'></iframe>",
    others: {
      "/outer": "<!doctype html><html lang=en><body><iframe width=600 height=200 src='/f1'></iframe></body>",
      "/f1": "<!doctype html><html lang=en><body><h2>API Connection</h2><label>SCIM Base URL <input class=inner></label></body>",
    },
    control: "configuration.base-url",
    act: { kind: "type", text: "https://x.example" },
    expect: { written: { ".inner": "https://x.example" } },
  },
  {
    name: "frame-written-by-script",
    html: "<iframe id=f width=600 height=200></iframe><script>const d=f.contentDocument;d.open();d.write('<html lang=en><body><h2>API Connection</h2><label>SCIM Base URL <input class=inner></label>');d.close()</script>",
    control: "configuration.base-url",
    act: { kind: "type", text: "https://x.example" },
    expect: { written: { ".inner": "https://x.example" } },
  },
];
