// Chooses from a drop-down without a native one: it is opened, and its option pressed. What is not chosen from is left as it was:
// closed, and with nothing typed into it.

import { listOf, typed } from "../control/value.js";
import * as dom from "../dom/dom.js";
import { newSight } from "../dom/sight.js";
import { textOf } from "../dom/text.js";
import { roots } from "../look/known.js";
import { only } from "./choose.js";
import { blur, focus, press, pressKey } from "./event.js";
import { appears, settled } from "./pause.js";
import { replaceText } from "./type.js";

const OFFERED = "[role=option],[role=menuitemradio],[role=menuitem]";

/** Are its options on show, as it says itself? @param {Element} box */
const saysOpen = (box) => dom.attr(box, "aria-expanded") === "true";

/**
 * Options that a person can see: of its own list, or else anywhere on the page, since lists are often drawn apart from their box;
 * then only of one list, and none that was on show before.
 * @param {Element} box @param {Set<Element>} others
 */
const optionsOf = (box, others) => {
  const { isVisible } = newSight();
  const list = listOf(box) ?? (dom.attr(box, "role") === "listbox" ? box : null);
  const isMenu = dom.matches(box, ":not([role=combobox]):is([aria-haspopup=menu],[aria-haspopup=true])");
  const option = isMenu ? "[role=menuitemradio],[role=menuitem]" : "[role=option]";
  const own = list ? dom.all(list, option).filter(isVisible) : [];
  if (own.length) return own;
  const shown = roots().flatMap((root) => dom.all(root, option).filter((each) => !others.has(each) && isVisible(each)));
  return new Set(shown.map((each) => dom.closest(each, "[role=listbox],[role=menu]"))).size > 1 ? [] : shown;
};

/**
 * @param {Element} box @param {Element | null} proxy what a person presses to open it, where that is another element
 * @param {string[]} names @param {AbortSignal} life of the document @param {AbortSignal} stop ends it while nothing is chosen
 * @returns {Promise<"chosen" | "not offered" | "stopped">}
 */
export const chooseFromList = async (box, proxy, names, life, stop) => {
  const { isVisible } = newSight();
  const isField = dom.tag(box) === "input" && !dom.matches(box, "[readonly]");
  const before = saysOpen(box) ? [] : roots().flatMap((root) => dom.all(root, OFFERED));
  const others = new Set(before.filter(isVisible));
  const offered = () => optionsOf(box, others);
  const isOpen = () => offered().length > 0;
  const find = () =>
    only(
      offered().filter((option) => dom.attr(option, "aria-disabled") !== "true"),
      (option) => textOf(option),
      names,
    );
  const wasOpen = isOpen();
  const filter = isField ? typed(box) : "";
  let filtered = false;

  /** @type {HTMLElement} */ (box).focus({ preventScroll: true });
  if (!wasOpen) {
    press(dom.tag(box) === "input" && proxy ? proxy : box);
    if (!(await appears(isOpen, stop)) && !stop.aborted) pressKey(box, "ArrowDown");
  }
  let option = await appears(find, stop);
  if (!option && isField && !stop.aborted && dom.connected(box)) {
    // A long list shows what fits to what is typed.
    focus(box);
    filtered = true;
    replaceText(box, names[0] ?? "");
    option = await appears(find, stop);
  }
  if (!option || stop.aborted) {
    await putBack(box, filtered ? filter : null, wasOpen, isOpen, life);
    return stop.aborted ? "stopped" : "not offered";
  }
  dom.scrollTo(option);
  press(option);
  await settled(life);
  // Some lists stay open after a choice.
  if (saysOpen(box)) pressKey(box, "Escape");
  // What was typed is no choice: a widget puts the choice in its place when it is left.
  if (filtered && dom.connected(box)) blur(box);
  return "chosen";
};

/** @param {Element} box @param {string | null} filter what stood in it before, if something was typed @param {boolean} wasOpen @param {() => boolean} isOpen @param {AbortSignal} life */
const putBack = async (box, filter, wasOpen, isOpen, life) => {
  const restore = () => {
    if (filter === null || !dom.connected(box) || typed(box) === filter) return;
    focus(box);
    replaceText(box, filter);
  };
  restore();
  if (!wasOpen) {
    const open = () => dom.connected(box) && (saysOpen(box) || isOpen());
    const closes = () => appears(() => !open(), life);
    // Escape would do something else where nothing is open.
    if (open()) {
      pressKey(box, "Escape");
      const focused = dom.focused();
      if (focused && focused !== box && open()) pressKey(focused, "Escape");
      if (!(await closes())) press(box);
    }
  }
  restore();
  if (dom.connected(box)) blur(box);
  if (!wasOpen) await settled(life);
  restore();
};
