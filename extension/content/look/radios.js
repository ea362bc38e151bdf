// Radio buttons that belong together are one choice.

import { holderOf, nearest } from "../control/group.js";
import { isNative } from "../control/role.js";
import * as dom from "../dom/dom.js";
import { isGone } from "../dom/text.js";
import { handleOf } from "./known.js";
import { blank } from "./record.js";

/** @import { Known } from "./seen.js" */

/** The records, with one for each group before the first of its buttons. @param {Known[]} records @returns {Known[]} */
export const withGroups = (records) => {
  /** By the group that is said to be one, or by form and name. @type {Map<Node, Map<string, Known[]>>} */
  const scopes = new Map();
  for (const record of records) {
    if (record.role !== "radio") continue;
    const { element } = record;
    const group = nearest(element, "[role=radiogroup]");
    const name = isNative(element) && !group ? (dom.attr(element, "name") ?? "") : "";
    const field = /** @type {HTMLInputElement} */ (element);
    const scope = group ?? (name ? (field.form ?? dom.root(element)) : dom.above(element));
    if (!scope) continue;
    const names = scopes.get(scope) ?? new Map();
    scopes.set(scope, names);
    const others = names.get(name);
    if (others) others.push(record);
    else names.set(name, [record]);
  }
  /** @type {Map<Known, Known>} */
  const groups = new Map();
  for (const names of scopes.values()) {
    for (const radios of names.values()) {
      const element = radios.length > 1 ? holderOf(radios) : null;
      if (!element) continue;
      const { dialog, row, before, nodes, fresh, dt, cells, column, host, context } = radios[0];
      const taken = { dialog, row, before, nodes, fresh, dt, cells, column, host, context, radios };
      groups.set(radios[0], { ...blank(element, handleOf(element), "radiogroup"), gone: isGone(element), ...taken });
    }
  }
  if (groups.size === 0) return records;
  return records.flatMap((record) => {
    const group = groups.get(record);
    return group ? [group, record] : [record];
  });
};
