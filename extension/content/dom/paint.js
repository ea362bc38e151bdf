// Whether text that is drawn can be seen: its colours, its size, what cuts it away.

import * as dom from "./dom.js";

export const alpha = (/** @type {string} */ color) =>
  Number(color.match(/^rgba\(.*,\s*([\d.]+)\)$/)?.[1] ?? (color === "transparent" ? 0 : 1));

/** A mask that lets something through fades an edge; one of a picture, or of nothing but transparent colours, hides. @param {string} mask */
const isMaskedAway = (mask) => {
  if (!mask || mask === "none") return false;
  const colors = mask.match(/rgba?\([^)]*\)|transparent/g) ?? [];
  return mask.includes("url(") || (colors.length > 0 && colors.every((color) => alpha(color) === 0));
};

/** What hides an element and all that stands in it, but for its opacity. @param {Element} element @param {CSSStyleDeclaration} style @param {(element: Element) => DOMRect} [box] */
export const isCutAway = (element, style, box = dom.box) =>
  (style.position === "absolute" && /^rect\(([01]px,? ?){4}\)$/.test(style.clip)) ||
  /inset\((100%|50%)|circle\(0|polygon\(0px 0px, 0px 0px/.test(style.clipPath) ||
  /opacity\(0(\.0\d*)?(%|\))/.test(style.filter) ||
  isMaskedAway(style.maskImage) ||
  (style.overflowY !== "visible" && style.display !== "inline" && box(element).height < 2);

/** Can a person read text that is set like this? @param {Element} element @param {CSSStyleDeclaration} style */
export const isReadable = (element, style) =>
  Number(style.opacity) >= 0.1 &&
  parseFloat(style.fontSize) >= 2 &&
  alpha(style.color) >= 0.1 &&
  Math.abs(parseFloat(style.textIndent) || 0) < 200 &&
  !/override/.test(style.unicodeBidi) &&
  !isCutAway(element, style);

/**
 * Is it written in the colour of what it stands on?
 * @param {Element} element @param {Map<Element, string>} backdrops what elements stand on, as far as it is known already
 */
export const isFaint = (element, backdrops = new Map()) => {
  /** @type {Element[]} */
  const path = [];
  let backdrop = "";
  for (let at = /** @type {Element | null} */ (element); at; at = dom.above(at)) {
    const known = backdrops.get(at);
    backdrop = known ?? "";
    if (known !== undefined) break;
    path.push(at);
    const { backgroundColor, backgroundImage } = dom.style(at);
    if (backgroundImage !== "none") break;
    if (alpha(backgroundColor) <= 0.9) continue;
    backdrop = backgroundColor;
    break;
  }
  for (const at of path) backdrops.set(at, backdrop);
  return backdrop !== "" && backdrop === dom.style(element).color;
};

/** Is its text drawn in another order, or elsewhere, than it is written? @param {Element} element */
export const isTurned = (element) => {
  const { textIndent, unicodeBidi } = dom.style(element);
  return Math.abs(parseFloat(textIndent) || 0) >= 200 || /override/.test(unicodeBidi);
};
