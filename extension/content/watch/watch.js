// Watches the document: what the admin does, what the page says, and that it has changed.

import { roleOf } from "../control/role.js";
import * as dom from "../dom/dom.js";
import { textOf } from "../dom/text.js";
import { windowOf } from "../look/dialog.js";
import { known, roots } from "../look/known.js";
import { looks } from "../look/look.js";
import { takeSnapshot } from "../look/snapshot.js";
import { newActivity } from "./activity.js";
import { newMessages } from "./messages.js";
import { newRest } from "./rest.js";

const ATTRIBUTES = [
  "class",
  "style",
  "hidden",
  "disabled",
  "aria-expanded",
  "aria-hidden",
  "aria-invalid",
  "aria-checked",
  "aria-selected",
  "open",
];

/** A page that began to be left and is still there after so many milliseconds stays. */
const STAYS_MS = 3000;

/** @param {{ documentName: string, signal: AbortSignal, tellChanged: () => void, tellPressed: (label: string) => void, isOurs: (node: Node) => boolean }} session */
export const newWatch = ({ documentName, signal, tellChanged, tellPressed, isOurs }) => {
  const activity = newActivity();
  const messages = newMessages((what, text) => activity.note(what, text, dialog));
  let path = location.pathname;
  /** Title of the window that was open at the last look. @type {string | null} */
  let dialog = null;
  /** Is there anything that was not noted yet? */
  let stirred = true;
  /** How many looks there were when the page changed last; nothing has changed since the look after that. */
  let changedAt = 0;
  /** The panel knows that the page has changed, and has not looked yet. */
  let told = false;
  /** When the page began to be left, in milliseconds since it was loaded. */
  let leftAt = -Infinity;

  /** Notices that came up, and pages that came without a load: before anything that happens after them. */
  const catchUp = () => {
    if (!stirred && location.pathname === path) return;
    stirred = false;
    if (location.pathname !== path) {
      path = location.pathname;
      activity.note("arrive", path, null);
    }
    messages.catchUp();
  };

  const rest = newRest(() => {
    catchUp();
    if (told) return;
    told = true;
    tellChanged();
  });

  const changed = () => {
    stirred = true;
    changedAt = looks();
    rest.changed();
  };

  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type !== "attributes") messages.rewritten(target);
      messages.heard(type === "childList" ? [...addedNodes] : [target]);
    }
    const ours = (/** @type {MutationRecord} */ { type, target, addedNodes, removedNodes }) =>
      isOurs(target) || (target === document.documentElement && type === "childList" && [...addedNodes, ...removedNodes].every(isOurs));
    if (!records.every(ours)) changed();
  });

  const source = (/** @type {Event} */ event) => {
    const [first] = event.composedPath();
    return first && "nodeType" in first && dom.kind(/** @type {Node} */ (first)) === 1 ? /** @type {Element} */ (first) : null;
  };

  const edited = (/** @type {Event} */ event) => {
    const element = source(event);
    const control = element && known(element);
    if (element && (control || /^(input|select|textarea)$/.test(dom.tag(element)))) {
      catchUp();
      activity.note("edit", control?.label || dom.attr(element, "aria-label") || "", windowOf(element));
    }
    changed();
  };

  const clicked = (/** @type {Event} */ event) => {
    for (let at = source(event); at; at = dom.above(at)) {
      if (dom.tag(at) === "tr") break;
      const role = known(at)?.role ?? roleOf(at) ?? "";
      if (!/^(button|link|menuitem|tab)$/.test(role)) continue;
      catchUp();
      const label = known(at)?.label || textOf(at);
      activity.note("press", label, windowOf(at));
      // The page may be left by it before anybody looks again.
      if (role === "button") tellPressed(label.slice(0, 300));
      messages.pressed();
      break;
    }
    changed();
  };

  /** What a frame shows is another document from now on. */
  const loaded = (/** @type {Event} */ event) => {
    const element = source(event);
    if (element && /^i?frame$/.test(dom.tag(element))) changed();
  };

  /** @type {WeakSet<Node>} */
  const watched = new WeakSet();

  /** Mutations and events stay inside frames and closed shadow roots, so each that was looked into is watched. @param {Document | ShadowRoot} root */
  const watch = (root) => {
    if (watched.has(root)) return;
    watched.add(root);
    observer.observe(root, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });
    if ("mode" in root && root.mode === "open") return;
    const options = { capture: true, passive: true, signal };
    root.addEventListener("input", edited, options);
    root.addEventListener("change", edited, options);
    root.addEventListener("click", clicked, options);
    root.addEventListener("load", loaded, options);
  };

  return {
    /** From now on. */
    begin() {
      activity.note("arrive", path, null);
      watch(document);
      addEventListener("hashchange", changed, { signal });
      addEventListener("popstate", changed, { signal });
      addEventListener(
        "beforeunload",
        () => {
          leftAt = performance.now();
        },
        { signal },
      );
      signal.addEventListener("abort", () => {
        observer.disconnect();
        rest.stop();
      });
    },

    /** A look for the panel. @param {string[]} secretWords @returns {ReturnType<typeof takeSnapshot>} */
    look: (secretWords) =>
      rest.looking(() => {
        told = false;
        // A message may have faded in without a change of the page.
        stirred = true;
        catchUp();
        const session = { document: documentName, seq: activity.seq(), activity: activity.events(), notices: messages.notices() };
        const snapshot = takeSnapshot(secretWords, session);
        ({ dialog } = snapshot);
        for (const root of roots()) watch(root);
        return snapshot;
      }),

    /**
     * While another page is being fetched, what this one shows is over: waits for its end, or until it has stayed after all, as
     * for a download.
     */
    async stays() {
      const left = leftAt + STAYS_MS - performance.now();
      if (left > 0) await new Promise((done) => setTimeout(done, left));
    },

    /** Has the page changed since the last look, whoever's it was? */
    isStale: () => changedAt === looks(),
  };
};
