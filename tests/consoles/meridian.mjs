// Slow, and full of things to leave alone. The page comes empty and asks for its parts; so do its tabs and windows.

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
  PARAMETERS,
  plainPath,
  redirect,
  SUSPEND_ACTIONS,
} from "./store.mjs";

const CSS = `body{margin:0;font:14px/1.5 Verdana,sans-serif;color:#2b2b2b}a{color:#00695c}.head{background:#004d40;padding:0 24px}.head ul{list-style:none;margin:0;padding:0}.head>ul>li{display:inline-block;position:relative;padding:12px 16px;color:#fff;cursor:default}
.head li ul{visibility:hidden;transition:visibility 0s .2s;position:absolute;left:0;top:44px;background:#fff;box-shadow:0 2px 6px #0006;z-index:4;min-width:170px}.head li:hover ul{visibility:visible}.head li li a{display:block;padding:8px 16px;text-decoration:none}
#main{max-width:1000px;margin:16px auto 60px}.title{display:flex;gap:10px;align-items:center}.title h1{flex:1;font-size:22px}.cols{display:flex;gap:24px}.tabs{width:150px;list-style:none;padding:0}.tabs a{display:block;padding:8px;text-decoration:none;border-left:3px solid #ccc}.tabs a.now{border-color:#00695c;font-weight:bold}.cols>div{flex:1}
dl{display:grid;grid-template-columns:220px 1fr;gap:14px 20px}dt{text-align:right;color:#555}dd{margin:0}.help{margin:0 0 4px;font-size:12px;color:#888}input[type=text],input[type=password],textarea{width:400px;font:inherit;padding:4px}fieldset{border:1px solid #ddd;margin:0 0 18px}table{width:100%;border-collapse:collapse}td,th{padding:8px;text-align:left;border-bottom:1px solid #e5e5e5}
.loading{padding:30px;color:#888}.loading:before{content:"";display:inline-block;width:14px;height:14px;border:2px solid #ccc;border-top-color:#00695c;border-radius:50%;margin-right:8px;animation:turn 1s linear infinite}@keyframes turn{to{transform:rotate(1turn)}}.s2-native{position:absolute!important;clip:rect(0 0 0 0);width:1px;height:1px;border:0;margin:0;padding:0;overflow:hidden}
.s2{display:inline-block;vertical-align:middle;min-width:180px}.s2-choice{display:block;border:1px solid #aaa;border-radius:4px;padding:4px 26px 4px 8px;background:linear-gradient(#fff,#eee);color:#333;text-decoration:none;position:relative;cursor:default}.s2-choice b{position:absolute;right:8px}.s2-drop{position:absolute;background:#fff;border:1px solid #aaa;z-index:40;min-width:180px}
.s2-drop ul{list-style:none;margin:0;padding:4px}.s2-drop li{padding:4px 8px;cursor:pointer}.s2-drop li:hover{background:#00695c;color:#fff}.shade{position:fixed;inset:0;background:#fffb;z-index:20}.popup{position:fixed;z-index:21;top:40px;left:50%;width:680px;margin-left:-340px;background:#fff;border:2px solid #004d40;padding:8px 20px;max-height:85vh;overflow:auto}
.flash{background:#e0f2f1;padding:8px 14px}.flash.bad{background:#ffebee}.tiles{list-style:none;padding:0}.tiles li{display:inline-block;border:1px solid #bbb;padding:16px;margin:6px;cursor:pointer}.tiles li.chosen{outline:2px solid #00695c}.tiles li.chosen:after{content:" ✔"}.actions{position:relative}.actions ul{position:absolute;right:0;list-style:none;background:#fff;border:1px solid #aaa;padding:6px;margin:0;z-index:3;white-space:nowrap}[hidden]{display:none!important}`;

