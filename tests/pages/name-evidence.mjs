// Where the words of a name stand in a page: what is written in a control, in what labels it and in what it points at, and
// whether a person can read it there. Runs in the content script's own world, so that the function holds all it needs.

/**
 * @typedef {object} Piece
 * @property {"own" | "label" | "target" | "beyond" | "host"} part where it stands: in the control, its labels, what `aria-labelledby` names, labels of that, or the element whose shadow tree it is in
 * @property {"text" | "generated" | "alt" | "aria-label" | "title" | "placeholder" | "held" | "default"} from
 * @property {string} text
 * @property {boolean} seen can a person read it there?
 * @property {boolean} kept is it kept from assistive technology?
 * @property {string} within roles and tags between it and the part, outermost first
 */

/** @param {Element} element @returns {Piece[]} */
export function evidence(element) {
  const pieces = [];
  const shadowOf = (node) => {
    try {
      return node.shadowRoot ?? globalThis.chrome?.dom?.openOrClosedShadowRoot?.(node) ?? null;
    } catch {
      return null;
    }
  };
  const alpha = (color) => Number(color.match(/^rgba\(.*,\s*([\d.]+)\)$/)?.[1] ?? 1);
  const isCut = (node, style) => {
    const box = node.getBoundingClientRect();
    return (
      Number(style.opacity) < 0.1 ||
      (style.position === "absolute" && /^rect\(([01]px,? ?){4}\)$/.test(style.clip)) ||
      /inset\((100%|50%)/.test(style.clipPath) ||
      (style.overflow !== "visible" && style.display !== "inline" && (box.height < 2 || box.width < 2)) ||
      style.maskImage !== "none" ||
      /opacity\(0/.test(style.filter)
    );
  };
  const isUnreadable = (style) =>
    style.visibility !== "visible" ||
    Number.parseFloat(style.fontSize) < 2 ||
    alpha(style.color) < 0.1 ||
    Math.abs(Number.parseFloat(style.textIndent)) >= 200;
  const holds = (node) => {
    const role = node.getAttribute("role") ?? "";
    if (node.localName === "select") return [...node.selectedOptions].map((option) => option.label).join(" ");
    if (/^(input|textarea)$/.test(node.localName)) {
      if (/^(checkbox|radio|submit|reset|button)$/.test(node.type)) return "";
      // A date has parts that the browser draws and names by itself.
      return `${node.value} ${node.placeholder} ${/^(date|time|month|week|datetime-local)$/.test(node.type) ? "0 / Show date picker" : ""}`;
    }
    if (
      /^(textbox|searchbox|combobox|listbox|slider|spinbutton|progressbar|meter|scrollbar)$/.test(role) ||
      /^(progress|meter)$/.test(node.localName)
    )
      return [node.getAttribute("aria-valuetext"), node.getAttribute("aria-valuenow"), node.value, node.textContent]
        .filter((text) => text != null)
        .join(" ");
    return null;
  };

  const walk = (node, part, at) => {
    if (pieces.length > 400) return;
    const put = (from, text, seen = at.seen) => {
      if (text && /\S/.test(text)) pieces.push({ part, from, text: String(text).slice(0, 2000), seen, kept: at.kept, within: at.within });
    };
    if (node.nodeType === Node.TEXT_NODE) {
      put("text", node.nodeValue, at.seen && at.readable);
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || /^(script|style|template|noscript)$/.test(node.localName)) return;
    const style = getComputedStyle(node);
    const outer = at;
    const gone =
      style.display === "none" ||
      !(style.display === "contents" || node.checkVisibility({ contentVisibilityAuto: true }) || node.localName === "area");
    at = {
      ...outer,
      seen: outer.seen && !gone && !isCut(node, style),
      readable: !isUnreadable(style),
      kept: outer.kept || node.getAttribute("aria-hidden") === "true",
      within:
        node === outer.top
          ? outer.within
          : `${outer.within} ${node.localName}${node.getAttribute("role") ? `[${node.getAttribute("role")}]` : ""}`,
    };
    put("aria-label", node.getAttribute("aria-label"), false);
    put("placeholder", node.getAttribute("aria-placeholder"));
    if (node === element) put("placeholder", node.getAttribute("placeholder"));
    // What the browser writes on a button that has no text, in its own language.
    if (node.localName === "input" && /^(submit|reset|image)$/.test(node.type)) put("default", node.type === "reset" ? "Reset" : "Submit");
    put("title", node.getAttribute("title"), false);
    if (node.localName === "img" || node.type === "image") put("alt", node.getAttribute("alt"));
    if (node !== element && /^(submit|reset|button)$/.test(node.type)) put("text", node.value);
    if (node.localName === "title" && node.namespaceURI !== document.documentElement.namespaceURI) {
      put("title", node.textContent, false);
      return;
    }
    const held = node === element && part === "own" ? null : holds(node);
    if (held !== null) {
      put("held", held);
      return;
    }
    if (node === element && /^(input|textarea|select)$/.test(node.localName)) {
      if (/^(submit|reset|button)$/.test(node.type)) put("text", node.value);
      put("held", holds(node));
      return;
    }
    for (const pseudo of ["::before", "::after"]) {
      const { content } = getComputedStyle(node, pseudo);
      if (/^(none|normal)?$/.test(content)) continue;
      const [drawn, spoken] = content.split('" / "');
      put("generated", drawn, at.seen && at.readable);
      put("aria-label", spoken, false);
    }
    const shadow = shadowOf(node);
    const given = node.localName === "slot" ? node.assignedNodes({ flatten: true }) : [];
    for (const child of given.length ? given : (shadow ?? node).childNodes) walk(child, part, at);
  };
  const start = (node, part) => {
    let [seen, kept] = [true, false];
    for (let above = node.parentNode; above; above = above.parentNode ?? above.host) {
      if (above.nodeType !== Node.ELEMENT_NODE) continue;
      const style = getComputedStyle(above);
      if (style.display === "none" || isCut(above, style)) seen = false;
      if (above.getAttribute("aria-hidden") === "true") kept = true;
    }
    walk(node, part, { seen, kept, within: "", top: node, readable: true });
  };

  const root = element.getRootNode();
  start(element, "own");
  const labels = new Set(element.labels ?? []);
  for (let above = element.parentNode; above; above = above.parentNode ?? above.host) {
    if (above.localName === "label") labels.add(above);
    if (above.shadowRoot || above.host) break;
  }
  if (element.id) for (const label of root.querySelectorAll("label[for]")) if (label.htmlFor === element.id) labels.add(label);
  for (const label of labels) start(label, "label");
  for (const id of (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean)) {
    const target = root.getElementById?.(id);
    const isControl =
      target &&
      (target.labels !== undefined ||
        /^(button|link|checkbox|switch|radio|tab|menuitem\w*|textbox|searchbox|combobox|listbox)$/.test(target.getAttribute("role") ?? ""));
    if (target && target !== element) start(target, isControl ? "beyond" : "target");
    // What is pointed at may be a control with names of its own.
    for (const label of target?.labels ?? []) start(label, "beyond");
  }
  for (let host = element.parentNode ?? root.host; host; host = host.parentNode ?? host.host) {
    if (host.nodeType !== Node.ELEMENT_NODE || !shadowOf(host)) continue;
    for (const attribute of ["aria-label", "aria-labelledby"]) {
      const ids = attribute === "aria-labelledby" ? (host.getAttribute(attribute) ?? "").split(/\s+/) : [];
      const text = ids.length
        ? ids.map((id) => host.getRootNode().getElementById?.(id)?.textContent ?? "").join(" ")
        : host.getAttribute(attribute);
      if (text) pieces.push({ part: "host", from: "aria-label", text, seen: false, kept: false, within: "" });
    }
    if (host.id) for (const label of host.getRootNode().querySelectorAll("label[for]")) if (label.htmlFor === host.id) start(label, "host");
  }
  return pieces;
}
