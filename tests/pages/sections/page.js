import { application, by, keep } from "application";

const fields = {
  baseUrl: "#scim_url",
  token: "#scim_token",
  create: "#u7",
  delete: "#u8",
  update: "#u9",
  enabled: "#provisioning_enabled",
};
const model = keep({ saves: 0 }, fields);
document.querySelector("#u15").addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "configuration.base-url": "#scim_url",
    "configuration.token": "#scim_token",
    "provisioning.approve-create": "#u7",
    "provisioning.approve-delete": "#u8",
    "provisioning.approve-update": "#u9",
    "provisioning.enable": "#provisioning_enabled",
    "app.save": "#u15",
  }),
  decoys: by({
    "SAML URL": "#saml_url",
    "SAML token": "#saml_token",
    "webhook URL": "#webhook_url",
    "webhook secret": "#webhook_secret",
    "mail on create": "#u10",
    "mail on delete": "#u11",
    "mail on update": "#u12",
    "another tab": "#t1",
    preview: "#preview_provisioning",
  }),
});
