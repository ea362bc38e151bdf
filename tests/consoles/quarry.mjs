// No tables: cards and rows that open as a whole. Windows are native dialogs, and the bar with Save comes up after a change.

import { CONNECTORS } from "./data.mjs";
import {
  page as answer,
  createStore,
  DELETE_ACTIONS,
  ENTITLEMENTS,
  esc as e,
  FOR_EACH,
  jsonApi,
  matching,
  plainPath,
  redirect,
  SUSPEND_ACTIONS,
} from "./store.mjs";

const CSS = `body{margin:0;font:15px/1.5 system-ui,sans-serif;background:#f3f1ec;color:#222}header{background:#3b3a36;padding:8px 32px;display:flex;gap:8px;align-items:center}header>b{color:#fff;margin-right:24px}
header div{position:relative}header button{background:none;border:0;color:#eee;font:inherit;padding:8px 14px;cursor:pointer}header nav{position:absolute;top:38px;left:0;background:#fff;box-shadow:0 2px 8px #0004;z-index:9;min-width:160px}header nav a{display:block;padding:8px 14px;color:#222;text-decoration:none}
main{max-width:880px;margin:24px auto 120px}.top{display:flex;align-items:center;gap:16px}.top h1{flex:1}ul{list-style:none;padding:0;margin:0}.stack a,.stack button.row{display:block;width:100%;box-sizing:border-box;text-align:left;background:#fff;border:0;border-radius:8px;margin:8px 0;padding:12px 18px;color:inherit;text-decoration:none;font:inherit;cursor:pointer}
.stack h3{margin:0;font-size:16px}.stack p{margin:0;color:#777}.pill{background:#a0522d;color:#fff;border:0;border-radius:20px;padding:8px 20px;font:inherit;cursor:pointer;text-decoration:none}.quiet{background:#e4dfd5;color:#222}.card{background:#fff;border-radius:8px;padding:6px 20px 16px;margin:12px 0}
.pair{display:flex;gap:16px;margin:12px 0}.pair>b{width:200px;font-weight:500}.pair input,.pair textarea{flex:1;font:inherit;padding:6px}.tick{display:block;margin:8px 0}[role=tablist]{display:flex;flex-wrap:wrap;gap:4px;border-bottom:2px solid #d8d2c6}[role=tab]{border:0;background:none;font:inherit;padding:10px 14px;cursor:pointer}
[role=tab][aria-selected=true]{background:#fff;border-radius:8px 8px 0 0}.stick{position:fixed;left:0;right:0;bottom:0;background:#fffbe9;border-top:1px solid #d8c98a;padding:10px 32px;display:flex;justify-content:flex-end;align-items:center;gap:20px}.stick p{margin:0}[hidden]{display:none!important}
dialog{border:0;border-radius:10px;padding:20px 28px;width:560px;box-shadow:0 6px 30px #0006}dialog::backdrop{background:#0005}menu{display:flex;justify-content:flex-end;gap:10px;padding:0}.tiles{display:grid;grid-template-columns:repeat(3,1fr);gap:10px}.tiles button{border:2px solid #ddd;background:#fff;border-radius:8px;padding:22px 8px;font:inherit;cursor:pointer}
.tiles button[aria-pressed=true]{border-color:#a0522d;background:#fdf3ec}summary{cursor:pointer;list-style:none}details div{position:absolute;background:#fff;box-shadow:0 2px 8px #0004;padding:6px;z-index:5}details div button{display:block;border:0;background:none;font:inherit;padding:6px 10px;cursor:pointer}.seg label{padding:6px 14px;border:1px solid #ccc}.seg input{accent-color:#a0522d}`;

