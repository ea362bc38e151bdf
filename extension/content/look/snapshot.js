// A look put into the words of the protocol. A secret is in none of its texts.

import { complaintOf, madeName, readValue } from "../control/value.js";
import * as dom from "../dom/dom.js";
import { collapse } from "../dom/text.js";
import { handleOf } from "./known.js";
import { look } from "./look.js";
import { goesOn } from "./table.js";

/**
 * @import { Control, Snapshot, Table } from "../../wasm/scim_guide.js"
 * @import { Known, TableSeen } from "./seen.js"
 */

/** What is known without a look. @typedef {Pick<Snapshot, "document" | "seq" | "activity" | "notices">} Session */

/** @param {string[]} secretWords @param {Session} session @returns {Snapshot} */
export const takeSnapshot = (secretWords, session) => {
  const seen = look();
  // Lists come after tables, so that the first table is one.
  const tables = [...seen.tables.filter((table) => !table.list), ...seen.tables.filter((table) => table.list)];
  /** @type {Set<string>} */
  const secrets = new Set();
  const snapshot = {
    document: session.document,
    seq: session.seq,
    origin: location.origin,
    path: location.pathname,
    hash: location.hash.slice(1),
    title: collapse(document.title),
    lang: (dom.attr(document.documentElement, "lang") ?? "").slice(0, 40),
    dialog: seen.open ? seen.open.title || "untitled" : null,
    headings: seen.headings,
    controls: seen.records.map((record) => told(record, tables, secretWords, secrets)),
    tables: tables.map(toldTable),
    facts: seen.facts.slice(0, 500).map((fact) => ({ label: fact.label, text: fact.text, handle: handleOf(fact.element) })),
    notices: session.notices,
    activity: session.activity,
    truncated: seen.truncated,
    foreignFrames: seen.foreignFrames,
  };
  return secrets.size ? redact(snapshot, [...secrets]) : snapshot;
};

/** What is empty is left out: most of a long page is links in rows. @param {Known} record @param {TableSeen[]} tables @param {string[]} secretWords @param {Set<string>} secrets @returns {Control} */
const told = (record, tables, secretWords, secrets) => {
  const { element, row } = record;
  const table = row && row.number >= 0 ? tables.indexOf(row.table) : -1;
  /** @type {Control} */
  const said = { handle: record.handle, role: record.role, tag: dom.tag(element), labels: record.labels };
  const value = readValue(element, record, secretWords, secrets);
  if (value.kind !== "none" || value.active) said.value = value;
  if (record.context.length) said.context = record.context;
  if (record.barriers.length) said.barriers = record.barriers;
  if (table >= 0 && row) said.row = { table, row: row.number };
  else if (record.role === "button" && !record.gone) {
    const line = lineOf(element);
    if (line.length) said.line = line;
  }
  if (record.bare) return said;
  const [name, id] = [madeName(element, "name"), madeName(element, "id")];
  if (name) said.name = name;
  if (id) said.id = id;
  if (record.amongText) return said;
  const type = dom.attr(element, "role") === "searchbox" ? "search" : madeName(element, "type");
  if (type) said.type = type;
  const data = dataOf(element);
  if (data) said.data = data;
  const invalid = complaintOf(element);
  if (invalid) said.invalid = invalid;
  return said;
};

/** The texts beside a button, in the nearest element that says more than it and holds no other control. @param {Element} element @returns {string[]} */
const lineOf = (element) => {
  let at = dom.above(element);
  for (let depth = 0; at && depth < 3; at = dom.above(at), depth++) {
    if (/^(body|main|form|section|dialog)$/.test(dom.tag(at)) || dom.all(at, "button,input,select,textarea,[role=button]").length > 1)
      break;
    const texts = [];
    for (let part = dom.firstElement(at); part; part = dom.nextElement(part)) if (!dom.holds(part, element)) texts.push(...linesIn(part));
    if (texts.length) return texts.slice(0, 8);
  }
  return [];
};

/** @param {Element} element @returns {string[]} */
const linesIn = (element) => {
  const text = collapse(dom.shownText(/** @type {HTMLElement} */ (element)), 300);
  const parts = [...dom.all(element, "*")].slice(0, 12).filter((part) => !dom.firstElement(part));
  const each = parts.map((part) => collapse(dom.wholeText(part), 300)).filter((part) => part && part !== text);
  return text ? [text, ...each] : [];
};

/** @param {TableSeen} table @returns {Table} */
const toldTable = (table) => ({
  caption: table.caption,
  columns: table.heads.map((cell) => collapse(cell.text)),
  rows: table.rows.map((row) => {
    const said = { handle: row.handle, cells: [...row.texts] };
    if (row.holdsControl || !isPressable(row.element)) return said;
    return dom.matches(row.element, CHOSEN) ? { ...said, pressable: true, chosen: true } : { ...said, pressable: true };
  }),
  statedTotal: table.stated,
  partial: table.beyond || (table.stated ?? 0) > table.rows.length || goesOn(table),
});

const CHOSEN =
  "[aria-selected=true],[aria-checked=true],[aria-pressed=true],.selected,.chosen,.checked,.active,.is-selected,.is-chosen,.is-active";

const isPressable = (/** @type {Element} */ element) =>
  dom.matches(element, ".js-click-row,[role=button],[onclick],[tabindex]") || dom.style(element).cursor === "pointer";

/** Names in attributes of the page's makers. @param {Element} element */
const dataOf = (element) =>
  collapse(
    dom
      .attributeNames(element)
      .filter((name) => /^data-(test|qa|cy|field|name|label|key|param|id)/.test(name))
      .map((name) => dom.attr(element, name))
      .join(" "),
    120,
  );

/** A page may repeat a secret elsewhere: it is taken out of every text. @param {any} value @param {string[]} secrets @returns {any} */
const redact = (value, secrets) => {
  if (typeof value === "string") return secrets.reduce((text, secret) => text.split(secret).join("••••"), value);
  if (Array.isArray(value)) return value.map((item) => redact(item, secrets));
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redact(item, secrets)]));
  return value;
};
