// Tables and lists, their rows, and boxes to tick that are a list by where they stand.

import { isBox } from "../control/role.js";
import * as dom from "../dom/dom.js";
import { collapse, textOf } from "../dom/text.js";
import { addFact, piecesIn } from "./fact.js";
import { putHeading } from "./frame.js";
import { NONE, put } from "./list.js";

/**
 * @import { Sight } from "../dom/sight.js"
 * @import { CellSeen, Frame, Known, RowSeen, TableSeen, Walk } from "./seen.js"
 */

const MAX_ROWS = 2000;

/** @param {Element} element @param {TableSeen} table @returns {RowSeen} */
export const newRow = (element, table) => ({
  element,
  handle: 0,
  cells: [],
  texts: NONE,
  above: table.last,
  table,
  number: -1,
  holdsControl: false,
});

/** @param {Element} element @param {boolean} list @param {string} caption @param {number | null} stated @returns {TableSeen} */
const newTable = (element, list, caption, stated) => ({
  element,
  list,
  caption,
  heads: NONE,
  latest: NONE,
  rows: [],
  last: NONE,
  stated,
  beyond: false,
  made: false,
});

const isHeading = (/** @type {CellSeen} */ cell) => cell.head && cell.fields === 0;

/** @param {Walk} walk @param {RowSeen} row @param {Frame} outer the block around it @param {string} said the text beside a label, if it is known */
export const rowEnded = (walk, row, outer, said) => {
  const { table, cells } = row;
  const isHead = table.heads.length === 0 && table.rows.length === 0 && cells.length > 0 && cells.every(isHeading);
  if (cells.length > 0 && cells.every(isHeading)) table.latest = cells;
  if (outer.tag === "thead" || isHead) table.heads = table.latest = cells;
  else if (table.rows.length < MAX_ROWS) {
    row.number = table.rows.length;
    table.rows.push(row);
  } else table.beyond = true;
  table.last = cells;
  // What is said, without a link that stands in a cell of its own.
  const told = cells.filter((cell, at) => at < 2 || !isOneLink(cell.element));
  if (table.list || table.heads.length > 0 || told.length !== 2 || cells.some((cell) => cell.fields > 0)) return;
  const [label, text] = told.map((cell) => collapse(cell.text));
  if (label && text) walk.facts.push({ label, text: (told.length === cells.length && said) || text, element: row.element });
};

/** @param {Element} cell */
const isOneLink = (cell) => {
  const link = dom.firstElement(cell);
  return link !== null && dom.tag(link) === "a" && collapse(dom.wholeText(link)) === collapse(dom.wholeText(cell));
};

/**
 * Is it a list of entries rather than a menu or a row of tabs? Entries stand below one another, under a heading.
 * @param {Walk} walk @param {TableSeen} table @param {string} heading
 */
const isListOfEntries = ({ sight }, { rows }, heading) => {
  const [first, second] = rows;
  const isMenu = () => rows.every((each) => dom.all(each.element, "a,[role=tab],[role=menuitem]").length === 1);
  if (second && !isMenu()) return true;
  // Entries that are counted are no menu.
  if (first && dom.attr(first.element, "aria-setsize")) return true;
  return Boolean(first && heading && (!second || sight.box(second.element).top >= sight.box(first.element).bottom - 1));
};

/** What a block is by its tag or role. @param {Element} element @param {string} tag @param {string} explicit @param {Frame} frame */
export const special = (element, tag, explicit, frame) => {
  const name = () => {
    const named = dom.named(element, "aria-labelledby");
    return (named ? textOf(named) : "") || collapse(dom.attr(element, "aria-label"));
  };
  if ((explicit && /^(group|radiogroup|region|tabpanel|form)$/.test(explicit)) || tag === "section" || tag === "fieldset") {
    const text = name();
    if (text) putHeading(frame, { level: 9, text, region: true });
  }
  const isTable = tag === "table" || (explicit !== "" && /^(table|grid|treegrid)$/.test(explicit));
  const isList = !frame.row && (explicit === "list" || (!explicit && (tag === "ul" || tag === "ol")));
  if (isTable || (isList && !dom.closest(element, "nav,[role=navigation],[role=menu],[role=tablist],[role=menubar],.nav,.dropdown-menu"))) {
    frame.table = newTable(element, !isTable, isTable ? name() : "", Number(dom.attr(element, "aria-rowcount")) || null);
    [frame.row, frame.cell] = [null, null];
    return;
  }
  const { table } = frame;
  if (!table) return;
  if (table.list ? tag === "li" || explicit === "listitem" : tag === "tr" || explicit === "row") {
    frame.row = newRow(element, table);
    frame.cell = null;
    if (table.list) {
      frame.cell = { element, text: "", fields: 0, head: false };
      table.stated ??= Number(dom.attr(element, "aria-setsize")) || null;
    }
  } else if (frame.row && (tag === "td" || tag === "th" || /^((grid)?cell|rowheader|columnheader)$/.test(explicit))) {
    frame.cell = { element, text: "", fields: 0, head: tag === "th" || /header$/.test(explicit) };
  } else if (tag === "caption") table.caption ||= textOf(element);
};

/** Is it an entry of a list of pages? @param {RowSeen} row */
const isPage = ({ cells }) => cells.every((cell) => /^\W*(\d+|next|prev(ious)?|first|last|page)?\W*$/i.test(collapse(cell.text)));

