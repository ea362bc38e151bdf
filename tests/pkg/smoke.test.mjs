// What `npm pack` would publish is unpacked and used as a stranger would.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "scim-guide-pkg-"));
execFileSync("npm", ["pack", path.resolve("pkg"), "--pack-destination", folder, "--loglevel=error"], { cwd: folder });
const [tarball] = fs.readdirSync(folder).filter((name) => name.endsWith(".tgz"));
execFileSync("tar", ["xzf", tarball], { cwd: folder });
const unpacked = path.join(folder, "package");
const core = await import(pathToFileURL(path.join(unpacked, "index.js")).href);
await core.init();

test.after(() => fs.rmSync(folder, { recursive: true, force: true }));

test("the package says its version", () => {
  assert.equal(core.version(), JSON.parse(fs.readFileSync(path.join(unpacked, "package.json"), "utf8")).version);
});

test("findings are plain objects with camel-case names", () => {
  const findings = core.validateEndpoint("http://scim.example.com/v2/Users");
  assert.deepEqual(
    findings.map((finding) => finding.code),
    ["scim.url.not-https", "scim.url.resource"],
  );
  assert.equal(Object.getPrototypeOf(findings[0]), Object.prototype);
  assert.deepEqual(core.validateEndpoint("https://a.example/scim", { trailingSlash: "require" })[0].code, "scim.url.trailing-slash");
});

test("a token is checked and never quoted", () => {
  const findings = core.validateToken("Bearer canary-1234567");
  assert.equal(findings[0].code, "scim.token.scheme");
  assert.ok(!JSON.stringify(findings).includes("canary"));
});

test("a span is a part of the input as JavaScript counts", () => {
  const template = '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"nickName":"😀","userName":"{email}"}';
  const [finding] = core.validateTemplate(template);
  assert.equal(finding.code, "scim.template.macro-value");
  assert.equal(template.slice(finding.span.start, finding.span.end), "{email}");
  assert.deepEqual(finding.fix.edits, [{ span: finding.span, text: "{$user.email}" }]);
  assert.deepEqual([finding.pointer, finding.at.line], ["/userName", 1]);
});

test("filters are checked and errors explained", () => {
  const filter = 'userName eq "😀" and title eq boss';
  const [finding] = core.validateFilter(filter);
  assert.deepEqual([finding.code, filter.slice(finding.span.start, finding.span.end)], ["scim.filter.syntax", "boss"]);
  const [explained] = core.explainError("😀 401 Unauthorized");
  assert.equal(explained.code, "error.unauthorized");
  assert.ok(explained.causes.length > 0 && explained.do.length > 0);
  assert.equal(core.validateHeaders("https://a.example/scim")[0].belongs, "url");
});

test("headers, resources and the exchange are there too", () => {
  assert.equal(core.validateHeaders("Authorization: Bearer canary")[0].code, "scim.headers.authorization");
  assert.equal(core.validateResource('{"userName":"a"}', { sender: "client" })[0].code, "scim.resource.no-schemas");
  const requests = core.previewExchange({ template: '{"userName":"{$user.email}"}', groups: ["Sales"], dialect: "members" });
  assert.deepEqual(
    requests.slice(0, 3).map((request) => `${request.method} ${request.path}`),
    [
      "GET /Users?filter=userName+eq+%22never-existing-user%22",
      "GET /Users?filter=userName+eq+%22ana.silva%40acme.example%22&",
      "POST /Users",
    ],
  );
  assert.ok(requests.some((request) => request.body?.includes('"operation": "delete"')));
  assert.throws(() => core.validateResource("{}", { sender: "nobody" }), /documented shape/);
});

test("rules are generated", () => {
  const { rules } = core.generateRules({ app: "Spekit SCIM", vendor: "Spekit", roles: ["Sales", "R&D"], allRoles: ["Sales", "R&D"] });
  assert.deepEqual(
    rules.map((rule) => rule.expression),
    ["^Sales$", "^R&D$"],
  );
});

