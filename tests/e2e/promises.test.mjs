// The promises, where they are easiest to break: in the middle of a run, and on another record.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ORIGIN, services, state } from "./support/browser.mjs";
import { giveInputs, JOB, play } from "./support/play.mjs";
import { createApp, session } from "./support/session.mjs";

const appOf = async (id) => (await state()).apps.find((app) => app.id === id);

test("Stop in the middle of a long run ends it there, and says what was written", async (t) => {
  const { page, panel } = await session(t);
  await panel.locator("#follow").click();
  await play(panel, JOB, services(), { stopAt: "rules" });
  await giveInputs(panel, JOB, services());
  await panel.locator("#approve,#go").first().waitFor();
  if (await panel.locator("#go").count()) await panel.locator("#go").click();
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
