// Tabs of an app, a role or a user: the axis navigation.

import { esc as e } from "../store.mjs";

/** @typedef {import("./look.mjs").Look} Look */

/**
 * @param {Look} look
 * @param {{ address: string, names: [string, string][], now?: string, pane: (tab: string) => string }} what
 */
export function tabs(look, { address, names, now: asked, pane }) {
  const [now] = names.find(([id]) => id === asked) ?? names[0];
  const { choices, cls, say, base, pick } = look;
  const box = (id, more = "") => `<div class="${cls("pane")}" data-pane="${id}"${more}>${pane(id)}</div>`;
  const beside = (bar, content) =>
    pick("tabs", [true, false]) ? `<div class="${cls("sides")}">${bar}<div class="${cls("pane")}">${content}</div></div>` : bar + content;
  if (choices.navigation === "tabs") {
    const buttons = names.map(
      ([id, label]) =>
        `<button type="button" role="tab" id="tab-${id}" aria-controls="panel-${id}" aria-selected="false" data-tab="${id}">${e(say(label))}</button>`,
    );
    const panels = names.map(([id]) => box(id, ` role="tabpanel" id="panel-${id}" aria-labelledby="tab-${id}" hidden`)).join("");
    return `<div class="${cls("tabs")}" role="tablist">${buttons.join("")}</div><div data-panes>${panels}</div>`;
  }
  const hash = choices.navigation === "hash";
  const links = names.map(([id, label]) => {
    const href = hash ? `#${id}` : `${base}${address}/${id}`;
    return `<li><a href="${href}" data-tab="${id}"${!hash && id === now ? ' aria-current="page"' : ""}><span>${e(say(label))}</span></a></li>`;
  });
  const bar = `<ul class="${cls("tabs")}">${links.join("")}</ul>`;
  return beside(bar, hash ? names.map(([id]) => box(id, " hidden")).join("") : box(now));
}
