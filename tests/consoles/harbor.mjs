// The pages of apps lie in a frame under a fixed bar and are loaded anew by every form; the other pages have no frame.

import { CONNECTORS } from "./data.mjs";
import {
  createStore,
  DELETE_ACTIONS,
  ENTITLEMENTS,
  esc as e,
  FOR_EACH,
  list,
  matching,
  PARAMETERS,
  page,
  plainPath,
  redirect,
  SUSPEND_ACTIONS,
} from "./store.mjs";

const CSS = `body{margin:0;font:13px/19px Verdana,Tahoma,sans-serif;color:#222;background:#fff}a{color:#06508f}input,select,textarea,button{font:inherit}[hidden]{display:none!important}
#bar{position:fixed;inset:0 0 auto;height:44px;background:#24506b;color:#fff;display:flex;align-items:center;gap:26px;padding:0 18px;z-index:9}#bar summary{cursor:pointer;list-style:none}#bar details{position:relative}#bar ul{position:absolute;top:26px;left:-10px;background:#fff;border:1px solid #999;margin:0;padding:4px 0;list-style:none;min-width:150px}#bar li a{display:block;padding:6px 14px;text-decoration:none}
#work{position:fixed;top:44px;left:0;border:0;width:100%;height:calc(100% - 44px)}main{margin-top:44px}.toolbar{display:flex;align-items:center;gap:10px;border-bottom:2px solid #24506b;padding:10px 20px}.toolbar h1{font-size:19px;margin:0 auto 0 0}.sheet{padding:14px 20px;display:flex;gap:26px}.sheet>:last-child{flex:1}
.btn{border:1px solid #888;background:linear-gradient(#fff,#e4e4e4);padding:4px 13px;border-radius:3px;cursor:pointer;color:#222;text-decoration:none;white-space:nowrap}.go{background:#24506b;color:#fff}.flash{margin:12px 20px 0;padding:8px 12px;border:1px solid #8ab48a;background:#e8f5e8}.flash.bad{border-color:#c66;background:#fbe8e8}
.tabs{list-style:none;margin:0;padding:0;width:140px}.tabs a{display:block;padding:7px 9px;border-left:4px solid #ddd;text-decoration:none}.tabs a.on{border-color:#24506b;font-weight:bold}table.form{border-spacing:0 9px}table.form th{font-weight:normal;text-align:right;vertical-align:top;padding-right:14px;width:190px}table.form [type=text],table.form [type=password],table.form textarea{width:380px}
table.list{border-collapse:collapse;width:100%}table.list td,table.list th{text-align:left;border-bottom:1px solid #ddd;padding:6px 8px}fieldset{border:1px solid #ccc;margin:0 0 14px}legend{font-weight:bold}dialog{width:520px;border:1px solid #555;padding:0}dialog::backdrop{background:#0006}dialog h2{margin:0;background:#eef3f6;padding:10px 16px;font-size:15px}dialog .in{padding:12px 16px}dialog footer{padding:10px 16px;background:#f4f4f4;display:flex;gap:8px;justify-content:flex-end}
.more{position:relative}.more>div{position:absolute;right:0;top:30px;background:#fff;border:1px solid #888;padding:6px;z-index:3}.more>div .btn{display:block;width:250px;text-align:left;border:0;background:none}.more summary{list-style:none}.tiles{display:flex;flex-wrap:wrap;gap:10px}.tile{border:1px solid #bbb;padding:16px;min-width:130px;text-align:center;cursor:pointer}.tile input{position:absolute;opacity:0}.tile:has(:checked){background:#d9e9f3;outline:2px solid #24506b}.kept{color:#666;display:block}.good{color:#187018;font-weight:bold}`;

