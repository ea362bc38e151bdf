// A block that is being walked, and what it leaves to the one around it.

import * as dom from "../dom/dom.js";
import { collapse } from "../dom/text.js";
import { addFact, totalIn } from "./fact.js";
import { NONE, put } from "./list.js";

/** @import { Frame, Heading, Walk } from "./seen.js" */

/** @param {Frame | null} parent @param {Element | null} element @param {string} tag @returns {Frame} */
export const newFrame = (parent, element, tag) => ({
  parent,
  element,
  tag,
  run: "",
  nodes: NONE,
  headings: NONE,
  fresh: null,
  fields: 0,
  pieces: NONE,
  pending: null,
  waited: 0,
  dt: null,
  dialog: parent?.dialog ?? null,
  table: parent?.table ?? null,
  row: parent?.row ?? null,
  cell: parent?.cell ?? null,
  tables: NONE,
  stated: 0,
  levels: 0,
});

/** @param {Frame} frame @param {Heading} heading */
export const putHeading = (frame, heading) => {
  frame.headings = put(
    frame.headings.filter((other) => other.region || other.level < heading.level),
    heading,
  );
};

/** @param {Walk} walk @param {Frame} frame @param {Element} element @param {string} text @param {string} tag */
export const headingSeen = (walk, frame, element, text, tag) => {
  if (!text) return;
  const level = Number(dom.attr(element, "aria-level")) || Number(tag.slice(1)) || 6;
  if (walk.headings.length < 60) walk.headings.push(text);
  putHeading(frame, { level, text });
  [frame.run, frame.nodes, frame.fresh] = ["", NONE, element];
};

/** @param {Walk} walk @param {Frame} frame */
export const leave = (walk, frame) => {
  const { parent } = frame;
  if (!parent) return;
  // What stands in a cell is the cell's.
  if (frame.row !== null && frame.row === parent.row && frame.cell !== parent.cell && frame.tables.length === 0) return;
  const text = frame.run ? collapse(frame.run, 600) : "";
  if (frame.fields === 0) leaveText(walk, frame, parent, text);
  else if (frame.pending && !collapse(frame.pending.after) && frame.waited < 2)
    [parent.pending, parent.waited] = [frame.pending, frame.waited + 1];
  const stated = frame.fields === 0 && text.length <= 200 ? totalIn(text) : 0;
  if (stated) frame.stated = stated;
  if (frame.stated && frame.tables.length) {
    for (const table of frame.tables) table.stated ??= frame.stated;
    [frame.tables, frame.stated] = [NONE, 0];
  }
  if (frame.levels < 4 && (frame.stated || frame.tables.length)) {
    parent.tables = [...parent.tables, ...frame.tables];
    parent.stated ||= frame.stated;
    parent.levels = Math.max(parent.levels, frame.levels + 1);
  }
};

/** A block without a field: its text stands before the next one, and after the last. @param {Walk} walk @param {Frame} frame @param {Frame} parent @param {string} text */
const leaveText = (walk, frame, parent, text) => {
  // A link beside the one text leads somewhere, and is no part of what is stated.
  const stated =
    frame.pieces.length > 1 ? frame.pieces.filter(({ element }) => !element || dom.kind(element) !== 1 || dom.tag(element) !== "a") : NONE;
  if (stated.length === 1) frame.pieces = stated;
  if (text) {
    // A total may stand right before the list of pages.
    if (parent.run && !parent.stated) parent.stated = totalIn(collapse(parent.run, 200));
    [parent.run, parent.nodes] = [` ${frame.run} `, frame.nodes];
    if (parent.pending) {
      if (!parent.pending.after) [parent.pending.after, parent.pending.follows] = [text, frame.nodes];
      parent.pending = null;
    }
    const piece = { text: frame.pieces.length > 1 ? "" : collapse(stated[0]?.text) || text, element: frame.element };
    if (parent.pieces.length < 4) parent.pieces = put(parent.pieces, piece);
  }
  for (const heading of frame.headings) if (!heading.region) putHeading(parent, heading);
  if (frame.fresh) {
    parent.fresh = frame.fresh;
    if (!text) [parent.run, parent.nodes] = ["", NONE];
  }
  if (frame.element) addFact(walk, frame.pieces, frame.element);
};
