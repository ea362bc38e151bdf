// The life of the content script in one document: one port, and when it closes nothing of ours stays.

{
  const api = globalThis.browser ?? globalThis.chrome;
  const { collapse, textOf, openDialog, dialogTitle } = scimGuide.text;
  const end = new AbortController();
  const { signal } = end;
  const documentName = crypto.randomUUID();
  const MAX_ACTIVITY = 60;
  const [QUIET_MS, LONGEST_MS, LONELY_MS] = [150, 1000, 5000];

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

  const note = (/** @type {ScimSnapshot["activity"][0]["what"]} */ what, /** @type {string} */ label) => {
    const dialog = openDialog();
    activity.push({
      seq: ++seq,
      what,
      label: collapse(label, 120),
      dialog: dialog && what !== "arrive" ? dialogTitle(dialog) || "untitled" : null,
    });
    if (activity.length > MAX_ACTIVITY) activity.shift();
  };

  /** Notices that came up, and pages that came without a load. */
  const catchUp = () => {
    if (location.pathname !== path) {
      path = location.pathname;
      note("arrive", path);
    }
    const now = scimGuide.collect.readNotices();
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
    scimGuide.collect.forget();
    api.runtime.onConnect.removeListener(connected);
    observer.disconnect();
    clearTimeout(lonely);
    clearTimeout(quiet);
    port = null;
  };

  let quiet = 0;
  let firstChange = 0;
  const changed = () => {
    const now = performance.now();
    firstChange ||= now;
    clearTimeout(quiet);
    quiet = setTimeout(tellChanged, now - firstChange > LONGEST_MS ? 0 : QUIET_MS);
  };
  const tellChanged = () => {
    firstChange = 0;
    if (signal.aborted) return;
    catchUp();
    port?.postMessage({ event: "changed", seq });
  };

  const observer = new MutationObserver((records) => {
    // A message that is written again is a new message, though it may say the same.
    for (const { type, target } of records) {
      if (type === "attributes") continue;
      for (const shown of onShow.keys()) if (shown.contains(target)) onShow.delete(shown);
    }
    const ring = scimGuide.ring.host();
    if (
      records.every(
        (record) =>
          record.target === ring ||
          (record.target === document.documentElement &&
            [...record.addedNodes, ...record.removedNodes].every((node) => node === ring || !(node instanceof Element))),
      )
    )
      return;
    changed();
  });

  const watch = () => {
    observer.observe(document.documentElement, {
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
    const listen = (/** @type {string} */ type, /** @type {(event: Event) => void} */ handler) =>
      document.addEventListener(type, handler, { capture: true, passive: true, signal });
    const edited = (/** @type {Event} */ event) => {
      const element = event.composedPath()[0];
      if (!(element instanceof Element) || !element.matches("input,select,textarea")) return;
      const role = scimGuide.collect.roleOf(element);
      if (role && role !== "button") note("edit", scimGuide.collect.labelsOf(element, role)[0]?.text ?? "");
      changed();
    };
    listen("input", edited);
    listen("change", edited);
    listen("click", (event) => {
      const element = event.composedPath()[0];
      const button =
        element instanceof Element
          ? element.closest("button,a,[role=button],[role=menuitem],[role=tab],input[type=submit],input[type=button],tr")
          : null;
      if (button && !(button instanceof HTMLTableRowElement))
        note("press", button instanceof HTMLInputElement ? button.value : textOf(button));
      changed();
    });
    window.addEventListener("hashchange", changed, { signal });
    window.addEventListener("popstate", changed, { signal });
  };

  /** @param {any} message */
  const answer = async (message) => {
    switch (message?.kind) {
      case "collect":
        catchUp();
        return { snapshot: scimGuide.collect.collect(message.secretWords ?? [], { document: documentName, seq, activity, notices }) };
      case "act":
        return { outcomes: await scimGuide.act.act(message.batch, documentName, signal) };
      case "ring": {
        const element = scimGuide.collect.find(message.handle)?.element.deref();
        if (element?.isConnected) scimGuide.ring.show(element, String(message.label));
        return {};
      }
      case "unring":
        scimGuide.ring.hide();
        return {};
      case "focus": {
        const element = scimGuide.collect.find(message.handle)?.element.deref();
        if (element instanceof HTMLElement) element.focus();
        return {};
      }
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
    watch();
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
