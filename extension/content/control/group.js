// Radio buttons that belong together.

import * as dom from "../dom/dom.js";

/** @import { Known } from "../look/seen.js" */

/** The nearest of a kind that it stands in. @param {Element} element @param {string} selector */
export const nearest = (element, selector) => {
  let at = dom.above(element);
  for (let depth = 0; at && depth < 12 && !dom.matches(at, selector); depth++) at = dom.above(at);
  return at && dom.matches(at, selector) ? at : null;
};

/** What holds all of these, the innermost; null when there is another field in it. @param {readonly Known[]} radios */
export const holderOf = (radios) => {
  let at = dom.above(radios[0].element);
  while (at && !radios.every((radio) => dom.holds(/** @type {Element} */ (at), radio.element))) at = dom.above(at);
  return at && holdsNoOther(at, radios) ? at : null;
};

/** @param {Element} element @param {readonly Known[]} radios */
export const holdsNoOther = (element, radios) => {
  const ours = new Set(radios.map((radio) => radio.element));
  return dom.all(element, "input:not([type=hidden]),select,textarea").every((field) => ours.has(field));
};
