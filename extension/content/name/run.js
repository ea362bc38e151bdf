// Texts one after the other, as they are read.

import * as dom from "../dom/dom.js";

/** It, or what it stands in. */
export const elementOf = (/** @type {Text | Element} */ node) => (dom.kind(node) === 1 ? /** @type {Element} */ (node) : dom.above(node));

/** Has one of them a box of its own, apart from the other? Then a person reads two words. @param {Text | Element} one @param {Text | Element} other */
export const standsApart = (one, other) => {
  const [left, right] = [elementOf(one), elementOf(other)];
  if (!left || !right || left === right) return false;
  return (
    (!dom.contains(left, right) && dom.style(left).display !== "inline") ||
    (!dom.contains(right, left) && dom.style(right).display !== "inline")
  );
};

/** @param {readonly (Text | Element)[]} nodes @param {(node: Text | Element) => string} legible */
export const joined = (nodes, legible) =>
  nodes.map((node, index) => (index && standsApart(nodes[index - 1], node) ? " " : "") + legible(node)).join("");

/** Does it tell something, with a stop at its end? That is an explanation, and no name. @param {string} text */
export const isSentence = (text) => /^\s*(\S+\s+){3,}\S+[.!]["”)]?\s*$/.test(text);
