import { application, by } from "application";
import $ from "../jquery.js";

// As a Backbone view: every change of the model draws the whole form anew, and the fields are heard at keyup and blur.
const model = { note: "", baseUrl: "", token: "", enabled: false, onDelete: "nothing", saves: 0 };
const quote = (text) => $("<i>").text(text).html().replace(/"/g, "&quot;");
const chosen = (value) => (model.onDelete === value ? " selected" : "");

function draw() {
  $("#view").html(`
    <h1>Spekit SCIM</h1>
    <p><label for="note">Note</label> <input id="note" data-key="note" value="${quote(model.note)}"></p>
    <h2>API Connection</h2>
    <p><label for="base">SCIM Base URL</label> <input id="base" data-key="baseUrl" value="${quote(model.baseUrl)}"></p>
    <p><label for="token">SCIM Bearer Token</label> <input id="token" type="password" data-key="token" value="${quote(model.token)}"></p>
    <h2>Workflow</h2>
    <p><label><input type="checkbox" id="enabled" data-key="enabled"${model.enabled ? " checked" : ""}> Enable provisioning</label></p>
    <p><label for="deleted">When users are deleted in OneLogin, or the user's app access is removed, perform the below action</label>
      <select id="deleted" data-key="onDelete"><option value="nothing"${chosen("nothing")}>Do Nothing</option><option value="suspend"${chosen("suspend")}>Suspend</option></select></p>
    <p><a class="save" tabindex="0" href="#save">Save</a> <a class="undo" href="#undo">Undo</a></p>`);
}
const heard = (event) => {
  const { key } = event.target.dataset;
  const value = event.target.type === "checkbox" ? event.target.checked : event.target.value;
  if (model[key] === value) return;
  model[key] = value;
  // While one types, only the model hears of it.
  if (event.type !== "keyup") draw();
  else pending = true;
};
let pending = false;
$("#view")
  .on("keyup", "input:not([type=checkbox])", heard)
  .on("change", "[data-key]", heard)
  .on("focusout", "input:not([type=checkbox])", () => {
    if (pending) setTimeout(draw);
    pending = false;
  })
  .on("click", ".save", (event) => {
    event.preventDefault();
    model.saves++;
  });
draw();

application({
  state: () => model,
  elements: by({
    "configuration.base-url": "#base",
    "configuration.token": "#token",
    "provisioning.enable": "#enabled",
    "provisioning.on-delete": "#deleted",
    "app.save": ".save",
  }),
  decoys: by({ note: "#note", undo: ".undo" }),
});
