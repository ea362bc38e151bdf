// The DOM as it is. A form's fields and a document's images shadow its own properties by their names, in this world too, so
// what could be shadowed is read by the prototypes' own getters. Elements of a frame belong to another global: no instanceof.

// A second injection into the same document meets the first one's, and ends it. Pages can't see this name.
/** @type {ScimShared} */
var scimGuide;
globalThis.scimGuide?.dispose?.();
scimGuide = /** @type {ScimShared} */ ({});

{
  const api = globalThis.browser ?? globalThis.chrome;

  /** @param {object} prototype @param {string[]} names @returns {(() => any)[]} */
  const getters = (prototype, ...names) => names.map((name) => Object.getOwnPropertyDescriptor(prototype, name)?.get ?? (() => undefined));
  /** @param {object} prototype @param {string} name @returns {(node: any) => any} */
  const getter = (prototype, name) => {
    const [get] = getters(prototype, name);
    return (node) => get.call(node);
  };
  /** @param {any} prototype @param {string} name @returns {(node: any, argument?: any) => any} */
  const method = (prototype, name) => {
    const call = prototype[name];
    return (node, argument) => call.call(node, argument);
  };

  // Those that are asked of every node have a function of their own each, not one of the two above: so the engine knows what is
  // called, and is twice as fast.
  const { getAttribute, getAttributeNames, hasAttributes, matches, getBoundingClientRect } = Element.prototype;
  const { hasChildNodes, contains, compareDocumentPosition } = Node.prototype;
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
  const parentNode = (/** @type {any} */ node) => parentOf.call(node);
  const getElementById = { 9: method(Document.prototype, "getElementById"), 11: method(DocumentFragment.prototype, "getElementById") };
  const all = {
    1: method(Element.prototype, "querySelectorAll"),
    9: method(Document.prototype, "querySelectorAll"),
    11: method(DocumentFragment.prototype, "querySelectorAll"),
  };
  const activeElement = { 9: getter(Document.prototype, "activeElement"), 11: getter(ShadowRoot.prototype, "activeElement") };
  const fromPoint = {
    9: (/** @type {Node} */ root, /** @type {number} */ x, /** @type {number} */ y) => Document.prototype.elementFromPoint.call(root, x, y),
    11: (/** @type {Node} */ root, /** @type {number} */ x, /** @type {number} */ y) =>
      ShadowRoot.prototype.elementFromPoint.call(root, x, y),
  };

  /** What is asked of them is always as it is now; to make one costs more than to ask. @type {Record<"" | "::before" | "::after", WeakMap<Element, CSSStyleDeclaration>>} */
  const styles = { "": new WeakMap(), "::before": new WeakMap(), "::after": new WeakMap() };

  const HOSTS = /^(article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$/;

  const dom = {
    kind: (/** @type {Node} */ node) => kindOf.call(node),
    first: (/** @type {Node} */ node) => firstOf.call(node),
    next: (/** @type {Node} */ node) => nextOf.call(node),
    tag: (/** @type {Element} */ element) => tagOf.call(element),
    bare: (/** @type {Element} */ element) => !hasAttributes.call(element),
    firstElement: (/** @type {Element} */ element) => firstElementOf.call(element),
    filled: (/** @type {Node} */ node) => hasChildNodes.call(node),
    place: (/** @type {Node} */ node, /** @type {Node} */ other) => compareDocumentPosition.call(node, other),
    contains: (/** @type {Node} */ outer, /** @type {Node} */ inner) => contains.call(outer, inner),
    nextElement: (/** @type {Element} */ element) => nextElementOf.call(element),
    previousElement: /** @type {(element: Element) => Element | null} */ (getter(Element.prototype, "previousElementSibling")),
    parent: /** @type {(node: Node) => Node | null} */ (parentNode),
    connected: /** @type {(node: Node) => boolean} */ (getter(Node.prototype, "isConnected")),
    shownText: /** @type {(element: Element) => string} */ (getter(HTMLElement.prototype, "innerText")),
    wholeText: /** @type {(node: Node) => string} */ ((node) => wholeTextOf.call(node)),
    root: /** @type {(node: Node) => Document | ShadowRoot} */ (method(Node.prototype, "getRootNode")),
    attr: (/** @type {Element} */ element, /** @type {string} */ name) => getAttribute.call(element, name),
    attributeNames: (/** @type {Element} */ element) => getAttributeNames.call(element),
    matches: (/** @type {Element} */ element, /** @type {string} */ selector) => matches.call(element, selector),
    closest: /** @type {(element: Element, selector: string) => Element | null} */ (method(Element.prototype, "closest")),
    box: (/** @type {Element} */ element) => getBoundingClientRect.call(element),
    rendered: /** @type {(element: Element, options?: object) => boolean} */ (method(Element.prototype, "checkVisibility")),
    style: (/** @type {Element} */ element, /** @type {"" | "::before" | "::after"} */ part = "") => {
      const known = styles[part];
      let style = known.get(element);
      if (!style) {
        style = getComputedStyle(element, part || null);
        known.set(element, style);
      }
      return style;
    },
    scrollTo: /** @type {(element: Element, block?: ScrollLogicalPosition) => void} */ (
      (element, block = "nearest") => Element.prototype.scrollIntoView.call(element, { block, inline: "nearest", behavior: "instant" })
    ),
    byId: /** @type {(root: Document | ShadowRoot, id: string) => Element | null} */ (
      (root, id) => getElementById[/** @type {9 | 11} */ (dom.kind(root))]?.(root, id) ?? null
    ),
    all: /** @type {(root: Node, selector: string) => Element[]} */ (
      (root, selector) => [...all[/** @type {1 | 9 | 11} */ (dom.kind(root))](root, selector)]
    ),

    /** Goes through all elements of a tree in order: faster than any list of them. @param {Document | ShadowRoot} root */
    walker: (root) => Document.prototype.createTreeWalker.call(document, root, NodeFilter.SHOW_ELEMENT),

    /** The element of a root that has the focus. @param {Document | ShadowRoot} root @returns {Element | null} */
    active: (root) => activeElement[/** @type {9 | 11} */ (dom.kind(root))]?.(root) ?? null,

    /** The element that an attribute of this one names. @param {Element} element @param {string} attribute */
    named(element, attribute) {
      const id = dom.attr(element, attribute)?.trim().split(/\s+/)[0];
      return id ? dom.byId(dom.root(element), id) : null;
    },

    /** Can a script give such an element a shadow tree? @param {string} tag */
    mayHost: (tag) => tag.includes("-") || HOSTS.test(tag),

    /**
     * An element's shadow root, also a closed one. To ask for a closed one is dear: what no script may have given one is not
     * asked, and what has content of its own only if it is told to.
     * @param {Element} element @param {boolean} [filledToo] @returns {ShadowRoot | null}
     */
    shadow(element, filledToo = false) {
      const open = shadowRootOf.call(element);
      if (open) return open;
      const tag = dom.tag(element);
      if (!dom.mayHost(tag) || (!filledToo && dom.filled(element) && !tag.includes("-"))) return null;
      // Chromium's function throws for what can have none; Firefox has a property of the element instead.
      try {
        return (
          api.dom?.openOrClosedShadowRoot?.(/** @type {HTMLElement} */ (element)) ??
          /** @type {any} */ (element).openOrClosedShadowRoot ??
          null
        );
      } catch {
        return null;
      }
    },

    /** The document in a frame of the same origin. @param {Element} element @returns {Document | null} */
    inside(element) {
      try {
        return /** @type {HTMLIFrameElement} */ (element).contentDocument;
      } catch {
        return null;
      }
    },

    /** The parent as it is drawn: through slots, out of shadow roots and frames. @param {Node} node @returns {Element | null} */
    above(node) {
      const slot = kindOf.call(node) === 1 ? slotOf.call(/** @type {Element} */ (node)) : null;
      const parent = slot ?? parentNode(node);
      if (!parent) return null;
      const kind = kindOf.call(parent);
      if (kind === 1) return parent;
      if (kind === 11) return /** @type {ShadowRoot} */ (parent).host ?? null;
      const view = /** @type {Document} */ (parent).defaultView;
      return view && view !== window ? view.frameElement : null;
    },

    /** Is the one the other, or drawn inside it? @param {Element} outer @param {Element | null} inner */
    holds(outer, inner) {
      for (let at = inner; at; at = dom.above(at)) if (at === outer) return true;
      return false;
    },

    /** The innermost element at a point of the window. @param {number} x @param {number} y */
    at(x, y) {
      /** @type {Document | ShadowRoot} */
      let root = document;
      let top = null;
      for (let depth = 0; depth < 50; depth++) {
        /** @type {Element | null} */
        const hit = fromPoint[/** @type {9 | 11} */ (dom.kind(root))]?.(root, x, y) ?? null;
        if (!hit || hit === top) break;
        top = hit;
        const tag = dom.tag(hit);
        /** @type {Document | ShadowRoot | null} */
        const inner = tag === "iframe" || tag === "frame" ? dom.inside(hit) : dom.shadow(hit);
        if (!inner) break;
        if (dom.kind(inner) === 9) {
          const box = dom.box(hit);
          [x, y] = [x - box.left - hit.clientLeft, y - box.top - hit.clientTop];
        }
        root = inner;
      }
      return top;
    },
  };

  scimGuide.dom = dom;
}
