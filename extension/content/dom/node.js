// The nodes as they are. A form's fields and a document's images shadow its own properties by their names, in this world too, so
// what could be shadowed is read by the prototypes' own getters. Elements of a frame belong to another global: no instanceof.

/** @type {(call: Function) => (node: any, ...rest: any[]) => any} */
const unbound = (call) => Function.prototype.call.bind(call);
/** @param {any} prototype @param {string} name */
const method = (prototype, name) => unbound(prototype[name]);
/** @param {object} prototype @param {string} name */
const getter = (prototype, name) => unbound(Object.getOwnPropertyDescriptor(prototype, name)?.get ?? (() => undefined));

const [ofNode, ofElement, ofDocument, ofFragment, ofShadow] = [Node, Element, Document, DocumentFragment, ShadowRoot].map(
  ({ prototype }) => prototype,
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
export const kind = getter(ofNode, "nodeType");
/** @type {(node: Node) => ChildNode | null} */
export const first = getter(ofNode, "firstChild");
/** @type {(node: Node) => ChildNode | null} */
export const next = getter(ofNode, "nextSibling");
/** @type {(node: Node) => Node | null} */
export const parent = getter(ofNode, "parentNode");
/** @type {(node: Node) => boolean} */
export const connected = getter(ofNode, "isConnected");
/** @type {(node: Node) => string} */
export const wholeText = getter(ofNode, "textContent");
/** Has it any child, be it text? @type {(node: Node) => boolean} */
export const filled = method(ofNode, "hasChildNodes");
/** Where the other stands, by the flags of Node. @type {(node: Node, other: Node) => number} */
export const place = method(ofNode, "compareDocumentPosition");
/** By the markup of one tree; what is drawn inside is told by `holds`. @type {(outer: Node, inner: Node) => boolean} */
export const contains = method(ofNode, "contains");
/** @type {(node: Node) => Root} */
export const root = method(ofNode, "getRootNode");

/** @type {(element: Element) => string} */
export const tag = getter(ofElement, "localName");
/** @type {(element: Element) => Element | null} */
export const firstElement = getter(ofElement, "firstElementChild");
/** @type {(element: Element) => Element | null} */
export const nextElement = getter(ofElement, "nextElementSibling");
/** @type {(element: Element) => Element | null} */
export const previousElement = getter(ofElement, "previousElementSibling");
/** Its open shadow root. @type {(element: Element) => ShadowRoot | null} */
export const openShadow = getter(ofElement, "shadowRoot");
/** The slot that it is drawn in. @type {(element: Element) => Element | null} */
export const slot = getter(ofElement, "assignedSlot");
/** @type {(element: Element) => string} */
export const shownText = getter(HTMLElement.prototype, "innerText");
/** @type {(element: Element) => boolean} */
export const attributed = method(ofElement, "hasAttributes");
/** @type {(element: Element, name: string) => string | null} */
export const attr = method(ofElement, "getAttribute");
/** @type {(element: Element) => string[]} */
export const attributeNames = method(ofElement, "getAttributeNames");
/** @type {(element: Element, selector: string) => boolean} */
export const matches = method(ofElement, "matches");
/** @type {(element: Element, selector: string) => Element | null} */
export const closest = method(ofElement, "closest");
/** @type {(element: Element) => DOMRect} */
export const box = method(ofElement, "getBoundingClientRect");
/** @type {(element: Element, options?: object) => boolean} */
export const rendered = method(ofElement, "checkVisibility");
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
