// The console is in a frame of the same origin, which goes away or elsewhere while it is written.
if (window !== top) {
  hostile.show();
  hostile.during("scim_base_url", "input", () => {
    const frame = /** @type {HTMLIFrameElement} */ (window.frameElement);
    if (new URLSearchParams(top.location.search).get("by") === "elsewhere")
      frame.src = "https://honest.onelogin.com/apps/7/edit#configuration";
    else frame.remove();
  });
} else {
  document.body.innerHTML =
    '<h1>Spekit SCIM</h1><ul class="nav nav-tabs"><li class="active"><a href="#configuration">Configuration</a></li></ul>';
  const frame = document.createElement("iframe");
  frame.src = "/apps/7/edit";
  frame.style.cssText = "width:900px; height:600px; border:0";
  document.body.append(frame);
}
