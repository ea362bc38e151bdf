import { application, by, keep } from "application";

const model = keep({ saves: 0 }, { baseUrl: ".base", token: ".token", template: ".template" }, "input");
document.querySelector(".save").addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "app.connector": "#connector",
    "configuration.api-status": "#status",
    "configuration.base-url": ".base",
    "configuration.token": ".token",
    "configuration.template": ".template",
    "app.save": ".save",
  }),
  decoys: by({ audience: ".audience", disable: "#disable", expires: ".expires", response: ".response", reset: ".reset" }),
});