test("rules are simulated, as objects and as columns, and written as Terraform", () => {
  const roles = ["Sales", "Sales EMEA", "Legal"];
  const rule = (name, expression) => ({ name, actions: [{ action: "set_groups", value: ["role"], expression }] });
  const { sizes, simulation, difference, differing } = core.simulateRules({
    roles,
    users: [[0, 2], [1], []],
    rules: [rule("all", "Sales"), rule("legal", "^Legal$")],
    before: [rule("legal", "^Legal$")],
  });
  assert.deepEqual(
    [simulation.groups, sizes],
    [
      ["Legal", "Sales"],
      [1, 2],
    ],
  );
  assert.deepEqual([difference.added, difference.people], [["Sales"], 2]);
  assert.ok(differing.length > 0, "an expression without anchors means different things");
  const columns = core.simulateColumns([rule("legal", "^Legal$")], roles, Uint32Array.of(0, 2, 3, 3), Uint32Array.of(0, 2, 1));
  assert.deepEqual([columns.groups, [...columns.offsets], [...columns.memberships]], [["Legal"], [0, 1, 1, 1], [0]]);
  assert.match(core.rulesToTerraform([{ id: 7, ...rule("R&D", "^R&D$") }], 42), /to = onelogin_app_rules\.r_d\n {2}id = "42\/7"/);
  assert.throws(() => core.simulateRules({ roles, users: [[9]], rules: [] }), /role number 9/);
});

test("rules are linted, and a span is a part of the expression as JavaScript counts", () => {
  const rule = (name, expression) => ({ name, actions: [{ action: "set_groups", value: ["role"], expression }] });
  const findings = core.lintRules({
    rules: [rule("All", ".*"), rule("Odd", "😀(?<=x)")],
    roles: [{ name: "Sales", hasApp: true }, { name: "Legal" }],
  });
  assert.deepEqual(
    findings.filter((finding) => finding.severity === "warning").map((finding) => [finding.rule, finding.code]),
    [
      [0, "rules.all-roles"],
      [0, "rules.differs"],
      [1, "rules.can-not-be-evaluated"],
    ],
  );
  const { expression, span, what, why, do: todo } = findings.at(-1);
  assert.deepEqual([expression, expression.slice(span.start, span.end)], ["😀(?<=x)", "😀(?<=x)"]);
  assert.ok(what && why && todo);
  assert.throws(() => core.lintRules({ rule: [] }), /documented shape/);
});

test("why a user is in a group, or is not, is explained", () => {
  const rules = [{ name: "R", actions: [{ action: "set_groups", value: ["role"], expression: "^Legal$|Sales" }] }];
  const ask = (userRoles, more) =>
    core.explainMembership({ roles: ["Sales", "Legal"], userRoles, rules, group: "Sales", ...more }).explanations;
  const [likeliest, ...others] = ask(["Sales EMEA"]);
  const { kind, rule, role, matched, part, sentence } = likeliest.reasons[0];
  assert.deepEqual([likeliest.inside, kind, rule, role, matched, part], [true, "matches", "R", "Sales EMEA", "Sales", "Sales"]);
  assert.match(sentence, /^The role “Sales EMEA” gives this group: “Sales” in its name matches “Sales”/);
  assert.ok(others.length > 0 && others.every((other) => !other.inside));
  const [reading] = likeliest.readings;
  const [out] = ask(["Legal"], { readings: [reading] });
  assert.deepEqual([out.inside, out.certain, out.readings, out.reasons[0].kind], [false, true, [reading], "no-such-role"]);
  assert.throws(() => ask(["Legal"], { roleIds: [1] }), /1 role numbers for 2 roles/);
});

test("lists of roles are read, and rules told as instructions", () => {
  assert.deepEqual(core.readRoles("Role,User\nSales,ana\nSales,ben\n"), [{ name: "Sales", people: ["ana", "ben"] }]);
  assert.throws(() => core.readRoles(" "), /The list is empty/);
  const rules = [{ name: "R&D", actions: [{ action: "set_groups", value: ["role"], expression: "^R&D$" }] }];
  assert.match(
    core.rulesToInstructions(rules, "Spekit SCIM"),
    /Set Groups in Spekit SCIM, Map from OneLogin, for each `role` .* `\^R&D\$`/,
  );
});

test("bad arguments throw errors that say what is wrong", () => {
  assert.throws(() => core.generateRules({ app: "", vendor: "V", roles: ["A"] }), /app has no name/);
  assert.throws(() => core.generateRules({ apps: "A" }), /documented shape/);
  assert.throws(() => core.validateEndpoint("https://a.example", { slash: 1 }), /documented shape/);
});

test("every export has a declared type", () => {
  const declared =
    fs.readFileSync(path.join(unpacked, "wasm/scim_guide.d.ts"), "utf8") + fs.readFileSync(path.join(unpacked, "index.d.ts"), "utf8");
  for (const name of Object.keys(core)) assert.match(declared, new RegExp(`export function ${name}\\(`), name);
  for (const type of [
    "InputFinding",
    "RulesRequest",
    "Generated",
    "LintRequest",
    "RuleFinding",
    "ExplainRequest",
    "Explained",
    "ListedRole",
    "Snapshot",
    "EdgeAnswer",
  ])
    assert.match(declared, new RegExp(`(interface|type) ${type}\\b`), type);
});
