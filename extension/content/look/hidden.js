// Which text of a tree is drawn nowhere.

import * as dom from "../dom/dom.js";
import { isGone, SILENT } from "../dom/text.js";

const isBlank = (/** @type {number} */ code) => code < 33 || (code > 159 && /\s/.test(String.fromCharCode(code)));
const skipBlanks = (/** @type {string} */ text, /** @type {number} */ at) => {
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  return at;
};

/** Do two texts say the same, but for white space and capital letters? @param {string} one @param {string} two */
const sameText = (one, two) => {
  for (let [at, other] = [0, 0]; ; at++, other++) {
    at = skipBlanks(one, at);
    other = skipBlanks(two, other);
    if (at >= one.length || other >= two.length) return at >= one.length && other >= two.length;
    if (one.charCodeAt(at) !== two.charCodeAt(other) && one[at].toLowerCase() !== two[other].toLowerCase()) return false;
  }
};

/**
 * Elements in a tree whose text is drawn nowhere. Where all the text is shown nothing is hidden, so that one comparison
 * answers for thousands of elements; only where it is not is each asked.
 * @param {Document | ShadowRoot} root @param {Set<Element>} hidden @param {Set<Element>} mixed those that hold some of them
 * @param {Set<Node>} unseen those that show nothing of their own, though what is in them may be shown again
 */
export const findHidden = (root, hidden, mixed, unseen) => {
  const visit = (/** @type {Element} */ element, /** @type {number} */ depth) => {
    // A body has its scripts, so that the two are never the same; else they would be compared twice.
    const comparable = element instanceof HTMLElement && dom.tag(element) !== "body";
    if (depth > 300 || (comparable && sameText(dom.shownText(element), dom.wholeText(element)))) return;
    mixed.add(element);
    each(element, depth);
  };
  const each = (/** @type {Node} */ parent, /** @type {number} */ depth) => {
    for (let child = dom.first(parent); child; child = dom.next(child)) {
      if (dom.kind(child) !== 1) continue;
      const element = /** @type {Element} */ (child);
      if (SILENT.test(dom.tag(element))) continue;
      const inner = dom.first(element);
      const isUnseen = isGone(element, { visibilityProperty: true });
      if (isUnseen && ((inner && !dom.next(inner) && dom.kind(inner) === 3) || isGone(element))) {
        hidden.add(element);
        continue;
      }
      if (isUnseen) unseen.add(element);
      if (inner) visit(element, depth + 1);
    }
  };
  each(dom.kind(root) === 9 ? /** @type {Document} */ (root).documentElement : root, 0);
};