/** Runs in the page. */
function script() {
  /** @type {(selector: string, root?: ParentNode) => any} */
  const one = (selector, root = document) => root.querySelector(selector);
  /** @type {(selector: string, root?: ParentNode) => any[]} */
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const escaped = (text) => {
    const span = document.createElement("span");
    span.textContent = text;
    return span.innerHTML;
  };
  const row = (name, more, index) =>
    `<li><button type="button" class="row" data-index="${index}"><h3>${escaped(name)}</h3><p>${escaped(more)}</p></button></li>`;
  // What is pending besides the fields of the page.
  let pending = {};
  let notice = "";

  async function send(path, body) {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`/-/${path}`, { method: "POST", headers, body: JSON.stringify(body ?? {}) });
    const value = await answer.json();
    notice = value.error ?? "";
    if (notice) bar();
    return answer.ok ? value : null;
  }
  const differs = (field) =>
    field.type === "checkbox"
      ? field.checked !== field.defaultChecked
      : field.options
        ? !field.selectedOptions[0].defaultSelected
        : field.value !== field.defaultValue;
  const changed = () => all("main [name]").some(differs) || Object.keys(pending).length > 0;
  function bar() {
    const dirty = changed();
    if (!one(".stick")) return;
    one(".stick").hidden = !dirty && !notice;
    one(".stick .pill").hidden = !dirty;
    one(".stick p").textContent = notice || "You have unsaved changes.";
  }
  /** What the fields of the page say, of those that were changed; of a group always all. */
  function written() {
    /** @type {any} */
    const change = { ...pending };
    for (const field of all("main [name]")) {
      const [group, key] = field.name.split(".");
      const value = field.type === "checkbox" ? field.checked : field.value;
      if (key) change[group] = { ...change[group], [key]: value };
      else if (differs(field)) change[group] = value;
    }
    if (one(".js-access"))
      change.roles = all(".js-access input")
        .filter((box) => box.checked)
        .map((box) => box.value);
    return change;
  }
  /** The page again, as it is stored. */
  async function again(said) {
    const text = await (await fetch(location.href)).text();
    one("main").replaceWith(one("main", new DOMParser().parseFromString(text, "text/html")));
    pending = {};
    notice = said;
    start();
  }
  /** Resolves with the value of the button that closed the window. */
  function ask(id) {
    const dialog = one(`#${id}`);
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((done) => dialog.addEventListener("close", () => done(dialog.returnValue), { once: true }));
  }

  async function save() {
    const { kind, id } = one("main").dataset;
    if (kind === "roles") {
      if ((await ask("confirm")) !== "save") return;
      const apps = all(".tiles [aria-pressed=true]").map((tile) => tile.dataset.id);
      const people = all(".js-members li").map((item) => item.dataset.email);
      if (await send(`roles/${id}`, { apps, people })) await again("Role was successfully updated.");
    } else if (kind === "apps" && (await send(`apps/${id}`, written()))) await again("Application was successfully updated.");
    else if (kind === "users") await again("User was successfully updated.");
  }

  async function parameter() {
    const { value, saml, provisioned } = pending.parameters?.Groups ?? JSON.parse(one(".js-groups").dataset.now);
    one("#parameter select").value = value;
    one("#parameter .saml").checked = saml;
    one("#parameter .provisioned").checked = provisioned;
    if ((await ask("parameter")) !== "save") return;
    const now = {
      value: one("#parameter select").value,
      saml: one("#parameter .saml").checked,
      provisioned: one("#parameter .provisioned").checked,
    };
    pending.parameters = { Groups: now };
    one(".js-groups p").textContent = `${now.value || "No default"}${now.provisioned ? " · Enabled" : ""}`;
    bar();
  }

  const rules = () => pending.rules ?? JSON.parse(one(".js-rules").dataset.now);
  const drawRules = () =>
    (one(".js-rules").innerHTML = rules()
      .map((rule, index) => row(rule.name, rule.action, index))
      .join(""));
  function detail() {
    one("#rule .detail").hidden = !one("#rule .action").value.startsWith("Set Groups");
    one("#rule .map").hidden = one("#rule [type=radio]:checked").value !== "map";
    one("#rule .existing").hidden = !one("#rule .map").hidden;
  }
  async function rule(index) {
    const now = rules()[index] ?? { name: "", action: "", source: "existing", forEach: "department", expression: "", conditions: 0 };
    one("#rule h2").textContent = rules()[index] ? "Edit mapping" : "New mapping";
    one("#rule .name").value = now.name;
    one("#rule .action").value = now.action;
    one(`#rule [value=${now.source}]`).checked = true;
    one("#rule .each").value = now.forEach || "department";
    one("#rule .matches").value = now.expression;
    one("#rule .conditions").innerHTML = one("#rule template").innerHTML.repeat(now.conditions);
    detail();
    if ((await ask("rule")) !== "save") return;
    const mapped = !one("#rule .detail").hidden && !one("#rule .map").hidden;
    const made = {
      name: one("#rule .name").value.trim(),
      action: one("#rule .action").value,
      source: mapped ? "map" : "existing",
      forEach: mapped ? one("#rule .each").value : "",
      expression: mapped ? one("#rule .matches").value : "",
      conditions: all("#rule .conditions > *").length,
    };
    pending.rules = rules();
    pending.rules.splice(index, 1, made);
    drawRules();
    bar();
  }

  function tab(name, keep) {
    const chosen = one(`[role=tab][data-tab="${name}"]`) ?? one("[role=tab]");
    if (!chosen) return;
    for (const each of all("[role=tab]")) {
      each.setAttribute("aria-selected", each === chosen);
      one(`#${each.getAttribute("aria-controls")}`).hidden = each !== chosen;
    }
    if (keep) history.replaceState(null, "", `#${chosen.dataset.tab}`);
  }

  const presses = {
    menu: (button) => {
      const open = button.getAttribute("aria-expanded") === "true";
      all("header [aria-expanded]").forEach((each) => each.setAttribute("aria-expanded", each === button && !open));
      all("header nav").forEach((nav) => (nav.hidden = nav.parentNode !== button.parentNode || open));
    },
    save,
    parameter,
    rule: (button, event) => {
      const at = event.target.closest("[data-index]");
      if (at) rule(Number(at.dataset.index));
      else if (!button.matches("ul")) rule(rules().length);
    },
    condition: () => one("#rule .conditions").insertAdjacentHTML("beforeend", one("#rule template").innerHTML),
    tile: (button) => {
      button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") !== "true");
      pending.apps = true;
      bar();
    },
    change: (button) => {
      one(".js-token").hidden = false;
      button.closest(".pair").remove();
    },
    enable: async (button) => {
      const on = button.textContent === "Enable";
      const typed = { baseUrl: one("[name=baseUrl]").value, token: one("[name=token]").value };
      if (!(await send(`apps/${one("main").dataset.id}/${on ? "enable" : "disable"}`, typed))) return;
      one(".js-status").textContent = on ? "Enabled" : "Disabled";
      button.textContent = on ? "Disable" : "Enable";
      one(".js-refresh").disabled = !on;
      bar();
    },
    reapply: async (button) => {
      await send(`apps/${one("main").dataset.id}/reapply`);
      button.closest("details").open = false;
      notice = "Mappings are being reapplied";
      bar();
    },
    task: async (button) => {
      one("#task b").textContent = button.dataset.name;
      const what = await ask("task");
      if (!["approve", "skip"].includes(what)) return;
      if (await send(`apps/${one("main").dataset.id}/answer`, { name: button.dataset.name, what })) await again("");
    },
    check: async () => {
      const text = await (await fetch(`/roles/check?q=${encodeURIComponent(one("#person").value)}`)).text();
      one(".js-found").innerHTML = text || "<li>No users found</li>";
    },
    add: (button) => {
      const item = button.closest("li");
      button.remove();
      if (!all(".js-members li").some((each) => each.dataset.email === item.dataset.email)) one(".js-members").append(item);
      one(".js-found").innerHTML = "";
      pending.people = true;
      bar();
    },
    assign: async () => {
      if ((await ask("assign")) !== "continue") return;
      const chosen = one("#assign select").selectedOptions[0];
      if (!chosen.value) return;
      one("#login h2").textContent = `Edit ${chosen.text} login for ${one("h1").textContent}`;
      const { id } = one("main").dataset;
      if ((await ask("login")) === "save" && (await send(`users/${id}/logins`, { app: chosen.value }))) await again("Login was added.");
    },
    more: async (button) => {
      const address = new URL(location.href);
      address.searchParams.set("q", one("[type=search]").value);
      address.searchParams.set("from", String(all(".js-list li").length));
      const part = one("main", new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html"));
      one(".js-list").append(...all(".js-list li", part));
      if (!one("[data-press=more]", part)) button.remove();
    },
    create: async () => {
      const { kind, connector } = one("main").dataset;
      const apps = all(".tiles [aria-pressed=true]").map((tile) => tile.dataset.id);
      const made = await send(kind, { name: one("#called").value, connector, apps });
      if (made) location.href = kind === "apps" ? `/apps/${made.id}/edit` : "/roles";
      else one(".js-refused").textContent = notice;
    },
  };
  let typing = 0;
  document.addEventListener("click", (event) => {
    const pressed = /** @type {any} */ (event.target).closest("[data-press],[role=tab]");
    if (!pressed) return;
    if (pressed.dataset.tab) tab(pressed.dataset.tab, true);
    else presses[pressed.dataset.press](pressed, event);
  });
  document.addEventListener("input", (event) => {
    const field = /** @type {any} */ (event.target);
    if (field.closest("#rule")) detail();
    if (field.closest("dialog")) return;
    notice = "";
    bar();
    if (field.type !== "search") return;
    clearTimeout(typing);
    typing = window.setTimeout(async () => {
      const text = await (await fetch(`${location.pathname}?q=${encodeURIComponent(field.value)}`)).text();
      one(".js-results").replaceWith(one(".js-results", new DOMParser().parseFromString(text, "text/html")));
    }, 250);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && /** @type {any} */ (event.target).id === "person") presses.check();
  });
  function start() {
    if (one(".js-rules")) drawRules();
    tab(location.hash.replace(/^#\/?/, ""), false);
    bar();
  }
  addEventListener("hashchange", start);
  start();
}

const shell = (
  title,
  data,
  content,
) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${e(title)} · OneLogin</title><style>${CSS}</style></head><body>
<header><b>onelogin</b>${menu("Users", [
  ["/users", "Users"],
  ["/roles", "Roles"],
])}${menu("Applications", [
  ["/apps", "Applications"],
  ["/apps/find", "Add Apps"],
])}</header>
<main ${data}>${content}</main><script>(${script})()</script></body></html>`;
const menu = (label, entries) =>
  `<div><button type="button" data-press="menu" aria-expanded="false">${label}</button><nav hidden>${entries.map(([path, name]) => `<a href="${path}">${name}</a>`).join("")}</nav></div>`;
const top = (title, tools = "") => `<div class="top"><h1>${e(title)}</h1>${tools}</div>`;
const pill = (label, press, quiet = "") => `<button type="button" class="pill ${quiet}" data-press="${press}">${label}</button>`;
const STICK = `<div class="stick" hidden><p></p>${pill("Save", "save")}</div>`;
const pair = (label, control) => `<label class="pair"><b>${label}</b>${control}</label>`;
const input = (name, label, value, type = "text") =>
  pair(label, `<input type="${type}" name="${name}" value="${e(value)}" autocomplete="off">`);
const area = (name, label, value) => pair(label, `<textarea name="${name}" rows="4">\n${e(value)}</textarea>`);
const tick = (name, label, on) => `<label class="tick"><input type="checkbox" ${name}${on ? " checked" : ""}> ${e(label)}</label>`;
const options = (values, chosen = "") =>
  values.map((value) => `<option${value === chosen ? " selected" : ""}>${e(value)}</option>`).join("");
const select = (name, values, chosen) => `<select name="${name}">${options(values, chosen)}</select>`;
const dialog = (id, title, body, buttons) =>
  `<dialog id="${id}"><form method="dialog"><h2>${e(title)}</h2>${body}<menu><button class="pill quiet" formnovalidate value="cancel">Cancel</button>${buttons.map((label) => `<button class="pill" value="${label.toLowerCase()}">${label}</button>`).join("")}</menu></form></dialog>`;
const tabs = (names, panel) =>
  `<div role="tablist">${names.map(([id, label]) => `<button type="button" role="tab" id="tab-${id}" data-tab="${id}" aria-controls="panel-${id}">${label}</button>`).join("")}</div>
${names.map(([id]) => `<div role="tabpanel" id="panel-${id}" aria-labelledby="tab-${id}" hidden>${panel[id]}</div>`).join("")}`;
const item = (href, name, more) => `<li><a href="${href}"><h3>${e(name)}</h3><p>${e(more)}</p></a></li>`;
const tiles = (apps, chosen) =>
  `<div class="tiles">${apps.map((app) => `<button type="button" data-press="tile" data-id="${app.id}" aria-pressed="${chosen.includes(app.id)}">${e(app.name)}</button>`).join("")}</div>`;
const person = (user, tools = "") =>
  `<li class="pair" data-email="${user.email}"><b>${e(user.name)}</b><span>${user.email}</span>${tools}</li>`;

/** A list with a search box, five more at a time. */
function listing(items, { q = "", from = "0" }, hint, draw) {
  const hits = matching(items, q);
  const more = hits.length > Number(from) + 5 ? pill("Load more", "more", "quiet") : "";
  return `<p><input type="search" placeholder="${hint}" value="${e(q)}"></p><div class="js-results"><ul class="stack js-list">${hits
    .slice(Number(from), Number(from) + 5)
    .map(draw)
    .join("")}</ul>${more}</div>`;
}

const TABS = [
  ["info", "Info"],
  ["configuration", "Configuration"],
  ["parameters", "Parameters"],
  ["mappings", "Rules"],
  ["sso", "SSO"],
  ["access", "Access"],
  ["provisioning", "Provisioning"],
  ["users", "Users"],
];

function appPage(store, app) {
  const set = app.provisioning;
  const { Groups, ...others } = app.parameters;
  const groups = e(JSON.stringify({ ...Groups, provisioned: app.groupsIncluded }));
  const kept = `<div class="pair"><b>SCIM Bearer Token</b><span>A token is kept.</span>${pill("Change", "change", "quiet")}</div>`;
  const approve = (key, label) => tick(`name="provisioning.${key}"`, label, set[key]);
  const panel = {
    info: `<div class="card">${input("name", "Display Name", app.name)}<div class="pair"><b>Connector</b><span>${e(app.connector)}</span></div>${tick('name="visible"', "Visible in portal", app.visible)}${area("description", "Description", app.description)}</div>`,
    configuration: `<div class="card"><h2>Application details</h2>${input("audience", "SAML Audience URL", app.audience)}${input("consumer", "SAML Consumer URL", app.consumer)}</div>
<div class="card"><h2>API Connection</h2><div class="pair"><b>API Status</b><span class="js-status">${app.apiEnabled ? "Enabled" : "Disabled"}</span>${pill(app.apiEnabled ? "Disable" : "Enable", "enable", "quiet")}</div>
${input("baseUrl", "SCIM Base URL", app.baseUrl)}${area("template", "SCIM JSON Template", app.template)}${area("headers", "Custom Headers", app.headers)}${app.token ? kept : ""}<div class="js-token"${app.token ? " hidden" : ""}>${input("token", "SCIM Bearer Token", "", "password")}</div></div>`,
    parameters: `<ul class="stack">${Object.keys(others)
      .map((name) => `<li><button type="button" class="row"><h3>${e(name)}</h3><p>${e(name)}</p></button></li>`)
      .join("")}</ul>
<h4>Optional Parameters</h4><ul class="stack"><li><button type="button" class="row js-groups" data-press="parameter" data-now="${groups}"><h3>Groups</h3><p>${e(Groups.value || "No default")}${app.groupsIncluded ? " · Enabled" : ""}</p></button></li></ul>`,
    mappings: `<p>${pill("Add Rule", "rule")}</p><ul class="stack js-rules" data-press="rule" data-now="${e(JSON.stringify(app.rules))}"></ul>`,
    sso: `<div class="card"><div class="pair"><b>Issuer URL</b><span>https://app.onelogin.example/saml/metadata/${app.id}</span></div></div>`,
    access: `<div class="card js-access"><h2>Roles</h2>${store.roles.map((role) => tick(`name="access.${role.id}" value="${role.id}"`, role.name, role.apps.includes(app.id))).join("")}</div>`,
    provisioning: `<div class="card"><h2>Workflow</h2>${tick('name="provisioning.enabled"', "Enable provisioning", set.enabled)}
<p>Require admin approval before this action is performed in ${e(app.name)}</p>${approve("approveCreate", "Create user")}${approve("approveDelete", "Delete user")}${approve("approveUpdate", "Update user")}
<p><label>When users are deleted in OneLogin, or the user's app access is removed, perform the below action ${select("provisioning.onDelete", DELETE_ACTIONS, set.onDelete)}</label></p>
<p><label>When user accounts are suspended in OneLogin, perform the following action: ${select("provisioning.onSuspend", SUSPEND_ACTIONS, set.onSuspend)}</label></p></div>
<div class="card"><h2>Entitlements</h2><button type="button" class="pill quiet js-refresh"${app.apiEnabled ? "" : " disabled"}>Refresh</button></div>`,
    users: `<ul class="stack">${app.users.map(({ name, state }) => `<li><button type="button" class="row" ${state === "pending" ? 'data-press="task"' : ""} data-name="${e(name)}"><h3>${e(name)}</h3><p>Provisioning State: <span>${state === "pending" ? "Pending" : "Provisioned"}</span></p></button></li>`).join("") || "<li>No users yet.</li>"}</ul>`,
  };
  const actions = [...(app.groupsIncluded ? [`Set Groups in ${app.name}`] : []), `Set NameID in ${app.name}`];
  const windows = [
    dialog(
      "parameter",
      "Edit Field Groups",
      `${pair("Value", `<select><option value="">No default</option>${options(["Email", "Department", "User Roles", "MemberOf"])}</select>`)}<h4>Flags</h4>${tick('class="saml"', "Include in SAML assertion", false)}${tick('class="provisioned"', "Include in User Provisioning", false)}`,
      ["Save"],
    ),
    dialog(
      "rule",
      "New mapping",
      `${pair("Name", '<input class="name" required>')}<h4>Conditions</h4><div class="conditions"></div><template><p><select>${options(["Roles", "Department"])}</select> <select>${options(["include", "do not include"])}</select> <input></p></template>${pill("+", "condition", "quiet")}
<h4>Actions</h4><p><select class="action"><option value="">Select an action</option>${options(actions)}</select></p><div class="detail"><p class="seg"><label><input type="radio" name="source" value="existing"> From Existing</label><label><input type="radio" name="source" value="map"> Map from OneLogin</label></p>
<p class="existing"><select>${options(ENTITLEMENTS)}</select></p><p class="map"><span>For each</span> <select class="each">${options(FOR_EACH)}</select> <span>with value that matches</span> <input class="matches"></p></div>`,
      ["Save"],
    ),
    dialog("task", "Create User in Application", "<p>Create <b></b> in the application?</p>", ["Skip", "Approve"]),
  ];
  const more = `<details><summary class="pill quiet">More Actions</summary><div><button type="button">SAML Metadata</button><button type="button" data-press="reapply">Reapply entitlement mappings</button></div></details>`;
  const shown = TABS.filter(([id]) => store.provisions(app.id) || !["mappings", "provisioning"].includes(id));
  return shell(app.name, `data-kind="apps" data-id="${app.id}"`, `${top(app.name, more)}${tabs(shown, panel)}${STICK}${windows.join("")}`);
}

