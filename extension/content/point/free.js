// Where a label may be drawn without covering anything that a person reads.

import * as dom from "../dom/dom.js";
import { drawn } from "../dom/text.js";

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box in the window's coordinates */

const MAX_NODES = 20_000;
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
      else if (meet(box, area) && dom.rendered(element, { visibilityProperty: true, opacityProperty: true })) found.push(box);
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
    if (parent && dom.rendered(parent, { visibilityProperty: true, opacityProperty: true })) found.push(...boxes);
  };

  visit(document.documentElement, [0, 0]);
  return left > 0 ? found : null;
};

/** The lines around what is pointed at where a label could stand: beside its corners first, then further out. @param {Box} ring @param {number} width @param {number} height @returns {Box[]} */
const places = (ring, width, height) => {
  const GAP = 5;
  const middle = (ring.top + ring.bottom - height) / 2;
  const spots = [0, 1, 2, 3].flatMap((step) => {
    const [above, below] = [ring.top - GAP - height - step * height, ring.bottom + GAP + step * height];
    const sides =
      step === 0
        ? [
            [ring.right + GAP, middle],
            [ring.left - GAP - width, middle],
          ]
        : [];
    return [[ring.left, above], [ring.right - width, above], [ring.left, below], [ring.right - width, below], ...sides];
  });
  return spots.map(([left, top]) => ({ left, top, right: left + width, bottom: top + height }));
};

/**
 * A place for a label of that size, or of a smaller width; null where every one would cover something.
 * @param {Box} ring @param {number} width @param {number} height @param {Element | null} except
 * @returns {Box | null}
 */
export const freePlace = (ring, width, height, except) => {
  const MARGIN = 4;
  const area = {
    left: ring.left - width - 20,
    top: ring.top - height * 5,
    right: ring.right + width + 20,
    bottom: ring.bottom + height * 5,
  };
  const taken = readableIn(area, except);
  if (!taken) return null;
  const isFree = (/** @type {Box} */ place) =>
    place.left >= MARGIN &&
    place.top >= MARGIN &&
    place.right <= innerWidth - MARGIN &&
    place.bottom <= innerHeight - MARGIN &&
    !taken.some((box) => meet(box, place));
  for (const tried of [width, Math.min(width, 140)]) {
    // At the edge of the window it is moved in.
    const inWindow = places(ring, tried, height).map((place) => {
      const left = Math.max(MARGIN, Math.min(place.left, innerWidth - MARGIN - tried));
      return place.top > ring.bottom || place.bottom < ring.top ? { ...place, left, right: left + tried } : place;
    });
    const found = inWindow.find(isFree);
    if (found) return found;
  }
  return null;
};
