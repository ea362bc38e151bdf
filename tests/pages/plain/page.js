import { application, by, keep } from "application";

// As old consoles do: the model hears of a field when the person leaves it.
const model = keep({ enabled: false, saved: 0 }, { baseUrl: "#f1", token: "#f2", headers: "#f3", template: "#f4", audience: "#audience" });

document.querySelector("#enable").addEventListener("click", () => {
  model.enabled = true;
  document.querySelector("#status").textContent = "Enabled";
});
document.querySelector("#save").addEventListener("click", () => {
  model.saved++;
});

application({
  state: () => model,
  elements: by({
    "configuration.base-url": "#f1",
    "configuration.token": "#f2",
    "configuration.template": "#f4",
    "configuration.api-status": "#status",
    "configuration.enable": "#enable",
    "app.save": "#save",
  }),
  decoys: by({
    search: "#q",
    go: "#go",
    audience: "#audience",
    consumer: "#consumer",
    headers: "#f3",
    cancel: "#cancel",
    "save as new app": "#save-as",
  }),
});
