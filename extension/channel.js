// The only file of the panel that uses the extension's own interfaces: tabs, the port to the page, storage, permissions. The
// wasm calls these functions; it decides, they do. Nothing of the page is kept here.

const api = globalThis.browser ?? globalThis.chrome;

/** @typedef {import("./wasm/scim_guide.js").Ask} Ask */
/** @typedef {import("./wasm/scim_guide.js").Reply} Reply */
/** @typedef {import("./wasm/scim_guide.js").Answer} Answer */
/** @typedef {"apart" | "left" | "late" | "refused" | "failed" | "no-tab"} Kind */
/** @typedef {(what: "page" | "left" | "arrived" | "elsewhere", message?: unknown) => void} Tell */

const JOIN_MS = 10_000;
const REQUEST_MS = 20_000;
/** To stop is answered at once, or the page is out of order. */
const STOP_MS = 3_000;

/** @type {number | undefined} */
let tab;
/** @type {chrome.runtime.Port | undefined} */
let port;
/** @type {Tell} */
let listener = () => {};
/** @type {Map<number, { done: (reply: Reply) => void, fail: (error: Error) => void, timer: number | undefined }>} */
const waiting = new Map();
let lastRequest = 0;

/** Failures are told apart by their kind; the message is for a person. @param {Kind} kind @param {string} message */
const failure = (kind, message) => Object.assign(new Error(message), { kind });

/** A browser keeps what a listener of its own events throws to itself, so that is passed on to the page. @type {Tell} */
function tell(what, message) {
  try {
    listener(what, message);
  } catch (error) {
    reportError(error);
  }
}

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
  if (tab === undefined) throw failure("no-tab", "There is no tab to work with.");
  return tab;
}

/** Counts joins: what one brings that was given up meanwhile is not taken. */
let turn = 0;
let joining = false;
let loadedMeanwhile = false;
/** Called when the tab has loaded a page while it is joined. */
let onLoaded = () => {};

/**
 * Joins the page of the tab: has the content script put into it, and opens a port to it.
 * @param {Tell} told from now on
 * @returns {Promise<string>} the document's name
 */
export async function attach(told) {
  const mine = ++turn;
  listener = told;
  joining = true;
  loadedMeanwhile = false;
  /** @type {number | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(failure("late", "The page did not answer in time.")), JOIN_MS);
  });
  // Between two pages nobody is let in: it is tried again where the next one has come, or comes now.
  const joined = join(mine).catch(async (error) => {
    if (mine === turn && !loadedMeanwhile && (await isLoading()))
      await /** @type {Promise<void>} */ (new Promise((done) => (onLoaded = done)));
    if (mine === turn && loadedMeanwhile) return join(mine);
    throw error;
  });
  try {
    return await Promise.race([joined, late]);
  } catch (error) {
    if (mine === turn) giveUp();
    throw error;
  } finally {
    clearTimeout(timer);
    if (mine === turn) joining = false;
  }
}

/** Is a page under way to the tab? */
async function isLoading() {
  const { status } = await api.tabs.get(await tabId());
  return status === "loading" && !loadedMeanwhile;
}

function giveUp() {
  turn++;
  joining = false;
  drop();
}

/** @param {number} mine @returns {Promise<string>} */
async function join(mine) {
  const id = await tabId();
  watch(id);
  drop();
  const injected = await api.runtime.sendMessage({ kind: "inject", tabId: id });
  if (mine !== turn) throw failure("left", "The panel has given up on this page.");
  if (!injected?.ok) throw failure("refused", "The browser does not let the panel into this page.");
  const joined = api.tabs.connect(id, { name: "scim-guide", frameId: 0 });
  port = joined;
  return new Promise((done, fail) => {
    let replaced = false;
    joined.onMessage.addListener((message) => {
      if (port !== joined) return;
      replaced ||= message.event === "replaced";
      if (message.event === "hello") done(message.document);
      else if (message.event) tell("page", message);
      else settle(message);
    });
    joined.onDisconnect.addListener(() => {
      // Reading it tells the browser that it was seen.
      fail(failure("left", api.runtime.lastError?.message ?? "The page was left."));
      if (port !== joined) return;
      drop();
      if (!replaced) tell("left");
    });
  });
}

