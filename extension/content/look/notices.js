// Messages of the page that are on show.

import * as dom from "../dom/dom.js";
import { newSight } from "../dom/sight.js";
import { textOf } from "../dom/text.js";
import { roots } from "./known.js";

const NOTICES = "[role=alert],[role=status],#flashnotice .container,#flasherror .container,.alert,.toast,.flash,.flash-notice,.flash-error";

/** Messages on show. */
export const readNotices = () => {
  const { isVisible } = newSight();
  return roots()
    .flatMap((root) => dom.all(root, NOTICES))
    .filter((element) => isVisible(element))
    .slice(0, 40)
    .map((element) => ({
      element,
      text: textOf(element),
      error:
        dom.matches(element, "[role=alert],.error,.alert-error,.alert-danger,.flash-error") || dom.closest(element, "#flasherror") !== null,
    }))
    .filter((notice) => notice.text);
};
