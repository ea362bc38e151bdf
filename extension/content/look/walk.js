// The walk through all that is drawn.

import { isEntry, isField, isOpenMenu, roleOf } from "../control/role.js";
import * as dom from "../dom/dom.js";
import { collapse, drawn, isGone, textOf } from "../dom/text.js";
import { dialogTitle, isWindow } from "./dialog.js";
import { addFact, addHeaded } from "./fact.js";
import { headingSeen, leave, newFrame, putHeading } from "./frame.js";
import { HEADING, kindOf, MUTE, OPERABLE, SOLID } from "./kind.js";
import { isLayer } from "./layer.js";
import { NONE } from "./list.js";
import { addPlain, MAX_CONTROLS, plainRow } from "./plain.js";
import { newRecord } from "./record.js";
import { addText, addToCell, fieldSeen } from "./run.js";
import { isAllText, surveyRoot } from "./survey.js";
import { beginMade, closed, isRepeating, madeRow, special } from "./table.js";

/** @import { Frame, Role, Walk } from "./seen.js" */

const MAX_DEPTH = 900;
const WIDGET = /(^| )(select2-(container|drop)|chosen-container)( |$)/;

/** Goes into a document or a shadow tree. @param {Walk} walk @param {Document | ShadowRoot} root */
export const enterRoot = ({ survey, sight }, root) => surveyRoot(survey, root, sight.labels);

/** @param {Walk} walk @param {Node} node @param {Frame} frame @param {boolean} gone not drawn @param {boolean} mute its text names nothing beside it @param {number} depth */
export const visit = (walk, node, frame, gone, mute, depth) => {
  const kind = dom.kind(node);
  if (kind === 3) {
    if (!gone && !mute) addText(walk, frame, /** @type {Text} */ (node));
    else if (!gone) addToCell(frame, (node.nodeValue ?? "").slice(0, 600));
    return;
  }
  if (kind !== 1) return;
  const element = /** @type {Element} */ (node);
  const tag = dom.tag(element);
  const is = kindOf(tag);
  const native = tag === "input" || tag === "select" || tag === "textarea";
  if (!native && is & MUTE) {
    if (tag === "iframe" && !gone && !isGone(element)) frameSeen(walk, element, frame, depth);
    return;
  }
  if (depth > MAX_DEPTH) {
    walk.truncated = true;
    return;
  }
  const bare = !dom.attributed(element);
  if (bare && tag === "tr" && frame.table && !frame.table.list && !gone && isAllText(walk.survey, element)) {
    plainRow(walk, element, frame, frame.table);
    return;
  }
  const css = bare ? null : dom.attr(element, "class");
  // Parts of a widget that stands for a native control: the native one is reported.
  if (element === walk.ours || (css && WIDGET.test(css))) return;
  const explicit = bare ? "" : (dom.attr(element, "role") ?? "");
  if (css && !explicit && !gone && isOpenMenu(element, css)) walk.menu = element;
  const isItem = walk.menu !== null && dom.parent(element) === walk.menu && !explicit && isEntry(element);
  const role = isItem ? "menuitem" : bare && !(is & OPERABLE) ? null : roleOf(element);
  if (role) {
    controlSeen(walk, element, tag, frame, role, gone, mute, depth);
    return;
  }
  const hidden = gone || walk.survey.hidden.has(element);
  if ((is & HEADING || explicit === "heading") && !hidden) {
    headingSeen(walk, frame, element, textOf(element), tag);
    addHeaded(walk, element, textOf(element, 80));
    descend(walk, element, frame, hidden, true, depth);
  } else if (tag === "br" || tag === "hr") lineEnded(frame, tag);
  else if (tag === "label") {
    const target = /** @type {HTMLLabelElement} */ (element).control;
    walk.wraps.push(element);
    // What names another field names none beside it.
    const elsewhere = target !== null && !dom.holds(element, target);
    descend(walk, element, frame, hidden, mute || elsewhere, depth);
    walk.wraps.pop();
  } else {
    const opens = isLayer(element) || mayOpen(element, tag, bare, explicit, css);
    if (is & SOLID || opens) block(walk, element, tag, explicit, frame, hidden, mute, depth, opens);
    else inline(walk, element, frame, hidden, mute, depth);
  }
};

/** What may be a window is looked at more closely; most of a page can't be one. @param {Element} element @param {string} tag @param {boolean} bare @param {string} explicit @param {string | null} css */
const mayOpen = (element, tag, bare, explicit, css) =>
  tag === "dialog" ||
  (!bare &&
    (explicit !== "" ||
      css?.includes("modal") === true ||
      dom.attr(element, "popover") !== null ||
      dom.attr(element, "aria-modal") !== null));

/** @param {Walk} walk @param {Element} element @param {Frame} frame @param {number} depth */
const frameSeen = (walk, element, frame, depth) => {
  const inner = dom.inside(element);
  if (!inner?.documentElement) {
    if (walk.sight.isVisible(element)) walk.foreignFrames++;
    return;
  }
  const inside = newFrame(frame, element, "body");
  const { length } = walk.records;
  const { run, nodes } = frame;
  enterRoot(walk, inner);
  visit(walk, inner.documentElement, inside, false, false, depth + 1);
  leave(walk, inside);
  const [only, other] = walk.records.slice(length).filter((record) => isField(record.role) && !record.gone);
  if (only && !other && !only.before && collapse(run)) [only.before, only.nodes, only.frame] = [run, nodes.slice(-12), element];
};

