// What a control is.

import * as dom from "../dom/dom.js";

/** @import { Control } from "../../wasm/scim_guide.js" */

const ROLES = /^(button|link|checkbox|switch|radio|combobox|tab|menuitem|textbox)$/;
const UNFILLABLE = /^(file|range|color|hidden)$/;

/** What it is by ARIA's words, if it can be operated at all. @param {Element} element @returns {Control["role"] | null} */
export const roleOf = (element) => {
  const tag = dom.tag(element);
  const type = tag === "input" ? /** @type {HTMLInputElement} */ (element).type : "";
  const explicit = dom.attr(element, "role")?.trim().split(/\s+/)[0] ?? "";
  const popup = dom.attr(element, "aria-haspopup");
  const isButton = (tag === "button" && !explicit) || explicit === "button";
  if (explicit === "combobox" || (isButton && (popup === "listbox" || isChooser(element, popup)))) return "combobox";
  // A button that stays pressed is a switch by another name.
  if (isButton && /^(true|false|mixed)$/.test(dom.attr(element, "aria-pressed") ?? "")) return "switch";
  // The list of an open combobox is not another one.
  if (explicit === "listbox" && tag !== "select") return isStandingList(element) ? "combobox" : null;
  if (explicit === "searchbox") return "textbox";
  // What nothing can be typed into is no field, whatever it is called.
  if (explicit === "textbox" && !isNative(element) && !(/** @type {HTMLElement} */ (element).isContentEditable)) return null;
  if (explicit === "menuitemcheckbox") return "checkbox";
  if (explicit === "menuitemradio") return "radio";
  if (ROLES.test(explicit)) return /** @type {Control["role"]} */ (explicit);
  switch (tag) {
    case "select":
      return "combobox";
    case "textarea":
      return "textbox";
    case "input":
      if (type === "checkbox" || type === "radio") return type;
      if (/^(submit|button|reset|image)$/.test(type)) return "button";
      return UNFILLABLE.test(type) ? null : "textbox";
    case "button":
    case "summary":
      return "button";
    case "a":
      if (dom.attr(element, "href") === null) return isPressed(element) ? "button" : null;
      if (dom.closest(element, ".nav-tabs,[role=tablist]")) return "tab";
      return dom.closest(element, ".dropdown-menu,[role=menu]") ? "menuitem" : "link";
  }
  if (/^(div|span)$/.test(tag) && !explicit && isPressed(element)) return "button";
  const editable = dom.attr(element, "contenteditable");
  return editable === "" || editable === "true" || editable === "plaintext-only" ? "textbox" : null;
};

/** Is it a list by itself, with a stop for the tab key on it or on one of its options? @param {Element} element */
const isStandingList = (element) => {
  if (dom.attr(element, "tabindex") === "0") return true;
  const id = dom.attr(element, "id");
  const opened = (/** @type {Element} */ other) =>
    id !== null && [dom.attr(other, "aria-controls"), dom.attr(other, "aria-owns")].includes(id);
  return (
    dom.all(element, "[role=option][tabindex='0']").length === 1 && !dom.all(dom.root(element), "[aria-controls],[aria-owns]").some(opened)
  );
};

/** A button that is called by a question and what it holds opens the answers to it, not a list of actions. @param {Element} element @param {string | null} popup */
const isChooser = (element, popup) => {
  const ids = popup === "menu" || popup === "true" ? (dom.attr(element, "aria-labelledby") ?? "").trim().split(/\s+/) : [];
  return ids.length > 1 && ids.includes(dom.attr(element, "id") ?? "");
};

/** Is it made to be pressed, though its tag does not say so? @param {Element} element */
const isPressed = (element) => dom.matches(element, ".btn,[onclick]") || isStop(element);

/** A text that the tab key stops at and the pointer shows as something to press. @param {Element} element */
const isStop = (element) => dom.attr(element, "tabindex") === "0" && !dom.firstElement(element) && dom.style(element).cursor === "pointer";

const MENU = /menu|dropdown|popover|popup/i;

/** Is it a list of entries that has come up over the page, though its role does not say so? @param {Element} element @param {string} css */
export const isOpenMenu = (element, css) => MENU.test(css) && /^(absolute|fixed)$/.test(dom.style(element).position);

/** Is it an entry of such a list? @param {Element} element */
export const isEntry = (element) =>
  /^(div|li|span|p)$/.test(dom.tag(element)) &&
  dom.style(element).cursor === "pointer" &&
  dom.all(element, "a,button,input,select,textarea,[role]").length === 0;

export const isField = (/** @type {string} */ role) => /^(textbox|combobox|checkbox|radio|radiogroup|switch)$/.test(role);
export const isBox = (/** @type {string} */ role) => /^(checkbox|radio|switch)$/.test(role);
export const isNative = (/** @type {Element} */ element) => /^(input|select|textarea)$/.test(dom.tag(element));
