import { application, by, keep } from "application";

const model = keep({ saves: 0 }, { baseUrl: "#x7f3", token: "#x7f4", template: "#x7f5" });
document.querySelector("#x7f7").addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "configuration.base-url": "#x7f3",
    "configuration.token": "#x7f4",
    "configuration.template": "#x7f5",
    "app.save": "#x7f7",
  }),
  decoys: by({
    honeypot: "#scim_base_url",
    "clipped token": "#h2",
    "base URL of a hidden tab": "#h3",
    "token of a hidden tab": "#h4",
    "save of a hidden tab": "#h5",
    "clear template": "#h6",
    "last template": "#x7f6",
  }),
});
