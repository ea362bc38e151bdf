// What is still drawn but on its way out: a window that fades, and the ground that it stood on.

import * as dom from "../dom/dom.js";

/** Does this animation end with nothing to be seen? @param {Animation} animation */
const endsUnseen = ({ effect, playState }) => {
  if (playState !== "running" || !effect || !("getKeyframes" in effect)) return false;
  const { iterations, direction } = effect.getTiming();
  const frames = /** @type {KeyframeEffect} */ (effect).getKeyframes();
  const end = direction === "reverse" ? frames[0] : frames.at(-1);
  return iterations === 1 && end?.opacity !== undefined && Number(end.opacity) < 0.1;
};

/** Does it fade away, or something that it stands in, up to what holds the other one? @param {Element} element @param {Element | null} [other] */
export const isLeaving = (element, other = null) => {
  try {
    for (let at = /** @type {Element | null} */ (element); at && !(other && dom.holds(at, other)); at = dom.above(at)) {
      if (dom.animations(at).some(endsUnseen)) return true;
    }
  } catch {
    // A browser that does not tell of animations: it is taken for what it looks like.
  }
  return false;
};

/** Is it nothing but a ground that covers the whole window? @param {Element} element */
export const isCover = (element) => {
  const box = dom.box(element);
  return (
    dom.style(element).position === "fixed" &&
    box.width >= innerWidth * 0.9 &&
    box.height >= innerHeight * 0.9 &&
    !dom.firstElement(element) &&
    dom.wholeText(element).trim() === ""
  );
};
