// Lists of what there is: the axes list and paging.

import { esc as e, matching } from "../store.mjs";
import { search } from "./fields.mjs";

/** @typedef {import("./look.mjs").Look} Look */
/** @typedef {string | { html: string }} Cell a text, or markup */
/** @typedef {{ cells: Cell[], href?: string, press?: string, data?: string }} Row `href` or `press`: what opening it does */

/** Rows on a page, and rows that are shown before anybody searches. */
const PAGE = 5;
const FIRST = 4;
const FOUND = 8;

const cell = (each) => (typeof each === "string" ? e(each) : each.html);
/** @param {Row} row */
const opening = ({ href, press }) => (href ? ` data-href="${e(href)}"` : press ? ` data-press="${press}"` : "");
/** @param {Row} row @param {string} content */
const link = ({ href, press }, content) => {
  if (!href && !press) return content;
  return `<a href="${e(href ?? "#")}"${press ? ` data-press="${press}"` : ""}>${content}</a>`;
};

/** One row. @param {Look} look @param {string[]} heads @param {Row} row */
export function row({ choices, cls, pick }, heads, row) {
  const [name, ...rest] = row.cells.map(cell);
  const data = row.data ? ` ${row.data}` : "";
  const whole = pick("opens", [true, false]);
  switch (choices.list) {
    case "links":
      return `<li${data}>${link(row, name)}${rest.map((each, at) => `<span>${heads[at + 1] && at ? `<small>${e(heads[at + 1])}</small> ` : ""}${each}</span>`).join("")}</li>`;
    case "grid": {
      const roles = pick("grid roles", [true, false]);
      const cells = [name, ...rest].map((each) => `<div${roles ? ' role="gridcell"' : ""}>${each}</div>`).join("");
      return `<div class="${cls("line")}"${roles ? ' role="row"' : ""}${data}${opening(row)}>${cells}</div>`;
    }
    case "cards": {
      const initial = pick("initial", [
        "",
        `<span class="${cls("avatar")}" aria-hidden="true">${e(name.replace(/^<[^>]*>/, "")[0])}</span>`,
      ]);
      const facts = rest.map((each, at) => `<p>${heads[at + 1] ? `<small>${e(heads[at + 1])}</small> ` : ""}${each}</p>`).join("");
      return `<article class="${cls("card")}"${data}${whole ? opening(row) : ""}>${initial}<h3>${whole ? name : link(row, name)}</h3>${facts}</article>`;
    }
    default:
      return `<tr${data}${whole ? opening(row) : ""}><td>${whole ? name : link(row, name)}</td>${rest.map((each) => `<td>${each}</td>`).join("")}</tr>`;
  }
}

/**
 * Rows in what holds them. A template of a row goes along where scripts add rows; `{0}` in it is the first cell.
 * @param {Look} look
 * @param {{ name: string, heads: string[], rows: Row[], template?: Row, empty?: string }} what
 */
export function rows(look, { name, heads, rows: some, template, empty = "" }) {
  const { choices, cls, pick } = look;
  const content = some.map((each) => row(look, heads, each)).join("");
  const model = template ? `<template data-model="${name}">${row(look, heads, template)}</template>` : "";
  const none = empty && !some.length ? `<p>${e(empty)}</p>` : "";
  switch (choices.list) {
    case "links":
      return `<ul class="${cls("links")}" data-rows="${name}">${content}</ul>${model}${none}`;
    case "grid": {
      const role = pick("grid roles", [true, false]) ? ["grid", "row", "columnheader"] : [];
      const of = (at) => (role[at] ? ` role="${role[at]}"` : "");
      const head = `<div class="${cls("line", "heads")}"${of(1)}>${heads.map((each) => `<div${of(2)}>${e(each)}</div>`).join("")}</div>`;
      return `<div class="${cls("lines")}"${of(0)}>${head}<div data-rows="${name}"${role[0] ? ' role="rowgroup"' : ""}>${content}</div></div>${model}${none}`;
    }
    case "cards":
      return `<div class="${cls("cards")}" data-rows="${name}">${content}</div>${model}${none}`;
    default:
      return `<table class="${cls("table")}"><thead><tr>${heads.map((each) => `<th>${e(each)}</th>`).join("")}</tr></thead><tbody data-rows="${name}">${content}</tbody></table>${model}${none}`;
  }
}

/** What is shown of the items, and the buttons to see more. */
function part({ choices, cls }, items, { q = "", page = "1", from = "0" }, address) {
  const count = items.length;
  const pager = (content) => `<div class="${cls("pager")}">${content}</div>`;
  const to = (number, text) => {
    const query = new URLSearchParams({ ...(q ? { q } : {}), page: String(number) });
    return `<a href="${e(`${address}?${query}`)}" class="${cls("button")}" data-turn>${text}</a>`;
  };
  const last = Math.max(1, Math.ceil(count / PAGE));
  const now = Math.min(Math.max(1, Number(page) || 1), last);
  const some = items.slice((now - 1) * PAGE, now * PAGE);
  switch (choices.paging) {
    case "numbered": {
      const numbers = Array.from({ length: last }, (_, at) => at + 1);
      const links = numbers.map((number) =>
        number === now ? `<span class="${cls("here")}" aria-current="page">${number}</span>` : to(number, number),
      );
      const first = count ? (now - 1) * PAGE + 1 : 0;
      return { some, pager: pager(`<span>${first}–${Math.min(now * PAGE, count)} of ${count}</span>${links.join("")}`) };
    }
    case "next": {
      const before = now > 1 ? to(now - 1, "Previous") : `<button type="button" class="${cls("button")}" disabled>Previous</button>`;
      const after = now < last ? to(now + 1, "Next") : `<button type="button" class="${cls("button")}" disabled>Next</button>`;
      return { some, pager: pager(`${before}<span>Page ${now} of ${last}</span>${after}`) };
    }
    case "more": {
      const end = Number(from) + PAGE;
      const button = end < count ? `<button type="button" class="${cls("button")}" data-press="more">Load more</button>` : "";
      return { some: items.slice(Number(from), end), pager: pager(`<span>Showing ${Math.min(end, count)} of ${count}</span>${button}`) };
    }
    case "search": {
      const shown = items.slice(0, q ? FOUND : FIRST);
      const rest = shown.length < count ? " Search to find others." : "";
      return { some: shown, pager: pager(`<span>Showing ${shown.length} of ${count}.${rest}</span>`) };
    }
    default:
      return { some: items, pager: "" };
  }
}

/**
 * A list that may be searched and paged.
 * @param {Look} look
 * @param {{ name: string, items: any[], query: Record<string, string>, address: string, hint: string, heads: string[],
 *   draw: (item: any) => Row, empty?: string, always?: boolean }} what `always`: with a search box in any case
 */
export function list(look, { name, items, query, address, hint, heads, draw, empty = "Nothing was found.", always = false }) {
  const { some, pager } = part(look, matching(items, query.q), query, address);
  const box = always || look.choices.paging !== "none" ? search(look, hint, query.q ?? "", name) : "";
  return `${box}<div data-list="${name}" data-address="${e(address)}">${rows(look, { name, heads, rows: some.map(draw), empty })}${pager}</div>`;
}
