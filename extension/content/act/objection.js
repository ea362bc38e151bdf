// Why something may not be written now. Looked at anew, as it is in this moment.

import { isOverlaid } from "../control/barrier.js";
import { roleOf } from "../control/role.js";
import { madeName } from "../control/value.js";
import * as dom from "../dom/dom.js";
import { elementOf, find, findOther } from "../look/known.js";
import { look } from "../look/look.js";
import { blank } from "../look/record.js";

/**
 * @import { Batch, Operation } from "../../wasm/scim_guide.js"
 * @import { Known } from "../look/seen.js"
 */

/** What a handle means, be it a row or a text of the page. @param {number} handle @returns {Known | undefined} */
const recordOf = (handle) => {
  const other = findOther(handle);
  return find(handle) ?? (other && { ...blank(other.element, handle, "button"), label: other.label });
};

/**
 * Why the whole batch may not be carried out here and now; empty when it may.
 * @param {Batch} batch @param {string} documentName @param {() => string[]} headings those on show
 */
export const objectionToBatch = (batch, documentName, headings) => {
  if (batch.document !== documentName) return "the approval was for another document";
  if (Date.now() > batch.expires) return "the approval has run out";
  if (location.origin !== batch.origin || location.pathname !== batch.path) return "another page is open";
  return batch.heading !== null && !headings().includes(batch.heading) ? "the page shows another heading" : "";
};

/**
 * @typedef {object} Judged
 * @property {"batch" | "operation"} of what the objection is to
 * @property {string} why empty when there is none
 * @property {Known | null} record
 */

/** Why an operation may not be carried out now. @param {Operation} operation @param {Batch} batch @param {string} documentName @returns {Judged} */
export const objectionTo = (operation, batch, documentName) => {
  const { expect, handle } = operation;
  const against = (/** @type {string} */ why) => ({ of: /** @type {const} */ ("operation"), why, record: null });
  const element = elementOf(handle);
  if (!element) return against("it is not on the page any more");
  // By the same eyes that saw it when it was approved. At the edge of the window a head or foot of the page may lie over it,
  // and in the middle none does.
  const lookAt = (/** @type {ScrollLogicalPosition} */ block) => {
    dom.scrollTo(recordOf(handle)?.proxy ?? element, block);
    return look(element);
  };
  let seen = lookAt("nearest");
  if (recordOf(handle)?.barriers.includes("covered")) seen = lookAt("center");
  const whole = objectionToBatch(batch, documentName, () => seen.headings);
  if (whole) return { of: "batch", why: whole, record: null };
  const now = recordOf(handle);
  if (!now || !dom.connected(element)) return against("it is not on the page any more");
  if (now.role !== expect.role) return against("it is another kind of control now");
  if (now.label !== expect.label) return against("its label has changed");
  const isControl = operation.act.kind !== "press" || roleOf(element);
  if (isControl && (madeName(element, "id") !== expect.id || madeName(element, "name") !== expect.name))
    return against("another control has taken its place");
  const [barrier] = now.barriers;
  if (barrier) return against(`it is ${barrier}`);
  if (isOverlaid(now.proxy ?? element)) return against("something lies over it");
  return { of: "operation", why: "", record: now };
};

/** A window that is just closing still covers the page, and one waits for it. @param {string} why */
export const passes = (why) => /^(it is covered|something lies over it)$/.test(why);
