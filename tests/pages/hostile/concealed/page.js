// The token's field is there by name, but nobody can see or use it.
hostile.show();
const field = hostile.get("scim_token");
const group = hostile.get("token-group");
const style = (element, css) => element.setAttribute("style", css);
const cover = (css) => {
  const box = field.getBoundingClientRect();
  const over = document.createElement("div");
  style(
    over,
    `position:absolute; left:${box.left + scrollX - 8}px; top:${box.top + scrollY - 8}px; width:${box.width + 16}px; height:${box.height + 16}px; background:#fff; ${css}`,
  );
  document.body.append(over);
};
({
  display: () => style(field, "display:none"),
  visibility: () => style(field, "visibility:hidden"),
  opacity: () => style(field, "opacity:0"),
  "faint ancestors": () => {
    style(group, "opacity:.3");
    style(group.querySelector(".controls"), "opacity:.3");
    style(field, "opacity:.3");
  },
  "filter on an ancestor": () => style(group, "filter:opacity(0)"),
  "off the left edge": () => style(field, "position:absolute; left:-9999px"),
  "moved away": () => style(field, "transform:translateX(-6000px)"),
  "clip-path": () => style(field, "clip-path:inset(50%)"),
  "clip-path in pixels": () => style(field, "clip-path:polygon(0 0, 0 0, 0 0)"),
  mask: () => style(field, "mask:linear-gradient(transparent, transparent)"),
  "one pixel": () => style(field, "width:1px; height:1px; padding:0; border:0"),
  scale: () => style(field, "transform:scale(0)"),
  "folded ancestor": () => style(group, "height:0; overflow:hidden"),
  "scrolled out of its ancestor": () => {
    style(group, "height:20px; overflow:hidden; position:relative");
    style(field, "position:absolute; top:400px");
  },
  "aria-hidden": () => group.setAttribute("aria-hidden", "true"),
  inert: () => group.setAttribute("inert", ""),
  covered: () => cover(""),
  "covered by what lets the pointer through": () => cover("pointer-events:none"),
  "no pointer": () => style(field, "pointer-events:none"),
  "behind the page": () => {
    style(document.querySelector("main"), "position:relative; z-index:0");
    style(document.getElementById("configuration"), "background:#fff");
    style(field, "position:relative; z-index:-1");
  },
  readonly: () => field.setAttribute("readonly", ""),
  disabled: () => field.setAttribute("disabled", ""),
  fieldset: () => {
    const set = document.createElement("fieldset");
    set.disabled = true;
    group.replaceWith(set);
    set.append(group);
  },
  "closed details": () => {
    const details = document.createElement("details");
    group.replaceWith(details);
    details.append(group);
  },
  "content-visibility": () => style(group, "content-visibility:hidden"),
  "whole page": () => style(document.documentElement, "opacity:0"),
  dialog: () =>
    document.body.insertAdjacentHTML(
      "beforeend",
      '<div role="dialog" aria-modal="true" style="position:fixed; inset:25%; background:#eee"><h2>Your session has expired</h2></div>',
    ),
})[hostile.variant]();
