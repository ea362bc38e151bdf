// A field that is called something nobody could know is refused; the admin points at it, and then it is known. The
// application's own state is the witness.

import assert from "node:assert/strict";
import fs from "node:fs";
import { after, before, test } from "node:test";
import { launch, openPanel } from "./support/browser.mjs";
import { giveInputs, JOB } from "./support/play.mjs";

const ORIGIN = "https://opaque.onelogin.com";
const BASE = "https://scim.spekit.example/v2";
const TOKEN = "practice-token-0123456789";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const state = (page) => page.evaluate(() => window.application.state());

/** The page, and the panel at the step that needs its field. */
async function open(t) {
  const page = await browser.context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${ORIGIN}/apps/7/edit#configuration`);
  await browser.allow?.(ORIGIN);
  await browser.background.evaluate(() => chrome.storage.local.clear());
  t.after(() => page.close());
  const panel = await beside(t, page);
  await atTheStep(panel);
  return { page, panel };
}

/** A panel beside the page. */
async function beside(t, page) {
  const panel = await openPanel(browser, page);
  panel.setDefaultTimeout(20_000);
  t.after(() => panel.close());
  return panel;
}

async function atTheStep(panel) {
  await panel.locator('[data-msg="forget"]').waitFor();
  await panel.locator(".step", { hasText: "Enter the credentials" }).click();
  await giveInputs(panel, JOB, { scimBase: BASE, scimToken: TOKEN });
}

/** Asks for pointing, and waits until the page takes clicks for it. */
async function point({ page, panel }, selector) {
  await panel.bringToFront();
  await panel.locator("#point").click();
  await panel.locator("#live", { hasText: "Click the control in the page" }).waitFor();
  await page.bringToFront();
  await page.locator(selector).click();
}

test("what is refused is pointed at, confirmed, written, known to the next panel, and refused again once forgotten", async (t) => {
  const both = await open(t);
  const { page, panel } = both;
  await panel.locator("article [role=alert]", { hasText: "“SCIM Base URL” was not found" }).waitFor();
  assert.equal(await panel.locator("#approve").count(), 0);

  await point(both, "#o4");
  await panel.locator("article [role=alert]", { hasText: "a text field is needed" }).waitFor();
  await point(both, "#o1");
  await panel.locator(".ask", { hasText: "Use “Where to send people” as SCIM Base URL?" }).waitFor();
  assert.deepEqual(await state(page), { enabled: 0, baseUrl: "", token: "", notes: "" }, "pointing writes and presses nothing");

  await panel.locator("#use-pick").click();
  await panel.locator(".plan", { hasText: "you pointed at it on the app's Configuration tab" }).waitFor();
  await panel.close();
  const again = await beside(t, page);
  await atTheStep(again);
  await again.locator("#approve").click();
  await page.waitForFunction(() => window.application.state().enabled === 1);
  assert.deepEqual(await state(page), { enabled: 1, baseUrl: BASE, token: TOKEN, notes: "" });
  const kept = await again.evaluate(
    (key) => (globalThis.browser ?? globalThis.chrome).storage.local.get(key).then(JSON.stringify),
    `progress ${ORIGIN}`,
  );
  assert.ok(kept.includes("Where to send people") && !kept.includes(TOKEN));

  // The page forgets, and the step is to be done again.
  await page.reload();
  await again.locator(".step", { hasText: "Enter the credentials" }).click();
  await again.locator(".plan", { hasText: "you pointed at it" }).waitFor();
  await again.bringToFront();
  await again.locator("#picks summary").click();
  await again.getByRole("button", { name: "Forget “Where to send people”" }).click();
  await again.locator("#point").waitFor();
  assert.equal(await again.locator("#approve").count(), 0);
});

test("Escape in the page and Cancel in the panel end it, and a click in the page is then the page's own", async (t) => {
  const both = await open(t);
  const { page, panel } = both;
  await panel.locator("#point").waitFor();
  await panel.locator("#point").click();
  await panel.locator("#unpoint").waitFor();
  await page.bringToFront();
  await page.keyboard.press("Escape");
  await panel.locator("#live", { hasText: "Nothing was chosen" }).waitFor();
  await panel.locator("#point").waitFor();
  await page.locator("#o3").click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "o3");

  await panel.bringToFront();
  await panel.locator("#point").click();
  await panel.locator("#unpoint").click();
  await panel.locator("#point").waitFor();
  await page.bringToFront();
  await page.locator("#o4").click();
  await page.waitForFunction(() => window.application.state().enabled === 1);
});

test("a control is chosen by keys alone, and the page does not feel them", async (t) => {
  const both = await open(t);
  const { page, panel } = both;
  await panel.locator("#point").waitFor();
  await panel.locator("#point").click();
  await panel.locator("#unpoint").waitFor();
  await page.bringToFront();
  await page.evaluate(() => {
    document.addEventListener("keydown", ({ key }) => key === "Enter" && document.body.append("felt"), true);
    /** @type {HTMLElement} */ (document.activeElement).blur();
  });
  for (let tabs = 0; tabs < 20 && (await page.evaluate(() => document.activeElement.id)) !== "o1"; tabs++) await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.documentElement.querySelector(":scope > div") !== null);
  await page.keyboard.press("Enter");
  await panel.locator(".ask", { hasText: "Use “Where to send people” as SCIM Base URL?" }).waitFor();
  assert.deepEqual(await state(page), { enabled: 0, baseUrl: "", token: "", notes: "" });
  assert.equal(await page.getByText("felt").count(), 0);
});

test("a control in a frame of the page's own is chosen, too", async (t) => {
  const page = await browser.context.newPage();
  t.after(() => page.close());
  await page.goto("https://frames.onelogin.com/apps/7/edit#configuration");
  await browser.allow?.("https://frames.onelogin.com");
  const panel = await beside(t, page);
  // The panel knows whose page it is once it is joined to it.
  await panel.locator('[data-msg="forget"]').waitFor();
  const chosen = panel.evaluate(() => globalThis.scimGuideHost.request({ kind: "point" }));
  // Answered in order: once this one is, the page takes clicks for the other.
  const { snapshot } = await panel.evaluate(() => globalThis.scimGuideHost.request({ kind: "look", secretWords: [] }));
  const wanted = snapshot.controls.find(({ labels }) => labels.some(({ text }) => text === "SCIM Base URL"));
  await page.frameLocator("iframe").first().getByLabel("SCIM Base URL").click();
  assert.equal((await chosen).handle, wanted.handle);
});

test("the page report is shown, then saved, and holds no value", async (t) => {
  const { page, panel } = await open(t);
  await page.locator("#o3").fill("canary-value");
  await panel.locator("#point").waitFor();
  await panel.bringToFront();
  await panel.locator("article").getByRole("button", { name: "Save page report" }).click();
  await panel.locator("#report summary").click();
  const shown = await panel.locator("#report pre").textContent();
  assert.match(shown, /Where to send people/);
  assert.ok(!shown.includes("canary") && !shown.includes(BASE) && !shown.includes(TOKEN));
  const saved = await browser.saved(panel, () => panel.locator("#save-report").click());
  assert.deepEqual(JSON.parse(fs.readFileSync(saved, "utf8")), JSON.parse(shown));
});
