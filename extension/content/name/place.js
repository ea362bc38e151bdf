// What stands beside or above a field as it is seen: for fields that the markup does not name.

import { proxyOf } from "../control/proxy.js";
import { isBox, isField, isNative } from "../control/role.js";
import * as dom from "../dom/dom.js";
import { collapse } from "../dom/text.js";
import { addWithFirst, OVERRIDE } from "./markup.js";
import { elementOf, isSentence, standsApart } from "./run.js";

/**
 * @import { Control } from "../../wasm/scim_guide.js"
 * @import { Sight } from "../dom/sight.js"
 * @import { Known, Leaf } from "../look/seen.js"
 */

/**
 * What stands beside or above a field as it is seen: for fields that the markup does not name.
 * @param {Known[]} records @param {Leaf[]} leaves @param {Sight} sight
 */
export const nameByPlace = (records, leaves, sight) => {
  const range = document.createRange();
  /** @type {Map<Text | Element, DOMRect>} */
  const boxes = new Map();
  const boxOf = (/** @type {Text | Element} */ node) => {
    let box = boxes.get(node);
    if (!box) {
      const own = node.ownerDocument === document ? range : node.ownerDocument.createRange();
      own.selectNodeContents(node);
      box = own.getBoundingClientRect();
      boxes.set(node, box);
    }
    return box;
  };
  /** @type {Map<Element, boolean>} */
  const counted = new Map();
  /** Does it hold several fields? What heads them names none of them. @param {Element} element */
  const holdsSeveral = (element) => {
    const several = counted.get(element) ?? dom.all(element, FIELDS).length > 1;
    counted.set(element, several);
    return several;
  };
  let spent = 0;
  for (const record of records) {
    if (record.bare) continue;
    const element = record.element;
    const add = (/** @type {Control["labels"][0]["source"]} */ source, /** @type {string} */ text) => {
      const shown = collapse(text);
      if (OVERRIDE.test(shown)) return;
      const isKnown = (/** @type {Control["labels"][0]} */ label) => label.text === shown && !/^(title|placeholder)$/.test(label.source);
      if (shown && !record.labels.some(isKnown)) record.labels.push({ source, text: shown });
    };
    if (isField(record.role) && !record.gone) {
      const isOne = isBox(record.role);
      // What is alone in a frame is named by what stands around that.
      const place = record.frame ?? (sight.isVisible(element) ? element : (proxyOf(element, record.role, sight) ?? element));
      const near = record.strong ? null : sight.box(place);
      // Where its author says what it is, a text that only stands near must stand with it and no other field.
      const isSaid = !isOne && near !== null && record.labels.some(isAttachedName);
      const isApart = aside(place, isSaid, holdsSeveral);
      const isAside = (/** @type {Text | Element} */ leaf, text = sight.legible(leaf)) => (!isOne && isSentence(text)) || isApart(leaf);
      if (record.fresh && !collapse(record.before) && !isAside(record.fresh)) add("before", sight.legible(record.fresh));
      // Boxes come in lists, where the text before one is the name of the one before it.
      if (!near && !isOne) add("before", record.before.slice(-400));
      if (near) {
        const placed =
          near.width > 0 && spent++ < 200
            ? beside(
                near,
                leaves,
                boxOf,
                place.ownerDocument,
                record.dialog,
                isTyped(record.role, element) ? element : null,
                isAside,
                sight,
              )
            : null;
        const lines = segments(record.nodes, boxOf, near, sight);
        const isLeft = (/** @type {DOMRect} */ box) =>
          Math.min(box.bottom, near.bottom) - Math.max(box.top, near.top) > 2 && box.right <= near.left + 2;
        const [next] = record.follows;
        // What begins below, where a text stands on its own line, is of the next one.
        if (isOne && next && boxOf(next).top >= near.bottom - 2 && (placed?.left || lines.some((line) => isLeft(line.box))))
          record.labels = record.labels.filter((label) => label.source !== "after");
        // A box has its text on its own line, after it as a rule.
        if (isOne && placed?.right) addWithFirst(add, "after", placed.right);
        const inLine = isOne && record.labels.some((label) => label.source === "after");
        for (const { text, box, node } of lines) {
          if (!isOne && isAside(node, text)) continue;
          const isAligned = box.left < near.right && box.right > near.left;
          const over = isAligned && box.bottom <= near.top + 2 && near.top - box.bottom < 160;
          if (placed?.over) continue;
          // The markup may have it elsewhere than the eye: what is neither beside nor above names something else.
          if (isLeft(box) || (over && !inLine) || (!inLine && !placed?.left && !placed?.above)) addWithFirst(add, "before", text);
        }
        // A soft text between a name and its field is a hint.
        if (placed?.hint) record.labels = record.labels.filter((label) => label.text !== collapse(placed.hint));
        if (placed) addWithFirst(add, "left", placed.left);
        if (placed && !inLine) addWithFirst(add, "above", placed.above);
      }
    }
  }
  // A title that several boxes bear says what any of them is for; which one it is, is said beside it.
  /** @type {Map<string, Known>} */
  const titled = new Map();
  for (const record of records) {
    const title = isBox(record.role) && record.labels.find((label) => label.source === "title");
    if (!title) continue;
    const before = titled.get(title.text) ?? record;
    titled.set(title.text, before);
    if (before === record) continue;
    for (const { labels } of [before, record]) if (labels[0].source === "title") labels.push(...labels.splice(0, 1));
  }
};

