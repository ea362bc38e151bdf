// One look at everything that is drawn: what can be operated, what it is called, and why it can't be used.

import { barriersOf } from "../control/barrier.js";
import { proxyOf } from "../control/proxy.js";
import * as dom from "../dom/dom.js";
import { newSight } from "../dom/sight.js";
import { collapse, linesOf } from "../dom/text.js";
import { nameRecord } from "../name/markup.js";
import { nameByPlace } from "../name/place.js";
import { scrollsClear } from "./bars.js";
import { isDeclaredModal, isShownDialog } from "./dialog.js";
import { leave, newFrame } from "./frame.js";
import { handleOf, remember } from "./known.js";
import { findLayers } from "./layer.js";
import { isCover, isLeaving } from "./leaving.js";
import { withGroups } from "./radios.js";
import { newSurvey } from "./survey.js";
import { boxLists } from "./table.js";
import { enterRoot, visit } from "./walk.js";

/** @import { Dialog, Known, TableSeen, Walk } from "./seen.js" */

const SEEN = { opacityProperty: true, contentVisibilityAuto: true };

/** What is not the page's: the ring. @type {() => Element | null} */
let ours = () => null;
export const passOver = (/** @type {() => Element | null} */ host) => {
  ours = host;
};

/** Of so many entries of a list the lines are read. */
const MAX_LINED = 300;

let count = 0;
/** How many looks there were. */
export const looks = () => count;

/** @returns {Walk} */
const newWalk = () => ({
  sight: newSight(),
  survey: newSurvey(),
  records: [],
  leaves: [],
  tables: [],
  facts: [],
  headings: [],
  dialogs: [],
  hosts: [],
  menu: null,
  wraps: [],
  ours: ours(),
  foreignFrames: 0,
  truncated: false,
  usual: parseFloat(dom.style(document.body ?? document.documentElement).fontSize) || 16,
});

/**
 * @param {Element | null} whole this one is looked at closely, as it must be before something is done to it: what lies over it counts
 * although it is just going away
 */
export const look = (whole = null) => {
  count++;
  findLayers();
  const walk = newWalk();
  const { sight, survey, tables, facts, headings } = walk;
  enterRoot(walk, document);
  const top = newFrame(null, null, "");
  const page = newFrame(top, null, "body");
  if (document.documentElement) visit(walk, document.documentElement, page, false, false, 0);
  leave(walk, page);

  const records = withGroups(walk.records);
  for (const record of records) nameRecord(record, survey.byName, sight);
  nameByPlace(records, walk.leaves, sight);
  for (const record of records) record.label = record.labels[0]?.text ?? "";
  const open = judge(records, walk, whole);
  tables.push(...boxLists(records, sight, top.stated));
  const rows = tables.flatMap((table) => table.rows);
  for (const row of rows) {
    // An entry of a list says one thing in each of its lines.
    const lines = row.table.list && row.number < MAX_LINED ? linesOf(row.element) : [];
    if (lines.length > 1) row.texts = lines;
    else if (row.cells.length) row.texts = row.cells.map((cell) => collapse(cell.text));
    row.handle ||= handleOf(row.element);
  }
  remember(records, rows, facts, survey.roots);
  return { records, tables, facts, headings, open, foreignFrames: walk.foreignFrames, truncated: walk.truncated };
};

/** Says of every control why it can't be used, and which window is open. @param {Known[]} records @param {Walk} walk @param {Element | null} whole */
const judge = (records, { dialogs, sight }, whole) => {
  // Some are emptied first, and small while they go.
  const leaving = dialogs.filter((dialog) => isLeaving(dialog.element));
  const shown = dialogs.filter(
    (dialog) => !leaving.includes(dialog) && sight.around(dialog.element).clear >= 0.1 && isShownDialog(dialog.element),
  );
  // A tip that stands in a window is a part of it, unless it makes the window wait.
  const isPart = (/** @type {Dialog} */ { element }) =>
    !isDeclaredModal(element) && shown.some((other) => other.element !== element && dom.holds(other.element, element));
  const open = shown.findLast((dialog) => !isPart(dialog)) ?? null;
  const inLeaving = (/** @type {Element} */ element) => leaving.some((dialog) => dom.holds(dialog.element, element));
  // What goes away is gone by the time that a person gets there; the ground of a window goes after the window. From under a
  // bar a control is scrolled before it is used, and looked at once more.
  const yields = (/** @type {Element} */ hit, /** @type {Element} */ shownElement) =>
    inLeaving(hit) ||
    isLeaving(hit, shownElement) ||
    (leaving.length > 0 && !open && isCover(hit)) ||
    scrollsClear(hit, shownElement, sight.around(shownElement).scroller);
  for (const record of records) {
    const { element } = record;
    const close = element === whole;
    if (/^(link|menuitem|tab)$/.test(record.role) && !close) {
      // There are thousands of links, and what is done to them changes nothing: they are looked at closely when it comes to it.
      record.barriers = record.amongText || (!record.gone && dom.visible(element, SEEN)) ? [] : ["hidden"];
    } else bar(record, sight, close ? () => false : yields);
    if (leaving.length && inLeaving(element)) record.barriers = ["hidden"];
    else if (open && record.dialog !== open.element && !dom.holds(open.element, element) && !record.barriers.includes("inert"))
      record.barriers = [...record.barriers.filter((barrier) => barrier !== "covered"), "inert"];
  }
  // Of a group of which no button can be used, neither can be chosen.
  for (const record of records) {
    const { radios, barriers } = record;
    if (radios.length && !barriers.length && radios.every((radio) => radio.barriers.length)) record.barriers = radios[0].barriers;
  }
  return open;
};

/** @param {Known} record @param {Walk["sight"]} sight @param {(hit: Element, shown: Element) => boolean} yields */
const bar = (record, sight, yields) => {
  const { element, role } = record;
  if (record.gone || !sight.isVisible(element) || (role === "combobox" && dom.tag(element) === "input"))
    record.proxy = proxyOf(element, role, sight);
  record.barriers = barriersOf(element, role, record.proxy, sight, yields);
  // What stands outside of the window can have somebody to stand for it as well as what is not drawn.
  if (record.barriers.includes("off-screen") && !record.proxy) {
    record.proxy = proxyOf(element, role, sight);
    if (record.proxy) record.barriers = barriersOf(element, role, record.proxy, sight, yields);
  }
};
