// Lets the admin point at a control: the next click in the page, or Enter on what has the focus, chooses instead of pressing.
// Reads nothing and writes nothing.

import * as dom from "../dom/dom.js";
import { meant, roots } from "../look/known.js";
import { look } from "../look/look.js";
import { hideRing, showRing } from "./ring.js";

// While the pointer moves over a page that changes all the time, it is looked at no oftener than this. A click is never taken by
// an old look.
const SOONEST_MS = 500;

/** @type {AbortController | null} */
let picking = null;

export const unpick = () => picking?.abort();

/** The element under the pointer, which may be in a frame. @param {Event} event */
const under = (event) => {
  const { clientX, clientY, view } = /** @type {MouseEvent} */ (event);
  return dom.at(...dom.toOurs(view, clientX, clientY));
};

/**
 * Resolves with the handle of the control that is chosen, or with null when the admin presses Escape or another pick begins.
 * @param {AbortSignal} signal
 * @param {() => boolean} isStale has the page changed since the last look?
 * @returns {Promise<number | null>}
 */
export const pick = (signal, isStale) => {
  unpick();
  const own = new AbortController();
  picking = own;
  let lookedAt = 0;
  const lookAgain = () => {
    look();
    lookedAt = performance.now();
  };
  /** @param {Element | null} element @param {boolean} surely */
  const aimedAt = (element, surely) => {
    if (isStale() && (surely || performance.now() - lookedAt > SOONEST_MS)) lookAgain();
    return meant(element);
  };
  lookAgain();
  return new Promise((done) => {
    const end = (/** @type {number | null} */ handle) => {
      done(handle);
      own.abort();
      hideRing();
    };
    own.signal.addEventListener("abort", () => done(null));
    signal.addEventListener("abort", () => end(null), { signal: own.signal });
    /** @type {Element | undefined} */
    let shown;
    const windows = roots().map((root) => (dom.kind(root) === 9 ? /** @type {Document} */ (root).defaultView : null));
    const listen = (/** @type {string} */ type, /** @type {(event: Event) => void} */ handler) => {
      for (const view of windows) view?.addEventListener(type, handler, { capture: true, signal: own.signal });
    };
    // The page must not take the click for a press; only the admin's own counts.
    const silence = (/** @type {Event} */ event) => {
      if (!event.isTrusted) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup"]) listen(type, silence);
    listen("click", (event) => {
      if (!event.isTrusted) return;
      silence(event);
      const known = aimedAt(under(event), true);
      if (known) end(known.handle);
    });
    const show = (/** @type {Event} */ event, /** @type {() => Element | null} */ of) => {
      const known = event.isTrusted ? aimedAt(of(), false) : null;
      if (!known || known.element === shown || !dom.connected(known.element)) return;
      shown = known.element;
      showRing(shown, known.label || known.role, unpick);
    };
    listen("mousemove", (event) => show(event, () => under(event)));
    listen("focusin", (event) => show(event, dom.focused));
    listen("keydown", (event) => {
      const { key } = /** @type {KeyboardEvent} */ (event);
      const known = key === "Enter" && event.isTrusted ? aimedAt(dom.focused(), true) : null;
      if (!event.isTrusted || (key !== "Escape" && !known)) return;
      silence(event);
      end(known?.handle ?? null);
    });
  });
};
