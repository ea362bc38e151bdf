// A fresh tenant, a browser, a page and a panel; closed when the test ends.

import { launch, ORIGIN, openPanel, reset } from "./browser.mjs";

/**
 * @param {import("node:test").TestContext} t
 * @param {{ origin?: string, path?: string | (() => string), prepare?: () => Promise<unknown>, allowed?: boolean }} [how]
 *
 * Where a press of the toolbar button lasts for one document only (Firefox), the tenant is `allowed` beforehand: a guide
 * goes from page to page.
 */
export async function session(t, { origin = ORIGIN, path = "/apps", prepare = async () => {}, allowed = true } = {}) {
  await reset();
  await prepare();
  const browser = await launch();
  const said = [];
  browser.context.on("page", (page) => {
    page.setDefaultTimeout(30_000);
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(`uncaught ${error.message}`));
  });
  await browser.background.onConsole((message) => said.push(message.text()));
  t.after(() => browser.close());
  const page = await browser.context.newPage();
  await page.goto(origin + (typeof path === "function" ? path() : path));
  if (allowed && origin.startsWith("https:")) await browser.allow?.(origin);
  const panel = await openPanel(browser, page);
  // What is stored for a tenant is read once the panel has seen whose page it is; a step that was opened before gives way then.
  // A page load before that would leave the panel without a tenant to ask access for.
  await panel.locator(origin === ORIGIN ? '[data-msg="forget"]' : "#host").waitFor();
  return { browser, page, panel, said };
}

/** Makes an app the way the console's own page does. */
export async function createApp(http, { name, connector }) {
  const answer = await fetch(`${http}/apps`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name, connector, visible: true }),
  });
  return Number((await answer.json()).location.match(/\d+/)[0]);
}
