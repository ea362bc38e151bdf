// Where a label may be drawn without covering anything that a person reads.

import * as dom from "../dom/dom.js";
import { drawn } from "../dom/text.js";

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box in the window's coordinates */

const MAX_NODES = 20_000;
const [GAP, STEPS, NARROW] = [5, 4, 140];
/** What is read although it holds no text of its own. */
const READ = /^(input|select|textarea|button|img|svg|canvas|video|meter|progress|object|embed|iframe)$/;

/** @param {Box} one @param {Box} other */
const meet = (one, other) => one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;

/** @param {{ left: number, top: number, right: number, bottom: number }} box @param {[number, number]} by @returns {Box} */
const moved = ({ left, top, right, bottom }, [x, y]) => ({ left: left + x, top: top + y, right: right + x, bottom: bottom + y });

/**
 * Everything readable in a part of the window; null when there is too much to go through.
 * @param {Box} area @param {Element | null} except
 * @returns {Box[] | null}
 */
export const readableIn = (area, except) => {
  /** @type {Box[]} */
  const found = [];
  let left = MAX_NODES;

  /** @param {Node} node @param {[number, number]} by where the window of its document begins */
  const visit = (node, by) => {
    if (left-- <= 0) return;
    if (dom.kind(node) === 3) {
      if (/\S/.test(node.nodeValue ?? "")) takeText(/** @type {Text} */ (node), by);
      return;
    }
    if (dom.kind(node) !== 1 || node === except) return;
    const element = /** @type {Element} */ (node);
    const tag = dom.tag(element);
    if (/^(script|style|head|template|noscript)$/.test(tag)) return;
    const own = dom.box(element);
    const box = moved(own, by);
    if (READ.test(tag)) {
      const inner = tag === "iframe" ? dom.inside(element)?.documentElement : null;
      if (inner) visit(inner, [box.left + element.clientLeft, box.top + element.clientTop]);
      else if (meet(box, area) && dom.visible(element, { opacityProperty: true })) found.push(box);
      return;
    }
    // What overflows is drawn outside of its box, but most often to the right and below.
    const reach = {
      ...box,
      right: Math.max(box.right, box.left + element.scrollWidth),
      bottom: Math.max(box.bottom, box.top + element.scrollHeight),
    };
    const hasBox = own.width > 0 && own.height > 0;
    if (hasBox && !meet(reach, area)) return;
    drawn(element, (child) => visit(child, by));
  };

  /** @param {Text} text @param {[number, number]} by */
  const takeText = (text, by) => {
    const range = text.ownerDocument.createRange();
    range.selectNodeContents(text);
    const boxes = [...range.getClientRects()].map((box) => moved(box, by)).filter((box) => meet(box, area));
    const parent = boxes.length ? dom.above(text) : null;
    if (parent && dom.visible(parent, { opacityProperty: true })) found.push(...boxes);
  };

  visit(document.documentElement, [0, 0]);
  return left > 0 ? found : null;
};

/**
 * A place for a label of that size, or of a smaller width, in the window: at a corner of what is pointed at, beside it, or further
 * above or below. Null where every one would cover something.
 * @param {Box} ring @param {number} width @param {number} height @param {Element | null} except
 * @returns {Box | null}
 */
export const freePlace = (ring, width, height, except) => {
  const reach = STEPS * height + GAP;
  const taken = readableIn(
    { left: ring.left - width - GAP, top: ring.top - reach, right: ring.right + width + GAP, bottom: ring.bottom + reach },
    except,
  );
  if (!taken) return null;
  const middle = (ring.top + ring.bottom - height) / 2;
  for (const wide of [width, Math.min(width, NARROW)]) {
    const inWindow = (/** @type {number} */ left) => Math.max(GAP, Math.min(left, innerWidth - GAP - wide));
    const spots = [];
    for (let step = 0; step < STEPS; step++) {
      for (const top of [ring.top - GAP - height * (step + 1), ring.bottom + GAP + height * step])
        spots.push([inWindow(ring.left), top], [inWindow(ring.right - wide), top]);
      if (step === 0) spots.push([ring.right + GAP, middle], [ring.left - GAP - wide, middle]);
    }
    for (const [left, top] of spots) {
      const place = { left, top, right: left + wide, bottom: top + height };
      const isInside = left >= GAP && top >= GAP && place.right <= innerWidth - GAP && place.bottom <= innerHeight - GAP;
      if (isInside && !taken.some((box) => meet(box, place))) return place;
    }
  }
  return null;
};
