// Drop-downs that are drawn.

import { all, cls, made, one } from "./dom.mjs";
import { changed, read, write } from "./fields.mjs";

/** @type {{ host: any, list: any } | null} */
let opened = null;

export function shut() {
  if (!opened) return;
  if (opened.host.hasAttribute("aria-expanded")) opened.host.setAttribute("aria-expanded", "false");
  opened.host.removeAttribute("aria-controls");
  opened.list.remove();
  opened = null;
}

/** The element that holds the value: the drawn one, or the select under it. */
const holder = (host) => (host.dataset.dd === "hidden" ? one("select", host.parentNode) : host);
const optionsOf = (host) =>
  host.dataset.dd === "hidden" ? [...holder(host).options].map(({ value, text }) => ({ value, text })) : JSON.parse(host.dataset.options);

function open(host) {
  const kind = host.dataset.dd;
  const [outer, inner] = { menu: ["div", "button"], combobox: ["ul", "li"], hidden: ["ul", "li"], mousedown: ["div", "div"] }[kind];
  const list = made(outer, cls("options"));
  const field = holder(host);
  for (const { value, text } of optionsOf(host)) {
    const option = made(inner, cls("option"), text);
    if (inner === "button") option.setAttribute("type", "button");
    if (kind === "combobox") {
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", String(read(field) === value));
    }
    // Drawn lists of old take what the mouse is let go over; so does the one that opens on mousedown.
    option.addEventListener("click", (event) => {
      event.stopPropagation();
      event.preventDefault();
      shut();
      write(field, value);
      changed(field);
      host.focus();
    });
    list.append(option);
  }
  if (kind === "combobox") {
    list.setAttribute("role", "listbox");
    list.id = `${host.id || "choice"}-list`;
    host.setAttribute("aria-controls", list.id);
    // The list of this kind is at the end of the page, or of the dialog that it must not be under.
    const place = host.getBoundingClientRect();
    list.style.cssText = `position:fixed;left:${place.left}px;top:${place.bottom}px;min-width:${place.width}px;right:auto`;
    (host.closest("dialog") ?? document.body).append(list);
    const out = list.getBoundingClientRect().bottom - innerHeight;
    if (out > 0) list.style.top = `${place.top - list.offsetHeight}px`;
  } else host.parentNode.append(list);
  if (host.hasAttribute("aria-expanded")) host.setAttribute("aria-expanded", "true");
  opened = { host, list };
}

function toggle(host) {
  const again = opened?.host === host;
  shut();
  if (!again) open(host);
}

export function startDropDowns() {
  document.addEventListener("mousedown", (event) => {
    const at = /** @type {any} */ (event.target);
    if (opened?.list.contains(at)) return;
    const host = at.closest?.("[data-dd]");
    if (opened && opened.host !== host) shut();
    if (host?.dataset.dd === "mousedown" && event.button === 0) {
      event.preventDefault();
      toggle(host);
    }
  });
  document.addEventListener("click", (event) => {
    const host = /** @type {any} */ (event.target).closest?.("[data-dd]");
    if (host && host.dataset.dd !== "mousedown") toggle(host);
  });
  document.addEventListener("keydown", (event) => {
    const host = /** @type {any} */ (event.target).closest?.("[data-dd]");
    if (event.key === "Escape" && opened) {
      event.stopPropagation();
      shut();
    }
    if (!host || !opened) {
      if (host && host.localName !== "button" && ["Enter", " ", "ArrowDown"].includes(event.key)) {
        event.preventDefault();
        toggle(host);
      }
      return;
    }
    const list = all("*", opened.list);
    const at = list.findIndex((option) => option.dataset.at === "");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const next = list[Math.min(list.length - 1, Math.max(0, at + (event.key === "ArrowDown" ? 1 : -1)))];
      if (at >= 0) delete list[at].dataset.at;
      next.dataset.at = "";
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      list[at].click();
    }
  });
  // A hidden select may be set by somebody else.
  document.addEventListener("change", (event) => {
    const select = /** @type {any} */ (event.target);
    const shown = select.localName === "select" && one("[data-shown]", select.parentNode);
    if (shown) shown.textContent = select.selectedOptions[0]?.text ?? "";
  });
}
