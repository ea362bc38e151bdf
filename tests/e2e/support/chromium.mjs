// Chromium with the extension, over the DevTools protocol.

import fs from "node:fs";
import { chromium } from "playwright-core";
import { NAMES } from "./names.mjs";

/** @param {{ executable: string, extension: string, profile: string, tenant: { https: string, http: string }, headless: boolean, viewport: { width: number, height: number } | null }} options */
export async function start({ executable, extension, profile, tenant, headless, viewport }) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable,
    headless,
    ignoreHTTPSErrors: true,
    viewport,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      "--enable-unsafe-extension-debugging",
      "--ignore-certificate-errors",
      `--host-resolver-rules=${[...NAMES.flatMap((name) => [`MAP ${name}:443 ${tenant.https}`, `MAP ${name}:80 ${tenant.http}`]), "MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1"].join(", ")}`,
    ],
  });
  const worker = async () => context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  const base = `chrome-extension://${new URL((await worker()).url()).host}`;
  const id = new URL(base).host;

  const devtools = async (page) => (await context.browser()?.newBrowserCDPSession()) ?? (await context.newCDPSession(page));

  const targets = async (cdp) => (await cdp.send("Target.getTargets", { filter: [{}] })).targetInfos;
  /** Waits for a target of the browser to be there, or to be gone. */
  const target = async (cdp, wanted, there = true) => {
    const until = Date.now() + 30_000;
    for (;;) {
      const found = (await targets(cdp)).find(wanted);
      if (Boolean(found) === there) return found;
      if (Date.now() > until) throw new Error(`no target is ${there ? "there" : "gone"}: ${wanted}`);
      await new Promise((done) => setTimeout(done, 25));
    }
  };
  const isPanel = (info) => info.type === "page" && info.url.startsWith(`${base}/panel.html`);
  // The target of the side panel. Other panels are tabs that the tests opened.
  let sidePanel = "";

  return {
    name: "chromium",
    context,
    base,
    profile,
    background: {
      async evaluate(body, argument) {
        return (await worker()).evaluate(body, argument);
      },
      /** Ends the service worker, as the browser does when it was idle. */
      async stop() {
        const cdp = await devtools(context.pages()[0]);
        const isOurs = (info) => info.type === "service_worker" && info.url.startsWith(base);
        const { targetId } = await target(cdp, isOurs);
        await cdp.send("Target.closeTarget", { targetId });
        await target(cdp, isOurs, false);
      },
      async onConsole(listener) {
        (await worker()).on("console", listener);
      },
    },

    /** Presses the toolbar button on the tab of a page, and waits for the side panel that it opens. */
    async pressToolbarButton(page) {
      const cdp = await devtools(page);
      const tab = await target(cdp, (info) => info.type === "tab" && info.url === page.url());
      const before = (await targets(cdp)).filter(isPanel).map((info) => info.targetId);
      await cdp.send("Extensions.triggerAction", { id, targetId: tab.targetId });
      sidePanel = (await target(cdp, (info) => isPanel(info) && !before.includes(info.targetId))).targetId;
    },

    async sidePanelUrl(page) {
      return (await target(await devtools(page), (info) => info.targetId === sidePanel)).url;
    },

    async closeSidePanel(page) {
      const cdp = await devtools(page);
      await cdp.send("Target.closeTarget", { targetId: sidePanel });
      await target(cdp, (info) => info.targetId === sidePanel, false);
    },

    /** Types of event that the content script listens for on document and window. */
    async listeners(page) {
      const cdp = await context.newCDPSession(page);
      const contexts = [];
      cdp.on("Runtime.executionContextCreated", ({ context: created }) => contexts.push(created));
      await cdp.send("Runtime.enable");
      const ours = contexts.find(({ origin }) => origin === base);
      const types = [];
      for (const expression of ["document", "window"]) {
        const { result } = await cdp.send("Runtime.evaluate", { expression, contextId: ours.id });
        const { listeners } = await cdp.send("DOMDebugger.getEventListeners", { objectId: result.objectId });
        types.push(...listeners.map(({ type }) => type));
      }
      await cdp.detach();
      return types;
    },

    /** Path of what is saved when the panel is made to. */
    async saved(panel, press) {
      const download = panel.waitForEvent("download");
      await press();
      return (await download).path();
    },

    /** Opens a page of the extension in a window of its own: in a tab behind another it would be drawn once a second. */
    async open(path) {
      const url = `${base}/${path}`;
      // A page may be told of before it has gone to its address.
      const opened = context.waitForEvent("page", (page) =>
        page
          .waitForURL((address) => address.href.startsWith(url))
          .then(
            () => true,
            () => false,
          ),
      );
      await (await worker()).evaluate((address) => chrome.windows.create({ url: address }), url);
      const page = await opened;
      await page.waitForLoadState();
      return page;
    },

    async close() {
      await context.close();
      fs.rmSync(profile, { recursive: true, force: true });
    },
  };
}
