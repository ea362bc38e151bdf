// Composed consoles: which ones there are, and that each page of each is served.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AXES, code, decode, NAMES, options, PLAIN } from "./choices.mjs";
import { compose } from "./compose.mjs";
import { KEPT } from "./kept.mjs";
import { covering, everyPair, named, pairsOf, shrink } from "./pairs.mjs";

const set = covering();

test("the covering set has every pair, and is always the same", () => {
  const open = everyPair();
  for (const choices of set) for (const pair of pairsOf(choices)) open.delete(pair);
  assert.deepEqual([...open], []);
  assert.deepEqual(covering(), set);
  assert.deepEqual(set[0], PLAIN);
  assert(set.length <= 60, `${set.length} consoles`);
  for (const axis of NAMES) assert(options(axis).length >= 3 && options(axis).length <= 6, axis);
});

test("a name has always the same choices, and all options come up", () => {
  assert.deepEqual(named("maple"), named("maple"));
  const seen = new Set();
  for (let at = 0; at < 1000; at++) for (const [axis, option] of Object.entries(named(at))) seen.add(`${axis} ${option}`);
  assert.equal(seen.size, Object.values(AXES).flatMap(Object.keys).length);
  const different = new Set(Array.from({ length: 1000 }, (_, at) => code(named(at))));
  assert(different.size > 990);
});

test("a code says the choices", () => {
  for (const choices of set) assert.deepEqual(decode(code(choices)), choices);
  assert.throws(() => decode("9".repeat(NAMES.length)), /no such layout/);
  assert.throws(() => decode("00"), /is not 13 digits/);
});

test("what fails is made as plain as it still fails", async () => {
  const start = named("any");
  const fails = (choices) => choices.layout === start.layout && choices.paging === start.paging;
  const least = await shrink(start, fails);
  assert.deepEqual(least, { ...PLAIN, layout: start.layout, paging: start.paging });
  // One axis may only be made plain after another was.
  const odd = { ...PLAIN, kit: "shadow", window: "layer", frame: "content" };
  const either = (choices) => choices.window === "layer" && (choices.kit === "shadow" || choices.frame === "none");
  assert.deepEqual(await shrink(odd, async (choices) => either(choices)), { ...PLAIN, window: "layer" });
});

test("kept consoles are those of a failure", () => {
  for (const { code: digits, seed, why } of KEPT) {
    assert.equal(code(decode(digits)), digits);
    assert(seed && why);
  }
});

test("every page of every console of the covering set is served, and always the same", async () => {
  const paths = ["/apps", "/apps/find", "/apps/new/130179", "/apps/4001/edit", "/apps/4002/edit", "/roles", "/roles/new", "/roles/501"];
  paths.push("/users", "/users/1001", "/users/1001/applications", "/roles/501/users", "/users?q=zzz", "/apps?page=9");
  for (const tab of ["configuration", "parameters", "mappings", "access", "provisioning", "users"]) paths.push(`/apps/4002/edit/${tab}`);
  for (const choices of set) {
    const [one, two] = [compose(choices, { seed: "s" }), compose(choices, { seed: "s" })];
    assert.match(one.name, /^[a-z0-9-]{1,63}$/);
    const servers = [one.create(), two.create()];
    for (const address of paths) {
      const [path, search] = address.split("?");
      const inside = choices.frame === "none" ? path : `/embed${path}`;
      const query = Object.fromEntries(new URLSearchParams(search));
      const asked = { method: "GET", path: inside, query, headers: {}, body: {} };
      const [answer, again] = await Promise.all(servers.map((server) => server.handle(asked)));
      assert.equal(answer.status ?? 200, 200, address);
      assert.equal(answer.body, again.body);
      assert.doesNotMatch(answer.body, /undefined|NaN|\[object|null/, `${code(choices)} ${address}`);
      assert.doesNotMatch(answer.body, /§|\$[a-z]+[;,}]/, "something of the style sheet was not filled in");
    }
    const missing = await servers[0].handle({ method: "GET", path: "/apps/9999/edit", query: {}, headers: {}, body: {} });
    assert.equal(missing.status, 404);
    assert.deepEqual(servers[0].state().wrong, []);
  }
});
