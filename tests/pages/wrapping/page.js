import { application, by, keep } from "application";

const model = keep(
  { saves: 0 },
  {
    enabled: "#provisioning_enabled",
    create: "#approve_create_user",
    delete: "#approve_delete_user",
    update: "#approve_update_user",
    onDelete: "#on_delete_action",
    onSuspend: "#on_suspend_action",
  },
);
document.querySelector("#save").addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "provisioning.enable": "#provisioning_enabled",
    "provisioning.approve-create": "#approve_create_user",
    "provisioning.approve-delete": "#approve_delete_user",
    "provisioning.approve-update": "#approve_update_user",
    "provisioning.on-delete": "#on_delete_action",
    "provisioning.on-suspend": "#on_suspend_action",
    "app.save": "#save",
  }),
  decoys: by({
    filter: "#filter",
    reminders: "#provisioning_reminders",
    pictures: "#update_pictures",
    notify: "#notify",
    "save user": "#save-user",
  }),
});
