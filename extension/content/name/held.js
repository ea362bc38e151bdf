// What a control in the midst of a name holds: it is read with the words around it, as in "Flash the screen 3 times".

import { shownChoice } from "../control/value.js";
import * as dom from "../dom/dom.js";
import { collapse, textOf } from "../dom/text.js";

/** A word or a number in a sentence is short; an address or a secret is not, and is nobody's name. */
const SHORT = 24;

/**
 * What is chosen or counted there, and what is typed only if that is asked for: it may be anybody's.
 * @param {Element} element @param {boolean} typedToo
 */
export const heldIn = (element, typedToo) => {
  const { type, value } = /** @type {HTMLInputElement} */ (element);
  const tag = dom.tag(element);
  const role = dom.attr(element, "role") ?? "";
  // What is said to be a menu leads somewhere, and chooses nothing.
  if (role === "menu") return "";
  if (tag === "input" && /^(range|number)$/.test(type)) return value;
  if (/^(slider|spinbutton)$/.test(role)) return dom.attr(element, "aria-valuetext") ?? dom.attr(element, "aria-valuenow") ?? "";
  if (tag === "select" || (tag !== "input" && /^(combobox|listbox)$/.test(role))) {
    const [chosen] = dom.all(element, "[role=option][aria-selected=true]");
    return chosen || role !== "listbox" ? (chosen ? textOf(chosen) : shownChoice(element, null)) : "";
  }
  if (!typedToo) return "";
  const isTyped = tag === "textarea" || (tag === "input" && /^(text|search|tel|email|url)$/.test(type));
  const text = isTyped ? collapse(value) : /^(textbox|searchbox)$/.test(role) ? textOf(element) : "";
  return text.length > SHORT ? "" : text;
};
