// What is drawn to point at a control: an outline and a short label. It takes no clicks.
//
// It is a popover inside a closed shadow root: the page has no handle on it, and its rules outrank the page's styles.

import * as dom from "../dom/dom.js";
import { freePlace } from "./free.js";
import { isGroundDark } from "./ground.js";

const MAX_LABEL = 120;
/** How far the outline stands off. */
const OFF = 6;

// Of important rules the inner tree's win, also over the style attribute that a page may put on the host.
const STYLE = `
:host{all:initial!important;display:contents!important}
.layer{all:initial;direction:ltr;position:fixed;inset:0;pointer-events:none;--ink:#0b57d0;--paper:#fff}
.dark{--ink:#ffd24a;--paper:#1b1d21}
.away{display:none}
.layer>*{position:fixed;pointer-events:none;box-sizing:border-box}
.ring{border:3px solid var(--ink);border-radius:6px;box-shadow:0 0 0 2px var(--paper)}
.name{font:600 13px/1.3 system-ui,sans-serif;color:var(--paper);background:var(--ink);padding:3px 9px;border-radius:5px;max-width:320px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.off{visibility:hidden}
@media(forced-colors:active){.ring{border-color:Highlight}}`;

/** Where an element is in the window, also from inside frames. @param {Element} element */
const boxOf = (element) => {
  const { left, top, width, height } = dom.box(element);
  const [x, y] = dom.toOurs(element.ownerDocument.defaultView, left, top);
  return { left: x, top: y, width, height };
};

/** @param {Element} target @param {string} label */
export const newMark = (target, label) => {
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const [layer, ring, name] = ["layer", "ring", "name off"].map((part) => {
    const made = document.createElement("div");
    made.className = part;
    return made;
  });
  layer.popover = "manual";
  layer.ariaHidden = "true";
  // Marks that turn text round would make it read as something else; a label is one line.
  const text = label
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .slice(0, MAX_LABEL);
  name.textContent = text;
  layer.append(ring, name);
  root.append(layer);

  /** Where the outline was last put, in the window's coordinates. */
  let at = { left: 0, top: 0, width: 0, height: 0 };

  /** A page may be zoomed as a whole; what is drawn is zoomed with it. @param {number} length */
  const px = (length) => `${(length * (layer.offsetWidth || 1)) / (layer.getBoundingClientRect().width || 1)}px`;

  /** @param {HTMLElement} part @param {{ left?: number, top?: number, width?: number, height?: number }} box */
  const put = (part, box) => {
    for (const [side, length] of Object.entries(box)) part.style.setProperty(side, px(length));
  };

  /** What takes the pointer where a part is? Nothing of the page can act between the two lines that let it be hit. @param {HTMLElement} part @param {number} x @param {number} y */
  const isCoveredAt = (part, x, y) => {
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
    part.style.pointerEvents = "auto";
    const hit = root.elementFromPoint(x, y);
    part.style.pointerEvents = "";
    return hit !== part;
  };

  const isCovered = () => {
    if (name.className !== "name") {
      const middles = [
        [0.5, 0],
        [0.5, 1],
        [0, 0.5],
        [1, 0.5],
      ];
      return middles.some(([x, y]) => isCoveredAt(ring, at.left + 1 + (at.width - 2) * x, at.top + 1 + (at.height - 2) * y));
    }
    const box = name.getBoundingClientRect();
    return isCoveredAt(name, box.left + box.width / 2, box.top + box.height / 2);
  };

  return {
    host,
    text,

    /** Into the document and above everything else in the top layer. */
    raise() {
      if (host.parentNode !== document.documentElement) document.documentElement?.append(host);
      if (layer.matches(":popover-open")) layer.hidePopover();
      if (host.isConnected) layer.showPopover();
    },

    /** Puts it round the target, the label along with it. Did anything move? */
    draw() {
      const box = boxOf(target);
      layer.classList.toggle("away", box.width === 0 || box.height === 0);
      const next = { left: box.left - OFF, top: box.top - OFF, width: box.width + 2 * OFF, height: box.height + 2 * OFF };
      const [x, y] = [next.left - at.left, next.top - at.top];
      if (!x && !y && next.width === at.width && next.height === at.height) return false;
      at = next;
      put(ring, next);
      const { left, top } = name.getBoundingClientRect();
      put(name, { left: left + x, top: top + y });
      return true;
    },

    /** The label where it covers no text of the page, nowhere if there is no such place; and the colours for the page's ground. */
    settle() {
      layer.classList.toggle("dark", isGroundDark(target));
      name.style.width = "";
      const { width, height } = name.getBoundingClientRect();
      const outline = { ...at, right: at.left + at.width, bottom: at.top + at.height };
      const free = text && height > 0 ? freePlace(outline, width, height, host) : null;
      name.className = free ? "name" : "name off";
      if (!free) return;
      const { left, top, right } = free;
      put(name, right - left < width ? { left, top, width: right - left } : { left, top });
    },

    /** What the page has done to it; empty when it is as it should be. */
    tampering() {
      if (host.parentNode !== document.documentElement || !layer.matches(":popover-open")) return "removes";
      if (layer.classList.contains("away")) return "";
      if (!ring.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return "hides";
      const is = ring.getBoundingClientRect();
      const sides = /** @type {const} */ (["left", "top", "width", "height"]);
      if (sides.some((side) => Math.abs(is[side] - at[side]) > 2)) return "moves";
      return isCovered() ? "covers" : "";
    },
  };
};
