import { application, by, keep } from "application";

const $ = (selector) => document.querySelector(selector);
const model = keep(
  { saves: 0, connected: false, provisioning: false },
  {
    baseUrl: "#app_params_1",
    template: "#app_params_2",
    token: "#app_params_4",
    create: "#wf_1",
    delete: "#wf_2",
    update: "#wf_3",
    onDelete: "#wf_5",
    onSuspend: "#wf_6",
  },
);
$("#app_params_1").addEventListener("change", () => {
  // As server-side validation shows it: the error goes when there is something.
  const blank = model.baseUrl === "";
  $("#cg_base").classList.toggle("error", blank);
  $("#cg_base .help-inline").textContent = blank ? "can't be blank" : "";
});
for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[name='app[prov]']")))
  radio.addEventListener("change", () => (model.provisioning = radio.value === "true"));
$("#enable_api").addEventListener("click", (event) => {
  event.preventDefault();
  model.connected = true;
  $("#status").textContent = "Enabled";
  $("#enable_api").textContent = "Disable";
});
$("form").addEventListener("submit", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "configuration.api-status": "#status",
    "configuration.enable": "#enable_api",
    "configuration.base-url": "#app_params_1",
    "configuration.template": "#app_params_2",
    "configuration.token": "#app_params_4",
    "provisioning.approve-create": "#wf_1",
    "provisioning.approve-delete": "#wf_2",
    "provisioning.approve-update": "#wf_3",
    "provisioning.on-delete": "#wf_5",
    "provisioning.on-suspend": "#wf_6",
    "app.save": "#commit",
    "app.display-name": "#app_name",
  }),
  decoys: by({
    audience: "#app_params_0",
    "sign requests": "#slo_y",
    headers: "#app_params_3",
    "test connection": "#test_api",
    "provisioning yes": "#prov_y",
    "provisioning no": "#prov_n",
    "create group": "#wf_4",
    "mail on failure": "#mail_y",
    "save as copy": "#dup",
    cancel: "#cancel",
    "base URL of SSO, in another tab": "#app_sso",
    "display name, in another tab": "#app_name",
  }),
});
