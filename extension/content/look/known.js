// Which element a handle means: what the last look found.

import * as dom from "../dom/dom.js";

/** @import { Known, RowSeen } from "./seen.js" */

/** @typedef {{ element: Element, label: string }} Stated */

/** @type {Map<number, Known>} */
let controls = new Map();
/** Rows, which can be pressed as a whole, and what the page states. @type {Map<number, Stated>} */
let others = new Map();
/** @type {WeakMap<Element, number>} */
let numbers = new WeakMap();
let last = 0;
/** Documents and shadow roots that the last look went through. @type {readonly (Document | ShadowRoot)[]} */
let seenRoots = [document];
/** For what stands for a control that is hidden, that control. @type {Map<Element, Known> | null} */
let behind = null;

/** @param {Element} element */
export const handleOf = (element) => {
  let handle = numbers.get(element);
  if (handle === undefined) {
    handle = ++last;
    numbers.set(element, handle);
  }
  return handle;
};

/**
 * Takes the place of what the look before found.
 * @param {Known[]} records @param {RowSeen[]} rows @param {{ label: string, element: Element }[]} facts @param {(Document | ShadowRoot)[]} roots
 */
export const remember = (records, rows, facts, roots) => {
  controls = new Map(records.map((record) => [record.handle, record]));
  others = new Map(facts.map((fact) => [handleOf(fact.element), fact]));
  for (const row of rows) others.set(row.handle, { element: row.element, label: row.texts.join(" ") });
  seenRoots = roots;
  behind = null;
};

export const forget = () => {
  remember([], [], [], [document]);
  numbers = new WeakMap();
};

/** @param {number} handle */
export const find = (handle) => controls.get(handle);
/** @param {number} handle */
export const findOther = (handle) => others.get(handle);
/** The element of a handle, while it is in the page. @param {number} handle */
export const elementOf = (handle) => {
  const element = (find(handle) ?? findOther(handle))?.element;
  return element && !dom.isDead(element) && dom.connected(element) ? element : null;
};
/** @param {Element} element */
export const known = (element) => controls.get(numbers.get(element) ?? 0);
/** Without those of frames that have gone on since. */
export const roots = () => seenRoots.filter((root) => !dom.isDead(root));

/** The control that an element is a part of, or stands for. @param {Element | null} element */
export const meant = (element) => {
  if (!behind) {
    behind = new Map();
    for (const record of controls.values()) if (record.proxy && !behind.has(record.proxy)) behind.set(record.proxy, record);
  }
  for (let at = element; at; at = dom.above(at)) {
    const found = known(at) ?? behind.get(at);
    if (found) return found;
    const named = dom.tag(at) === "label" ? /** @type {HTMLLabelElement} */ (at).control : null;
    if (named) return known(named) ?? null;
  }
  return null;
};
