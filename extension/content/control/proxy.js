// What stands for a control that a widget has hidden.

import * as dom from "../dom/dom.js";
import { collapse, isGone, textOf } from "../dom/text.js";
import { isBox, isNative } from "./role.js";

/** @import { Sight } from "../dom/sight.js" */

/** Fields in an element, up to two of them: enough to tell none, one and more apart. @param {Element} element */
const fieldsIn = (element) =>
  dom.all(element, "input:not([type=hidden]),select,textarea,[role=combobox],[role=switch],[role=checkbox]").length;

/**
 * The visible thing that stands for a native control which a widget has hidden.
 * @param {Element} element @param {string} role @param {Sight} sight
 * @returns {Element | null}
 */
export const proxyOf = (element, role, { isVisible, labels }) => {
  const tag = dom.tag(element);
  if (tag === "select") {
    const id = dom.attr(element, "id");
    const s2 = id ? dom.byId(dom.root(element), `s2id_${id}`) : null;
    if (s2 && isVisible(s2)) return s2;
    const selected = collapse(/** @type {HTMLSelectElement} */ (element).selectedOptions[0]?.label);
    // Widgets put what they draw beside the native one, or both into a wrapper.
    const parent = dom.above(element);
    const beside = [dom.nextElement(element), dom.previousElement(element), parent && fieldsIn(parent) < 3 ? parent : null];
    return (
      beside.find((other) => {
        if (!other || !isVisible(other) || (dom.matches(other, "input,select,textarea,label,button[type=submit]") && other !== parent))
          return false;
        const shown = textOf(other);
        return (
          dom.matches(other, ".select2-container,.chosen-container,[role=combobox],[aria-haspopup=listbox]") ||
          (selected !== "" && shown.includes(selected) && shown.length <= selected.length + 40)
        );
      }) ?? null
    );
  }
  if (tag === "input" && isBox(role)) {
    // What hides it hides more than it: nothing that is shown stands for it.
    const outer = dom.above(element);
    if (outer && isGone(outer)) return null;
    const label = labels.get(element)?.find(isVisible);
    if (label) return label;
    const beside = [dom.nextElement(element), dom.previousElement(element)].find(
      (other) => other && isVisible(other) && !isNative(other) && fieldsIn(other) === 0 && dom.box(other).width < 400,
    );
    if (beside) return beside;
    for (let at = dom.above(element), depth = 0; at && depth < 3; at = dom.above(at), depth++) {
      // What hides it hides more than it: it is no widget's.
      if (fieldsIn(at) > 1 || !dom.visible(at)) return null;
      const box = dom.box(at);
      if (isVisible(at) && box.width <= 160 && box.height <= 80) return at;
    }
  }
  return tag === "input" && role === "combobox" ? frameOf(element) : null;
};

/**
 * The field of a combobox is as wide as what is typed into it; what a person sees and presses is the box around it: the
 * nearest with an edge of its own.
 * @param {Element} element
 */
export const frameOf = (element) => {
  let wide = null;
  for (let at = dom.above(element), depth = 0; at && depth < 5 && fieldsIn(at) <= 2; at = dom.above(at), depth++) {
    const box = dom.box(at);
    if (box.width < 40 || box.height < 16 || box.height > 120) continue;
    wide ??= at;
    const { borderTopWidth, boxShadow } = dom.style(at);
    if (parseFloat(borderTopWidth) > 0 || boxShadow !== "none") return at;
  }
  return wide;
};
