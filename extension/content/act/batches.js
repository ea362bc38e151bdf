// Approved batches, one after the other: refused as a whole, carried out operation by operation, or stopped between two of them.

import { look } from "../look/look.js";
import { objectionToBatch } from "./objection.js";
import { pause } from "./pause.js";
import { perform } from "./perform.js";

/**
 * @import { Batch, End, Event, Outcome, Reply } from "../../wasm/scim_guide.js"
 */

/** @typedef {Batch["id"]} BatchId */

/** A page that asks its server first takes longer to put something back. */
const LATER_MS = 350;

/** @param {string} documentName @param {AbortSignal} life of the document @param {(event: Event) => void} tell */
export const newBatches = (documentName, life, tell) => {
  /** How each batch that was heard of has ended. @type {Map<BatchId, End>} */
  const ends = new Map();
  /** Those that wait or are carried out. @type {Map<BatchId, AbortController>} */
  const stops = new Map();
  /** The one that is carried out. @type {BatchId | null} */
  let running = null;
  let queue = Promise.resolve();

  /** The first end stays. @param {BatchId} batch @param {End} end */
  const ended = (batch, end) => {
    if (stops.delete(batch) || !ends.has(batch)) ends.set(batch, end);
    tell({ event: "ended", batch, end });
  };

  /** @param {Batch} batch @param {AbortSignal} stop */
  const run = async (batch, stop) => {
    // It was stopped while it waited, and that was told.
    if (!stops.has(batch.id)) return;
    running = batch.id;
    /** @type {End} */
    let end = { kind: "refused", why: "it can't be read" };
    try {
      const why = objectionToBatch(batch, documentName, () => look().headings);
      end = why ? { kind: "refused", why } : { kind: (await carryOut(batch, stop)) ? "finished" : "stopped" };
    } finally {
      running = null;
      ended(batch.id, end);
    }
  };

  /** Was it carried out to its end, be that a failure? @param {Batch} batch @param {AbortSignal} stop */
  const carryOut = async (batch, stop) => {
    const { id, operations } = batch;
    const said = (/** @type {number} */ operation, /** @type {Outcome} */ outcome) =>
      tell({ event: "outcome", batch: id, operation, outcome });
    /** @type {{ operation: number, again: () => Outcome | null }[]} */
    const mayChange = [];
    let complete = true;
    for (const [index, operation] of operations.entries()) {
      const performed = stop.aborted ? null : await perform(operation, batch, { documentName, life, stop });
      if (!performed) {
        complete = false;
        break;
      }
      const { outcome, refusesBatch, again } = performed;
      said(index, outcome);
      if (again && outcome.result === "took") mayChange.push({ operation: index, again });
      if (/^(took|normalised)$/.test(outcome.result)) continue;
      // Of a batch that may not go on each of the rest is refused; after a failure they are not tried.
      const { result, reason } = refusesBatch ? outcome : { result: /** @type {const} */ ("skipped"), reason: "" };
      for (const [rest, { handle }] of operations.entries()) if (rest > index) said(rest, { handle, result, reason });
      break;
    }
    // After a press the page may begin anew.
    if (mayChange.length === 0 || operations.some((operation) => operation.act.kind === "press")) return complete;
    await pause(LATER_MS, life);
    for (const { operation, again } of mayChange) {
      const now = life.aborted ? null : again();
      if (now && !/^(took|lost)$/.test(now.result)) said(operation, now);
    }
    return complete;
  };

  return {
    /** Takes a batch; what becomes of it is told. @param {Batch} batch @returns {Reply} */
    act(batch) {
      // An end would be taken for the end of the one that is under way.
      if (stops.has(batch.id)) return { kind: "failed", why: "The approval is in use." };
      if (ends.has(batch.id)) {
        ended(batch.id, { kind: "refused", why: "the approval was used before" });
        return { kind: "done" };
      }
      const own = new AbortController();
      stops.set(batch.id, own);
      const stop = AbortSignal.any([life, own.signal]);
      queue = queue.then(() => run(batch, stop)).catch(() => {});
      return { kind: "done" };
    },

    /** @param {BatchId} batch */
    stop(batch) {
      const own = stops.get(batch);
      own?.abort();
      // One that waits has ended with this; one that is carried out tells its end when it has come to it.
      if (own && batch === running) return;
      ended(batch, ends.get(batch) ?? { kind: "stopped" });
    },
  };
};