/** The texts before a field, line by line as they are drawn, the nearest first. @param {readonly (Text | Element)[]} nodes @param {(node: Text | Element) => DOMRect} boxOf @param {DOMRect} near @param {Sight} sight */
const segments = (nodes, boxOf, near, { legible }) => {
  /** @type {{ text: string, box: DOMRect, node: Text | Element }[]} */
  const lines = [];
  for (const node of nodes) {
    const box = boxOf(node);
    const last = lines.at(-1);
    const joins = last && Math.abs(box.top - last.box.top) < Math.max(6, box.height / 2) && Math.abs(box.left - last.box.right) < 24;
    const text = legible(node);
    if (last && joins) [last.text, last.box, last.node] = [last.text + (standsApart(last.node, node) ? " " : "") + text, box, node];
    else lines.push({ text, box, node });
  }
  const distance = (/** @type {DOMRect} */ box) =>
    Math.max(0, near.top - box.bottom, box.top - near.bottom) * 4 + Math.abs(near.left - box.left) / 8;
  return lines.toSorted((left, right) => distance(left.box) - distance(right.box)).slice(0, 4);
};

/** Can a text lie over it that is no part of it? @param {string} role @param {Element} element */
const isTyped = (role, element) => (role === "textbox" && isNative(element)) || (role === "combobox" && dom.tag(element) === "div");

/** How much has been typed, of how much. */
const COUNT = /^\s*\d+\s*(\/|of\b|characters|chars)/i;

