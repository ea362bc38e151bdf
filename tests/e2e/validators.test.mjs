// What is pasted is validated where it is pasted, and mended there.

import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { services, state } from "./support/browser.mjs";
import { fingerprint, idle, JOB } from "./support/play.mjs";
import { createApp, session } from "./support/session.mjs";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A panel on the Configuration tab of a new app. */
async function configuration(t) {
  let id;
  const opened = await session(t, {
    prepare: async () => {
      id = await createApp(services().http, { name: JOB.app, connector: 130179 });
    },
  });
  await opened.page.goto(`${new URL(opened.page.url()).origin}/apps/${id}/edit#configuration`);
  // The panel has seen the app; a step chosen before would be given up for it.
  await opened.panel.locator('[data-msg="forget"]').waitFor();
  return opened;
}

const said = (panel, text) => panel.locator("#live", { hasText: text }).waitFor();

test("a pasted URL and token are complained about at once, mended by a click, and accepted by the SCIM server", async (t) => {
  const { page, panel } = await configuration(t);
  await panel.locator(".step", { hasText: "Enter the credentials" }).click();
  const { scimBase, scimToken } = services();
  const url = panel.locator("#input-base-url");
  await url.fill(`${scimBase}/Users `);
  await said(panel, "After the base comes the name of a resource. And 3 more.");
  assert.equal(await url.getAttribute("aria-invalid"), "true");
  await panel.getByRole("button", { name: "Fix: Remove the white space" }).click();
  await panel.getByRole("button", { name: "Change: Remove it" }).click();
  assert.equal(await url.inputValue(), scimBase);
  assert.equal(await url.getAttribute("aria-invalid"), null);

  const token = panel.locator("#input-token");
  await token.fill(`Bearer ${scimToken}`);
  await panel.getByText("The values above have errors").waitFor();
  assert.equal(await panel.locator("#approve").count(), 0, "nothing is offered to be filled while there are errors");
  await panel.getByRole("button", { name: "Fix: Remove the words before the token" }).click();
  assert.equal(await token.inputValue(), scimToken);
  assert.ok(!(await panel.content()).includes(scimToken), "no markup holds the token");
  const before = await fingerprint(panel);
  await panel.locator("#approve").click();
  await idle(panel, before);
  const app = (await state()).apps.find((candidate) => candidate.name === JOB.app);
  assert.equal(app.configuration.api_enabled, true, "the SCIM server accepted URL and token");
  assert.equal(await page.locator("#scim_base_url").inputValue(), scimBase);
});

test("an admin who knows better fills all the same, and only what was waved through", async (t) => {
  const { page, panel } = await configuration(t);
  await panel.locator(".step", { hasText: "Enter the credentials" }).click();
  await panel.locator("#input-base-url").fill("https://scim.example/v2/Users");
  await panel.locator("#input-token").fill("a-token-0123456789");
  await panel.locator("#fill-anyway").click();
  await panel.locator("#approve").waitFor();
  await panel.locator("#input-base-url").fill("https://scim.example/v2/Groups");
  await panel.locator("#fill-anyway").waitFor();
  assert.equal(await panel.locator("#approve").count(), 0, "another value is another decision");
  await panel.locator("#fill-anyway").click();
  await panel.locator("#approve").click();
  await page.waitForFunction(
    () => /** @type {HTMLInputElement} */ (document.querySelector("#scim_base_url")).value === "https://scim.example/v2/Groups",
  );
});

