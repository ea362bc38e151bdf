// What a person reads: text as it is shown, and whether something is shown at all.

{
  const { dom } = scimGuide;
  const TEXT_LIMIT = 300;
  const SILENT = /^(script|style|select|textarea|input|template|noscript|datalist|iframe|object|canvas|video|audio)$/;
  const BLOCK =
    /^(address|article|aside|blockquote|br|dd|details|dialog|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|hr|legend|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/;

  /** White space collapsed, cut at the limit. @param {string | null | undefined} text */
  const collapse = (text, limit = TEXT_LIMIT) =>
    (text ?? "")
      .slice(0, limit * 8)
      .replace(/\s+/g, " ")
      .trim()
      .slice(0, limit);

  /** What is drawn in an element: its shadow tree, and what is put into its slots. @param {Node} node @returns {Iterable<Node>} */
  const drawn = function* (node) {
    if (dom.kind(node) === 1) {
      const element = /** @type {Element} */ (node);
      const shadow = dom.shadow(element);
      if (shadow) {
        yield* drawn(shadow);
        return;
      }
      if (dom.tag(element) === "slot") {
        const given = /** @type {HTMLSlotElement} */ (element).assignedNodes({ flatten: true });
        if (given.length) {
          yield* given;
          return;
        }
      }
    }
    for (let child = dom.first(node); child; child = dom.next(child)) yield child;
  };

  /** Text that CSS puts before or after an element's own. @param {Element} element */
  const generated = (element) =>
    ["::before", "::after"]
      .map((part) => getComputedStyle(element, part).content.match(/^"(.*)"$/)?.[1] ?? "")
      .join(" ")
      .trim();

  /** Is it drawn nowhere? What has no box of its own may still hold what is drawn. @param {Element} element */
  const isGone = (element, options = {}) => !dom.rendered(element, options) && getComputedStyle(element).display !== "contents";

  /**
   * The lines of an element's text as shown, without what controls in it hold. A line ends where a block does.
   * @param {Element} element
   */
  const linesOf = (element, limit = TEXT_LIMIT) => {
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
      if (SILENT.test(tag) || dom.attr(child, "aria-hidden") === "true" || isGone(child, { visibilityProperty: true })) return;
      if (tag === "img" || tag === "svg") text += ` ${dom.attr(child, tag === "img" ? "alt" : "aria-label") ?? ""} `;
      if (tag === "svg") return;
      const block = BLOCK.test(tag) || (child !== element && /^(block|flex|grid|table|list-item)$/.test(getComputedStyle(child).display));
      if (block) text += "\n";
      for (const inner of drawn(child)) walk(inner, depth + 1);
      if (block) text += "\n";
    };
    if (dom.attr(element, "aria-hidden") === "true") for (const inner of drawn(element)) walk(inner, 0);
    else walk(element, 0);
    const lines = text.split("\n").map((line) => collapse(line, limit));
    return lines.filter(Boolean);
  };

  /** Text of an element as shown, without what controls in it hold. @param {Element} element */
  const textOf = (element, limit = TEXT_LIMIT) =>
    collapse(linesOf(element, limit).join(" "), limit) || (isGone(element) ? "" : collapse(generated(element), limit));

  /** What hides an element and all that stands in it. @param {Element} element */
  const isCloaked = (element) => {
    const style = getComputedStyle(element);
    return (
      Number(style.opacity) === 0 ||
      dom.attr(element, "hidden") === "" ||
      (style.position === "absolute" && /^rect\(([01]px,? ?){4}\)$/.test(style.clip)) ||
      /inset\((100%|50%)|circle\(0|polygon\(0px 0px, 0px 0px/.test(style.clipPath) ||
      /opacity\(0(%|\))/.test(style.filter) ||
      (style.overflowY !== "visible" && style.display !== "inline" && dom.box(element).height < 2)
    );
  };

  /** Says what holds of elements because of all that they stand in. It remembers, so it is for one look only. */
  const sight = () => {
    /** @typedef {{ clear: number, kept: boolean, disabled: boolean, inert: boolean }} Surroundings */
    /** @type {Map<Element, Surroundings>} */
    const known = new Map();

    /** @param {Element} element @returns {Surroundings} */
    const around = (element) => {
      /** @type {Element[]} */
      const path = [];
      let at = /** @type {Element | null} */ (element);
      while (at && !known.has(at)) {
        path.push(at);
        at = dom.above(at);
      }
      let outer = (at && known.get(at)) || { clear: 1, kept: false, disabled: false, inert: false };
      for (const next of path.reverse()) {
        const opacity = outer.clear === 0 || isCloaked(next) ? 0 : Number(getComputedStyle(next).opacity);
        outer = {
          clear: outer.clear * opacity,
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
      if (!dom.connected(element) || !dom.rendered(element, { visibilityProperty: true, contentVisibilityAuto: true })) return false;
      const box = dom.box(element);
      return box.width >= 2 && box.height >= 2 && around(element).clear >= 0.1;
    };

    return { around, isVisible };
  };

  scimGuide.text = { BLOCK, SILENT, collapse, textOf, linesOf, drawn, isGone, sight };
}
