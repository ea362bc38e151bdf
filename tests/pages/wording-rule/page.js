import { application, by, keep } from "application";

const $ = (selector) => document.querySelector(selector);
const model = keep({ open: false, source: "", saved: [] }, { name: "#w2", action: "#w4", forEach: "#w7", expression: "#w8" });

$("#add").addEventListener("click", () => {
  model.open = true;
  $(".window").hidden = false;
});
$("#w4").addEventListener("change", () => {
  $("#mapping").hidden = model.action === "";
});
for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[name=w]"))) {
  radio.addEventListener("change", () => {
    model.source = radio.value;
    $("#each").hidden = model.source !== "map";
  });
}
$("#w10").addEventListener("click", () => model.saved.push(`${model.name}|${model.action}|${model.source}|${model.expression}`));

application({
  state: () => model,
  // What is not on show yet is not there for a person.
  elements: Object.fromEntries(
    Object.entries(
      by({
        "rules.add": "#add",
        "rule.name": "#w2",
        "rule.action": "#w4",
        "rule.map": "#w6",
        "rule.for-each": "#w7",
        "rule.expression": "#w8",
        "rule.save": "#w10",
      }),
    ).map(([control, find]) => [control, () => (find().checkVisibility() ? find() : null)]),
  ),
  decoys: by({ prefix: "#w1", condition: "#w3", existing: "#w5", "starts with": "#w9", cancel: "#w11" }),
});
