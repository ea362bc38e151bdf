import { application, by, keep } from "application";

const model = keep({ saves: 0 }, { enabled: "#y1", create: "#y2", delete: "#y3", update: "#y4", include: "#y8" });
document.querySelector("#y9").addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "provisioning.enable": "#y1",
    "provisioning.approve-create": "#y2",
    "provisioning.approve-delete": "#y3",
    "provisioning.approve-update": "#y4",
    "app.save": "#y9",
  }),
  hands: by({
    "provisioning.enable": ".track",
    "provisioning.approve-create": "[for=y2]",
    "provisioning.approve-delete": ".mark",
    "provisioning.approve-update": "#y4-box",
  }),
  decoys: by({ reminders: "#y0", pictures: "#y5", deleted: "#y6", logo: "#y7", include: "#y8" }),
});
