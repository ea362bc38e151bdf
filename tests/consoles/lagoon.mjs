// What an admin sees who may look at everything and change nothing; the app is set up fully and rightly.

import assert from "node:assert/strict";
import { CONNECTORS } from "./data.mjs";
import { createStore, DELETE_ACTIONS, esc as e, FOR_EACH, matching, PARAMETERS, page, plainPath, SUSPEND_ACTIONS } from "./store.mjs";

const NAME = "Spekit SCIM";
const ROLES = ["Spekit Editors", "Legal", "Board", "R&D"];

const CSS = `*{box-sizing:border-box}body{margin:0;font:15px/1.5 "Segoe UI",Roboto,sans-serif;color:#123;background:#eef5f5;display:grid;grid-template-columns:210px 1fr;min-height:100vh}[hidden]{display:none!important}a{color:#00696b}
aside{background:#063f42;color:#fff;padding:18px}aside a{display:block;color:#fff;text-decoration:none;padding:5px 10px}aside b{display:block;margin-top:16px;opacity:.8;font-size:12px;text-transform:uppercase}main{padding:18px 30px;max-width:1000px}
.banner{background:#fff3cd;border-left:5px solid #d8a200;padding:9px 14px;margin-bottom:14px}h1{font-size:25px;margin:0 0 12px}.badge{background:#cfe3e3;border-radius:9px;padding:1px 9px;font-size:12px}.tabs{display:flex;gap:4px;border-bottom:2px solid #bcd5d5;margin-bottom:16px}.tabs a{padding:7px 13px;text-decoration:none}.tabs a[aria-current=page]{background:#bcd5d5;border-radius:6px 6px 0 0}
.panel{background:#fff;border-radius:8px;padding:18px 22px;margin-bottom:14px}.panel h2{font-size:16px;margin:0 0 10px}dl{display:grid;grid-template-columns:220px 1fr;gap:9px 16px;margin:0}dt{color:#567}dd{margin:0}.line{display:block;margin-bottom:12px}.line input,.line textarea,.line select{display:block;width:100%;max-width:560px;padding:6px 9px;font:inherit;margin-top:3px}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:8px;border-bottom:1px solid #dce8e8}.open{border:0;background:none;color:#00696b;text-decoration:underline;font:inherit;padding:0;cursor:pointer}.cover{position:fixed;inset:0;background:#0338;display:grid;place-items:center}.window{background:#fff;border-radius:8px;padding:20px 26px;width:560px;max-height:90vh;overflow:auto}.close{margin-top:16px;padding:6px 18px}`;

