// The main job and what can come between, in a real browser, on the practice tenant, against a real SCIM server. The
// tenant's and the SCIM server's own state are the witnesses.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { ORIGIN, openPanel, scim, services, state } from "./support/browser.mjs";
import { fingerprint, giveInputs, idle, JOB, offered, play } from "./support/play.mjs";
import { createApp, session } from "./support/session.mjs";

const theApp = async () => (await state()).apps.find((app) => app.name === JOB.app);
const openStep = (panel, title) => panel.locator(".step", { hasText: title }).click();

/** All that a picture of the page could show as text, and more. */
const shown = async (page) => {
  for (;;) {
    try {
      return await page.evaluate(allText);
    } catch (error) {
      // A page that was just left says nothing; the next one does.
      if (!/context was destroyed/.test(error.message)) throw error;
      await page.waitForLoadState();
    }
  }
};
const allText = () =>
  [
    document.body.textContent,
    .../** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("input:not([type=password]),textarea,select")]).map(
      ({ value }) => value,
    ),
  ].join("\n");

/** Files under a folder that hold some text, in any of the encodings browsers write. */
function holding(folder, text) {
  const needles = [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le")];
  const found = [];
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = path.join(folder, name);
    if (fs.lstatSync(file).isFile() && needles.some((needle) => fs.readFileSync(file).includes(needle))) found.push(file);
  }
  return found;
}

test("from an empty tenant to provisioned users and groups, and the token is nowhere but where it belongs", async (t) => {
  const { browser, page, panel, said } = await session(t);
  await panel.locator("#tab-audit").click();
  assert.match(await panel.locator(".tally").textContent(), /not checked/, "nothing is a pass before it was read");
  await panel.locator("#tab-guide").click();
  await panel.locator("#follow").click();
  const seen = [];
  await play(panel, JOB, services(), { onStep: async () => seen.push(await shown(panel), await shown(page)) });

  const app = await theApp();
  assert.equal(app.connector_id, 130179);
  assert.equal(app.configuration.scim_base_url, services().scimBase);
  assert.deepEqual([app.configuration.api_enabled, app.configuration.token_set], [true, true]);
  assert.deepEqual([app.provisioning.enabled, app.provisioning.on_delete, app.provisioning.on_suspend], [true, "Suspend", "Suspend"]);
  assert.equal(app.parameters.groups.provisioned, true);
  assert.deepEqual(
    app.rules.map((rule) => [rule.actions[0].source, rule.actions[0].for_each, rule.actions[0].expression]),
    JOB.roles.map((role) => ["map", "role", `^${role}$`]),
  );
  assert.equal(app.reapplied, 1);
  assert.deepEqual([...new Set(app.users.map((user) => user.state))], ["provisioned"]);
  const { roles } = await state();
  const names = new Map((await scim("Users")).map((user) => [user.id, user.userName]));
  for (const group of await scim("Groups")) {
    const role = roles.find((candidate) => candidate.name === group.displayName);
    assert.deepEqual(group.members.map((member) => names.get(member.value)).sort(), [...role.people].sort(), group.displayName);
  }
  assert.equal((await scim("Groups")).length, JOB.roles.length);

  await panel.locator("#tab-audit").click();
  // The practice SCIM server is not https and on this machine, and the audit says so.
  assert.match(await panel.locator(".tally").textContent(), /^\d+ pass · 2 warnings$/);
  const report = await browser.saved(panel, () => panel.getByRole("button", { name: "Save as HTML" }).click());
  const html = fs.readFileSync(report, "utf8");
  assert.match(html, /SCIM Bearer Token is set/);
  const copied = [];
  for (const [tab, button] of [
    ["audit", "Copy as Markdown"],
    ["rules", "Copy as API JSON"],
    ["rules", "Copy as Terraform"],
    ["template", "Copy the template"],
  ]) {
    await panel.evaluate(() => {
      navigator.clipboard.writeText = async (text) => {
        globalThis.copied = text;
      };
    });
    await panel.locator(`#tab-${tab}`).click();
    await panel.getByRole("button", { name: button }).click();
    await panel.waitForFunction(() => globalThis.copied);
    copied.push(await panel.evaluate(() => globalThis.copied));
    seen.push(await shown(panel));
  }
  const canary = services().scimToken;
  const stored = await browser.background.evaluate(() =>
    Promise.all([chrome.storage.local.get(), chrome.storage.session.get()]).then((all) => JSON.stringify(all)),
  );
  assert.ok(stored.includes(JOB.app), "progress is stored");
  for (const [where, text] of Object.entries({
    stored,
    said: said.join("\n"),
    "what is on show": seen.join("\n"),
    "the saved report": html,
    "what is copied": copied.join("\n"),
    panel: await panel.content(),
    page: await page.content(),
    wire: await (await fetch(`${services().http}/practice/wire.json`)).text(),
  })) {
    assert.ok(!text.includes(canary), `the token is in ${where}`);
  }
  await browser.context.close();
  assert.deepEqual(holding(browser.profile, canary), [], "the token is in the browser's profile");
  assert.deepEqual(holding(process.env.LOGS, canary), [], "the token is in a server's log");
});

test("progress survives a reload and a closed panel, and belongs to its tenant", async (t) => {
  const { browser, page, panel } = await session(t);
  await panel.locator("#follow").click();
  await play(panel, JOB, services(), { stopAt: "groups-parameter" });
  const before = (await offered(panel)).counted;
  await page.reload();
  await panel.waitForFunction(() => document.querySelector("#approve,#go") !== null);
  assert.equal((await offered(panel)).counted, before);
  await panel.close();
  await page.goto(`${ORIGIN}/apps`);
  const again = await openPanel(browser, page);
  await again.locator("article.open").waitFor();
  await again.waitForFunction((counted) => document.querySelector(".progress p")?.textContent === counted, before);
  await play(again, JOB, services(), { stopAt: "create-role" });
  assert.equal((await theApp()).parameters.groups.provisioned, true);
  const keys = await browser.background.evaluate(async () => Object.keys(await chrome.storage.local.get()));
  assert.deepEqual(keys, [`progress ${ORIGIN}`]);
});

test("a wrong connector is found, and named", async (t) => {
  let id;
  const { page, panel } = await session(t, {
    prepare: async () => {
      id = await createApp(services().http, { name: JOB.app, connector: 45504 });
    },
  });
  await page.goto(`${ORIGIN}/apps/${id}/edit`);
  await panel.locator("#tab-audit").click();
  const finding = panel.locator(".findings li", { hasText: "OL.APP.001" });
  await finding.locator(".status", { hasText: "Fail" }).waitFor();
  assert.match(await finding.textContent(), /SCIM v2 Core/);
});

test("a field that is not empty is shown old to new, a declined plan writes nothing, and a value can be put back", async (t) => {
  let id;
  const { page, panel } = await session(t, {
    prepare: async () => {
      id = await createApp(services().http, { name: JOB.app, connector: 130179 });
    },
  });
  await page.goto(`${ORIGIN}/apps/${id}/edit#configuration`);
  await page.locator("#scim_base_url").fill("https://old.example/scim");
  await openStep(panel, "Enter the credentials");
  await giveInputs(panel, JOB, services());
  const plan = panel.locator(".plan");
  await plan.locator("del", { hasText: "https://old.example/scim" }).waitFor();
  assert.match(await plan.textContent(), /Something that is not empty would be replaced/);
  assert.ok(!(await plan.textContent()).includes(services().scimToken));

  await panel.locator("#decline").click();
  await panel.getByText("Declined. Nothing was written.").first().waitFor();
  assert.equal(await page.locator("#scim_base_url").inputValue(), "https://old.example/scim");
  assert.equal((await theApp()).configuration.api_enabled, false);

  await panel.getByRole("button", { name: "Show the plan again" }).click();
  const before = await fingerprint(panel);
  await panel.locator("#approve").click();
  await idle(panel, before);
  assert.equal((await theApp()).configuration.api_enabled, true, "the SCIM server accepted URL and token");
  await panel.locator(".undo summary").click();
  await panel.getByRole("button", { name: "Put back SCIM Base URL" }).click();
  // What it would do is shown first, and has an approval of its own.
  await panel.locator("#undo .plan ins", { hasText: "https://old.example/scim" }).waitFor();
  await panel.locator("#approve-put-back").click();
  await page.waitForFunction(
    () => /** @type {HTMLInputElement} */ (document.querySelector("#scim_base_url")).value === "https://old.example/scim",
  );
  assert.equal(await page.locator("#scim_token").inputValue(), services().scimToken, "nothing else was touched");
});

test("a wrong token is told by OneLogin's own answer and nothing is called done", async (t) => {
  let id;
  const { page, panel } = await session(t, {
    prepare: async () => {
      id = await createApp(services().http, { name: JOB.app, connector: 130179 });
    },
  });
  await page.goto(`${ORIGIN}/apps/${id}/edit#configuration`);
  await openStep(panel, "Enter the credentials");
  await giveInputs(panel, JOB, { ...services(), scimToken: "wrong-token-0123456789" });
  await panel.locator("#approve").click();
  await panel.locator('[role="alert"]', { hasText: "refused the bearer token" }).waitFor();
  assert.equal((await theApp()).configuration.api_enabled, false);
  assert.equal((await offered(panel)).step, "enable-api");
});

test("a step can be done with the keyboard only", async (t) => {
  const { page, panel } = await session(t);
  const press = async (wanted) => {
    // Keys go to what is in front.
    await panel.bringToFront();
    // From the last element of the panel, Tab leads into the browser's own windows.
    for (let tabs = 0; tabs < 40; tabs++) {
      if (await panel.evaluate((id) => document.activeElement?.id === id, wanted)) return panel.keyboard.press("Enter");
      await panel.keyboard.press("Tab");
    }
    throw new Error(`${wanted} can't be reached by Tab`);
  };
  await press("go");
  await page.waitForURL("**/apps/find");
  await panel.locator("#approve:not([aria-disabled=true])").waitFor();
  await press("approve");
  await page.waitForURL("**/apps/new/130179");
  await panel.locator("#step-create-app").waitFor();
  assert.match(await panel.locator("#live").textContent(), /Step 2 of 16/);
});
