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
];