function create() {
  const store = createStore();

  function show([, place, id, verb], query) {
    if (place === "apps" && !id) {
      const draw = (app) => item(`/apps/${app.id}/edit`, app.name, app.connector);
      return shell(
        "Company Apps",
        "",
        top("Company Apps", '<a class="pill" href="/apps/find">Add App</a>') + listing(store.apps, query, "Search company apps", draw),
      );
    }
    if (place === "apps" && id === "find") {
      const draw = (one) => item(`/apps/new/${one.id}`, one.name, "SAML2.0, provisioning");
      return shell("Find Applications", "", top("Find Applications") + listing(CONNECTORS, query, "Search applications", draw));
    }
    if (place === "apps" && id === "new") {
      const { name } = CONNECTORS.find((one) => one.id === Number(verb));
      const fields = `${pair("Display Name", `<input id="called" value="${e(name)}">`)}${tick("", "Visible in portal", true)}${pair("Description", "<textarea></textarea>")}`;
      return shell(
        "Add app",
        `data-kind="apps" data-connector="${verb}"`,
        `${top(`Add ${name}`)}<div class="card">${fields}</div><p class="js-refused"></p>${pill("Save", "create")}`,
      );
    }
    if (place === "apps") return appPage(store, { ...store.app(id), ...store.extra(id) });
    if (place === "roles" && !id) {
      const draw = (role) => item(`/roles/${role.id}`, role.name, `${role.people.length} users`);
      return shell(
        "Roles",
        "",
        top("Roles", '<a class="pill" href="/roles/new">New Role</a>') + listing(store.roles, query, "Search roles", draw),
      );
    }
    if (place === "roles" && id === "check")
      return (query.q?.trim() ? matching(store.users, query.q) : [])
        .map((user) => person(user, pill("Add To Role", "add", "quiet")))
        .join("");
    if (place === "roles" && id === "new")
      return shell(
        "New Role",
        'data-kind="roles"',
        `${top("New Role")}<div class="card">${pair("Name", '<input id="called">')}</div><h4>Select Apps to Add</h4>${tiles(store.apps, [])}<p class="js-refused"></p>${pill("Save", "create")}`,
      );
    if (place === "roles") {
      const role = store.role(id);
      const members = store.users.filter((user) => role.people.includes(user.email));
      const panel = {
        applications: `<div class="card"><h2>Applications</h2>${tiles(store.apps, role.apps)}</div>`,
        users: `<div class="card"><label>Check existing or add new users to this role<br><input id="person" size="40"></label> ${pill("Check", "check", "quiet")}<ul class="js-found"></ul><h2>Users Added Manually</h2><ul class="js-members">${members.map((user) => person(user)).join("")}</ul></div>`,
        admins: "<p>No admins.</p>",
      };
      const confirm = dialog("confirm", "Save changes to this role?", "<p>Users and applications of this role will change.</p>", ["Save"]);
      const names = [
        ["applications", "Applications"],
        ["users", "Users"],
        ["admins", "Admins"],
      ];
      return shell(role.name, `data-kind="roles" data-id="${id}"`, top(role.name) + tabs(names, panel) + STICK + confirm);
    }
    if (!id)
      return shell(
        "Users",
        "",
        top("Users") + listing(store.users, query, "Search users", (user) => item(`/users/${user.id}`, user.name, user.email)),
      );
    const user = store.user(id);
    const stateOf = (app) => app.users.find((one) => one.name === user.name)?.state ?? "";
    const mine = store.apps.filter((app) => user.logins.includes(app.id) || stateOf(app));
    const free = store.apps.filter((app) => !mine.includes(app)).map((app) => `<option value="${app.id}">${e(app.name)}</option>`);
    const panel = {
      info: `<div class="card">${input("name", "Name", user.name)}${input("email", "Email", user.email)}</div>`,
      applications: `<p>${pill("+", "assign")}</p><ul class="stack">${mine.map((app) => `<li><button type="button" class="row"><h3>${e(app.name)}</h3><p style="text-transform:capitalize">${stateOf(app)}</p></button></li>`).join("")}</ul>`,
    };
    const assign = dialog(
      "assign",
      `Assign new login to ${user.name}`,
      pair("Select application", `<select><option value="">Select</option>${free.join("")}</select>`),
      ["Continue"],
    );
    const login = dialog("login", "Edit login", pair("SCIM Username", `<input value="${user.email}">`), ["Save"]);
    return shell(
      user.name,
      `data-kind="users" data-id="${id}"`,
      top(user.name) +
        tabs(
          [
            ["info", "User Info"],
            ["applications", "Applications"],
          ],
          panel,
        ) +
        STICK +
        assign +
        login,
    );
  }

  return {
    state: store.state,
    handle(request) {
      const api = jsonApi(store, request);
      if (api) return api;
      const parts = plainPath(request.path).split("/");
      const known = { apps: store.app, roles: store.role, users: store.user }[parts[1]];
      if (!parts[1]) return redirect("/apps");
      if (!known || (/^\d+$/.test(parts[2]) && !known(parts[2]))) return answer("Not found", 404);
      return answer(show(parts, request.query));
    },
  };
}

