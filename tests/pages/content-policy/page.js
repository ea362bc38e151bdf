import { application, by, keep } from "application";
import "./style.css";

const model = keep(
  { saves: 0 },
  { baseUrl: "#scim_base_url", token: "#scim_token", enabled: "#provisioning_enabled", onSuspend: "#suspend_action" },
);
document.querySelector("#q5").addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "configuration.base-url": "#scim_base_url",
    "configuration.token": "#scim_token",
    "provisioning.enable": "#provisioning_enabled",
    "provisioning.on-suspend": "#suspend_action",
    "app.save": "#q5",
  }),
  decoys: by({ contact: "#q0", delete: "#q6" }),
});
