// What a person reads: text as it is shown, and whether something is shown at all.

{
  const { dom } = scimGuide;
  const TEXT_LIMIT = 300;
  const UNEVEN = /^\s|\s$|\s\s|[\n\r\t\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000\u2028\u2029\ufeff]/;
  const SILENT = /^(script|style|select|textarea|input|template|noscript|datalist|iframe|object|canvas|video|audio)$/;
  const BLOCK =
    /^(address|article|aside|blockquote|br|dd|details|dialog|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|hr|legend|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/;

  /** White space collapsed, cut at the limit. @param {string | null | undefined} text */
  const collapse = (text, limit = TEXT_LIMIT) => {
    if (!text) return "";
    // Most texts are as they should be.
    if (text.length <= limit && !UNEVEN.test(text)) return text;
    return text
      .slice(0, limit * 8)
      .replace(/\s+/g, " ")
      .trim()
      .slice(0, limit);
  };

  /** Goes through what is drawn in an element: its shadow tree, and what is put into its slots. @param {Node} node @param {(child: Node) => void} take @param {ShadowRoot | null} [known] its shadow root, if that was found out */
  const drawn = (node, take, known) => {
    if (dom.kind(node) === 1) {
      const element = /** @type {Element} */ (node);
      const shadow = known === undefined ? dom.shadow(element) : known;
      if (shadow) {
        drawn(shadow, take);
        return;
      }
      if (dom.tag(element) === "slot") {
        const given = /** @type {HTMLSlotElement} */ (element).assignedNodes({ flatten: true });
        if (given.length) {
          given.forEach(take);
          return;
        }
      }
    }
    for (let child = dom.first(node); child; child = dom.next(child)) take(child);
  };

  /** Is it drawn nowhere? What has no box of its own may still hold what is drawn. @param {Element} element */
  const isGone = (element, options = {}) => !dom.rendered(element, options) && dom.style(element).display !== "contents";

  const isBlank = (/** @type {number} */ code) => code < 33 || (code > 159 && /\s/.test(String.fromCharCode(code)));
  const skipBlanks = (/** @type {string} */ text, /** @type {number} */ at) => {
    while (at < text.length && isBlank(text.charCodeAt(at))) at++;
    return at;
  };

  /** Do two texts say the same, but for white space and capital letters? @param {string} one @param {string} two */
  const sameText = (one, two) => {
    for (let [at, other] = [0, 0]; ; at++, other++) {
      at = skipBlanks(one, at);
      other = skipBlanks(two, other);
      if (at >= one.length || other >= two.length) return at >= one.length && other >= two.length;
      if (one.charCodeAt(at) !== two.charCodeAt(other) && one[at].toLowerCase() !== two[other].toLowerCase()) return false;
    }
  };

  /**
   * Elements in a tree whose text is drawn nowhere. Where all the text is shown nothing is hidden, so that one comparison
   * answers for thousands of elements; only where it is not is each asked.
   * @param {Document | ShadowRoot} root @param {Set<Element>} hidden @param {Set<Element>} mixed those that hold some of them
   * @param {Set<Node>} unseen those that show nothing of their own, though what is in them may be shown again
   */
  const findHidden = (root, hidden, mixed, unseen) => {
    const visit = (/** @type {Element} */ element, /** @type {number} */ depth) => {
      // A body has its scripts, so that the two are never the same; else they would be compared twice.
      const comparable = element instanceof HTMLElement && dom.tag(element) !== "body";
      if (depth > 300 || (comparable && sameText(dom.shownText(element), dom.wholeText(element)))) return;
      mixed.add(element);
      each(element, depth);
    };
    const each = (/** @type {Node} */ parent, /** @type {number} */ depth) => {
      for (let child = dom.first(parent); child; child = dom.next(child)) {
        if (dom.kind(child) !== 1) continue;
        const element = /** @type {Element} */ (child);
        if (SILENT.test(dom.tag(element))) continue;
        const inner = dom.first(element);
        const isUnseen = isGone(element, { visibilityProperty: true });
        if (isUnseen && ((inner && !dom.next(inner) && dom.kind(inner) === 3) || isGone(element))) {
          hidden.add(element);
          continue;
        }
        if (isUnseen) unseen.add(element);
        if (inner) visit(element, depth + 1);
      }
    };
    each(dom.kind(root) === 9 ? /** @type {Document} */ (root).documentElement : root, 0);
  };

  const alpha = (/** @type {string} */ color) => Number(color.match(/^rgba\(.*,\s*([\d.]+)\)$/)?.[1] ?? (color === "transparent" ? 0 : 1));

  /** A mask that lets something through fades an edge; one of a picture, or of nothing but transparent colours, hides. @param {string} mask */
  const isMaskedAway = (mask) => {
    if (!mask || mask === "none") return false;
    const colors = mask.match(/rgba?\([^)]*\)|transparent/g) ?? [];
    return mask.includes("url(") || (colors.length > 0 && colors.every((color) => alpha(color) === 0));
  };

  /** What hides an element and all that stands in it, but for its opacity. @param {Element} element @param {CSSStyleDeclaration} style @param {(element: Element) => DOMRect} [box] */
  const isCutAway = (element, style, box = dom.box) =>
    (style.position === "absolute" && /^rect\(([01]px,? ?){4}\)$/.test(style.clip)) ||
    /inset\((100%|50%)|circle\(0|polygon\(0px 0px, 0px 0px/.test(style.clipPath) ||
    /opacity\(0(\.0\d*)?(%|\))/.test(style.filter) ||
    isMaskedAway(style.maskImage) ||
    (style.overflowY !== "visible" && style.display !== "inline" && box(element).height < 2);

  /** Can a person read text that is set like this? @param {Element} element @param {CSSStyleDeclaration} style */
  const isReadable = (element, style) =>
    Number(style.opacity) >= 0.1 &&
    parseFloat(style.fontSize) >= 2 &&
    alpha(style.color) >= 0.1 &&
    Math.abs(parseFloat(style.textIndent) || 0) < 200 &&
    !/override/.test(style.unicodeBidi) &&
    !isCutAway(element, style);

  /**
   * Is it written in the colour of what it stands on?
   * @param {Element} element @param {Map<Element, string>} backdrops what elements stand on, as far as it is known already
   */
  const isFaint = (element, backdrops = new Map()) => {
    /** @type {Element[]} */
    const path = [];
    let backdrop = "";
    for (let at = /** @type {Element | null} */ (element); at; at = dom.above(at)) {
      const known = backdrops.get(at);
      backdrop = known ?? "";
      if (known !== undefined) break;
      path.push(at);
      const { backgroundColor, backgroundImage } = dom.style(at);
      if (backgroundImage !== "none") break;
      if (alpha(backgroundColor) <= 0.9) continue;
      backdrop = backgroundColor;
      break;
    }
    for (const at of path) backdrops.set(at, backdrop);
    return backdrop !== "" && backdrop === dom.style(element).color;
  };

  /** Is its text drawn in another order, or elsewhere, than it is written? @param {Element} element */
  const isTurned = (element) => {
    const { textIndent, unicodeBidi } = dom.style(element);
    return Math.abs(parseFloat(textIndent) || 0) >= 200 || /override/.test(unicodeBidi);
  };

  /** Text that CSS puts before or after an element's own, without the signs of icon fonts. @param {Element} element @param {"::before" | "::after"} part */
  const generated = (element, part) =>
    (dom.style(element, part).content.match(/^"(.*)"$/)?.[1] ?? "").replace(/[\ue000-\uf8ff]|\\[0-9a-f]+/gi, "");

  /**
   * The lines of an element's text as shown, without what controls in it hold. A line ends where a block does. What is there
   * for assistive technology only counts where nothing else is to be read.
   * @param {Element} element
   */
  const linesOf = (element, limit = TEXT_LIMIT) => {
    const lines = read(element, limit, true);
    return lines.length ? lines : read(element, limit, false);
  };

  /** @param {Element} element @param {number} limit @param {boolean} byEye */
  const read = (element, limit, byEye) => {
    let [text, room] = ["", limit * 4];
    const walk = (/** @type {Node} */ node, /** @type {number} */ depth) => {
      if (room <= 0 || depth > 200) return;
      const kind = dom.kind(node);
      if (kind === 3) {
        const piece = (node.nodeValue ?? "").slice(0, limit * 4).replace(/\s+/g, " ");
        text += piece;
        room -= piece.length;
      }
      if (kind !== 1) return;
      const child = /** @type {Element} */ (node);
      const tag = dom.tag(child);
      if (
        SILENT.test(tag) ||
        (child !== element && dom.attr(child, "aria-hidden") === "true") ||
        isGone(child, { visibilityProperty: true })
      )
        return;
      const style = dom.style(child);
      const set = byEye && !isReadable(child, style);
      const above = child === element ? null : dom.above(child);
      if (byEye && above && style.color !== dom.style(above).color && isFaint(child)) return;
      // Children of what is set too small may be set larger again; of what hides all that is in it they may not.
      if (set && (Number(style.opacity) < 0.1 || isCutAway(child, style))) return;
      if (tag === "img" || tag === "svg") text += ` ${dom.attr(child, tag === "img" ? "alt" : "aria-label") ?? ""} `;
      if (tag === "svg") return;
      const block = BLOCK.test(tag) || (child !== element && /^(block|flex|grid|table|list-item)$/.test(style.display));
      if (block) text += "\n";
      // Of the parts only those that hold nothing else are asked: the question is dear.
      const puts = byEye && (child === element || !dom.filled(child));
      if (puts) text += generated(child, "::before");
      drawn(child, (inner) => {
        if (!set || dom.kind(inner) === 1) walk(inner, depth + 1);
      });
      if (puts) text += generated(child, "::after");
      if (block) text += "\n";
    };
    walk(element, 0);
    return text
      .split("\n")
      .map((line) => collapse(line, limit))
      .filter(Boolean);
  };

  /** Text of what holds nothing but text; null for anything else. @param {Element} element */
  const plainText = (element) => (dom.filled(element) && !dom.firstElement(element) ? collapse(dom.wholeText(element)) : null);

  /** Text of an element as shown, without what controls in it hold. @param {Element} element */
  const textOf = (element, limit = TEXT_LIMIT) => collapse(linesOf(element, limit).join(" "), limit);

  /** @type {Surroundings} */
  const NOTHING = { clear: 1, clip: null, outerClip: null, scroller: null, kept: false, disabled: false, inert: false };

  /** Says what holds of elements because of all that they stand in. It remembers, so it is for one look only. */
  const sight = () => {
    /** @type {Map<Element, Surroundings>} */
    const known = new Map();
    /** @type {Map<Element, DOMRect>} */
    const boxes = new Map();
    /** What elements stand on. @type {Map<Element, string>} */
    const backdrops = new Map();
    /** @type {Map<Element, boolean>} */
    const seen = new Map();
    /** @type {Map<Text | Element, string>} */
    const texts = new Map();
    /** @type {ReturnType<Sight["page"]> | null} */
    let whole = null;

    const page = () => {
      if (whole) return whole;
      const { scrollWidth, scrollHeight } = document.documentElement;
      whole = { x: scrollX, y: scrollY, width: Math.max(scrollWidth, innerWidth), height: Math.max(scrollHeight, innerHeight) };
      return whole;
    };

    /** @param {Element} element */
    const box = (element) => {
      let own = boxes.get(element);
      if (!own) {
        own = dom.box(element);
        boxes.set(element, own);
      }
      return own;
    };

    /** @param {Element} element @returns {Surroundings} */
    const around = (element) => {
      /** @type {Element[]} */
      const path = [];
      let at = /** @type {Element | null} */ (element);
      while (at && !known.has(at)) {
        path.push(at);
        at = dom.above(at);
      }
      let outer = (at && known.get(at)) || NOTHING;
      for (const next of path.reverse()) {
        const style = dom.style(next);
        const { overflow } = style;
        const isPage = overflow === "visible" || next === document.body || next === document.documentElement;
        const clips = !isPage && /hidden|clip/.test(overflow) && style.display !== "inline";
        outer = {
          clear: outer.clear === 0 || isCutAway(next, style, box) ? 0 : outer.clear * Number(style.opacity),
          clip: clips ? next : outer.clip,
          outerClip: clips ? outer.clip : outer.outerClip,
          scroller: !isPage && /auto|scroll/.test(overflow) ? next : outer.scroller,
          kept: outer.kept || dom.attr(next, "aria-hidden") === "true",
          disabled: outer.disabled || dom.attr(next, "aria-disabled") === "true",
          inert: outer.inert || dom.attr(next, "inert") !== null,
        };
        known.set(next, outer);
      }
      return outer;
    };

    /** Is it rendered and can a person see it? @param {Element} element */
    const isVisible = (element) => {
      let visible = seen.get(element);
      if (visible === undefined) {
        visible = isSeen(element);
        seen.set(element, visible);
      }
      return visible;
    };

    /** @param {Element} element */
    const isSeen = (element) => {
      if (!dom.connected(element) || !dom.rendered(element, { visibilityProperty: true, contentVisibilityAuto: true })) return false;
      const own = box(element);
      return own.width >= 2 && own.height >= 2 && around(element).clear >= 0.1 && !isClipped(element, own);
    };

    /** Does it lie outside of something that shows no more than its own box, and has no bars to scroll by? @param {Element} element @param {DOMRect} own */
    const isClipped = (element, own) => {
      for (let at = around(element).clip; at; at = around(at).outerClip) {
        if (at === element) continue;
        if (at.ownerDocument !== element.ownerDocument) return false;
        const edge = box(at);
        if (own.right <= edge.left || own.left >= edge.right || own.bottom <= edge.top || own.top >= edge.bottom) return true;
      }
      return false;
    };

    /** @param {Text | Element} node */
    const legible = (node) => {
      let text = texts.get(node);
      if (text === undefined) {
        const element = /** @type {Element | null} */ (dom.kind(node) === 1 ? node : dom.above(node));
        const clear = element !== null && around(element).clear >= 0.1 && !isFaint(element, backdrops);
        if (!clear) text = "";
        else if (node === element) text = read(element, TEXT_LIMIT, true).join("\n");
        else text = isReadable(element, dom.style(element)) ? (node.nodeValue ?? "").replace(/\s+/g, " ") : "";
        texts.set(node, text);
      }
      return text;
    };

    return { around, isVisible, legible, box, page, backdrops, labels: new Map() };
  };

  scimGuide.text = { TEXT_LIMIT, BLOCK, SILENT, collapse, textOf, plainText, linesOf, isFaint, isTurned, drawn, isGone, findHidden, sight };
}
