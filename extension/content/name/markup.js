// What the markup says that a control is called.

import { holdsNoOther, nearest } from "../control/group.js";
import { isBox, isField, isNative } from "../control/role.js";
import * as dom from "../dom/dom.js";
import { isFaint, isTurned } from "../dom/paint.js";
import { collapse, linesOf, plainText, textOf, withWords } from "../dom/text.js";
import { heldIn } from "./held.js";
import { hasContent, pointedNames, writtenOn } from "./pointed.js";
import { joined } from "./run.js";

/**
 * @import { Control } from "../../wasm/scim_guide.js"
 * @import { Sight } from "../dom/sight.js"
 * @import { CellSeen, Known } from "../look/seen.js"
 * @typedef {Control["labels"][0]["source"]} Source
 */

/** Signs that turn the letters round: what is read is not what is written. */
export const OVERRIDE = /[\u202d\u202e]/;

/** Does a label stand so far from its field that a person takes it for another's? @param {Element} label @param {Element} field @param {Sight} sight */
const isFar = (label, field, sight) => {
  // What a person does not see stands nowhere; another element may stand for it.
  if (!sight.isVisible(field)) return false;
  const [own, other] = [sight.box(label), sight.box(field)];
  if (own.height < 2 || other.height < 2 || label.ownerDocument !== field.ownerDocument) return false;
  return Math.max(own.top - other.bottom, other.top - own.bottom) > 200;
};

/** What a switch says of itself is not its name. */
const STATE = /^(on|off|yes|no|(en|dis)abled|(in)?active)$/i;

/** What is drawn in a field while it is empty: not every kind of field does that. @param {Element} element */
const placeholderOf = (element) => {
  const { type } = /** @type {HTMLInputElement} */ (element);
  const draws =
    dom.tag(element) === "textarea" || (dom.tag(element) === "input" && /^(text|search|url|tel|email|password|number)$/.test(type));
  return (draws && dom.attr(element, "placeholder")) || dom.attr(element, "aria-placeholder");
};

/** A label that stands behind the one field beside it, and is tied to none. @param {Element} field */
const looseLabel = (field) => {
  const next = /** @type {HTMLLabelElement | null} */ (dom.nextElement(field));
  const parent = dom.above(field);
  if (!next || dom.tag(next) !== "label" || next.htmlFor || next.control || !parent) return null;
  const isAlone = dom.all(parent, "label,input:not([type=hidden]),select,textarea").length === 2;
  return isAlone && !/^\W*(optional|required)?\W*$/i.test(dom.wholeText(next)) ? next : null;
};

/** In a row without a text before it: the cell after a box, and the only text of a row with one field. @param {Known} record @returns {CellSeen | undefined} */
const cellAfter = ({ element, role, row }) => {
  const cells = row?.cells ?? [];
  const own = cells.findIndex((cell) => dom.contains(cell.element, element));
  const says = (/** @type {CellSeen} */ cell) =>
    cell.fields === 0 && collapse(cell.text) !== "" && !dom.all(cell.element, "button,[role=button],input").length;
  if (own < 0) return undefined;
  if (isBox(role)) return cells.slice(own + 1, own + 2).find(says);
  const [text, other] = cells.filter((cell) => cell !== cells[own] && collapse(cell.text));
  return text && !other && says(text) && cells[own].fields === 1 ? text : undefined;
};

