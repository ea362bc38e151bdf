import { application, by, keep } from "application";

const model = keep({ saves: 0 }, { baseUrl: "#b77e02", token: "#c0d4ff", template: "#d19b6e", enabled: "#f00d", onDelete: "#h7" });
document.querySelector("#i3").addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "configuration.base-url": "#b77e02",
    "configuration.token": "#c0d4ff",
    "configuration.template": "#d19b6e",
    "provisioning.enable": "#f00d",
    "provisioning.on-delete": "#h7",
    "app.save": "#i3",
  }),
  decoys: by({ "SAML URL": "#a8f31c", "e-mail": "#e5", tip: "#tip", previews: "#g1", discard: "#j4" }),
});
