// What is on or off: the axis switch, and tiles.

import { esc as e } from "../store.mjs";

/** @typedef {import("./look.mjs").Look} Look */

/**
 * @param {Look} look
 * @param {{ name: string, label: string, on: boolean, attributes?: string }} what
 */
export function toggle({ choices, cls, id: idOf, pick }, { name, label, on, attributes = `data-f="${name}"` }) {
  const id = idOf(name);
  const more = `${attributes} data-was="${on}"`;
  const text = e(label);
  switch (choices.switch) {
    case "switch": {
      const tag = pick("switch tag", ["button", "div", "span"]);
      return `<div class="${cls("tick")}"><${tag} id="${id}" class="${cls("track")}" role="switch" tabindex="0" aria-checked="${on}" aria-labelledby="${id}-text" ${more}></${tag}><span id="${id}-text">${text}</span></div>`;
    }
    case "pressed": {
      const named = pick("pressed", ["", `aria-label="${text}"`, `aria-labelledby="${id}-text"`]);
      return `<div class="${cls("tick")}"><button type="button" id="${id}" class="${cls("pressed")}" aria-pressed="${on}" ${named} ${more}>${on ? "On" : "Off"}</button><span id="${id}-text">${text}</span></div>`;
    }
    case "covered":
      return `<div class="${cls("cover")}"><input type="checkbox" id="${id}" ${more}${on ? " checked" : ""}><label for="${id}">${text}</label></div>`;
    default:
      return `<label class="${cls("tick")}"><input type="checkbox" id="${id}" ${more}${on ? " checked" : ""}> <span>${text}</span></label>`;
  }
}

/** Apps or roles to pick: tiles where lists are cards, else switches. @param {Look} look */
export function picks(look, kind, items, chosen) {
  const { cls, choices } = look;
  const attributes = (item) => `data-f="${kind}.${item.id}" data-pick="${item.id}"`;
  if (choices.list !== "cards")
    return items
      .map((item) =>
        toggle(look, { name: `${kind}.${item.id}`, label: item.name, on: chosen.includes(item.id), attributes: attributes(item) }),
      )
      .join("");
  const tile = (item) => {
    const on = chosen.includes(item.id);
    return `<button type="button" class="${cls("tile")}" aria-pressed="${on}" ${attributes(item)} data-was="${on}">${look.pick("initial", ["", `<span class="${cls("avatar")}" aria-hidden="true">${e(item.name[0])}</span>`])}<span>${e(item.name)}</span></button>`;
  };
  return `<div class="${cls("tiles")}">${items.map(tile).join("")}</div>`;
}
