import { application, by, keep } from "application";

const ids = ["m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10"];
const model = keep({}, Object.fromEntries(ids.map((id) => [id, `#${id}`])), "input");

application({
  state: () => model,
  elements: by({
    "configuration.token": "#m3",
    "configuration.template": "#m4",
    "provisioning.enable": "#m5",
    "provisioning.approve-create": "#m6",
    "provisioning.approve-delete": "#m7",
    "provisioning.approve-update": "#m8",
    "provisioning.on-delete": "#m9",
    "provisioning.on-suspend": "#m10",
    "app.save": "#m11",
  }),
  candidates: { "configuration.base-url": () => [document.querySelector("#m1"), document.querySelector("#m2")] },
  decoys: by({ ...Object.fromEntries(ids.map((id) => [id, `#${id}`])), m11: "#m11", lid: "#lid" }),
});
