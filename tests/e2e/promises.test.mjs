// The promises, where they are easiest to break: in the middle of a run, on another record, and on a page that says less than
// it seems to.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ORIGIN, openPanel, services, state } from "./support/browser.mjs";
import { fingerprint, giveInputs, idle, JOB, offered, play } from "./support/play.mjs";
import { createApp, session } from "./support/session.mjs";

const appOf = async (id) => (await state()).apps.find((app) => app.id === id);

test("Stop in the middle of a long run ends it there, and says what was written", async (t) => {
  const { page, panel } = await session(t);
  await panel.locator("#follow").click();
  await play(panel, JOB, services(), { stopAt: "rules" });
  await giveInputs(panel, JOB, services());
  await panel.locator("#approve,#go").first().waitFor();
  // The panel may go along by itself meanwhile, and takes its button away.
  if (await panel.locator("#go").count())
    await panel
      .locator("#go")
      .click({ timeout: 2000 })
      .catch(() => {});
  await panel.locator("#approve").waitFor();
  // A slow page: each window takes three seconds to come.
  await page.evaluate(() => {
    const { jQuery } = /** @type {any} */ (globalThis);
    const { modal } = jQuery.fn;
    jQuery.fn.modal = function (...args) {
      if (args[0] === "show") setTimeout(() => modal.apply(this, args), 3000);
      else modal.apply(this, args);
      return this;
    };
  });
  await panel.locator("#approve").click();
  // The app is saved in a step of its own: until then its rules are on the page.
  const rules = () => page.locator("tr", { hasText: "Spekit: " }).count();
  // One rule is there, the others are not: now.
  while ((await rules()) === 0) await panel.locator("#stop").waitFor();
  await panel.locator("#stop").click();
  await panel.locator("#live", { hasText: /Stopped\./ }).waitFor();
  const then = await rules();
  assert.ok(then < JOB.roles.length, `${then} of ${JOB.roles.length} rules were written`);
  assert.match(await panel.locator("#live").textContent(), /Written: .*Not written: /s);
  // Nothing goes on by itself: the plan for the rest is offered, or the open window is named.
  await panel.locator("#approve,.ask,#go").first().waitFor();
  assert.equal(await rules(), then);
});

test("a value is put back into its own app only, also after another one was open", async (t) => {
  const { page, panel } = await session(t);
  await panel.locator("#follow").click();
  await play(panel, JOB, services(), { stopAt: "groups-parameter" });
  await panel.locator("#follow").click();
  const first = (await state()).apps.find((app) => app.name === JOB.app).id;
  assert.equal((await appOf(first)).provisioning.on_delete, "Suspend");

  const second = await createApp(services().http, { name: "Another app", connector: 130179 });
  await page.goto(`${ORIGIN}/apps/${second}/edit#provisioning`);
  await panel.locator("#which-app", { hasText: "Another app" }).waitFor();
  const before = JSON.stringify((await appOf(second)).provisioning);
  await panel.locator("#undo summary").click();
  const entry = panel.locator("#undo li", { hasText: "When users are deleted" });
  await entry.getByRole("button", { name: "Put back" }).click();
  await entry.locator(".ask", { hasText: "Open that first" }).waitFor();
  assert.equal(await panel.locator("#approve-put-back").count(), 0, "it is not offered here");

  await entry.getByRole("button", { name: "Take me there" }).click();
  await panel.locator("#approve-put-back").click();
  await panel.locator("#live", { hasText: /is “.*” again/ }).waitFor();
  const shown = await page.locator("select").evaluateAll((all) => all.map((one) => one.selectedOptions[0]?.textContent?.trim()));
  assert.ok(shown.includes("Delete"), `the page holds the old value: ${shown}`);
  assert.equal(JSON.stringify((await appOf(second)).provisioning), before, "the other app is as it was");
});

test("a page that says that something is not saved yet, or that something was copied, makes no step done", async (t) => {
  const habits = () =>
    fetch(`${services().http}/practice/settings`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "unsaved_notice=on",
      redirect: "manual",
    });
  const { page, panel } = await session(t, { prepare: habits });
  await panel.locator("#follow").click();
  await play(panel, JOB, services(), { stopAt: "credentials" });
  const notice = page.locator("#flashnotice");
  const app = (await state()).apps.find((each) => each.name === JOB.app).id;
  for (const text of ["You have unsaved changes.", "Copied to clipboard", "The app could not be saved."]) {
    // The page says it as it says all else, and after an edit.
    await page.locator("#scim_headers").fill(`X-Said: ${text}`);
    await notice.locator(".container").evaluate((element, said) => {
      element.textContent = said;
    }, text);
    await panel.locator("#approve,#go").first().waitFor();
    assert.equal((await offered(panel)).step, "credentials", text);
  }
  assert.equal((await appOf(app)).configuration.scim_base_url, "", "nothing is stored yet");
  await page.locator("#scim_headers").fill("");
  await panel.locator("#approve").click();
  await panel.waitForFunction(() => document.querySelector("article.open")?.id !== "step-credentials");
  assert.equal((await appOf(app)).configuration.scim_base_url, services().scimBase);
});

test("two panels on two apps write each into its own", async (t) => {
  const ids = [];
  const { browser, page, panel } = await session(t, {
    prepare: async () => {
      for (const name of [JOB.app, "Spekit for the sandbox"]) ids.push(await createApp(services().http, { name, connector: 130179 }));
    },
    path: () => `/apps/${ids[0]}/edit#provisioning`,
  });
  const otherPage = await browser.context.newPage();
  await otherPage.goto(`${ORIGIN}/apps/${ids[1]}/edit#configuration`);
  const other = await openPanel(browser, otherPage);
  await other.locator('[data-msg="forget"]').waitFor();
  for (const each of [panel, other]) {
    const use = each.getByRole("button", { name: /^Use / });
    if (await use.count()) await use.first().click();
  }
  await panel.locator(".step", { hasText: "Enable provisioning" }).click();
  await other.locator(".step", { hasText: "Enter the credentials" }).click();
  await giveInputs(other, JOB, services());
  await Promise.all([panel, other].map((each) => each.locator("#approve").waitFor()));
  const before = await Promise.all([panel, other].map(fingerprint));
  const untouched = (await appOf(ids[1])).provisioning;
  // Both at once.
  await Promise.all([panel, other].map((each) => each.locator("#approve").click()));
  await Promise.all([panel, other].map((each, index) => idle(each, before[index])));
  const [first, second] = await Promise.all(ids.map(appOf));
  assert.deepEqual([first.configuration.api_enabled, second.configuration.api_enabled], [false, true]);
  assert.equal(await otherPage.locator("#scim_base_url").inputValue(), services().scimBase);
  assert.equal(await page.locator("#scim_base_url").inputValue(), "", "the first app's page has no URL");
  const onDelete = (of) => of.locator("#on_delete").inputValue();
  assert.deepEqual([await onDelete(page), await onDelete(otherPage)], ["Suspend", "Delete"], "each panel wrote into its own page only");
  assert.deepEqual(second.provisioning, untouched);
});
