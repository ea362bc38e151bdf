// The truth about each page, proved by mouse and keyboard without the product: what must be filled can be, what must be
// refused is in the state claimed, and doing it touches no decoy.

import assert from "node:assert/strict";
import fs from "node:fs";
import { after, before, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import Ajv from "ajv/dist/2020.js";
import { ask, byHand, catalogue, element, launch, open, pages, readOff, stateOf } from "./gallery.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Why a person could not use it, looked at in the page. */
const IN_THE_WAY = {
  hidden: (node) => {
    const box = node.getBoundingClientRect();
    const shown = node.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
    const clipped = getComputedStyle(node).clip === "rect(0px, 0px, 0px, 0px)" || getComputedStyle(node).clipPath !== "none";
    return !shown || box.width <= 1 || box.height <= 1 || clipped;
  },
  disabled: (node) => node.matches(":disabled") || node.closest("[aria-disabled=true]") !== null,
  readonly: (node) => node.readOnly === true || node.getAttribute("aria-readonly") === "true",
  covered: (node) => {
    node.scrollIntoView({ block: "center" });
    const box = node.getBoundingClientRect();
    const top = node.getRootNode().elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return top !== null && !node.contains(top) && !top.contains(node);
  },
  "off-screen": (node) => {
    node.scrollIntoView({ block: "center", inline: "center" });
    const box = node.getBoundingClientRect();
    return box.right <= 0 || box.bottom <= 0 || box.left >= innerWidth || box.top >= innerHeight;
  },
  inert: (node) => {
    if (node.closest("[inert]")) return true;
    const open = [...document.querySelectorAll("dialog:modal,[aria-modal=true]")];
    return open.some((dialog) => !dialog.contains(node) && dialog.checkVisibility());
  },
};

// biome-ignore lint/performance/useDomNodeTextContent: as it is shown
const textOf = (page) => page.evaluate(() => document.body.innerText);

async function isRefusable(page, wanted) {
  const id = wanted.control;
  if (wanted.because === "language") {
    // What English speakers write on such a page does not stand there as its language.
    const text = await textOf(page);
    assert.doesNotMatch(text, /\b(the|when|users are|is enabled|perform)\b/i, `${id}: the page is in English`);
    assert.ok(await element(page, id), id);
    return;
  }
  if (wanted.because === "not-found") {
    assert.equal(await page.evaluate((control) => globalThis.application.element(control), id), null, `${id} is there`);
    return;
  }
  if (wanted.because === "ambiguous") {
    const count = await page.evaluate(
      (control) =>
        globalThis.application
          .candidates(control)
          .filter((node) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !node.disabled && !node.readOnly)
          .length,
      id,
    );
    assert.ok(count >= 2, `${id}: ${count} usable candidates`);
    return;
  }
  assert.ok(await ask(page, id, IN_THE_WAY[wanted.because]), `${id} is not ${wanted.because}`);
}

test("every truth has the form of the schema and names controls that the catalogue knows, each once", () => {
  const schema = JSON.parse(fs.readFileSync(new URL("truth.schema.json", import.meta.url), "utf8"));
  /** @type {import("ajv").ValidateFunction<any>} */
  const isTruth = new Ajv({ allErrors: true }).compile(schema);
  const known = catalogue();
  assert.ok(known["configuration.base-url"].labels.includes("SCIM Base URL"), "the catalogue's source is not understood");
  for (const { name, truth } of pages()) {
    assert.ok(isTruth(truth), `${name}: ${JSON.stringify(isTruth.errors)}`);
    const ids = truth.controls.map(({ control }) => control);
    assert.deepEqual(
      ids.filter((id, index) => !known[id] || ids.indexOf(id) !== index),
      [],
      name,
    );
  }
});

/** Touches every decoy, by an event that no write would do without; names of those that were not noticed. */
const unnoticed = (page) =>
  page.evaluate(() => {
    const { decoy, decoys, touched } = globalThis.application;
    for (const name of decoys()) decoy(name).dispatchEvent(new Event("input"));
    return decoys().filter((name) => !touched().includes(name));
  });

for (const entry of pages()) {
  test(`${entry.name}: ${entry.truth.style}`, async () => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1180, height: 860 } });
    const errors = [];
    context.on("weberror", (error) => errors.push(error.error().message));
    const page = await open(context, entry);
    assert.notEqual((await page.evaluate(() => globalThis.application.decoys())).length, 0, "a page without decoys proves little");
    for (const wanted of entry.truth.controls) {
      if (wanted.expect === "refuse") {
        await isRefusable(page, wanted);
        continue;
      }
      if (wanted.expect === "read") {
        assert.equal(await readOff(page, wanted.control), wanted.reads, wanted.control);
        continue;
      }
      const old = await stateOf(page, wanted.state);
      const kept = ["reverted", "rejected", "lost"].includes(wanted.outcome);
      assert.equal(isDeepStrictEqual(old, wanted.holds), kept, `${wanted.control}: ${wanted.state} is ${JSON.stringify(old)} before`);
      await byHand(page, wanted);
      // Of a setting that stays as it was only this says that the page has been told.
      if (kept) await page.waitForFunction((key) => globalThis.application.state().heard.includes(key), wanted.state);
      await page
        .waitForFunction(
          ([key, holds]) => {
            const now = key.split(".").reduce((value, part) => value?.[part], globalThis.application.state());
            return JSON.stringify(now) === JSON.stringify(holds);
          },
          [wanted.state, wanted.holds],
        )
        .catch(() => {});
      assert.deepEqual(await stateOf(page, wanted.state), wanted.holds, `${wanted.control}: ${wanted.state}`);
    }
    for (const list of entry.truth.lists ?? []) {
      const rows = await page.evaluate((name) => globalThis.application.list(name), list.of);
      assert.deepEqual([rows.length, new Set(rows).size], [list.shown, list.shown], `rows of ${list.of} on show`);
      assert.match(await textOf(page), new RegExp(`\\b${list.stated}\\b`), `${list.of}: how many there are`);
    }
    assert.deepEqual(await page.evaluate(() => globalThis.application.touched()), [], "decoys were touched");
    assert.deepEqual(await unnoticed(page), [], "decoys whose touch is not noticed");
    assert.deepEqual(errors, [], "the page has errors of its own");
    await context.close();
  });
}
