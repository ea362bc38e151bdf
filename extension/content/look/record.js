// A record of a control: what it is, and the texts around it that may name it.

import { frameOf } from "../control/proxy.js";
import { isField } from "../control/role.js";
import * as dom from "../dom/dom.js";
import { collapse } from "../dom/text.js";
import { handleOf } from "./known.js";
import { NONE, put } from "./list.js";

/** @import { CellSeen, Context, Frame, Known, Role, Walk } from "./seen.js" */

const BORDER = /^(td|th|li|form|section|article|fieldset|dialog|body|main|aside|table|dl)$/;

/** @param {Element} element @param {number} handle @param {Role} role @returns {Known} */
export const blank = (element, handle, role) => ({
  element,
  handle,
  role,
  gone: false,
  amongText: false,
  bare: false,
  strong: false,
  labels: [],
  label: "",
  context: [],
  dialog: null,
  row: null,
  proxy: null,
  barriers: [],
  after: "",
  follows: NONE,
  before: "",
  nodes: NONE,
  fresh: null,
  dt: null,
  cells: NONE,
  column: null,
  host: null,
  wrap: null,
  frame: null,
  radios: NONE,
});

/** @param {Walk} walk @param {Element} element @param {Frame} frame @param {Role} role @param {boolean} gone @returns {Known} */
export const newRecord = (walk, element, frame, role, gone) => {
  const record = blank(element, handleOf(element), role);
  record.gone = gone;
  record.dialog = frame.dialog?.element ?? null;
  record.row = frame.row;
  record.host = walk.hosts.at(-1) ?? null;
  record.wrap = walk.wraps.at(-1) ?? null;
  if (frame.row) frame.row.holdsControl = true;
  record.context = contextOf(frame, role);
  if (isField(role)) {
    takeSurroundings(record, frame);
    takeCells(record, frame);
  }
  return record;
};

/** What it stands under. @param {Frame} frame @param {Role} role @returns {Context} */
const contextOf = (frame, role) => {
  /** @type {Context} */
  const context = frame.dialog ? [{ source: "dialog", text: frame.dialog.title || "untitled" }] : [];
  if (role === "link" || role === "menuitem") return context;
  const [legends, above] = [/** @type {string[]} */ ([]), /** @type {string[]} */ ([])];
  for (let at = /** @type {Frame | null} */ (frame); at; at = at.parent) {
    for (const heading of at.headings.toReversed()) (heading.region ? legends : above).push(heading.text);
  }
  return [
    ...context,
    ...legends.slice(0, 3).map((text) => ({ source: /** @type {const} */ ("legend"), text })),
    ...above.slice(0, 3).map((text) => ({ source: /** @type {const} */ ("heading"), text })),
  ];
};

/** The text before it, as far as that is of the same section. @param {Known} record @param {Frame} frame */
const takeSurroundings = (record, frame) => {
  // What stands in the box of a combobox is what it holds.
  const box = record.role === "combobox" && dom.tag(record.element) === "input" ? frameOf(record.element) : null;
  for (let at = /** @type {Frame | null} */ (frame), depth = 0; at && depth < 5; at = at.parent, depth++) {
    if (box && at.element && dom.holds(box, at.element)) continue;
    // What stands before the heading above it is of another section.
    if (!record.before && !record.fresh && collapse(at.run)) [record.before, record.nodes] = [at.run, at.nodes.slice(-12)];
    record.fresh ||= at.fresh;
    if (at.tag === "dd" || at.parent?.dt) record.dt ??= at.parent?.dt ?? null;
    // A cell or an entry that holds nothing else takes its name from what stands around it.
    if (at.element && BORDER.test(at.tag)) break;
  }
};

/** The cells that may name it: of its row, and the head of its column. @param {Known} record @param {Frame} frame */
const takeCells = (record, { row, cell }) => {
  if (!row || !cell) return;
  const named = row.cells.filter((other) => other.fields === 0 && collapse(other.text));
  const head = named.find((other) => other.head) ?? named[0];
  for (const other of [named.at(-1), head]) if (other && !record.cells.includes(other)) record.cells = put(record.cells, other);
  const index = row.cells.length;
  const over = /** @type {CellSeen | undefined} */ (row.above[index]);
  record.column =
    row.table.latest[index] ?? row.table.heads[index] ?? (over && row.above.every((other) => other.fields === 0) ? over : null);
};
