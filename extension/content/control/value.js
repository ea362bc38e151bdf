// What a control holds, as the page shows it; of a secret only whether there is one.

import * as dom from "../dom/dom.js";
import { collapse, TEXT_LIMIT, textOf } from "../dom/text.js";
import { isBox } from "./role.js";

/**
 * @import { Control } from "../../wasm/scim_guide.js"
 * @import { Known } from "../look/seen.js"
 */

/** Fields that were seen to hold secrets: they stay that, whatever the page makes of them. @type {WeakSet<Element>} */
const secretFields = new WeakSet();

/** What the page's makers call it, cut: nobody reads a megabyte. @param {Element} element @param {"id" | "name" | "type"} attribute */
export const madeName = (element, attribute) => (dom.attr(element, attribute) ?? "").slice(0, TEXT_LIMIT);

/** @param {Element} element @param {string} names @param {string[]} secretWords */
const isSecret = (element, names, secretWords) => {
  const field = /** @type {HTMLInputElement} */ (element);
  return (
    field.type === "password" ||
    /password|one-time-code/.test(dom.attr(element, "autocomplete") ?? "") ||
    !/^(none)?$/.test(dom.style(element).getPropertyValue("-webkit-text-security")) ||
    secretWords.some((word) => names.includes(word))
  );
};

/** A word that fields of secrets are called by is none itself, also where one holds it: taken out, it would take labels with it. @param {string} text @param {string[]} names @param {string[]} secretWords */
const isWord = (text, names, secretWords) =>
  /^\p{L}+$/u.test(text) && (secretWords.includes(text) || names.some((name) => name.toLowerCase() === text));

/** @param {Element} element @returns {HTMLOptionElement[]} */
export const optionsIn = (element) => {
  const { options } = /** @type {HTMLSelectElement} */ (element);
  return [...options];
};

/** The text of a text field. @param {Element} element */
export const typed = (element) => {
  const tag = dom.tag(element);
  return tag === "input" || tag === "textarea" ? /** @type {HTMLInputElement} */ (element).value : textOf(element, 20_000);
};

/** The list that belongs to a combobox. @param {Element} element */
export const listOf = (element) => dom.named(element, "aria-controls") ?? dom.named(element, "aria-owns");

/** What a drop-down shows as chosen. @param {Element} element @param {Element | null} proxy */
export const shownChoice = (element, proxy) => {
  const tag = dom.tag(element);
  if (tag === "select") return collapse(/** @type {HTMLSelectElement} */ (element).selectedOptions[0]?.label);
  if (tag === "input") return collapse(/** @type {HTMLInputElement} */ (element).value) || (proxy ? textOf(proxy) : "");
  const inner = dom.all(element, "input").find((field) => /** @type {HTMLInputElement} */ (field).value !== "");
  // Without the arrow that is drawn behind it.
  const own = textOf(element).replace(/(\s+[\p{S}\p{Co}]+|[\u2190-\u2bff\p{Co}]+)$/u, "");
  if (own || !inner) {
    const list = dom.attr(element, "role") === "listbox" ? dom.all(element, "[role=option][aria-selected=true]")[0] : null;
    return list ? textOf(list) : own;
  }
  return collapse(/** @type {HTMLInputElement} */ (inner).value);
};

/** What a radio button stands for, without the hint below it. @param {Pick<Known, "labels">} radio */
export const optionOf = ({ labels: [first, second] }) =>
  second && second.source === first.source && first.text.startsWith(second.text) ? second.text : (first?.text ?? "");

/** What is chosen of radio buttons; empty when nothing is. @param {readonly Known[]} radios */
export const chosenOf = (radios) => {
  const on = radios.find((radio) => isOn(radio.element));
  return on ? optionOf(on) : "";
};

/** Is a box partly ticked, neither on nor off? @param {Element} element */
export const isMixed = (element) =>
  dom.tag(element) === "input"
    ? /** @type {HTMLInputElement} */ (element).indeterminate && /** @type {HTMLInputElement} */ (element).type === "checkbox"
    : dom.matches(element, "[aria-checked=mixed],[aria-pressed=mixed]");

/** Is a box ticked, a switch on? @param {Element} element */
export const isOn = (element) =>
  dom.tag(element) === "input"
    ? /** @type {HTMLInputElement} */ (element).checked
    : dom.attr(element, "aria-checked") === "true" || dom.attr(element, "aria-pressed") === "true";

/**
 * @param {Element} element @param {Pick<Known, "role" | "proxy" | "labels" | "bare" | "radios">} known
 * @param {string[]} secretWords @param {Set<string>} secrets
 * @returns {NonNullable<Control["value"]>}
 */
export const readValue = (element, { role, proxy, labels, bare, radios }, secretWords, secrets) => {
  if (isBox(role)) return isMixed(element) ? { kind: "mixed" } : { kind: "checked", on: isOn(element) };
  if (role === "radiogroup") return { kind: "choice", selected: chosenOf(radios), options: radios.map(optionOf) };
  if (role === "combobox") {
    const options =
      dom.tag(element) === "select"
        ? optionsIn(element).map((option) => option.label)
        : // A list that is closed shows none.
          dom.all(listOf(element) ?? element, "[role=option]").map((option) => textOf(option) || dom.wholeText(option));
    return { kind: "choice", selected: shownChoice(element, proxy), options: options.slice(0, 2000).map((option) => collapse(option)) };
  }
  if (role === "textbox") {
    const text = typed(element);
    const names = [...labels.map((label) => label.text), madeName(element, "name"), madeName(element, "id")];
    if (isSecret(element, names.join(" ").toLowerCase(), secretWords)) {
      secretFields.add(element);
      if (text.length >= 6 && !isWord(text.toLowerCase(), names, secretWords)) secrets.add(text);
      const placeholder = dom.attr(element, "placeholder") ?? "";
      return { kind: "secret", set: text !== "", masked: text === "" && /^[•●∙*.·]{3,}$/.test(placeholder) };
    }
    return { kind: "text", text: text.slice(0, 20_000) };
  }
  const item = dom.parent(element);
  const active =
    (!bare && dom.matches(element, ACTIVE)) || (item !== null && dom.kind(item) === 1 && isActiveItem(/** @type {Element} */ (item)));
  return { kind: "none", active };
};

/** How a tab or a menu entry shows that it is the chosen one. */
const ACTIVE = `.active,${["selected", "current", "expanded", "pressed"].map((name) => `[aria-${name}]:not([aria-${name}=false])`).join(",")}`;
const isActiveItem = (/** @type {Element} */ item) => dom.tag(item) === "li" && dom.matches(item, ".active");

/** The page's own complaint. @param {Element} element */
export const complaintOf = (element) => {
  if (dom.attr(element, "aria-invalid") !== "true" && dom.attr(element, "aria-errormessage") === null) return null;
  const message = dom.named(element, "aria-errormessage") ?? dom.named(element, "aria-describedby");
  const said = message && dom.rendered(message) ? textOf(message) : "";
  if (dom.attr(element, "aria-invalid") !== "true") return said || null;
  return said || "The page marks it as invalid.";
};

/** @param {Element} element */
export const holdsSecret = (element) => secretFields.has(element);
