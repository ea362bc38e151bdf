import { application, by, keep } from "application";

const fields = {
  baseUrl: "#i1",
  token: "#i2",
  template: "#i4",
  enabled: "#c1",
  create: "#c3",
  delete: "#c4",
  update: "#c5",
  onDelete: "#s1",
  onSuspend: "#s2",
};
const model = keep({ saves: 0 }, fields);
document.querySelector("#save").addEventListener("click", (event) => {
  event.preventDefault();
  model.saves++;
});

application({
  state: () => model,
  elements: by({
    "configuration.base-url": "#i1",
    "configuration.token": "#i2",
    "configuration.template": "#i4",
    "configuration.api-status": "#status",
    "provisioning.enable": "#c1",
    "provisioning.approve-create": "#c3",
    "provisioning.approve-delete": "#c4",
    "provisioning.approve-update": "#c5",
    "provisioning.on-delete": "#s1",
    "provisioning.on-suspend": "#s2",
    "app.save": "#save",
  }),
  decoys: by({ search: "#i0", note: "#i3", comment: "#i5", sso: "#c2", never: "#c6", "default role": "#s3", cancel: "#cancel" }),
});
