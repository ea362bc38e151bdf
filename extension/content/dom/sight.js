// What holds of elements because of all that they stand in, and so whether a person can see them.

import * as dom from "./dom.js";
import { isCutAway, isFaint, isReadable } from "./paint.js";
import { read, TEXT_LIMIT } from "./text.js";

/**
 * What an element takes from all that it stands in.
 * @typedef {object} Surroundings
 * @property {number} clear how much of it can be seen, 0 to 1
 * @property {Element | null} clip the nearest that cuts off what stands out of it
 * @property {Element | null} outerClip the next one around that
 * @property {Element | null} scroller the nearest that has bars to scroll by
 * @property {boolean} kept from assistive technology
 * @property {boolean} disabled
 * @property {boolean} inert
 */

/** @typedef {ReturnType<typeof newSight>} Sight */

/** @type {Surroundings} */
const NOTHING = { clear: 1, clip: null, outerClip: null, scroller: null, kept: false, disabled: false, inert: false };

/** Says what holds of elements because of all that they stand in. It remembers, so it is for one look only. */
export const newSight = () => {
  /** @type {Map<Element, Surroundings>} */
  const known = new Map();
  /** @type {Map<Element, DOMRect>} */
  const boxes = new Map();
  /** What elements stand on. @type {Map<Element, string>} */
  const backdrops = new Map();
  /** @type {Map<Element, boolean>} */
  const seen = new Map();
  /** @type {Map<Text | Element, string>} */
  const texts = new Map();
  /** @type {{ x: number, y: number, width: number, height: number } | null} */
  let whole = null;

  /** The whole page's place and size, in CSS pixels. */
  const page = () => {
    if (whole) return whole;
    const { scrollWidth, scrollHeight } = document.documentElement;
    whole = { x: scrollX, y: scrollY, width: Math.max(scrollWidth, innerWidth), height: Math.max(scrollHeight, innerHeight) };
    return whole;
  };

  /** Its box, asked for once. @param {Element} element */
  const box = (element) => {
    let own = boxes.get(element);
    if (!own) {
      own = dom.box(element);
      boxes.set(element, own);
    }
    return own;
  };

  /** @param {Element} element @returns {Surroundings} */
  const around = (element) => {
    /** @type {Element[]} */
    const path = [];
    let at = /** @type {Element | null} */ (element);
    while (at && !known.has(at)) {
      path.push(at);
      at = dom.above(at);
    }
    let outer = (at && known.get(at)) || NOTHING;
    for (const next of path.reverse()) {
      const style = dom.style(next);
      const { overflow } = style;
      const isPage = overflow === "visible" || next === document.body || next === document.documentElement;
      const clips = !isPage && /hidden|clip/.test(overflow) && style.display !== "inline";
      outer = {
        clear: outer.clear === 0 || isCutAway(next, style, box) ? 0 : outer.clear * Number(style.opacity),
        clip: clips ? next : outer.clip,
        outerClip: clips ? outer.clip : outer.outerClip,
        scroller: !isPage && /auto|scroll/.test(overflow) ? next : outer.scroller,
        kept: outer.kept || dom.attr(next, "aria-hidden") === "true",
        disabled: outer.disabled || dom.attr(next, "aria-disabled") === "true",
        inert: outer.inert || dom.attr(next, "inert") !== null,
      };
      known.set(next, outer);
    }
    return outer;
  };

  /** Is it rendered and can a person see it? @param {Element} element */
  const isVisible = (element) => {
    let visible = seen.get(element);
    if (visible === undefined) {
      visible = isSeen(element);
      seen.set(element, visible);
    }
    return visible;
  };

  /** @param {Element} element */
  const isSeen = (element) => {
    if (!dom.connected(element) || !dom.visible(element, { contentVisibilityAuto: true })) return false;
    const own = box(element);
    return own.width >= 2 && own.height >= 2 && around(element).clear >= 0.1 && !isClipped(element, own);
  };

  /** Does it lie outside of something that shows no more than its own box, and has no bars to scroll by? @param {Element} element @param {DOMRect} own */
  const isClipped = (element, own) => {
    for (let at = around(element).clip; at; at = around(at).outerClip) {
      if (at === element) continue;
      if (at.ownerDocument !== element.ownerDocument) return false;
      const edge = box(at);
      if (own.right <= edge.left || own.left >= edge.right || own.bottom <= edge.top || own.top >= edge.bottom) return true;
    }
    return false;
  };

  /** As much of a text as can be read, line by line: nothing of what is transparent, tiny, or in the colour of what it stands on. @param {Text | Element} node */
  const legible = (node) => {
    let text = texts.get(node);
    if (text === undefined) {
      const element = /** @type {Element | null} */ (dom.kind(node) === 1 ? node : dom.above(node));
      const clear = element !== null && around(element).clear >= 0.1 && !isFaint(element, backdrops);
      if (!clear) text = "";
      else if (node === element) text = read(element, TEXT_LIMIT, true).join("\n");
      else text = isReadable(element, dom.style(element)) ? (node.nodeValue ?? "").replace(/\s+/g, " ") : "";
      texts.set(node, text);
    }
    return text;
  };

  /**
   * The label elements of each field, gathered in one walk: a field's own list of them costs the browser a walk through the
   * whole page.
   * @type {Map<Element, Element[]>}
   */
  const labels = new Map();
  return { around, isVisible, legible, box, page, backdrops, labels };
};
