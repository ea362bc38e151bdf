import { application, by } from "application";

const $ = (selector) => document.querySelector(selector);
const model = { name: "", baseUrl: "", token: "", saves: 0 };

// Capital letters while one types.
$("#o1").addEventListener("input", ({ target }) => {
  target.value = target.value.toUpperCase();
  model.name = target.value;
});
// Only what the browser finds valid.
$("#o4").addEventListener("change", ({ target }) => {
  if (target.checkValidity()) model.baseUrl = target.value;
});
// A mask: groups of four; the application keeps it without them.
$("#o5").addEventListener("input", ({ target }) => {
  model.token = target.value.replace(/-/g, "");
  target.value = model.token.replace(/(.{4})(?=.)/g, "$1-");
});
$("#o6").addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({ "app.display-name": "#o1", "configuration.base-url": "#o4", "configuration.token": "#o5", "app.save": "#o6" }),
  decoys: by({ owner: "#o2", order: "#o3" }),
});
