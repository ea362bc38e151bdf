// Messages of the page, each noted at the moment at which it came up.

import * as dom from "../dom/dom.js";
import { readNotices } from "../look/notices.js";

/** @import { Notice } from "../../wasm/scim_guide.js" */

const MAX_NOTICES = 20;

/** @param {(what: "notice" | "error", text: string) => number} note */
export const newMessages = (note) => {
  /** @type {Map<Element, string>} */
  const onShow = new Map();
  /** @type {Notice[]} */
  let notices = [];
  return {
    notices: () => notices,

    /** Notes those that were not on show before. */
    catchUp() {
      const now = readNotices();
      for (const element of onShow.keys()) if (!now.some((notice) => notice.element === element)) onShow.delete(element);
      for (const { element, text, error } of now) {
        if (onShow.get(element) === text) continue;
        onShow.set(element, text);
        const seq = note(error ? "error" : "notice", text);
        notices = [...notices, { text, error, seq }].slice(-MAX_NOTICES);
      }
    },

    /** A message that is written again is a new message, though it may say the same. @param {Node} target what was written to */
    rewritten(target) {
      for (const shown of onShow.keys()) if (dom.contains(shown, target)) onShow.delete(shown);
    },
  };
};
