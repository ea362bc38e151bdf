import { application, by, keep } from "application";

const model = keep({ saves: 0 }, { baseUrl: "#base", token: "#token", enabled: "#enable", onDelete: "#deleted" });
document.querySelector("#save").addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "configuration.base-url": "#base",
    "configuration.token": "#token",
    "provisioning.enable": "#enable",
    "provisioning.on-delete": "#deleted",
    "app.save": "#save",
  }),
  decoys: by({ search: "#search", cancel: "#cancel" }),
});
