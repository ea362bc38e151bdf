import { application, by, keep } from "application";

const at = (name) => `[name=${name}]`;
const all = (names) => Object.fromEntries(Object.entries(names).map(([key, name]) => [key, at(name)]));
const model = keep(
  { saves: 0 },
  all({
    baseUrl: "b1",
    token: "b2",
    template: "c1",
    enabled: "d1",
    create: "e1",
    update: "e3",
    delete: "e5",
    onSuspend: "g1",
    onDelete: "g2",
  }),
);
document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.submitter?.getAttribute("name") === "h3") model.saves++;
});

application({
  state: () => model,
  elements: {
    ...by(
      all({
        "app.display-name": "a1",
        "configuration.base-url": "b1",
        "configuration.token": "b2",
        "configuration.template": "c1",
        "provisioning.enable": "d1",
        "provisioning.approve-create": "e1",
        "provisioning.approve-update": "e3",
        "provisioning.approve-delete": "e5",
        "provisioning.on-delete": "g2",
        "provisioning.on-suspend": "g1",
        "app.save": "h3",
      }),
    ),
    "configuration.api-status": () => document.querySelector("#st").parentElement,
  },
  decoys: by(
    all({
      "display name": "a1",
      description: "a2",
      expires: "b3",
      "default URL": "b4",
      "default token": "b5",
      sample: "c2",
      report: "d2",
      "create group": "e2",
      "update group": "e4",
      "delete group": "e6",
      "on group delete": "g3",
      undo: "h1",
      "save and close": "h2",
    }),
  ),
});
