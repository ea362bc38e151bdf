// What a person reads: the text of an element as it is shown.

import * as dom from "./dom.js";
import { alpha, isCutAway, isFaint, isReadable } from "./paint.js";

export const TEXT_LIMIT = 300;
const UNEVEN = /^\s|\s$|\s\s|[\n\r\t\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000\u2028\u2029\ufeff]/;
export const SILENT = /^(script|style|select|textarea|input|template|noscript|datalist|iframe|object|canvas|video|audio)$/;
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

/** Text that CSS puts before or after an element's own, without the signs of icon fonts. @param {Element} element @param {"::before" | "::after"} part */
const generated = (element, part) =>
  (dom.style(element, part).content.match(/^"(.*)"$/)?.[1] ?? "").replace(/[\ue000-\uf8ff]|\\[0-9a-f]+/gi, "");

/**
 * The lines of an element's text as shown, without what controls in it hold. A line ends where a block does. What is there
 * for assistive technology only counts where nothing else is to be read.
 * @param {Element} element
 */
export const linesOf = (element, limit = TEXT_LIMIT) => {
  const lines = read(element, limit, true);
  return lines.length ? lines : read(element, limit, false);
};

/** @param {Element} element @param {number} limit @param {boolean} byEye */
export const read = (element, limit, byEye) => {
  let [text, room] = ["", limit * 4];
  const walk = (/** @type {Node} */ node, /** @type {number} */ depth) => {
    if (room <= 0 || depth > 200) return;
    const kind = dom.kind(node);
    if (kind === 3) {
      const piece = (node.nodeValue ?? "").slice(0, limit * 4).replace(/\s+/g, " ");
      text += piece;
      room -= piece.length;
    }
    if (kind !== 1) return;
    const child = /** @type {Element} */ (node);
    const tag = dom.tag(child);
    if (SILENT.test(tag) || (child !== element && dom.attr(child, "aria-hidden") === "true") || isGone(child, { visibilityProperty: true }))
      return;
    const style = dom.style(child);
    const set = byEye && !isReadable(child, style);
    const above = child === element ? null : dom.above(child);
    if (byEye && above && style.color !== dom.style(above).color && isFaint(child)) return;
    // Children of what is set too small may be set larger again; of what hides all that is in it they may not.
    if (set && (Number(style.opacity) < 0.1 || isCutAway(child, style))) return;
    if (tag === "img" || tag === "svg") text += ` ${dom.attr(child, tag === "img" ? "alt" : "aria-label") ?? ""} `;
    if (tag === "svg") return;
    const block = BLOCK.test(tag) || (child !== element && /^(block|flex|grid|table|list-item)$/.test(style.display));
    if (block) text += "\n";
    // Of the parts only those that hold nothing else are asked: the question is dear.
    const puts = byEye && (child === element || !dom.filled(child));
    if (puts) text += generated(child, "::before");
    drawn(child, (inner) => {
      if (!set || dom.kind(inner) === 1) walk(inner, depth + 1);
    });
    if (puts) text += generated(child, "::after");
    if (block) text += "\n";
  };
  walk(element, 0);
  return text
    .split("\n")
    .map((line) => collapse(line, limit))
    .filter(Boolean);
};

/** Text of what holds nothing but text; null for anything else. @param {Element} element */
export const plainText = (element) => (dom.filled(element) && !dom.firstElement(element) ? collapse(dom.wholeText(element)) : null);

/** Text of an element as shown, without what controls in it hold. @param {Element} element */
export const textOf = (element, limit = TEXT_LIMIT) => collapse(linesOf(element, limit).join(" "), limit);
