import { application, by } from "application";

const $ = (selector) => document.querySelector(selector);
const model = { name: "", baseUrl: "", token: "", saves: 0 };

// Capital letters while one types.
$("#displayName").addEventListener("input", ({ target }) => {
  target.value = target.value.toUpperCase();
  model.name = target.value;
});
// Only what the browser finds valid.
$("#baseUrl").addEventListener("change", ({ target }) => {
  if (target.checkValidity()) model.baseUrl = target.value;
});
// A mask: groups of four; the application keeps it without them.
$("#token").addEventListener("input", ({ target }) => {
  model.token = target.value.replace(/-/g, "");
  target.value = model.token.replace(/(.{4})(?=.)/g, "$1-");
});
$("#o6").addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "app.display-name": "#displayName",
    "configuration.base-url": "#baseUrl",
    "configuration.token": "#token",
    "app.save": "#o6",
  }),
  decoys: by({ owner: "#ownerDisplayName", order: "#order" }),
});
