// Words that are not written as text: what a picture stands for, and what CSS draws.

import * as dom from "./dom.js";

const says = (/** @type {string | null | undefined | false} */ text) => Boolean(text && /\S/.test(text));

/** What a picture is said to show; null for what is none. @param {Element} element @param {string} tag */
export const pictured = (element, tag) => {
  const role = dom.attr(element, "role");
  if (tag !== "img" && tag !== "svg" && role !== "img") return null;
  // The page's makers say that it shows nothing.
  if (tag === "img" && (role === "presentation" || role === "none")) return "";
  const title = tag === "svg" ? dom.all(element, "title")[0] : null;
  const said = [
    dom.attr(element, "aria-label"),
    tag === "img" && dom.attr(element, "alt"),
    title && dom.wholeText(title),
    dom.attr(element, "title"),
  ].find(says);
  // What only its role makes a picture may be drawn by letters.
  return said || (tag === "img" || tag === "svg" ? "" : null);
};

/** What something without a text is called, as the signs of icon fonts are; it stands for them as for a picture. @param {Element} element */
export const standsFor = (element) =>
  says(dom.wholeText(element)) ? "" : ([dom.attr(element, "aria-label"), dom.attr(element, "title")].find(says) ?? "");

/** @param {string[]} strings as CSS writes them */
const unquoted = (strings) =>
  strings
    .map((string) =>
      string
        .slice(1, -1)
        .replace(/[\ue000-\uf8ff]|\\[0-9a-f]+ ?/gi, "")
        .replace(/\\(.)/g, "$1"),
    )
    .join("");

/**
 * Text that CSS puts before or after an element's own, without the signs of icon fonts. Where it draws nothing but those, what
 * it says that they stand for. The number of a counter can't be asked for.
 * @param {Element} element @param {"::before" | "::after"} part
 */
export const generated = (element, part) => {
  const { content } = dom.style(element, part);
  if (!content.includes('"')) return "";
  /** @type {string[]} */
  const strings = content.match(/"(?:\\.|[^"\\])*"|\//g) ?? [];
  const slash = strings.indexOf("/");
  const drawn = unquoted(slash < 0 ? strings : strings.slice(0, slash));
  return slash < 0 || says(drawn) ? drawn : unquoted(strings.slice(slash + 1));
};
