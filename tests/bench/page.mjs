// Looking at a page and finding every control of the guide on it, beside Playwright's engine doing the same queries in the same
// Chromium; and what the extension costs a page that changes all the time, with a guide running and with the panel closed.

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { init, locateAll, secretWords } from "../../pkg/index.js";
import { launch, tabIdOf } from "../e2e/support/browser.mjs";
import { catalogue } from "../pages/gallery.mjs";
import { joined, ownWorld } from "../pages/isolated.mjs";

const SIZES = [500, 5000, 50_000];
const CONTROLS = [
  "configuration.base-url",
  "configuration.token",
  "configuration.template",
  "configuration.enable",
  "provisioning.enable",
  "provisioning.approve-create",
  "provisioning.approve-delete",
  "provisioning.approve-update",
  "provisioning.on-delete",
  "provisioning.on-suspend",
  "app.save",
];
// Each side has as long as the other before the measured rounds, in milliseconds: what is quick is compiled late.
const WARM_UP = 3000;
const median = (values) => values.toSorted((left, right) => left - right)[values.length >> 1];
const runs = (size) => (size > 10_000 ? 15 : 81);

/** The engine that Playwright injects into pages, out of its own bundle: without it every query would be timed with its way there and back. */
function engineSource() {
  const bundle = path.join(path.dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")), "lib/coreBundle.js");
  const found = fs.readFileSync(bundle, "utf8").match(/injectedScriptSource\.ts"\(\) \{\s*"use strict";\s*\w+ = ('(?:[^'\\]|\\.)*');/s);
  if (!found) throw new Error("this version of playwright-core keeps its injected script elsewhere");
  // A string literal of the bundle.
  return new Function(`return ${found[1]}`)();
}
const OPTIONS = {
  isUnderTest: false,
  sdkLanguage: "javascript",
  testIdAttributeName: "data-testid",
  stableRafCount: 1,
  browserName: "chromium",
  customEngines: [],
};

/** The same question in Playwright's words: by label, and by role and name for what is pressed. */
function selectors() {
  const entries = catalogue();
  return CONTROLS.map((id) => {
    const { kind, labels } = entries[id];
    const text = JSON.stringify(labels[0]);
    return kind === "Press" ? `internal:role=button[name=${text}i]` : `internal:label=${text}i`;
  });
}

async function finding(browser, size) {
  const { page, panel } = await joined(browser, `https://bench.onelogin.com/apps/7/edit?nodes=${size}#configuration`);
  const { evaluate } = await ownWorld(page);
  const look = `scimGuide.takeSnapshot(${JSON.stringify(secretWords())}, { document: "bench", seq: 0, activity: [], notices: [] })`;
  const snapshot = JSON.parse(await evaluate(`JSON.stringify(${look})`));
  await page.evaluate(
    ([source, options, queries]) => {
      const injected = new Function(
        `const module = {}; ${source}; return new (module.exports.InjectedScript())(globalThis, ${JSON.stringify(options)});`,
      )();
      const parsed = queries.map((query) => injected.parseSelector(query));
      globalThis.queryAll = () => parsed.map((query) => injected.querySelectorAll(query, document).length);
    },
    [engineSource(), OPTIONS, selectors()],
  );
  // The page changes before each, so that nothing is remembered from the time before.
  const timed = (what) =>
    `(() => { document.body.toggleAttribute("data-run"); const from = performance.now(); ${what}; return performance.now() - from; })()`;
  const times = { look: [], locate: [], other: [] };
  let located = [];
  const sides = {
    look: () => evaluate(timed(look)),
    locate: () => {
      const from = performance.now();
      located = locateAll(snapshot, CONTROLS, {});
      return performance.now() - from;
    },
    other: () => page.evaluate(timed("queryAll()")),
  };
  for (const side of Object.values(sides)) for (const end = performance.now() + WARM_UP; performance.now() < end; ) await side();
  // In turns: a machine that others use is faster at one moment than at another.
  for (let run = 0; run < runs(size); run++) for (const [name, side] of Object.entries(sides)) times[name].push(await side());
  const theirs = await page.evaluate(() => globalThis.queryAll());
  await panel.close();
  await page.close();
  const [looks, locates, other] = [median(times.look), median(times.locate), median(times.other)];
  return {
    nodes: size,
    controls: snapshot.controls.length,
    look: looks,
    locate: locates,
    ours: looks + locates,
    playwright: other,
    // Of what was measured in one turn: the machine's speed changes from one to the next.
    ratio: median(times.other.map((theirs, turn) => theirs / (times.look[turn] + times.locate[turn]))),
    best: Math.min(...times.look) + Math.min(...times.locate),
    found: located.filter((each) => each.kind === "found").length,
    theirs: theirs.filter((count) => count === 1).length,
  };
}

/** The share of the main thread's time that has a function of the extension on its stack, in per cent. */
async function share(session, milliseconds) {
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: 200 });
  await session.send("Profiler.start");
  await new Promise((done) => setTimeout(done, milliseconds));
  const { profile } = await session.send("Profiler.stop");
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const ours = new Set();
  const mark = (node, inside) => {
    const own = inside || node.callFrame.url.startsWith("chrome-extension://");
    if (own) ours.add(node.id);
    for (const child of node.children ?? []) mark(nodes.get(child), own);
  };
  mark(profile.nodes[0], false);
  const total = profile.timeDeltas.reduce((sum, delta) => sum + delta, 0);
  return (profile.samples.reduce((sum, sample, index) => sum + (ours.has(sample) ? profile.timeDeltas[index] : 0), 0) / total) * 100;
}

async function cost(browser) {
  const page = await browser.context.newPage();
  await page.goto("https://bench.onelogin.com/apps/7/edit?nodes=5000&busy#configuration");
  // The panel as it is, which looks whenever the page has changed.
  const panel = await browser.open(`panel.html?tab=${await tabIdOf(browser, page)}`);
  await page.bringToFront();
  await page.waitForFunction(() => document.documentElement.querySelector(":scope > div") !== null);
  const session = await page.context().newCDPSession(page);
  // The first looks belong to opening.
  await new Promise((done) => setTimeout(done, 3000));
  const running = await share(session, 12_000);
  await panel.close();
  await new Promise((done) => setTimeout(done, 1000));
  const closed = await share(session, 6000);
  await page.close();
  return { running, closed };
}

await init();
const browser = await launch({ extension: process.env.GALLERY_EXTENSION_DIR });
try {
  console.log("nodes   controls  look ms  locate ms  ours ms  Playwright ms  ratio  best ms  found");
  for (const size of SIZES) {
    const row = await finding(browser, size);
    const cells = [row.look, row.locate, row.ours, row.playwright, row.ratio, row.best].map((value) => value.toFixed(2).padStart(9));
    console.log(
      `${String(row.nodes).padEnd(7)} ${String(row.controls).padStart(8)} ${cells.join(" ")}  ${row.found} of ${CONTROLS.length} (Playwright: exactly one in ${row.theirs})`,
    );
  }
  const { running, closed } = await cost(browser);
  console.log(
    `a page of 5,000 nodes that changes 200 times a second: ${running.toFixed(2)} % of the main thread with a guide running, ${closed.toFixed(3)} % with the panel closed`,
  );
} finally {
  await browser.close();
}
