// Messages: the axis notice. What went wrong is always said.

import { all, boot, cls, made, main, one } from "./dom.mjs";

const kind = boot.choices.notice;

export function hush() {
  all("[data-message]").forEach((old) => old.remove());
  all("[data-said]").forEach((old) => (old.textContent = ""));
}

/** @param {string} text @param {boolean} [bad] it went wrong */
export function notify(text, bad = false) {
  hush();
  const said = one("[data-said]");
  if (kind === "none" && !bad) return;
  if (said && (kind === "inline" || kind === "none")) {
    said.className = cls(bad ? "badsaid" : "said");
    said.textContent = text;
    // Beside a button that is out of sight nobody would read it.
    if (bad) said.closest("[data-saving]").hidden = false;
    if (!said.closest("[data-saving]").hidden) return;
  }
  const message = made("div", cls("message", ...(bad ? ["bad"] : [])), text);
  message.dataset.message = "";
  if (kind === "toast") {
    const corner = made("div", cls("toasts"));
    corner.dataset.message = "";
    delete message.dataset.message;
    message.setAttribute("role", "status");
    corner.append(message);
    document.body.append(corner);
    setTimeout(() => corner.remove(), bad ? 10_000 : 4000);
    return;
  }
  if (kind === "banner") {
    message.classList.add(...cls("banner").split(" "));
    const button = made("button", cls("quiet"), "×");
    button.setAttribute("aria-label", "Dismiss");
    button.addEventListener("click", () => message.remove());
    message.append(button);
    document.body.prepend(message);
    return;
  }
  if (kind === "alert") message.setAttribute("role", "alert");
  main().prepend(message);
}

/** For the page that is loaded next. @param {string} text */
export function keepNotice(text) {
  sessionStorage.setItem("notice", text);
}
export function kept() {
  const text = sessionStorage.getItem("notice");
  sessionStorage.removeItem("notice");
  if (text) notify(text);
}
