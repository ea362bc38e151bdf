// Where the panel works: at OneLogin's addresses, at one that the admin has named as his own, and nowhere else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ELSEWHERE, services, state } from "./support/browser.mjs";
import { fingerprint, giveInputs, idle, JOB } from "./support/play.mjs";
import { createApp, session } from "./support/session.mjs";

/** The practice tenant at another address, with an app whose credentials are asked for. */
async function at(t, origin) {
  let id = 0;
  const opened = await session(t, {
    origin,
    prepare: async () => {
      id = await createApp(services().http, { name: JOB.app, connector: 130179 });
    },
    path: () => `/apps/${id}/edit#configuration`,
  });
  return { ...opened, configuration: async () => (await state()).apps.find((app) => app.id === id).configuration };
}

const stored = (browser) => browser.background.evaluate(async () => Object.keys(await chrome.storage.local.get()));

/** Everything that could lead to a batch. */
const OFFERS = "#approve,#go,#point,#fill-anyway,#read-roles,#read-rules,#start-fill,#by-hand";

for (const [kind, origin] of Object.entries({
  "that only looks right": ELSEWHERE.lookAlike,
  "without encryption": ELSEWHERE.unencrypted,
})) {
  test(`at an address ${kind} nothing is offered, typed or kept`, async (t) => {
    const { browser, page, panel, configuration } = await at(t, origin);
    await panel.locator("#host", { hasText: new URL(origin).host }).waitFor();
    for (const tab of ["rules", "template", "audit", "guide"]) {
      await panel.locator(`#tab-${tab}`).click();
      assert.equal(await panel.locator(OFFERS).count(), 0, `${tab} offers something`);
    }
    await panel.locator(".step", { hasText: "Enter the credentials" }).click();
    await giveInputs(panel, JOB, services());
    assert.equal(await panel.locator(OFFERS).count(), 0, "with inputs something is offered");
    // What the panel draws after the next look is drawn from a page that has changed.
    await page.locator("#scim_headers").fill("X-Seen: yes");
    assert.equal(await panel.locator(OFFERS).count(), 0);
    assert.deepEqual([await page.locator("#scim_base_url").inputValue(), await page.locator("#scim_token").inputValue()], ["", ""]);
    assert.equal((await configuration()).api_enabled, false);
    assert.deepEqual(await stored(browser), []);
  });
}

test("a company's own address works once the admin has typed it, and not before", async (t) => {
  const { browser, page, panel, configuration } = await at(t, ELSEWHERE.own);
  assert.equal(await panel.locator(OFFERS).count(), 0, "nothing before it is named");
  const name = panel.locator("#host-name");
  await name.fill("acme.onelogin.com");
  await panel.locator("#confirm-host").click();
  await panel.locator("[role=alert]", { hasText: "you typed another address" }).waitFor();
  // The line at the foot of the panel is in sight wherever one has scrolled to.
  await panel.locator("#live", { hasText: "you typed another address" }).waitFor();
  assert.equal(await panel.locator(OFFERS).count(), 0, "another name is no confirmation");

  await name.fill(new URL(ELSEWHERE.own).host);
  await panel.locator("#confirm-host").click();
  await panel.locator("#host").waitFor({ state: "detached" });
  await panel.locator(".step", { hasText: "Enter the credentials" }).click();
  await giveInputs(panel, JOB, services());
  await panel.locator("#approve").waitFor();
  const before = await fingerprint(panel);
  await panel.locator("#approve").click();
  await idle(panel, before);
  assert.equal((await configuration()).api_enabled, true, "URL and token were filled and accepted");
  assert.equal(await page.locator("#scim_base_url").inputValue(), services().scimBase);
  assert.deepEqual(await stored(browser), [`progress ${ELSEWHERE.own}`]);
});
