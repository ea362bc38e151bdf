// Lets the admin point at a control: the next click in the page, or Enter on what has the focus, chooses instead of pressing.
// Reads nothing and writes nothing.

{
  const { dom, collect } = scimGuide;

  /** @type {AbortController | null} */
  let picking = null;

  const stop = () => picking?.abort();

  /** What a person means who points at an element. @param {Element | null} element */
  const meant = (element) => {
    for (let at = element; at; at = dom.above(at)) {
      const known = collect.known(at);
      if (known) return known;
      const behind = collect.look().records.find((record) => record.proxy === at);
      if (behind) return behind;
      const named = dom.tag(at) === "label" ? /** @type {HTMLLabelElement} */ (at).control : null;
      if (named) return collect.known(named) ?? null;
    }
    return null;
  };

  /** The element under the pointer, which may be in a frame. @param {Event} event */
  const under = (event) => {
    let { clientX: x, clientY: y, view } = /** @type {MouseEvent} */ (event);
    for (; view && view !== window; view = /** @type {any} */ (view.parent)) {
      const frame = view.frameElement;
      if (!frame) break;
      const box = dom.box(frame);
      [x, y] = [x + box.left + frame.clientLeft, y + box.top + frame.clientTop];
    }
    return dom.at(x, y);
  };

  /** The innermost element that has the focus. */
  const focused = () => {
    let element = dom.active(document);
    for (;;) {
      const inner = element && (dom.shadow(element) ?? dom.inside(element));
      const next = inner ? dom.active(inner) : null;
      if (!next) return element;
      element = next;
    }
  };

  /**
   * Resolves with the handle of the control that is chosen, or with null when the admin presses Escape or another pick begins.
   * @param {AbortSignal} signal
   * @returns {Promise<number | null>}
   */
  const pick = (signal) => {
    stop();
    const own = new AbortController();
    picking = own;
    return new Promise((done) => {
      const end = (/** @type {number | null} */ handle) => {
        done(handle);
        own.abort();
        scimGuide.ring.hide();
      };
      own.signal.addEventListener("abort", () => done(null));
      signal.addEventListener("abort", () => end(null), { signal: own.signal });
      /** @type {Element | undefined} */
      let shown;
      collect.look();
      const windows = collect.roots().map((root) => (dom.kind(root) === 9 ? /** @type {Document} */ (root).defaultView : null));
      const listen = (/** @type {string} */ type, /** @type {(event: Event) => void} */ handler) => {
        for (const view of windows) view?.addEventListener(type, handler, { capture: true, signal: own.signal });
      };
      // The page must not take the click for a press; only the admin's own counts.
      const silence = (/** @type {Event} */ event) => {
        if (!event.isTrusted) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      };
      for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup"]) listen(type, silence);
      listen("click", (event) => {
        if (!event.isTrusted) return;
        silence(event);
        const known = meant(under(event));
        if (known) end(known.handle);
      });
      const show = (/** @type {Event} */ event, /** @type {() => Element | null} */ of) => {
        const known = event.isTrusted ? meant(of()) : null;
        if (!known || known.element === shown) return;
        shown = known.element;
        scimGuide.ring.show(shown, known.label || known.role, stop);
      };
      listen("mousemove", (event) => show(event, () => under(event)));
      listen("focusin", (event) => show(event, focused));
      listen("keydown", (event) => {
        const { key } = /** @type {KeyboardEvent} */ (event);
        const known = key === "Enter" ? meant(focused()) : null;
        if (!event.isTrusted || (key !== "Escape" && !known)) return;
        silence(event);
        end(known?.handle ?? null);
      });
    });
  };

  scimGuide.pick = { pick, stop };
}
