// Replaces the text of a field.

import { isNative } from "../control/role.js";
import { holdsSecret, typed } from "../control/value.js";
import * as dom from "../dom/dom.js";
import { fire } from "./event.js";

/** Puts a text in the place of the one in a field that has the focus. @param {Element} element @param {string} text */
export const replaceText = (element, text) => {
  const field = /** @type {HTMLInputElement} */ (element);
  const { ownerDocument } = element;
  const before = typed(element);
  if (isNative(element)) field.select();
  else ownerDocument.getSelection()?.selectAllChildren(element);
  // Gives trusted events and an entry in the undo list, and honours maxlength. Not for a secret: a handler could still turn
  // it elsewhere between the key and the field.
  const wrote =
    !holdsSecret(element) && (text === "" ? ownerDocument.execCommand("delete") : ownerDocument.execCommand("insertText", false, text));
  if (isNative(element) && (!wrote || (typed(element) === before && before !== text))) {
    field.value = text;
    fire(element, "input");
  }
};

/** @param {Element} element @param {string} text @returns {string} why not; empty when it was written */
export const type = (element, text) => {
  const field = /** @type {HTMLInputElement} */ (element);
  // A text of the page is read by everybody who sees it, and kept with it.
  if (!isNative(element) && holdsSecret(element)) return "it is a text of the page, not a field for a secret";
  let told = false;
  const heard = () => {
    told = true;
  };
  field.focus({ preventScroll: true });
  // A handler of the page may have moved the focus on, and what is typed would go there.
  if (dom.active(dom.root(element)) !== element) return "the page takes the focus elsewhere";
  if (isNative(element) && (field.readOnly || field.disabled)) return "it can't be changed any more";
  if (isNative(element) && field.maxLength > 0 && text.length > field.maxLength) return `it takes ${field.maxLength} characters at most`;
  element.addEventListener("change", heard, { capture: true });
  replaceText(element, text);
  field.blur();
  // A browser tells of a change by itself when the field is left, but not of every kind.
  if (!told) fire(element, "change");
  element.removeEventListener("change", heard, { capture: true });
  return "";
};
