import { application, by, keep } from "application";

const inside = (id) => document.querySelector(id).contentDocument;
const model = { saves: 0 };
document.querySelector("#save").addEventListener("click", () => model.saves++);

const ready = (id) =>
  new Promise((/** @type {(nothing?: undefined) => void} */ done) => {
    const frame = document.querySelector(id);
    if (frame.contentDocument?.readyState === "complete" && frame.contentDocument.URL !== "about:blank") done();
    else frame.addEventListener("load", () => done(), { once: true });
  });

Promise.all([ready("#connection"), ready("#workflow")]).then(() => {
  keep(model, { baseUrl: "#scim-base-url", token: "#scim-token" }, "change", inside("#connection"));
  keep(model, { enabled: "#provisioning-enabled", onDelete: "#on-delete" }, "change", inside("#workflow"));
  application({
    state: () => model,
    elements: {
      ...by({ "configuration.base-url": "#scim-base-url", "configuration.token": "#scim-token" }, () => inside("#connection")),
      ...by({ "provisioning.enable": "#provisioning-enabled", "provisioning.on-delete": "#on-delete" }, () => inside("#workflow")),
      ...by({ "app.save": "#save" }),
    },
    decoys: {
      ...by({ search: "#top", groups: "#add" }),
      ...by({ audience: "#saml-url" }, () => inside("#connection")),
      ...by({ reminders: "#provisioning-reminders" }, () => inside("#workflow")),
    },
  });
});
