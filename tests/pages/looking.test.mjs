// A look at pages made at random loses nothing, makes nothing up, and takes no name from what can't be read. In Chromium, whose
// protocol reaches into the content script's own world.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../e2e/support/browser.mjs";
import { joined, ownWorld } from "./isolated.mjs";
import { flaws, markup } from "./random.mjs";

const PAGES = Number(process.env.RANDOM_PAGES ?? 1500);
const AT_ONCE = 100;

let browser;
before(async () => {
  browser = await launch({ extension: process.env.GALLERY_EXTENSION_DIR });
});
after(() => browser.close());

test(`${PAGES} pages made at random are seen as they are`, async () => {
  const { page } = await joined(browser, "https://plain.onelogin.com/apps/7/edit#configuration");
  const { evaluate } = await ownWorld(page);
  const wrong = [];
  for (let seed = 1; seed <= PAGES; seed += AT_ONCE) {
    const seeds = `Array.from({ length: ${AT_ONCE} }, (_, index) => ${seed} + index)`;
    const run = `${seeds}.flatMap((seed) => (${flaws})((${markup})(seed)).map((what) => "page " + seed + ": " + what))`;
    wrong.push(...(await evaluate(run)));
  }
  assert.deepEqual(wrong.slice(0, 10), [], `${wrong.length} flaws`);
});
