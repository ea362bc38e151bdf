// Every page is a load of its own, and so is every tab. Windows are in the page, hidden until asked for.

import { CONNECTORS } from "./data.mjs";
import {
  page as answer,
  createStore,
  DELETE_ACTIONS,
  esc as e,
  FOR_EACH,
  list,
  matching,
  PARAMETERS,
  plainPath,
  redirect,
  SUSPEND_ACTIONS,
} from "./store.mjs";

const CSS = `body{margin:0;font:13px/20px Helvetica,Arial,sans-serif;color:#333}a{color:#0569b3;text-decoration:none}ul{list-style:none;padding:0}
.navbar{background:#1b2a41;padding:0 20px}.navbar ul{margin:0}.nav>li{display:inline-block;position:relative}.navbar a{color:#dde;padding:10px 14px;display:inline-block}
.dropdown-menu{display:none;position:absolute;background:#fff;border:1px solid #ccc;z-index:5;min-width:160px}.dropdown-menu a{color:#333;display:block;padding:4px 14px}
.dropdown:hover>.dropdown-menu,.open>.dropdown-menu{display:block}.container{width:940px;margin:16px auto}.pull-right{float:right}.page-header{border-bottom:1px solid #eee;margin-bottom:16px;min-height:46px}
h1{font-size:24px;line-height:40px;margin:0}.btn{border:1px solid #bbb;border-radius:4px;background:#f5f5f5;color:#333;padding:4px 12px;display:inline-block;font:inherit;cursor:pointer}
.btn-primary{background:#0569b3;color:#fff}.btn[disabled]{opacity:.5;cursor:default}.table{width:100%;border-collapse:collapse;margin-bottom:12px}.table td,.table th{border-top:1px solid #ddd;padding:7px;text-align:left}
.row{display:flex}.span2{width:150px;margin-right:24px}.span10{flex:1}.nav-stacked li a{display:block;padding:7px 10px;border:1px solid #ddd;margin-top:-1px}.nav-stacked .active a{background:#eef}
.control-group{margin-bottom:12px}.control-label{float:left;width:170px;text-align:right;padding-top:4px}.controls{margin-left:186px}.input-xlarge{width:280px}.input-xxlarge{width:480px}input,select,textarea{font:inherit;padding:3px}
.alert{padding:8px 14px;background:#dff0d8;margin-bottom:12px}.alert-error{background:#f2dede}.label{background:#999;color:#fff;padding:2px 5px;border-radius:3px}.label-success{background:#468847}
.modal{position:fixed;top:60px;left:50%;margin-left:-280px;width:560px;background:#fff;border:1px solid #999;z-index:20;box-shadow:0 3px 9px #0008}.modal-header,.modal-footer{padding:9px 15px;background:#f5f5f5}.modal-footer{text-align:right}
.modal-body{padding:15px;max-height:400px;overflow:auto}.modal h3{margin:0}.hide{display:none}.modal-backdrop{position:fixed;inset:0;background:#0006;z-index:15}label.checkbox,label.radio{display:block}
.thumbnails li{display:inline-block;margin:0 8px 8px 0}.thumbnail{border:1px solid #ddd;padding:14px;display:block;cursor:pointer}.thumbnail input{position:absolute;opacity:0}.thumbnail:has(:checked){border-color:#0569b3;background:#e4f1fb}
.pagination li{display:inline-block}.pagination a,.pagination span{border:1px solid #ddd;padding:3px 10px;display:inline-block}.close{float:right;font-size:18px}`;

