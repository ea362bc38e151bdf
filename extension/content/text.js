// Reading text and visibility off the page. Classic scripts share this one name in the isolated world, which pages can't see.

// A second injection into the same document meets the first one's, and ends it.
/** @type {ScimShared} */
var scimGuide;
globalThis.scimGuide?.dispose?.();
scimGuide = /** @type {ScimShared} */ ({});

{
  const TEXT_LIMIT = 300;

  /** White space collapsed, cut at the limit. @param {string | null | undefined} text */
  const collapse = (text, limit = TEXT_LIMIT) =>
    (text ?? "")
      .slice(0, limit * 8)
      .replace(/\s+/g, " ")
      .trim()
      .slice(0, limit);

  /** Text of an element as shown, without what controls in it hold. @param {Element} element */
  const textOf = (element, limit = TEXT_LIMIT) => {
    let text = "";
    const walk = (/** @type {Node} */ node) => {
      if (text.length > limit * 2) return;
      if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue;
      else if (node instanceof Element) {
        if (/^(SCRIPT|STYLE|SELECT|TEXTAREA|INPUT|TEMPLATE|NOSCRIPT)$/.test(node.tagName) || node.getAttribute("aria-hidden") === "true")
          return;
        if (node.classList.contains("select2-container")) return;
        const block = /^(DIV|P|LI|TR|TD|TH|BR|H[1-6]|LABEL)$/.test(node.tagName);
        if (block) text += " ";
        for (const child of node.childNodes) walk(child);
        if (block) text += " ";
      }
    };
    walk(element);
    return collapse(text, limit);
  };

  /** Is it rendered and can a person see it? @param {Element} element */
  const isVisible = (element) => {
    if (!element.isConnected) return false;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) return false;
    if (element.closest("[aria-hidden=true],[hidden]")) return false;
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) return false;
    for (let at = /** @type {Element | null} */ (element); at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (Number(style.opacity) < 0.1) return false;
      if (at === element && style.clip !== "auto" && style.position === "absolute") return false;
      if (/inset\((100%|50%)|circle\(0/.test(style.clipPath)) return false;
    }
    return true;
  };

  /** Can it be scrolled to? @param {Element} element */
  const isReachable = (element) => {
    const box = element.getBoundingClientRect();
    const root = document.documentElement;
    const fixed = box.right < 0 || box.bottom < 0;
    return (
      !(fixed && box.right + scrollX <= 0) &&
      !(box.bottom + scrollY <= 0) &&
      box.left + scrollX < Math.max(root.scrollWidth, innerWidth) &&
      box.top + scrollY < Math.max(root.scrollHeight, innerHeight)
    );
  };

  /** The open window that makes the rest inert, if any. */
  const openDialog = () => {
    const candidates = document.querySelectorAll("dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true],.modal.in");
    for (const candidate of [...candidates].reverse()) {
      if (candidate instanceof HTMLDialogElement ? candidate.open : isVisible(candidate)) return candidate;
    }
    return null;
  };

  /** A window's title. @param {Element} dialog */
  const dialogTitle = (dialog) => {
    const named = dialog.getAttribute("aria-labelledby");
    const title = (named && document.getElementById(named)) || dialog.querySelector("h1,h2,h3,h4,[role=heading],.modal-title,legend");
    return title ? textOf(title) : collapse(dialog.getAttribute("aria-label"));
  };

  scimGuide.text = { collapse, textOf, isVisible, isReachable, openDialog, dialogTitle };
}
