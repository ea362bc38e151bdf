// Plays the whole guide on consoles as a person would, by what is written on the page, and looks at what their servers hold then.
// node tests/consoles/by-hand.mjs cobalt linden …

import assert from "node:assert/strict";
import http from "node:http";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { CONNECTORS } from "./data.mjs";

const APP = "Spekit SCIM";
const ROLE = "Spekit Editors";
const GIVEN = ["Legal", "Board", "R&D"];
const BASE = "https://scim.spekit.example/v2/abc";

/** What hands do unless the console's own `hands(page)` says otherwise. A `within` is a window, or the page. */
export const plain = (page) => ({
  page,
  /** Whatever shows the text and nothing else, the last one drawn. */
  seen: (text, within = page) => within.getByText(text, { exact: true }).filter({ visible: true }).last(),
  press(text, within = page) {
    return this.seen(text, within).click();
  },
  /** Opens a menu of the navigation and takes an entry. */
  async menu(area, entry) {
    await this.press(area);
    await this.press(entry);
  },
  tab(name) {
    return this.press(name);
  },
  field: (label, within = page) => within.getByLabel(label, { exact: true }).filter({ visible: true }),
  write(label, value, within = page) {
    return this.field(label, within).fill(value);
  },
  choose(label, option, within = page) {
    return this.field(label, within).selectOption(option);
  },
  /** Labels that differ: what it is called on the console. */
  called: (label) => label,
  async search(text) {
    const box = page.getByPlaceholder(/^search/i).filter({ visible: true });
    await box.fill(text);
    await box.press("Enter");
  },
  window: () => page.getByRole("dialog").filter({ visible: true }).last(),
  save() {
    return this.press("Save");
  },
  settle: () => page.waitForTimeout(200),
  /** Loads the page anew, and goes back to where it was. */
  reload: () => page.reload(),
  /** Shows more rows, or the next page of them; false if there are none. */
  more: async () => false,
  /** Opens the row of a list that has the name. */
  async open(name) {
    await this.settle();
    while (!(await this.seen(name).count())) {
      assert(await this.more(), `${name} is not in the list`);
      await this.settle();
    }
    await this.press(name);
    await this.settle();
  },
  async openApp() {
    await this.menu("Applications", "Applications");
    await this.open(APP);
  },
  async openRole(name) {
    await this.menu("Users", "Roles");
    await this.open(name);
  },
  chooseAction(option, within) {
    return this.choose("Action", option, within);
  },
  giveApp: (name) => page.getByText(name, { exact: true }).filter({ visible: true }).last().click(),
  async add(person, text) {
    await this.write("Check existing or add new users to this role", text);
    await this.press("Check");
    await this.settle();
    assert.equal(await page.getByText(person, { exact: true }).filter({ visible: true }).count(), 1);
    await this.press("Add To Role");
    await this.settle();
  },
  async confirmRole() {
    await this.save();
    await page.getByText("Save changes to this role?").filter({ visible: true }).waitFor();
    await this.press("Save", this.window());
  },
  async addLogin(name) {
    await this.press("+");
    await page.getByText(`Assign new login to ${name}`).filter({ visible: true }).waitFor();
    await this.choose("Select application", APP, this.window());
    await this.press("Continue", this.window());
    await page.getByText(`Edit ${APP} login for ${name}`).filter({ visible: true }).waitFor();
    await this.press("Save", this.window());
  },
  async reapply() {
    await this.press("More Actions");
    await this.press("Reapply entitlement mappings");
  },
});

