// Fields with their labels: the axes layout and kit.

import { esc as e } from "../store.mjs";

/** @typedef {import("./look.mjs").Look} Look */

/** Labels that are as long as a sentence stand over their field where a short one would be in its edge. */
const LONG = 40;

/**
 * A label and what it is for.
 * @param {Look} look
 * @param {{ id: string, label: string, fact?: boolean }} what `fact`: only to be read
 * @param {(attributes: string) => string} control markup, with attributes that tie it to its label
 */
export function labelled({ choices, cls }, { id, label, fact = false }, control) {
  const text = e(label);
  const tied = `id="${id}" aria-labelledby="${id}-label"`;
  switch (choices.layout === "floating" && (fact || label.length > LONG) ? "above" : choices.layout) {
    case "above":
      return `<div class="${cls("stack")}"><div class="${cls("caption")}">${text}</div><div>${control(`id="${id}"`)}</div></div>`;
    case "cell":
      return `<tr><td>${text}</td><td>${control(`id="${id}"`)}</td></tr>`;
    case "labelledby":
      return `<div class="${cls("stack")}"><span class="${cls("label")}" id="${id}-label">${text}</span><div>${control(tied)}</div></div>`;
    case "below":
      return `<dl class="${cls("boxed")}"><dd>${control(`id="${id}"`)}</dd><dt>${text}</dt></dl>`;
    case "floating":
      return `<div class="${cls("float")}">${control(`${tied} placeholder=" "`)}<label for="${id}" id="${id}-label">${text}</label></div>`;
    default: {
      const name = fact
        ? `<span class="${cls("label")}">${text}</span>`
        : `<label class="${cls("label")}" for="${id}" id="${id}-label">${text}</label>`;
      return `<div class="${cls("row")}">${name}<div>${control(fact ? "" : tied)}</div></div>`;
    }
  }
}

/** What holds labelled fields together. @param {Look} look @param {string} rows */
export const group = ({ choices, cls }, rows) =>
  choices.layout === "cell" ? `<table class="${cls("grid")}"><tbody>${rows}</tbody></table>` : rows;

/**
 * A field for text by itself.
 * @param {Look} look
 * @param {{ value?: string, type?: string, rows?: number, attributes?: string }} what
 */
export function bare({ choices, cls, pick }, { value = "", type = "text", rows = 0, attributes = "" }) {
  const held = choices.kit === "controlled" ? " data-held" : "";
  const more = `${attributes}${held} data-was="${e(value)}" autocomplete="off"`;
  const input = rows
    ? `<textarea class="${cls("input")}" rows="${rows}" ${more}>${e(value)}</textarea>`
    : `<input class="${cls("input")}" type="${type}" value="${e(value)}" ${more}>`;
  if (choices.kit !== "wrapped") return input;
  const tag = pick("wrapper", ["div", "ol-form-field"]);
  return `<${tag} class="${cls("outer")}"><div class="${cls("inner")}"><div class="${cls("infix")}">${input}</div><div class="${cls("suffix")}"></div></div></${tag}>`;
}

/** A web component, its content in a shadow root. */
const component = ({ choices }, content) => (choices.kit === "shadow" ? `<ol-field><template>${content}</template></ol-field>` : content);

/**
 * A field for text with its label.
 * @param {Look} look
 * @param {{ name: string, label: string, value?: string, type?: string, rows?: number, attributes?: string }} what
 */
export function text(look, { name, label, value, type, rows, attributes = `data-f="${name}"` }) {
  const shell = (content) => component(look, content);
  // A component can't be a row of a table: only what is in the cell is one.
  const row = look.choices.layout === "cell";
  const named = look.choices.kit === "shadow" ? "" : `name="${e(name)}" `;
  const control = (tied) => bare(look, { value, type, rows, attributes: `${tied} ${named}${attributes}` });
  const made = labelled(look, { id: look.id(name), label }, row ? (tied) => shell(control(tied)) : control);
  return row ? made : shell(made);
}

/** Something to be read, with its label. @param {Look} look @param {string} label @param {string} content markup */
export const fact = (look, label, content) =>
  labelled(look, { id: look.id(`fact ${label}`), label, fact: true }, () => `<span>${content}</span>`);

/** A search box. @param {Look} look @param {string} hint @param {string} value @param {string} list name of the list */
export const search = (look, hint, value, list) =>
  `<div class="${look.cls("search")}">${component(look, bare(look, { value, type: "search", attributes: `placeholder="${e(hint)}" data-search="${list}"` }))}</div>`;
