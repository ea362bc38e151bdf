// Lets the admin point at a control: the next click in the page chooses instead of pressing. Reads nothing and writes nothing.

{
  const { dom, collect } = scimGuide;

  /** @type {AbortController | null} */
  let picking = null;

  const stop = () => picking?.abort();

  /** The control that a person means who points there. @param {Event} event */
  const meant = (event) => {
    for (
      let at = /** @type {Element | null} */ (dom.at(/** @type {MouseEvent} */ (event).clientX, /** @type {MouseEvent} */ (event).clientY));
      at;
      at = dom.above(at)
    ) {
      const known = collect.known(at);
      if (known) return known;
      const behind = collect.look().records.find((record) => record.proxy === at);
      if (behind) return behind;
      const named = dom.tag(at) === "label" ? /** @type {HTMLLabelElement} */ (at).control : null;
      if (named) return collect.known(named) ?? null;
    }
    return null;
  };

  /**
   * Resolves with the handle of the control that is clicked, or with null when the admin presses Escape or another pick begins.
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
      const listen = (/** @type {string} */ type, /** @type {(event: Event) => void} */ handler) =>
        window.addEventListener(type, handler, { capture: true, signal: own.signal });
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
        const known = meant(event);
        if (known) end(known.handle);
      });
      listen("mousemove", (event) => {
        const known = event.isTrusted ? meant(event) : null;
        const element = known?.element.deref();
        if (!known || !element || element === shown) return;
        shown = element;
        scimGuide.ring.show(element, known.label || known.role);
      });
      listen("keydown", (event) => {
        if (!event.isTrusted || /** @type {KeyboardEvent} */ (event).key !== "Escape") return;
        silence(event);
        end(null);
      });
    });
  };

  scimGuide.pick = { pick, stop };
}
