import { application, by } from "application";
import { ROLES } from "../names.js";

const SIZE = 20;
const $ = (selector) => document.querySelector(selector);
const model = { page: 0, opened: [], dialog: "" };

function draw() {
  const start = model.page * SIZE;
  const shown = ROLES.slice(start, start + SIZE);
  $("tbody").replaceChildren(
    ...shown.map((name, index) => {
      const row = document.createElement("tr");
      for (const text of [name, String((start + index) % 9)]) row.insertCell().textContent = text;
      row.addEventListener("click", () => model.opened.push(name));
      return row;
    }),
  );
  $("#showing").textContent = `Showing ${start + 1}–${start + shown.length} of ${ROLES.length}`;
}
const turn = (step) => () => {
  model.page = Math.max(0, Math.min(Math.ceil(ROLES.length / SIZE) - 1, model.page + step));
  draw();
};
$("#next").addEventListener("click", turn(1));
$("#previous").addEventListener("click", turn(-1));
$("#new").addEventListener("click", () => {
  model.dialog = "new";
});
draw();

const rows = () => [.../** @type {NodeListOf<HTMLTableRowElement>} */ (document.querySelectorAll("tbody tr"))];
const rowOf = (name) => () => rows().find((row) => row.cells[0].textContent === name) ?? null;

application({
  state: () => model,
  elements: { "roles.row": () => rowOf("Sales")()?.cells[0] ?? null, "roles.open": rowOf("Sales"), ...by({ "roles.new": "#new" }) },
  decoys: {
    ...by({ search: "#search", import: "#import" }),
    ...Object.fromEntries(ROLES.slice(1, 5).map((name) => [name, rowOf(name)])),
  },
  lists: { roles: () => rows().map((row) => row.cells[0].textContent) },
});
