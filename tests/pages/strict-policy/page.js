import { application, by, keep } from "application";
import "./style.css";

const model = keep({ saves: 0 }, { baseUrl: "#q1", token: "#q2", enabled: "#q3", onSuspend: "#q4" });
document.querySelector("#q5").addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "configuration.base-url": "#q1",
    "configuration.token": "#q2",
    "provisioning.enable": "#q3",
    "provisioning.on-suspend": "#q4",
    "app.save": "#q5",
  }),
  decoys: by({ contact: "#q0", delete: "#q6" }),
});
