// Bootstrap 2, as the practice tenant has it: while a window fades away, what it stood on is not said to be covered.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, services } from "../e2e/support/browser.mjs";
import { createApp } from "../e2e/support/session.mjs";
import { joined, look } from "./isolated.mjs";

let browser;
before(async () => {
  browser = await launch({ extension: process.env.GALLERY_EXTENSION_DIR });
});
after(() => browser.close());

test("While a window closes, Save is not said to be covered at any time", async (t) => {
  const app = await createApp(services().http, { name: "Spekit SCIM", connector: 130179 });
  const { page, panel } = await joined(browser, `https://acme.onelogin.com/apps/${app}/edit#parameters`);
  t.after(() => Promise.all([page.close(), panel.close()]));
  // Slow enough that there are many looks while it fades.
  await page.addStyleTag({ content: ".modal.fade, .modal-backdrop.fade { transition-duration: 1s !important; }" });
  await page.locator("tr.js-click-row, .js-parameter").first().click();
  await page.locator("#popup.in").waitFor();
  await page.waitForFunction(() => document.querySelector("#popup").getAnimations().length === 0);
  const open = await look(panel);
  assert.notEqual(open.dialog, null);
  await page.locator("#popup .cancel").click();
  const said = new Set();
  let looks = 0;
  for (;;) {
    const there = await page.evaluate(() => document.querySelector(".modal-backdrop") !== null);
    const { controls, dialog } = await look(panel);
    const save = controls.find(({ role, labels }) => role === "button" && labels[0]?.text === "Save");
    said.add(`${dialog} ${save?.barriers ?? []}`);
    looks++;
    if (!there) break;
  }
  assert.ok(looks > 3, `${looks} looks`);
  assert.deepEqual([...said], ["null "]);
});