export const console = {
  name: "quarry",
  style:
    "Cards and rows that open as a whole, five more at a press of Load more; tabs with roles, native dialogs; Save in a bar at the bottom that comes up after a change, with the notice beside it.",
  expect: {},
  create,
};

/** For by-hand.mjs. */
export const hands = (page) => ({
  async menu(area, entry) {
    await page.locator("header button").getByText(area, { exact: true }).click();
    await page.locator("header nav").getByText(entry, { exact: true }).filter({ visible: true }).click();
  },
  tab: (name) => page.getByRole("tab", { name, exact: true }).click(),
  // What a control is called includes the text of its options, so the words beside it are looked for.
  field: (label, within = page) =>
    within
      .locator("label,span", { hasText: label })
      .filter({ visible: true })
      .first()
      .locator("xpath=(descendant::*|following-sibling::*)[self::input or self::select or self::textarea][1]"),
  choose(label, option, within = page) {
    return this.field(label, within).selectOption(option);
  },
  chooseAction: (option, within) => within.locator(".action").selectOption(option),
  window: () => page.locator("dialog[open]"),
  async search(text) {
    await page.getByRole("searchbox").pressSequentially(text);
    await page.waitForTimeout(600);
  },
  async more() {
    const button = page.getByText("Load more");
    if (!(await button.count())) return false;
    await button.click();
    return true;
  },
});
