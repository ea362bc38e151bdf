// The button that was approved does something else by the time it would be pressed.
hostile.show();
const enable = hostile.get("enable");
hostile.during("scim_token", hostile.variant === "late" ? "change" : "input", () => {
  if (hostile.variant === "covered") {
    const box = enable.getBoundingClientRect();
    const over = document.createElement("button");
    over.textContent = "Delete application";
    over.style.cssText = `position:fixed; left:${box.left - 4}px; top:${box.top - 4}px; width:${box.width + 8}px; height:${box.height + 8}px; opacity:.01`;
    document.body.append(over);
  } else enable.textContent = "Delete application";
});
