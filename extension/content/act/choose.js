// Chooses an option of a native drop-down or of radio buttons.

import { isNative } from "../control/role.js";
import { optionOf, optionsIn } from "../control/value.js";
import * as dom from "../dom/dom.js";
import { collapse } from "../dom/text.js";
import { click, fire, press } from "./event.js";

/**
 * @import { Act } from "../../wasm/scim_guide.js"
 * @import { Known } from "../look/seen.js"
 */

/** The texts by which an option is known. @param {Act} act @returns {string[]} */
export const wanted = (act) => (act.kind === "choose" ? [act.option, ...(act.aliases ?? [])].map((text) => collapse(text)) : []);

/** The one that has the first of these names that any has. @template T @param {readonly T[]} options @param {(option: T) => string} text @param {string[]} names @returns {T | null} */
export const only = (options, text, names) => {
  for (const name of names) {
    const same = options.filter((option) => collapse(text(option)) === name);
    if (same.length > 0) return same.length === 1 ? same[0] : null;
  }
  return null;
};

/** @param {Element} element @param {string[]} names */
export const chooseNative = (element, names) => {
  const select = /** @type {HTMLSelectElement} */ (element);
  const options = optionsIn(element);
  const option = only(
    options.filter((candidate) => !dom.matches(candidate, ":disabled")),
    (candidate) => candidate.label,
    names,
  );
  if (!option) return false;
  select.focus({ preventScroll: true });
  select.selectedIndex = options.indexOf(option);
  fire(select, "input");
  fire(select, "change");
  const next = dom.nextElement(select);
  if (next && dom.matches(next, ".chosen-container")) fire(select, "chosen:updated");
  select.blur();
  return true;
};

/** @param {readonly Known[]} radios @param {string[]} names */
export const chooseRadio = (radios, names) => {
  const usable = radios.filter((radio) => radio.barriers.length === 0);
  const element = only(usable, optionOf, names)?.element;
  if (!element) return false;
  if (isNative(element)) click(element);
  else press(element);
  return true;
};
