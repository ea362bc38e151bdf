import { application, by, keep } from "application";

const fields = { baseUrl: "#u3", token: "#u4", create: "#u7", delete: "#u8", update: "#u9", enabled: "#u13" };
const model = keep({ saves: 0 }, fields);
document.querySelector("#u15").addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "configuration.base-url": "#u3",
    "configuration.token": "#u4",
    "provisioning.approve-create": "#u7",
    "provisioning.approve-delete": "#u8",
    "provisioning.approve-update": "#u9",
    "provisioning.enable": "#u13",
    "app.save": "#u15",
  }),
  decoys: by({
    "SAML URL": "#u1",
    "SAML token": "#u2",
    "webhook URL": "#u5",
    "webhook secret": "#u6",
    "mail on create": "#u10",
    "mail on delete": "#u11",
    "mail on update": "#u12",
    "another tab": "#t1",
    preview: "#u14",
  }),
});
