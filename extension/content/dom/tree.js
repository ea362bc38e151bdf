// The tree as it is drawn: through slots, shadow roots and frames of the page's own origin.

import * as node from "./node.js";

const api = globalThis.browser ?? globalThis.chrome;

const HOSTS = /^(article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$/;

/**
 * The element that bears an id. Of several it is one that is drawn, and of those the nearest by the markup; the browser takes the
 * first, and a person the one beside.
 * @param {Element} from what names it @param {string} id @param {(element: Element) => boolean} [fits]
 */
export const bearer = (from, id, fits = () => true) => {
  const all = node.all(node.root(from), `#${CSS.escape(id)}`).filter(fits);
  if (all.length < 2) return all[0] ?? null;
  const drawn = all.filter((one) => node.visible(one));
  const some = drawn.length ? drawn : all;
  for (let at = /** @type {Node | null} */ (from); at; at = node.parent(at)) {
    const outer = at;
    const inner = some.find((one) => node.contains(outer, one));
    if (inner) return inner;
  }
  return some[0];
};

/** The element that an attribute of this one names. @param {Element} element @param {string} attribute */
export const named = (element, attribute) => {
  const id = node.attr(element, attribute)?.trim().split(/\s+/)[0];
  return id ? node.byId(node.root(element), id) : null;
};

/** Can a script give such an element a shadow tree? @param {string} tag */
export const mayHost = (tag) => tag.includes("-") || HOSTS.test(tag);

/**
 * An element's shadow root, also a closed one. To ask for a closed one is dear: what no script may have given one is not
 * asked, and what has content of its own only if it is told to.
 * @param {Element} element @param {boolean} [filledToo] @returns {ShadowRoot | null}
 */
export const shadow = (element, filledToo = false) => {
  const open = node.openShadow(element);
  if (open) return open;
  const tag = node.tag(element);
  if (!mayHost(tag) || (!filledToo && node.filled(element) && !tag.includes("-"))) return null;
  // Chromium's function throws for what can have none; Firefox has a property of the element instead.
  try {
    return (
      api.dom?.openOrClosedShadowRoot?.(/** @type {HTMLElement} */ (element)) ?? /** @type {any} */ (element).openOrClosedShadowRoot ?? null
    );
  } catch {
    return null;
  }
};

/** The document in a frame of the same origin. @param {Element} element @returns {Document | null} */
export const inside = (element) => {
  try {
    return /** @type {HTMLIFrameElement} */ (element).contentDocument;
  } catch {
    return null;
  }
};

/** The parent as it is drawn. @param {Node} of @returns {Element | null} */
export const above = (of) => {
  const parent = (node.kind(of) === 1 ? node.slot(/** @type {Element} */ (of)) : null) ?? node.parent(of);
  if (!parent) return null;
  const kind = node.kind(parent);
  if (kind === 1) return /** @type {Element} */ (parent);
  if (kind === 11) return /** @type {ShadowRoot} */ (parent).host ?? null;
  const view = /** @type {Document} */ (parent).defaultView;
  return view && view !== window ? view.frameElement : null;
};

/** Is the one the other, or drawn inside it? @param {Element} outer @param {Element | null} inner */
export const holds = (outer, inner) => {
  for (let at = inner; at; at = above(at)) if (at === outer) return true;
  return false;
};

/** A point of another window in the coordinates of ours. @param {Window | null} view @param {number} x @param {number} y @returns {[number, number]} */
export const toOurs = (view, x, y) => {
  for (let at = view; at && at !== window; at = at.parent) {
    const frame = at.frameElement;
    if (!frame) break;
    const box = node.box(frame);
    [x, y] = [x + box.left + frame.clientLeft, y + box.top + frame.clientTop];
  }
  return [x, y];
};

/** The innermost element at a point of the window. @param {number} x @param {number} y */
export const at = (x, y) => {
  /** @type {Document | ShadowRoot} */
  let root = document;
  let top = null;
  for (let depth = 0; depth < 50; depth++) {
    const hit = node.fromPoint(root, x, y);
    if (!hit || hit === top) break;
    top = hit;
    const tag = node.tag(hit);
    /** @type {Document | ShadowRoot | null} */
    const inner = tag === "iframe" || tag === "frame" ? inside(hit) : shadow(hit);
    if (!inner) break;
    if (node.kind(inner) === 9) {
      const box = node.box(hit);
      [x, y] = [x - box.left - hit.clientLeft, y - box.top - hit.clientTop];
    }
    root = inner;
  }
  return top;
};

/** The innermost element that has the focus. @returns {Element | null} */
export const focused = () => {
  let element = node.active(document);
  for (;;) {
    const inner = element && (shadow(element) ?? inside(element));
    const next = inner ? node.active(inner) : null;
    if (!next) return element;
    element = next;
  }
};