/** Runs in the page. */
function script() {
  /** @type {(selector: string, root?: ParentNode) => any} */
  const one = (selector, root = document) => root.querySelector(selector);
  /** @type {(selector: string, root?: ParentNode) => any[]} */
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const form = one("form.js-watched");
  const save = one(".js-save");
  const written = () => new URLSearchParams(/** @type {any} */ (new FormData(form))).toString();
  const first = form && written();
  const watch = () => {
    if (form && save) save.disabled = written() === first;
  };
  if (form) {
    form.addEventListener("input", watch);
    form.addEventListener("change", watch);
    watch();
  }

  const show = (id) => {
    all(".modal").forEach((modal) => modal.classList.toggle("hide", modal.id !== id));
    one(".modal-backdrop").classList.toggle("hide", !id);
    if (id) one(`#${id} input, #${id} select, #${id} .btn`)?.focus();
  };
  document.addEventListener("click", (event) => {
    const at = (selector) => /** @type {any} */ (event.target).closest(selector);
    if (at("a[href='#']")) event.preventDefault();
    if (at(".js-cancel")) show("");
    if (at(".js-open")) show(at(".js-open").dataset.open);
    if (at("#more-actions")) at("#more-actions").classList.toggle("open");
    if (at("tr.js-click-row") && !at("a,button")) one("a", at("tr")).click();
    if (at(".js-pending")) {
      const name = at("tr").cells[0].textContent;
      one("#task b").textContent = name;
      one("#task input").value = name;
      show("task");
    }
  });

  // Configuration: the connection is tried with what is typed.
  one(".js-enable")?.addEventListener("click", async (event) => {
    const on = event.target.textContent === "Enable";
    const typed = new URLSearchParams({ on: on ? "1" : "", baseUrl: one("#base_url").value, token: one("#token").value });
    const answer = await fetch(form.dataset.enable, { method: "POST", body: typed });
    const text = await answer.text();
    one("#flash").innerHTML = `<div class="alert ${answer.ok ? "" : "alert-error"}">${text}</div>`;
    if (!answer.ok) return;
    one(".js-status").textContent = on ? "Enabled" : "Disabled";
    one(".js-status").classList.toggle("label-success", on);
    event.target.textContent = on ? "Disable" : "Enable";
  });

  // Parameters: the window writes into the form of the page.
  one(".js-keep-groups")?.addEventListener("click", () => {
    form.value.value = one("#groups_value").value;
    form.saml.value = one("#groups_saml").checked ? "1" : "";
    form.provisioned.value = one("#groups_provisioned").checked ? "1" : "";
    one(".js-groups-value").textContent = one("#groups_value").selectedOptions[0].text;
    one(".js-groups-on").textContent = form.provisioned.value ? "Enabled" : "";
    show("");
    watch();
  });

  // Rules: a list in a hidden field, until the app is saved.
  if (form?.rules) {
    const rules = JSON.parse(form.rules.value);
    let edited = -1;
    const draw = () => {
      one(".js-rules").innerHTML = "";
      rules.forEach((rule, index) => {
        const row = one(".js-rules").insertRow();
        row.className = "js-rule";
        [index + 1, rule.name, rule.action].forEach((text) => (row.insertCell().textContent = text));
        row.onclick = () => edit(index);
      });
      form.rules.value = JSON.stringify(rules);
      watch();
    };
    const detail = () => {
      const source = one("[name=rule_source]:checked").value;
      one(".js-detail").classList.toggle("hide", !one("#rule_action").value.startsWith("Set Groups"));
      all(".js-source").forEach((part) => part.classList.toggle("hide", part.dataset.source !== source));
    };
    const condition = () =>
      one(".js-conditions").insertAdjacentHTML(
        "beforeend",
        "<p><select><option>Roles<option>Email<option>Department</select> <select><option>include<option>do not include</select> <input></p>",
      );
    const edit = (index) => {
      edited = index;
      const rule = rules[index] ?? { name: "", action: "", source: "existing", forEach: "department", expression: "", conditions: 0 };
      one("#rule h3").textContent = rules[index] ? "Edit mapping" : "New mapping";
      one("#rule_name").value = rule.name;
      one("#rule_action").value = rule.action;
      one(`[name=rule_source][value=${rule.source}]`).checked = true;
      one("#rule_for_each").value = rule.forEach || "department";
      one("#rule_expression").value = rule.expression;
      one(".js-conditions").innerHTML = "";
      for (let count = 0; count < rule.conditions; count++) condition();
      one("#rule .alert").classList.add("hide");
      detail();
      show("rule");
    };
    one("#rule").addEventListener("change", detail);
    one(".js-condition").addEventListener("click", condition);
    one(".js-add-rule").addEventListener("click", () => edit(-1));
    one(".js-keep-rule").addEventListener("click", () => {
      const source = one("[name=rule_source]:checked").value;
      const mapped = source === "map" && one("#rule_action").value.startsWith("Set Groups");
      const rule = {
        name: one("#rule_name").value.trim(),
        action: one("#rule_action").value,
        source,
        forEach: mapped ? one("#rule_for_each").value : "",
        expression: mapped ? one("#rule_expression").value : "",
        conditions: all(".js-conditions p").length,
      };
      one("#rule .alert").classList.toggle("hide", Boolean(rule.name));
      if (!rule.name) return;
      rules.splice(edited < 0 ? rules.length : edited, 1, rule);
      show("");
      draw();
    });
    draw();
  }

  one("#person")?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    one(".js-check").click();
  });
  // A role: matches are asked for, and wait in the form once they were added.
  one(".js-check")?.addEventListener("click", async () => {
    const answer = await fetch(`${form.dataset.check}?q=${encodeURIComponent(one("#person").value)}`);
    one(".js-matches").innerHTML = await answer.text();
  });
  one(".js-matches")?.addEventListener("click", (event) => {
    if (!event.target.matches(".btn")) return;
    const row = event.target.closest("tr");
    const had = all(".js-members input").some((input) => input.value === row.dataset.email);
    event.target.parentNode.remove();
    row.insertAdjacentHTML("beforeend", `<td><input type="hidden" name="people" value="${row.dataset.email}"></td>`);
    if (had) row.remove();
    else one(".js-members").append(row);
    watch();
  });

  // A login: the second window is of the application that was chosen in the first.
  one(".js-continue")?.addEventListener("click", () => {
    const chosen = one("#login_app").selectedOptions[0];
    if (!chosen.value) return;
    one("#login h3").textContent = `Edit ${chosen.text} login for ${one("#login").dataset.name}`;
    one("#login [name=app]").value = chosen.value;
    show("login");
  });

  // A tab that is named by a fragment has a page of its own here.
  const turn = () => {
    const named = location.hash.replace(/^#\/?/, "");
    const tab = named && one(`#tabs a[href$="/${named}"]`);
    if (tab) location.replace(tab.href);
  };
  addEventListener("hashchange", turn);
  turn();
}

