// What the markup says that a control is called.

import { holdsNoOther, nearest } from "../control/group.js";
import { isBox, isField } from "../control/role.js";
import * as dom from "../dom/dom.js";
import { isFaint, isTurned } from "../dom/paint.js";
import { collapse, linesOf, plainText, textOf, withWords } from "../dom/text.js";
import { hasContent, pointedNames, writtenOn } from "./pointed.js";

/**
 * @import { Control } from "../../wasm/scim_guide.js"
 * @import { Sight } from "../dom/sight.js"
 * @import { CellSeen, Known } from "../look/seen.js"
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

/** Everything in the markup that may name a control, strongest first. @param {Known} record @param {Map<string, Element>} byName @param {Sight} sight */
export const nameRecord = (record, byName, sight) => {
  const element = record.element;
  const { role, labels } = record;
  const short = record.amongText ? plainText(element) : null;
  if (record.bare && short !== null) {
    if (short && !OVERRIDE.test(short)) labels.push({ source: "content", text: short });
    return;
  }
  const add = (/** @type {Control["labels"][0]["source"]} */ source, /** @type {string | null | undefined} */ text) => {
    const shown = collapse(text);
    if (OVERRIDE.test(shown)) return;
    if (shown && labels.length < 14 && !labels.some((label) => label.text === shown && label.source === source))
      labels.push({ source, text: shown });
  };
  const addLines = (/** @type {Control["labels"][0]["source"]} */ source, /** @type {Element} */ from) => {
    // Of what is not shown, the text is told all the same: it may be what is wanted, and the reason is that it is hidden.
    const plain = source === "content" && !record.gone ? plainText(from) : null;
    const shown = () => (plain !== null ? [withWords(from, plain)] : linesOf(from, undefined, element));
    const lines = record.gone ? [collapse(from.textContent)] : shown();
    add(source, lines.join(" "));
    // A hint below the name is no part of it.
    if (lines.length > 1) add(source, lines[0]);
  };
  const byIds = (/** @type {Element} */ from) => {
    for (const name of pointedNames(from, record, sight)) add("aria-labelledby", name);
  };
  byIds(element);
  add("aria-label", dom.attr(element, "aria-label"));
  if (short !== null) {
    add("content", short);
    return;
  }
  const native = sight.labels.get(element) ?? [];
  for (const label of native)
    if (!isFaint(label, sight.backdrops) && !isTurned(label) && !isFar(label, element, sight)) addLines("label", label);
  const field = isField(role);
  if (field && record.wrap && !native.includes(record.wrap)) addLines("label", record.wrap);
  const named = field && native.length === 0 ? byName.get(dom.attr(element, "name") ?? "") : undefined;
  if (named) addLines("label", named);
  // What names a custom element names the field in it.
  for (let host = field && labels.length === 0 ? record.host : null; host && labels.length === 0; ) {
    byIds(host);
    add("aria-label", dom.attr(host, "aria-label"));
    const [root, id] = [dom.root(host), dom.attr(host, "id")];
    if (id) for (const label of dom.all(root, "label[for]")) if (dom.attr(label, "for") === id) addLines("label", label);
    host = dom.kind(root) === 11 ? /** @type {ShadowRoot} */ (root).host : null;
  }
  const fieldset = role === "radiogroup" ? (dom.tag(element) === "fieldset" ? element : nearest(element, "fieldset")) : null;
  const legend = fieldset && holdsNoOther(fieldset, record.radios) ? dom.all(fieldset, "legend")[0] : null;
  if (legend && !isFaint(legend, sight.backdrops) && !isTurned(legend)) addLines("label", legend);
  // What names it is not what it stands under as well.
  if (record.radios.length) record.context = record.context.filter(({ text }) => !labels.some((label) => label.text === text));
  if (hasContent(element, role)) {
    if (dom.tag(element) === "input") add("content", writtenOn(element));
    else if (role !== "switch" || !STATE.test(textOf(element))) addLines("content", element);
  }
  if (record.dt) addWithFirst(add, "dt", sight.legible(record.dt));
  // Of what is named already it need not be told whether a person can read it.
  const isNamed = labels.length > 0;
  const cellText = (/** @type {CellSeen} */ cell) => (isNamed ? collapse(cell.text) : sight.legible(cell.element));
  for (const cell of record.cells) addWithFirst(add, "table-row", cellText(cell));
  if (record.column) addWithFirst(add, "table-column", cellText(record.column));
  // In a grid of boxes, each is what its row and its column say together.
  const [cell] = record.cells;
  if (isBox(role) && !isNamed && cell && record.column) add("table-row", `${cellText(cell)} ${cellText(record.column)}`);
  record.strong = labels.length > 0 && /^(aria-labelledby|aria-label|label|content|dt)$/.test(labels[0].source);
  if (isBox(role) && !record.strong) addWithFirst(add, "after", record.follows.map(sight.legible).join(""));
};

/** A hint below a name is no part of it. @template T @param {(source: T, text: string) => void} add @param {T} source @param {string} text */
export const addWithFirst = (add, source, text) => {
  add(source, text);
  const [first, ...others] = text.trim().split("\n");
  if (others.length) add(source, first);
};
