// The only file of the panel that talks to the browser. The wasm calls these functions; it decides, they do.

import morphdom from "./vendor/morphdom.js";

const api = globalThis.browser ?? globalThis.chrome;

/** @type {number | undefined} */
let tab;
/** @type {chrome.runtime.Port | undefined} */
let port;
/** @type {(event: unknown) => void} */
let tell = () => {};
/** @type {Map<number, { done: (reply: unknown) => void, fail: (error: Error) => void, timer: number | undefined }>} */
const waiting = new Map();
let lastRequest = 0;
const REQUEST_MS = 20_000;

/** The tab this panel belongs to: named in its URL, or the active one of its window. */
async function tabId() {
  if (tab !== undefined) return tab;
  const named = Number(new URL(location.href).searchParams.get("tab"));
  if (named) {
    tab = named;
  } else {
    const [active] = await api.tabs.query({ active: true, currentWindow: true });
    tab = active?.id;
  }
  if (tab === undefined)
    throw new Error("There is no tab to work with. Open your OneLogin admin page and click the extension's icon there.");
  return tab;
}

/** @param {string} html */
export function render(html) {
  const next = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
  const now = document.querySelector("#panel");
  if (!next || !now) return;
  const before = now.querySelector("article.open")?.id;
  morphdom(now, next, {
    onBeforeElUpdated(from, to) {
      // What is typed belongs to the field until it loses the focus; a secret is never in the markup at all.
      if (
        from instanceof HTMLInputElement &&
        to instanceof HTMLInputElement &&
        (from === document.activeElement || from.type === "password")
      )
        to.value = from.value;
      if (
        from instanceof HTMLTextAreaElement &&
        to instanceof HTMLTextAreaElement &&
        (from === document.activeElement || from.dataset.headers !== undefined || from.dataset.keep !== undefined)
      )
        to.value = from.value;
      if (from instanceof HTMLDetailsElement && to instanceof HTMLDetailsElement) to.open = from.open;
      return !from.isEqualNode(to);
    },
  });
  const open = document.querySelector("article.open");
  if (open && open.id !== before) open.scrollIntoView({ block: "nearest" });
}

/** Puts text into one of the panel's own fields. @param {string} id @param {string} text */
export function refill(id, text) {
  const field = document.getElementById(id);
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = text;
}

/** @param {(message: unknown) => void} send */
export function listen(send) {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-msg]") : null;
    const text = button?.getAttribute("data-msg");
    if (!text) return;
    // Approvals take their name and time from the shell, so these carry none.
    send(text === "approve" ? { approve: {} } : text.startsWith("{") ? JSON.parse(text) : text);
  });
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
    if (field.dataset.input) send({ typed: { id: field.dataset.input, text: field.value } });
    if (field.dataset.headers !== undefined) send({ "typed-headers": field.value });
    if (field.dataset.template !== undefined) send({ "typed-template": field.value });
    if (field.dataset.field && field.type !== "file") send({ "typed-rules": { field: field.dataset.field, text: field.value } });
    if (field.dataset.check === "follow" && field instanceof HTMLInputElement) send({ follow: field.checked });
  });
  document.addEventListener("change", async (event) => {
    const field = event.target;
    const file = field instanceof HTMLInputElement && field.dataset.file ? field.files?.[0] : undefined;
    if (file) send({ "typed-rules": { field: /** @type {HTMLInputElement} */ (field).dataset.file, text: await file.text() } });
  });
  // Up and down move along the items of a picture; only one of them is a stop of the Tab key.
  document.addEventListener("keydown", (event) => {
    const item = event.target instanceof Element ? event.target.closest("[data-roving] [data-item]") : null;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!item || step === undefined) return;
    event.preventDefault();
    const items = [...(item.closest("[data-roving]")?.querySelectorAll("[data-item]") ?? [])];
    const next = items[items.indexOf(item) + step];
    if (!(next instanceof SVGElement)) return;
    item.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  });
  // Escape ends what the panel asks for in the page, wherever the focus is.
  document.addEventListener("keydown", (event) => {
    const end = event.key === "Escape" ? document.querySelector("[data-escape]") : null;
    if (end instanceof HTMLElement) end.click();
  });
  // Left and right move along the tabs, as in any tab list.
  document.addEventListener("keydown", (event) => {
    const current = event.target instanceof Element ? event.target.closest("[role=tab]") : null;
    if (!current || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    const tabs = [...document.querySelectorAll("[role=tab]")];
    const next = tabs[(tabs.indexOf(current) + (event.key === "ArrowRight" ? 1 : -1) + tabs.length) % tabs.length];
    if (next instanceof HTMLElement) {
      next.focus();
      next.click();
    }
  });
}

/** @type {Promise<string> | undefined} */
let joining;
let watching = false;
let loadedMeanwhile = false;

/**
 * Joins the page of the tab: injects the content script and opens a port to it.
 * @param {(event: unknown) => void} onEvent `changed`, `detached`, `replaced`, `loaded`
 * @returns {Promise<string>} the document's name
 */
