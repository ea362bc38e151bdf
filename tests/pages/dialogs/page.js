import { application, by, keep } from "application";

const $ = (selector) => document.querySelector(selector);
const model = keep(
  { open: false, action: "", source: "", saved: [] },
  { name: "#rule-name", forEach: "#rule-for-each", expression: "#rule-expression" },
);

$("#add-rule").addEventListener("click", () => {
  model.open = true;
  $("#rule").showModal();
});
for (const option of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[role=option]"))) {
  option.addEventListener("click", () => {
    model.action = option.dataset.value;
    $("#rule-action").textContent = option.textContent;
    $("#actions").hidePopover();
    $("#source").hidden = false;
  });
}
$("#actions").addEventListener("toggle", (event) => $("#rule-action").setAttribute("aria-expanded", event.newState === "open"));
const choose = (id, value) =>
  $(id).addEventListener("click", () => {
    model.source = value;
    for (const radio of document.querySelectorAll("[role=radio]")) {
      const on = radio.id === id.slice(1);
      radio.setAttribute("aria-checked", String(on));
      radio.textContent = radio.textContent.replace(/[○●]/, on ? "●" : "○");
    }
    $("#each").hidden = value !== "map";
  });
choose("#d5", "existing");
choose("#d6", "map");
$("#rule-save").addEventListener("click", () => {
  model.saved.push(`${model.name}|${model.action}|${model.source}|${model.expression}`);
  $("#rule").close();
});

const shown = (selector) => () => ($(selector).checkVisibility() ? $(selector) : null);

application({
  state: () => model,
  elements: {
    "rules.add": shown("#add-rule"),
    "rule.name": shown("#rule-name"),
    "rule.action": shown("#rule-action"),
    "rule.map": shown("#d6"),
    "rule.for-each": shown("#rule-for-each"),
    "rule.expression": shown("#rule-expression"),
    "rule.save": shown("#rule-save"),
  },
  decoys: by({ "name on the page": "#name", "save of the page": "#d2", existing: "#d5", help: "#d9", cancel: "#d11" }),
});
