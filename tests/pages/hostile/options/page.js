// A drop-down whose options say one thing to a person and another to a script.
hostile.show();
document.querySelector("li.active").classList.remove("active");
document.querySelector('a[href="#provisioning"]').parentElement.classList.add("active");
const pane = hostile.get("configuration");
pane.innerHTML = `<h3>Workflow</h3>
  <label><input type="checkbox" id="provisioning_enabled"> Enable provisioning</label>
  <p><label for="on_delete">When users are deleted in OneLogin, or the user's app access is removed, perform the below action</label>
  <select id="on_delete"><option selected>Do Nothing</option><option value="delete" id="offered">Suspend</option></select></p>
  <p><label for="on_suspend">When user accounts are suspended in OneLogin, perform the following action:</label>
  <select id="on_suspend"><option selected>Do Nothing</option><option>Suspend</option></select></p>`;
const offered = hostile.get("offered");
({
  "label attribute": () => offered.setAttribute("label", "Delete everybody now"),
  twice: () => offered.after(offered.cloneNode(true)),
  disabled: () => {
    offered.disabled = true;
  },
  "disabled group": () => {
    const group = document.createElement("optgroup");
    group.disabled = true;
    offered.replaceWith(group);
    group.append(offered);
  },
})[hostile.variant]();
