import { application, by, keep } from "application";

const named = (name) => `[name=${name}]`;
const fields = { baseUrl: named("p2"), token: named("p3"), template: named("p5"), enabled: named("p6"), onDelete: named("p8") };
const model = keep({ saves: 0 }, fields, "input");
document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  model.saves++;
});

application({
  state: () => model,
  elements: by({
    "configuration.base-url": named("p2"),
    "configuration.token": named("p3"),
    "configuration.template": named("p5"),
    "provisioning.enable": named("p6"),
    "provisioning.on-delete": named("p8"),
    "app.save": named("p10"),
  }),
  decoys: by({
    search: "[type=search]",
    audience: named("p1"),
    documentation: named("p4"),
    reminders: named("p7"),
    "first login": named("p9"),
  }),
});
