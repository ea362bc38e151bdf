// What fields hold, whatever they are made of.

import { one } from "./dom.mjs";

/** What is held by script for fields that only show it. */
const held = new WeakMap();

/** What a field holds, as text. @param {any} field */
export function read(field) {
  if (field.type === "checkbox") return String(field.checked);
  if (field.hasAttribute("aria-checked")) return field.getAttribute("aria-checked");
  if (field.hasAttribute("aria-pressed")) return field.getAttribute("aria-pressed");
  if (field.dataset.value !== undefined) return field.dataset.value;
  return field.dataset.held === undefined ? field.value : (held.get(field) ?? field.defaultValue);
}
export const isOn = (field) => field.type === "checkbox" || field.hasAttribute("aria-checked") || field.hasAttribute("aria-pressed");
/** As the server has it. */
export const was = (field) => field.dataset.was ?? "";
const lines = (text) => text.replaceAll("\r\n", "\n");
export const differs = (field) => lines(read(field)) !== lines(was(field));

/** Puts something into a field. @param {any} field @param {string} value */
export function write(field, value) {
  if (field.type === "checkbox") field.checked = value === "true";
  else if (isOn(field)) turn(field, value === "true");
  else if (field.dataset.value !== undefined) {
    field.dataset.value = value;
    const option = JSON.parse(field.dataset.options).find((each) => each.value === value);
    one("[data-shown]", field).textContent = option?.text ?? "";
  } else {
    if (field.dataset.held !== undefined) held.set(field, value);
    field.value = value;
    // A drawn drop-down shows what its select has.
    const shown = field.localName === "select" && one("[data-shown]", field.parentNode);
    if (shown) shown.textContent = field.selectedOptions[0]?.text ?? "";
  }
}

/** @param {any} button @param {boolean} on */
function turn(button, on) {
  button.setAttribute(button.hasAttribute("aria-checked") ? "aria-checked" : "aria-pressed", String(on));
  if (/^(On|Off)$/.test(button.textContent)) button.textContent = on ? "On" : "Off";
}

export const changed = (field) => field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));

/** A field with its label, in a shadow root. */
class Field extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: "open" });
    const style = document.createElement("style");
    style.textContent = document.getElementById("style").textContent;
    root.append(style, document.importNode(one("template", this).content, true));
    one("template", this).remove();
    // What is not heard outside by itself is passed on.
    root.addEventListener("input", (event) => {
      if (!event.composed) this.dispatchEvent(new CustomEvent("field", { bubbles: true, detail: event.target }));
    });
  }
}

export function startFields() {
  customElements.define("ol-field", Field);
  const target = (event) => event.composedPath()[0];
  const hold = (event) => {
    const field = event.detail || target(event);
    if (field.dataset?.held !== undefined) held.set(field, field.value);
  };
  document.addEventListener("input", hold, true);
  document.addEventListener("field", hold, true);
  document.addEventListener("focusout", (event) => {
    const field = target(event);
    if (field.dataset?.held !== undefined && field.value !== read(field)) field.value = read(field);
  });
  document.addEventListener("click", (event) => {
    const button = target(event).closest?.("[role=switch],[aria-pressed]");
    if (!button) return;
    turn(button, read(button) !== "true");
    changed(button);
  });
}
