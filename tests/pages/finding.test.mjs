// The product on the gallery's pages: the extension looks and writes, the core finds or refuses, and the application's own
// state is the witness. Runs in either browser; what came of each control is kept for docs/finding.md.

import assert from "node:assert/strict";
import fs from "node:fs";
import { after, before, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { init, locateControl, operationFor, readControl, secretWords } from "../../pkg/index.js";
import { launch } from "../e2e/support/browser.mjs";
import { open, pages, stateOf } from "./gallery.mjs";
import { act, batchFor, join, lookUntil } from "./isolated.mjs";

const results = [];
let browser;
before(async () => {
  await init();
  browser = await launch({ extension: process.env.GALLERY_EXTENSION_DIR });
});
after(async () => {
  await browser.close();
  if (process.env.FINDING_OUT) fs.writeFileSync(process.env.FINDING_OUT, JSON.stringify(results, null, 1));
});

/** Looks again until something holds of what is seen, five seconds at most. */
const look = (panel, holds) => lookUntil(panel, secretWords(), holds, 5000);

async function check(page, panel, wanted, vars) {
  const names = { ...vars, ...wanted.vars };
  const locate = (snapshot) => locateControl(snapshot, wanted.control, names);
  if (wanted.expect === "read") {
    const reads = (seen) => readControl(seen, wanted.control, names);
    assert.equal(reads(await look(panel, (seen) => reads(seen) === wanted.reads)), wanted.reads, wanted.control);
    return "read";
  }
  if (wanted.expect === "refuse") {
    const located = locate(await look(panel, () => true));
    assert.notEqual(located.kind, "found", `${wanted.control} was found: ${JSON.stringify(located)}`);
    /** @type {string[]} */
    const said =
      located.kind === "refused" ? ("barriers" in located.reason ? located.reason.barriers : [located.reason.kind]) : [located.kind];
    return said.includes(wanted.because) ? "refused" : `refused as ${said.join(", ")} instead of ${wanted.because}`;
  }
  const snapshot = await look(panel, (seen) => locate(seen).kind === "found");
  const located = locate(snapshot);
  assert.equal(located.kind, "found", `${wanted.control}: ${JSON.stringify(located)}`);
  // How the page spells the option is for the core to find out.
  const { shown: _, ...write } = wanted.write;
  const operation = operationFor(snapshot, located.handle, write);
  assert.ok(operation, `${wanted.control}: no operation for ${JSON.stringify(write)}`);
  const { outcomes, end } = await act(panel, batchFor(snapshot, [operation]));
  assert.ok(outcomes.length === 1, `${wanted.control}: ${JSON.stringify(end)}`);
  const [{ result, reason }] = outcomes;
  const pressed = wanted.expect === "press";
  assert.ok(
    pressed ? /^(took|lost)$/.test(result) : result === (wanted.outcome ?? "took"),
    `${wanted.control} (“${located.label}”): ${result} ${reason}`,
  );
  const until = Date.now() + 5000;
  let held = await stateOf(page, wanted.state);
  while (!isDeepStrictEqual(held, wanted.holds) && Date.now() < until) held = await stateOf(page, wanted.state);
  assert.deepEqual(held, wanted.holds, `${wanted.control}: the application holds something else`);
  return "written";
}

for (const entry of pages()) {
  test(`${entry.name}: ${entry.truth.style}`, async () => {
    const page = await open(browser.context, entry);
    const panel = await join(browser, page);
    const faults = [];
    for (const wanted of entry.truth.controls) {
      let came = "";
      try {
        came = await check(page, panel, wanted, entry.truth.vars ?? {});
      } catch (error) {
        came = `failed: ${error.message.split("\n")[0]}`;
        faults.push(error.message);
      }
      results.push({ browser: browser.name, page: entry.name, control: wanted.control, expect: wanted.expect, came });
    }
    for (const list of entry.truth.lists ?? []) {
      const { tables } = await look(panel, (seen) => seen.tables.some((table) => table.statedTotal === list.stated));
      const table = tables.find((each) => each.statedTotal === list.stated);
      if (!table) faults.push(`no list says that it has ${list.stated} rows`);
      else if (table.rows.length < list.shown || !table.partial) faults.push(`${table.rows.length} rows read, partial: ${table.partial}`);
    }
    const touched = await page.evaluate(() => globalThis.application.touched());
    if (touched.length) faults.push(`decoys were touched: ${touched.join(", ")}`);
    results.push({ browser: browser.name, page: entry.name, touched });
    await panel.close();
    await page.close();
    assert.deepEqual(faults, []);
  });
}
