import { application, by, keep } from "application";

const fields = {
  baseUrl: "#scim_base_url",
  token: "#bearer_token",
  template: "#json_template",
  enabled: "#provisioning_enabled",
  create: "#create_user",
  delete: "#delete_user",
  update: "#update_user",
  onDelete: "#on_delete",
  onSuspend: "#on_suspend",
};
const model = keep({ saves: 0 }, fields);
document.querySelector("#k16").addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "configuration.base-url": "#scim_base_url",
    "configuration.token": "#bearer_token",
    "configuration.template": "#json_template",
    "provisioning.enable": "#provisioning_enabled",
    "provisioning.approve-create": "#create_user",
    "provisioning.approve-delete": "#delete_user",
    "provisioning.approve-update": "#update_user",
    "provisioning.on-delete": "#on_delete",
    "provisioning.on-suspend": "#on_suspend",
    "app.save": "#k16",
  }),
  decoys: by({
    "old base URL": "#old_scim_base_url",
    expiry: "#bearer_token_expiry",
    "token URL": "#token_url",
    reminders: "#provisioning_reminders",
    "create group": "#create_user_group",
    "on create": "#on_create",
    "save and add": "#k17",
  }),
});
