// Points at a control, and watches over what is drawn.
//
// A page can remove it, hide it or lay something over it, and a person would then look at the wrong control. A few looks a second
// tell whether it is still on show where it belongs; it is raised again a few times, then given up with the reason.

import * as dom from "../dom/dom.js";
import { known } from "../look/known.js";
import { newMark } from "./mark.js";

const LOOK_MS = 250;
// To look for a place for the label takes no more than this part of the page's time.
const SHARE = 250;
// Raised again as often as this; so many looks in a row without a reason for it make up for all before.
const [MAX_RAISES, CALM_LOOKS] = [5, 20];

/** @type {{ host: Element, end: AbortController } | null} */
let shown = null;
/** Whatever was drawn into. @type {WeakSet<Node>} */
const hosts = new WeakSet();

export const hideRing = () => {
  shown?.end.abort();
  shown?.host.remove();
  shown = null;
};

/** What it is drawn into; pages see it, and nothing inside. */
export const ringHost = () => shown?.host ?? null;
/** Also of one that is no longer shown. @param {Node} node */
export const isRing = (node) => hosts.has(node);

/**
 * @param {Element} element
 * @param {string} label
 * @param {(what: string) => void} onTampered told once, when the page does not leave it alone; it is hidden by then
 */
export const showRing = (element, label, onTampered) => {
  hideRing();
  const target = known(element)?.proxy ?? element;
  dom.scrollTo(target);
  const mark = newMark(target, label);
  const end = new AbortController();
  const { signal } = end;
  shown = { host: mark.host, end };
  hosts.add(mark.host);

  let [raises, calm, lookedAt, settleAt] = [0, 0, 0, 0];
  let overtaken = false;
  /** Is it left alone, or worth another try? */
  const look = () => {
    const done = mark.tampering();
    if (!done && !overtaken) {
      if (++calm >= CALM_LOOKS) raises = 0;
      return true;
    }
    [calm, overtaken] = [0, false];
    if (++raises <= MAX_RAISES) {
      mark.raise();
      return true;
    }
    hideRing();
    onTampered(`the page ${done || "covers"} the mark that points at “${mark.text}”`);
    return false;
  };

  let timer = 0;
  let frame = 0;
  const rest = () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
  const wake = () => {
    rest();
    frame = requestAnimationFrame(follow);
  };
  // Frame by frame while it moves, a few times a second while it rests; a tab that is not on show draws no frames at all.
  const follow = (/** @type {number} */ now) => {
    if (!dom.connected(target)) return hideRing();
    const moved = mark.draw();
    if (now - lookedAt >= LOOK_MS) {
      lookedAt = now;
      // Texts come and go, and what scrolls past comes to lie elsewhere.
      if (now >= settleAt) {
        const from = performance.now();
        mark.settle();
        settleAt = now + (performance.now() - from) * SHARE;
      }
      if (!look()) return;
    }
    if (moved) frame = requestAnimationFrame(follow);
    else timer = setTimeout(wake, LOOK_MS);
  };
  signal.addEventListener("abort", rest);
  addEventListener("scroll", wake, { capture: true, passive: true, signal });
  addEventListener("resize", wake, { passive: true, signal });
  // Whatever else comes into the top layer comes above it, also what lets the pointer through and so can't be hit.
  const above = (/** @type {Event} */ event) => {
    overtaken ||= /** @type {ToggleEvent} */ (event).newState === "open" && !(event.target instanceof HTMLDetailsElement);
  };
  document.addEventListener("toggle", above, { capture: true, signal });
  mark.raise();
  wake();
};