/** Runs above the frame: the address follows what the frame shows. */
function above() {
  const frame = /** @type {HTMLIFrameElement} */ (document.getElementById("work"));
  const follow = () => {
    const { location: at, document: inside } = frame.contentWindow;
    if (!at.pathname.startsWith("/frame/")) return;
    history.replaceState(
      null,
      "",
      inside.body.dataset.address + (at.hash || (inside.body.dataset.tab ? `#${inside.body.dataset.tab}` : "")),
    );
    document.title = inside.title;
  };
  frame.addEventListener("load", () => {
    follow();
    frame.contentWindow.addEventListener("hashchange", follow);
    frame.contentWindow.addEventListener("click", () =>
      document.querySelectorAll("#bar details").forEach((menu) => menu.removeAttribute("open")),
    );
  });
  addEventListener("hashchange", () => {
    frame.contentWindow.location.hash = location.hash.replace("#/", "#");
  });
  frame.src = frame.dataset.src + location.hash.replace("#/", "#");
}

/** Runs in a page, whether or not it is in the frame. */
function inside() {
  /** @returns {any} */
  const one = (selector, root = document) => root.querySelector(selector);
  /** @returns {any[]} */
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const form = one("#edit");
  const { dataset } = document.body;
  if (dataset.address && top === window) location.replace(dataset.address + location.hash);

  const tab = () => {
    if (!one("[data-pane]")) return;
    const wanted = location.hash.replace(/^#\/?/, "") || dataset.tab || one("[data-pane]").dataset.pane;
    all("[data-pane]").forEach((pane) => {
      pane.hidden = pane.dataset.pane !== wanted;
    });
    all(".tabs a").forEach((link) => link.classList.toggle("on", link.hash === `#${wanted}`));
  };
  addEventListener("hashchange", tab);
  tab();

  // Save is outside of the form; other buttons send the form to another place, or with one more value.
  all("[data-send]").forEach((button) =>
    button.addEventListener("click", () => {
      if (button.dataset.to) form.action = button.dataset.to;
      const more = document.createElement("input");
      Object.assign(more, { type: "hidden", name: button.dataset.send, value: button.value });
      if (button.dataset.send) form.append(more);
      form.submit();
    }),
  );
  all("[data-opens]").forEach((button) => button.addEventListener("click", () => one(button.dataset.opens).showModal()));
  all("dialog .cancel").forEach((button) => button.addEventListener("click", () => button.closest("dialog").close()));
  one("dialog[data-now]")?.showModal();
  all("[data-person]").forEach((link) =>
    link.addEventListener("click", (event) => {
      event.preventDefault();
      one("#task .who").textContent = link.dataset.person;
      one("#task [name=person]").value = link.dataset.person;
      one("#task").showModal();
    }),
  );
  if (!one("#parameter")) return;

  // Parameters: the window writes into a hidden field of the form.
  const kept = (name) => JSON.parse(form.elements[name].value);
  const keep = (name, value) => {
    form.elements[name].value = JSON.stringify(value);
  };
  const parameter = one("#parameter");
  all("[data-parameter]").forEach((row) =>
    row.addEventListener("click", (event) => {
      event.preventDefault();
      const name = row.dataset.parameter;
      const now = kept("parameters")[name];
      parameter.dataset.name = name;
      one("h2", parameter).textContent = `Edit Field ${name}`;
      one("select", parameter).value = now.value;
      one("#saml").checked = now.saml;
      one("#provisioned").checked = now.provisioned;
      parameter.showModal();
    }),
  );
  one(".keep", parameter).addEventListener("click", () => {
    const { name } = parameter.dataset;
    const now = { value: one("select", parameter).value, saml: one("#saml").checked, provisioned: one("#provisioned").checked };
    keep("parameters", { ...kept("parameters"), [name]: now });
    const cells = one(`[data-parameter="${name}"]`).closest("tr").cells;
    cells[1].textContent = now.value || "- No default -";
    cells[2].textContent = now.provisioned ? "Enabled" : "";
    parameter.close();
  });

  // Rules, likewise.
  const rule = one("#rule");
  let index = -1;
  const drawRules = () =>
    one("#rules").replaceChildren(
      ...kept("rules").map(({ name, action }, at) => {
        const row = document.createElement("tr");
        const link = Object.assign(document.createElement("a"), { href: "#mappings", textContent: name });
        link.addEventListener("click", () => editRule(at));
        row.append(document.createElement("td"), document.createElement("td"));
        row.cells[0].append(link);
        row.cells[1].textContent = action;
        return row;
      }),
    );
  const groups = () => one("#action").value.startsWith("Set Groups");
  const map = () => one("[name=source]:checked", rule)?.value === "map";
  const drawRule = () => {
    one("#how").hidden = !groups();
    one("#existing").hidden = map();
    one("#mapped").hidden = !map();
  };
  const addCondition = (condition = { source: "Roles", value: "" }) => {
    const row = one("#condition").content.firstElementChild.cloneNode(true);
    one("select", row).value = condition.source;
    one("input", row).value = condition.value;
    one("#conditions").append(row);
  };
  function editRule(at) {
    index = at;
    const now = kept("rules")[at] ?? { name: "", action: "", forEach: "", expression: "", conditions: [] };
    one("h2", rule).textContent = at < 0 ? "New mapping" : "Edit mapping";
    one("#rule_name").value = now.name;
    one("#action").value = now.action;
    one(`[name=source][value=${now.forEach ? "map" : "existing"}]`).checked = true;
    one("#for_each").value = now.forEach || "department";
    one("#matches").value = now.forEach ? now.expression : "";
    if (!now.forEach) one("#existing select").value = now.expression;
    one("#conditions").replaceChildren();
    now.conditions.forEach(addCondition);
    drawRule();
    rule.showModal();
  }
  one("#add_rule").addEventListener("click", () => editRule(-1));
  one("#add_condition").addEventListener("click", () => addCondition());
  rule.addEventListener("change", drawRule);
  one(".keep", rule).addEventListener("click", () => {
    const name = one("#rule_name").value.trim();
    if (!name || !one("#action").value) return alert(name ? "Choose an action" : "Name can't be blank");
    const conditions = all("#conditions > *").map((row) => ({ source: one("select", row).value, value: one("input", row).value }));
    const forEach = groups() && map() ? one("#for_each").value : "";
    const expression = forEach ? one("#matches").value : groups() ? one("#existing select").value : "";
    const rules = kept("rules");
    rules[index < 0 ? rules.length : index] = { name, action: one("#action").value, forEach, expression, conditions };
    keep("rules", rules);
    drawRules();
    rule.close();
  });
  drawRules();
}

const option = (chosen) => (text) =>
  `<option${text === chosen ? " selected" : ""} value="${e(text.startsWith("-") ? "" : text)}">${e(text)}</option>`;
const options = (all, chosen = "") => all.map(option(chosen)).join("");
/** @param {string} name @param {string} label @param {boolean} on @param {any} value */
const tick = (name, label, on, value = "on") =>
  `<label><input type="checkbox" name="${name}" value="${e(value)}"${on ? " checked" : ""}> ${e(label)}</label>`;
const field = (name, label, control) => `<tr><th><label for="${name}">${label}</label></th><td>${control}</td></tr>`;
const text = (name, label, value) =>
  field(name, label, `<input type="text" id="${name}" name="${name}" value="${e(value)}" autocomplete="off">`);
const area = (name, label, value) => field(name, label, `<textarea id="${name}" name="${name}" rows="4">\n${e(value)}</textarea>`);
const form = (...rows) => `<table class="form">${rows.join("")}</table>`;
const table = (heads, rows, id = "") =>
  `<table class="list"><thead><tr>${heads.map((each) => `<th>${each}</th>`).join("")}</tr></thead><tbody id="${id}">${rows.join("")}</tbody></table>`;
const row = (...cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
const pane = (tab, content) => `<div data-pane="${tab}">${content}</div>`;
const sheet = (tabs, content) =>
  `<div class="sheet"><ul class="tabs">${tabs.map(([tab, label]) => `<li><a href="#${tab}">${label}</a></li>`).join("")}</ul><div>${content}</div></div>`;
const toolbar = (title, buttons = "") => `<div class="toolbar"><h1>${e(title)}</h1>${buttons}</div>`;
const dialog = (id, title, content, buttons, more = "") =>
  `<dialog id="${id}" aria-labelledby="${id}_title" ${more}><h2 id="${id}_title">${e(title)}</h2><div class="in">${content}</div><footer><button type="button" class="btn cancel">Cancel</button>${buttons}</footer></dialog>`;
const save = '<button type="button" class="btn go" data-send="">Save</button>';
const search = (hint, value) =>
  `<form class="sheet"><p><input type="search" name="q" placeholder="${hint}" value="${e(value)}" size="44"> <button class="btn">Search</button></p></form>`;

const BAR = `<header id="bar"><b>onelogin</b>
<details name="menu"><summary>Users</summary><ul><li><a href="/users">Users</a></li><li><a href="/roles">Roles</a></li></ul></details>
<details name="menu"><summary>Applications</summary><ul><li><a href="/apps">Applications</a></li><li><a href="/apps/find">Add Apps</a></li></ul></details></header>`;
const shell = (title, attributes, content) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${e(title)}</title><style>${CSS}</style></head><body ${attributes}>${content}</body></html>`;

const TABS =
  "info:Info|configuration:Configuration|parameters:Parameters|mappings:Rules|sso:SSO|access:Access|provisioning:Provisioning|users:Users";

/** @param {any} app as it is shown: what is stored, or what was just sent @param {any} store */
function appPage(app, store) {
  const { provisioning, parameters } = app;
  const scim = store.provisions(app.id);
  const at = `/frame/apps/${app.id}`;
  const tabs = TABS.split("|").map((each) => each.split(":"));
  const parameter = (name) =>
    row(
      `<a href="#parameters" data-parameter="${e(name)}">${e(name)}</a>`,
      e(parameters[name].value || "- No default -"),
      parameters[name].provisioned ? "Enabled" : "",
    );
  const status = `<span class="${app.apiEnabled ? "good" : ""}">${app.apiEnabled ? "Enabled" : "Disabled"}</span> `;
  const press = app.apiEnabled ? "Disable" : "Enable";
  const token = `<input type="password" id="token" name="token" value="${e(app.typed ?? "")}" autocomplete="new-password"${app.token ? ' placeholder="••••••••••••"><span class="kept">A token is kept. Leave this blank to keep it.</span>' : ">"}`;
  const connection = `<fieldset><legend>Application details</legend>${form(text("audience", "SAML Audience URL", app.audience), text("consumer", "SAML Consumer URL", app.consumer))}</fieldset>
    <fieldset><legend>API Connection</legend>${form(
      `<tr><th>API Status</th><td>${status}<button type="button" class="btn" data-send="" data-to="${at}/${press.toLowerCase()}">${press}</button></td></tr>`,
      text("baseUrl", "SCIM Base URL", app.baseUrl),
      area("template", "SCIM JSON Template", app.template),
      area("headers", "Custom Headers", app.headers),
      field("token", "SCIM Bearer Token", token),
    )}</fieldset>`;
  const workflow = `<fieldset><legend>Workflow</legend><p>${tick("enabled", "Enable provisioning", provisioning.enabled)}</p><p><b>Require admin approval before this action is performed</b></p>
    <p>${tick("approveCreate", "Create user", provisioning.approveCreate)}<br>${tick("approveDelete", "Delete user", provisioning.approveDelete)}<br>${tick("approveUpdate", "Update user", provisioning.approveUpdate)}</p>
    <p><label for="onDelete">When users are deleted in OneLogin, or the user's app access is removed, perform the below action</label><br><select id="onDelete" name="onDelete">${options(DELETE_ACTIONS, provisioning.onDelete)}</select></p>
    <p><label for="onSuspend">When user accounts are suspended in OneLogin, perform the following action:</label><br><select id="onSuspend" name="onSuspend">${options(SUSPEND_ACTIONS, provisioning.onSuspend)}</select></p></fieldset>
    <fieldset><legend>Entitlements</legend><button type="button" class="btn"${app.apiEnabled ? "" : " disabled"}>Refresh</button></fieldset>`;
  const state = ({ name, state }) => (state === "pending" ? `<a href="#users" data-person="${e(name)}">Pending</a>` : "Provisioned");
  const values = ["- No default -", "Email", "Username", "First Name", "Last Name", "Department", "User Roles", "MemberOf"];
  const actions = [
    "- Select an action -",
    `Set NameID in ${app.name}`,
    ...(store.app(app.id).groupsIncluded ? [`Set Groups in ${store.app(app.id).name}`] : []),
  ];
  const panes = [
    pane(
      "info",
      form(
        text("name", "Display Name", app.name),
        `<tr><th>Connector</th><td>${e(app.connector)}</td></tr>`,
        area("description", "Description", app.description),
        `<tr><th></th><td>${tick("visible", "Visible in portal", app.visible)}</td></tr>`,
      ),
    ),
    pane("configuration", scim ? connection : "This connector has nothing to configure."),
    pane(
      "parameters",
      `${table(["Field", "Value", "Provisioning"], PARAMETERS.slice(0, -1).map(parameter))}<h3>Optional Parameters</h3>${table(["Field", "Value", "Provisioning"], [parameter("Groups")])}`,
    ),
    pane("mappings", `<p><button type="button" class="btn" id="add_rule">Add Rule</button></p>${table(["Name", "Actions"], [], "rules")}`),
    pane("sso", form(`<tr><th>Issuer URL</th><td>https://app.onelogin.com/saml/metadata/${app.id}</td></tr>`)),
    pane(
      "access",
      table(
        ["Roles"],
        store.roles.map(({ id, name }) => row(tick("roles", name, app.roleIds.includes(id), id))),
      ),
    ),
    pane("provisioning", workflow),
    pane(
      "users",
      table(
        ["User", "Provisioning State"],
        store.app(app.id).users.map((each) => row(e(each.name), state(each))),
      ),
    ),
  ];
  const send = (verb, label) => `<form method="post" action="${at}/${verb}"><button class="btn">${label}</button></form>`;
  return `${toolbar(app.name, `<details class="more"><summary class="btn">More Actions</summary><div>${send("sync", "Sync logins")}${send("reapply", "Reapply entitlement mappings")}</div></details>${save}`)}
    ${store.flash()}<form id="edit" method="post" action="${at}"><input type="hidden" name="parameters" value="${e(JSON.stringify(parameters))}"><input type="hidden" name="rules" value="${e(JSON.stringify(app.rules))}">
    ${sheet(
      tabs.filter(([tab]) => scim || !/mapp|prov/.test(tab)),
      panes.join(""),
    )}</form>
    ${dialog("parameter", "", `${form(field("value", "Value", `<select id="value">${options(values)}</select>`))}<fieldset><legend>Flags</legend><label><input type="checkbox" id="saml"> Include in SAML assertion</label><br><label><input type="checkbox" id="provisioned"> Include in User Provisioning</label></fieldset>`, '<button type="button" class="btn go keep">Save</button>')}
    ${dialog(
      "rule",
      "",
      `<p><label for="rule_name">Name</label> <input type="text" id="rule_name" size="40"></p><fieldset><legend>Conditions</legend><div id="conditions"></div><button type="button" class="btn" id="add_condition" title="Add condition">+</button></fieldset>
      <fieldset><legend>Actions</legend><select id="action" aria-label="Action">${options(actions)}</select><div id="how"><p><label><input type="radio" name="source" value="existing"> From Existing</label> <label><input type="radio" name="source" value="map"> Map from OneLogin</label></p>
      <p id="existing"><select aria-label="Group">${options(ENTITLEMENTS)}</select></p><p id="mapped"><label for="for_each">For each</label> <select id="for_each">${options(FOR_EACH)}</select> <label for="matches">with value that matches</label> <input type="text" id="matches"></p></div></fieldset>`,
      '<button type="button" class="btn go keep">Save</button>',
    )}<template id="condition"><p><select>${options(["Roles", "Email", "Status"])}</select> <input type="text"></p></template>
    <form method="post" action="${at}/answer">${dialog("task", "Create User in Application", `<b class="who"></b> will be created in ${e(app.name)}.<input type="hidden" name="person">`, '<button class="btn" name="what" value="skip">Skip</button><button class="btn go" name="what" value="approve">Approve</button>')}</form>`;
}

