// Starts Chromium with the unpacked extension, and presses its toolbar button as a person would.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";

const env = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this through cargo xtask`);
  return value;
};

export const services = () => ({
  http: env("TENANT_HTTP"),
  https: env("TENANT_HTTPS"),
  scimBase: env("SCIM_BASE"),
  scimToken: env("SCIM_TOKEN"),
});

export const ORIGIN = "https://acme.onelogin.com";

/** A browser with the extension, a profile of its own, and no name that resolves but the tenant's. */
export async function launch({ headless = true, viewport = { width: 1180, height: 860 }, extension = env("EXTENSION_DIR") } = {}) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "scim-guide-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: env("CHROMIUM"),
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
      `--host-resolver-rules=MAP *.onelogin.com:443 ${services().https}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  const id = new URL(worker.url()).host;
  return {
    context,
    id,
    profile,
    worker,
    async close() {
      await context.close();
      fs.rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Presses the toolbar button on the tab of a page: the only thing that lets the extension in. */
export async function clickToolbar(browser, page) {
  await page.bringToFront();
  const session = await browser.context.browser()?.newBrowserCDPSession();
  const cdp = session ?? (await browser.context.newCDPSession(page));
  const { targetInfos } = await cdp.send("Target.getTargets", { filter: [{ type: "tab" }, { type: "page" }] });
  const target = targetInfos.find((info) => info.type === "tab" && info.url === page.url());
  if (!target) throw new Error(`no tab for ${page.url()}: ${JSON.stringify(targetInfos)}`);
  await cdp.send("Extensions.triggerAction", { id: browser.id, targetId: target.targetId });
  return cdp;
}

/** Number of the tab that shows this address. */
export async function tabIdOf(browser, page) {
  const url = page.url();
  return browser.worker.evaluate(
    async (address) => (await chrome.tabs.query({})).find((tab) => tab.url === address || tab.pendingUrl === address)?.id,
    url,
  );
}

export async function state() {
  return (await fetch(`${services().http}/practice/state.json`)).json();
}

export async function reset() {
  await fetch(`${services().http}/practice/reset`, { method: "POST", redirect: "manual" });
  await emptyServer();
}

/** Takes everything off the SCIM server. */
export async function emptyServer() {
  const headers = { authorization: `Bearer ${services().scimToken}` };
  for (const kind of ["Groups", "Users"]) {
    for (const resource of await scim(kind)) await fetch(`${services().scimBase}/${kind}/${resource.id}`, { method: "DELETE", headers });
  }
}

/** All resources of the SCIM server, page by page. */
export async function scim(kind) {
  const headers = { authorization: `Bearer ${services().scimToken}` };
  const all = [];
  for (;;) {
    const answer = await (await fetch(`${services().scimBase}/${kind}?startIndex=${all.length + 1}&count=100`, { headers })).json();
    all.push(...(answer.Resources ?? []));
    if (!answer.Resources?.length || all.length >= answer.totalResults) return all;
  }
}

/**
 * Lets the extension in by its toolbar button and opens the panel where Playwright can drive it: as a tab. The side panel
 * that the button opened is closed, so that there is one panel.
 */
export async function openPanel(browser, page, { width = 400, height = 900 } = {}) {
  const cdp = await clickToolbar(browser, page);
  const side = await sidePanelTarget(cdp, browser.id);
  await cdp.send("Target.closeTarget", { targetId: side.targetId });
  await sidePanelTarget(cdp, browser.id, false);
  const tab = await tabIdOf(browser, page);
  const panel = await browser.context.newPage();
  await panel.setViewportSize({ width, height });
  await panel.goto(`chrome-extension://${browser.id}/panel.html?tab=${tab}`);
  await page.bringToFront();
  return panel;
}

/** The side panel's own page, once it is there, or once it is gone. */
export async function sidePanelTarget(cdp, id, there = true) {
  for (let tries = 0; tries < 200; tries++) {
    const { targetInfos } = await cdp.send("Target.getTargets", { filter: [{ type: "page" }] });
    const found = targetInfos.find((target) => target.url.startsWith(`chrome-extension://${id}/panel.html`));
    if (Boolean(found) === there) return found;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error(there ? "the toolbar button opened no side panel" : "the side panel did not close");
}
