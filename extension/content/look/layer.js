// Windows that nothing in the markup says are windows: what is laid over the middle of the page.

import * as dom from "../dom/dom.js";

const FIELDS = "input:not([type=hidden]),select,textarea,[role=checkbox],[role=switch],[role=textbox],[role=combobox],[role=radio]";
const NO_WINDOW = "[role=menu],[role=listbox],[role=tooltip],[role=status],[role=alert]";
const MAX_COVERED = 60;

/** Those of the last look. @type {Set<Element>} */
let layers = new Set();
export const isLayer = (/** @type {Element} */ element) => layers.has(element);

/** Does it lie on a layer of its own? @param {Element} element */
const isRaised = (element) => {
  const { position, zIndex } = dom.style(element);
  return position === "fixed" || (position === "absolute" && Number(zIndex) > 0);
};

/** Is it a ground that keeps the page from being used, without anything on it? @param {Element} element */
const isGround = (element) => {
  const { width, height } = dom.box(element);
  return isRaised(element) && width >= innerWidth * 0.9 && height >= innerHeight * 0.9 && !/\S/.test(dom.wholeText(element));
};

/** Can the page's own part not be reached because this lies over it? @param {Element} layer @param {Element} part */
const covers = (layer, part) => {
  if (!dom.visible(part) || (!/\S/.test(dom.wholeText(part)) && dom.all(part, FIELDS).length === 0)) return false;
  const { left, top, right, bottom } = dom.box(part);
  const [x, y] = [(Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
  if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight || right <= 0 || bottom <= 0) return false;
  const hit = dom.at(x, y);
  return hit !== null && !dom.holds(part, hit) && (dom.holds(layer, hit) || isGround(hit));
};

/** Is a part of the page below it? @param {Element} layer */
const isOverPage = (layer) => {
  let asked = 0;
  for (let at = layer; at !== document.body; ) {
    const above = dom.above(at);
    if (!above) return false;
    for (let other = dom.firstElement(above); other && asked < MAX_COVERED; other = dom.nextElement(other))
      if (other !== at && ++asked && covers(layer, other)) return true;
    at = above;
  }
  return false;
};

/** Is there something to do in it besides to choose from a list? @param {Element} layer */
const isForUse = (layer) => {
  if (dom.matches(layer, NO_WINDOW)) return false;
  if (dom.all(layer, FIELDS).length > 0) return true;
  const buttons = dom.all(layer, "button,[role=button],input[type=button],input[type=submit]");
  const said = dom.wholeText(layer).replace(/\s+/g, "");
  return buttons.length > 0 && said.length > buttons.map((button) => dom.wholeText(button).replace(/\s+/g, "")).join("").length;
};

/** Where a person looks first, as parts of the width and height. */
const MIDDLE = [
  [0.5, 0.5],
  [0.5, 0.3],
  [0.5, 0.7],
];
/** What a ground is for may be small and at its head, at its foot or at a side. */
const AROUND = [
  [0.5, 0.2],
  [0.5, 0.1],
  [0.5, 0.9],
  [0.85, 0.5],
  [0.85, 0.15],
  [0.15, 0.5],
];

/** What is raised at a point, the outermost first. @param {number[]} point */
const raisedAt = ([right, down]) => {
  /** @type {Element[]} */
  const raised = [];
  for (let at = dom.at(innerWidth * right, innerHeight * down); at && at !== document.body; at = dom.above(at))
    if (isRaised(at)) raised.unshift(at);
  return raised;
};

/** Looks for them in the middle, and around it where a ground lies over the page. */
export const findLayers = () => {
  layers = new Set();
  let ground = false;
  /** @param {Element[]} raised */
  const take = (raised) => {
    const layer = raised.find((one) => isForUse(one) && isOverPage(one));
    if (layer) layers.add(layer);
    ground ||= !layer && raised.some(isGround);
  };
  for (const point of MIDDLE) take(raisedAt(point));
  if (ground && layers.size === 0) for (const point of AROUND) take(raisedAt(point));
};
