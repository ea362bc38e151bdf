// Blocks and rows with nothing in them but text and links, as most are: read at once instead of node by node.

import { roleOf } from "../control/role.js";
import * as dom from "../dom/dom.js";
import { piecesIn } from "./fact.js";
import { NONE } from "./list.js";
import { newRecord } from "./record.js";
import { addRun, addToCell } from "./run.js";
import { newRow, rowEnded } from "./table.js";

/** @import { Frame, TableSeen, Walk } from "./seen.js" */

export const MAX_CONTROLS = 5000;

/** @param {Walk} walk @param {Element} element @param {Frame} frame @param {boolean} mute */
export const addPlain = (walk, element, frame, mute) => {
  const text = dom.wholeText(element).slice(0, 2400);
  addToCell(frame, text);
  if (!mute && /\S/.test(text)) addRun(walk, frame, text, element, element);
  addLinks(walk, element, frame);
  if (!frame.row && text.length <= 300) frame.pieces = piecesIn(walk, element, frame.pieces);
};

/** Links among text that is shown: they are shown, too. @param {Walk} walk @param {Element} element @param {Frame} frame */
const addLinks = (walk, element, frame) => {
  const { survey, records } = walk;
  const isOutermost = survey.rich.has(/** @type {Node} */ (dom.parent(element)));
  for (const link of survey.linksIn.get(element) ?? (isOutermost ? NONE : dom.all(element, "a[href]"))) {
    const role = frame.row ? "link" : roleOf(link);
    walk.truncated ||= records.length >= MAX_CONTROLS;
    if (!role || walk.truncated) return;
    const record = newRecord(walk, link, frame, role, false);
    record.amongText = true;
    record.bare = survey.bareLinks.has(link);
    records.push(record);
  }
};

/** @param {Walk} walk @param {Element} element @param {Frame} frame the block around it @param {TableSeen} table */
export const plainRow = (walk, element, frame, table) => {
  const row = newRow(element, table);
  for (let cell = dom.firstElement(element); cell; cell = dom.nextElement(cell))
    row.cells.push({ element: cell, text: dom.wholeText(cell).slice(0, 600), fields: 0, head: dom.tag(cell) === "th" });
  const { row: outerRow, cell: outerCell } = frame;
  [frame.row, frame.cell] = [row, null];
  addLinks(walk, element, frame);
  [frame.row, frame.cell] = [outerRow, outerCell];
  rowEnded(walk, row, frame, "");
};
