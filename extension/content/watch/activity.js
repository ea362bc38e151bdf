// What happened in the document, in its order. Bounded, but it never forgets that something was changed: of every window, and of the
// page outside of windows, the latest change and the latest press stay.

import { collapse } from "../dom/text.js";

/** @import { Activity, Happening } from "../../wasm/scim_guide.js" */

const MAX_EVENTS = 60;
/** A page can make up windows without end; those of the page itself stay even then. */
const MAX_KEPT = 400;

export const newActivity = () => {
  let seq = 0;
  /** @type {Activity[]} */
  let events = [];

  /** Is there a later one of its kind in its window? @param {Activity} event @param {number} index */
  const isOutdone = ({ what, dialog }, index) => events.some((other, at) => at > index && other.what === what && other.dialog === dialog);

  /** Without the oldest that may go. */
  const shorten = () => {
    const spare = events.findIndex(isOutdone);
    const at = spare < 0 && events.length > MAX_KEPT ? events.findIndex((event) => event.dialog !== null) : spare;
    if (at >= 0) events = events.toSpliced(at, 1);
  };

  return {
    seq: () => seq,
    /** A copy, oldest first. */
    events: () => [...events],
    /** @param {Happening} what @param {string} text @param {string | null} dialog @returns {number} its place in the order */
    note(what, text, dialog) {
      const label = collapse(text, 120);
      // Of the same happening on one page only the latest time says something.
      const since = events.findLastIndex((event) => event.what === "arrive");
      events = events.filter((event, at) => at <= since || event.what !== what || event.label !== label || event.dialog !== dialog);
      events.push({ seq: ++seq, what, label, dialog });
      if (events.length > MAX_EVENTS) shorten();
      return seq;
    },
  };
};
