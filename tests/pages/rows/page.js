import { application, by } from "application";

const PEOPLE = [
  ["Ana Silva", "ana.silva@acme.example", "Provisioned"],
  ["Grace Novak", "grace.novak@acme.example", "Pending"],
  ["Grace Novak", "grace.novak@acme-test.example", "Pending"],
  ["Ben Okafor", "ben.okafor@acme.example", "Pending"],
];
const model = { pressed: [], menu: false, reapplied: 0 };
const $ = (selector) => document.querySelector(selector);

for (const [name, mail, state] of PEOPLE) {
  const row = $("tbody").insertRow();
  row.insertCell().append(name, document.createElement("br"), mail);
  row.insertCell().textContent = "Sales";
  const cell = row.insertCell();
  if (state === "Pending") {
    const button = document.createElement("button");
    button.textContent = state;
    button.addEventListener("click", () => model.pressed.push(mail));
    cell.append(button);
  } else cell.textContent = state;
}
$("#more").addEventListener("click", () => {
  model.menu = true;
  $("#menu").hidden = false;
});
$("#reapply").addEventListener("click", () => model.reapplied++);

const row = (index) => $("tbody").rows[index];
const pending = (index) => () => row(index).querySelector("button");

application({
  state: () => model,
  elements: {
    "users.state": () => row(1).cells[2],
    "users.pending": pending(1),
    "app.more-actions": () => $("#more"),
    "app.reapply": () => ($("#reapply").checkVisibility() ? $("#reapply") : null),
  },
  decoys: { ...by({ search: "#search", sync: "#sync" }), "her namesake": pending(2), "another user": pending(3) },
});