/** @param {Walk} walk @param {Element} element @param {string} tag @param {Frame} frame @param {Role} role @param {boolean} gone @param {boolean} mute @param {number} depth */
const controlSeen = (walk, element, tag, frame, role, gone, mute, depth) => {
  if (walk.records.length >= MAX_CONTROLS) {
    walk.truncated = true;
    return;
  }
  // Whether a person can see it is asked of every field later on; what is seen is not gone.
  const hidden = gone || walk.survey.hidden.has(element) || (isField(role) && !walk.sight.isVisible(element) && isGone(element));
  const record = newRecord(walk, element, frame, role, hidden);
  walk.records.push(record);
  if (isField(role) && !hidden) fieldSeen(frame, record);
  if (/^(input|select|textarea)$/.test(tag)) return;
  if (tag === "summary") headingSeen(walk, frame, element, textOf(element), "h6");
  descend(walk, element, frame, hidden, mute || role !== "link", depth);
};

/** @param {Frame} frame @param {string} tag */
const lineEnded = (frame, tag) => {
  if (collapse(frame.pending?.after)) frame.pending = null;
  if (frame.run) frame.run += " ";
  if (frame.cell) frame.cell.text += " ";
  if (tag === "hr") [frame.run, frame.nodes] = ["", NONE];
};

/** @param {Walk} walk @param {Element} element @param {Frame} frame @param {boolean} gone @param {boolean} mute @param {number} depth */
const inline = (walk, element, frame, gone, mute, depth) => {
  const { length } = frame.pieces;
  const { fields } = frame;
  descend(walk, element, frame, gone, mute, depth);
  if (frame.fields === fields && frame.pieces.length === length + 2) addFact(walk, frame.pieces.slice(length), element);
};

/** @param {Walk} walk @param {Element} element @param {Frame} frame @param {boolean} gone @param {boolean} mute @param {number} depth */
const descend = (walk, element, frame, gone, mute, depth) => {
  const shadow = walk.survey.shadows.get(element) ?? null;
  if (shadow) {
    enterRoot(walk, shadow);
    walk.hosts.push(element);
  }
  drawn(element, (child) => visit(walk, child, frame, gone, mute, depth + 1), shadow);
  if (shadow) walk.hosts.pop();
};

/** @param {Walk} walk @param {Element} element @param {string} tag @param {string} explicit @param {Frame} outer @param {boolean} gone @param {boolean} mute @param {number} depth @param {boolean} opens */
const block = (walk, element, tag, explicit, outer, gone, mute, depth, opens) => {
  const frame = newFrame(outer, element, tag);
  const shown = !gone;
  const isRow = shown && outer.table?.made === true && !outer.row && dom.parent(element) === outer.table.element;
  if (shown && !explicit && !isRow && isAllText(walk.survey, element) && plain(walk, element, tag, frame, outer, mute)) return;
  if (isRow && outer.table) madeRow(element, frame, outer.table);
  else if (shown && !explicit && tag === "div" && !frame.row && isRepeating(element)) beginMade(element, frame);
  else if (shown && (explicit || !/^(div|p)$/.test(tag))) special(element, tag, explicit, frame);
  if (opens && shown && !isGone(element) && isWindow(element)) {
    const popover = dom.attr(element, "popover") !== null;
    if (!popover || dom.matches(element, ":popover-open")) {
      frame.dialog = { element, title: dialogTitle(element) };
      walk.dialogs.push(frame.dialog);
    }
  }
  if (outer.cell) outer.cell.text += " ";
  descend(walk, element, frame, gone, mute, depth);
  if (outer.cell) outer.cell.text += " ";
  if (tag === "legend" && outer.tag === "fieldset") {
    putHeading(outer, { level: 9, text: textOf(element), region: true });
    addHeaded(walk, element, textOf(element, 80));
    return;
  }
  if (shown) ended(walk, element, tag, frame, outer);
  else leave(walk, frame);
};

/** A block or a row without anything but text and links in it, as most are. Was it one? @param {Walk} walk @param {Element} element @param {string} tag @param {Frame} frame @param {Frame} outer @param {boolean} mute */
const plain = (walk, element, tag, frame, outer, mute) => {
  if (tag === "tr" && outer.table && !outer.table.list) {
    plainRow(walk, element, outer, outer.table);
    return true;
  }
  if (!/^(p|div|td|th|li|dd|dt)$/.test(tag)) return false;
  if (tag !== "p" && tag !== "div") special(element, tag, "", frame);
  if (outer.cell && outer.cell !== frame.cell) outer.cell.text += " ";
  addPlain(walk, element, frame, mute);
  ended(walk, element, tag, frame, outer);
  return true;
};

/** @param {Walk} walk @param {Element} element @param {string} tag @param {Frame} frame @param {Frame} outer */
const ended = (walk, element, tag, frame, outer) => {
  closed(walk, element, tag, frame, outer);
  if (tag === "dt") {
    outer.dt = collapse(frame.run) ? element : null;
    return;
  }
  // A text that is set larger than the rest is a heading, whatever it is made of.
  if (frame.fields === 0 && frame.nodes.length === 1 && !frame.row && frame.run.length < 80 && isLarge(walk, element)) {
    headingSeen(walk, outer, element, collapse(frame.run, 80), "h5");
    return;
  }
  leave(walk, frame);
};

/** @param {Walk} walk @param {Element} element */
const isLarge = ({ usual }, element) => {
  const { fontSize, fontWeight } = dom.style(element);
  const size = parseFloat(fontSize) / usual;
  return size >= 1.25 || (size >= 1.1 && Number(fontWeight) >= 600);
};
