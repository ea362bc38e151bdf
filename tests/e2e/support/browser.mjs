// The browser under test, Chromium or Firefox, with the unpacked extension; and what the tenant and the SCIM server hold.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";

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

/** Where the practice tenant can be had too: at a company's own address, at one that only looks right, and unencrypted. */
export const ELSEWHERE = {
  own: "https://sso.acme.example",
  lookAlike: "https://acme.onelogin.com.evil.example",
  unencrypted: "http://acme.onelogin.com",
};

const { start } = await import(process.env.BROWSER === "firefox" ? "./firefox.mjs" : "./chromium.mjs");

/** A browser with the extension, a profile of its own, and no name that resolves but the tenant's. */
export function launch({ headless = true, viewport = { width: 1180, height: 860 }, extension = env("EXTENSION_DIR") } = {}) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "scim-guide-"));
  const { https, http } = services();
  const tenant = { https, http: new URL(http).host };
  return start({ executable: env("BROWSER_PATH"), extension, profile, tenant, headless, viewport });
}

/** Presses the toolbar button on the tab of a page: the only thing that lets the extension in. */
export async function clickToolbar(browser, page) {
  await page.bringToFront();
  await browser.pressToolbarButton(page);
}

/** Number of the tab that shows this address. */
export async function tabIdOf(browser, page) {
  const url = page.url();
  return browser.background.evaluate(
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
 * or sidebar that the button opened is closed, so that there is one panel.
 */
export async function openPanel(browser, page, { width = 400, height = 900 } = {}) {
  await clickToolbar(browser, page);
  await browser.closeSidePanel(page);
  const panel = await browser.open(`panel.html?tab=${await tabIdOf(browser, page)}`);
  await panel.setViewportSize({ width, height });
  await page.bringToFront();
  return panel;
}
