import { application, by, keep } from "application";

const model = keep({ saves: 0 }, { enabled: "#a1", create: "#a2", delete: "#a3", update: "#a4", onDelete: "#a5", onSuspend: "#a6" });
document.querySelector("#save").addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "provisioning.enable": "#a1",
    "provisioning.approve-create": "#a2",
    "provisioning.approve-delete": "#a3",
    "provisioning.approve-update": "#a4",
    "provisioning.on-delete": "#a5",
    "provisioning.on-suspend": "#a6",
    "app.save": "#save",
  }),
  decoys: by({ filter: "#filter", reminders: "#reminders", pictures: "#other", notify: "#notify", "save user": "#save-user" }),
});