/** @param {any} hand @param {() => any} state */
export async function guide(hand, state) {
  const app = () => state().apps.find((one) => one.name === APP);
  const role = (name) => state().roles.find((one) => one.name === name);
  const until = async (what, holds) => {
    for (const end = Date.now() + 15_000; !holds(); await hand.page.waitForTimeout(50))
      assert(Date.now() < end, `${what}: ${JSON.stringify(app())}`);
    await hand.settle();
  };

  await hand.menu("Applications", "Applications");
  await hand.settle();
  await hand.press(hand.called("Add App"));
  await hand.settle();
  await hand.search("SCIM");
  await hand.open(CONNECTORS[0].name);
  await hand.write("Display Name", APP);
  await hand.save();
  await until("new app", app);

  await hand.tab("Configuration");
  await hand.settle();
  await hand.write("SCIM Base URL", BASE);
  await hand.write("SCIM Bearer Token", "secret-token-1");
  await hand.press("Enable");
  await until("API", () => app().apiEnabled);
  assert.equal(app().token, false, "Enable alone stores no token");
  await hand.save();
  await until("configuration", () => app().baseUrl === BASE && app().token);
  await hand.reload();
  await hand.settle();
  await hand.tab("Configuration");
  await hand.settle();
  assert.equal(await hand.page.getByText("Enabled", { exact: true }).filter({ visible: true }).count(), 1);
  assert.equal(await (await hand.field("SCIM Base URL")).inputValue(), BASE);

  await hand.tab("Provisioning");
  await hand.settle();
  const labels = [
    "When users are deleted in OneLogin, or the user's app access is removed, perform the below action",
    "When user accounts are suspended in OneLogin, perform the following action:",
  ];
  for (const label of labels) await hand.choose(hand.called(label), "Suspend");
  await hand.press(hand.called("Enable provisioning"));
  await hand.save();
  await until("provisioning", () => app().provisioning.enabled);

  await hand.tab("Parameters");
  await hand.settle();
  await hand.press("Groups");
  await hand.page.getByText("Edit Field Groups").filter({ visible: true }).waitFor();
  await hand.press("Include in User Provisioning", hand.window());
  await hand.press("Save", hand.window());
  await hand.settle();
  assert.equal(app().groupsIncluded, false, "the window alone stores nothing");
  await hand.save();
  await until("groups", () => app().groupsIncluded);

  await hand.menu("Users", "Users");
  await hand.settle();
  await hand.search("larsen");
  await hand.open("Kim Larsen");
  await hand.tab("Applications");
  await hand.settle();
  await hand.addLogin("Kim Larsen");
  await until("login", () => app().users.some((one) => one.name === "Kim Larsen"));

  await hand.menu("Users", "Roles");
  await hand.settle();
  await hand.press("New Role");
  await hand.settle();
  await hand.write("Name", ROLE);
  await hand.giveApp(APP);
  await hand.save();
  await until("new role", () => role(ROLE)?.apps.includes(app().id));
  await hand.openRole(ROLE);
  await hand.tab("Users");
  await hand.settle();
  await hand.add("Ana Silva", "ana.s");
  await hand.add("Chloé Martin", "chlo");
  assert.equal(role(ROLE).people.length, 0, "adding alone stores nothing");
  await hand.confirmRole();
  await until("people", () => role(ROLE).people.length === 2);
  for (const name of GIVEN.slice(0, 2)) {
    await hand.openRole(name);
    await hand.tab("Applications");
    await hand.settle();
    await hand.giveApp(APP);
    await hand.confirmRole();
    await until(name, () => role(name).apps.includes(app().id));
  }

  await hand.openApp();
  await hand.tab("Access");
  await hand.settle();
  await hand.press(GIVEN[2]);
  await hand.save();
  await until("access", () => app().roles.includes(GIVEN[2]));
  await hand.tab("Rules");
  await hand.settle();
  for (const name of [ROLE, ...GIVEN]) {
    await hand.press("Add Rule");
    await hand.page.getByText("New mapping").filter({ visible: true }).waitFor();
    await hand.settle();
    const within = hand.window();
    await hand.write("Name", `Group ${name}`, within);
    await hand.chooseAction(`Set Groups in ${APP}`, within);
    await hand.press("Map from OneLogin", within);
    await hand.choose("For each", "role", within);
    await hand.write("with value that matches", `^${name}$`, within);
    await hand.press("Save", within);
    await hand.settle();
  }
  assert.equal(app().rules.length, 0, "the window alone stores nothing");
  await hand.save();
  await until("rules", () => app().rules.length === 4);
  await hand.reapply();
  await until("reapplied", () => app().reapplied === 1);

  await hand.tab("Users");
  await hand.settle();
  for (let done = 0; done < app().users.length; ) {
    if (await hand.seen("Pending").count()) {
      await hand.press("Pending");
      await hand.page.getByText("Create User in Application").filter({ visible: true }).waitFor();
      await hand.press("Approve", hand.window());
      await until("approved", () => app().users.filter((one) => one.state === "provisioned").length > done);
      done += 1;
    } else assert(await hand.more(), "nobody pending is to be seen");
    await hand.settle();
  }

  const held = state();
  const { id, users, rules, ...rest } = app();
  assert.deepEqual(rest, {
    name: APP,
    connector: CONNECTORS[0].name,
    baseUrl: BASE,
    token: true,
    apiEnabled: true,
    provisioning: {
      enabled: true,
      approveCreate: true,
      approveDelete: true,
      approveUpdate: true,
      onDelete: "Suspend",
      onSuspend: "Suspend",
    },
    groupsIncluded: true,
    roles: ["R&D", "Legal", "Board", ROLE],
    reapplied: 1,
  });
  assert.deepEqual(
    rules,
    [ROLE, ...GIVEN].map((name) => ({
      name: `Group ${name}`,
      forEach: "role",
      expression: `^${name}$`,
      action: `Set Groups in ${APP}`,
      conditions: 0,
    })),
  );
  assert(users.length > 5 && users.every((one) => one.state === "provisioned"));
  assert.deepEqual(role(ROLE).people, ["ana.silva@acme.example", "chloe.martin@acme.example"]);
  for (const name of [ROLE, ...GIVEN]) assert.deepEqual(role(name).apps, [id]);
  assert.deepEqual(
    held.users.filter((one) => one.logins.length).map((one) => [one.name, one.logins]),
    [["Kim Larsen", [id]]],
  );
  assert.deepEqual(held.wrong, []);
  return held;
}

