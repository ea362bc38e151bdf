// Windows: shown from their templates, and closed with an answer.

import { all, boot, deep, main, one } from "./dom.mjs";
import { shut } from "./drop-downs.mjs";
import { isOn, read, write } from "./fields.mjs";

const kind = boot.choices.window;
/** Windows of these kinds are in the page all the time, hidden. */
const kept = kind === "dialog" || kind === "role";

const fresh = (id) => document.importNode(one(`template[data-template="${id}"]`).content, true).firstElementChild;

/** Puts the windows of the page into it, hidden. */
export function placeWindows() {
  if (!kept) return;
  all("body > [data-window]").forEach((old) => old.remove());
  for (const template of all("template[data-template]")) {
    const made = fresh(template.dataset.template);
    made.hidden = kind === "role";
    document.body.append(made);
  }
}

/** @param {string} id */
function show(id) {
  const made = fresh(id);
  if (kind === "inline") {
    all("[data-window]", main()).forEach((old) => old.remove());
    one("[data-slot]").append(made);
    made.scrollIntoView({ block: "nearest" });
    return made;
  }
  const place = kept && one(`body > [data-window="${id}"]`);
  if (place) place.replaceWith(made);
  else document.body.append(made);
  if (kind === "dialog") made.showModal();
  return made;
}

function close(root) {
  shut();
  if (kind === "dialog") root.close();
  if (!kept) root.remove();
  else if (kind === "role") root.hidden = true;
}

/** What the fields of a window hold: text, or true and false. */
export const values = (root) =>
  Object.fromEntries(deep("[data-w]", root).map((field) => [field.dataset.w, isOn(field) ? read(field) === "true" : read(field)]));

/**
 * Shows a window until it is answered.
 * @param {string} id
 * @param {{ fill?: Record<string, any>, start?: (root: any) => void, check?: (answer: string, root: any) => string | Promise<string> }} [how]
 *   `check`: why the answer can't be taken, or nothing
 * @returns {Promise<{ answer: string, root: any }>}
 */
export function ask(id, { fill = {}, start = () => {}, check = () => "" } = {}) {
  const root = show(id);
  for (const field of deep("[data-w]", root)) if (field.dataset.w in fill) write(field, String(fill[field.dataset.w]));
  start(root);
  return new Promise((done) => {
    const end = (answer) => {
      close(root);
      done({ answer, root });
    };
    root.addEventListener("click", async (event) => {
      const button = event.target.closest("[data-answer]");
      if (!button) return;
      const { answer } = button.dataset;
      const why = answer && (await check(answer, root));
      one("[data-refused]", root).textContent = why;
      if (!why) end(answer);
    });
    root.addEventListener("cancel", (event) => {
      event.preventDefault();
      end("");
    });
    if (kind !== "dialog")
      root.addEventListener("keydown", (event) => {
        if (event.key === "Escape") end("");
      });
  });
}