/** Everything in the markup that may name a control, strongest first. @param {Known} record @param {Map<string, Element>} byName @param {Sight} sight */
export const nameRecord = (record, byName, sight) => {
  const element = record.element;
  const { role, labels } = record;
  const short = record.amongText ? plainText(element) : null;
  if (record.bare && short !== null) {
    if (short && !OVERRIDE.test(short)) labels.push({ source: "content", text: short });
    return;
  }
  const add = (/** @type {Source} */ source, /** @type {string | null | undefined} */ text) => {
    const shown = collapse(text);
    if (OVERRIDE.test(shown)) return;
    if (shown && labels.length < 14 && !labels.some((label) => label.text === shown && label.source === source))
      labels.push({ source, text: shown });
  };
  let isCounted = false;
  const held = (/** @type {Element} */ inner) => {
    const text = heldIn(inner, isBox(role));
    isCounted ||= /^[\d.,]+$/.test(text);
    return text;
  };
  // Of what is not shown, the text is told all the same: it may be what is wanted, and the reason is that it is hidden.
  const linesIn = (/** @type {Element} */ from, /** @type {typeof held | undefined} */ holding = undefined) =>
    record.gone ? [collapse(dom.wholeText(from))] : linesOf(from, undefined, element, holding);
  const addLines = (/** @type {Source} */ source, /** @type {string[]} */ lines) => {
    add(source, lines.join(" "));
    // A hint below the name is no part of it.
    if (lines.length > 1) add(source, lines[0]);
  };
  const addLabels = (/** @type {Element[]} */ all) => {
    const texts = all.map((label) => linesIn(label, held));
    // Several are read as one, and each may be the one that is meant; so may the words without a number that is set among them.
    add("label", texts.flat().join(" "));
    for (const lines of texts) addLines("label", lines);
    if (isCounted) for (const label of all) add("label", linesIn(label).join(" "));
  };
  const byIds = (/** @type {Element} */ from) => {
    for (const name of pointedNames(from, record, sight, held)) add("aria-labelledby", name);
  };
  byIds(element);
  add("aria-label", dom.attr(element, "aria-label"));
  if (short !== null) {
    add("content", short);
    add("title", dom.attr(element, "title"));
    return;
  }
  const isHonest = (/** @type {Element} */ label) => !isFaint(label, sight.backdrops) && !isTurned(label);
  const native = sight.labels.get(element) ?? [];
  addLabels(native.filter((label) => isHonest(label) && !isFar(label, element, sight)));
  const field = isField(role);
  const wrap = record.wrap && native.includes(record.wrap) ? null : record.wrap;
  const meant = field && (wrap ?? (native.length ? null : byName.get(dom.attr(element, "name") ?? "")));
  if (meant) addLines("label", linesIn(meant));
  // What names a custom element names the field in it.
  for (let host = field && labels.length === 0 ? record.host : null; host && labels.length === 0; ) {
    byIds(host);
    add("aria-label", dom.attr(host, "aria-label"));
    const [root, id] = [dom.root(host), dom.attr(host, "id")];
    if (id) for (const label of dom.all(root, "label[for]")) if (dom.attr(label, "for") === id) addLines("label", linesIn(label));
    host = dom.kind(root) === 11 ? /** @type {ShadowRoot} */ (root).host : null;
  }
  const fieldset = role === "radiogroup" ? (dom.tag(element) === "fieldset" ? element : nearest(element, "fieldset")) : null;
  const legend = fieldset && holdsNoOther(fieldset, record.radios) ? dom.all(fieldset, "legend")[0] : null;
  if (legend && isHonest(legend)) addLines("label", linesIn(legend));
  // What names it is not what it stands under as well.
  if (record.radios.length) record.context = record.context.filter(({ text }) => !labels.some((label) => label.text === text));
  if (hasContent(element, role)) {
    const plain = record.gone ? null : plainText(element);
    if (dom.tag(element) === "input") add("content", writtenOn(element));
    else if (role !== "switch" || !STATE.test(textOf(element)))
      addLines("content", plain === null ? linesIn(element) : [withWords(element, plain)]);
  }
  record.strong = labels.length > 0;
  add("title", dom.attr(element, "title"));
  add("placeholder", placeholderOf(element));
  const loose = field && labels.length === 0 && isNative(element) ? looseLabel(element) : null;
  if (loose) addLines("label", linesIn(loose));
  const { length } = labels;
  if (record.dt) addWithFirst(add, "dt", sight.legible(record.dt));
  record.strong ||= labels.length > length;
  // Of what is named already it need not be told whether a person can read it.
  const cellText = (/** @type {CellSeen} */ cell) => (record.strong ? collapse(cell.text) : sight.legible(cell.element));
  for (const cell of record.cells) addWithFirst(add, "table-row", cellText(cell));
  if (record.column) addWithFirst(add, "table-column", cellText(record.column));
  if (record.strong) return;
  // In a grid of boxes, each is what its row and its column say together.
  const [cell] = record.cells;
  if (isBox(role) && cell && record.column) add("table-row", `${cellText(cell)} ${cellText(record.column)}`);
  if (isBox(role)) addWithFirst(add, "after", joined(record.follows, sight.legible));
  const behind = field && !cell && !labels.some(({ source }) => source === "after") ? cellAfter(record) : undefined;
  if (behind) addWithFirst(add, isBox(role) ? "after" : "table-row", cellText(behind));
};

/** A hint below a name is no part of it. @template T @param {(source: T, text: string) => void} add @param {T} source @param {string} text */
export const addWithFirst = (add, source, text) => {
  add(source, text);
  const [first, ...others] = text.trim().split("\n");
  if (others.length) add(source, first);
};
