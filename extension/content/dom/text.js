// What a person reads: the text of an element as it is shown.

import * as dom from "./dom.js";
import { isCutAway, isFaint, isReadable } from "./paint.js";
import { generated, pictured, standsFor } from "./picture.js";

export const TEXT_LIMIT = 300;
const UNEVEN = /^\s|\s$|\s\s|[\n\r\t\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000\u2028\u2029\ufeff]/;
export const SILENT = /^(script|style|select|textarea|input|template|noscript|datalist|iframe|object|canvas|video|audio)$/;
const FIELD = /^(input|select|textarea)$/;
export const BLOCK =
  /^(address|article|aside|blockquote|br|dd|details|dialog|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|hr|legend|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/;

/** White space collapsed, cut at the limit. @param {string | null | undefined} text */
export const collapse = (text, limit = TEXT_LIMIT) => {
  if (!text) return "";
  // Most texts are as they should be.
  if (text.length <= limit && !UNEVEN.test(text)) return text;
  return text
    .slice(0, limit * 8)
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, limit);
};

/** Goes through what is drawn in an element: its shadow tree, and what is put into its slots. @param {Node} node @param {(child: Node) => void} take @param {ShadowRoot | null} [known] its shadow root, if that was found out */
export const drawn = (node, take, known) => {
  if (dom.kind(node) === 1) {
    const element = /** @type {Element} */ (node);
    const shadow = known === undefined ? dom.shadow(element) : known;
    if (shadow) {
      drawn(shadow, take);
      return;
    }
    if (dom.tag(element) === "slot") {
      const given = /** @type {HTMLSlotElement} */ (element).assignedNodes({ flatten: true });
      if (given.length) {
        given.forEach(take);
        return;
      }
    }
  }
  for (let child = dom.first(node); child; child = dom.next(child)) take(child);
};

/** Is it drawn nowhere? What has no box of its own may still hold what is drawn. @param {Element} element */
export const isGone = (element, options = {}) => !dom.rendered(element, options) && dom.style(element).display !== "contents";

/** Roles of what holds something; what does so by its tag is silent. */
const HOLDS = /^(textbox|searchbox|combobox|listbox|slider|spinbutton|progressbar|meter|scrollbar|menu)$/;
const NOTHING = () => "";

/**
 * The lines of an element's text as shown, without what controls in it hold. A line ends where a block does. What is there
 * for assistive technology only counts where nothing else is to be read.
 * @param {Element} element
 * @param {Element | null} named the control that it names: that is no part of its own name, and pictures and what CSS draws are
 * @param {(control: Element) => string} [held] what is read of another control in it
 */
export const linesOf = (element, limit = TEXT_LIMIT, named = null, held = NOTHING) => {
  const lines = read(element, limit, true, named, held);
  return lines.length || dom.closest(element, "[aria-hidden=true]") ? lines : read(element, limit, false, named, held);
};

/** @param {Element} element @param {number} limit @param {boolean} byEye @param {Element | null} [named] @param {(control: Element) => string} [held] */
export const read = (element, limit, byEye, named = null, held = NOTHING) => {
  let [text, room] = ["", limit * 4];
  const walk = (/** @type {Node} */ node, /** @type {number} */ depth) => {
    if (room <= 0 || depth > 200) return;
    const kind = dom.kind(node);
    if (kind === 3) {
      const piece = (node.nodeValue ?? "").slice(0, limit * 4).replace(/\s+/g, " ");
      text += piece;
      room -= piece.length;
    }
    if (kind === 1) part(/** @type {Element} */ (node), depth);
  };
  const part = (/** @type {Element} */ child, /** @type {number} */ depth) => {
    const tag = dom.tag(child);
    const isPart = child !== element;
    const stands = isPart && named !== null && (child === named || FIELD.test(tag) || HOLDS.test(dom.attr(child, "role") ?? ""));
    if ((!stands && SILENT.test(tag)) || isGone(child, { visibilityProperty: true })) return;
    if (stands) {
      text += ` ${child === named ? "" : held(child)} `;
      return;
    }
    if (isPart && dom.attr(child, "aria-hidden") === "true") {
      // What is drawn there stands between the words beside it.
      text += " ";
      return;
    }
    const style = dom.style(child);
    const set = byEye && !isReadable(child, style);
    const above = isPart ? dom.above(child) : null;
    if (byEye && above && style.color !== dom.style(above).color && isFaint(child)) return;
    // Children of what is set too small may be set larger again; of what hides all that is in it they may not.
    if (set && (Number(style.opacity) < 0.1 || isCutAway(child, style))) return;
    const picture = named || tag === "img" || tag === "svg" ? pictured(child, tag) : null;
    if (picture !== null) {
      text += ` ${picture} `;
      return;
    }
    const block = BLOCK.test(tag) || (isPart && /^(block|flex|grid|table|list-item)$/.test(style.display));
    const edge = block ? "\n" : isPart && !/^(inline|contents)$/.test(style.display) ? " " : "";
    text += edge;
    const { length } = text;
    // The question is dear: where no control is named, of the parts only those that hold nothing else are asked.
    const puts = byEye && (named || !isPart || !dom.filled(child));
    if (puts) text += generated(child, "::before");
    // A text that stands in it by itself has no element to be asked.
    const closed = tag === "details" && dom.attr(child, "open") === null;
    drawn(child, (inner) => {
      if (!(set || closed) || dom.kind(inner) === 1) walk(inner, depth + 1);
    });
    if (puts) text += generated(child, "::after");
    if (named && isPart && text.trimEnd().length <= length) text += standsFor(child);
    text += edge;
  };
  walk(element, 0);
  return text
    .split("\n")
    .map((line) => collapse(line, limit))
    .filter(Boolean);
};

const SAYS = /[\p{L}\p{N}]/u;

/** Text of what holds nothing but text; null for anything else. @param {Element} element */
export const plainText = (element) =>
  dom.filled(element) && !dom.firstElement(element) && !dom.shadow(element) ? collapse(dom.wholeText(element)) : null;

/** That with the words that CSS draws beside it; a sign there, such as a tick, tells what is held. @param {Element} element @param {string} text */
export const withWords = (element, text) => {
  const [before, after] = [generated(element, "::before"), generated(element, "::after")];
  return collapse((SAYS.test(before) ? before : "") + text + (SAYS.test(after) ? after : ""));
};

/** Text of an element as shown, without what controls in it hold. @param {Element} element */
export const textOf = (element, limit = TEXT_LIMIT) => collapse(linesOf(element, limit).join(" "), limit);