/** Runs in the page. */
function script() {
  const LOADING = '<div class="loading">Loading…</div>';
  /** @type {(selector: string, root?: ParentNode) => any} */
  const one = (selector, root = document) => root.querySelector(selector);
  /** @type {(selector: string, root?: ParentNode) => any[]} */
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const main = one("#main");
  // What is pending besides the fields of the page.
  let pending = {};
  let turn = 0;

  const flash = (text, bad = false) => {
    one("#flash").innerHTML = text ? `<div class="flash ${bad ? "bad" : ""}"></div>` : "";
    if (text) one("#flash").firstChild.textContent = text;
  };
  async function send(path, body = {}) {
    one("#flash").innerHTML = LOADING;
    const headers = { "content-type": "application/json" };
    const got = await fetch(`/-/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    const value = await got.json();
    flash(value.error, true);
    return got.ok ? value : null;
  }
  const decoy = (sentence) => {
    const headers = { "content-type": "application/json" };
    fetch("/-/decoy", { method: "POST", headers, body: JSON.stringify({ sentence }) });
  };
  async function load(into, path) {
    into.innerHTML = LOADING;
    const text = await (await fetch(`/part${path}`)).text();
    into.innerHTML = text;
    all("select", into).forEach(dress);
  }

  // A box is drawn over each select; the list is made when the box is pressed.
  let drop = null;
  function dress(select) {
    const box = document.createElement("div");
    box.className = "s2";
    box.innerHTML = '<a href="javascript:void(0)" class="s2-choice" tabindex="-1"><span class="s2-chosen"></span><b>▾</b></a>';
    const show = () => (one(".s2-chosen", box).textContent = select.selectedOptions[0]?.text ?? "");
    select.className += " s2-native";
    select.tabIndex = -1;
    select.before(box);
    select.addEventListener("change", show);
    show();
    box.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const had = drop?.of === select;
      shut();
      if (had) return;
      const list = document.createElement("div");
      const { left, bottom } = box.getBoundingClientRect();
      list.className = "s2-drop";
      list.style.cssText = `left:${left + scrollX}px;top:${bottom + scrollY}px`;
      list.innerHTML = "<ul></ul>";
      for (const option of select.options) {
        const item = document.createElement("li");
        item.textContent = option.text;
        item.addEventListener("mouseup", () => {
          select.value = option.value;
          select.dispatchEvent(new Event("change", { bubbles: true }));
          shut();
        });
        one("ul", list).append(item);
      }
      document.body.append(list);
      drop = { list, of: select };
    });
  }
  function shut() {
    drop?.list.remove();
    drop = null;
  }
  document.addEventListener("mousedown", (event) => {
    const at = /** @type {any} */ (event.target);
    if (!at.closest(".s2,.s2-drop")) shut();
  });

  /** A window. `act` gets the name of a button and the window, and answers false to leave it open. */
  async function popup(path, act, begin = (_box) => {}) {
    const box = document.createElement("div");
    const shade = document.createElement("div");
    shade.className = "shade";
    box.className = "popup";
    document.body.append(shade, box);
    await load(box, path);
    begin(box);
    box.addEventListener("click", (event) => {
      const { act: name } = /** @type {any} */ (event.target).dataset;
      if (!name || (name !== "cancel" && act(name, box) === false)) return;
      shade.remove();
      box.remove();
    });
  }

  const differs = (field) => {
    if (field.type === "checkbox") return field.checked !== field.defaultChecked;
    return field.options ? !field.selectedOptions[0].defaultSelected : field.value !== field.defaultValue;
  };
  function written() {
    /** @type {any} */
    const change = { ...pending };
    for (const field of all("[name]", main)) {
      const [group, key] = field.name.split(".");
      const value = field.type === "checkbox" ? field.checked : field.value;
      if (key) change[group] = { ...change[group], [key]: value };
      else if (differs(field)) change[group] = value;
    }
    const boxes = all(".js-roles input", main);
    if (boxes.some(differs)) change.roles = boxes.filter((box) => box.checked).map((box) => box.value);
    return change;
  }

  function tab(name) {
    const chosen = one(`.tabs [data-tab="${name}"]`) ?? one(".tabs a");
    if (!chosen) return;
    for (const link of all(".tabs a")) {
      link.classList.toggle("now", link === chosen);
      one(`section[data-tab="${link.dataset.tab}"]`).hidden = link !== chosen;
    }
    const section = one(`section[data-tab="${chosen.dataset.tab}"]`);
    if (!section.innerHTML) load(section, `${one(".tabs").dataset.base}/${chosen.dataset.tab}`);
  }
  async function go(path, push = true) {
    const now = ++turn;
    if (push) history.pushState(null, "", path);
    pending = {};
    flash("");
    main.innerHTML = LOADING;
    const text = await (await fetch(`/part${location.pathname}${location.search}`)).text();
    if (now !== turn) return;
    main.innerHTML = text;
    all("select", main).forEach(dress);
    tab(location.hash.replace(/^#\/?/, ""));
  }
  /** The tabs again, as they are stored. */
  async function again(said) {
    const name = one(".tabs .now").dataset.tab;
    pending = {};
    await go("", false);
    tab(name);
    flash(said);
  }

  const rules = () => pending.rules ?? JSON.parse(one(".js-rules").dataset.now);
  function drawRules() {
    one(".js-rules").innerHTML = "";
    rules().forEach((rule, index) => {
      const row = one(".js-rules").insertRow();
      row.innerHTML = `<td>${index + 1}</td><td><a href="#" data-press="rule" data-index="${index}"></a></td><td></td>`;
      one("a", row).textContent = rule.name;
      row.cells[2].textContent = rule.action;
    });
  }
  function rule(index) {
    const now = rules()[index] ?? { name: "", action: "", source: "existing", forEach: "department", expression: "", conditions: 0 };
    const put = (field, value) => {
      field.value = value;
      field.dispatchEvent(new Event("change"));
    };
    const begin = (box) => {
      const detail = () => {
        one(".js-detail", box).hidden = !one(".js-action", box).value.startsWith("Set Groups");
        const mapped = one("[value=map]", box).checked;
        all(".js-map", box).forEach((part) => (part.hidden = !mapped));
        all(".js-existing", box).forEach((part) => (part.hidden = mapped));
      };
      one("h3", box).textContent = rules()[index] ? "Edit mapping" : "New mapping";
      one(".js-name", box).value = now.name;
      put(one(".js-action", box), now.action);
      put(one(".js-each", box), now.forEach || "department");
      one(".js-matches", box).value = now.expression;
      one(`[value=${now.source}]`, box).checked = true;
      box.addEventListener("change", detail);
      one(".js-more", box).addEventListener("click", () => one(".js-conditions", box).append(one("template", box).content.cloneNode(true)));
      for (let count = 0; count < now.conditions; count++) one(".js-more", box).click();
      detail();
    };
    const keep = (_name, box) => {
      const mapped = !one(".js-detail", box).hidden && one("[value=map]", box).checked;
      const made = {
        name: one(".js-name", box).value.trim(),
        action: one(".js-action", box).value,
        source: mapped ? "map" : "existing",
        forEach: mapped ? one(".js-each", box).value : "",
        expression: mapped ? one(".js-matches", box).value : "",
        conditions: all(".js-conditions > *", box).length,
      };
      one(".js-refused", box).hidden = Boolean(made.name);
      if (!made.name) return false;
      pending.rules = rules();
      pending.rules.splice(index, 1, made);
      drawRules();
    };
    popup(`${one(".tabs").dataset.base}/rule`, keep, begin);
  }

  const base = () => one(".tabs").dataset.base;
  const path = () => base().slice(1).replace("/edit", "");
  const chosen = () => all(".tiles .chosen").map((tile) => tile.dataset.id);
  const presses = {
    tab: (link) => {
      history.replaceState(null, "", location.pathname + location.search);
      tab(link.dataset.tab);
    },
    "save-app": async () => {
      const { legacy, ...change } = written();
      if (Object.values(legacy ?? {}).some(Boolean)) decoy("the section Legacy SCIM (old) was saved");
      if (await send(path(), change)) await again("Application was successfully updated.");
    },
    draft: () => {
      decoy("Save (as draft) was pressed");
      flash("Draft was kept.");
    },
    import: () => popup(`${base()}/import`, () => decoy("settings were imported")),
    actions: () => (one(".actions ul").hidden = !one(".actions ul").hidden),
    reapply: async () => {
      one(".actions ul").hidden = true;
      if (await send(`${path()}/reapply`)) flash("Mappings are being reapplied");
    },
    enable: async (button) => {
      const on = button.value === "Enable";
      const typed = { baseUrl: one("[name=baseUrl]").value, token: one("[name=token]").value };
      if (!(await send(`${path()}/${on ? "enable" : "disable"}`, typed))) return;
      one(".js-status").textContent = on ? "Enabled" : "Disabled";
      button.value = on ? "Disable" : "Enable";
    },
    groups: () => {
      const read = (box) => ({
        value: one("select", box).value,
        saml: one(".js-saml", box).checked,
        provisioned: one(".js-provisioned", box).checked,
      });
      const begin = (box) => {
        if (!pending.parameters) return;
        one("select", box).value = pending.parameters.Groups.value;
        one("select", box).dispatchEvent(new Event("change"));
        one(".js-saml", box).checked = pending.parameters.Groups.saml;
        one(".js-provisioned", box).checked = pending.parameters.Groups.provisioned;
      };
      const keep = (_name, box) => {
        pending.parameters = { Groups: read(box) };
        one(".js-groups").textContent = pending.parameters.Groups.provisioned ? "Enabled" : "";
      };
      popup(`${base()}/groups`, keep, begin);
    },
    rule: (link) => rule(Number(link.dataset.index ?? rules().length)),
    task: (link) => {
      const { name } = link.dataset;
      const act = async (what) => (await send(`${path()}/answer`, { name, what })) && again("");
      popup(`/task?name=${encodeURIComponent(name)}`, (what) => void act(what));
    },
    tile: (tile) => tile.classList.toggle("chosen"),
    "create-app": async (button) => {
      const app = await send("apps", { name: one(".js-called").value, connector: button.dataset.connector });
      if (!app) return;
      await go(`/apps/${app.id}/edit`);
      flash("Successfully created app.");
    },
    "create-role": async () => {
      if (!(await send("roles", { name: one(".js-called").value, apps: chosen() }))) return;
      await go("/roles");
      flash("Role was successfully created.");
    },
    check: () => load(one(".js-found"), `/roles/check?q=${encodeURIComponent(one(".js-person").value)}`),
    add: (button) => {
      const row = button.closest("tr");
      button.remove();
      if (!all(".js-members tr").some((each) => each.dataset.email === row.dataset.email)) one(".js-members").append(row);
      one(".js-found").innerHTML = "";
    },
    "save-role": () => {
      const save = async () => {
        const people = one(".js-members") ? { people: all(".js-members tr").map((row) => row.dataset.email) } : {};
        const apps = one(".tiles") ? { apps: chosen() } : {};
        if (await send(path(), { ...people, ...apps })) await again("Role was successfully updated.");
      };
      popup("/confirm", () => void save());
    },
    "save-user": () => again("User was successfully updated."),
    assign: () => {
      const save = async (app) => (await send(`${path()}/logins`, { app })) && again("User was successfully updated.");
      popup(`${base()}/assign`, (_name, box) => {
        const app = one("select", box).value;
        if (!app) return false;
        popup(`${base()}/login?app=${app}`, () => void save(app));
      });
    },
  };
  document.addEventListener("click", (event) => {
    const pressed = /** @type {any} */ (event.target).closest("[data-press],a[href]");
    if (pressed?.matches("a")) event.preventDefault();
    if (pressed?.dataset.press) presses[pressed.dataset.press](pressed);
    else if (pressed?.getAttribute("href").startsWith("/")) go(pressed.getAttribute("href"));
  });
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    const { q } = /** @type {any} */ (event.target);
    go(`${location.pathname}?q=${encodeURIComponent(q.value)}`);
  });
  document.addEventListener("input", (event) => {
    const field = /** @type {any} */ (event.target);
    if (field.closest(".js-legacy") && !field.dataset.noted) decoy(`something was written into the ${field.name}`);
    if (field.closest(".js-legacy")) field.dataset.noted = "1";
  });
  new MutationObserver(() => {
    const list = one(".js-rules");
    if (!list || list.dataset.drawn) return;
    list.dataset.drawn = "1";
    drawRules();
  }).observe(main, { childList: true, subtree: true });
  addEventListener("popstate", () => go("", false));
  go("", false);
}

const entries = (label, links) =>
  `<li>${label}<ul>${links.map(([path, name]) => `<li><a href="${path}">${name}</a></li>`).join("")}</ul></li>`;
const SHELL = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>OneLogin</title><style>${CSS}</style></head><body>
<div class="head"><ul><li><b>onelogin</b></li>${entries("Users", [
  ["/users", "Users"],
  ["/roles", "Roles"],
])}${entries("Applications", [
  ["/apps", "Applications"],
  ["/apps/find", "Add Apps"],
])}</ul></div>
<div id="flash"></div><div id="main"><div class="loading">Loading…</div></div><script>(${script})()</script></body></html>`;

const title = (text, tools = "") => `<div class="title"><h1>${e(text)}</h1>${tools}</div>`;
const button = (label, press, more = "") => `<input type="button" value="${label}" data-press="${press}" ${more}>`;
const definitions = (...rows) =>
  `<dl>${rows.map(([label, help, control, mark = ""]) => `<dt ${mark}>${label}</dt><dd ${mark}>${help ? `<p class="help">${help}</p>` : ""}${control}</dd>`).join("")}</dl>`;
const input = (name, value, type = "text") =>
  `<input type="${type}" ${name ? `name="${name}"` : ""} value="${e(value)}" autocomplete="off">`;
const area = (name, value) => `<textarea name="${name}" rows="4">\n${e(value)}</textarea>`;
const box = (more, label, on = false) => `<div><label><input type="checkbox" ${more}${on ? " checked" : ""}> ${e(label)}</label></div>`;
const options = (values, now = "") => values.map((value) => `<option${value === now ? " selected" : ""}>${e(value)}</option>`).join("");
const table = (heads, rows, more = "") =>
  `<table><thead><tr>${heads.map((head) => `<th>${head}</th>`).join("")}</tr></thead><tbody ${more}>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</tbody></table>`;
const link = (path, name) => `<a href="${path}">${e(name)}</a>`;
const search = (hint, q = "") =>
  `<form><input type="text" name="q" placeholder="${hint}" value="${e(q)}"> <input type="submit" value="Go"></form>`;
const frame = (base, tabs) =>
  `<div class="cols"><ul class="tabs" data-base="${base}">${tabs.map(([id, label]) => `<li><a href="#" data-press="tab" data-tab="${id}">${label}</a></li>`).join("")}</ul><div>${tabs.map(([id]) => `<section data-tab="${id}" hidden></section>`).join("")}</div></div>`;
const popup = (name, body, ...buttons) =>
  `<h3>${e(name)}</h3>${body}<p><input type="button" value="Cancel" data-act="cancel"> ${buttons.map((label) => `<input type="button" value="${label}" data-act="${label.toLowerCase()}">`).join(" ")}</p>`;
const tiles = (apps, chosen) =>
  `<ul class="tiles">${apps.map((app) => `<li data-press="tile" data-id="${app.id}" class="${chosen.includes(app.id) ? "chosen" : ""}">${e(app.name)}</li>`).join("")}</ul>`;
const members = (users, tool = "") =>
  users.map((user) => `<tr data-email="${user.email}"><td>${e(user.name)}</td><td>${user.email}</td><td>${tool}</td></tr>`).join("");

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

/** Tabs and windows of an app. */
const parts = {
  info: (app) =>
    definitions(
      ["Display Name", "What people see in their portal.", input("name", app.name)],
      ["Connector", "", e(app.connector)],
      ["Description", "Shown below the name.", area("description", app.description)],
      ["Portal", "", box('name="visible"', "Visible in portal", app.visible)],
    ),
  configuration: (
    app,
  ) => `<fieldset><legend>Application details</legend>${definitions(["SAML Audience URL", "Not needed for provisioning.", input("audience", app.audience)], ["SAML Consumer URL", "Not needed for provisioning.", input("consumer", app.consumer)])}</fieldset>
<fieldset><legend>API Connection</legend>${definitions(
    [
      "API Status",
      "Enabled once the connection was tried.",
      `<b class="js-status">${app.apiEnabled ? "Enabled" : "Disabled"}</b> ${button(app.apiEnabled ? "Disable" : "Enable", "enable")}`,
    ],
    ["SCIM Base URL", "Where the service answers, without a slash at the end.", input("baseUrl", app.baseUrl)],
    ["SCIM JSON Template", "What is sent for a user.", area("template", app.template)],
    ["Custom Headers", "One in a line.", area("headers", app.headers)],
    [
      "SCIM Bearer Token",
      app.token ? "A token is kept. It is not shown again." : "The service gave it to you.",
      input("token", "", "password"),
    ],
  )}</fieldset>
<fieldset class="js-legacy"><legend>Legacy SCIM (old)</legend><p class="help">For connections made before 2017. Do not fill this in for a new application.</p>${definitions(["SCIM Base URL", "Where the old service answers.", input("legacy.baseUrl", "")], ["SCIM Bearer Token", "Of the old service.", input("legacy.token", "", "password")])}</fieldset>${button("Import…", "import")}`,
  import: () =>
    popup(
      "Import settings",
      definitions(["SCIM Base URL", "Settings are fetched from here.", input("", "")], ["File", "", area("file", "")]),
      "Import",
    ),
  parameters: (app) =>
    `${table(
      ["Field", "Value", "Provisioning"],
      PARAMETERS.filter((name) => name !== "Groups").map((name) => [name, name, ""]),
    )}<h4>Optional Parameters</h4>${table(["Field", "Value", "Provisioning"], [['<a href="#" data-press="groups">Groups</a>', e(app.parameters.Groups.value) || "- No default -", `<span class="js-groups">${app.groupsIncluded ? "Enabled" : ""}</span>`]])}`,
  groups: (app) => {
    const { value, saml } = app.parameters.Groups;
    const select = `<select><option value="">- No default -</option>${options(["Email", "Department", "User Roles", "MemberOf"], value)}</select>`;
    const flags =
      box('class="js-saml"', "Include in SAML assertion", saml) +
      box('class="js-provisioned"', "Include in User Provisioning", app.groupsIncluded);
    return popup("Edit Field Groups", definitions(["Value", "Where the value comes from.", select], ["Flags", "", flags]), "Save");
  },
  mappings: (app) =>
    `<p>${button("Add Rule", "rule")}</p>${table(["Position", "Name", "Actions"], [], `class="js-rules" data-now="${e(JSON.stringify(app.rules))}"`)}`,
  rule: (app) => {
    const actions = [...(app.groupsIncluded ? [`Set Groups in ${app.name}`] : []), `Set NameID in ${app.name}`];
    const condition = `<template><div><select>${options(["Roles", "Department"])}</select> <input type="text"></div></template><div class="js-conditions"></div><input type="button" class="js-more" value="+">`;
    const radio = (value, label) => `<label><input type="radio" name="rule_source" value="${value}"> ${label}</label> `;
    const action = `<select class="js-action"><option value="">- Select an action -</option>${options(actions)}</select>`;
    const detail = definitions(
      ["Value", "", radio("existing", "From Existing") + radio("map", "Map from OneLogin")],
      ["Group", "Imported by Refresh.", `<select>${options(ENTITLEMENTS)}</select>`, 'class="js-existing"'],
      ["For each", "One value is set for each of these.", `<select class="js-each">${options(FOR_EACH)}</select>`, 'class="js-map"'],
      ["with value that matches", "A regular expression.", '<input type="text" class="js-matches">', 'class="js-map"'],
    );
    return popup(
      "New mapping",
      `<p class="js-refused flash bad" hidden>Name can't be blank</p>${definitions(["Name", "For you to know it again.", '<input type="text" class="js-name">'], ["Conditions", "None: the rule is for everybody.", condition], ["Actions", "What happens.", action])}<div class="js-detail">${detail}</div>`,
      "Save",
    );
  },
  sso: (app) => definitions(["Issuer URL", "For the service provider.", `https://app.onelogin.example/saml/metadata/${app.id}`]),
  access: (app, store) =>
    `<h4>Roles</h4><div class="js-roles">${store.roles.map((role) => box(`value="${role.id}"`, role.name, role.apps.includes(app.id))).join("")}</div>`,
  provisioning: ({ name, provisioning: set, apiEnabled }) => {
    const approve = (key, label) => box(`name="provisioning.${key}"`, label, set[key]);
    const approvals =
      approve("approveCreate", "Create user") + approve("approveDelete", "Delete user") + approve("approveUpdate", "Update user");
    const select = (key, values) => `<select name="provisioning.${key}">${options(values, set[key])}</select>`;
    const app = e(name);
    return definitions(
      [
        "Workflow",
        "Nothing is sent before this is on.",
        box('name="provisioning.enabled"', `Enable Provisioning for ${name}`, set.enabled),
      ],
      [`Require admin approval before this action is performed in ${app}`, "A task waits for an administrator.", approvals],
      [
        `When users are deleted in OneLogin, or the user's app access is removed, perform the below action in ${app}`,
        "Ask the vendor if you are not sure.",
        select("onDelete", DELETE_ACTIONS),
      ],
      [`When user accounts are suspended in OneLogin, perform the following action in ${app}:`, "", select("onSuspend", SUSPEND_ACTIONS)],
      ["Entitlements", "Fetches the groups of the application.", `<input type="button" value="Refresh"${apiEnabled ? "" : " disabled"}>`],
    );
  },
  users: (app) =>
    table(
      ["User", "Provisioning State"],
      app.users.map(({ name, state }) => [
        e(name),
        state === "pending" ? `<a href="#" data-press="task" data-name="${e(name)}">Pending</a>` : "Provisioned",
      ]),
    ),
};

function create() {
  const store = createStore();

  function part([, place, id, verb, what], query) {
    if (place === "task") return popup("Create User in Application", `<p>${e(query.name)}</p>`, "Skip", "Approve");
    if (place === "confirm") return popup("Save changes to this role?", "<p>Users and applications of this role will change.</p>", "Save");
    if (place === "apps" && !id) {
      const rows = store.apps.map((app) => [link(`/apps/${app.id}/edit`, app.name), e(app.connector)]);
      return title("Company Apps", link("/apps/find", "Add App")) + table(["Name", "Connector"], rows);
    }
    if (place === "apps" && id === "find") {
      const rows = matching(CONNECTORS, query.q).map((one) => [link(`/apps/new/${one.id}`, one.name), "SAML2.0, provisioning"]);
      return title("Find Applications") + search("Search applications", query.q) + table(["Name", "Type"], rows);
    }
    if (place === "apps" && id === "new") {
      const { name } = CONNECTORS.find((one) => one.id === Number(verb));
      const called = `<input type="text" class="js-called" value="${e(name)}">`;
      const save = button("Save", "create-app", `data-connector="${verb}"`);
      return (
        title(`Add ${e(name)}`, save) +
        definitions(
          ["Display Name", "What people see in their portal.", called],
          ["Portal", "", box("", "Visible in portal", true)],
          ["Description", "", "<textarea></textarea>"],
        )
      );
    }
    if (place === "apps") {
      const app = { ...store.app(id), ...store.extra(id) };
      if (parts[what]) return parts[what](app, store);
      const shown = TABS.filter(([tab]) => store.provisions(id) || !["mappings", "provisioning"].includes(tab));
      const actions = `<span class="actions">${button("More Actions", "actions")}<ul hidden><li><a href="#">SAML Metadata</a></li><li><a href="#" data-press="reapply">Reapply entitlement mappings</a></li></ul></span>`;
      return (
        title(app.name, `${actions}${button("Save (as draft)", "draft")}${button("Save", "save-app")}`) + frame(`/apps/${id}/edit`, shown)
      );
    }
    if (place === "roles" && id === "check") {
      const found = query.q?.trim() ? matching(store.users, query.q) : [];
      return found.length ? `<table>${members(found, button("Add To Role", "add"))}</table>` : "<p>No users found</p>";
    }
    if (place === "roles" && !id) {
      const rows = matching(store.roles, query.q).map((role) => [link(`/roles/${role.id}`, role.name), String(role.people.length)]);
      return title("Roles", link("/roles/new", "New Role")) + search("Search roles", query.q) + table(["Role", "Users"], rows);
    }
    if (place === "roles" && id === "new")
      return `${title("New Role", button("Save", "create-role"))}${definitions(["Name", "Groups are named after it.", '<input type="text" class="js-called">'])}<h4>Select Apps to Add</h4>${tiles(store.apps, [])}`;
    if (place === "roles") {
      const role = store.role(id);
      const people = store.users.filter((user) => role.people.includes(user.email));
      if (verb === "applications") return tiles(store.apps, role.apps);
      if (verb === "users")
        return `${definitions(["Check existing or add new users to this role", "A part of a name or of an address.", `<input type="text" class="js-person"> ${button("Check", "check")}`])}<div class="js-found"></div><h4>Users Added Manually</h4><table><tbody class="js-members">${members(people)}</tbody></table>`;
      return (
        title(role.name, button("Save", "save-role")) +
        frame(`/roles/${id}`, [
          ["applications", "Applications"],
          ["users", "Users"],
        ])
      );
    }
    if (!id) {
      const rows = matching(store.users, query.q).map((user) => [link(`/users/${user.id}`, user.name), user.email]);
      return title("Users") + search("Search users", query.q) + table(["Name", "Email"], rows);
    }
    const user = store.user(id);
    const stateOf = (app) => app.users.find((one) => one.name === user.name)?.state ?? "";
    const mine = store.apps.filter((app) => user.logins.includes(app.id) || stateOf(app));
    const free = store.apps.filter((app) => !mine.includes(app)).map((app) => `<option value="${app.id}">${e(app.name)}</option>`);
    if (verb === "info") return definitions(["Name", "", input("", user.name)], ["Email", "", input("", user.email)]);
    if (verb === "applications")
      return `<p>${button("+", "assign")}</p>${table(
        ["Application", "Provisioning State"],
        mine.map((app) => [e(app.name), `<span style="text-transform:capitalize">${stateOf(app)}</span>`]),
      )}`;
    if (verb === "assign")
      return popup(
        `Assign new login to ${user.name}`,
        definitions([
          "Select application",
          "Only those that the user does not have.",
          `<select><option value="">- Select -</option>${free.join("")}</select>`,
        ]),
        "Continue",
      );
    if (verb === "login")
      return popup(
        `Edit ${store.app(query.app).name} login for ${user.name}`,
        definitions(["SCIM Username", "As the application knows the user.", input("", user.email)]),
        "Save",
      );
    return (
      title(user.name, button("Save User", "save-user")) +
      frame(`/users/${id}`, [
        ["info", "User Info"],
        ["applications", "Applications"],
      ])
    );
  }

  let asked = 0;
  return {
    state: store.state,
    async handle(request) {
      asked += 1;
      await new Promise((done) => setTimeout(done, 700 + ((asked * 317) % 800)));
      const api = jsonApi(store, request);
      if (api) return api;
      const inner = request.path.startsWith("/part/");
      const steps = plainPath(request.path.replace(/^\/part/, "")).split("/");
      const known = { apps: store.app, roles: store.role, users: store.user }[steps[1]];
      if (!steps[1]) return redirect("/apps");
      if (/^\d+$/.test(steps[2]) && !known?.(steps[2])) return answer("Not found", 404);
      if (inner) return answer(part(steps, request.query));
      return known ? answer(SHELL) : answer("Not found", 404);
    },
  };
}

export const console = {
  name: "meridian",
  style:
    "Slow, with Loading… before everything; definition lists with a help text between label and field, drawn boxes over hidden selects; a legacy section, an import window and Save (as draft) to leave alone.",
  expect: {},
  create,
};

/** For by-hand.mjs. */
export const hands = (page) => ({
  async settle() {
    await page.waitForTimeout(150);
    await page.waitForFunction(() => !document.querySelector(".loading"), null, { polling: 50 });
    await page.waitForTimeout(100);
  },
  async menu(area, entry) {
    await page.locator(".head > ul > li", { hasText: area }).hover();
    await page.locator(".head li li").getByText(entry, { exact: true }).filter({ visible: true }).click();
    await page.mouse.move(5, 500);
    await this.settle();
  },
  tab: (name) => page.locator(".tabs").getByText(name, { exact: true }).click(),
  async search(text) {
    await page.getByPlaceholder(/^Search/).fill(text);
    await page.getByText("Go", { exact: true }).click();
    await this.settle();
  },
  window: () => page.locator(".popup").last(),
  called: (label) =>
    label === "Enable provisioning" ? "Enable Provisioning for Spekit SCIM" : label.replace(/(action)(:?)$/, "$1 in Spekit SCIM$2"),
  save: () => page.locator(".title").getByText("Save", { exact: true }).click(),
  cell: (label, within) =>
    within.locator("dt").getByText(label, { exact: true }).filter({ visible: true }).first().locator("xpath=following-sibling::dd[1]"),
  field(label, within = page) {
    return this.cell(label, within).locator("input,textarea").first();
  },
  async choose(label, option, within = page) {
    await this.settle();
    await this.cell(label, within).locator(".s2-choice").click();
    await page.locator(".s2-drop li").getByText(option, { exact: true }).click();
  },
  chooseAction(option, within) {
    return this.choose("Actions", option, within);
  },
});
