import { application, by } from "application";
import $ from "../jquery.js";
import "bootstrap2/docs/assets/css/bootstrap.css";
import "select2/select2.js";
import "select2/select2.css";

// As a Rails page of 2014 does it: one delegated jQuery handler keeps the model.
const model = { saves: 0, refresh: "Daily" };
const KEYS = {
  provisioning_enabled: "enabled",
  approve_create: "create",
  approve_delete: "delete",
  approve_update: "update",
  deprovision_action: "onDelete",
  suspend_action: "onSuspend",
};
const read = (field) => (field.type === "checkbox" ? field.checked : $(field).val());
for (const [name, key] of Object.entries(KEYS)) model[key] = read($(`[name=${name}]`)[0]);

$("#provisioning-form").on("change", ":input", (event) => {
  const key = KEYS[event.target.name];
  if (key) model[key] = read(event.target);
});
$("select").select2({ minimumResultsForSearch: 5 });
$(".save").on("click", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "provisioning.enable": "#provisioning_enabled",
    "provisioning.approve-create": "[name=approve_create]",
    "provisioning.approve-delete": "[name=approve_delete]",
    "provisioning.approve-update": "[name=approve_update]",
    "provisioning.on-delete": "#deprovision_action",
    "provisioning.on-suspend": "#suspend_action",
    "app.save": ".save",
  }),
  hands: by({ "provisioning.on-delete": "#s2id_deprovision_action", "provisioning.on-suspend": "#s2id_suspend_action" }),
  decoys: by({
    search: ".search-query",
    refresh: "#refresh",
    "refresh's box": "#s2id_refresh",
    cancel: ".cancel",
    "another tab": "[href='#access']",
  }),
});
