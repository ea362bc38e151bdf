// The guide on whole consoles that nobody has seen before: the real panel plays it, and what the console's server then holds is the
// judge.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, openPanel, services } from "../e2e/support/browser.mjs";
import { JOB } from "../e2e/support/play.mjs";
import { playConsole } from "./player.mjs";
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
    const told = (line) =>
      process.env.TOLD && globalThis.console.log(`${console.name} [${new URL(page.url()).pathname}${new URL(page.url()).hash}] ${line}`);
    const played = await playConsole(panel, () => served.state(console.name), JOB, GIVEN, { told });
    if (process.env.SHOTS) {
      await panel.screenshot({ path: `${process.env.SHOTS}/${console.name}-panel.png` });
      await page.screenshot({ path: `${process.env.SHOTS}/${console.name}-page.png` });
    }
    const state = served.state(console.name);
    const by = (says) => played.steps.filter((step) => step.says === says).map((step) => step.id);
    globalThis.console.log(
      `${console.name}: ${by("done").length} of ${played.steps.length} by the panel, ${played.clicks} presses; by hand: ${by("by hand").join(", ") || "none"}; open: ${by("open").join(", ") || "none"}; reapplied ${state.apps.find((app) => app.name === JOB.app)?.reapplied ?? 0} times`,
    );
    const { people } = state.roles.find((role) => role.name === JOB.newRole) ?? {};
    told(`holds ${people} ${JSON.stringify(state.apps.find((app) => app.name === JOB.app))}`);
    nothingWrong(state);
    assert.deepEqual(
      played.steps.filter((step) => step.says === "done" && !step.is).map((step) => step.id),
      [],
      "the panel says done, the server holds something else",
    );
    assert.deepEqual(
      played.steps.filter((step) => step.says === "open").map((step) => step.id),
      [],
      "neither done nor a way on",
    );
  });
}
