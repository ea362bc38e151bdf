// The button that saves a page, and where messages go: the axes saving and notice.

import { esc as e } from "../store.mjs";
import { draft } from "./decoys.mjs";

/** @typedef {import("./look.mjs").Look} Look */

/**
 * @param {Look} look
 * @param {{ label?: string, press?: string, fresh?: boolean }} [what] `fresh`: what the page is about is not there yet
 */
export function saver(look, { label = "Save", press = "save", fresh = false } = {}) {
  const { choices, cls, say } = look;
  const way = fresh && choices.saving !== "disabled" ? "always" : choices.saving;
  const idle = way === "disabled" || way === "text";
  const text = way === "text" ? "Saved" : say(label);
  const button = `<button type="button" class="${cls("button", "primary")}" data-press="${press}" data-saver="${way}" data-says="${e(say(label))}"${idle ? " disabled" : ""}>${e(text)}</button>`;
  const place = way === "hidden" ? "sticky" : "saver";
  return `<div class="${cls("saver", ...(place === "sticky" ? ["sticky"] : []))}" data-saving${way === "hidden" ? " hidden" : ""}><span data-said></span>${draft(look, "Save as draft")}${button}</div>`;
}

/** Head of a page: its name, tools, and Save if that is up here. @param {Look} look @param {string} title @param {string} [tools] */
export function head(look, title, tools = "") {
  const { cls, pick } = look;
  const crumbs = pick("crumbs", [true, false]) ? `<div class="${cls("crumbs")}">Administration</div>` : "";
  return `${crumbs}<div class="${cls("head")}"><h1>${e(title)}</h1>${tools}</div>`;
}

/** A page with its head, its content and its Save button. @param {Look} look */
export function sheet(look, title, content, { tools = "", save = "" } = {}) {
  const above = look.pick("saver", [true, false]) && look.choices.saving !== "hidden";
  return `${head(look, title, tools + (above ? save : ""))}${content}<div data-slot></div>${above ? "" : save}`;
}
