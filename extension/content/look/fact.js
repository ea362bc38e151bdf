// What a page states beside a label, and the totals that it states.

import * as dom from "../dom/dom.js";
import { collapse } from "../dom/text.js";
import { NONE, put } from "./list.js";

/** @import { Piece, Walk } from "./seen.js" */

const MAX_FACTS = 500;
const SAYS = /[\p{L}\p{N}]/u;

/** What stands beside one another may be a name and what it is. @param {Walk} walk @param {readonly Piece[]} pieces @param {Element} element what they stand in */
export const addFact = ({ facts }, pieces, element) => {
  const [first, second, third] = pieces
    .filter((piece) => SAYS.test(piece.text))
    .map((piece) => ({ text: collapse(piece.text), element: piece.element }));
  if (facts.length >= MAX_FACTS || !first?.text || first.text.length > 80) return;
  const last = facts.at(-1);
  if (second?.text && !third && second.text.length <= 200 && !(last && last.label === first.text && last.text === second.text))
    facts.push({ label: first.text, text: second.text, element: second.element ?? element });
  const said = second ? null : first.text.match(/^([^:]{2,60}):\s+(.{1,60})$/);
  if (said) facts.push({ label: said[1], text: said[2], element });
};

/** The texts of a line, part by part; of a part that has parts itself, what they say is told. @param {Walk} walk @param {Element} element @param {readonly Piece[]} [otherwise] @returns {readonly Piece[]} */
export const piecesIn = (walk, element, otherwise = NONE) => {
  const first = dom.first(element);
  if (!first || !dom.next(first)) return otherwise;
  /** @type {readonly Piece[]} */
  let pieces = NONE;
  for (let child = /** @type {Node | null} */ (first); child && pieces.length < 4; child = dom.next(child)) {
    const kind = dom.kind(child);
    const piece = kind === 1 ? stated(/** @type {Element} */ (child)) : kind === 3 ? collapse(dom.wholeText(child)) : "";
    if (piece) pieces = put(pieces, { text: piece, element: kind === 1 ? /** @type {Element} */ (child) : element });
    if (piece && kind === 1) addFact(walk, piecesIn(walk, /** @type {Element} */ (child)), /** @type {Element} */ (child));
  }
  return pieces;
};

/** What an element says: without the links beside a text, which lead somewhere. @param {Element} element */
const stated = (element) => {
  let text = "";
  for (let child = dom.first(element); child; child = dom.next(child))
    if (dom.kind(child) !== 1 || dom.tag(/** @type {Element} */ (child)) !== "a") text += `${dom.wholeText(child)} `;
  return collapse(text) || collapse(dom.wholeText(element));
};

/** What is said under a heading or a legend, where it is all that is said there. @param {Walk} walk @param {Element} heading @param {string} label */
export const addHeaded = ({ facts }, heading, label) => {
  const said = dom.nextElement(heading);
  const after = said && dom.nextElement(said);
  if (!said || (after && !/^h[1-6]$/.test(dom.tag(after))) || dom.all(said, "input,select,textarea,button,a,li,td").length) return;
  const text = collapse(dom.wholeText(said));
  if (label && label.length <= 60 && text && text.length <= 200 && facts.length < MAX_FACTS) facts.push({ label, text, element: said });
};

/** A total that a text states: "Showing 1–10 of 137", "137 roles". @param {string} text */
export const totalIn = (text) => {
  if (!/\d/.test(text)) return 0;
  const found =
    text.match(/\d[\d,.]*\s*[-–—]\s*\d[\d,.]*\s+(?:of|\/)\s+(\d[\d,]*)/i) ??
    text.match(/\b(?:showing|displaying)\b.{0,30}\bof\s+(\d[\d,]*)/i) ??
    text.match(/^total:?\s+(\d[\d,]*)/i) ??
    text.match(/^(\d[\d,]*)\s+(?:roles|users|people|rules|mappings|results|entries|items|records|apps|applications|groups)\b/i);
  return found ? Number(found[1].replace(/,/g, "")) : 0;
};
