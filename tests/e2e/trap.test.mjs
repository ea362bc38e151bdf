// The panel's wasm breaks, wherever it happens to be: the panel says so, does nothing more, and starts anew with what was typed.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, ORIGIN, openPanel } from "./support/browser.mjs";

const BASE = "https://scim.spekit.example/ours";
const TOKEN = "practice-token-0123456789";

let browser;
before(async () => {
  browser = await launch({ extension: process.env.TRAP_EXTENSION_DIR });
});
after(() => browser.close());

/** A page, and a panel with something typed into it. */
async function open(t) {
  const page = await browser.context.newPage();
  await page.goto(`${ORIGIN}/apps`);
  t.after(() => page.close());
  await browser.allow?.(ORIGIN);
  await browser.background.evaluate(() => chrome.storage.local.clear());
  const panel = await openPanel(browser, page);
  panel.setDefaultTimeout(20_000);
  t.after(() => panel.close());
  await panel.locator('[data-msg="forget"]').waitFor();
  await atTheStep(panel);
  await panel.locator("#input-base-url").fill(BASE);
  await panel.locator("#input-token").fill(TOKEN);
  return { page, panel };
}

const atTheStep = (panel) => panel.locator(".step", { hasText: "Enter the credentials" }).click();

/** Makes the instance break at that place; the glue of each instance has an address of its own. */
const arm = (panel, place, life = "") =>
  panel.evaluate(async ([at, query]) => (await import(`./wasm/scim_guide.js${query}`)).trap(at), [place, life]);

for (const [place, push] of [
  ["event", (panel) => panel.locator("#tab-audit").click()],
  ["update", (panel) => panel.locator("#tab-audit").click()],
  ["future", async () => {}],
  ["port", (_, page) => page.evaluate(() => document.body.append("something new"))],
])
  test(`a panel that breaks in ${place} says so, and goes on with what was typed but the token`, async (t) => {
    const { page, panel } = await open(t);
    await arm(panel, place);
    await /** @type {(panel: any, page: any) => Promise<unknown>} */ (push)(panel, page);
    const notice = panel.locator("#broken");
    await notice.waitFor();
    assert.match((await notice.textContent()) ?? "", /Nothing more is written.*except the token and the custom headers/s);
    assert.equal(await panel.evaluate(() => document.activeElement?.textContent), "Start again");
    // Nobody is joined to the page any more.
    assert.ok(
      await panel.evaluate(() =>
        globalThis.scimGuideHost.request({ kind: "look", secretWords: [] }).then(
          () => false,
          () => true,
        ),
      ),
    );
    await notice.locator("button").click();
    await panel.locator('[data-msg="forget"]').waitFor();
    await atTheStep(panel);
    assert.equal(await panel.locator("#input-base-url").inputValue(), BASE);
    assert.equal(await panel.locator("#input-token").inputValue(), "");
    // The new one can break as well, and start again.
    await arm(panel, "event", "?2");
    await panel.locator("#tab-audit").click();
    await notice.waitFor();
    await notice.locator("button").click();
    await panel.locator('[data-msg="forget"]').waitFor();
  });

test("a panel that breaks at each start says so each time", async (t) => {
  const panel = await browser.open("panel.html?trap=start");
  t.after(() => panel.close());
  const again = panel.locator("#broken button:enabled");
  await again.waitFor();
  assert.match((await panel.locator("#broken").textContent()) ?? "", /Press “Start again”/);
  await again.click();
  await again.waitFor();
});
