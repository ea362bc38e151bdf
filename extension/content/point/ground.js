// Is the page light or dark where something is drawn over it?

import * as dom from "../dom/dom.js";

const DARK_BELOW = 110;

/** Of a colour, 0 to 255; null when it is not told or lets the ground through. @param {string} color */
const brightness = (color) => {
  const parts =
    color
      .match(/^rgba?\(([^)]*)\)$/)?.[1]
      .match(/[\d.]+/g)
      ?.map(Number) ?? [];
  return parts.length >= 3 && (parts[3] ?? 1) > 0.5 ? 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] : null;
};

/** @param {Element} element what is pointed at: its own colour is not the ground's, nor that of what ends where it does */
export const isGroundDark = (element) => {
  const own = dom.box(element);
  for (let at = dom.above(element); at; at = dom.above(at)) {
    const box = dom.box(at);
    const isAround = at.ownerDocument !== element.ownerDocument || at === document.body || at === document.documentElement;
    if (!isAround && box.width < own.width + 12 && box.height < own.height + 12) continue;
    const { backgroundColor, backgroundImage, color } = dom.style(at);
    // What is written on a picture is readable: the ground is what the text is not. So it is with colours that are not told in RGB.
    const known = backgroundImage === "none" && /^rgb/.test(backgroundColor) ? brightness(backgroundColor) : 255 - (brightness(color) ?? 0);
    if (known !== null) return known < DARK_BELOW;
  }
  const scheme = dom.style(document.documentElement).colorScheme;
  return scheme.includes("dark") && (!scheme.includes("light") || matchMedia("(prefers-color-scheme: dark)").matches);
};
