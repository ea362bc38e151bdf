// Documents: the navigation, and what of it is in a frame.

import { esc as e } from "../store.mjs";

/** @typedef {import("./look.mjs").Look} Look */

const MENUS = [
  {
    name: "Users menu",
    entries: [
      ["Users entry", "/users"],
      ["Roles", "/roles"],
    ],
  },
  {
    name: "Applications menu",
    entries: [
      ["Applications entry", "/apps"],
      ["Add Apps", "/apps/find"],
    ],
  },
];

function menus({ cls, say, base, choices }, sidebar) {
  const target = choices.frame === "content" ? ' target="work"' : "";
  const links = (entries) => entries.map(([key, path]) => `<a href="${base}${path}"${target}>${e(say(key))}</a>`).join("");
  return MENUS.map(({ name, entries }) =>
    sidebar
      ? `<b>${e(say(name))}</b>${links(entries)}`
      : `<div class="${cls("navigation")}"><button type="button" data-press="menu" aria-expanded="false">${e(say(name))}</button><div class="${cls("dropped")}" hidden>${links(entries)}</div></div>`,
  ).join("");
}

const shell = (look, title, body, attributes = "") => {
  const boot = { choices: look.choices, classes: look.classes, base: look.base, done: look.done };
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${e(title)} | OneLogin</title><style id="style">${look.style}</style></head><body${attributes}>${body}<script type="application/json" id="boot">${JSON.stringify(boot).replaceAll("<", "\\u003c")}</script><script type="module" src="/assets/boot.mjs"></script></body></html>`;
};

/** A whole document. @param {Look} look @param {string} title @param {string} attributes of main @param {string} content */
export function whole(look, title, attributes, content) {
  const { choices, cls, pick } = look;
  const main = `<main class="${cls("content")}" ${attributes}>${content}</main>`;
  if (choices.frame === "content") return shell(look, title, main);
  const sidebar = pick("sidebar", [true, false]);
  const brand = choices.frame === "none" ? `<span class="${cls("brand")}">onelogin</span>` : "";
  if (!sidebar) return shell(look, title, `<div class="${cls("bar")}">${brand}${menus(look, false)}</div>${main}`);
  const bar = brand ? `<div class="${cls("bar")}">${brand}</div>` : "";
  return shell(look, title, `${bar}<div class="${cls("body")}"><nav class="${cls("sidebar")}">${menus(look, true)}</nav>${main}</div>`);
}

/** The document around the frame. @param {Look} look @param {string} path what the frame shows first */
export function outer(look, path) {
  const { choices, cls } = look;
  const frame = `<iframe class="${cls("embedded")}" name="work" title="Administration" data-src="${e(look.base + path)}"></iframe>`;
  const bar = `<div class="${cls("bar")}"><span class="${cls("brand")}">onelogin</span>${choices.frame === "content" ? menus(look, false) : ""}</div>`;
  return shell(look, "Administration", bar + frame, " data-outer");
}
