// Why a person could not use a control now.

import * as dom from "../dom/dom.js";
import { newSight } from "../dom/sight.js";

/**
 * @import { Control } from "../../wasm/scim_guide.js"
 * @import { Sight } from "../dom/sight.js"
 */

/**
 * Why a person could not use it now, apart from an open window.
 * @param {Element} element @param {string} role @param {Element | null} proxy @param {Sight} sight
 * @param {(hit: Element, shown: Element) => boolean} yields does what lies over it go away by itself?
 * @returns {NonNullable<Control["barriers"]>}
 */
export const barriersOf = (element, role, proxy, sight, yields) => {
  /** @type {NonNullable<Control["barriers"]>} */
  const barriers = [];
  const shown = proxy ?? element;
  if (!sight.isVisible(shown) || sight.around(shown).kept) barriers.push("hidden");
  else {
    const where = whereabouts(shown, sight, sight.around(shown).scroller);
    if (where === "outside") barriers.push("off-screen");
    else if (where !== "scrolled" && !isUncovered(shown, element, where, sight, yields)) barriers.push("covered");
  }
  const around = sight.around(element);
  if (around.disabled || dom.matches(element, ":disabled")) barriers.push("disabled");
  // A drop-down's field is read-only because one chooses instead of typing.
  if (role !== "combobox" && (dom.matches(element, "input[readonly],textarea[readonly]") || dom.attr(element, "aria-readonly") === "true"))
    barriers.push("readonly");
  if (around.inert) barriers.push("inert");
  return barriers;
};

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box in the window's coordinates */

/**
 * Its box in the window's coordinates, or why it has no place there: it can be scrolled to, or never.
 * @param {Element} element @param {Sight} sight @param {Element | null} scroller
 */
const whereabouts = (element, sight, scroller = null) => {
  let { left, top, right, bottom } = sight.box(element);
  const [byX, byY] = dom.toOurs(element.ownerDocument.defaultView, 0, 0);
  [left, top, right, bottom] = [left + byX, top + byY, right + byX, bottom + byY];
  const page = sight.page();
  if (scroller && scroller !== element) {
    const edge = sight.box(scroller);
    // What lies before the beginning of something that scrolls can't be scrolled to.
    if (bottom - edge.top + scroller.scrollTop <= 0 || right - edge.left + scroller.scrollLeft <= 0) return "outside";
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    if (y <= edge.top || y >= edge.bottom || x <= edge.left || x >= edge.right) return "scrolled";
  } else if (right + page.x <= 0 || bottom + page.y <= 0 || left + page.x >= page.width || top + page.y >= page.height) return "outside";
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return x >= 0 && y >= 0 && x < innerWidth && y < innerHeight ? { left, top, right, bottom } : "scrolled";
};

/** Is it what a press on it would reach? @param {Element} shown @param {Element} element @param {Box} box @param {Sight} sight @param {(hit: Element, shown: Element) => boolean} yields */
const isUncovered = (shown, element, { left, top, right, bottom }, { labels }, yields) => {
  const y = (top + bottom) / 2;
  const inset = Math.min(8, (right - left) / 4);
  return [(left + right) / 2, left + inset, right - inset].some((x) => {
    const hit = dom.at(x, y);
    return (
      hit === null ||
      dom.holds(shown, hit) ||
      dom.holds(element, hit) ||
      labels.get(element)?.some((label) => dom.holds(label, hit)) ||
      showsTextOf(shown, hit) ||
      yields(hit, shown)
    );
  });
};

/**
 * Is its text that of its host, put into its slot? The browser says then that the host was hit, and a press reaches the button.
 * @param {Element} shown @param {Element} hit
 */
const showsTextOf = (shown, hit) => dom.shadow(hit) === dom.root(shown) && dom.all(shown, "slot").length > 0;

/**
 * Does something that takes no pointer lie over it? For the moment before writing only: all elements are made to take the
 * pointer and let go again before any script of the page can run.
 * @param {Element} shown
 */
export const isOverlaid = (shown) => {
  const root = dom.root(shown);
  // What was taken out of the page stands in no document.
  if (!("adoptedStyleSheets" in root)) return false;
  const before = [...root.adoptedStyleSheets];
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { pointer-events: auto !important }");
    root.adoptedStyleSheets = [...before, sheet];
    const box = whereabouts(shown, newSight());
    if (typeof box === "string") return false;
    const hit = dom.at((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    if (!hit || dom.holds(shown, hit) || dom.holds(hit, shown)) return false;
    const { backgroundColor, backgroundImage } = dom.style(hit);
    return backgroundImage !== "none" || !/^(transparent|rgba\(.*, 0(\.\d+)?\))$/.test(backgroundColor);
  } catch {
    // A root of another global takes no sheet of ours.
    return false;
  } finally {
    root.adoptedStyleSheets = before;
  }
};
