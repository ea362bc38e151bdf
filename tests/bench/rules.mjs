// The same simulation in JavaScript, three ways, on the data of the native run; and ours in wasm, in Node and in Chromium.

import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { chromium } from "playwright-core";

const [folder, nativeFile] = process.argv.slice(2);
const { roles, rules } = JSON.parse(fs.readFileSync(path.join(folder, "rules.json"), "utf8"));
const native = fs
  .readFileSync(nativeFile, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
const ROLES_A_USER = 20;

const columns = (users) => {
  const bytes = fs.readFileSync(path.join(folder, `${users}.memberships`));
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
};

/** Every user, every rule, every role: as it is written first. Expressions are compiled once. */
function straightforward(memberships) {
  const expressions = rules.map((rule) => new RegExp(rule.actions[0].expression));
  const users = [];
  for (let start = 0; start < memberships.length; start += ROLES_A_USER) {
    const groups = new Set();
    for (const expression of expressions)
      for (let at = start; at < start + ROLES_A_USER; at++) {
        const match = expression.exec(roles[memberships[at]]);
        if (match) groups.add(match[1] ?? match[0]);
      }
    users.push(groups);
  }
  return users;
}

/** Each role is matched once, and a user's groups are put together from that. */
function memoised(memberships) {
  const expressions = rules.map((rule) => new RegExp(rule.actions[0].expression));
  const byRole = new Map();
  const groupsOf = (role) => {
    let groups = byRole.get(role);
    if (!groups) {
      groups = expressions.map((expression) => expression.exec(roles[role])).flatMap((match) => (match ? [match[1] ?? match[0]] : []));
      byRole.set(role, groups);
    }
    return groups;
  };
  const users = [];
  for (let start = 0; start < memberships.length; start += ROLES_A_USER) {
    const groups = new Set();
    for (let at = start; at < start + ROLES_A_USER; at++) for (const group of groupsOf(memberships[at])) groups.add(group);
    users.push(groups);
  }
  return users;
}

const offsetsOf = (memberships) => Uint32Array.from({ length: memberships.length / ROLES_A_USER + 1 }, (_, user) => user * ROLES_A_USER);

/** The least of several runs, in milliseconds, and how many memberships came of it. */
function time(runs, run, count) {
  let least = Number.POSITIVE_INFINITY;
  let result;
  for (let round = 0; round < runs; round++) {
    const start = performance.now();
    result = run();
    least = Math.min(least, performance.now() - start);
  }
  return { ms: least, memberships: count(result) };
}

const sets = (users) => users.reduce((sum, groups) => sum + groups.size, 0);
const core = await import("../../pkg/index.js");
await core.init();

/** Ours in Chromium: the package's own files, served to a page. */
async function inChromium(sizes) {
  const types = { ".js": "text/javascript", ".wasm": "application/wasm" };
  const server = http.createServer((request, answer) => {
    const url = new URL(request.url, "http://localhost").pathname;
    const file = url.startsWith("/data/") ? path.join(folder, url.slice(6)) : path.join("pkg", url);
    if (url === "/") return answer.setHeader("content-type", "text/html").end("<!doctype html><title>bench</title>");
    if (!fs.existsSync(file)) return answer.writeHead(404).end();
    answer.setHeader("content-type", types[path.extname(file)] ?? "application/octet-stream");
    answer.end(fs.readFileSync(file));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(null)));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}/`);
    return await page.evaluate(
      async ({ sizes, roles, rules, each }) => {
        /** @type {typeof core} */
        const ours = await import(`${location.origin}/index.js`);
        await ours.init();
        const results = [];
        for (const size of sizes) {
          const memberships = new Uint32Array(await (await fetch(`/data/${size}.memberships`)).arrayBuffer());
          const offsets = Uint32Array.from({ length: size + 1 }, (_, user) => user * each);
          let least = Number.POSITIVE_INFINITY;
          for (let round = 0; round < 5; round++) {
            const start = performance.now();
            ours.simulateColumns(rules, roles, offsets, memberships);
            least = Math.min(least, performance.now() - start);
          }
          results.push(least);
        }
        return results;
      },
      { sizes, roles, rules, each: ROLES_A_USER },
    );
  } finally {
    await browser.close();
    server.close();
  }
}

const browser = await inChromium(native.map((line) => line.users));
console.log("     users    native  wasm, Node  wasm, Chromium  JS memoised  JS straightforward   (milliseconds, least of several runs)");
for (const [index, { users, ms, memberships: expected, peakMB }] of native.entries()) {
  const memberships = columns(users);
  const offsets = offsetsOf(memberships);
  const wasm = time(
    5,
    () => core.simulateColumns(rules, roles, offsets, memberships),
    (result) => result.memberships.length,
  );
  const memo = time(users > 100_000 ? 1 : 3, () => memoised(memberships), sets);
  // A million users take the straightforward one minutes.
  const straight = users > 100_000 ? undefined : time(1, () => straightforward(memberships), sets);
  for (const [name, other] of Object.entries({ wasm, memo, straight }))
    if (other && other.memberships !== expected)
      throw new Error(`${name} comes to ${other.memberships} memberships, native to ${expected}`);
  const cell = (value, width) => (value === undefined ? "–" : value.toFixed(1)).padStart(width);
  console.log(
    `${String(users).padStart(10)}${cell(ms, 10)}${cell(wasm.ms, 12)}${cell(browser[index], 16)}${cell(memo.ms, 13)}${cell(straight?.ms, 20)}   ` +
      `wasm is ${straight ? `${(straight.ms / wasm.ms).toFixed(0)}× straightforward, ` : ""}${(memo.ms / wasm.ms).toFixed(1)}× memoised, ${(wasm.ms / ms).toFixed(2)} of native's time`,
  );
  if (index === native.length - 1) {
    const node = (process.resourceUsage().maxRSS / 1024).toFixed(0);
    console.log(`peak memory at ${users} users: native process ${peakMB} MB, Node process ${node} MB with wasm and both JavaScripts`);
  }
}
