// A page with the content script in it, and in Chromium that script's own world: for looking at what it does from inside.

import { tabIdOf } from "../e2e/support/browser.mjs";

/** No tab has this number, so that the panel's own program is joined to nothing and asks for nothing. */
const NO_TAB = 2_147_483_647;

/** A panel's page that is joined to the page over a port of its own, and does nothing by itself. */
export async function join(browser, page) {
  const panel = await browser.open(`panel.html?tab=${NO_TAB}`);
  await panel.evaluate(speak, await tabIdOf(browser, page));
  await page.bringToFront();
  return panel;
}

/** Runs in the panel's page. A page that was loaded anew is joined again by the next question. */
async function speak(tabId) {
  const api = globalThis.browser ?? globalThis.chrome;
  const waiting = new Map();
  let joining;
  let last = 0;
  const connect = async () => {
    const { ok, error } = await api.runtime.sendMessage({ kind: "inject", tabId });
    if (!ok) throw new Error(error);
    const port = api.tabs.connect(tabId, { name: "scim-guide", frameId: 0 });
    return new Promise((done, fail) => {
      port.onMessage.addListener((message) => {
        if (message.event) scim.events.push(message);
        if (message.event === "hello") done(port);
        waiting.get(message.id)?.done(message.reply);
        waiting.delete(message.id);
      });
      port.onDisconnect.addListener(() => {
        joining = undefined;
        scim.events.push({ event: "left" });
        fail(new Error("the page did not answer"));
        for (const each of waiting.values()) each.fail(new Error("the page was left"));
        waiting.clear();
      });
    });
  };
  const scim = {
    /** Everything that the page told without being asked. */
    events: [],
    async ask(ask) {
      joining ??= connect().catch((error) => {
        joining = undefined;
        throw error;
      });
      const port = await joining;
      const id = ++last;
      const reply = new Promise((done, fail) => waiting.set(id, { done, fail }));
      port.postMessage({ id, ask });
      const said = await reply;
      if (said.kind === "failed") throw new Error(said.why);
      return said;
    },
    /** What became of a batch: the latest outcome of each operation, and its end. */
    async act(batch) {
      const from = scim.events.length;
      await scim.ask({ kind: "act", batch });
      return scim.ended(batch.id, from);
    },
    async ended(id, from = 0) {
      const isEnd = ({ event, batch }) => event === "left" || (event === "ended" && batch === id);
      while (!scim.events.slice(from).some(isEnd)) await new Promise((done) => setTimeout(done, 5));
      const told = scim.events.slice(from);
      const outcomes = [];
      for (const { event, batch, operation, outcome } of told) if (event === "outcome" && batch === id) outcomes[operation] = outcome;
      return { outcomes, end: told.find(isEnd).end };
    },
  };
  globalThis.scim = scim;
  await scim.ask({ kind: "unring" });
}

/** Asks the content script. */
export const ask = (panel, asked) => panel.evaluate((message) => globalThis.scim.ask(message), asked);

/** A look at the page. */
export const look = async (panel, secretWords = []) => (await ask(panel, { kind: "look", secretWords })).snapshot;

/** Looks again until something holds of what is seen; the last look when the time, in milliseconds, is over. */
export async function lookUntil(panel, secretWords, holds, time) {
  const until = Date.now() + time;
  for (;;) {
    const left = Date.now() > until;
    try {
      const snapshot = await look(panel, secretWords);
      if (holds(snapshot) || left) return snapshot;
    } catch (error) {
      // A page that has just come to its end of loading is joined once more.
      if (left) throw error;
    }
  }
}

let batches = 0;
/** A batch for what a snapshot shows. */
export const batchFor = ({ document, origin, path, headings }, operations) => ({
  id: ++batches,
  document,
  origin,
  path,
  heading: headings[0] ?? null,
  expires: Date.now() + 30_000,
  operations,
});

/** Has a batch carried out. @returns {Promise<{ outcomes: object[], end: object | undefined }>} */
/** @returns {Promise<any>} */
export const act = (panel, batch) => panel.evaluate((given) => globalThis.scim.act(given), batch);

/** A page, and a panel that is joined to it. */
export async function joined(browser, url) {
  const page = await browser.context.newPage();
  await page.goto(url);
  return { page, panel: await join(browser, page) };
}

/** The same tab at another page, and the same panel, which joins that page by itself. */
export async function rejoined({ page, panel }, url) {
  await page.goto(url);
  // The question joins it.
  await ask(panel, { kind: "unring" });
  return { page, panel };
}

/** The world that the content script lives in. */
export async function ownWorld(page) {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const isOurs = ({ name, auxData }) => auxData?.type === "isolated" && auxData.frameId === frameTree.frame.id && /SCIM Guide/.test(name);
  const world = await new Promise((done) => {
    session.on("Runtime.executionContextCreated", ({ context }) => isOurs(context) && done(context));
    session.send("Runtime.enable");
  });
  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", { expression, contextId: world.id, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  return { session, evaluate, contextId: world.id };
}
