import { application, by, keep } from "application";

const model = keep({ saves: 0 }, { baseUrl: "#s1", token: "#s2", enabled: "#s4", template: "#s3" });
document.querySelector("#s5").addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "configuration.base-url": "#s1",
    "configuration.token": "#s2",
    "configuration.template": "#s3",
    "provisioning.enable": "#s4",
    "app.save": "#s5",
  }),
  decoys: by({ jump: "#jump", advanced: "#advanced", template: "#s3", close: "#s6" }),
});