test("the template is read from the page, marked, mended and rendered; the audit names what is wrong with it", async (t) => {
  const { page, panel } = await configuration(t);
  await panel.locator("#tab-template").click();
  const text = panel.locator("#template-text");
  await panel.waitForFunction(() =>
    /** @type {HTMLTextAreaElement} */ (document.querySelector("#template-text"))?.value.includes("schemas"),
  );
  assert.equal(await text.inputValue(), await page.locator("#scim_template").inputValue());
  await panel.locator(".tally", { hasText: "No problems found." }).waitFor();

  const name = '"name": {"givenName": "{$user.firstname}", "familyName": "{$user.lastname}"}';
  await text.fill(`{\n  "schemas": ["urn:scim:schemas:core:2.0"],\n  "userName": "{email}",\n  ${name},\n  "prefferedLanguage": "en",\n}`);
  await panel.locator("mark.bad", { hasText: "{email}" }).waitFor();
  assert.deepEqual(await panel.locator("mark").allTextContents(), ['"urn:scim:schemas:core:2.0"', "{email}", '"prefferedLanguage"', ","]);
  for (const name of [
    "Fix: Remove the comma",
    /Change: Use the URI/,
    /Change: Use {\$user.email}/,
    /Change: Use the name preferredLanguage/,
  ])
    await panel.getByRole("button", { name }).click();
  await panel.locator(".tally", { hasText: "No problems found." }).waitFor();
  await panel.getByRole("button", { name: "a user with quotation marks" }).click();
  const rendered = JSON.parse(await panel.locator('[aria-label="The rendered template"]').textContent());
  assert.equal(rendered.userName, "zoe@acme.example");
  const headers = panel.locator("#headers-text");
  await headers.fill("Content-Type : application/scim+json\nAuthorization: Bearer canary-0123456789");
  await panel.locator(".finding.bad", { hasText: "OneLogin sends this header itself." }).waitFor();
  await panel.getByRole("button", { name: "Fix: Remove the space" }).click();
  assert.match(await headers.inputValue(), /^Content-Type: application\/scim\+json\nAuthorization/);
  assert.ok(!(await panel.content()).includes("canary-0123456789"), "a header's value is in no markup");
  await panel.locator(".exchange summary").click();
  assert.match(await panel.locator(".requests").textContent(), /Content-Type: application\/scim\+json/);
  assert.match(await panel.locator(".requests").textContent(), /POST .*\/Users/);
  assert.equal(
    await page
      .locator("#scim_template")
      .inputValue()
      .then((value) => value.includes("core:2.0:User")),
    true,
    "the page was left alone",
  );

  await panel.setViewportSize({ width: 360, height: 800 });
  await panel.evaluate(axe);
  const { violations } = await panel.evaluate(() => globalThis.axe.run());
  assert.deepEqual(
    violations.map((violation) => [violation.id, violation.nodes.map((node) => node.html)]),
    [],
  );
  assert.ok(await panel.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "it scrolls sideways");

  await page.locator("#scim_template").fill('{ "userName": "{email}" }');
  await panel.locator("#tab-audit").click();
  await panel.locator(".findings li", { hasText: "scim.template.macro-value" }).locator(".status", { hasText: "Fail" }).waitFor();
});

test("a token in the URL's field is drawn as dots, is in no markup, and is moved into its own field by keys", async (t) => {
  const { panel } = await configuration(t);
  const token = "canary-9f3a7c2e81d04b6f5a9e";
  const [url, secret] = [panel.locator("#input-base-url"), panel.locator("#input-token")];
  await panel.locator("button.step", { hasText: "Enter the credentials" }).click();
  await url.fill(`Bearer ${token}`);
  const move = panel.getByRole("button", { name: "Move it to “SCIM Bearer Token”" });
  await move.waitFor();
  const drawn = () => url.evaluate((field) => getComputedStyle(field).getPropertyValue("-webkit-text-security"));
  assert.equal(await drawn(), "disc");
  assert.ok(!(await panel.content()).includes(token));
  // Keys go to what is in front.
  await panel.bringToFront();
  await move.focus();
  await panel.keyboard.press("Enter");
  await said(panel, "Moved");
  assert.equal(await url.inputValue(), "");
  assert.equal(await drawn(), "none");
  assert.ok((await secret.inputValue()).includes(token), "it is in the field whose text is dots always");
  assert.ok(!(await panel.content()).includes(token));
});
