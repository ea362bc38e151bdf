import { application, by, keep } from "application";

const $ = (id) => document.getElementById(id);
const model = keep({ saves: 0 }, { name: "#n1", enabled: "#w1", delete: "#w3", onDelete: "#w5", sales: "#r2" });
$("s1").addEventListener("click", () => model.saves++);
const equal =
  (...ids) =>
  () =>
    ids.map($);
const ids = ["eu1", "eu2", "eu3", "us1", "us2", "us3", "b1", "b2", "b3", "b4", "w2", "w4", "w6", "lid", "r1", "r3", "g1", "g2", "s2"];

application({
  state: () => model,
  elements: by({
    "app.display-name": "#n1",
    "configuration.template": "#b1",
    "provisioning.enable": "#w1",
    "provisioning.approve-create": "#w2",
    "provisioning.approve-delete": "#w3",
    "provisioning.approve-update": "#w4",
    "provisioning.on-delete": "#w5",
    "provisioning.on-suspend": "#w6",
    "access.role": "#r2",
    "app.save": "#s1",
  }),
  candidates: {
    "configuration.base-url": equal("eu1", "us1"),
    "configuration.token": equal("eu2", "us2"),
    "configuration.enable": equal("eu3", "us3"),
  },
  decoys: by(Object.fromEntries(ids.map((id) => [id, `#${id}`]))),
});
