// A frame of another origin lies over the field and looks like it.
hostile.show();
const box = hostile.get("scim_token").getBoundingClientRect();
const frame = document.createElement("iframe");
frame.src = "https://honest.onelogin.com/apps/7/edit";
frame.style.cssText = `position:absolute; left:${box.left}px; top:${box.top}px; width:${box.width}px; height:${box.height}px; border:0`;
document.body.append(frame);
