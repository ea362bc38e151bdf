// The nodes as they are. A form's fields and a document's images shadow its own properties by their names, in this world too, so
// what could be shadowed is read by the prototypes' own getters. Elements of a frame belong to another global: no instanceof.

/** @param {object} prototype @param {string[]} names @returns {(() => any)[]} */
const getters = (prototype, ...names) => names.map((name) => Object.getOwnPropertyDescriptor(prototype, name)?.get ?? (() => undefined));
/** @param {object} prototype @param {string} name @returns {(node: any) => any} */
const getter = (prototype, name) => {
  const [get] = getters(prototype, name);
  return (node) => get.call(node);
};
/** @param {any} prototype @param {string} name @returns {(node: any, ...rest: any[]) => any} */
const method = (prototype, name) => {
  const call = prototype[name];
  return (node, ...rest) => call.apply(node, rest);
};

const [ofNode, ofElement, ofDocument, ofFragment, ofShadow] = [
  Node.prototype,
  Element.prototype,
  Document.prototype,
  DocumentFragment.prototype,
  ShadowRoot.prototype,
];

// Those that are asked of every node have a function of their own each, not one of the two above: so the engine knows what is
// called, and is three times as fast.
const { getAttribute, getAttributeNames, hasAttributes, matches: matchesSelector, getBoundingClientRect } = ofElement;
const { hasChildNodes, contains: containsNode } = ofNode;
const [kindOf, firstOf, nextOf, parentOf, wholeTextOf] = getters(
  ofNode,
  "nodeType",
  "firstChild",
  "nextSibling",
  "parentNode",
  "textContent",
);
const [tagOf, firstElementOf, nextElementOf, shadowRootOf, slotOf] = getters(
  ofElement,
  "localName",
  "firstElementChild",
  "nextElementSibling",
  "shadowRoot",
  "assignedSlot",
);

const createTreeWalker = method(ofDocument, "createTreeWalker");

// Some things are asked of roots, which are documents (9) or fragments (11). What was taken out of the page has an element for a
// root, which can be asked little.
const getElementById = { 9: method(ofDocument, "getElementById"), 11: method(ofFragment, "getElementById") };
const querySelectorAll = {
  1: method(ofElement, "querySelectorAll"),
  9: method(ofDocument, "querySelectorAll"),
  11: method(ofFragment, "querySelectorAll"),
};
const activeElement = { 9: getter(ofDocument, "activeElement"), 11: getter(ofShadow, "activeElement") };
const elementFromPoint = { 9: method(ofDocument, "elementFromPoint"), 11: method(ofShadow, "elementFromPoint") };
const asRoot = (/** @type {Node} */ node) => /** @type {9 | 11} */ (kind(node));

/** @typedef {Document | ShadowRoot} Root */

/** @type {(node: Node) => number} */
export const kind = (node) => kindOf.call(node);
/** @type {(node: Node) => ChildNode | null} */
export const first = (node) => firstOf.call(node);
/** @type {(node: Node) => ChildNode | null} */
export const next = (node) => nextOf.call(node);
/** @type {(node: Node) => Node | null} */
export const parent = (node) => parentOf.call(node);
/** In Firefox nothing can be asked of what stood in a frame that has gone on. @param {Node} node */
export const isDead = (node) => {
  try {
    parentOf.call(node);
    return false;
  } catch {
    return true;
  }
};
/** @type {(node: Node) => boolean} */
export const connected = getter(ofNode, "isConnected");
/** @type {(node: Node) => string} */
export const wholeText = (node) => wholeTextOf.call(node);
/** Has it any child, be it text? @type {(node: Node) => boolean} */
export const filled = (node) => hasChildNodes.call(node);
/** Where the other stands, by the flags of Node. @type {(node: Node, other: Node) => number} */
export const place = method(ofNode, "compareDocumentPosition");
/** By the markup of one tree; what is drawn inside is told by `holds`. @type {(outer: Node, inner: Node) => boolean} */
export const contains = (outer, inner) => containsNode.call(outer, inner);
/** @type {(node: Node) => Root} */
export const root = method(ofNode, "getRootNode");

