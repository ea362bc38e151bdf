// Messages of the page, each noted at the moment at which it came up.

import * as dom from "../dom/dom.js";
import { collapse } from "../dom/text.js";
import { readNotices } from "../look/notices.js";

/** @import { Notice } from "../../wasm/scim_guide.js" */

const MAX_NOTICES = 20;
const MAX_WRITTEN = 60;
/** How much of what a page writes after a press is read, in parts of about a hundred letters. */
const MAX_HEARD = 20_000;
/** A text that tells what came of a press, wherever the page has written it. What counts as saved is for the core to say. */
const TELLS =
  /\b(saved|success(ful|fully)?|unsaved|reappl\w+|(was|were|been|being|is|are) (now |being )?(created|updated|changed|added|stored|applied|assigned|approved|removed|deleted))\b/i;
const FAILS = /\b(could not|couldn't|cannot|can't|not|failed|error|went wrong|invalid|rejected)\b/i;
/** What stands in these is a name, a value or an entry. */
const NO_MESSAGE =
  "a,button,label,th,td,li,dt,option,input,select,textarea,h1,h2,h3,h4,h5,h6,legend,summary,[role=button],[role=tab],[role=row],[contenteditable]";

/** The texts that stand right in an element. @param {Element} element */
const ownText = (element) => {
  let text = "";
  for (let child = dom.first(element); child; child = dom.next(child)) if (dom.kind(child) === 3) text += child.nodeValue;
  return text;
};

/** @param {(what: "notice" | "error", text: string) => number} note */
export const newMessages = (note) => {
  /** @type {Map<Element, string>} */
  const onShow = new Map();
  /** @type {Notice[]} */
  let notices = [];
  /** Texts that were on the page when something was pressed last; null before any press. @type {Set<string> | null} */
  let before = null;
  let path = "";
  let heardOf = 0;
  /** Where the page has written since. @type {Set<Element>} */
  const written = new Set();

  /** What the page has written since the press that tells what came of it. */
  const readWritten = () => {
    /** @type {ReturnType<typeof readNotices>} */
    const found = [];
    if (!before || location.pathname !== path) return found;
    for (const element of written) {
      if (dom.isDead(element)) continue;
      const text = dom.connected(element) ? collapse(dom.shownText(/** @type {HTMLElement} */ (element)), 200) : "";
      if (text && text.length < 160 && TELLS.test(text) && !before.has(text) && !dom.closest(element, NO_MESSAGE))
        found.push({ element, text, error: FAILS.test(text) });
    }
    return found;
  };

  return {
    notices: () => notices,

    /** Notes those that were not on show before. */
    catchUp() {
      const declared = readNotices();
      const isTold = (/** @type {Element} */ element) => declared.some((notice) => dom.contains(notice.element, element));
      const now = [...declared, ...readWritten().filter((notice) => !isTold(notice.element))];
      for (const element of onShow.keys()) if (!now.some((notice) => notice.element === element)) onShow.delete(element);
      for (const { element, text, error } of now) {
        if (onShow.get(element) === text) continue;
        onShow.set(element, text);
        const seq = note(error ? "error" : "notice", text);
        notices = [...notices, { text, error, seq }].slice(-MAX_NOTICES);
      }
    },

    /** Something was pressed: what the page says already is no answer to it. */
    pressed() {
      before = new Set();
      path = location.pathname;
      heardOf = 0;
      written.clear();
      const walker = dom.texts(document);
      for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const holder = TELLS.test(text.nodeValue ?? "") && dom.above(text);
        if (holder && dom.visible(holder)) before.add(collapse(text.nodeValue, 200));
      }
    },

    /** A message that is written again is a new message, though it may say the same. @param {Node} target what was written to */
    rewritten(target) {
      for (const shown of onShow.keys()) if (dom.isDead(shown) || dom.contains(shown, target)) onShow.delete(shown);
    },

    /** Something was written or came into view. A page that writes without end is not read without end. @param {readonly Node[]} nodes */
    heard(nodes) {
      if (!before) return;
      for (const node of nodes) {
        const element = dom.kind(node) === 1 ? /** @type {Element} */ (node) : dom.above(node);
        if (!element || heardOf >= MAX_HEARD) continue;
        const text = dom.wholeText(element);
        heardOf += 1 + text.length / 100;
        if (!TELLS.test(text)) continue;
        for (const part of [element, ...dom.all(element, "*")].slice(0, 300))
          if (written.size < MAX_WRITTEN && TELLS.test(ownText(part))) written.add(part);
      }
    },
  };
};
