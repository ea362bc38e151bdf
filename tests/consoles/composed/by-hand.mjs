// Plays the whole guide on composed consoles as a person would, to know that they are fair.
// node tests/consoles/composed/by-hand.mjs                the covering set
// node tests/consoles/composed/by-hand.mjs 3-9            some of it, by number
// node tests/consoles/composed/by-hand.mjs name:maple     the console of a name; or code:0120… with the digits of choices.mjs
// node tests/consoles/composed/by-hand.mjs names:20:x     twenty by name: x0 to x19
// node tests/consoles/composed/by-hand.mjs kept           those of kept.mjs
// SHOTS=folder keeps a picture of each place that fails.

import { tmpdir } from "node:os";
import { join } from "node:path";
import { addresses, guide, launch, plain, serveOne } from "../by-hand.mjs";
import { code, decode, described } from "./choices.mjs";
import { compose } from "./compose.mjs";
import { hands } from "./hands.mjs";
import { KEPT } from "./kept.mjs";
import { covering, named } from "./pairs.mjs";

/** @param {string} [asked] */
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

const browser = await launch();
const failed = [];
try {
  for (const { name, seed, choices } of wanted(process.argv[2])) {
    const began = Date.now();
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
      if (errors.length) throw new Error(errors.join("\n"));
      console.log(`${name} ${code(choices)}: done by hand in ${((Date.now() - began) / 1000).toFixed(1)} s`);
    } catch (error) {
      const shot = join(process.env.SHOTS ?? tmpdir(), `composed-${name}.png`);
      await page.screenshot({ path: shot }).catch(() => {});
      const frames = error.stack.split("\n").filter((line) => /consoles\//.test(line));
      console.error(
        `${name} ${code(choices)}: ${described(choices)}\n  ${page.url()}\n  ${error.message.split("\n").slice(0, 6).join("\n  ")}\n${frames.slice(0, 5).join("\n")}\n${errors.join("\n")}`,
      );
      failed.push(name);
    }
    await context.close();
    close();
  }
} finally {
  await browser.close();
}
if (failed.length) {
  console.error(`not done: ${failed.join(", ")}`);
  process.exitCode = 1;
}
