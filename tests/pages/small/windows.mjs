// What lies over the page is a window, however it is marked up.

export const pages = [
  {
    name: "window-unmarked-fixed",
    path: "/apps/7/edit#parameters",
    html: "<p>Page</p><div style='position:fixed;inset:0;background:#0008;z-index:9;display:flex;align-items:center;justify-content:center'><div class='modal-card' style='background:#fff;width:500px;padding:20px'><div class='modal-title'>Edit Field Groups</div><label><input type=checkbox class=real> Include in User Provisioning</label><button>Save</button></div></div>",
    control: "parameters.groups.include",
    act: { kind: "check", on: true },
    expect: { written: { ".real": true } },
    dialog: "Edit Field Groups",
  },

  {
    name: "window-absolute-without-mask",
    path: "/apps/7/edit#parameters",
    html: "<h2>Parameters</h2><table style='width:900px'><tr><th>Field</th><th>Value</th></tr><tr><td>Groups</td><td>- No default -</td></tr><tr style='height:400px'><td>Email</td><td>Email</td></tr></table><section style='position:absolute;z-index:5;left:200px;top:120px;width:700px;height:520px;background:#fff;border:1px solid #999'><b>Edit Field Groups</b><p><label><input type=checkbox class=real> Include in User Provisioning</label></p><p><a href='#' class=cancel>Cancel</a> <button class=save>Save</button></p></section>",
    control: "parameters.groups.include",
    act: { kind: "check", on: true },
    dialog: "Edit Field Groups",
    expect: { written: { ".real": true } },
  },
  {
    name: "window-and-mask-are-siblings",
    path: "/apps/7/edit#parameters",
    html: "<main><h2>Parameters</h2><p>Groups</p></main><div style='position:fixed;inset:0;background:rgba(0,0,0,.4);z-index:10'></div><div style='position:fixed;z-index:11;left:50%;top:50%;transform:translate(-50%,-50%);background:#fff;padding:20px'><div style='font-weight:bold'>Edit Field Groups</div><label><input type=checkbox class=real> Include in User Provisioning</label><div><button>Cancel</button><button>Save</button></div></div>",
    control: "parameters.groups.include",
    act: { kind: "check", on: true },
    dialog: "Edit Field Groups",
    expect: { written: { ".real": true } },
  },
  {
    name: "behind-the-window-nothing-is-found",
    html: "<main><h2>API Connection</h2><label>SCIM Base URL <input class=behind></label></main><div style='position:fixed;inset:0;background:#0006;z-index:10'><div style='margin:200px auto;width:420px;background:#fff;padding:20px'><h3>Session</h3><label>Your name <input class=other></label><button>Go on</button></div></div>",
    control: "configuration.base-url",
    act: { kind: "type", text: "https://x.example/scim" },
    dialog: "Session",
    expect: { refused: true },
  },
  {
    name: "a-shell-of-layers-is-no-window",
    html: "<div style='position:fixed;inset:0;overflow:auto;z-index:1'><nav style='position:fixed;left:0;top:0;bottom:0;width:200px;z-index:5;background:#eee'><a href='/apps'>Applications</a></nav><header style='position:fixed;left:200px;right:0;top:0;height:50px;z-index:6;background:#ddd'><button>Search</button></header><main style='position:absolute;left:200px;top:50px;right:0;z-index:2;padding:20px'><h2>API Connection</h2><label>SCIM Base URL <input class=real></label><button>Save</button></main></div>",
    control: "configuration.base-url",
    act: { kind: "type", text: "https://x.example/scim" },
    expect: { written: { ".real": "https://x.example/scim" } },
  },
];
