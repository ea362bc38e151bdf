// What the extension must not do, and what the browsers must go on doing for the design to hold.

import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { clickToolbar, launch, ORIGIN, reset, services, sidePanelTarget, tabIdOf } from "./support/browser.mjs";
import { session } from "./support/session.mjs";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const inject = (browser, tab) =>
  browser.background.evaluate(
    (tabId) =>
      chrome.scripting.executeScript({ target: { tabId }, func: () => location.href }).then(
        ([result]) => result.result,
        (error) => `refused: ${error.message}`,
      ),
    tab,
  );

test("installing lets it in nowhere; the toolbar button lets it in on that tab, and it stays through the tenant's pages", async (t) => {
  await reset();
  const browser = await launch();
  t.after(() => browser.close());
  const manifest = await browser.background.evaluate(() => chrome.runtime.getManifest());
  assert.deepEqual(manifest.permissions.sort(), ["activeTab", "scripting", "sidePanel", "storage"]);
  assert.equal(manifest.host_permissions, undefined);
  const page = await browser.context.newPage();
  await page.goto(`${ORIGIN}/apps`);
  const tabs = await browser.background.evaluate(async () => (await chrome.tabs.query({})).map((tab) => tab.id));
  for (const tab of tabs) assert.match(await inject(browser, tab), /^refused/);
  const cdp = await clickToolbar(browser, page);
  assert.ok(await sidePanelTarget(cdp, browser.id), "the side panel opened");
  const tab = await tabIdOf(browser, page);
  assert.equal(await inject(browser, tab), `${ORIGIN}/apps`);
  await page.goto(`${ORIGIN}/roles`);
  assert.equal(await inject(browser, tab), `${ORIGIN}/roles`);
});

test("a granted flavour is let in on its own tenant beforehand and nowhere else", async (t) => {
  await reset();
  const browser = await launch({ extension: process.env.GRANTED_EXTENSION_DIR });
  t.after(() => browser.close());
  const page = await browser.context.newPage();
  const injected = async (url) => {
    await page.goto(url);
    return inject(browser, await browser.background.evaluate(async () => (await chrome.tabs.query({ active: true }))[0].id));
  };
  assert.equal(await injected(`${ORIGIN}/apps`), `${ORIGIN}/apps`);
  assert.match(await injected(ORIGIN.replace("acme", "other")), /^refused/);
  assert.match(await injected(services().http), /^refused/);
});

test("following is asked for this tenant's origin only, and the answer is told", async (t) => {
  const { panel } = await session(t);
  // The browser's own question can't be answered by a test; what is asked, and what comes of each answer, can be seen.
  for (const [answer, told] of [
    [false, /Not allowed; nothing changed/],
    [true, /may now work on acme\.onelogin\.com/],
  ]) {
    await panel.evaluate((given) => {
      globalThis.asked = [];
      chrome.permissions.request = async (what) => {
        globalThis.asked.push(what);
        return given;
      };
    }, answer);
    await panel.getByRole("button", { name: "Keep access on this tenant" }).click();
    await panel.locator("#live", { hasText: told }).waitFor();
    assert.deepEqual(await panel.evaluate(() => globalThis.asked), [{ origins: [`${ORIGIN}/*`] }]);
  }
});

test("with the panel closed nothing of ours is in the page", async (t) => {
  const { browser, page, panel } = await session(t, { path: "/apps/find" });
  const cdp = await browser.context.newCDPSession(page);
  const contexts = [];
  cdp.on("Runtime.executionContextCreated", ({ context }) => contexts.push(context));
  await cdp.send("Runtime.enable");
  const ours = contexts.find((context) => context.name === "SCIM Guide for OneLogin");
  const listeners = async (expression) => {
    const { result } = await cdp.send("Runtime.evaluate", { expression, contextId: ours.id });
    return (await cdp.send("DOMDebugger.getEventListeners", { objectId: result.objectId })).listeners.map((listener) => listener.type);
  };
  await page.waitForFunction(() => document.documentElement.querySelector(":scope > div") !== null);
  assert.ok((await listeners("document")).includes("input"), "while it is open it listens");
  await panel.close();
  await page.waitForFunction(() => document.documentElement.querySelector(":scope > div") === null);
  assert.deepEqual(await page.evaluate(() => [...document.documentElement.children].map((child) => child.tagName)), ["HEAD", "BODY"]);
  const left = [...(await listeners("document")), ...(await listeners("window"))];
  assert.deepEqual(
    left.filter((type) => ["input", "change", "hashchange"].includes(type)),
    [],
    `left over: ${left}`,
  );
  // No observer either: a change of the page reaches nobody.
  const { result } = await cdp.send("Runtime.evaluate", { expression: "globalThis.scimGuide.ring.host() === null", contextId: ours.id });
  assert.equal(result.value, true);
});

test("a page can't see the ring's inside and is not kept from being used by it", async (t) => {
  const { page } = await session(t, { path: "/apps/find" });
  await page.waitForFunction(() => document.documentElement.querySelector(":scope > div") !== null);
  assert.deepEqual(
    await page.evaluate(() => {
      const host = document.documentElement.querySelector(":scope > div");
      return [host.shadowRoot, host.textContent, getComputedStyle(host).pointerEvents];
    }),
    [null, "", "none"],
  );
  await page.getByRole("link", { name: "Slack" }).click();
  await page.waitForURL("**/apps/new/77999");
});

test("Chromium refuses wasm in a content script under the page's policy: the reason why wasm lives in the panel", async (t) => {
  const { browser, page } = await session(t);
  const tab = await tabIdOf(browser, page);
  const said = await browser.background.evaluate(
    (tabId) =>
      chrome.scripting
        .executeScript({
          target: { tabId },
          func: () => {
            try {
              new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
              return "allowed";
            } catch (error) {
              return error.name;
            }
          },
        })
        .then(([result]) => result.result),
    tab,
  );
  assert.equal(said, "CompileError");
});

for (const colorScheme of ["light", "dark"]) {
  test(`the panel has no accessibility violations, ${colorScheme}, at 360 pixels`, async (t) => {
    const { panel } = await session(t);
    await panel.emulateMedia({ colorScheme });
    await panel.setViewportSize({ width: 360, height: 800 });
    await panel.evaluate(axe);
    for (const tab of ["guide", "audit", "rules", "template"]) {
      await panel.locator(`#tab-${tab}`).click();
      const { violations, passes } = await panel.evaluate(() => globalThis.axe.run());
      assert.deepEqual(
        violations.map((violation) => [violation.id, violation.nodes.map((node) => node.html)]),
        [],
        tab,
      );
      assert.ok(passes.length > 10);
      assert.ok(await panel.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${tab} scrolls sideways`);
    }
  });
}
