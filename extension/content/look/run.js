// Texts and fields as they come: a text stands before the next field, and after a box.

import { isBox } from "../control/role.js";
import * as dom from "../dom/dom.js";
import { NONE, put } from "./list.js";

/** @import { Frame, Known, Walk } from "./seen.js" */

const MAX_LEAVES = 6000;
/** Of how many texts a run is remembered. */
const MAX_NODES = 24;
const CELL_LENGTH = 600;

/** @param {Frame} frame @param {string} text */
export const addToCell = ({ cell }, text) => {
  if (cell && cell.text.length < CELL_LENGTH) cell.text += text;
};

/** @param {Walk} walk @param {Frame} frame @param {Text} node */
export const addText = (walk, frame, node) => {
  const parent = /** @type {Element | null} */ (dom.parent(node));
  const { unseen } = walk.survey;
  if (unseen.size > 0 && parent && unseen.has(parent)) return;
  const text = (node.nodeValue ?? "").slice(0, 2400);
  addToCell(frame, text);
  if (/\S/.test(text)) addRun(walk, frame, text, node, parent);
  else if (frame.run && !frame.run.endsWith(" ")) frame.run += " ";
};

/** @param {Walk} walk @param {Frame} frame @param {string} text @param {Text | Element} from @param {Element | null} parent */
export const addRun = ({ leaves }, frame, text, from, parent) => {
  frame.run = frame.run ? (frame.run + text).slice(-1200) : text;
  if (frame.nodes.length < MAX_NODES) frame.nodes = put(frame.nodes, from);
  if (leaves.length < MAX_LEAVES) leaves.push({ from, dialog: frame.dialog?.element ?? null });
  const { pending } = frame;
  if (pending && pending.follows.length < MAX_NODES) {
    pending.after += text;
    pending.follows = put(pending.follows, from);
  }
  const last = frame.pieces.at(-1);
  if (last && last.element === parent) frame.pieces = put(frame.pieces.slice(0, -1), { text: last.text + text, element: parent });
  else if (frame.pieces.length < 4) frame.pieces = put(frame.pieces, { text, element: parent });
};

/** A field ends the text before it. @param {Frame} frame @param {Known} record */
export const fieldSeen = (frame, record) => {
  for (let at = /** @type {Frame | null} */ (frame); at; at = at.parent) {
    [at.run, at.nodes, at.fresh, at.pending] = ["", NONE, null, null];
    at.fields++;
  }
  if (frame.cell) frame.cell.fields++;
  if (isBox(record.role)) [frame.pending, frame.waited] = [record, 0];
};