/** Does a text lie over a field, as a label does that moves up from inside it? What lies under it nobody reads. @param {Text | Element} leaf @param {Element} field */
const isOver = (leaf, field) => {
  const own = layerOf(leaf, field);
  const other = layerOf(field, leaf);
  if (own === null || own < 0 || (other !== null && other > own)) return false;
  return other === null || other < own || (dom.place(field, leaf) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
};

/** The layer that a part is drawn in within what it shares with another; null while it is in none of its own. @param {Node} node @param {Node} other */
const layerOf = (node, other) => {
  let layer = null;
  for (let at = elementOf(/** @type {Text | Element} */ (node)); at && !dom.contains(at, other); at = dom.above(at)) {
    const { position, zIndex } = dom.style(at);
    if (position !== "static") layer = Number(zIndex) || 0;
  }
  return layer;
};

const FIELDS = "input:not([type=hidden],[type=button],[type=submit],[type=reset],[type=image]),select,textarea";

/** Words that ask for a value, or show what one looks like. */
const ASKS = /^\W*(e\.?g|ex(ample)?|for example|paste|enter|type|select|choose|pick|add|insert|your|optional|required)\b|:\/\/|\.\.\.|…/i;

/** Does its author say by it what it is? @param {Control["labels"][0]} label */
const isAttachedName = ({ source, text }) =>
  /^(title|placeholder)$/.test(source) && /\p{L}{2}/u.test(text) && !ASKS.test(text) && !isSentence(text);

/**
 * Tells of a text whether it names no field, or another one: it heads several, it stands outside of the group of several that
 * this one is in, or this one is said to be something else and shares the text with others.
 * @param {Element} place @param {boolean} isSaid @param {(element: Element) => boolean} holdsSeveral
 */
const aside = (place, isSaid, holdsSeveral) => {
  const outer = dom.above(place);
  const group = outer && dom.closest(outer, "fieldset");
  const border = group && holdsSeveral(group) ? group : null;
  return (/** @type {Text | Element} */ leaf) => {
    const element = elementOf(leaf);
    const head = element && dom.closest(element, "caption,legend");
    const headed = head && dom.above(head);
    if ((headed && holdsSeveral(headed)) || (border && !dom.holds(border, element))) return true;
    let shared = isSaid ? element : null;
    while (shared && !dom.holds(shared, place)) shared = dom.above(shared);
    return shared !== null && holdsSeveral(shared);
  };
};

/** Is it what a link or button says? That names no field. @param {Text | Element} leaf */
const isPressable = (leaf) => {
  const element = elementOf(leaf);
  return element !== null && dom.closest(element, "a[href],button,[role=button],[role=link],[role=tab],[role=menuitem]") !== null;
};

/** How dark a colour is, 0 to 255. @param {string} colour */
const darkness = (colour) => 255 - (colour.match(/[\d.]+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part) / 3, 0);

/** Does a text stand right over another that is softer, as a name does over its hint? @param {Text | Element} upper @param {DOMRect} box @param {Text | Element} lower @param {DOMRect} other */
const isNameOver = (upper, box, lower, other) => {
  if (box.bottom > other.top + 2 || other.top - box.bottom > 14 || Math.abs(box.left - other.left) > 24) return false;
  const [one, two] = [upper, lower].map(elementOf);
  if (!one || !two) return false;
  const [strong, soft] = [dom.style(one), dom.style(two)];
  const [size, less] = [parseFloat(strong.fontSize), parseFloat(soft.fontSize)];
  // A heading over a name is larger by far.
  if (size > less * 1.35) return false;
  const points = (/** @type {boolean} */ more, /** @type {boolean} */ fewer) => Number(more) - Number(fewer);
  return (
    points(Number(strong.fontWeight) > Number(soft.fontWeight), Number(strong.fontWeight) < Number(soft.fontWeight)) +
      points(size > less, size < less) +
      points(darkness(strong.color) > darkness(soft.color) + 24, darkness(strong.color) + 24 < darkness(soft.color)) >
    0
  );
};

/** The nearest texts left of a box, above it and right of it; over it counts as above. @param {DOMRect} near @param {Leaf[]} leaves @param {(node: Text | Element) => DOMRect} boxOf @param {Document} inside @param {Element | null} window @param {Element | null} field one that a text may lie over @param {(leaf: Text | Element) => boolean} isAside @param {Sight} sight */
const beside = (near, leaves, boxOf, inside, window, field, isAside, sight) => {
  const legible = (/** @type {Text | Element} */ leaf) => {
    const text = sight.legible(leaf);
    return text && (COUNT.test(text) || isPressable(leaf) || isAside(leaf)) ? "" : text;
  };
  let [left, above, right] = ["", "", ""];
  /** The texts above, and how far up. @type {{ rise: number, leaf: Text | Element, box: DOMRect, over: boolean }[]} */
  const stack = [];
  let [byLeft, byAbove, byRight] = [320, 48, 40];
  for (const { from: leaf, dialog } of leaves) {
    // What lies behind a window is not beside what stands in it.
    if (dialog !== window || leaf.ownerDocument !== inside) continue;
    const box = boxOf(leaf);
    if (box.width < 2 || box.height < 2) continue;
    const overlap = Math.min(box.bottom, near.bottom) - Math.max(box.top, near.top);
    const gap = near.left - box.right;
    const level = overlap >= Math.min(box.height, near.height) / 2;
    if (level && gap >= -2 && gap < byLeft && legible(leaf)) [byLeft, left] = [gap, legible(leaf)];
    const behind = box.left - near.right;
    if (level && behind >= -2 && behind < byRight && legible(leaf)) [byRight, right] = [behind, legible(leaf)];
    const within = box.left >= near.left && box.right <= near.right;
    // It lies in the field, or across its upper edge.
    const isIn = box.bottom <= near.bottom + 2 && (box.top >= near.top - 2 || (box.bottom > near.top && box.height <= 24));
    const over = field !== null && within && isIn && !dom.contains(field, leaf) && isOver(leaf, field);
    const rise = over ? -2 : near.top - box.bottom;
    const aligned = Math.abs(box.left - near.left) <= 24 || within;
    if (rise >= -2 && aligned && rise < 90) stack.push({ rise, leaf, box, over });
    if (rise >= -2 && rise < byAbove && aligned && legible(leaf)) [byAbove, above] = [rise, legible(leaf)];
  }
  const nearest = stack.find((one) => one.rise === byAbove);
  const name = nearest && stack.find(({ leaf, box }) => isNameOver(leaf, box, nearest.leaf, nearest.box) && legible(leaf));
  const hint = name ? above : "";
  if (name) above = legible(name.leaf);
  // What lies over the field itself leaves nothing for others to name.
  const over = nearest?.over === true;
  if (over) left = right = "";
  return { left: left.slice(0, 400), above: above.slice(0, 400), right: right.slice(0, 400), hint, over };
};