let watching = false;

/** @param {number} id */
function watch(id) {
  if (watching) return;
  watching = true;
  api.tabs.onUpdated.addListener((updated, change) => {
    if (updated !== id || change.status !== "complete") return;
    if (joining) {
      loadedMeanwhile = true;
      onLoaded();
    } else if (!port) tell("arrived");
  });
  api.runtime.onMessage.addListener((message, sender) => {
    if (sender.id !== api.runtime.id || sender.tab || message?.kind !== "letIn" || message.tabId !== id) return;
    if (!port && !joining) tell("arrived");
  });
  tellWhenElsewhere(id);
}

/** A sidebar stays while its window shows another tab than the panel's. @param {number} id */
async function tellWhenElsewhere(id) {
  // A panel in a tab of its own is never beside another one; Chromium puts the side panel away.
  if (!api.sidebarAction || (await api.tabs.getCurrent())) return;
  const look = async () => {
    const [active] = await api.tabs.query({ active: true, currentWindow: true });
    tell("elsewhere", active?.id !== id);
  };
  api.tabs.onActivated.addListener(look);
  api.tabs.onRemoved.addListener((removed) => {
    if (removed !== id) return;
    api.tabs.onActivated.removeListener(look);
    tell("elsewhere", false);
  });
  await look();
}

/** Brings the panel's tab to the front. */
export async function showTab() {
  // A tab that was closed meanwhile can't be shown, and the notice that offers it goes away with it.
  await api.tabs.update(await tabId(), { active: true }).catch(() => {});
}

/** Nobody is told. Who waits for an answer is. */
function drop() {
  const old = port;
  port = undefined;
  old?.disconnect();
  for (const { fail, timer } of waiting.values()) {
    clearTimeout(timer);
    fail(failure("left", "The page was left."));
  }
  waiting.clear();
}

/** Cuts the tie to the page: its content script ends, and with it whatever it was doing. */
export function leave() {
  if (!port) return;
  drop();
  tell("left");
}

/** The panel has broken. Its page is left, and nothing is told to it any more, no answers either. */
export function end() {
  listener = () => {};
  for (const { timer } of waiting.values()) clearTimeout(timer);
  waiting.clear();
  giveUp();
}

/** @param {Answer} answer */
function settle({ id, reply }) {
  const request = waiting.get(id);
  waiting.delete(id);
  clearTimeout(request?.timer);
  if (reply.kind === "failed") request?.fail(failure("failed", reply.why));
  else request?.done(reply);
}

/** @param {Ask} ask @returns {Promise<Reply>} */
export function request(ask) {
  const to = port;
  if (!to) return Promise.reject(failure("apart", "The page is not connected."));
  const id = ++lastRequest;
  return new Promise((done, fail) => {
    const late = () => {
      waiting.delete(id);
      fail(failure("late", "The page did not answer in time."));
    };
    // A person who points takes the time that it takes.
    const timer = ask.kind === "point" ? undefined : setTimeout(late, ask.kind === "stop" ? STOP_MS : REQUEST_MS);
    waiting.set(id, { done, fail, timer });
    try {
      to.postMessage({ id, ask });
    } catch {
      waiting.delete(id);
      clearTimeout(timer);
      fail(failure("apart", "The page is not connected."));
    }
  });
}

/** @param {string} url */
export async function navigate(url) {
  await api.tabs.update(await tabId(), { url });
}

export async function reload() {
  await api.tabs.reload(await tabId());
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

/** @param {string} origin */
export function requestOrigin(origin) {
  return api.permissions.request({ origins: [`${origin}/*`] });
}
