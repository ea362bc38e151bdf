import { application, by, keep } from "application";

const inside = (id) => document.querySelector(id).contentDocument;
const model = { saves: 0 };
document.querySelector("#save").addEventListener("click", () => model.saves++);

const ready = (id) =>
  new Promise((done) => {
    const frame = document.querySelector(id);
    if (frame.contentDocument?.readyState === "complete" && frame.contentDocument.URL !== "about:blank") done();
    else frame.addEventListener("load", () => done(), { once: true });
  });

Promise.all([ready("#connection"), ready("#workflow")]).then(() => {
  keep(model, { baseUrl: "#c1", token: "#c2" }, "change", inside("#connection"));
  keep(model, { enabled: "#w1", onDelete: "#w3" }, "change", inside("#workflow"));
  application({
    state: () => model,
    elements: {
      ...by({ "configuration.base-url": "#c1", "configuration.token": "#c2" }, () => inside("#connection")),
      ...by({ "provisioning.enable": "#w1", "provisioning.on-delete": "#w3" }, () => inside("#workflow")),
      ...by({ "app.save": "#save" }),
    },
    decoys: {
      ...by({ search: "#top", groups: "#add" }),
      ...by({ audience: "#c3" }, () => inside("#connection")),
      ...by({ reminders: "#w2" }, () => inside("#workflow")),
    },
    roots: [inside("#connection"), inside("#workflow")],
  });
});
