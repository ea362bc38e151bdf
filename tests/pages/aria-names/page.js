import { application, by, keep } from "application";

const model = keep({ saves: 0 }, { baseUrl: "#n2", token: "#n7", template: "#n9", enabled: "#n10", onSuspend: "#n14" });
document.querySelector("#n16").addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "configuration.base-url": "#n2",
    "configuration.token": "#n7",
    "configuration.template": "#n9",
    "provisioning.enable": "#n10",
    "provisioning.on-suspend": "#n14",
    "app.save": "#n16",
  }),
  decoys: by({ "SAML base URL": "#n5", "webhook secret": "#n8", link: "#n11", guests: "#n12", order: "#n15", discard: "#n17" }),
});