/** Runs in the page: tabs, windows, and a note to the server of whatever was tried. */
function script() {
  /** @returns {any[]} */
  const all = (selector) => [...document.querySelectorAll(selector)];
  const tab = () => {
    const panes = all("[data-pane]");
    const wanted = location.hash.replace(/^#\/?/, "") || panes[0]?.dataset.pane;
    for (const pane of panes) pane.hidden = pane.dataset.pane !== wanted;
    for (const link of all(".tabs a")) {
      if (link.hash === `#${wanted}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  };
  addEventListener("hashchange", tab);
  tab();
  const close = () => {
    for (const window of all(".cover")) window.hidden = true;
  };
  for (const button of all("[data-opens]"))
    button.addEventListener("click", () => {
      const window = document.getElementById(button.dataset.opens);
      window.hidden = false;
      /** @type {any} */ (window.querySelector(".close")).focus();
    });
  for (const button of all(".close")) button.addEventListener("click", close);
  addEventListener("keydown", (event) => event.key === "Escape" && close());

  const tell = (what) => navigator.sendBeacon("/attempts", new URLSearchParams({ what }));
  const named = (field) => field.labels?.[0]?.textContent.trim() || field.id || field.localName;
  for (const kind of ["input", "change", "submit"])
    document.addEventListener(
      kind,
      (event) => /** @type {any} */ (event.target).closest("[role=search]") || tell(`${kind} on ${named(event.target)}`),
      true,
    );
  /** @type {() => [any, string][]} */
  const held = () => all("main :is(input, textarea, select):not([type=search])").map((field) => [field, `${field.value} ${field.checked}`]);
  const first = new Map(held());
  addEventListener("pagehide", () => {
    for (const [field, value] of held()) if (first.get(field) !== value) tell(`${named(field)} was changed in the page`);
  });
}

const table = (heads, rows) =>
  `<table><thead><tr>${heads.map((each) => `<th>${each}</th>`).join("")}</tr></thead><tbody>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</tbody></table>`;
const panel = (title, content) => `<section class="panel">${title ? `<h2>${title}</h2>` : ""}${content}</section>`;
const facts = (...pairs) => `<dl>${pairs.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join("")}</dl>`;
const text = (label, value) => `<label class="line">${label}<input type="text" value="${e(value)}" disabled></label>`;
const area = (label, value) => `<label class="line">${label}<textarea rows="4" readonly>\n${e(value)}</textarea></label>`;
const tick = (label, on) => `<label class="line-check"><input type="checkbox"${on ? " checked" : ""} disabled> ${e(label)}</label><br>`;
const select = (label, options, value) =>
  `<label class="line">${label}<select disabled>${options.map((each) => `<option${each === value ? " selected" : ""}>${each}</option>`).join("")}</select></label>`;
const opens = (id, label) => `<button type="button" class="open" data-opens="${id}">${e(label)}</button>`;
const viewOnly = '<span class="badge">View only</span>';
const window_ = (id, title, content) =>
  `<div class="cover" id="${id}" hidden><div class="window" role="dialog" aria-modal="true" aria-label="${e(title)}"><h2>${e(title)} ${viewOnly}</h2>${content}<button type="button" class="close">Close</button></div></div>`;
const tabs = (all) =>
  `<nav class="tabs" aria-label="Sections">${all.map(([id, name]) => `<a href="#${id}">${name}</a>`).join("")}</nav>${all.map(([id, , content]) => `<div data-pane="${id}">${content}</div>`).join("")}`;
const search = (hint, value) =>
  `<form role="search"><p><input type="search" name="q" placeholder="${hint}" aria-label="${hint}" value="${e(value)}" size="36"></p></form>`;

const shell = (title, content, badge = viewOnly, status = 200) =>
  page(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${e(title)} | OneLogin</title><style>${CSS}</style></head><body>
    <aside><strong>onelogin</strong><b>Users</b><a href="/admin2/users">Users</a><a href="/admin2/roles">Roles</a><b>Applications</b><a href="/admin2/apps">Applications</a><a href="/admin2/apps/find">Add Apps</a></aside>
    <main><div class="banner" role="note">You have read-only access. Changes are made by an account owner.</div><h1>${e(title)} ${badge}</h1>${content}</main><script>(${script})()</script></body></html>`,
    status,
  );

/** The app as somebody has set it up who followed the guide. */
function filled() {
  const store = createStore();
  const { id } = store.addApp(NAME, CONNECTORS[0].id).app;
  const { role } = store.addRole(ROLES[0], [id]);
  store.saveRole(role.id, { people: [store.users[0].email, store.users[7].email] });
  const credentials = { baseUrl: "https://scim.spekit.example/v2", token: "kept and never shown" };
  store.enable(id, credentials);
  const workflow = { enabled: true, onDelete: "Suspend", onSuspend: "Suspend" };
  const groups = { value: "", saml: false, provisioned: true };
  const rules = ROLES.map((name) => ({
    name: `Group ${name}`,
    forEach: "role",
    expression: `^${name}$`,
    action: `Set Groups in ${NAME}`,
    conditions: [],
  }));
  const roles = store.roles.filter((one) => ROLES.includes(one.name)).map((one) => one.id);
  store.saveApp(id, { ...credentials, provisioning: workflow, parameters: { Groups: groups }, rules, roles });
  store.assign(store.users[10].id, id);
  for (const { name } of store.app(id).users) store.answer(id, name, "approve");
  store.reapply(id);
  return store;
}

function appPage(app, more, store) {
  const { provisioning } = app;
  const scim = store.provisions(app.id);
  const parameter = (name, at) => {
    const { value, provisioned } = more.parameters[name];
    return [opens(`parameter${at}`, name), e(value || "- No default -"), provisioned ? "Enabled" : ""];
  };
  const fields = PARAMETERS.map((name, at) => {
    const { value, saml, provisioned } = more.parameters[name];
    const flags = tick("Include in SAML assertion", saml) + tick("Include in User Provisioning", provisioned);
    return window_(`parameter${at}`, `Edit Field ${name}`, `${facts(["Value", e(value || "- No default -")])}<h3>Flags</h3>${flags}`);
  });
  const mappings = app.rules.map((rule, at) => {
    const radio = (label, on) => `<label><input type="radio" disabled${on ? " checked" : ""}> ${label}</label> `;
    const action = `${radio("From Existing", !rule.forEach)}${radio("Map from OneLogin", !!rule.forEach)}${select("For each", FOR_EACH, rule.forEach)}${text("with value that matches", rule.expression)}`;
    const all = facts(["Name", e(rule.name)], ["Conditions", "None. Actions apply to all users."], ["Actions", e(rule.action)]);
    return window_(`rule${at}`, "Edit mapping", `${all}<br>${action}<p>set ${e(app.name)} Groups named after roles</p>`);
  });
  const connection = `${panel("Application details", text("SAML Audience URL", more.audience) + text("SAML Consumer URL", more.consumer))}${panel(
    "API Connection",
    `${facts(["API Status", app.apiEnabled ? "Enabled" : "Disabled"])}<br>${text("SCIM Base URL", app.baseUrl)}${area("SCIM JSON Template", more.template)}${area("Custom Headers", more.headers)}${facts(["SCIM Bearer Token", app.token ? "A token is kept" : "No token"])}`,
  )}`;
  const workflow = `${panel(
    "Workflow",
    `${tick("Enable provisioning", provisioning.enabled)}<h3>Require admin approval before this action is performed</h3>${tick("Create user", provisioning.approveCreate)}${tick("Delete user", provisioning.approveDelete)}${tick("Update user", provisioning.approveUpdate)}<br>
    ${select("When users are deleted in OneLogin, or the user's app access is removed, perform the below action", DELETE_ACTIONS, provisioning.onDelete)}${select("When user accounts are suspended in OneLogin, perform the following action:", SUSPEND_ACTIONS, provisioning.onSuspend)}`,
  )}${panel("Entitlements", '<button type="button" disabled>Refresh</button>')}`;
  const heads = ["Field", "Value", "Provisioning"];
  const rules = app.rules.map((rule, at) => [at + 1, opens(`rule${at}`, rule.name), e(rule.action)]);
  const has = (role) => role.apps.includes(app.id);
  const all = [
    [
      "info",
      "Info",
      panel(
        "",
        facts(
          ["Display Name", e(app.name)],
          ["Connector", e(app.connector)],
          ["Visible in portal", more.visible ? "Yes" : "No"],
          ["Description", "-"],
        ),
      ),
    ],
    ["configuration", "Configuration", scim ? connection : panel("", "This connector has nothing to configure.")],
    [
      "parameters",
      "Parameters",
      panel("", table(heads, PARAMETERS.slice(0, -1).map(parameter))) +
        panel("Optional Parameters", table(heads, [parameter("Groups", PARAMETERS.length - 1)])),
    ],
    ["mappings", "Rules", panel("", rules.length ? table(["Position", "Name", "Actions"], rules) : "No rules.")],
    ["sso", "SSO", panel("", facts(["Issuer URL", `https://app.onelogin.com/saml/metadata/${app.id}`]))],
    ["access", "Access", panel("Roles", store.roles.map((role) => tick(role.name, has(role))).join(""))],
    ["provisioning", "Provisioning", workflow],
    [
      "users",
      "Users",
      panel(
        "",
        table(
          ["User", "Provisioning State"],
          app.users.map((one) => [e(one.name), one.state[0].toUpperCase() + one.state.slice(1)]),
        ),
      ),
    ],
  ];
  return tabs(all.filter(([id]) => scim || !/mapp|prov/.test(id))) + fields.join("") + mappings.join("");
}

function create() {
  const store = filled();
  const forbidden = (title) =>
    shell(title, panel("", "You do not have permission to do this. Your privileges allow you to view only."), "");
  const lost = shell("Page not found", "", "", 404);

  function apps(id, query) {
    if (!id) {
      const rows = matching(store.apps, query.q).map((app) => [
        `<a href="/admin2/apps/${app.id}/edit">${e(app.name)}</a>`,
        e(app.connector),
      ]);
      return shell("Applications", search("Search applications", query.q) + panel("", table(["Application", "Connector"], rows)));
    }
    if (id === "find" || id === "new") return forbidden(id === "find" ? "Find Applications" : "Add application");
    const app = store.app(id);
    return app ? shell(app.name, appPage(app, store.extra(id), store)) : lost;
  }
  function roles(id, query) {
    if (!id) {
      const rows = matching(store.roles, query.q).map((role) => [
        `<a href="/admin2/roles/${role.id}">${e(role.name)}</a>`,
        role.people.length,
        role.apps.length,
      ]);
      return shell("Roles", search("Search roles", query.q) + panel("", table(["Role", "Users", "Apps"], rows)));
    }
    if (id === "new") return forbidden("New Role");
    const role = store.role(id);
    if (!role) return lost;
    const named = (email) => [e(store.users.find((user) => user.email === email).name), email];
    const given = role.apps.map((app) => [e(store.app(app).name)]);
    const content = tabs([
      ["applications", "Applications", panel("", given.length ? table(["Application"], given) : "No applications.")],
      ["users", "Users", panel("Users Added Manually", table(["User", "Email"], role.people.map(named)))],
    ]);
    return shell(role.name, content);
  }
  function users(id, query) {
    if (!id) {
      const rows = matching(store.users, query.q).map((user) => [`<a href="/admin2/users/${user.id}">${e(user.name)}</a>`, user.email]);
      return shell("Users", search("Search users", query.q) + panel("", table(["Name", "Email"], rows)));
    }
    const user = store.user(id);
    if (!user) return lost;
    const mine = store.apps.flatMap((app) =>
      app.users.filter((each) => each.name === user.name).map(({ state }) => [e(app.name), state[0].toUpperCase() + state.slice(1)]),
    );
    const content = tabs([
      ["info", "User Info", panel("", facts(["Name", e(user.name)], ["Email", user.email]))],
      ["applications", "Applications", panel("", mine.length ? table(["Application", "Provisioning State"], mine) : "No applications.")],
    ]);
    return shell(user.name, content);
  }

  return {
    state: store.state,
    handle({ method, path, query, body }) {
      if (!["GET", "HEAD"].includes(method)) {
        store.wrong(path === "/attempts" ? body.what : `${method} ${path}`);
        return page("You have read-only access.", 403);
      }
      const [, place = "apps", id] = plainPath(path).split("/");
      return { "": apps, apps, roles, users }[place]?.(id, query) ?? lost;
    },
  };
}

export const console = {
  name: "lagoon",
  style: "A read-only console: a banner, plain text and disabled fields, no Save anywhere; the app is there and rightly set up.",
  expect: {},
  create,
};

/** For by-hand.mjs, in place of the guide: every page is looked at, and then one change is tried. */
export async function byHand({ page, base, state }) {
  const before = state();
  const sees = async (...texts) => {
    for (const text of texts) await page.getByText(text, { exact: true }).filter({ visible: true }).first().waitFor();
    await page.getByText("You have read-only access").waitFor();
    assert.equal(await page.getByRole("button", { name: "Save" }).count(), 0);
  };
  const press = (text) => page.getByText(text, { exact: true }).filter({ visible: true }).first().click();
  await press("Applications");
  await page.getByPlaceholder("Search applications").fill("spekit");
  await page.keyboard.press("Enter");
  await press(NAME);
  await sees("SCIM Provisioner with SAML (SCIM v2 Enterprise)");
  await press("Configuration");
  await sees("Enabled", "A token is kept");
  assert.equal(await page.getByLabel("SCIM Base URL").inputValue(), "https://scim.spekit.example/v2");
  await press("Provisioning");
  assert(await page.getByLabel("Enable provisioning").isChecked());
  for (const choice of await page.getByRole("combobox").filter({ visible: true }).all()) {
    assert.equal(await choice.inputValue(), "Suspend");
    assert(await choice.isDisabled());
  }
  await press("Parameters");
  await press("Groups");
  await sees("Edit Field Groups View only");
  assert(await page.getByLabel("Include in User Provisioning").filter({ visible: true }).isChecked());
  await press("Close");
  await press("Rules");
  for (const role of ROLES) {
    await press(`Group ${role}`);
    await sees(`Set Groups in ${NAME}`);
    assert.equal(await page.getByLabel("with value that matches").filter({ visible: true }).inputValue(), `^${role}$`);
    await press("Close");
  }
  await press("Access");
  for (const role of ROLES) assert(await page.getByLabel(role, { exact: true }).isChecked());
  await page.goto(`${base}/apps/4004/edit/#users`);
  await sees("Ana Silva", "Kim Larsen", "Provisioned");
  await press("Roles");
  await press(ROLES[0]);
  await sees(NAME);
  await page.locator("main").getByText("Users", { exact: true }).click();
  await sees("Ana Silva", "Hiro Tanaka");
  await page.locator("aside").getByText("Users", { exact: true }).last().click();
  await press("Kim Larsen");
  await press("Applications");
  for (const path of ["/apps/find", "/apps/new/130179", "/roles/new", "/admin2/apps", "/users/1001"]) {
    await page.goto(base + path);
    await sees();
    await page.reload();
    await sees();
  }
  assert.deepEqual(before.wrong, []);
  assert.deepEqual(state(), before);
  await page.goto(`${base}/apps/4004/edit#configuration`);
  await page.getByLabel("SCIM Base URL").evaluate((field) => field.dispatchEvent(new Event("input", { bubbles: true })));
  await page.request.post(`${base}/apps/4004`, { form: { name: "Other" } });
  await page.waitForTimeout(200);
  assert.deepEqual(state().wrong, ["input on SCIM Base URL", "POST /apps/4004"]);
}