/** The nearest heading over it, a few blocks up. @param {Frame} frame */
const headingOver = (frame) => {
  let at = /** @type {Frame | null} */ (frame);
  for (let depth = 0; at && depth < 6; at = at.parent, depth++) if (at.headings.length) return at.headings.at(-1)?.text ?? "";
  return "";
};

const NOT_IN_ROW = "input,select,textarea,table,ul,ol,dl,form,fieldset,h1,h2,[role=list],[role=grid],[role=table],[contenteditable]";

/** Could it be the row of a list that only its look tells? It is short, and says more than one thing or leads somewhere. @param {Element} element */
const isLikeRow = (element) => {
  const text = dom.wholeText(element);
  if (!/\S/.test(text) || text.length > 300 || dom.all(element, NOT_IN_ROW).length > 0) return false;
  const first = dom.firstElement(element);
  return first !== null && (dom.nextElement(first) !== null || dom.all(element, "a,button,[role=link],[role=button]").length > 0);
};

/** Are its parts alike, as the rows of a list or the cards of a grid are? @param {Element} element */
export const isRepeating = (element) => {
  const first = dom.firstElement(element);
  const second = first && dom.nextElement(first);
  if (!first || !second || !/^(div|section|article|p)$/.test(dom.tag(first))) return false;
  const [tag, css] = [dom.tag(first), dom.attr(first, "class")];
  let count = 0;
  for (let part = /** @type {Element | null} */ (first); part && count < 4; part = dom.nextElement(part), count++)
    if (dom.tag(part) !== tag || dom.attr(part, "class") !== css || dom.attr(part, "role") || !isLikeRow(part)) return false;
  return true;
};

/** @param {Element} element @param {Frame} frame */
export const beginMade = (element, frame) => {
  frame.table = { ...newTable(element, true, "", null), made: true };
  [frame.row, frame.cell] = [null, null];
};

/** @param {Element} element @param {Frame} frame @param {TableSeen} table */
export const madeRow = (element, frame, table) => {
  frame.row = newRow(element, table);
  frame.cell = { element, text: "", fields: 0, head: false };
};

/** @param {Walk} walk @param {Element} element @param {string} tag @param {Frame} frame @param {Frame} outer */
export const closed = (walk, element, tag, frame, outer) => {
  const { table, row, cell } = frame;
  if (cell && cell !== outer.cell && row && row === outer.row) {
    row.cells.push(cell);
    return;
  }
  if (row && row !== outer.row && table === outer.table) {
    if (table?.list && cell) row.cells.push(cell);
    // Rows that are alike may be names and what they are.
    if (table?.made) addFact(walk, piecesIn(walk, element), element);
    // Without the buttons that stand beside it.
    rowEnded(walk, row, outer, collapse(frame.pieces.at(-1)?.text));
    return;
  }
  if (table && table !== outer.table) {
    // A list whose rows are placed one by one has no height of its own.
    if (!walk.sight.isVisible(element) && !(table.rows[0] && walk.sight.isVisible(table.rows[0].element))) return;
    const near = outer.headings.at(-1)?.text ?? outer.parent?.headings.at(-1)?.text ?? "";
    if (table.list && !isListOfEntries(walk, table, near)) return;
    table.caption ||= near || headingOver(outer);
    walk.tables.push(table);
    // A total beside a list of pages is of what is paged.
    if (!table.list || !table.rows.every(isPage)) outer.tables = put(outer.tables, table);
    return;
  }
  if (tag === "dd" && frame.fields === 0 && outer.dt && collapse(frame.run))
    walk.facts.push({ label: textOf(outer.dt), text: collapse(frame.run), element });
};

/**
 * Boxes to tick in something that scrolls are a list, whatever it is made of: often only a few of many are drawn.
 * @param {Known[]} records @param {Sight} sight @param {number} stated a total that no other list has taken
 * @returns {TableSeen[]}
 */
export const boxLists = (records, sight, stated) => {
  /** @type {Map<Element, TableSeen>} */
  const lists = new Map();
  for (const record of records) {
    const { element } = record;
    const scroller = isBox(record.role) && !record.gone && !record.row ? sight.around(element).scroller : null;
    if (!scroller) continue;
    const caption = record.context.find((context) => context.source === "heading")?.text ?? "";
    const table = lists.get(scroller) ?? newTable(scroller, true, caption, stated || null);
    const row = newRow(element, table);
    table.rows.push({ ...row, handle: record.handle, texts: [record.label], number: table.rows.length, holdsControl: true });
    lists.set(scroller, table);
  }
  return [...lists.values()].filter((table) => table.rows.length > 4);
};

/** Is there more to come by scrolling? @param {TableSeen} table */
export const goesOn = (table) => {
  const [first, last] = [table.rows[0], table.rows.at(-1)];
  const drawnHeight = first && last ? dom.box(last.element).bottom - dom.box(first.element).top : 0;
  for (let at = /** @type {Element | null} */ (table.element), depth = 0; at && depth < 4; at = dom.above(at), depth++) {
    if (at.scrollHeight > at.clientHeight * 1.2 && at !== document.documentElement && at !== document.body)
      return drawnHeight < at.scrollHeight * 0.8;
  }
  return false;
};
