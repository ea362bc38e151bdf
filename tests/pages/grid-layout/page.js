import { application, by, keep } from "application";

const model = keep({ saves: 0 }, { baseUrl: "#x1", token: "#x2", template: "#x3", enabled: "#x4", onDelete: "#x6" });
document.querySelector("#x8").addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "configuration.base-url": "#x1",
    "configuration.token": "#x2",
    "configuration.template": "#x3",
    "provisioning.enable": "#x4",
    "provisioning.on-delete": "#x6",
    "app.save": "#x8",
  }),
  decoys: by({ contact: "#contact", "time-out": "#timeout", comment: "#comment", reminders: "#x5", reports: "#x7", export: "#x9" }),
});
