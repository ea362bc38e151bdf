import { application, by, keep } from "application";

const model = keep({ saves: 0 }, { baseUrl: "#v3", token: "#v4" });
document.querySelector("#v5").addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({ "configuration.base-url": "#v3", "configuration.token": "#v4", "app.save": "#v5" }),
  decoys: by({ "SAML URL": "#v1", certificate: "#v2" }),
});
