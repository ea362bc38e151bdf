// Events as a mouse and a keyboard make them.

import * as dom from "../dom/dom.js";

/** Events are of the element's own window: a frame's are others. @param {Element} element */
const viewOf = (element) => /** @type {Window & typeof globalThis} */ (element.ownerDocument.defaultView ?? window);

const HEARD = { bubbles: true, composed: true };
const USUAL = { ...HEARD, cancelable: true };

/** @param {Element} element @param {string} type */
export const fire = (element, type) => element.dispatchEvent(new (viewOf(element).Event)(type, HEARD));

/** @param {Element} element */
export const focus = (element) => viewOf(element).HTMLElement.prototype.focus.call(element, { preventScroll: true });
/** @param {Element} element */
export const blur = (element) => viewOf(element).HTMLElement.prototype.blur.call(element);

/** A click without the events before it. @param {Element} element @param {object} [init] */
export const click = (element, init = USUAL) => {
  const view = viewOf(element);
  // What is drawn in SVG has no such function.
  if ("innerText" in element) view.HTMLElement.prototype.click.call(element);
  else element.dispatchEvent(new view.MouseEvent("click", { ...init, detail: 1 }));
};

/** One press, as a mouse makes it. @param {Element} element */
export const press = (element) => {
  const view = viewOf(element);
  const { left, top, width, height } = dom.box(element);
  const at = { clientX: left + width / 2, clientY: top + height / 2 };
  const init = { ...USUAL, button: 0, view, ...at };
  element.dispatchEvent(new view.PointerEvent("pointerdown", { ...init, pointerType: "mouse", isPrimary: true, buttons: 1 }));
  element.dispatchEvent(new view.MouseEvent("mousedown", { ...init, buttons: 1, detail: 1 }));
  if (dom.matches(element, "a,button,input,[tabindex]") && "innerText" in element) focus(element);
  element.dispatchEvent(new view.PointerEvent("pointerup", { ...init, pointerType: "mouse", isPrimary: true }));
  element.dispatchEvent(new view.MouseEvent("mouseup", { ...init, detail: 1 }));
  click(element, init);
};

/** @param {Element} element @param {string} key */
export const pressKey = (element, key) => {
  const view = viewOf(element);
  for (const type of ["keydown", "keyup"]) element.dispatchEvent(new view.KeyboardEvent(type, { key, code: key, ...USUAL }));
};
