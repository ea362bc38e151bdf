// Heads and feet of a page that stay where they are while the page is scrolled under them.

import * as dom from "../dom/dom.js";

/** Higher than this part of the window it is no bar. */
const BAR = 1 / 3;

/**
 * Does only a bar lie over it, from under which it can be scrolled?
 * @param {Element} hit what lies over it @param {Element} shown @param {Element | null} scroller what it is scrolled in, or the page
 */
export const scrollsClear = (hit, shown, scroller) => {
  const page = hit.ownerDocument.scrollingElement;
  let bar = /** @type {Element | null} */ (hit);
  while (bar && !/fixed|sticky/.test(dom.style(bar).position)) bar = dom.above(bar);
  const within = scroller ?? page;
  if (!bar || !within || bar.ownerDocument !== shown.ownerDocument || dom.holds(bar, shown)) return false;
  const [over, own] = [dom.box(bar), dom.box(shown)];
  if (over.height > innerHeight * BAR) return false;
  const { top, bottom } = scroller ? dom.box(scroller) : { top: 0, bottom: innerHeight };
  const isFoot = over.top + over.bottom > top + bottom;
  const by = isFoot ? own.bottom - over.top : own.top - over.bottom;
  const to = within.scrollTop + by;
  return to >= 0 && to <= within.scrollHeight - within.clientHeight;
};
