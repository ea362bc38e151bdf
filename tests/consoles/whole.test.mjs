// The guide on whole consoles that nobody has seen before: the real panel plays it, and what the console's server then holds is the
// judge.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, openPanel, services } from "../e2e/support/browser.mjs";
import { JOB, play } from "../e2e/support/play.mjs";
import { serve } from "./serve.mjs";

const NAMES = (process.env.CONSOLE ?? "cobalt,linden,quarry,meridian,fjord,harbor,granite").split(",");
const consoles = [];
for (const name of NAMES) consoles.push((await import(`./${name}.mjs`)).console);

const GIVEN = { scimBase: "https://scim.spekit.example/v2", scimToken: "spk-0123456789abcdef", http: "", https: "" };

let served;
before(async () => {
  served = await serve(services().http, consoles);
});
after(() => served.close());

/** What must not have happened, whatever was done. */
function nothingWrong(state) {
  assert.deepEqual(state.wrong, []);
  const app = state.apps.find((each) => each.name === JOB.app);
  for (const names of [
    state.apps.map((each) => each.name),
    state.roles.map((role) => role.name),
    (app?.rules ?? []).map((rule) => rule.name),
  ])
    assert.deepEqual(names, [...new Set(names)], "something was added twice");
}

for (const console of consoles) {
  test(`${console.name}: ${console.style}`, async (t) => {
    const browser = await launch();
    t.after(() => browser.close());
    const origin = `https://${console.name}.onelogin.com`;
    const page = await browser.context.newPage();
    await page.goto(`${origin}/apps`);
    await browser.allow?.(origin);
    const panel = await openPanel(browser, page);
    await panel.locator('[data-msg="forget"]').waitFor();
    await panel.locator("#follow").click();
    const log = [];
    try {
      await play(panel, JOB, GIVEN, { onStep: async (step) => log.push(step) });
    } catch (error) {
      if (process.env.SHOTS) {
        await panel.screenshot({ path: `${process.env.SHOTS}/${console.name}-panel.png` });
        await page.screenshot({ path: `${process.env.SHOTS}/${console.name}-page.png` });
      }
      globalThis.console.log(
        `${console.name}: stuck after ${log.join(", ")}: ${error.message}\n${page.url()}\n${(await panel.textContent("#panel")).slice(0, 3000)}\n${JSON.stringify(served.state(console.name).apps.at(-1))}`,
      );
      nothingWrong(served.state(console.name));
      throw error;
    }
    const state = served.state(console.name);
    nothingWrong(state);
    const app = state.apps.find((each) => each.name === JOB.app);
    assert.deepEqual([app.baseUrl, app.token, app.apiEnabled], [GIVEN.scimBase, true, true]);
    assert.deepEqual([app.provisioning.enabled, app.provisioning.onDelete, app.provisioning.onSuspend], [true, "Suspend", "Suspend"]);
    assert.equal(app.groupsIncluded, true);
    assert.deepEqual(
      app.rules.map((rule) => [rule.forEach, rule.expression]),
      JOB.roles.map((role) => ["role", `^${role}$`]),
    );
    assert.deepEqual([...app.roles].sort(), [...JOB.roles].sort());
    assert.deepEqual([...new Set(app.users.map((user) => user.state))], ["provisioned"]);
    assert.equal(app.reapplied, 1);
  });
}