/** What the form of an app holds. */
function sent(body) {
  const { name, description = "", baseUrl, token, template, headers, audience, consumer, onDelete, onSuspend } = body;
  const on = (part) => body[part] === "on";
  const provisioning = {
    enabled: on("enabled"),
    approveCreate: on("approveCreate"),
    approveDelete: on("approveDelete"),
    approveUpdate: on("approveUpdate"),
    onDelete,
    onSuspend,
  };
  const [parameters, rules] = [JSON.parse(body.parameters), JSON.parse(body.rules)];
  const roles = list(body.roles).map(Number);
  return {
    name,
    description,
    visible: on("visible"),
    baseUrl,
    token,
    template,
    headers,
    audience,
    consumer,
    provisioning,
    parameters,
    rules,
    roles,
  };
}

function create() {
  let said = "";
  const made = createStore();
  const flash = () => {
    const now = said;
    said = "";
    return now;
  };
  const store = { ...made, flash };
  const say = (words, bad = false) => {
    said = `<div class="flash ${bad ? "bad" : ""}" role="${bad ? "alert" : "status"}">${e(words)}</div>`;
  };
  const script = `<script>(${inside})()</script>`;
  const framed = (address, title, content, tab = "") => page(shell(title, `data-address="${address}" data-tab="${tab}"`, content + script));
  const plain = (title, content, tab = "") => page(shell(title, `data-tab="${tab}"`, `${BAR}<main>${content}</main>${script}`));
  const lost = page(shell("Not found", "", `${BAR}<main>${toolbar("The page you were looking for does not exist")}</main>`), 404);
  const view = (id) => {
    const app = store.app(id);
    const roleIds = store.roles.filter((role) => role.apps.includes(app.id)).map((role) => role.id);
    return { ...structuredClone(app), ...store.extra(id), roleIds };
  };

  function inFrame({ method, query, body }, id, verb) {
    if (!id && method === "POST") {
      const { error, app } = store.addApp(body.name, body.connector);
      if (error) say(error, true);
      else say("Application was successfully created.");
      return redirect(error ? `/frame/apps/new/${body.connector}` : `/frame/apps/${app.id}/edit#info`);
    }
    if (!id) {
      const rows = matching(store.apps, query.q).map((app) =>
        row(`<a href="/frame/apps/${app.id}/edit">${e(app.name)}</a>`, e(app.connector)),
      );
      return framed(
        "/apps",
        "Applications",
        `${toolbar("Applications", '<a class="btn go" href="/frame/apps/find">Add App</a>')}${search("Search applications", query.q)}${table(["Application", "Connector"], rows)}`,
      );
    }
    if (id === "find") {
      const hits = query.q ? matching(CONNECTORS, query.q).sort((one, other) => one.name.localeCompare(other.name)) : [];
      const rows = hits.map((each) => row(`<a href="/frame/apps/new/${each.id}">${e(each.name)}</a>`, "SAML2.0, provisioning"));
      return framed(
        "/apps/find",
        "Find Applications",
        `${toolbar("Find Applications")}${search("Search", query.q)}${table(["Name", "Type"], rows)}`,
      );
    }
    if (id === "new") {
      const connector = CONNECTORS.find((each) => each.id === Number(verb));
      if (!connector) return lost;
      const fields = form(
        text("name", "Display Name", connector.name),
        `<tr><th></th><td>${tick("visible", "Visible in portal", true)}</td></tr>`,
      );
      return framed(
        `/apps/new/${verb}`,
        "Add application",
        `${toolbar(`Add ${connector.name}`, save)}${store.flash()}<form id="edit" method="post" action="/frame/apps" class="sheet"><div>${fields}<input type="hidden" name="connector" value="${verb}"></div></form>`,
      );
    }
    if (!store.app(id)) return lost;
    const shown = (app, tab) => framed(`/apps/${id}/edit`, app.name, appPage(app, store), tab);
    if (method !== "POST") return shown(view(id), "");
    /** @param {string} tab @param {string} words @param {any} why */
    const back = (tab, words, why = "") => {
      say(why || words, !!why);
      return redirect(`/frame/apps/${id}/edit#${tab}`);
    };
    if (verb === "reapply") return back("mappings", "Mappings are being reapplied.", store.reapply(id));
    if (verb === "sync") return back("users", `Synchronizing users with ${store.app(id).name}`);
    if (verb === "answer") return back("users", body.what === "skip" ? "Skipped." : "Approved.", store.answer(id, body.person, body.what));
    const typed = sent(body);
    /** @type {any} */
    const why = verb === "enable" ? store.enable(id, typed) : verb === "disable" ? store.disable(id) : store.saveApp(id, typed);
    if (!why && !verb) return back("info", "Application was successfully updated.");
    // The page anew, with what was typed.
    say(why || `API connection was ${verb}d.`, !!why);
    const { token, roles, ...rest } = typed;
    return shown(
      { ...view(id), ...JSON.parse(JSON.stringify(rest)), roleIds: roles, typed: token },
      verb || /URL/.test(why) ? "configuration" : "info",
    );
  }

  const tiles = (has) =>
    `<div class="tiles">${store.apps.map(({ id, name }) => `<label class="tile"><input type="checkbox" name="apps" value="${id}"${has.includes(id) ? " checked" : ""}><b>${e(name)}</b></label>`).join("")}</div>`;
  function roles({ method, query, body }, id) {
    if (method === "POST" && !id) {
      const { error } = store.addRole(body.name, list(body.apps));
      say(error || "Role was successfully created.", !!error);
      return redirect(error ? "/roles/new" : "/roles");
    }
    if (!id) {
      const rows = matching(store.roles, query.q).map((role) =>
        row(`<a href="/roles/${role.id}">${e(role.name)}</a>`, role.people.length, role.apps.length),
      );
      return plain(
        "Roles",
        `${toolbar("Roles", '<a class="btn go" href="/roles/new">New Role</a>')}${store.flash()}${search("Search roles", query.q)}${table(["Role", "Users", "Apps"], rows)}`,
      );
    }
    if (id === "new")
      return plain(
        "New Role",
        `${toolbar("New Role", save)}${store.flash()}<form id="edit" method="post" action="/roles" class="sheet"><div>${form(text("name", "Name", ""))}<h3>Select Apps to Add</h3>${tiles([])}</div></form>`,
      );
    const role = store.role(id);
    if (!role) return lost;
    const people = new Set(method === "POST" ? list(body.people) : role.people);
    const apps = method === "POST" ? list(body.apps).map(Number) : role.apps;
    if (body?.add) people.add(body.add);
    if (body?.drop) people.delete(body.drop);
    if (body?.save) {
      store.saveRole(id, { people: [...people], apps });
      say("Role was successfully updated.");
      return redirect(`/roles/${id}#users`);
    }
    const hit = (user) =>
      row(
        e(user.name),
        user.email,
        people.has(user.email) ? "Added" : `<button type="button" class="btn" data-send="add" value="${user.email}">Add To Role</button>`,
      );
    const member = (email) =>
      row(
        e(store.users.find((user) => user.email === email).name),
        `${email}<input type="hidden" name="people" value="${email}">`,
        `<button type="button" class="btn" data-send="drop" value="${email}">Remove</button>`,
      );
    const hits = body?.check?.trim() ? matching(store.users, body.check) : [];
    const users = `<p><label for="check">Check existing or add new users to this role</label><br><input type="text" id="check" name="check" value="${e(body?.check)}" size="40"> <button type="button" class="btn" data-send="">Check</button></p>
      ${table(["User", "Email", ""], hits.map(hit))}<h3>Users Added Manually</h3>${table(["User", "Email", ""], [...people].map(member))}`;
    return plain(
      role.name,
      `${toolbar(role.name, '<button type="button" class="btn go" data-opens="#sure">Save</button>')}${store.flash()}<form id="edit" method="post" action="/roles/${id}">${sheet(
        [
          ["applications", "Applications"],
          ["users", "Users"],
        ],
        pane("applications", tiles(apps)) + pane("users", users),
      )}</form>${dialog("sure", "Save changes to this role?", "Its users get or lose access at once.", '<button type="button" class="btn go" data-send="save" value="yes">Save</button>')}`,
      method === "POST" ? "users" : "",
    );
  }

  function users({ method, query, body }, id) {
    if (!id) {
      const rows = matching(store.users, query.q).map((user) => row(`<a href="/users/${user.id}">${e(user.name)}</a>`, user.email));
      return plain("Users", `${toolbar("Users")}${search("Search users", query.q)}${table(["User", "Email"], rows)}`);
    }
    const user = store.user(id);
    if (!user) return lost;
    if (method === "POST") {
      store.assign(id, body.app);
      say("Login was successfully created.");
      return redirect(`/users/${id}#applications`);
    }
    const state = (app) => app.users.find((each) => each.name === user.name)?.state;
    const rows = store.apps.filter((app) => state(app) || user.logins.includes(app.id)).map((app) => row(e(app.name), state(app) ?? "-"));
    const choices = store.apps.map((app) => `<option value="${app.id}">${e(app.name)}</option>`).join("");
    const login = store.app(query.login);
    return plain(
      user.name,
      `${toolbar(user.name)}${store.flash()}${sheet(
        [
          ["info", "User Info"],
          ["applications", "Applications"],
        ],
        pane("info", form(`<tr><th>Name</th><td>${e(user.name)}</td></tr>`, `<tr><th>Email</th><td>${user.email}</td></tr>`)) +
          pane(
            "applications",
            `<p><button type="button" class="btn" title="Add application" data-opens="#assign">+</button></p>${table(["Application", "Provisioning State"], rows)}`,
          ),
      )}<form action="/users/${id}#applications">${dialog("assign", `Assign new login to ${user.name}`, `<label for="login">Select application</label> <select id="login" name="login">${choices}</select>`, '<button class="btn go">Continue</button>')}</form>
      ${login ? `<form method="post" action="/users/${id}">${dialog("login_of", `Edit ${login.name} login for ${user.name}`, `${form(text("username", "SCIM Username", user.email))}<input type="hidden" name="app" value="${login.id}">`, '<button class="btn go">Save</button>', "data-now")}</form>` : ""}`,
      login ? "applications" : "",
    );
  }

  return {
    state: store.state,
    handle(asked) {
      const parts = plainPath(asked.path).split("/");
      const [, place, id, verb] = parts;
      if (place === "frame") return inFrame(asked, parts[3], parts[4] === "edit" ? "" : parts[4]);
      if (place === "roles") return roles(asked, id);
      if (place === "users") return users(asked, id);
      if (place && place !== "apps") return lost;
      const address = `/frame/apps${id ? `/${id}` : ""}${verb ? `/${verb}` : ""}`;
      return page(
        shell(
          "Applications",
          "",
          `${BAR}<iframe id="work" title="Applications" data-src="${e(address)}"></iframe><script>(${above})()</script>`,
        ),
      );
    },
  };
}

