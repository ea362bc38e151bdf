// The panel where the toolbar button opens it. In Chromium that is the tab's side panel: the browser shows and hides it with
// its tab, and no protocol reaches into it. In Firefox it is the window's sidebar, which stays when the tab changes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { clickToolbar, launch, ORIGIN, reset, tabIdOf } from "./support/browser.mjs";

test("the toolbar button opens the panel of the tab where it is pressed", async (t) => {
  await reset();
  const browser = await launch();
  t.after(() => browser.close());
  const page = await browser.context.newPage();
  await page.goto(`${ORIGIN}/apps`);
  await clickToolbar(browser, page);
  assert.equal(await browser.sidePanelUrl(page), `${browser.base}/panel.html?tab=${await tabIdOf(browser, page)}`);
});

if (process.env.BROWSER === "firefox")
  test("the sidebar keeps to its tab while another is in front, and is let in again by another press", async (t) => {
    await reset();
    const browser = await launch();
    t.after(() => browser.close());
    const page = await browser.context.newPage();
    await page.goto(`${ORIGIN}/apps`);
    await clickToolbar(browser, page);
    const until = (what) => browser.inSidebar(waitFor, what);
    await until("acme.onelogin.com");
    const tab = await tabIdOf(browser, page);

    const active = () => browser.background.evaluate(async (id) => (await chrome.tabs.get(id)).active, tab);
    const elsewhere = () => browser.inSidebar((view) => !view.document.querySelector("#elsewhere").hidden);
    assert.equal(await elsewhere(), false);
    await browser.background.evaluate(async (id) => {
      await chrome.tabs.create({ windowId: (await chrome.tabs.get(id)).windowId });
    }, tab);
    await until("You are looking at another tab");
    assert.equal(await active(), false);
    await browser.inSidebar((view) => {
      view.sameDocument = true;
      view.document.querySelector("#elsewhere button").click();
    });
    await until("acme.onelogin.com");
    assert.deepEqual([await active(), await elsewhere()], [true, false]);

    await page.goto(`${ORIGIN}/roles`);
    await until("Keep access on acme.onelogin.com");
    await clickToolbar(browser, page);
    await until("Roles");
    assert.equal(await browser.inSidebar((view) => view.sameDocument), true, "what was typed is still there");
  });

/** Waits in the sidebar until it shows a text. */
async function waitFor(view, text) {
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not shown
  const shown = () => view.document.body.innerText;
  for (let tries = 0; tries < 800; tries++) {
    if (shown().includes(text)) return;
    await new Promise((done) => view.setTimeout(done, 25));
  }
  throw new Error(`the sidebar does not show “${text}” but: ${shown()}`);
}