const page = (
  title,
  content,
  said,
) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${e(title)} - OneLogin</title><style>${CSS}</style></head><body>
<div class="navbar"><div class="navbar-inner"><ul class="nav"><li><a class="brand" href="/apps">onelogin</a></li>
<li class="dropdown"><a href="/users">Users</a><ul class="dropdown-menu"><li><a href="/users">Users</a></li><li><a href="/roles">Roles</a></li></ul></li>
<li class="dropdown"><a href="/apps">Applications</a><ul class="dropdown-menu"><li><a href="/apps">Applications</a></li><li><a href="/apps/find">Add Apps</a></li></ul></li></ul></div></div>
<div class="container" id="main-content"><div id="flash">${said ? `<div class="alert ${said.bad ? "alert-error" : ""}">${e(said.text)}</div>` : ""}</div>${content}</div>
<div class="modal-backdrop hide"></div><script>(${script})()</script></body></html>`;

const modal = (id, title, body, buttons, more = "") =>
  `<div class="modal hide" id="${id}" role="dialog" aria-labelledby="${id}-title" ${more}><div class="modal-header"><a href="#" class="close js-cancel">×</a><h3 id="${id}-title">${e(title)}</h3></div>
<div class="modal-body">${body}</div><div class="modal-footer"><a href="#" class="btn js-cancel">Cancel</a> ${buttons}</div></div>`;
const group = (id, label, control) =>
  `<div class="control-group"><label class="control-label" for="${id}">${e(label)}</label><div class="controls">${control}</div></div>`;
const field = (id, label, value, type = "text") =>
  group(id, label, `<input type="${type}" id="${id}" name="${id}" class="input-xxlarge" value="${e(value)}" autocomplete="off">`);
const area = (id, label, value) =>
  group(id, label, `<textarea id="${id}" name="${id}" class="input-xxlarge" rows="4">${e(value)}</textarea>`);
const VALUES = ["- No default -", "Email", "Username", "Department", "Title", "User Roles", "MemberOf"];
const on = (value) => (value ? "1" : "");
const options = (values, chosen) => values.map((value) => `<option${value === chosen ? " selected" : ""}>${e(value)}</option>`).join("");
const check = (name, value, label, on) =>
  `<label class="checkbox"><input type="checkbox" name="${name}" value="${value}"${on ? " checked" : ""}> ${e(label)}</label>`;
const table = (heads, rows) =>
  `<table class="table"><thead><tr>${heads.map((head) => `<th>${head}</th>`).join("")}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
