// Drop-downs: the axis dropDown.

import { esc as e } from "../store.mjs";
import { labelled } from "./fields.mjs";

/** @typedef {import("./look.mjs").Look} Look */
/** @typedef {{ value: string, text: string }} Option */

/** Options whose text is their value. @param {string[]} texts @returns {Option[]} */
export const plainly = (texts) => texts.map((text) => ({ value: text, text }));

/**
 * A drop-down by itself. What is chosen is in `data-value`, or in the select.
 * @param {Look} look
 * @param {{ options: Option[], value?: string, attributes?: string }} what
 */
export function choice({ choices, cls, pick }, { options, value = "", attributes = "" }) {
  const chosen = options.find((option) => option.value === value) ?? options[0];
  const shown = e(chosen?.text);
  const was = `data-was="${e(chosen?.value)}"`;
  const held = `${attributes} ${was} data-value="${e(chosen?.value)}" data-options="${e(JSON.stringify(options))}"`;
  const plain = options
    .map((option) => `<option value="${e(option.value)}"${option === chosen ? " selected" : ""}>${e(option.text)}</option>`)
    .join("");
  switch (choices.dropDown) {
    case "hidden": {
      const away = pick("away", ["hidden", `class="${cls("away")}" tabindex="-1" aria-hidden="true"`]);
      return `<div class="${cls("drop")}"><select ${attributes} ${was} ${away}>${plain}</select><a class="${cls("choice")}" tabindex="0" data-dd="hidden"><span data-shown>${shown}</span></a></div>`;
    }
    case "combobox": {
      const box = pick("combobox tag", ["div", "button"]);
      return `<div class="${cls("drop")}"><${box} class="${cls("choice")}" role="combobox" tabindex="0" aria-haspopup="listbox" aria-expanded="false" data-dd="combobox" ${held}><span data-shown>${shown}</span></${box}></div>`;
    }
    case "menu":
      return `<div class="${cls("drop")}"><button type="button" class="${cls("choice")}" aria-haspopup="true" aria-expanded="false" data-dd="menu" ${held}><span data-shown>${shown}</span></button></div>`;
    case "mousedown":
      return `<div class="${cls("drop")}"><div class="${cls("choice")}" data-dd="mousedown" ${held}><div data-shown>${shown}</div></div></div>`;
    default:
      return `<select class="${cls("choice")}" ${attributes} ${was}>${plain}</select>`;
  }
}

/**
 * A drop-down with its label.
 * @param {Look} look
 * @param {{ name: string, label: string, options: Option[], value?: string, attributes?: string }} what
 */
export const select = (look, { name, label, options, value, attributes = `data-f="${name}"` }) =>
  labelled(look, { id: look.id(name), label }, (tied) => choice(look, { options, value, attributes: `${tied} ${attributes}` }));
