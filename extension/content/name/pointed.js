// What an element is called by those that `aria-labelledby` points at.

import { isBox, isNative } from "../control/role.js";
import * as dom from "../dom/dom.js";
import { collapse, isGone, linesOf } from "../dom/text.js";

/**
 * @import { Known } from "../look/seen.js"
 * @import { Sight } from "../dom/sight.js"
 */

/** Is it called by what is in it? What is in the others is what they hold. @param {Element} element @param {Known["role"]} role */
export const hasContent = (element, role) => !/^(textbox|combobox|radiogroup)$/.test(role) && !(isBox(role) && isNative(element));

/** What is written on a button that is an input. @param {Element} element */
export const writtenOn = (element) => {
  const { type, value } = /** @type {HTMLInputElement} */ (element);
  if (dom.tag(element) !== "input") return "";
  return type === "image" ? (dom.attr(element, "alt") ?? "") : /^(submit|reset|button)$/.test(type) ? value : "";
};

const labelled = (/** @type {Element} */ element) => collapse(dom.attr(element, "aria-label"));

/** @typedef {(control: Element) => string} Held what is read of another control in the midst of a name */

/** The lines of what is pointed at; of what is not drawn all the same. @param {Element} element @param {Element} control @param {Held} [held] */
const linesAt = (element, control, held) => {
  const lines = linesOf(element, undefined, control, held);
  if (lines.length) return lines;
  const otherwise =
    (isGone(element, { visibilityProperty: true }) && collapse(element.textContent)) ||
    writtenOn(element) ||
    dom.attr(element, "alt") ||
    dom.attr(element, "title");
  return otherwise ? [otherwise] : [];
};

/** What a control is called that names itself among others: not by what it holds. @param {Element} element @param {Known["role"]} role @param {Sight} sight */
const ownLines = (element, role, sight) => {
  const labels = sight.labels.get(element) ?? [];
  const lines = labels.flatMap((label) => linesOf(label, undefined, element));
  if (lines.length) return lines;
  return hasContent(element, role) || isBox(role) ? linesAt(element, element) : [];
};

/**
 * All that it is called, and that without the hints below the names: those are no part of them.
 * @param {Element} from the control, or the custom element that it is in @param {Known} record @param {Sight} sight @param {Held} [held] @returns {string[]}
 */
export const pointedNames = (from, { element, role }, sight, held) => {
  const ids = (dom.attr(from, "aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  if (!ids.length) return [];
  const names = ids.map((id) => {
    const target = id === dom.attr(from, "id") ? from : dom.bearer(from, id);
    if (!target) return [];
    const name = labelled(target);
    if (name) return [name];
    return target === element ? ownLines(element, role, sight) : linesAt(target, element, held);
  });
  return [names.flat().join(" "), names.map(([first]) => first ?? "").join(" ")];
};
