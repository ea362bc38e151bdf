// Words that are not written as text: what a picture stands for, and what CSS draws.

import * as dom from "./dom.js";

const says = (/** @type {string | null | undefined | false} */ text) => Boolean(text && /\S/.test(text));

/** The first that says something: its own name, these, its title. @param {Element} element @param {(string | null | undefined | false)[]} texts */
const called = (element, ...texts) => [dom.attr(element, "aria-label"), ...texts, dom.attr(element, "title")].find(says) || "";

/** What a picture is said to show; null for what is none. @param {Element} element @param {string} tag */
export const pictured = (element, tag) => {
  const role = dom.attr(element, "role") ?? "";
  const isImage = tag === "img";
  // The page's makers say that it shows nothing.
  if (isImage && /^(presentation|none)$/.test(role)) return "";
  if (!isImage && tag !== "svg") return role === "img" ? called(element) || null : null;
  const title = isImage ? null : dom.all(element, "title")[0];
  return called(element, isImage ? dom.attr(element, "alt") : title && dom.wholeText(title));
};

/** What something without a text is called, as the signs of icon fonts are; it stands for them as for a picture. @param {Element} element */
export const standsFor = (element) => (says(dom.wholeText(element)) ? "" : called(element));

/** Without quotes, the signs of icon fonts, and what escapes. @param {string[]} strings as CSS writes them */
const unquoted = (strings) => strings.map((string) => string.slice(1, -1).replace(/[\ue000-\uf8ff]|\\[0-9a-f]+ ?|\\(?=.)/gi, "")).join("");

/**
 * Text that CSS puts before or after an element's own, without the signs of icon fonts. Where it draws nothing but those, what
 * it says that they stand for. The number of a counter can't be asked for.
 * @param {Element} element @param {"::before" | "::after"} part
 */
export const generated = (element, part) => {
  const { content, display } = dom.style(element, part);
  if (!content.includes('"')) return "";
  // What has a box of its own stands apart from the words beside it.
  const edge = display === "inline" ? "" : " ";
  /** @type {string[]} */
  const strings = content.match(/"(?:\\.|[^"\\])*"|\//g) ?? [];
  const slash = strings.indexOf("/");
  const drawn = unquoted(slash < 0 ? strings : strings.slice(0, slash));
  return edge + (slash < 0 || says(drawn) ? drawn : unquoted(strings.slice(slash + 1))) + edge;
};
