// Plays the whole guide on composed consoles as a person would, to know that they are fair.
// node tests/consoles/composed/by-hand.mjs                the covering set
// node tests/consoles/composed/by-hand.mjs 3-9            some of it, by number
// node tests/consoles/composed/by-hand.mjs name:maple     the console of a name
// node tests/consoles/composed/by-hand.mjs names:20:x     twenty by name: x0 to x19
// node tests/consoles/composed/by-hand.mjs code:0120…:s   the digits of choices.mjs, and a seed
// node tests/consoles/composed/by-hand.mjs kept           those of kept.mjs
// SHOTS=folder puts a picture of each that fails there; SHRINK=1 looks for the plainest choices that still fail.

import { join } from "node:path";
import { addresses, guide, launch, plain, serveOne } from "../by-hand.mjs";
import { code, decode, described } from "./choices.mjs";
import { compose } from "./compose.mjs";
import { hands } from "./hands.mjs";
import { KEPT } from "./kept.mjs";
import { mistakes } from "./mistakes.mjs";
import { covering, named, shrink } from "./pairs.mjs";

/** @typedef {{ name: string, seed: string, choices: import("./choices.mjs").Choices }} Wanted */

/** @param {string} [asked] @returns {Wanted[]} */
function wanted(asked = "") {
  const [kind, value, more] = asked.split(":");
  if (kind === "name") return [{ name: value, seed: value, choices: named(value) }];
  if (kind === "code") return [{ name: value, seed: more ?? "0", choices: decode(value) }];
  if (kind === "names") {
    const seeds = Array.from({ length: Number(value) }, (_, at) => `${more ?? "x"}${at}`);
    return seeds.map((seed) => ({ name: seed, seed, choices: named(seed) }));
  }
  if (asked === "kept") return KEPT.map((each) => ({ name: each.code, seed: each.seed, choices: decode(each.code) }));
  const all = covering().map((choices, at) => ({ name: `pair-${at}`, seed: `pair-${at}`, choices }));
  if (!asked) return all;
  const [from, to = from] = asked.split("-").map(Number);
  return all.slice(from, to + 1);
}

/** What went wrong, or nothing. @param {import("playwright-core").Browser} browser @param {Wanted} which */
async function play(browser, { name, seed, choices }) {
  const running = compose(choices, { seed }).create();
  const { base, close } = await serveOne(running);
  const context = await browser.newContext({ viewport: { width: 1200, height: 850 } });
  context.setDefaultTimeout(6000);
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.stack));
  try {
    await page.goto(base);
    const own = hands(page, choices);
    const hand = Object.assign(plain(own.page), own);
    await addresses(hand.page, base, await guide(hand, running.state));
    await page.goto(base);
    await mistakes(hand, choices, running.state);
    if (errors.length) throw new Error(errors.join("\n"));
    return "";
  } catch (error) {
    if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `composed-${name}.png`) }).catch(() => {});
    const stack = error.stack.split("\n").filter((line) => /consoles\//.test(line));
    return [page.url(), ...error.message.split("\n").slice(0, 6), ...stack.slice(0, 5), ...errors].join("\n  ");
  } finally {
    await context.close();
    close();
  }
}

const browser = await launch();
const failed = [];
try {
  for (const each of wanted(process.argv[2])) {
    const { name, seed, choices } = each;
    const began = Date.now();
    const why = await play(browser, each);
    if (!why) {
      console.log(`${name} ${code(choices)}: done by hand in ${((Date.now() - began) / 1000).toFixed(1)} s`);
      continue;
    }
    failed.push(name);
    console.error(`${name} ${code(choices)}: ${described(choices)}\n  ${why}`);
    if (!process.env.SHRINK) continue;
    const least = await shrink(choices, async (plainer) => Boolean(await play(browser, { name, seed, choices: plainer })));
    console.error(`  still fails: { code: "${code(least)}", seed: "${seed}" }: ${described(least)}`);
  }
} finally {
  await browser.close();
}
if (failed.length) {
  console.error(`not done: ${failed.join(", ")}`);
  process.exitCode = 1;
}
