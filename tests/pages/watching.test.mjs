// What the content script remembers of what happened, what it tells by itself, and what a text belongs to.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../e2e/support/browser.mjs";
import { joined, look } from "./isolated.mjs";

const PLAIN = "https://plain.onelogin.com/apps/7/edit#configuration";

let browser;
before(async () => {
  browser = await launch({ extension: process.env.GALLERY_EXTENSION_DIR });
});
after(() => browser.close());

async function open(t, html) {
  const { page, panel } = await joined(browser, PLAIN);
  t.after(() => Promise.all([page.close(), panel.close()]));
  if (html) await page.evaluate((text) => document.body.insertAdjacentHTML("beforeend", text), html);
  return { page, panel };
}

test("200 edits in a window later it is still known that the page was changed, and a press of the window before", async (t) => {
  const rows = Array.from({ length: 200 }, (_, index) => `<input aria-label="Field ${index}">`).join("");
  const { page, panel } = await open(t, `<div role="dialog" aria-modal="true" aria-label="Rule">${rows}<button>Add</button></div>`);
  await look(panel);
  await page.evaluate(() => {
    const edit = (field) => {
      field.value = "x";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    };
    edit(document.querySelector("#scim_base_url"));
    /** @type {HTMLElement} */ (document.querySelector("[role=dialog] button")).click();
    document.querySelectorAll("[role=dialog] input").forEach(edit);
  });
  const { activity } = await look(panel);
  const labels = (what, dialog) => activity.filter((event) => event.what === what && event.dialog === dialog).map(({ label }) => label);
  assert.deepEqual(labels("edit", null), ["SCIM Base URL"]);
  assert.deepEqual(labels("press", "Rule"), ["Add"]);
  assert.equal(labels("edit", "Rule").at(-1), "Field 199");
  assert.ok(activity.length <= 60, `${activity.length} events are kept`);
  assert.deepEqual(
    activity.map(({ seq }) => seq),
    activity.map(({ seq }) => seq).toSorted((left, right) => left - right),
  );
});

test("A message is noted when it comes up: before what happens after it, though nobody has looked", async (t) => {
  const { page, panel } = await open(t);
  await look(panel);
  await page.evaluate(async () => {
    const edit = (id) => document.getElementById(id).dispatchEvent(new Event("input", { bubbles: true }));
    edit("saml_audience_url");
    document.body.insertAdjacentHTML("beforeend", '<div role="status">Saved</div>');
    await new Promise((done) => setTimeout(done));
    edit("custom_headers");
  });
  const { activity, notices } = await look(panel);
  const seq = (what, label) => activity.find((event) => event.what === what && event.label === label).seq;
  assert.ok(seq("edit", "SAML Audience URL") < seq("notice", "Saved"));
  assert.ok(seq("notice", "Saved") < seq("edit", "Custom Headers"));
  assert.deepEqual(notices, [{ text: "Saved", error: false, seq: seq("notice", "Saved") }]);
});

test("That the page has changed is told once until somebody looks", async (t) => {
  const { page, panel } = await open(t);
  const changed = () => panel.evaluate(() => globalThis.scim.events.filter(({ event }) => event === "changed").length);
  const change = () =>
    page.evaluate(async () => {
      document.body.append("more ");
      // Longer than the page is given to come to rest.
      await new Promise((done) => setTimeout(done, 400));
    });
  await look(panel);
  await change();
  await panel.waitForFunction(() => globalThis.scim.events.some(({ event }) => event === "changed"));
  const told = await changed();
  await change();
  await change();
  assert.equal(await changed(), told);
  await look(panel);
  await change();
  await panel.waitForFunction((before) => globalThis.scim.events.filter(({ event }) => event === "changed").length > before, told);
});

test("A text after a box is the box's only as far as it goes", async (t) => {
  const { panel } = await open(
    t,
    `<div><input type="checkbox" id="one"><div>Alpha</div>Beta <em>Gamma</em></div>
    <label for="two"><b>Delta</b></label> <label for="three">Epsilon</label><input type="checkbox" id="two"><input type="checkbox" id="three">`,
  );
  const { controls } = await look(panel);
  const label = (id) => controls.find((control) => control.id === id).labels[0].text;
  assert.deepEqual([label("one"), label("two"), label("three")], ["Alpha", "Delta", "Epsilon"]);
});