export const console = {
  name: "harbor",
  style:
    "Apps in a same-origin frame under a fixed bar, every form answered with the page anew, Save in the frame's toolbar, native windows.",
  expect: {},
  create,
};

/** For by-hand.mjs. */
export const hands = (page) => {
  const within = () => (page.frames().length > 1 ? page.frameLocator("#work") : page);
  // What is on the page is looked for in the frame, if there is one.
  const shown = new Proxy(page, {
    get(target, name) {
      const from = /^(getBy|locator$)/.test(String(name)) ? within() : target;
      return typeof from[name] === "function" ? from[name].bind(from) : from[name];
    },
  });
  let last = "";
  const settle = () => page.waitForTimeout(350);
  const tab = (name) => within().locator(".tabs").getByText(name, { exact: true }).click();
  return {
    page: shown,
    settle,
    async menu(area, entry) {
      await page.locator("#bar").getByText(area, { exact: true }).first().click();
      await page.locator("#bar").getByRole("link", { name: entry, exact: true }).click();
      await settle();
    },
    async tab(name) {
      last = name;
      await tab(name);
    },
    // After the app was saved Info is shown, so back to where one was.
    async save() {
      await within().locator(".toolbar").getByText("Save", { exact: true }).click();
      await settle();
      if (/\/apps\/\d+/.test(page.url()) && last) await tab(last);
    },
    window: () => within().locator("dialog[open]"),
  };
};
