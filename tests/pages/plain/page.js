import { application, by, keep } from "application";

// As old consoles do: the model hears of a field when the person leaves it.
const model = keep(
  { enabled: false, saved: 0 },
  {
    baseUrl: "#scim_base_url",
    token: "#scim_bearer_token",
    headers: "#custom_headers",
    template: "#scim_json_template",
    audience: "#saml_audience_url",
  },
);

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
    "configuration.base-url": "#scim_base_url",
    "configuration.token": "#scim_bearer_token",
    "configuration.template": "#scim_json_template",
    "configuration.api-status": "#status",
    "configuration.enable": "#enable",
    "app.save": "#save",
  }),
  decoys: by({
    search: "#q",
    go: "#go",
    audience: "#saml_audience_url",
    consumer: "#saml_consumer_url",
    headers: "#custom_headers",
    cancel: "#cancel",
    "save as new app": "#save-as",
  }),
});
