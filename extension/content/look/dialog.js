// Windows of the page.

import * as dom from "../dom/dom.js";
import { collapse, linesOf, textOf } from "../dom/text.js";
import { isLayer } from "./layer.js";

const DIALOG = "dialog,[role=dialog],[role=alertdialog],[aria-modal=true],.modal,[popover]:not([role=listbox],[role=menu],[role=tooltip])";

/** @param {Element} element */
export const isWindow = (element) => dom.matches(element, DIALOG) || isLayer(element);

/** A window's title. @param {Element} dialog */
export const dialogTitle = (dialog) => {
  const title = dom.named(dialog, "aria-labelledby") ?? dom.all(dialog, "h1,h2,h3,h4,[role=heading],.modal-title,legend")[0];
  const named = (title ? textOf(title) : "") || collapse(dom.attr(dialog, "aria-label"));
  return named || !isLayer(dialog) ? named : (linesOf(dialog)[0] ?? "").slice(0, 80);
};

export const isDeclaredModal = (/** @type {Element} */ dialog) =>
  dom.matches(dialog, ":modal") || dom.attr(dialog, "aria-modal") === "true";

/** Does it lie over the page, so that the rest waits? @param {Element} dialog */
const isModal = (dialog) => {
  if (isDeclaredModal(dialog)) return true;
  const [x, y] = [innerWidth / 2, innerHeight / 2];
  const hit = dom.at(x, y);
  if (!hit) return false;
  if (dom.holds(dialog, hit)) return true;
  // Or it stands before something that covers the whole window: over its middle, at whatever height.
  const [own, cover, { position }] = [dom.box(dialog), dom.box(hit), dom.style(hit)];
  const central = own.left < x * 1.5 && own.right > x * 0.5;
  return central && position === "fixed" && cover.width >= innerWidth * 0.9 && cover.height >= innerHeight * 0.9;
};

/** Is it a window that others wait for, or one that fills a good part of the page? @param {Element} dialog */
export const isShownDialog = (dialog) => {
  if (isModal(dialog)) return true;
  const box = dom.box(dialog);
  return box.width * box.height >= innerWidth * innerHeight * 0.15;
};

/** Title of the window that an element stands in. @param {Element} element */
export const windowOf = (element) => {
  for (let at = /** @type {Element | null} */ (element); at; at = dom.above(at)) if (isWindow(at)) return dialogTitle(at) || "untitled";
  return null;
};
