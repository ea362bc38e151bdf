// What a tag makes of an element.

import * as dom from "../dom/dom.js";
import { BLOCK, SILENT } from "../dom/text.js";

export const [MUTE, OPERABLE, HEADING, SOLID, INLINE, HOST, GROUP] = [1, 2, 4, 8, 16, 32, 64];

// What is no more than text: with nothing else in it, a block is read at once instead of node by node.
const TEXTUAL = /^(span|a|b|small|strong|i|em|code|u|s|abbr|mark|sub|sup|time|kbd|var|wbr|font|bdi|td|th)$/;

/** @type {Map<string, number>} */
const kinds = new Map();

/** The flags above. @param {string} tag */
export const kindOf = (tag) => {
  let kind = kinds.get(tag);
  if (kind === undefined) {
    kind =
      (SILENT.test(tag) ? MUTE : 0) |
      (/^(input|select|textarea|button|summary)$/.test(tag) ? OPERABLE : 0) |
      (/^h[1-6]$/.test(tag) ? HEADING : 0) |
      (BLOCK.test(tag) ? SOLID : 0) |
      (TEXTUAL.test(tag) ? INLINE : 0) |
      (dom.mayHost(tag) ? HOST : 0) |
      (/^(div|section|article|aside|main|header|footer|nav)$/.test(tag) ? GROUP : 0);
    // A page can make up names without end.
    if (kinds.size < 500) kinds.set(tag, kind);
  }
  return kind;
};
