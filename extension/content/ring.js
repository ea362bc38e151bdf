// Points at a control: an outline and a short label. It is only drawn; it takes no clicks and decides nothing.

{
  /** @type {HTMLElement | null} */
  let host = null;
  let frame = 0;

  const STYLE = `
    .ring { position: fixed; pointer-events: none; border: 3px solid var(--ink); border-radius: 6px; box-shadow: 0 0 0 2px var(--paper); }
    .name { position: fixed; pointer-events: none; font: 600 13px/1.3 system-ui, sans-serif; color: var(--paper); background: var(--ink); padding: 3px 9px; border-radius: 5px; max-width: 320px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    @media (forced-colors: active) { .ring { border-color: Highlight; } }
  `;

  const hide = () => {
    cancelAnimationFrame(frame);
    host?.remove();
    host = null;
  };

  /** Is the page behind it dark? @param {Element} element */
  const isDark = (element) => {
    for (let at = /** @type {Element | null} */ (element); at; at = at.parentElement) {
      const parts =
        getComputedStyle(at)
          .backgroundColor.match(/[\d.]+/g)
          ?.map(Number) ?? [];
      if (parts.length >= 3 && (parts[3] ?? 1) > 0.5) return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] < 110;
    }
    return false;
  };

  /** @param {Element} element @param {string} label */
  const show = (element, label) => {
    hide();
    const target = scimGuide.collect.known(element)?.proxy ?? element;
    target.scrollIntoView({ block: "nearest", inline: "nearest" });
    const made = document.createElement("div");
    host = made;
    const root = made.attachShadow({ mode: "closed" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const [ring, name] = [document.createElement("div"), document.createElement("div")];
    ring.className = "ring";
    name.className = "name";
    name.textContent = label;
    root.append(ring, name);
    const dark = isDark(target);
    made.style.cssText = `all: initial; position: fixed; inset: 0; width: 100%; height: 100%; margin: 0; border: 0; padding: 0; background: transparent; overflow: visible; pointer-events: none; z-index: 2147483647; --ink: ${dark ? "#ffd24a" : "#0b57d0"}; --paper: ${dark ? "#1b1d21" : "#ffffff"};`;
    made.setAttribute("aria-hidden", "true");
    document.documentElement.append(made);
    // The top layer, so that it is seen over the page's own windows.
    made.popover = "manual";
    made.showPopover?.();
    let last = "";
    const follow = () => {
      if (host !== made) return;
      if (!target.isConnected) return hide();
      const box = target.getBoundingClientRect();
      const now = `${box.left},${box.top},${box.width},${box.height},${innerHeight}`;
      if (now !== last) {
        last = now;
        ring.style.cssText = `left:${box.left - 6}px;top:${box.top - 6}px;width:${box.width + 6}px;height:${box.height + 6}px`;
        const below = box.top < 40;
        name.style.cssText = `left:${Math.max(4, box.left - 6)}px;top:${below ? box.bottom + 8 : box.top - 34}px`;
      }
      frame = requestAnimationFrame(follow);
    };
    follow();
  };

  scimGuide.ring = { show, hide, host: () => host };
}