/** Addresses that also work when they are opened directly. */
export async function addresses(page, base, { roles, apps }) {
  const app = apps.find((one) => one.name === APP).id;
  const role = roles.find((one) => one.name === ROLE).id;
  const expected = {
    "/apps": "Add App",
    "/apps/find": "Find Applications",
    "/apps/new/130179": "Display Name",
    [`/apps/${app}/edit`]: "Info",
    [`/apps/${app}/edit#configuration`]: "SCIM Base URL",
    [`/apps/${app}/edit/#provisioning`]: "Update user",
    "/roles": "New Role",
    "/roles/new": "Name",
    [`/roles/${role}`]: ROLE,
    "/users": "Ana Silva",
    "/users/1002": "Ben Okafor",
    [`/admin2/apps/${app}/edit#mappings`]: "Add Rule",
  };
  for (const [path, text] of Object.entries(expected)) {
    await page.goto("about:blank");
    await page.goto(base + path);
    for (const again of [false, true]) {
      if (again) await page.reload();
      const found = page
        .getByText(text)
        .or(page.getByRole("heading", { name: text }))
        .filter({ visible: true });
      await found
        .first()
        .waitFor({ timeout: 10_000 })
        .catch(() => assert.fail(`${path} does not show ${text}`));
    }
  }
}

async function read(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const text = Buffer.concat(parts).toString("utf8");
  if (/json/.test(request.headers["content-type"] ?? "")) return text ? JSON.parse(text) : null;
  const form = {};
  for (const [name, value] of new URLSearchParams(text)) form[name] = name in form ? [form[name], value].flat() : value;
  return form;
}

/** Serves a console over plain HTTP until it is closed. @param {import("./serve.mjs").Running} running */
export async function serveOne(running) {
  const server = http.createServer(async (request, response) => {
    const { pathname: path, searchParams } = new URL(request.url, "http://console");
    const { method, headers: asked } = request;
    try {
      const body = await read(request);
      const answer = await running.handle({ method, path, query: Object.fromEntries(searchParams), headers: asked, body });
      response.writeHead(answer.status ?? 200, { "content-type": "text/html; charset=utf-8", ...answer.headers });
      response.end(answer.body);
    } catch (error) {
      console.error(`${method} ${request.url}`, error);
      response.writeHead(500).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(null)));
  return {
    base: `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

export const launch = () =>
  chromium.launch({ executablePath: "/usr/bin/chromium", headless: true, args: ["--no-sandbox", "--disable-gpu"] });

/** @param {string[]} names */
async function play(names) {
  const browser = await launch();
  try {
    for (const name of names) {
      const { console: shown, hands = () => ({}), byHand } = await import(`./${name}.mjs`);
      const running = shown.create();
      const { base, close } = await serveOne(running);
      const context = await browser.newContext({ viewport: { width: 1100, height: 800 } });
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      page.on("pageerror", (error) => console.error(name, error));
      try {
        await page.goto(base);
        if (byHand) await byHand({ page, base, state: running.state });
        else {
          const own = hands(page);
          const hand = Object.assign(plain(own.page ?? page), own);
          await addresses(hand.page, base, await guide(hand, running.state));
        }
        console.log(`${name}: done by hand`);
      } catch (error) {
        await page.screenshot({ path: `/tmp/by-hand-${name}.png` });
        console.error(`${name}: ${page.url()}\n${error.stack}`);
        process.exitCode = 1;
      }
      await context.close();
      close();
    }
  } finally {
    await browser.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await play(process.argv.slice(2));