const row = (href, name, ...cells) =>
  `<tr class="js-click-row"><td><a href="${href}">${e(name)}</a></td>${cells.map((cell) => `<td>${e(cell)}</td>`).join("")}</tr>`;
const side = (base, tabs, now) =>
  `<div class="span2" id="tabs"><ul class="nav-stacked">${tabs.map(([tab, label]) => `<li class="${tab === now ? "active" : ""}"><a href="${base}/${tab}"><span>${label}</span></a></li>`).join("")}</ul></div>`;
const head = (title, tools) => `<div class="page-header"><div class="pull-right">${tools}</div><h1>${e(title)}</h1></div>`;
const SAVE = '<button class="btn btn-primary js-save" form="form" disabled>Save</button>';
const form = (action, body, more = "") => `<form id="form" class="js-watched" method="post" action="${action}" ${more}>${body}</form>`;

/** Five at a time: the rows, and the links to the others. */
function paged(items, asked, address, draw) {
  const last = Math.max(1, Math.ceil(items.length / 5));
  const now = Math.min(Math.max(1, Number(asked) || 1), last);
  const from = (now - 1) * 5;
  const link = (number) =>
    number === now ? `<li class="active"><span>${number}</span></li>` : `<li><a href="${e(address + number)}">${number}</a></li>`;
  const links = Array.from({ length: last }, (_, index) => link(index + 1)).join("");
  return `${draw(items.slice(from, from + 5))}<p>Showing ${items.length ? from + 1 : 0}-${Math.min(from + 5, items.length)} of ${items.length}</p><div class="pagination"><ul>${links}</ul></div>`;
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

/** What is on a tab of an app, and the windows that belong to it. */
const panes = {
  info: (app) =>
    field("name", "Display Name", app.name) +
    group("", "Connector", e(app.connector)) +
    check("visible", "1", "Visible in portal", app.visible) +
    area("description", "Description", app.description),
  configuration: (app) =>
    `<h3>Application details</h3>${field("audience", "SAML Audience URL", app.audience)}${field("consumer", "SAML Consumer URL", app.consumer)}
<h3>API Connection</h3><div class="control-group"><span class="control-label">API Status</span><div class="controls"><span class="label js-status ${app.apiEnabled ? "label-success" : ""}">${app.apiEnabled ? "Enabled" : "Disabled"}</span>
<button type="button" class="btn js-enable">${app.apiEnabled ? "Disable" : "Enable"}</button></div></div>${field("base_url", "SCIM Base URL", app.baseUrl)}${area("template", "SCIM JSON Template", app.template)}
${area("headers", "Custom Headers", app.headers)}${field("token", "SCIM Bearer Token", "", "password")}${app.token ? '<p class="controls">A token is stored. Leave this blank to keep it.</p>' : ""}`,
  parameters: (app) =>
    `<input type="hidden" name="value" value="${e(app.parameters.Groups.value)}"><input type="hidden" name="saml" value="${on(app.parameters.Groups.saml)}"><input type="hidden" name="provisioned" value="${on(app.groupsIncluded)}">
${table(
  ["Field", "Value", "Provisioning"],
  PARAMETERS.slice(0, -1).map((label) => `<tr><td>${label}</td><td>${label}</td><td></td></tr>`),
)}<h4>Optional Parameters</h4>
${table(["Field", "Value", "Provisioning"], [`<tr class="js-open" data-open="groups"><td>Groups</td><td class="js-groups-value">${e(app.parameters.Groups.value || VALUES[0])}</td><td class="js-groups-on">${app.groupsIncluded ? "Enabled" : ""}</td></tr>`])}`,
  mappings: (app) =>
    `<input type="hidden" name="rules" value="${e(JSON.stringify(app.rules))}"><p><button type="button" class="btn js-add-rule">Add Rule</button></p>
<table class="table"><thead><tr><th>Position</th><th>Name</th><th>Actions</th></tr></thead><tbody class="js-rules"></tbody></table>`,
  sso: (app) => group("", "Issuer URL", `https://app.onelogin.example/saml/metadata/${app.id}`),
  access: (app, store) =>
    `<h4>Roles</h4>${store.roles.map((role) => check("roles", role.id, role.name, role.apps.includes(app.id))).join("")}`,
  provisioning: ({ provisioning: set, apiEnabled }) => `<h3>Workflow</h3>${check("enabled", "1", "Enable provisioning", set.enabled)}
<h5>Require admin approval before this action is performed</h5>${check("approveCreate", "1", "Create user", set.approveCreate)}${check("approveDelete", "1", "Delete user", set.approveDelete)}${check("approveUpdate", "1", "Update user", set.approveUpdate)}
<p><label for="onDelete">When users are deleted in OneLogin, or the user's app access is removed, perform the below action</label><br><select id="onDelete" name="onDelete">${options(DELETE_ACTIONS, set.onDelete)}</select></p>
<p><label for="onSuspend">When user accounts are suspended in OneLogin, perform the following action:</label><br><select id="onSuspend" name="onSuspend">${options(SUSPEND_ACTIONS, set.onSuspend)}</select></p>
<h3>Entitlements</h3><button class="btn" form="refresh"${apiEnabled ? "" : " disabled"}>Refresh</button>`,
  users: (app, _store, number) =>
    paged(app.users, number, `/apps/${app.id}/edit/users?page=`, (some) =>
      table(
        ["User", "Provisioning State"],
        some.map(
          (user) =>
            `<tr><td>${e(user.name)}</td><td>${user.state === "provisioned" ? "Provisioned" : `<a href="#" class="js-pending">Pending</a>`}</td></tr>`,
        ),
      ),
    ),
};
const windows = {
  parameters: (app) =>
    modal(
      "groups",
      "Edit Field Groups",
      `${group("groups_value", "Value", `<select id="groups_value"><option value="">${VALUES[0]}</option>${options(VALUES.slice(1), app.parameters.Groups.value)}</select>`)}<h4>Flags</h4>
<label class="checkbox"><input type="checkbox" id="groups_saml"${app.parameters.Groups.saml ? " checked" : ""}> Include in SAML assertion</label><label class="checkbox"><input type="checkbox" id="groups_provisioned"${app.groupsIncluded ? " checked" : ""}> Include in User Provisioning</label>`,
      '<button type="button" class="btn btn-primary js-keep-groups">Save</button>',
    ),
  mappings: (app) =>
    modal(
      "rule",
      "New mapping",
      `<div class="alert alert-error hide">Name can't be blank</div>${group("rule_name", "Name", '<input type="text" id="rule_name" class="input-xlarge">')}
<h4>Conditions</h4><p>Match <select><option>all<option>any</select> of the following conditions</p><div class="js-conditions"></div><a href="#" class="btn js-condition" title="Add condition">+</a>
<h4>Actions</h4><p><select id="rule_action" aria-label="Action"><option value="">- Select an action -</option>${options([...(app.groupsIncluded ? [`Set Groups in ${app.name}`] : []), `Set NameID in ${app.name}`], "")}</select></p>
<div class="js-detail"><label class="radio"><input type="radio" name="rule_source" value="existing" checked> From Existing</label><label class="radio"><input type="radio" name="rule_source" value="map"> Map from OneLogin</label>
<div class="js-source" data-source="existing"><select><option>- No entitlements -</option></select></div>
<div class="js-source" data-source="map"><label for="rule_for_each">For each</label> <select id="rule_for_each">${options(FOR_EACH, "")}</select> <label for="rule_expression">with value that matches</label> <input type="text" id="rule_expression"><p>set ${e(app.name)} Groups named after these.</p></div></div>`,
      '<button type="button" class="btn btn-primary js-keep-rule">Save</button>',
    ),
  users: (app) =>
    `<form method="post" action="/apps/${app.id}/answer">${modal("task", "Create User in Application", 'Create <b></b> in the application?<input type="hidden" name="name">', '<button class="btn" name="what" value="skip">Skip</button> <button class="btn btn-primary" name="what" value="approve">Approve</button>')}</form>`,
};

/** What a tab's form changes. */
const changes = {
  info: (body) => ({ ...body, visible: "visible" in body }),
  configuration: ({ base_url: baseUrl, ...rest }) => ({ baseUrl, ...rest }),
  parameters: ({ value, saml, provisioned }) => ({
    parameters: { Groups: { value, saml: Boolean(saml), provisioned: Boolean(provisioned) } },
  }),
  mappings: ({ rules }) => ({ rules: JSON.parse(rules) }),
  sso: () => ({}),
  access: ({ roles }) => ({ roles: list(roles) }),
  provisioning: ({ onDelete, onSuspend, ...boxes }) => {
    const ticked = ["enabled", "approveCreate", "approveDelete", "approveUpdate"].map((name) => [name, name in boxes]);
    return { provisioning: { ...Object.fromEntries(ticked), onDelete, onSuspend } };
  },
};

function create() {
  const store = createStore();
  let said = null;
  const show = (title, content) => {
    const text = page(title, content, said);
    said = null;
    return answer(text);
  };
  const go = (location, text, bad = false) => {
    if (text) said = { text, bad };
    return redirect(location);
  };
  const view = (id) => ({ ...store.app(id), ...store.extra(id) });
  const tiles = (chosen) =>
    `<ul class="thumbnails">${store.apps.map((app) => `<li><label class="thumbnail"><input type="checkbox" name="apps" value="${app.id}"${chosen.includes(app.id) ? " checked" : ""}>${e(app.name)}</label></li>`).join("")}</ul>`;
  const people = (users, last) =>
    users.map((user) => `<tr data-email="${user.email}"><td>${e(user.name)}</td><td>${user.email}</td><td>${last(user)}</td></tr>`);

  function appPage(app, tab, number) {
    const base = `/apps/${app.id}`;
    const tools = `<span class="dropdown" id="more-actions" style="position:relative"><a href="#" class="btn">More Actions</a><ul class="dropdown-menu"><li><a href="#">SAML Metadata</a></li>
<li><a href="#" onclick="document.getElementById('reapply').submit()">Reapply entitlement mappings</a></li></ul></span> ${SAVE}<form id="reapply" method="post" action="${base}/reapply"></form><form id="refresh" method="post" action="${base}/refresh"></form>`;
    const content = panes[tab](app, store, number);
    const shown = tab === "users" ? content : form(`${base}/edit/${tab}`, content, `data-enable="${base}/enable"`);
    return show(
      app.name,
      `${head(app.name, tools)}<div class="row">${side(`${base}/edit`, store.provisions(app.id) ? TABS : TABS.filter(([name]) => name !== "provisioning" && name !== "mappings"), tab)}<div class="span10">${shown}</div></div>${windows[tab]?.(app) ?? ""}`,
    );
  }

  function rolePage(role, tab) {
    const members = store.users.filter((user) => role.people.includes(user.email));
    const hidden = (user) => `<input type="hidden" name="people" value="${user.email}">`;
    const panes = {
      applications: () => `<h4>Applications</h4>${tiles(role.apps)}`,
      users:
        () => `<label for="person">Check existing or add new users to this role</label><br><input type="text" id="person" class="input-xlarge"> <button type="button" class="btn js-check">Check</button>
<table class="table"><tbody class="js-matches"></tbody></table><h4>Users Added Manually</h4><table class="table"><thead><tr><th>User</th><th>Email</th><th></th></tr></thead><tbody class="js-members">${people(members, hidden).join("")}</tbody></table>`,
      admins: () => "<p>No admins.</p>",
    };
    const tabs = [
      ["applications", "Applications"],
      ["users", "Users"],
      ["admins", "Admins"],
    ];
    const save = '<button type="button" class="btn btn-primary js-save js-open" data-open="confirm" disabled>Save</button>';
    return show(
      role.name,
      `${head(role.name, save)}<div class="row">${side(`/roles/${role.id}`, tabs, tab)}<div class="span10">${form(`/roles/${role.id}/${tab}`, panes[tab](), `data-check="/roles/${role.id}/check"`)}</div></div>
${modal("confirm", "Save changes to this role?", "Users of this role will be changed.", '<button class="btn btn-primary" form="form">Save</button>')}`,
    );
  }

  function userPage(user, tab) {
    const stateOf = (app) => app.users.find((one) => one.name === user.name)?.state ?? "";
    const apps = store.apps.filter((app) => user.logins.includes(app.id) || stateOf(app));
    const pane =
      tab === "applications"
        ? `<p><a href="#" class="btn js-open" data-open="assign">+</a></p>${table(
            ["Application", "Provisioning State"],
            apps.map((app) => `<tr><td>${e(app.name)}</td><td style="text-transform:capitalize">${stateOf(app)}</td></tr>`),
          )}`
        : form(`/users/${user.id}/info`, field("full_name", "Name", user.name) + field("email", "Email", user.email));
    const free = store.apps.filter((app) => !apps.includes(app)).map((app) => `<option value="${app.id}">${e(app.name)}</option>`);
    const tabs = [
      ["info", "User Info"],
      ["applications", "Applications"],
    ];
    return show(
      user.name,
      `${head(user.name, '<button class="btn btn-primary js-save" form="form" disabled>Save User</button>')}<div class="row">${side(`/users/${user.id}`, tabs, tab)}<div class="span10">${pane}</div></div>
${modal("assign", `Assign new login to ${user.name}`, group("login_app", "Select application", `<select id="login_app"><option value="">- Select -</option>${free.join("")}</select>`), '<button type="button" class="btn btn-primary js-continue">Continue</button>')}
<form method="post" action="/users/${user.id}/logins">${modal("login", "Edit login", `<input type="hidden" name="app">${field("username", "SCIM Username", user.email)}`, '<button class="btn btn-primary">Save</button>', `data-name="${e(user.name)}"`)}</form>`,
    );
  }

  const search = (action, value, hint) =>
    `<form action="${action}"><input type="text" name="name" class="input-xlarge" placeholder="${hint}" value="${e(value)}"> <button class="btn">Search</button></form>`;

  /** Reads. */
  function get([, place, id, verb, tab], query) {
    const wanted = query.name ?? "";
    if (place === "apps" && !id) {
      const rows = store.apps.map((app) => row(`/apps/${app.id}/edit`, app.name, app.connector));
      return show(
        "Applications",
        head("Applications", '<a class="btn btn-primary" href="/apps/find">Add App</a>') + table(["Name", "Connector"], rows),
      );
    }
    if (place === "apps" && id === "find") {
      const rows = matching(CONNECTORS, wanted).map((one) => row(`/apps/new/${one.id}`, one.name, "SAML2.0, provisioning"));
      return show(
        "Find Applications",
        head("Find Applications", "") + search("/apps/find", wanted, "Search applications") + table(["Name", "Type"], rows),
      );
    }
    if (place === "apps" && id === "new") {
      const { name } = CONNECTORS.find((one) => one.id === Number(verb));
      const tools = '<a class="btn" href="/apps/find">Cancel</a> <button class="btn btn-primary" form="new">Save</button>';
      return show(
        "Add app",
        `${head(`Add ${name}`, tools)}<form id="new" method="post" action="/apps"><input type="hidden" name="connector" value="${verb}">${field("name", "Display Name", name)}${check("visible", "1", "Visible in portal", true)}${area("description", "Description", "")}</form>`,
      );
    }
    if (place === "apps") return appPage(view(id), panes[tab] ? tab : "info", query.page);
    if (place === "roles" && !id) {
      const rows = (some) =>
        table(
          ["Role", "Users", "Apps"],
          some.map((role) => row(`/roles/${role.id}`, role.name, role.people.length, role.apps.length)),
        );
      return show(
        "Roles",
        head("Roles", '<a class="btn btn-primary" href="/roles/new">New Role</a>') + paged(store.roles, query.page, "/roles?page=", rows),
      );
    }
    if (place === "roles" && id === "new") {
      const tools = '<a class="btn" href="/roles">Cancel</a> <button class="btn btn-primary" form="new">Save</button>';
      return show(
        "New Role",
        `${head("New Role", tools)}<form id="new" method="post" action="/roles">${field("name", "Name", "")}<h4>Select Apps to Add</h4>${tiles([])}</form>`,
      );
    }
    if (place === "roles" && verb === "check") {
      const found = query.q?.trim() ? matching(store.users, query.q) : [];
      return {
        body: people(found, () => '<button type="button" class="btn">Add To Role</button>').join("") || "<tr><td>No users found</td></tr>",
      };
    }
    if (place === "roles") return rolePage(store.role(id), ["users", "admins"].includes(verb) ? verb : "applications");
    if (place === "users" && !id) {
      const rows = (some) =>
        table(
          ["Name", "Email"],
          some.map((user) => row(`/users/${user.id}`, user.name, user.email)),
        );
      const address = `/users?${new URLSearchParams({ name: wanted })}&page=`;
      return show(
        "Users",
        head("Users", "") + search("/users", wanted, "Search users") + paged(matching(store.users, wanted), query.page, address, rows),
      );
    }
    if (place === "users") return userPage(store.user(id), verb === "applications" ? verb : "info");
    return place ? { status: 404, body: "Not found" } : go("/apps");
  }

  /** Writes; answers why not, or where to go then. */
  function post([, place, id, verb, tab], body) {
    const to = (error, location, text) => (error ? { error } : go(location, text));
    if (place === "apps" && !id) {
      const { error, app } = store.addApp(body.name, body.connector);
      return to(error, `/apps/${app?.id}/edit`, "Successfully created app.");
    }
    if (place === "apps" && verb === "edit")
      return to(store.saveApp(id, changes[tab](body)), `/apps/${id}/edit/${tab}`, "Application was successfully updated.");
    if (place === "apps" && verb === "enable") {
      const error = body.on ? store.enable(id, body) : store.disable(id);
      return answer(error || (body.on ? "API connection enabled." : "API connection disabled."), error ? 422 : 200);
    }
    if (place === "apps" && verb === "answer") return to(store.answer(id, body.name, body.what), "", "");
    if (place === "apps") {
      if (verb === "reapply") store.reapply(id);
      return to("", "", verb === "reapply" ? "Mappings are being reapplied" : "Entitlements are being refreshed");
    }
    if (place === "roles" && !id) return to(store.addRole(body.name, list(body.apps)).error, "/roles", "Role was successfully created.");
    if (place === "roles") {
      store.saveRole(id, verb === "users" ? { people: list(body.people) } : { apps: list(body.apps) });
      return to("", `/roles/${id}/${verb}`, "Role was successfully updated.");
    }
    if (verb === "logins") store.assign(id, body.app);
    return to("", `/users/${id}/${verb === "logins" ? "applications" : "info"}`, "User was successfully updated.");
  }

  return {
    state: store.state,
    handle({ method, path, query, headers, body }) {
      const parts = plainPath(path).split("/");
      const known = { apps: store.app, roles: store.role, users: store.user }[parts[1]];
      if (known && /^\d+$/.test(parts[2]) && !known(parts[2])) return answer("Not found", 404);
      if (method !== "POST") return get(parts, query);
      const { error, ...then } = /** @type {any} */ (post(parts, body));
      if (error && parts[3] === "edit") {
        // What was typed on a tab of an app stays there.
        said = { text: error, bad: true };
        const { parameters, rules, provisioning, roles, ...typed } = /** @type {any} */ (changes[parts[4]](body));
        return { ...appPage({ ...view(parts[2]), ...typed, token: store.app(parts[2]).token }, parts[4], 1), status: 422 };
      }
      if (error) said = { text: error, bad: true };
      const back = new URL(headers.referer ?? "http://console/apps");
      return then.headers?.location === "" || error ? redirect(back.pathname + back.search) : then;
    },
  };
}

export const console = {
  name: "cobalt",
  style:
    "Server-rendered with a page load for everything: Bootstrap 2 tables and forms, a page per tab, five rows a page, Save idle until something changes.",
  expect: {},
  create,
};

/** For by-hand.mjs. */
export const hands = (page) => ({
  async menu(area, entry) {
    await page.locator(".navbar").getByText(area, { exact: true }).first().hover();
    await page.locator(".dropdown-menu").getByText(entry, { exact: true }).filter({ visible: true }).click();
    // The menu is over the page as long as the pointer is on it.
    await page.mouse.move(5, 500);
  },
  tab: (name) => page.locator("#tabs").getByText(name, { exact: true }).click(),
  save: () => page.locator(".page-header").getByText("Save", { exact: true }).click(),
  async more() {
    const next = page.locator(".pagination li.active + li a");
    if (!(await next.count())) return false;
    await next.click();
    return true;
  },
});
