// From page to page and from tab to tab: the axis navigation.

import { all, boot, load, main, one } from "./dom.mjs";
import { shut } from "./drop-downs.mjs";
import { keepNotice, kept, notify } from "./notices.mjs";
import { bar, forget } from "./saving.mjs";
import { placeWindows } from "./windows.mjs";

const { navigation, frame } = boot.choices;
/** Tabs with roles: all of them, also those that are not in the page now. @type {any[]} */
let drawn = [];
export const panes = () => drawn;
let tab = "";

/** The page around the frame shows the address of what is in it. */
function tell() {
  if (frame !== "content" || parent === window) return;
  parent.history.replaceState(null, "", location.pathname.replace(/^\/embed/, "") + location.search + location.hash);
}

/** Shows a tab. @param {string} name @param {boolean} [first] the page is just there */
export function showTab(name, first = false) {
  const chosen = one(`[data-tab="${name}"]`) ?? one("[data-tab]");
  if (!chosen || navigation === "loads" || navigation === "push") return;
  tab = chosen.dataset.tab;
  for (const each of all("[data-tab]")) {
    if (navigation === "tabs") each.setAttribute("aria-selected", String(each === chosen));
    else if (each === chosen) each.setAttribute("aria-current", "true");
    else each.removeAttribute("aria-current");
  }
  if (navigation === "tabs") {
    if (first) drawn = all("[data-panes] > *");
    const pane = drawn.find((each) => each.dataset.pane === tab);
    pane.hidden = false;
    one("[data-panes]").replaceChildren(pane);
  } else for (const pane of all("[data-pane]")) pane.hidden = pane.dataset.pane !== tab;
  if (!first) all("main [data-window]").forEach((old) => old.remove());
}

/** What a page needs once it is there. */
export function start(name = location.hash.replace(/^#\/?/, "")) {
  shut();
  forget();
  drawn = [];
  placeWindows();
  showTab(name, true);
  bar();
  tell();
}

/** Puts the page of an address in the place of the one that is shown. */
async function swap(address) {
  const page = await load(address);
  const content = one("main", page);
  if (!content) return location.assign(address);
  main().replaceWith(document.adoptNode(content));
  document.title = page.title;
}

/** To another page. @param {string} address @param {string} [notice] */
export async function go(address, notice = "") {
  if (navigation !== "push") {
    if (notice) keepNotice(notice);
    location.assign(address);
    return;
  }
  history.pushState(null, "", address);
  await swap(address);
  scrollTo(0, 0);
  start("");
  if (notice) notify(notice);
}

/** The same page as the server has it now. */
export async function again() {
  const at = tab;
  const top = scrollY;
  await swap(location.pathname + location.search);
  start(at);
  scrollTo(0, top);
}

/** Other rows of a list. @param {string} name @param {string} address */
export async function turn(name, address) {
  const now = one(`[data-list="${name}"]`);
  const then = one(`[data-list="${name}"]`, await load(address));
  if (then) now.replaceWith(document.adoptNode(then));
}

/** @param {any} box */
export function search(box) {
  const list = one(`[data-list="${box.dataset.search}"]`);
  const address = `${list.dataset.address}?q=${encodeURIComponent(box.value)}`;
  if (navigation === "loads") location.assign(address);
  else turn(box.dataset.search, address);
}

/** Five more rows. @param {any} button */
export async function more(button) {
  const list = button.closest("[data-list]");
  const { list: name, address } = list.dataset;
  button.disabled = true;
  const box = all("[data-search],ol-field").map((each) => (each.shadowRoot ? one("[data-search]", each.shadowRoot) : each));
  const q = box.find((each) => each?.dataset.search === name)?.value ?? "";
  const there = one(`[data-rows="${name}"]`, list);
  const then = one(`[data-list="${name}"]`, await load(`${address}?from=${there.children.length}&q=${encodeURIComponent(q)}`));
  there.append(...one(`[data-rows="${name}"]`, then).children);
  list.lastElementChild.replaceWith(then.lastElementChild);
}

export function startMoving() {
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey) return;
    const at = /** @type {any} */ (event.target);
    const link = at.closest?.("a[href],[data-href]");
    const named = at.closest?.("[data-tab]");
    if (named?.getAttribute("role") === "tab") return showTab(named.dataset.tab);
    if (!link) return;
    const address = link.dataset.href ?? link.getAttribute("href");
    if (address === "#" || link.dataset.press) return event.preventDefault();
    if (address.startsWith("#") || link.target) return;
    if (link.dataset.turn !== undefined && navigation !== "loads") {
      event.preventDefault();
      turn(link.closest("[data-list]").dataset.list, address);
    } else if (link.dataset.href || navigation === "push") {
      event.preventDefault();
      go(address);
    }
  });
  addEventListener("popstate", async () => {
    if (navigation !== "push") return;
    await swap(location.pathname + location.search);
    start("");
  });
  addEventListener("hashchange", () => {
    const name = location.hash.replace(/^#\/?/, "");
    if (!toTab(name)) showTab(name);
    tell();
  });
}

/** Where a tab is a page of its own: opens the one that the fragment names. */
function toTab(name) {
  if (!name || navigation === "hash" || navigation === "tabs") return false;
  const link = one(`[data-tab="${name}"]`);
  if (link) location.replace(link.href);
  return Boolean(link);
}

export function first() {
  if (toTab(location.hash.replace(/^#\/?/, ""))) return;
  start();
  kept();
}
