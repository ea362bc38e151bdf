// The life of the content script in one document: one port, and when it closes nothing of ours stays.

{
  const api = globalThis.browser ?? globalThis.chrome;
  const { dom, collect } = scimGuide;
  const { collapse, textOf } = scimGuide.text;
  const end = new AbortController();
  const { signal } = end;
  const documentName = crypto.randomUUID();
  const MAX_ACTIVITY = 60;
  const [QUIET_MS, LONGEST_MS, LONELY_MS] = [150, 1000, 5000];
  // A page that changes more often than this between two looks never rests. It is looked at so seldom that the looks take
  // far less than a hundredth of its time.
  const [MANY, SHARE] = [20, 250];

  let seq = 0;
  /** @type {ScimSnapshot["activity"]} */
  const activity = [];
  /** @type {Map<Element, string>} */
  const onShow = new Map();
  /** @type {{ text: string, error: boolean, seq: number }[]} */
  let notices = [];
  let path = location.pathname;
  /** @type {chrome.runtime.Port | null} */
  let port = null;

  /** Title of the window that was open at the last look. @type {string | null} */
  let dialog = null;
  /** What the last look cost, in milliseconds, and when it was. */
  let [cost, lookedAt] = [0, 0];

  const look = (/** @type {string[]} */ secretWords) => {
    const from = performance.now();
    catchUp();
    const snapshot = collect.collect(secretWords, { document: documentName, seq, activity, notices });
    dialog = snapshot.dialog;
    for (const root of collect.roots()) watch(root);
    lookedAt = performance.now();
    cost = lookedAt - from;
    return snapshot;
  };

  const note = (/** @type {ScimSnapshot["activity"][0]["what"]} */ what, /** @type {string} */ label, window = dialog) => {
    activity.push({ seq: ++seq, what, label: collapse(label, 120), dialog: what === "arrive" ? null : window });
    if (activity.length > MAX_ACTIVITY) activity.shift();
  };

  /** Notices that came up, and pages that came without a load. */
  const catchUp = () => {
    if (location.pathname !== path) {
      path = location.pathname;
      note("arrive", path);
    }
    const now = collect.readNotices();
    for (const element of onShow.keys()) if (!now.some((notice) => notice.element === element)) onShow.delete(element);
    for (const { element, text, error } of now) {
      if (onShow.get(element) === text) continue;
      onShow.set(element, text);
      note(error ? "error" : "notice", text);
      notices.push({ text, error, seq });
      if (notices.length > 20) notices = notices.slice(-20);
    }
  };

  const dispose = () => {
    if (signal.aborted) return;
    end.abort();
    scimGuide.ring.hide();
    collect.forget();
    api.runtime.onConnect.removeListener(connected);
    observer.disconnect();
    clearTimeout(lonely);
    clearTimeout(quiet);
    port = null;
  };

  let quiet = 0;
  let firstChange = 0;
  let changes = 0;
  const changed = () => {
    // That it never rests is known by now, and when it is looked at next.
    if (++changes > MANY + 1) return;
    const now = performance.now();
    firstChange ||= now;
    const soon = Math.min(now + QUIET_MS, firstChange + LONGEST_MS);
    clearTimeout(quiet);
    quiet = setTimeout(tellChanged, (changes > MANY ? Math.max(firstChange + LONGEST_MS, lookedAt + cost * SHARE) : soon) - now);
  };
  const tellChanged = () => {
    [firstChange, changes] = [0, 0];
    if (!signal.aborted) port?.postMessage({ event: "changed", seq });
  };

  const observer = new MutationObserver((records) => {
    // A message that is written again is a new message, though it may say the same.
    for (const { type, target } of records) {
      if (type === "attributes") continue;
      for (const shown of onShow.keys()) if (shown.contains(target)) onShow.delete(shown);
    }
    const ring = scimGuide.ring.host();
    const ours = (/** @type {MutationRecord} */ record) =>
      record.target === ring ||
      (record.target === document.documentElement && [...record.addedNodes, ...record.removedNodes].every((node) => node === ring));
    if (!records.every(ours)) changed();
  });

  /** @type {WeakSet<Node>} */
  const watched = new WeakSet();

  /** Mutations and events stay inside frames and closed shadow roots, so each that was looked into is watched. @param {Document | ShadowRoot} root */
  const watch = (root) => {
    if (watched.has(root)) return;
    watched.add(root);
    observer.observe(root, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: [
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
      ],
    });
    if ("mode" in root && root.mode === "open") return;
    const listen = (/** @type {string} */ type, /** @type {(event: Event) => void} */ handler) =>
      root.addEventListener(type, handler, { capture: true, passive: true, signal });
    const source = (/** @type {Event} */ event) => {
      const [first] = event.composedPath();
      return first && "nodeType" in first && dom.kind(/** @type {Node} */ (first)) === 1 ? /** @type {Element} */ (first) : null;
    };
    const edited = (/** @type {Event} */ event) => {
      const element = source(event);
      const known = element && collect.known(element);
      if (element && (known || /^(input|select|textarea)$/.test(dom.tag(element))))
        note("edit", known?.label || dom.attr(element, "aria-label") || "", collect.windowOf(element));
      changed();
    };
    listen("input", edited);
    listen("change", edited);
    listen("click", (event) => {
      for (let at = source(event); at; at = dom.above(at)) {
        if (dom.tag(at) === "tr") break;
        if (!/^(button|link|menuitem|tab)$/.test(scimGuide.control.roleOf(at) ?? "")) continue;
        note("press", collect.known(at)?.label || textOf(at), collect.windowOf(at));
        break;
      }
      changed();
    });
  };

  /** @param {any} message */
  const answer = async (message) => {
    switch (message?.kind) {
      case "collect":
        return { snapshot: look(message.secretWords ?? []) };
      case "act":
        return {
          outcomes: await scimGuide.act.act(message.batch, documentName, signal, (outcome) =>
            port?.postMessage({ event: `outcome: ${JSON.stringify(outcome)}` }),
          ),
        };
      case "ring": {
        const element = collect.find(message.handle)?.element;
        if (element && dom.connected(element))
          scimGuide.ring.show(element, String(message.label), (why) => port?.postMessage({ event: `tampered: ${why}` }));
        return {};
      }
      case "unring":
        scimGuide.ring.hide();
        return {};
      case "focus": {
        const element = collect.find(message.handle)?.element;
        if (element && dom.connected(element)) /** @type {HTMLElement} */ (element).focus();
        return {};
      }
      case "pick":
        return { handle: await scimGuide.pick.pick(signal) };
      case "unpick":
        scimGuide.pick.stop();
        return {};
      default:
        throw new Error("unknown request");
    }
  };

  /** @param {chrome.runtime.Port} joined */
  const connected = (joined) => {
    // Only our own panel may connect; anything else is turned away.
    const own =
      joined.name === "scim-guide" &&
      joined.sender?.id === api.runtime.id &&
      joined.sender.url?.startsWith(api.runtime.getURL("panel.html"));
    if (!own || port) return;
    clearTimeout(lonely);
    port = joined;
    joined.onDisconnect.addListener(dispose);
    joined.onMessage.addListener((message) => {
      answer(message).then(
        (reply) => joined.postMessage({ id: message.id, ok: true, ...reply }),
        (error) => joined.postMessage({ id: message.id, ok: false, error: String(error?.message ?? error) }),
      );
    });
    note("arrive", path);
    watch(document);
    window.addEventListener("hashchange", changed, { signal });
    window.addEventListener("popstate", changed, { signal });
    joined.postMessage({ event: "hello", document: documentName });
  };

  api.runtime.onConnect.addListener(connected);
  // Another panel takes this page over: the one before is told, so that it does not come back for it.
  scimGuide.dispose = () => {
    port?.postMessage({ event: "replaced" });
    port?.disconnect();
    dispose();
  };
  const lonely = setTimeout(dispose, LONELY_MS);
}
