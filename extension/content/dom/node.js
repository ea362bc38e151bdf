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

// Those that are asked of every node have a function of their own each, not one of the two above: so the engine knows what is
// called, and is twice as fast.
const { getAttribute, getAttributeNames, hasAttributes, matches: matchesSelector, getBoundingClientRect } = Element.prototype;
const { hasChildNodes, contains: containsNode, compareDocumentPosition } = Node.prototype;
const [kindOf, firstOf, nextOf, parentOf, wholeTextOf] = getters(
  Node.prototype,
  "nodeType",
  "firstChild",
  "nextSibling",
  "parentNode",
  "textContent",
);
const [tagOf, firstElementOf, nextElementOf, shadowRootOf, slotOf] = getters(
  Element.prototype,
  "localName",
  "firstElementChild",
  "nextElementSibling",
  "shadowRoot",
  "assignedSlot",
);

// Some things are asked of roots, which are documents (9) or fragments (11). What was taken out of the page has an element for a
// root, which can be asked little.
const getElementById = { 9: method(Document.prototype, "getElementById"), 11: method(DocumentFragment.prototype, "getElementById") };
const querySelectorAll = {
  1: method(Element.prototype, "querySelectorAll"),
  9: method(Document.prototype, "querySelectorAll"),
  11: method(DocumentFragment.prototype, "querySelectorAll"),
};
const activeElement = { 9: getter(Document.prototype, "activeElement"), 11: getter(ShadowRoot.prototype, "activeElement") };
const elementFromPoint = { 9: method(Document.prototype, "elementFromPoint"), 11: method(ShadowRoot.prototype, "elementFromPoint") };
const asRoot = (/** @type {Node} */ node) => /** @type {9 | 11} */ (kind(node));

export const kind = (/** @type {Node} */ node) => /** @type {number} */ (kindOf.call(node));
export const first = (/** @type {Node} */ node) => /** @type {ChildNode | null} */ (firstOf.call(node));
export const next = (/** @type {Node} */ node) => /** @type {ChildNode | null} */ (nextOf.call(node));
export const tag = (/** @type {Element} */ element) => /** @type {string} */ (tagOf.call(element));
/** Has it no attributes? */
export const bare = (/** @type {Element} */ element) => !hasAttributes.call(element);
export const firstElement = (/** @type {Element} */ element) => /** @type {Element | null} */ (firstElementOf.call(element));
export const nextElement = (/** @type {Element} */ element) => /** @type {Element | null} */ (nextElementOf.call(element));
export const previousElement = /** @type {(element: Element) => Element | null} */ (getter(Element.prototype, "previousElementSibling"));
/** Has it any child, be it text? */
export const filled = (/** @type {Node} */ node) => hasChildNodes.call(node);
/** Where the other stands, by the flags of Node. */
export const place = (/** @type {Node} */ node, /** @type {Node} */ other) => compareDocumentPosition.call(node, other);
/** By the markup of one tree; what is drawn inside is told by `holds`. */
export const contains = (/** @type {Node} */ outer, /** @type {Node} */ inner) => containsNode.call(outer, inner);
export const parent = (/** @type {Node} */ node) => /** @type {Node | null} */ (parentOf.call(node));
export const connected = /** @type {(node: Node) => boolean} */ (getter(Node.prototype, "isConnected"));
export const shownText = /** @type {(element: Element) => string} */ (getter(HTMLElement.prototype, "innerText"));
export const wholeText = (/** @type {Node} */ node) => /** @type {string} */ (wholeTextOf.call(node));
export const root = /** @type {(node: Node) => Document | ShadowRoot} */ (method(Node.prototype, "getRootNode"));
export const attr = (/** @type {Element} */ element, /** @type {string} */ name) => getAttribute.call(element, name);
export const attributeNames = (/** @type {Element} */ element) => getAttributeNames.call(element);
export const matches = (/** @type {Element} */ element, /** @type {string} */ selector) => matchesSelector.call(element, selector);
export const closest = /** @type {(element: Element, selector: string) => Element | null} */ (method(Element.prototype, "closest"));
export const box = (/** @type {Element} */ element) => getBoundingClientRect.call(element);
export const rendered = /** @type {(element: Element, options?: object) => boolean} */ (method(Element.prototype, "checkVisibility"));
export const byId = (/** @type {Document | ShadowRoot} */ within, /** @type {string} */ id) =>
  /** @type {Element | null} */ (getElementById[asRoot(within)]?.(within, id) ?? null);
export const all = (/** @type {Node} */ within, /** @type {string} */ selector) =>
  /** @type {Element[]} */ ([...querySelectorAll[/** @type {1 | 9 | 11} */ (kind(within))](within, selector)]);
/** The element of a root that has the focus. */
export const active = (/** @type {Document | ShadowRoot} */ within) =>
  /** @type {Element | null} */ (activeElement[asRoot(within)]?.(within) ?? null);
/** The element of a root at a point of its window. */
export const fromPoint = (/** @type {Document | ShadowRoot} */ within, /** @type {number} */ x, /** @type {number} */ y) =>
  /** @type {Element | null} */ (elementFromPoint[asRoot(within)]?.(within, x, y) ?? null);
/** Its open shadow root. */
export const openShadow = (/** @type {Element} */ element) => /** @type {ShadowRoot | null} */ (shadowRootOf.call(element));
/** The slot that it is drawn in. */
export const slot = (/** @type {Element} */ element) => /** @type {Element | null} */ (slotOf.call(element));
/** Goes through all elements of a tree in order: faster than any list of them. @param {Document | ShadowRoot} within */
export const walker = (within) => Document.prototype.createTreeWalker.call(document, within, NodeFilter.SHOW_ELEMENT);

/** @param {Element} element @param {ScrollLogicalPosition} [block] */
export const scrollTo = (element, block = "nearest") =>
  Element.prototype.scrollIntoView.call(element, { block, inline: "nearest", behavior: "instant" });

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
