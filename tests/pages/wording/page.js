import { application, by, keep } from "application";

const fields = {
  baseUrl: "#k2",
  token: "#k4",
  template: "#k6",
  enabled: "#k8",
  create: "#k9",
  delete: "#k10",
  update: "#k11",
  onDelete: "#k13",
  onSuspend: "#k14",
};
const model = keep({ saves: 0 }, fields);
document.querySelector("#k16").addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "configuration.base-url": "#k2",
    "configuration.token": "#k4",
    "configuration.template": "#k6",
    "provisioning.enable": "#k8",
    "provisioning.approve-create": "#k9",
    "provisioning.approve-delete": "#k10",
    "provisioning.approve-update": "#k11",
    "provisioning.on-delete": "#k13",
    "provisioning.on-suspend": "#k14",
    "app.save": "#k16",
  }),
  decoys: by({
    "old base URL": "#k1",
    expiry: "#k3",
    "token URL": "#k5",
    reminders: "#k7",
    "create group": "#k12",
    "on create": "#k15",
    "save and add": "#k17",
  }),
});
