// Firefox with the extension as a temporary add-on, over WebDriver BiDi. What no protocol offers, a click on the toolbar
// button or on the browser's own questions, is done by script in the browser's own windows.

import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { firefox } from "playwright-core";
import { connected } from "./bidi.mjs";
import { onlyTheTenant } from "./names.mjs";

/** @param {{ executable: string, extension: string, profile: string, tenant: { https: string, http: string }, headless: boolean, viewport: { width: number, height: number } | null }} options */
export async function start({ executable, extension, profile, tenant, headless, viewport }) {
  const { id } = JSON.parse(fs.readFileSync(path.join(extension, "manifest.json"), "utf8")).browser_specific_settings.gecko;
  const uuid = crypto.randomUUID();
  const base = `moz-extension://${uuid}`;
  const names = await onlyTheTenant(tenant);
  const [context, bidi] = await connected(() =>
    firefox.launchPersistentContext(profile, {
      channel: "moz-firefox",
      executablePath: executable,
      headless,
      ignoreHTTPSErrors: true,
      viewport,
      // Else it goes to no page of an extension, and runs nothing in its own windows.
      args: ["--remote-allow-system-access"],
      firefoxUserPrefs: {
        // The extension's origin is known beforehand.
        "extensions.webextensions.uuids": JSON.stringify({ [id]: uuid }),
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": names.port,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": names.port,
        "network.proxy.failover_direct": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
      },
    }),
  );
  await bidi.call("webExtension.install", { extensionData: { type: "path", path: extension } });

  // No protocol reaches the event page. The APIs it has are those of any document of the extension, so one that does nothing
  // stands in: the text of a file, in the tab that the browser started with.
  const { contexts } = await bidi.call("browsingContext.getTree", { maxDepth: 0 });
  const standIn = contexts[0].context;
  await bidi.call("browsingContext.navigate", { context: standIn, url: `${base}/content/content.js`, wait: "none" });
  const isReady = () => globalThis.browser?.tabs !== undefined;
  while (!(await bidi.run(standIn, isReady).catch(() => false)));

  return {
    name: "firefox",
    context,
    base,
    profile,
    background: {
      evaluate: (body, argument) => bidi.run(standIn, body, argument),
      /** Ends the event page, as the browser does when it was idle. */
      stop: () =>
        bidi.inBrowser(async (extensionId) => {
          const { extension } = WebExtensionPolicy.getByID(extensionId);
          await extension.terminateBackground({ disableResetIdleForTest: true });
        }, id),
      // Its console is not told over BiDi. The same file says nothing in Chromium, where this listens.
      async onConsole() {},
    },

    /** Presses the toolbar button on the tab of a page, and waits for the sidebar that it opens. */
    async pressToolbarButton(page) {
      await page.bringToFront();
      await bidi.inBrowser(
        async (extensionId, url) => {
          const until = async (what, isSo) => {
            for (const end = Date.now() + 30_000; Date.now() < end; ) {
              if (isSo()) return;
              await new Promise((done) => setTimeout(done, 25));
            }
            throw new Error(what);
          };
          await until(`the tab in front is not at ${url}`, () => gBrowser.currentURI.spec === url);
          const name = extensionId.replace(/[^a-z0-9_-]/gi, "_");
          // Pinned, as a person would; else it is in the menu of extensions.
          CustomizableUI.addWidgetToArea(`${name}-browser-action`, "nav-bar");
          const button = document.getElementById(`${name}-BAP`);
          await until("the toolbar button is not drawn", () => button.getBoundingClientRect().width > 0);
          const { x, y, width, height } = button.getBoundingClientRect();
          /** @type {[number, number]} */
          const at = [x + width / 2, y + height / 2];
          window.synthesizeMouseEvent("mousedown", ...at, { button: 0, buttons: 1, clickCount: 1 });
          window.synthesizeMouseEvent("mouseup", ...at, { button: 0, buttons: 0, clickCount: 1 });
          await until("the toolbar button opened no sidebar", () => SidebarController.isOpen);
        },
        id,
        page.url(),
      );
    },

    /** Allows an origin beforehand, as the admin does who says yes to the browser's question. */
    allow: (origin) =>
      bidi.inBrowser(
        async (extensionId, pattern) => {
          const { ExtensionPermissions } = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
          const { extension } = WebExtensionPolicy.getByID(extensionId);
          await ExtensionPermissions.add(extensionId, { origins: [pattern], permissions: [], data_collection: [] }, extension);
        },
        id,
        `${origin}/*`,
      ),

    /** Answers the browser's question whether the extension may work on an origin. @returns the question */
    async answer(page, yes) {
      await page.bringToFront();
      return bidi.inBrowser(async (allow) => {
        for (const end = Date.now() + 30_000; Date.now() < end; ) {
          const [question] = PopupNotifications.panel.state === "open" ? PopupNotifications.panel.children : [];
          if (question?.id === "addon-webext-permissions-notification") {
            const text = question.textContent + PopupNotifications.panel.textContent;
            (allow ? question.button : question.secondaryButton).click();
            return text;
          }
          await new Promise((done) => setTimeout(done, 25));
        }
        throw new Error("the browser asked nothing");
      }, yes);
    },

    sidePanelUrl() {
      return this.inSidebar((view) => view.location.href);
    },

    /** Runs a function in the sidebar, which gets its window first. Documents of one extension can reach one another. */
    inSidebar: (body, ...args) =>
      bidi.run(
        standIn,
        `async (...args) => {
          const sidebar = () => browser.extension.getViews().find((view) => view.location.pathname === "/panel.html");
          while (sidebar()?.document.readyState !== "complete") await new Promise((done) => setTimeout(done, 25));
          return (${body})(sidebar(), ...args);
        }`,
        ...args,
      ),

    /** Types of event that the content script listens for on document and window. */
    async listeners(page) {
      await page.bringToFront();
      return bidi.inBrowser((extensionId) => {
        // It runs in the page's process, where the content script's world is a sandbox that bears the extension's name.
        const script = (ours) => {
          const isOurs = ({ listenerObject }) => {
            try {
              return Components.utils.getSandboxMetadata(Components.utils.getGlobalForObject(listenerObject))?.addonId === ours;
            } catch {
              return false; // the page's world is no sandbox
            }
          };
          const on = (target) => Services.els.getListenerInfoFor(target).filter(isOurs);
          sendAsyncMessage(
            "listeners",
            [...on(content.document), ...on(content)].map(({ type }) => type),
          );
        };
        const { messageManager } = gBrowser.selectedBrowser;
        return new Promise((done) => {
          messageManager.addMessageListener("listeners", function told({ data }) {
            messageManager.removeMessageListener("listeners", told);
            done(data);
          });
          const text = `(${script})(${JSON.stringify(extensionId)})`;
          messageManager.loadFrameScript(`data:application/javascript,${encodeURIComponent(text)}`, false);
        });
      }, id);
    },

    closeSidePanel: () => bidi.inBrowser(() => SidebarController.hide()),

    /** Path of what is saved when the panel is made to. Nothing is told over BiDi of an extension page's downloads. */
    async saved(_panel, press) {
      await press();
      return bidi.inBrowser(async () => {
        const { Downloads } = ChromeUtils.importESModule("resource://gre/modules/Downloads.sys.mjs");
        const list = await Downloads.getList(Downloads.ALL);
        for (const end = Date.now() + 30_000; Date.now() < end; ) {
          const done = (await list.getAll()).find((download) => download.succeeded);
          if (done) return done.target.path;
          await new Promise((later) => setTimeout(later, 25));
        }
        throw new Error("nothing was saved");
      });
    },

    /** Opens a page of the extension in a tab. */
    async open(path) {
      const page = await context.newPage();
      // The process is another one then, and the event of having loaded is lost.
      await page.goto(`${base}/${path}`, { waitUntil: "commit" });
      const { contexts } = await bidi.call("browsingContext.getTree", { maxDepth: 0 });
      const { context: tab } = contexts.findLast(({ url }) => url === page.url());
      while (!(await bidi.run(tab, () => document.readyState === "complete").catch(() => false)));
      await bidi.retell(tab);
      // So is, now and then, the event of having been closed, which Playwright's own call waits for.
      page.close = () =>
        bidi.run(
          standIn,
          async (url) => browser.tabs.remove((await browser.tabs.query({})).filter((tab) => tab.url === url).map(({ id: tab }) => tab)),
          page.url(),
        );
      return page;
    },

    async close() {
      await context.close();
      names.close();
      fs.rmSync(profile, { recursive: true, force: true });
    },
  };
}
