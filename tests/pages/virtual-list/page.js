import { application, by } from "application";
import { ROLES } from "../names.js";

const HEIGHT = 30;
const scroller = document.querySelector(".scroller");
const all = /** @type {HTMLElement} */ (scroller.querySelector(".all"));
const model = { roles: [], saves: 0 };
let first = -1;

/** Only what can be seen has elements: ten rows. */
function draw() {
  const start = Math.min(Math.round(scroller.scrollTop / HEIGHT), ROLES.length - 10);
  if (start === first) return;
  first = start;
  all.replaceChildren(
    ...ROLES.slice(start, start + 10).map((name, index) => {
      const row = document.createElement("label");
      row.style.top = `${(start + index) * HEIGHT}px`;
      const box = document.createElement("input");
      box.type = "checkbox";
      box.checked = model.roles.includes(name);
      box.addEventListener("change", () => {
        model.roles = box.checked ? [...model.roles, name] : model.roles.filter((role) => role !== name);
      });
      row.append(box, ` ${name}`);
      return row;
    }),
  );
}
all.style.height = `${ROLES.length * HEIGHT}px`;
scroller.addEventListener("scroll", draw);
draw();
document.querySelector("#save").addEventListener("click", () => model.saves++);

const rows = () => [...all.children];
const boxOf = (name) => () => rows().find((row) => row.textContent === ` ${name}`)?.firstElementChild ?? null;

application({
  state: () => model,
  elements: { "access.role": boxOf("Sales"), ...by({ "app.save": "#save" }) },
  decoys: {
    ...by({ filter: "#filter", "select all": "#all" }),
    ...Object.fromEntries(ROLES.slice(1, 5).map((name) => [name, boxOf(name)])),
  },
  lists: { access: () => rows().map((row) => row.textContent.trim()) },
});
