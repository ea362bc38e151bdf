import { application, by, keep } from "application";

const $ = (selector) => document.querySelector(selector);
const model = keep({ open: false, action: "", source: "", saved: [] }, { name: "#d3", forEach: "#d7", expression: "#d8" });

$("#d1").addEventListener("click", () => {
  model.open = true;
  $("#rule").showModal();
});
for (const option of document.querySelectorAll("[role=option]")) {
  option.addEventListener("click", () => {
    model.action = option.dataset.value;
    $("#d4").textContent = option.textContent;
    $("#actions").hidePopover();
    $("#source").hidden = false;
  });
}
$("#actions").addEventListener("toggle", (event) => $("#d4").setAttribute("aria-expanded", event.newState === "open"));
const choose = (id, value) =>
  $(id).addEventListener("click", () => {
    model.source = value;
    for (const radio of document.querySelectorAll("[role=radio]")) {
      const on = radio.id === id.slice(1);
      radio.setAttribute("aria-checked", on);
      radio.textContent = radio.textContent.replace(/[○●]/, on ? "●" : "○");
    }
    $("#each").hidden = value !== "map";
  });
choose("#d5", "existing");
choose("#d6", "map");
$("#d10").addEventListener("click", () => {
  model.saved.push(`${model.name}|${model.action}|${model.source}|${model.expression}`);
  $("#rule").close();
});

const shown = (selector) => () => ($(selector).checkVisibility() ? $(selector) : null);

application({
  state: () => model,
  elements: {
    "rules.add": shown("#d1"),
    "rule.name": shown("#d3"),
    "rule.action": shown("#d4"),
    "rule.map": shown("#d6"),
    "rule.for-each": shown("#d7"),
    "rule.expression": shown("#d8"),
    "rule.save": shown("#d10"),
  },
  decoys: by({ "name on the page": "#d0", "save of the page": "#d2", existing: "#d5", help: "#d9", cancel: "#d11" }),
});
