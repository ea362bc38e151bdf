// Which consoles to compose: every pair of options once, or any number by name; and the plainest that still fails.

import { NAMES, options, PLAIN } from "./choices.mjs";
import { random } from "./random.mjs";

/** @typedef {import("./choices.mjs").Choices} Choices */

const key = (axis, option, other, otherOption) => `${axis}=${option} ${other}=${otherOption}`;

/** Every pair of options of two axes. */
export function everyPair() {
  const pairs = new Set();
  NAMES.forEach((axis, at) => {
    for (const other of NAMES.slice(at + 1))
      for (const option of options(axis)) for (const otherOption of options(other)) pairs.add(key(axis, option, other, otherOption));
  });
  return pairs;
}

/** The pairs that are in one console. @param {Choices} choices */
export const pairsOf = (choices) =>
  NAMES.flatMap((axis, at) => NAMES.slice(at + 1).map((other) => key(axis, choices[axis], other, choices[other])));

const between = (axis, option, other, otherOption) =>
  NAMES.indexOf(axis) < NAMES.indexOf(other) ? key(axis, option, other, otherOption) : key(other, otherOption, axis, option);

/** One console that has a pair which is still open; the other axes take what covers most. */
function candidate(open, chance) {
  const pairs = [...open];
  const [first, second] = pairs[Math.floor(chance() * pairs.length)].split(" ").map((part) => part.split("="));
  /** @type {Choices} */
  const made = { [first[0]]: first[1], [second[0]]: second[1] };
  const rest = NAMES.filter((axis) => !(axis in made));
  while (rest.length) {
    const [axis] = rest.splice(Math.floor(chance() * rest.length), 1);
    const gain = (option) => Object.entries(made).filter(([other, chosen]) => open.has(between(axis, option, other, chosen))).length;
    const gains = options(axis).map((option) => ({ option, gain: gain(option) + chance() / 2 }));
    made[axis] = gains.sort((one, two) => two.gain - one.gain)[0].option;
  }
  return Object.fromEntries(NAMES.map((axis) => [axis, made[axis]]));
}

/** Consoles that have every pair at least once between them; always the same ones. The plainest comes first. */
export function covering(tries = 40) {
  const chance = random("covering");
  const open = everyPair();
  const set = [];
  const add = (/** @type {Choices} */ choices) => {
    set.push(choices);
    for (const pair of pairsOf(choices)) open.delete(pair);
  };
  add(PLAIN);
  while (open.size) {
    const gain = (choices) => pairsOf(choices).filter((pair) => open.has(pair)).length;
    const some = Array.from({ length: tries }, () => candidate(open, chance));
    add(some.reduce((best, each) => (gain(each) > gain(best) ? each : best)));
  }
  return set;
}

/** The choices that go with a name. @param {string | number} seed */
export function named(seed) {
  const chance = random(`choices of ${seed}`);
  return /** @type {Choices} */ (
    Object.fromEntries(NAMES.map((axis) => [axis, options(axis)[Math.floor(chance() * options(axis).length)]]))
  );
}

/**
 * The plainest choices that still fail: each axis is set to its plainest option where that does not make the failure go away, and again
 * until nothing changes.
 * @param {Choices} choices
 * @param {(choices: Choices) => boolean | Promise<boolean>} fails
 */
export async function shrink(choices, fails) {
  let least = choices;
  for (let before; before !== least; ) {
    before = least;
    for (const axis of NAMES) {
      if (least[axis] === PLAIN[axis]) continue;
      const plainer = { ...least, [axis]: PLAIN[axis] };
      if (await fails(plainer)) least = plainer;
    }
  }
  return least;
}
