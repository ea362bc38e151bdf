// Buttons other than Save and those of windows: real ones, links, or boxes with the role button, by the seed.

import { esc as e } from "../store.mjs";

/** @typedef {import("./look.mjs").Look} Look */

/**
 * @param {Look} look
 * @param {string} text as it is shown
 * @param {string} press what it does
 * @param {string} [more] attributes
 */
export function button({ cls, pick }, text, press, more = "") {
  const attributes = `class="${cls("button")}" data-press="${press}" ${more}`;
  switch (pick("buttons", ["button", "button", "link", "role"])) {
    case "link":
      return `<a href="#" ${attributes}>${e(text)}</a>`;
    case "role":
      return `<div role="button" tabindex="0" ${attributes}>${e(text)}</div>`;
    default:
      return `<button type="button" ${attributes}>${e(text)}</button>`;
  }
}
