// Where the words of a name stand in a page: what is written in a control, in what labels it and in what it points at, and
// whether a person can read it there. Judged by other means than the content script's. Runs in that script's own world, as
// SOURCE: nothing else is known there.

/**
 * @typedef {object} Piece
 * @property {"own" | "label" | "target" | "beyond" | "host"} part where it stands: in the control, in a label of it, in what `aria-labelledby` names,
 *   in or beside a control that is named so, or at the element whose shadow tree it is in
 * @property {"text" | "generated" | "alt" | "aria-label" | "title" | "placeholder" | "held" | "default"} from
 * @property {string} text
 * @property {boolean} seen can a person read it there?
 * @property {boolean} kept is it kept from assistive technology?
 * @property {string} within tags and roles between it and the part, outermost first
 */

/** @returns {ShadowRoot | null} */
function shadowOf(/** @type {any} */ node) {
  try {
    return node.shadowRoot ?? globalThis.chrome?.dom?.openOrClosedShadowRoot?.(node) ?? null;
  } catch {
    return null;
  }
}

/** Is nothing in it to be seen? */
function isCut(/** @type {Element} */ node, /** @type {CSSStyleDeclaration} */ style) {
  const box = node.getBoundingClientRect();
  return (
    Number(style.opacity) < 0.1 ||
    (style.position === "absolute" && /^rect\(([01]px,? ?){4}\)$/.test(style.clip)) ||
    /inset\((100%|50%)/.test(style.clipPath) ||
    (style.overflow !== "visible" && style.display !== "inline" && (box.height < 2 || box.width < 2)) ||
    style.maskImage !== "none" ||
    /opacity\(0/.test(style.filter)
  );
}

/** Can its own text not be read, though what is in it may be? */
function isUnreadable(/** @type {CSSStyleDeclaration} */ style) {
  const alpha = Number(style.color.match(/^rgba\(.*,\s*([\d.]+)\)$/)?.[1] ?? 1);
  const [size, indent] = [Number.parseFloat(style.fontSize), Number.parseFloat(style.textIndent)];
  return style.visibility !== "visible" || size < 2 || alpha < 0.1 || Math.abs(indent) >= 200;
}

/** What a control holds; null for what is none or holds nothing. */
function heldIn(/** @type {any} */ node) {
  const tag = node.localName;
  if (tag === "select") return [...node.selectedOptions].map((option) => option.label).join(" ");
  if (tag === "input" || tag === "textarea") {
    if (/^(checkbox|radio|submit|reset|button)$/.test(node.type)) return "";
    // A date has parts that the browser draws and names by itself.
    const drawn = /^(date|time|month|week|datetime-local)$/.test(node.type) ? "0 / Show date picker" : "";
    return `${node.type === "password" ? node.value.replace(/./g, "•") : node.value} ${node.placeholder} ${drawn}`;
  }
  const role = node.getAttribute("role") ?? "";
  if (!/^(textbox|searchbox|combobox|listbox|slider|spinbutton|progressbar|meter|scrollbar)$/.test(role) && !/^(progress|meter)$/.test(tag))
    return null;
  const said = [node.getAttribute("aria-valuetext"), node.getAttribute("aria-valuenow"), node.value, node.textContent];
  return said.filter((text) => text !== null && text !== undefined).join(" ");
}

/** What attributes say, and what is written on an input. */
function gatherSaid(/** @type {any} */ node, put, isControl) {
  put("aria-label", node.getAttribute("aria-label"), false);
  put("placeholder", node.getAttribute("aria-placeholder"));
  if (isControl) put("placeholder", node.getAttribute("placeholder"));
  else
    for (const id of (node.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean)) {
      const target = node.getRootNode().getElementById?.(id);
      if (target) put("aria-label", `${target.getAttribute("aria-label") ?? ""} ${target.textContent}`, false);
    }
  put("title", node.getAttribute("title"), false);
  if (node.localName === "img" || node.type === "image") put("alt", node.getAttribute("alt"));
  if (node.localName !== "input") return;
  // What the browser writes on a button that has no text, in its own language.
  if (/^(submit|reset|image)$/.test(node.type)) put("default", node.type === "reset" ? "Reset" : "Submit");
  if (/^(submit|reset|button)$/.test(node.type)) put("text", node.value);
}

/** Goes through what is drawn in a node. @param {any} node @param {any} at what holds around it */
function gather(node, at) {
  const { part, pieces, control } = at;
  if (pieces.length > 400) return;
  const put = (from, text, seen = at.seen) => {
    if (text && /\S/.test(text)) pieces.push({ part, from, text: String(text).slice(0, 2000), seen, kept: at.kept, within: at.within });
  };
  if (node.nodeType === Node.TEXT_NODE) put("text", node.nodeValue, at.seen && at.readable);
  if (node.nodeType !== Node.ELEMENT_NODE || /^(script|style|template|noscript)$/.test(node.localName)) return;
  const style = getComputedStyle(node);
  const isShown = style.display === "contents" || (style.display !== "none" && node.checkVisibility({ contentVisibilityAuto: true }));
  const role = node.getAttribute("role");
  at = {
    ...at,
    seen: at.seen && isShown && !isCut(node, style),
    readable: !isUnreadable(style),
    kept: at.kept || node.getAttribute("aria-hidden") === "true",
    within: node === at.top ? at.within : `${at.within} ${node.localName}${role ? `[${role}]` : ""}`,
  };
  if (node.localName === "title" && node.namespaceURI !== document.documentElement.namespaceURI) {
    put("title", node.textContent, false);
    return;
  }
  gatherSaid(node, put, node === control);
  const isNative = /^(input|textarea|select)$/.test(node.localName);
  const held = node === control && part === "own" && !isNative ? null : heldIn(node);
  if (held !== null) {
    put("held", held);
    return;
  }
  for (const pseudo of ["::before", "::after"]) {
    const { content } = getComputedStyle(node, pseudo);
    if (/^(none|normal)?$/.test(content)) continue;
    const [drawn, spoken] = content.split('" / "');
    put("generated", drawn, at.seen && at.readable);
    put("aria-label", spoken, false);
  }
  const given = node.localName === "slot" ? node.assignedNodes({ flatten: true }) : [];
  for (const child of given.length ? given : (shadowOf(node) ?? node).childNodes) gather(child, at);
}

/** Goes through a part, in the light of what that stands in. @param {any} top */
function gatherFrom(top, part, control, pieces) {
  let [seen, kept] = [true, false];
  for (let above = top.parentNode; above; above = above.parentNode ?? above.host) {
    if (above.nodeType !== Node.ELEMENT_NODE) continue;
    const style = getComputedStyle(above);
    if (style.display === "none" || isCut(above, style)) seen = false;
    if (above.getAttribute("aria-hidden") === "true") kept = true;
  }
  gather(top, { part, control, pieces, top, seen, kept, within: "", readable: true });
}

/** Labels that name an element, stand around it or right behind it, or point at it. @param {any} element */
function labelsAt(element) {
  const labels = new Set(element.labels ?? []);
  for (let above = element.parentNode; above && !above.host; above = above.parentNode) {
    if (above.localName === "label") labels.add(above);
    if (above.shadowRoot) break;
  }
  const all = element.id ? element.getRootNode().querySelectorAll("label[for]") : [];
  for (const label of all) if (label.htmlFor === element.id) labels.add(label);
  const next = element.nextElementSibling;
  if (next?.localName === "label" && !next.htmlFor && !next.control) labels.add(next);
  return labels;
}

/** @param {any} element @returns {Piece[]} */
function evidence(element) {
  const pieces = [];
  const root = element.getRootNode();
  const from = (top, part) => gatherFrom(top, part, element, pieces);
  from(element, "own");
  for (const label of labelsAt(element)) from(label, "label");
  const ids = (of) => (of.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  const CONTROL = /^(button|link|checkbox|switch|radio|tab|menuitem\w*|textbox|searchbox|combobox|listbox)$/;
  for (const target of ids(element).map((id) => root.getElementById?.(id))) {
    if (!target) continue;
    const isControl = target.labels !== undefined || CONTROL.test(target.getAttribute("role") ?? "");
    if (target !== element) from(target, isControl ? "beyond" : "target");
    // What is pointed at may be a control with names of its own.
    for (const label of target.labels ?? []) from(label, "beyond");
  }
  for (let host = element.parentNode; host; host = host.parentNode ?? host.host) {
    if (host.nodeType !== Node.ELEMENT_NODE || !shadowOf(host)) continue;
    const around = host.getRootNode();
    const named = ids(host).map((id) => around.getElementById?.(id)?.textContent ?? "");
    for (const text of [host.getAttribute("aria-label"), ...named])
      if (text) pieces.push({ part: "host", from: "aria-label", text, seen: false, kept: false, within: "" });
    if (host.id) for (const label of around.querySelectorAll("label[for]")) if (label.htmlFor === host.id) from(label, "host");
  }
  return pieces;
}

/** The functions as they are to be known in the page; `evidence` gives the pieces of an element. */
export const SOURCE = [shadowOf, isCut, isUnreadable, heldIn, gatherSaid, gather, gatherFrom, labelsAt, evidence].join("\n");
