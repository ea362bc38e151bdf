// The first pass through a root: where shadow trees, labels and hidden texts are, and which blocks hold only text and links.

import * as dom from "../dom/dom.js";
import { findHidden } from "./hidden.js";
import { GROUP, HOST, INLINE, kindOf } from "./kind.js";
import { NONE } from "./list.js";

// What holds others may have a shadow tree beside them. To ask for a closed one is dear, so that not all are asked.
const MAX_ASKED = 500;
const OPERATED = "[role],[contenteditable],[onclick],.btn,[tabindex='0'],[popover],[aria-modal],[class*=select2],[class*=chosen]";
/** Attributes that nothing can be operated by. @param {string} name */
const isIdle = (name) => name === "href" || name === "style" || name === "title" || name === "id";

/** @param {TreeWalker} walker */
const next = (walker) => /** @type {Element | null} */ (walker.nextNode());

/**
 * @typedef {object} Survey
 * @property {(Document | ShadowRoot)[]} roots those that were surveyed
 * @property {Set<Element>} hidden elements whose text is drawn nowhere
 * @property {Set<Element>} mixed those that hold some of them
 * @property {Set<Node>} unseen those that show nothing of their own, though what is in them may be shown again
 * @property {Set<Node>} rich elements that hold more than text and links
 * @property {Map<Node, Element[]>} linksIn links in the outermost that holds only text and links
 * @property {Set<Element>} bareLinks those that have nothing but their address
 * @property {Map<Element, ShadowRoot>} shadows
 * @property {Map<string, Element>} byName labels that name a field by its `name`
 * @property {number} asked
 */

/** @returns {Survey} */
export const newSurvey = () => ({
  roots: [],
  hidden: new Set(),
  mixed: new Set(),
  unseen: new Set(),
  rich: new Set(),
  linksIn: new Map(),
  bareLinks: new Set(),
  shadows: new Map(),
  byName: new Map(),
  asked: 0,
});

/** @param {Survey} survey @param {Document | ShadowRoot} root @param {Map<Element, Element[]>} labels of each field */
export const surveyRoot = (survey, root, labels) => {
  const { rich } = survey;
  survey.roots.push(root);
  findHidden(root, survey.hidden, survey.mixed, survey.unseen);
  const walker = dom.walker(root);
  /** @type {Element[]} */
  const links = [];
  /** Before each of those, the last that is more than text. @type {(Element | null)[]} */
  const lasts = [];
  let last = null;
  for (let element = next(walker); element; element = next(walker)) {
    const tag = dom.tag(element);
    const is = kindOf(tag);
    const names = dom.attributed(element) ? dom.attributeNames(element) : NONE;
    const isPlain = is & INLINE && (names.length === 0 || names.every(isIdle) || !dom.matches(element, OPERATED));
    // Most of what is there is inline and without attributes, and holds something: those are not asked.
    const mayHost = is & HOST && (!(is & INLINE) || names.length > 0 || !dom.filled(element));
    const shadow = mayHost ? dom.shadow(element, (is & GROUP) > 0 && survey.asked++ < MAX_ASKED) : null;
    if (shadow) {
      survey.shadows.set(element, shadow);
      rich.add(element);
    }
    if (!isPlain || shadow) {
      for (let outer = dom.parent(element); outer && !rich.has(outer); outer = dom.parent(outer)) rich.add(outer);
      last = element;
    } else if (tag === "a" && names.includes("href")) {
      if (names.length === 1) survey.bareLinks.add(element);
      links.push(element);
      lasts.push(last);
    }
    if (tag === "label") takeLabel(survey, root, /** @type {HTMLLabelElement} */ (element), labels);
  }
  links.forEach((link, index) => {
    // What is not rich, and stands in something rich: most often the last one that is more than text, since the link is in it.
    let outer = /** @type {Node} */ (lasts[index] ?? link);
    if (rich.has(outer) || !dom.contains(outer, link)) {
      outer = link;
      for (let above = dom.parent(outer); above && !rich.has(above); above = dom.parent(above)) outer = above;
    }
    const others = survey.linksIn.get(outer);
    if (others) others.push(link);
    else survey.linksIn.set(outer, [link]);
  });
};

const isLabelable = (/** @type {Element} */ element) => "labels" in element;

/** @param {Survey} survey @param {Document | ShadowRoot} root @param {HTMLLabelElement} label @param {Map<Element, Element[]>} labels */
const takeLabel = (survey, root, label, labels) => {
  const { htmlFor } = label;
  const control = label.control && htmlFor ? dom.bearer(label, htmlFor, isLabelable) : label.control;
  if (control) {
    const others = labels.get(control);
    if (others) others.push(label);
    else labels.set(control, [label]);
  } else if (htmlFor && !dom.byId(root, htmlFor)) survey.byName.set(htmlFor, label);
};

/** Is there nothing in it but text and links, and all of it shown? @param {Survey} survey @param {Element} element */
export const isAllText = ({ rich, mixed, hidden }, element) => !rich.has(element) && !mixed.has(element) && !hidden.has(element);