/** @type {(element: Element) => string} */
export const tag = (element) => tagOf.call(element);
/** @type {(element: Element) => Element | null} */
export const firstElement = (element) => firstElementOf.call(element);
/** @type {(element: Element) => Element | null} */
export const nextElement = (element) => nextElementOf.call(element);
/** @type {(element: Element) => Element | null} */
export const previousElement = getter(ofElement, "previousElementSibling");
/** Its open shadow root. @type {(element: Element) => ShadowRoot | null} */
export const openShadow = (element) => shadowRootOf.call(element);
/** The slot that it is drawn in. @type {(element: Element) => Element | null} */
export const slot = (element) => slotOf.call(element);
/** @type {(element: Element) => string} */
export const shownText = getter(HTMLElement.prototype, "innerText");
/** @type {(element: Element) => boolean} */
export const attributed = (element) => hasAttributes.call(element);
/** @type {(element: Element, name: string) => string | null} */
export const attr = (element, name) => getAttribute.call(element, name);
/** @type {(element: Element) => string[]} */
export const attributeNames = (element) => getAttributeNames.call(element);
/** @type {(element: Element, selector: string) => boolean} */
export const matches = (element, selector) => matchesSelector.call(element, selector);
/** @type {(element: Element, selector: string) => Element | null} */
export const closest = method(ofElement, "closest");
/** @type {(element: Element) => DOMRect} */
export const box = (element) => getBoundingClientRect.call(element);
/** @type {(element: Element, options?: object) => boolean} */
export const rendered = method(ofElement, "checkVisibility");
/** Is it drawn, and not made invisible? @param {Element} element @param {object} [options] */
export const visible = (element, options) => rendered(element, { visibilityProperty: true, ...options });
/** @type {(element: Element) => Animation[]} */
export const animations = method(ofElement, "getAnimations");
const scrollIntoView = method(ofElement, "scrollIntoView");

/** @type {(within: Root, id: string) => Element | null} */
export const byId = (within, id) => getElementById[asRoot(within)]?.(within, id) ?? null;
/** @type {(within: Node, selector: string) => Element[]} */
export const all = (within, selector) => [...querySelectorAll[/** @type {1 | 9 | 11} */ (kind(within))](within, selector)];
/** The element of a root that has the focus. @type {(within: Root) => Element | null} */
export const active = (within) => activeElement[asRoot(within)]?.(within) ?? null;
/** The element of a root at a point of its window. @type {(within: Root, x: number, y: number) => Element | null} */
export const fromPoint = (within, x, y) => elementFromPoint[asRoot(within)]?.(within, x, y) ?? null;
/** Goes through all elements of a tree in order: faster than any list of them. @type {(within: Root) => TreeWalker} */
export const walker = (within) => createTreeWalker(document, within, NodeFilter.SHOW_ELEMENT);
/** The same for texts. @type {(within: Root) => TreeWalker} */
export const texts = (within) => createTreeWalker(document, within, NodeFilter.SHOW_TEXT);

/** @param {Element} element @param {ScrollLogicalPosition} [block] */
export const scrollTo = (element, block = "nearest") => scrollIntoView(element, { block, inline: "nearest", behavior: "instant" });

/** What is asked of them is always as it is now; to make one costs more than to ask. @type {Record<"" | "::before" | "::after", WeakMap<Element, CSSStyleDeclaration>>} */
const styles = { "": new WeakMap(), "::before": new WeakMap(), "::after": new WeakMap() };

/** Its computed style, or that of what CSS puts before or after it. @param {Element} element @param {"" | "::before" | "::after"} [part] */
export const style = (element, part = "") => {
  const known = styles[part];
  let found = known.get(element);
  if (!found) {
    found = getComputedStyle(element, part || null);
    known.set(element, found);
  }
  return found;
};