export function attach(onEvent) {
  tell = onEvent;
  loadedMeanwhile = false;
  joining ??= join()
    // Between two pages nobody is let in; if the next one has come while this was tried, it is tried there.
    .catch((error) => (loadedMeanwhile ? join() : Promise.reject(error)))
    .finally(() => {
      joining = undefined;
    });
  return joining;
}

async function join() {
  const id = await tabId();
  if (!watching) {
    watching = true;
    api.tabs.onUpdated.addListener((updated, change) => {
      if (updated !== id || change.status !== "complete") return;
      if (joining) loadedMeanwhile = true;
      else if (!port) tell({ event: "loaded" });
    });
    api.runtime.onMessage.addListener((message, sender) => {
      if (sender.id !== api.runtime.id || sender.tab || message?.kind !== "letIn" || message.tabId !== id) return;
      if (!port && !joining) tell({ event: "loaded" });
    });
    tellWhenElsewhere(id);
  }
  drop();
  const injected = await api.runtime.sendMessage({ kind: "inject", tabId: id });
  if (!injected?.ok) {
    throw new Error(
      "The browser does not let this panel into the page of this tab. Open your OneLogin admin page and click the extension's icon there.",
    );
  }
  const joined = api.tabs.connect(id, { name: "scim-guide", frameId: 0 });
  port = joined;
  return new Promise((done, fail) => {
    let replaced = false;
    joined.onMessage.addListener((message) => {
      replaced ||= message.event === "replaced";
      if (message.event === "hello") done(message.document);
      else if (message.event) tell(message);
      else settle(message);
    });
    joined.onDisconnect.addListener(() => {
      fail(new Error(api.runtime.lastError?.message ?? "The page did not answer. Reload it and try again."));
      if (port !== joined) return;
      drop();
      if (!replaced) tell({ event: "detached" });
    });
  });
}

/** A sidebar stays while its window shows another tab than the panel's. @param {number} id */
async function tellWhenElsewhere(id) {
  const notice = document.querySelector("#elsewhere");
  // A panel in a tab of its own is never beside another one; Chromium puts the side panel away.
  if (!notice || !api.sidebarAction || (await api.tabs.getCurrent())) return;
  const look = async () => {
    const [active] = await api.tabs.query({ active: true, currentWindow: true });
    notice.toggleAttribute("hidden", active?.id === id);
  };
  api.tabs.onActivated.addListener(look);
  api.tabs.onRemoved.addListener((removed) => {
    if (removed === id) notice.remove();
  });
  notice.querySelector("button")?.addEventListener("click", () => api.tabs.update(id, { active: true }));
  await look();
}

/** That the page went away is told from that it failed. @param {string} why */
function left(why) {
  return Object.assign(new Error(why), { left: true });
}

function drop() {
  const old = port;
  port = undefined;
  old?.disconnect();
  for (const { fail, timer } of waiting.values()) {
    clearTimeout(timer);
    fail(left("The page was left."));
  }
  waiting.clear();
}

/** @param {import("./wasm/scim_guide.js").Answer} answer */
function settle({ id, reply }) {
  const request = waiting.get(id);
  waiting.delete(id);
  clearTimeout(request?.timer);
  if (reply.kind === "failed") request?.fail(new Error(reply.why));
  else request?.done(reply);
}

/** @param {import("./wasm/scim_guide.js").Ask} ask @returns {Promise<unknown>} */
export function request(ask) {
  if (!port) return Promise.reject(left("The page is not connected."));
  const id = ++lastRequest;
  port.postMessage({ id, ask });
  return new Promise((done, fail) => {
    const late = () => settle({ id, reply: { kind: "failed", why: "The page did not answer in time." } });
    // A person who points takes the time that it takes.
    const timer = ask.kind === "point" ? undefined : setTimeout(late, REQUEST_MS);
    waiting.set(id, { done, fail, timer });
  });
}

/** @param {string} url */
export async function navigate(url) {
  await api.tabs.update(await tabId(), { url });
}

/** @param {string} key */
export async function load(key) {
  return (await api.storage.local.get(key))[key];
}

/** @param {string} key @param {string} json */
export function save(key, json) {
  return api.storage.local.set({ [key]: json });
}

/** @param {string} key */
export function remove(key) {
  return api.storage.local.remove(key);
}

/** @param {string} text */
export function copy(text) {
  return navigator.clipboard.writeText(text);
}

/** @param {string} name @param {string} mime @param {string} text */
export function download(name, mime, text) {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(new Blob([text], { type: mime }));
  link.click();
  // Firefox starts to read it only later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {string} origin */
export function requestOrigin(origin) {
  return api.permissions.request({ origins: [`${origin}/*`] });
}

/** @param {number} milliseconds */
export function later(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

export const now = () => Date.now();
export const randomId = () => crypto.randomUUID();
export const dateInWords = () => new Date().toLocaleString("en", { dateStyle: "long", timeStyle: "short" });
