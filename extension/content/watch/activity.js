// What happened in the document, in its order. Bounded, but it never forgets that something was changed: of every window, and of the
// page outside of windows, the latest change and the latest press stay.

import { collapse } from "../dom/text.js";

/** @import { Activity, Happening } from "../../../target/extension/wasm/scim_guide.js" */

const MAX_EVENTS = 60;
/** A page can make up windows without end; those of the page itself stay even then. */
const MAX_KEPT = 400;

export const newActivity = () => {
  let seq = 0;
  /** @type {Activity[]} */
  let events = [];

  /** The oldest that is neither a change nor a press, nor the latest of its kind in its window. */
  const shorten = () => {
    /** @type {Map<string, number>} */
    const latest = new Map();
    const group = (/** @type {Activity} */ { what, dialog }) => `${what} ${dialog ?? ""} ${dialog === null}`;
    events.forEach((event, index) => latest.set(group(event), index));
    const isKept = (/** @type {Activity} */ event, /** @type {number} */ index) => latest.get(group(event)) === index;
    const spare = events.findIndex((event, index) => !isKept(event, index));
    const far = events.length > MAX_KEPT ? events.findIndex((event) => event.dialog !== null) : -1;
    const at = spare >= 0 ? spare : far;
    if (at >= 0) events = events.toSpliced(at, 1);
  };

  return {
    seq: () => seq,
    /** A copy, oldest first. */
    events: () => [...events],
    /** @param {Happening} what @param {string} text @param {string | null} dialog @returns {number} its place in the order */
    note(what, text, dialog) {
      const label = collapse(text, 120);
      // Of the same happening only the latest time says something.
      events = events.filter((event) => event.what !== what || event.label !== label || event.dialog !== dialog);
      events.push({ seq: ++seq, what, label, dialog });
      if (events.length > MAX_EVENTS) shorten();
      return seq;
    },
  };
};
