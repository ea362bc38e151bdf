// Points at a control: an outline and a short label. It is only drawn; it takes no clicks and decides nothing.
//
// A page can remove it, hide it or lay something over it, and a person would then look at the wrong control. So what is drawn
// is a popover inside a closed shadow root: the page has no handle on it, and its rules outrank the page's styles. A few looks
// a second tell whether it is still on show where it belongs; it is raised again a few times, then given up with the reason.

{
  const { dom } = scimGuide;
  const LOOK_MS = 250;
  // Raised again as often as this; so many looks in a row without a reason for it make up for all before.
  const [MAX_RAISES, CALM_LOOKS] = [5, 20];
  const MAX_LABEL = 120;

  // Of important rules the inner tree's win, also over the style attribute that a page may put on the host.
  const STYLE = `
    :host { all: initial !important; display: contents !important; }
    .layer { all: initial; direction: ltr; position: fixed; inset: 0; pointer-events: none; }
    .layer.away { display: none; }
    .ring { position: fixed; pointer-events: none; box-sizing: border-box; border: 3px solid var(--ink); border-radius: 6px; box-shadow: 0 0 0 2px var(--paper); }
    .name { position: fixed; pointer-events: none; font: 600 13px/1.3 system-ui, sans-serif; color: var(--paper); background: var(--ink); padding: 3px 9px; border-radius: 5px; max-width: 320px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    @media (forced-colors: active) { .ring { border-color: Highlight; } }
  `;

  /** @type {{ host: HTMLElement, end: AbortController } | null} */
  let drawn = null;

  const hide = () => {
    drawn?.end.abort();
    drawn?.host.remove();
    drawn = null;
  };

  /** Is the page behind it dark? @param {Element} element */
  const isDark = (element) => {
    for (let at = /** @type {Element | null} */ (element); at; at = dom.above(at)) {
      const parts =
        getComputedStyle(at)
          .backgroundColor.match(/[\d.]+/g)
          ?.map(Number) ?? [];
      if (parts.length >= 3 && (parts[3] ?? 1) > 0.5) return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] < 110;
    }
    return false;
  };

  /** Where an element is in the window, also from inside frames. @param {Element} element */
  const boxOf = (element) => {
    const { left, top, width, height } = dom.box(element);
    const box = { left, top, width, height };
    for (let frame = element.ownerDocument.defaultView?.frameElement; frame; frame = frame.ownerDocument.defaultView?.frameElement) {
      const outer = dom.box(frame);
      box.left += outer.left + frame.clientLeft;
      box.top += outer.top + frame.clientTop;
    }
    return box;
  };

  /**
   * @param {Element} element
   * @param {string} label
   * @param {(why: string) => void} [onTampered] told once, when the page does not leave it alone; it is hidden by then
   */
  const show = (element, label, onTampered = () => {}) => {
    hide();
    const target = scimGuide.collect.known(element)?.proxy ?? element;
    dom.scrollTo(target);
    const host = document.createElement("div");
    const end = new AbortController();
    drawn = { host, end };
    const root = host.attachShadow({ mode: "closed" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const [layer, ring, name] = ["layer", "ring", "name"].map((part) => {
      const made = document.createElement("div");
      made.className = part;
      return made;
    });
    const dark = isDark(target);
    layer.style.cssText = `--ink: ${dark ? "#ffd24a" : "#0b57d0"}; --paper: ${dark ? "#1b1d21" : "#ffffff"};`;
    layer.popover = "manual";
    layer.ariaHidden = "true";
    // Marks that turn text round would make it read as something else.
    name.textContent = label.replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "").slice(0, MAX_LABEL);
    layer.append(ring, name);
    root.append(layer);

    /** Into the document and above everything else in the top layer. */
    const raise = () => {
      if (host.parentNode !== document.documentElement) document.documentElement?.append(host);
      if (layer.matches(":popover-open")) layer.hidePopover();
      if (host.isConnected) layer.showPopover();
    };

    /** Where the outline was last put, in the window's coordinates. */
    let at = { left: 0, top: 0, width: 0, height: 0 };

    /** Puts it round the target. Did anything move? */
    const draw = () => {
      const box = boxOf(target);
      layer.classList.toggle("away", box.width === 0 || box.height === 0);
      const next = { left: box.left - 6, top: box.top - 6, width: box.width + 12, height: box.height + 12 };
      if (next.left === at.left && next.top === at.top && next.width === at.width && next.height === at.height) return false;
      at = next;
      // A page may be zoomed as a whole; what is drawn is zoomed with it.
      const zoom = layer.offsetWidth ? layer.getBoundingClientRect().width / layer.offsetWidth : 1;
      const px = (/** @type {number} */ length) => `${length / zoom}px`;
      Object.assign(ring.style, { left: px(at.left), top: px(at.top), width: px(at.width), height: px(at.height) });
      Object.assign(name.style, {
        left: px(Math.max(4, at.left)),
        top: px(box.top < 40 ? box.top + box.height + 11 : box.top - 11 - 23 * zoom),
      });
      return true;
    };

    /** What takes the pointer where the label is? Nothing of the page can act between the two lines that let it be hit. */
    const isCovered = () => {
      const box = name.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
      name.style.pointerEvents = "auto";
      const hit = root.elementFromPoint(x, y);
      name.style.pointerEvents = "";
      return hit !== name;
    };

    /** What the page has done to it; empty when it is as it should be. */
    const tampering = () => {
      if (host.parentNode !== document.documentElement || !layer.matches(":popover-open")) return "removes";
      if (layer.classList.contains("away")) return "";
      if (!ring.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return "hides";
      const is = ring.getBoundingClientRect();
      const off = Math.max(
        Math.abs(is.left - at.left),
        Math.abs(is.top - at.top),
        Math.abs(is.width - at.width),
        Math.abs(is.height - at.height),
      );
      if (off > 2) return "moves";
      return isCovered() ? "covers" : "";
    };

    let [raises, calm, lookedAt] = [0, 0, 0];
    let overtaken = false;
    /** Is it left alone, or worth another try? */
    const look = () => {
      const done = tampering();
      if (!done && !overtaken) {
        if (++calm >= CALM_LOOKS) raises = 0;
        return true;
      }
      [calm, overtaken] = [0, false];
      if (++raises <= MAX_RAISES) {
        raise();
        return true;
      }
      hide();
      onTampered(`the page ${done || "covers"} the mark that points at “${name.textContent}”`);
      return false;
    };

    let timer = 0;
    let frame = 0;
    const wake = () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(follow);
    };
    // Frame by frame while it moves, a few times a second while it rests; a tab that is not on show draws no frames at all.
    const follow = (/** @type {number} */ now) => {
      if (!dom.connected(target)) return hide();
      const moved = draw();
      if (now - lookedAt >= LOOK_MS) {
        lookedAt = now;
        if (!look()) return;
      }
      if (moved) frame = requestAnimationFrame(follow);
      else timer = setTimeout(wake, LOOK_MS);
    };
    const { signal } = end;
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    });
    addEventListener("scroll", wake, { capture: true, passive: true, signal });
    addEventListener("resize", wake, { passive: true, signal });
    // Whatever else comes into the top layer comes above it, also what lets the pointer through and so can't be hit.
    const above = (/** @type {Event} */ event) => {
      overtaken ||= /** @type {ToggleEvent} */ (event).newState === "open" && !(event.target instanceof HTMLDetailsElement);
    };
    document.addEventListener("toggle", above, { capture: true, signal });
    raise();
    wake();
  };

  scimGuide.ring = { show, hide, host: () => drawn?.host ?? null };
}
