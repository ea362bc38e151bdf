// The edge module on the real Workers runtime, with real requests.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, before, test } from "node:test";

let server;
let base;

before(async () => {
  server = spawn(process.env.WORKERD, ["serve", "--control-fd=3", process.env.WORKERD_CONFIG], {
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  const port = await new Promise((done, fail) => {
    let told = "";
    server.stdio[3].on("data", (chunk) => {
      told += chunk;
      const line = told.split("\n").find((text) => text.includes('"listen"') && text.endsWith("}"));
      if (line) done(JSON.parse(line).port);
    });
    server.on("exit", (code) => fail(new Error(`workerd ended with ${code}`)));
  });
  base = `http://127.0.0.1:${port}`;
});

after(() => server.kill());

const post = async (path, body, type = "application/json") => {
  const answer = await fetch(base + path, {
    method: "POST",
    headers: { "content-type": type },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
};

test("health answers", async () => {
  const answer = await fetch(`${base}/v1/health`);
  assert.deepEqual([answer.status, (await answer.json()).ok], [200, true]);
});

test("a base URL and a token are validated, and the token is not in the answer", async () => {
  const { status, body } = await post("/v1/validate", { baseUrl: "https://a.example/scim/Users", token: "Bearer canary-1234" });
  assert.equal(status, 200);
  assert.deepEqual([body.baseUrl[0].code, body.token[0].code], ["scim.url.resource", "scim.token.scheme"]);
  assert.ok(!JSON.stringify(body).includes("canary"));
});

test("headers, a template and a resource are validated by the rules given", async () => {
  const { status, body } = await post("/v1/validate", {
    headers: "Authorization: Bearer canary-1234",
    template: '{ "userName": "{email}" }',
    resource: '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"7"}',
    baseUrl: "https://a.example/scim/",
    rules: { baseUrl: { trailingSlash: "forbid" }, resource: { sender: "server" } },
  });
  assert.equal(status, 200);
  const codes = Object.fromEntries(Object.entries(body).map(([name, findings]) => [name, findings.map((finding) => finding.code)]));
  assert.deepEqual(codes, {
    baseUrl: ["scim.url.trailing-slash"],
    headers: ["scim.headers.authorization"],
    resource: ["scim.resource.required", "scim.resource.onelogin-name"],
    template: ["scim.resource.no-schemas", "scim.template.macro-value", "scim.template.no-name"],
  });
  assert.ok(!JSON.stringify(body).includes("canary"));
});

test("an error is explained", async () => {
  const { status, body } = await post("/v1/errors/explain", { text: "HTTP 401 Unauthorized" });
  assert.deepEqual([status, body.explanations[0].code], [200, "error.unauthorized"]);
});

test("rules are generated", async () => {
  const { status, body } = await post("/v1/rules/generate", { app: "Spekit SCIM", vendor: "Spekit", roles: ["Legal"] });
  assert.deepEqual([status, body.rules[0].expression], [200, "^Legal$"]);
});

test("rules are simulated", async () => {
  const rules = [{ name: "Legal", actions: [{ action: "set_groups", value: ["role"], expression: "^Legal$" }] }];
  const { status, body } = await post("/v1/rules/simulate", { roles: ["Legal", "Legal EMEA"], users: [[0], [1]], rules });
  assert.deepEqual([status, body.simulation.groups, body.sizes, body.differing], [200, ["Legal"], [1], []]);
  assert.equal((await post("/v1/rules/simulate", { roles: [], users: [[3]], rules })).status, 422);
});

test("rules are linted, and a membership is explained", async () => {
  const rules = [{ name: "All", actions: [{ action: "set_groups", value: ["role"], expression: ".*" }] }];
  const linted = await post("/v1/rules/lint", { rules, roles: [{ name: "Legal" }, { name: "Sales" }] });
  assert.deepEqual([linted.status, linted.body.findings[0].code], [200, "rules.all-roles"]);
  const explained = await post("/v1/rules/explain", { userRoles: ["Legal"], rules, group: "Legal" });
  const [likeliest] = explained.body.explanations;
  assert.deepEqual([explained.status, likeliest.inside, likeliest.reasons[0].rule], [200, true, "All"]);
  assert.equal((await post("/v1/rules/explain", { roles: [], roleIds: [1], rules, group: "Legal" })).status, 422);
});

test("snapshots are audited", async () => {
  const control = {
    handle: 1,
    role: "checkbox",
    tag: "input",
    type: "checkbox",
    name: "",
    id: "",
    labels: [{ source: "label", text: "Enable provisioning" }],
    context: [],
    barriers: [],
    value: { kind: "checked", on: true },
    invalid: null,
    row: null,
  };
  const snapshot = {
    document: "d",
    seq: 1,
    origin: "https://acme.onelogin.com",
    path: "/apps/7/edit",
    hash: "provisioning",
    title: "",
    lang: "en",
    dialog: null,
    headings: [],
    controls: [control],
    tables: [],
    facts: [],
    notices: [],
    activity: [],
    truncated: false,
  };
  const { status, body } = await post("/v1/audit", { snapshots: [snapshot] });
  assert.equal(status, 200, JSON.stringify(body));
  assert.equal(body.findings.find((finding) => finding.id === "OL.PROV.003").status, "pass");
});

test("bad input ends in a JSON error and the next request is served", async () => {
  /** @type {[string, unknown, string, number][]} */
  const BAD = [
    ["/v1/validate", "{", "application/json", 400],
    ["/v1/validate", '{"tokn":"canary-9"}', "application/json", 400],
    ["/v1/rules/generate", { app: "A", vendor: "V", roles: [] }, "application/json", 422],
    ["/v1/validate", "{}", "text/plain", 415],
    ["/v1/nowhere", "{}", "application/json", 404],
    ["/v1/validate", " ".repeat((1 << 20) + 1), "application/json", 413],
  ];
  for (const [path, body, type, status] of BAD) {
    const answer = await post(path, body, type);
    assert.equal(answer.status, status, path);
    assert.ok(answer.body.error.what && answer.body.error.do);
    assert.ok(!JSON.stringify(answer.body).includes("canary"));
  }
  const wrong = await fetch(`${base}/v1/validate`);
  assert.deepEqual([wrong.status, wrong.headers.get("allow")], [405, "POST"]);
  assert.equal((await fetch(`${base}/v1/health`)).status, 200);
});
