// What every page of the gallery tells of itself: the application's own state, the elements that the truth means, and
// which decoys were touched. It acts on nothing.

const EVENTS = ["focus", "focusin", "beforeinput", "input", "change", "click", "mousedown", "pointerdown", "keydown", "keyup", "paste"];

/** What an element holds, so that a write without events shows too. @param {Element} element */
const held = (element) => {
  if (element instanceof HTMLInputElement || "checked" in element) {
    const { value, checked } = /** @type {{ value?: unknown, checked: unknown }} */ (element);
    return `${value}|${checked}`;
  }
  if ("value" in element) return String(element.value);
  return element.getAttribute("aria-checked") ?? (element instanceof HTMLElement && element.isContentEditable ? element.textContent : "");
};

/**
 * @param {object} page
 * @param {() => object} page.state the application's own state; never read from the DOM
 * @param {Record<string, () => Element | null>} page.elements control → the element that is meant, null while there is none
 * @param {Record<string, () => Element | null>} [page.hands] control → what a person clicks to operate it, where that is another element
 * @param {Record<string, () => (Element | null)[]>} [page.candidates] control → the equal elements, for one that must be refused as ambiguous
 * @param {Record<string, () => Element | null>} [page.decoys] name → what must not be touched
 * @param {Record<string, () => string[]>} [page.lists] name → the rows on show now, by name
 */
export function application({ state, elements, hands = {}, candidates = {}, decoys = {}, lists = {} }) {
  const touched = new Set();
  const before = new Map();
  const each = (use) => {
    for (const [name, find] of Object.entries(decoys)) {
      const element = find();
      if (element) use(name, element);
    }
  };
  const notice = (event) => {
    const path = event.composedPath();
    each((name, element) => {
      if (path.includes(element)) touched.add(name);
    });
  };
  const watched = new WeakSet();
  const watch = (root) => {
    if (watched.has(root)) return;
    watched.add(root);
    for (const kind of EVENTS) root.addEventListener(kind, notice, true);
    new MutationObserver(remember).observe(root, { childList: true, subtree: true });
  };
  const remember = () =>
    each((name, element) => {
      if (!before.has(name)) before.set(name, held(element));
      // What happens in a shadow root or a frame is not all heard outside.
      watch(element.getRootNode());
    });
  watch(document);
  remember();
  /** @type {import("./told.d.ts").Application} */
  const told = {
    state: () => structuredClone(state()),
    element: (control) => elements[control]?.() ?? null,
    hand: (control) => hands[control]?.() ?? elements[control]?.() ?? null,
    candidates: (control) => (candidates[control]?.() ?? []).filter(Boolean),
    list: (name) => lists[name]?.() ?? null,
    touched: () => {
      each((name, element) => {
        if (before.has(name) && before.get(name) !== held(element)) touched.add(name);
      });
      return [...touched].sort();
    },
    decoys: () => Object.keys(decoys).filter((name) => decoys[name]()),
    decoy: (name) => decoys[name]?.() ?? null,
  };
  Object.assign(window, { application: told });
}

/** `#id` and other selectors as functions. @param {Record<string, string>} selectors @param {() => ParentNode | null} [root] */
export const by = (selectors, root = () => document) =>
  Object.fromEntries(Object.entries(selectors).map(([name, selector]) => [name, () => root()?.querySelector(selector) ?? null]));

/**
 * Keeps a plain page's model up to date as its own event handlers would: `on` is when the application listens.
 * @param {Record<string, any>} model @param {Record<string, string>} fields key of the model → selector
 */
export function keep(model, fields, on = "change", root = document) {
  for (const [key, selector] of Object.entries(fields)) {
    const element = /** @type {HTMLInputElement} */ (root.querySelector(selector));
    const read = () => (element.type === "checkbox" ? element.checked : element.value);
    model[key] = read();
    element.addEventListener(element.type === "checkbox" || element.tagName === "SELECT" ? "change" : on, () => {
      model[key] = read();
    });
  }
  return model;
}
