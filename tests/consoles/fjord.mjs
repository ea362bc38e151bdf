// A single-page console that redraws a whole section on every change, with labels in grid cells of their own and virtualised lists.

import { createStore, DELETE_ACTIONS, ENTITLEMENTS, FOR_EACH, jsonApi, PARAMETERS, page, SUSPEND_ACTIONS } from "./store.mjs";

const PLACES = "Bergen|Cork|Delft|Esbjerg|Faro|Ghent|Haifa|Izmir|Jena|Kyoto".split("|");
const FILLERS = ["Branch", "Project", "Region", "Team"].flatMap((kind) => PLACES.map((place) => `${kind} ${place}`));

const STYLE = `
*{box-sizing:border-box}body{margin:0;font:14px/1.45 system-ui,sans-serif;color:#1b2733;background:#f3f6f8}button,input,textarea{font:inherit}
.c-top{display:flex;gap:18px;align-items:center;background:#0d2b3e;color:#fff;padding:0 20px;height:52px}.c-top a,.c-top button{color:#fff;background:none;border:0;text-decoration:none;cursor:pointer}
.c-menu{position:relative}.c-drop{position:absolute;top:30px;left:0;background:#fff;box-shadow:0 6px 20px #0004;padding:6px 0;min-width:210px;z-index:5}.c-drop>*{display:block;width:100%;text-align:left;color:#1b2733!important;padding:7px 14px!important;border:0;background:none;cursor:pointer}
.c-top button{white-space:nowrap}.c-top .c-in{margin-left:auto;width:230px;border-radius:14px;border:0}main{max-width:1080px;margin:22px auto;padding:0 20px}
.c-head{display:flex;align-items:center;gap:14px}.c-head h1{font-size:23px;margin:8px 0}.c-unsaved{color:#a15c00;background:#fff1d6;border-radius:10px;padding:2px 10px;font-size:12px}.c-right{margin-left:auto;display:flex;gap:8px;position:relative}
.c-split{display:grid;grid-template-columns:170px 1fr;gap:22px}.c-tabs a{display:flex;gap:7px;padding:8px 10px;color:inherit;text-decoration:none;align-items:center;border-radius:6px}.c-tabs a[aria-selected=true]{background:#dbe8f1;font-weight:600}.c-dot{width:8px;height:8px;border-radius:50%;background:#d98200}
.c-card{background:#fff;border:1px solid #dde5ea;border-radius:8px;padding:18px 20px;margin-bottom:16px}.c-card h2{font-size:15px;margin:0 0 12px}.c-grid{display:grid;grid-template-columns:1fr 1fr;gap:4px 22px;margin-bottom:14px}.c-cap{color:#566774;font-size:13px;align-self:end}
.c-grid input,.c-grid textarea,.c-in{width:100%;padding:7px 9px;border:1px solid #b9c6cf;border-radius:5px}.c-btn{padding:6px 14px;border:1px solid #b9c6cf;border-radius:5px;background:#fff;cursor:pointer;color:inherit;text-decoration:none}.c-btn:disabled{opacity:.5}.c-main{background:#1273b8;border-color:#1273b8;color:#fff}
.c-pick{border:1px solid #b9c6cf;border-radius:5px;padding:7px 9px;background:#fff;cursor:pointer;display:flex;justify-content:space-between}.c-list{position:absolute;background:#fff;box-shadow:0 6px 20px #0004;z-index:30;max-height:240px;overflow:auto}.c-list [role=option]{padding:7px 12px;cursor:pointer}.c-list [role=option]:hover{background:#e7f0f6}
.c-check{display:flex;gap:8px;align-items:center;margin:7px 0;cursor:pointer}.c-check button{width:18px;height:18px;padding:0;border:1px solid #7c8c97;border-radius:3px;background:#fff;line-height:1}.c-check button[aria-checked=true]{background:#1273b8;color:#fff}
.c-view{height:264px;overflow:auto;position:relative;border:1px solid #dde5ea;background:#fff}.c-row{position:absolute;left:0;right:0;height:44px;padding:0 14px;display:grid;grid-template-columns:1fr 1fr 120px;align-items:center;border-bottom:1px solid #edf1f4}.c-plain{position:static}.c-row a{color:#0d5d98}
.c-link{border:0;background:none;color:#0d5d98;padding:0;cursor:pointer;text-align:left;text-decoration:underline}.c-mask{position:fixed;inset:0;background:#0b1a2599;display:grid;place-items:center;z-index:20}.c-win{background:#fff;border-radius:8px;width:560px;max-height:88vh;overflow:auto;padding:20px 24px}.c-win h2{margin:0 0 12px;font-size:18px}.c-foot{display:flex;justify-content:flex-end;gap:8px;margin-top:18px}
.c-tiles{display:grid;grid-template-columns:repeat(4,1fr);gap:10px}.c-tiles button{padding:18px 8px;border:1px solid #b9c6cf;background:#fff;border-radius:8px;cursor:pointer}.c-tiles [aria-pressed=true]{border:2px solid #1273b8;background:#e7f0f6}.c-bad{color:#b3261e;margin:6px 0}
#toast{position:fixed;right:22px;bottom:22px;z-index:40}.c-toast{background:#12303f;color:#fff;padding:11px 18px;border-radius:6px;margin-top:8px;transition:opacity .4s}.c-ok{color:#19713a;font-weight:600}`;

/** Runs in the page. @param {Record<string, string[]>} lists */
function client({ PARAMETERS, DELETE_ACTIONS, SUSPEND_ACTIONS, FOR_EACH, ENTITLEMENTS }) {
  const ROW = 44;
  /** @type {any} */
  const ui = { menu: "", windows: [], list: null, toasts: [], scroll: {}, search: {}, tab: "info", view: null };
  const copy = (value) => JSON.parse(JSON.stringify(value));
  const has = (text, wanted = "") => text.toLowerCase().includes(wanted.trim().toLowerCase());

  // Markup: text is escaped, what `t` made is not.
  class Raw extends String {}
  const esc = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const put = (value) =>
    value instanceof Raw ? value : Array.isArray(value) ? value.map(put).join("") : value || value === 0 ? esc(value) : "";
  const t = (parts, ...values) => new Raw(parts.reduce((made, part, index) => made + put(values[index - 1]) + part));

  // What an element does when it is clicked or typed into.
  let section = "main";
  const acts = { top: [], main: [], windows: [], toast: [] };
  const on = (act) => new Raw(`data-on="${section}:${acts[section].push(act) - 1}"`);
  const act = (element, value) => {
    const [where, index] = element.dataset.on.split(":");
    acts[where][index](value, element);
    draw();
  };

  // Whole sections are made anew, and the cursor is put back to where it was.
  let timer = 0;
  const draw = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => ["top", "main", "windows"].forEach(redraw));
  };
  function redraw(name) {
    section = name;
    acts[name] = [];
    const root = document.getElementById(name);
    /** @type {any} */
    const active = document.activeElement;
    const key = root.contains(active) && active.dataset.k;
    const cursor = key && [active.selectionStart, active.selectionEnd];
    root.innerHTML = String(put(SECTIONS[name]()));
    for (const view of root.querySelectorAll("[data-scroll]")) view.scrollTop = ui.scroll[view.getAttribute("data-scroll")] ?? 0;
    /** @type {any} */
    const again = key ? root.querySelector(`[data-k="${CSS.escape(key)}"]`) : null;
    again?.focus({ preventScroll: true });
    if (cursor && typeof cursor[0] === "number" && again?.setSelectionRange) again.setSelectionRange(...cursor);
  }
  const toast = (text) => {
    const one = { text, faint: false };
    ui.toasts.push(one);
    redraw("toast");
    setTimeout(() => {
      one.faint = true;
      redraw("toast");
    }, 3000);
    setTimeout(() => {
      ui.toasts = ui.toasts.filter((each) => each !== one);
      redraw("toast");
    }, 3400);
  };
  const ask = async (path, body) => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`/-/${path}`, { method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body) });
    const told = await answer.json();
    if (answer.ok) return told;
    if (body) toast(told.error);
    return null;
  };

  // Pieces of pages. `k` is how an element is known again after it was made anew.
  const field = (of, part, more = {}) => {
    const { rows, type = "text", hint = "", k = part } = more;
    const set = on((value) => (of[part] = value));
    const rest = t`class="c-in" data-k="${k}" placeholder="${hint}" autocomplete="off" ${set}`;
    return rows ? t`<textarea rows="${rows}" ${rest}>${"\n" + of[part]}</textarea>` : t`<input type="${type}" value="${of[part]}" ${rest}>`;
  };
  const box = (label, is, press) =>
    t`<label class="c-check"><button type="button" role="checkbox" aria-checked="${String(!!is)}" data-k="${label}" ${on(press)}>${is && "✓"}</button><span>${label}</span></label>`;
  const check = (label, of, part) => box(label, of[part], () => (of[part] = !of[part]));
  const pick = (of, part, options, none = "") => {
    const open = (_, element) => {
      const { left, bottom, width } = element.getBoundingClientRect();
      ui.list = ui.list ? null : { of, part, options, style: `left:${left}px;top:${bottom + scrollY}px;width:${width}px` };
    };
    return t`<div class="c-pick" role="combobox" aria-haspopup="listbox" aria-expanded="${String(!!ui.list)}" tabindex="0" data-k="${part}" ${on(open)}><span>${of[part] || none}</span><span aria-hidden="true">▾</span></div>`;
  };
  const button = (text, press, more = "") => t`<button type="button" class="c-btn ${more}" data-k="${text}" ${on(press)}>${text}</button>`;
  const main = (text, press, idle = false) =>
    t`<button type="button" class="c-btn c-main" data-k="${text}" ${new Raw(idle ? "disabled" : "")} ${on(press)}>${text}</button>`;
  const small = (text, press, called = text) =>
    t`<button type="button" class="c-link" aria-label="${called}" ${on(press)}>${text}</button>`;
  const link = (href, text, more = "") => t`<a href="${href}" class="${more}">${text}</a>`;
  const cap = (text) => t`<div class="c-cap">${text}</div>`;
  // Two captions, then the two fields under them.
  const grid = (...pairs) => {
    const rows = [];
    for (let at = 0; at < pairs.length; at += 2) {
      const two = [pairs[at], pairs[at + 1] ?? ["", ""]];
      rows.push(
        two.map(([caption]) => cap(caption)),
        two.map(([, inside]) => t`<div>${inside}</div>`),
      );
    }
    return t`<div class="c-grid">${rows}</div>`;
  };
  const card = (title, ...inside) => t`<section class="c-card">${title && t`<h2>${title}</h2>`}${inside}</section>`;
  const plain = (...cells) => t`<div class="c-row c-plain">${cells.map((cell) => t`<div>${cell}</div>`)}</div>`;
  // A list of which only the rows in sight exist, with a box that filters it.
  const virtual = {};
  const rowsAt = (key) => {
    const { items, row } = virtual[key];
    const first = Math.max(0, Math.floor((ui.scroll[key] ?? 0) / ROW) - 1);
    return items.slice(first, first + 9).map((item, index) => {
      const place = first + index;
      return t`<div class="c-row" role="listitem" aria-posinset="${place + 1}" aria-setsize="${items.length}" style="top:${place * ROW}px">${row(item).map((cell) => t`<div>${cell}</div>`)}</div>`;
    });
  };
  const list = (key, hint, items, row, text = (item) => item.name) => {
    ui.search[key] ??= "";
    virtual[key] = { items: items.filter((item) => has(text(item), ui.search[key])), row };
    return t`<p>${field(ui.search, key, { type: "search", hint, k: `search ${key}` })}</p>
      <div class="c-view" data-scroll="${key}" tabindex="0"><div style="height:${virtual[key].items.length * ROW}px"><div role="list">${rowsAt(key)}</div></div></div>`;
  };
  const head = (title, unsaved, ...right) =>
    t`<div class="c-head"><h1>${title}</h1>${unsaved && t`<span class="c-unsaved">Unsaved changes</span>`}<div class="c-right">${right}</div></div>`;
  const tabs = (all, panel) =>
    t`<div class="c-split"><nav class="c-tabs" role="tablist" aria-orientation="vertical">${all.map(
      ([tab, name, dot]) =>
        t`<a role="tab" aria-selected="${String(ui.tab === tab)}" href="#${tab}" data-k="tab ${tab}"><span>${name}</span>${dot && t`<i class="c-dot" title="Unsaved changes"></i>`}</a>`,
    )}</nav><div role="tabpanel">${panel}</div></div>`;
  const menu = (name, items, more = "") =>
    t`<div class="c-menu"><button type="button" aria-haspopup="menu" aria-expanded="${String(ui.menu === name)}" class="${more}" data-k="${name}" ${on(
      () => (ui.menu = ui.menu === name ? "" : name),
    )}><span>${name}</span> ▾</button>${ui.menu === name && t`<div class="c-drop" role="menu">${items}</div>`}</div>`;
  const item = (text, press) => t`<button type="button" role="menuitem" ${on(press)}>${text}</button>`;
  const entry = (href, text) => t`<a role="menuitem" href="${href}">${text}</a>`;
  const tiles = (apps, of) => {
    const press = (id) => () => {
      of.apps = of.apps.includes(id) ? of.apps.filter((each) => each !== id) : [...of.apps, id];
    };
    return t`<div class="c-tiles">${apps.map(({ id, name }) => t`<button type="button" aria-pressed="${String(of.apps.includes(id))}" ${on(press(id))}>${name}</button>`)}</div>`;
  };
  const close = () => {
    ui.windows.pop();
    ui.list = null;
    draw();
  };
  const show = (kind, title, more = {}) => {
    ui.windows.push({ kind, title, ...more });
    setTimeout(() => /** @type {any} */ (document.querySelector("#windows [role=dialog]"))?.focus(), 20);
  };
  const foot = (...buttons) => t`<div class="c-foot">${button("Cancel", close)}${buttons}</div>`;

  // One app: what is stored, and what it is to be.
  const PARTS = {
    info: ["name", "description", "visible"],
    configuration: ["baseUrl", "token", "template", "headers", "audience", "consumer"],
    parameters: ["parameters"],
    mappings: ["rules"],
    access: ["roles"],
    provisioning: ["provisioning"],
  };
  const changed = (tab) => (PARTS[tab] ?? []).some((part) => JSON.stringify(ui.draft[part]) !== JSON.stringify(ui.saved[part]));
  const loadApp = async (id) => {
    const app = await ask(`apps/${id}`);
    if (!app) return false;
    ui.saved = { ...app, kept: app.token, token: "", roles: app.roles.sort() };
    ui.draft = copy(ui.saved);
    ui.replace = false;
    return true;
  };
  const saveApp = async () => {
    const parts = Object.values(PARTS).flat();
    if (!(await ask(`apps/${ui.saved.id}`, Object.fromEntries(parts.map((part) => [part, ui.draft[part]]))))) return;
    await loadApp(ui.saved.id);
    toast("Application was successfully updated.");
    draw();
  };
  const enable = async () => {
    const { apiEnabled, id } = ui.saved;
    const { baseUrl, token } = ui.draft;
    if (await ask(`apps/${id}/${apiEnabled ? "disable" : "enable"}`, { baseUrl, token })) ui.saved.apiEnabled = !apiEnabled;
    draw();
  };
  const parameter = (name) => {
    const { value, provisioned } = ui.draft.parameters[name];
    const open = () => show("parameter", `Edit Field ${name}`, { name, now: copy(ui.draft.parameters[name]) });
    return plain(small(name, open), value || "- No default -", provisioned ? "Enabled" : "");
  };
  const editRule = (index) => {
    const made = { name: "", conditions: [], action: "", source: "existing", forEach: FOR_EACH[0], expression: "" };
    show("rule", index < 0 ? "New mapping" : "Edit mapping", { index, now: index < 0 ? made : copy(ui.draft.rules[index]) });
  };
  const giveRole = (id) => () => {
    const { roles } = ui.draft;
    ui.draft.roles = (roles.includes(id) ? roles.filter((each) => each !== id) : [...roles, id]).sort();
  };
  const TABS = {
    info: (app) =>
      card(
        "",
        grid(["Display Name", field(app, "name")], ["Connector", app.connector], ["Description", field(app, "description", { rows: 3 })]),
        check("Visible in portal", app, "visible"),
      ),
    configuration: (app) => {
      if (!app.provisions) return card("", "This connector has nothing to configure.");
      const { apiEnabled, kept } = ui.saved;
      const status = t`<span class="${apiEnabled && "c-ok"}">${apiEnabled ? "Enabled" : "Disabled"}</span>`;
      const token =
        kept && !ui.replace ? t`A token is kept. ${small("Change", () => (ui.replace = true))}` : field(app, "token", { type: "password" });
      return [
        card("Application details", grid(["SAML Audience URL", field(app, "audience")], ["SAML Consumer URL", field(app, "consumer")])),
        card(
          "API Connection",
          grid(
            ["API Status", status],
            ["", button(apiEnabled ? "Disable" : "Enable", enable)],
            ["SCIM Base URL", field(app, "baseUrl")],
            ["SCIM Bearer Token", token],
            ["SCIM JSON Template", field(app, "template", { rows: 6 })],
            ["Custom Headers", field(app, "headers", { rows: 6 })],
          ),
        ),
      ];
    },
    parameters: () => [
      card("Credentials are configured by admin", PARAMETERS.slice(0, -1).map(parameter)),
      card("Optional Parameters", PARAMETERS.slice(-1).map(parameter)),
    ],
    mappings: ({ rules }) =>
      card(
        "",
        t`<p>${button("Add Rule", () => editRule(-1))}</p>`,
        rules.map((rule, at) =>
          plain(
            small(rule.name, () => editRule(at)),
            rule.action,
            small("✕", () => rules.splice(at, 1), `Remove ${rule.name}`),
          ),
        ),
        !rules.length && "No rules yet.",
      ),
    sso: ({ id }) =>
      card("SAML2.0", grid(["Issuer URL", `https://app.onelogin.com/saml/metadata/${id}`], ["SAML Signature Algorithm", "SHA-256"])),
    access: ({ roles, everyRole }) =>
      card(
        "Roles",
        list("access", "Search roles", everyRole, ({ id, name }) => [box(name, roles.includes(id), giveRole(id))]),
      ),
    provisioning: ({ provisioning }) => [
      card(
        "Workflow",
        check("Enable provisioning", provisioning, "enabled"),
        t`<h3>Require admin approval before this action is performed</h3>`,
        check("Create user", provisioning, "approveCreate"),
        check("Delete user", provisioning, "approveDelete"),
        check("Update user", provisioning, "approveUpdate"),
        grid(
          [
            "When users are deleted in OneLogin, or the user's app access is removed, perform the below action",
            pick(provisioning, "onDelete", DELETE_ACTIONS),
          ],
          ["When user accounts are suspended in OneLogin, perform the following action:", pick(provisioning, "onSuspend", SUSPEND_ACTIONS)],
        ),
      ),
      card(
        "Entitlements",
        button("Refresh", () => toast("Entitlements are being refreshed.")),
      ),
    ],
    users: () => {
      const state = ({ name, state }) =>
        state === "pending" ? small("Pending", () => show("task", "Create User in Application", { name })) : "Provisioned";
      return card(
        "",
        plain(t`<b>User</b>`, "", t`<b>Provisioning State</b>`),
        list("people", "Search users", ui.saved.people, (one) => [one.name, "", state(one)]),
      );
    },
  };
  const NAMES =
    "info:Info|configuration:Configuration|parameters:Parameters|mappings:Rules|sso:SSO|access:Access|provisioning:Provisioning|users:Users";

  // Every page: what it asks for, and how it is drawn.
  const PAGES = {
    apps: {
      load: async () => (ui.apps = await ask("apps")),
      view: () => [
        head("Applications", false, link("/apps/find", "Add App", "c-btn c-main")),
        list("apps", "Search company apps", ui.apps, (app) => [link(`/apps/${app.id}/edit`, app.name), app.connector]),
      ],
    },
    find: {
      load: async () => (ui.connectors = (await ask("connectors")).reverse()),
      view: () => {
        ui.search.find ??= "";
        const hits = ui.search.find ? ui.connectors.filter(({ name }) => has(name, ui.search.find)) : [];
        return [
          head("Find Applications"),
          field(ui.search, "find", { type: "search", hint: "Search" }),
          hits.map(({ id, name }) => plain(link(`/apps/new/${id}`, name), "", t`<small>SAML2.0, provisioning</small>`)),
        ];
      },
    },
    new: {
      load: async (id) => {
        ui.connector = (await ask("connectors")).find((each) => each.id === Number(id));
        ui.made = { name: ui.connector?.name, visible: true, connector: ui.connector?.id };
        return ui.connector;
      },
      view: () => {
        const save = async () => {
          const made = await ask("apps", ui.made);
          if (!made) return;
          toast("Application was successfully created.");
          go(`/apps/${made.id}/edit#info`);
        };
        const fields = grid(["Display Name", field(ui.made, "name")], ["", check("Visible in portal", ui.made, "visible")]);
        return [head(`Add ${ui.connector.name}`, false, link("/apps/find", "Cancel", "c-btn"), main("Save", save)), card("Portal", fields)];
      },
    },
    app: {
      load: loadApp,
      view: () => {
        const shown = NAMES.split("|").map((each) => each.split(":"));
        const reapply = async () => (await ask(`apps/${ui.saved.id}/reapply`, {})) && toast("Mappings are being reapplied.");
        const more = [
          item("SAML Metadata", () => toast("Metadata is being downloaded.")),
          item("Sync logins", () => toast(`Synchronizing users with ${ui.saved.name}`)),
          item("Reapply entitlement mappings", reapply),
        ];
        const unsaved = Object.keys(PARTS).some(changed);
        return [
          head(ui.saved.name, unsaved, menu("More Actions", more, "c-btn"), main("Save", saveApp, !unsaved)),
          tabs(
            shown.filter(([tab]) => ui.saved.provisions || !/mapp|prov/.test(tab)).map(([tab, name]) => [tab, name, changed(tab)]),
            TABS[ui.tab]?.(ui.draft),
          ),
        ];
      },
    },
    roles: {
      load: async () => (ui.roles = await ask("roles")),
      view: () => [
        head("Roles", false, link("/roles/new", "New Role", "c-btn c-main")),
        list("roles", "Search roles", ui.roles, ({ id, name, people, apps }) => [
          link(`/roles/${id}`, name),
          `${people.length} users`,
          `${apps.length} apps`,
        ]),
      ],
    },
    newRole: {
      load: async () => {
        ui.made = { name: "", apps: [] };
        ui.apps = await ask("apps");
        return true;
      },
      view: () => {
        const save = async () => {
          if (!(await ask("roles", ui.made))) return;
          toast("Role was successfully created.");
          go("/roles");
        };
        return [
          head("New Role", false, link("/roles", "Cancel", "c-btn"), main("Save", save)),
          card("", grid(["Name", field(ui.made, "name", { hint: "Enter a name" })])),
          card("Select Apps to Add", tiles(ui.apps, ui.made)),
        ];
      },
    },
    role: {
      load: async (id) => {
        ui.everybody = await ask("users");
        ui.role = await ask(`roles/${id}`);
        ui.draftRole = ui.role && copy(ui.role);
        return ui.role;
      },
      view: () => {
        const { people } = ui.draftRole;
        const unsaved = JSON.stringify(ui.role) !== JSON.stringify(ui.draftRole);
        const look = () => {
          const wanted = ui.search.member.trim();
          ui.matches = wanted ? ui.everybody.filter((one) => has(one.name + one.email, wanted)) : [];
        };
        ui.search.member ??= "";
        const match = ({ name, email }) =>
          plain(name, email, people.includes(email) ? "In this role" : button("Add To Role", () => people.push(email)));
        const member = (email, at) =>
          plain(
            ui.everybody.find((one) => one.email === email)?.name,
            email,
            small("Remove", () => people.splice(at, 1)),
          );
        const users = [
          card(
            "",
            grid(["Check existing or add new users to this role", field(ui.search, "member")], ["", button("Check", look)]),
            ui.matches?.map(match),
            ui.matches?.length === 0 && "No users found.",
          ),
          card("Users Added Manually", people.map(member)),
        ];
        return [
          head(
            ui.role.name,
            unsaved,
            main("Save", () => show("role", "Save changes to this role?"), !unsaved),
          ),
          tabs(
            [
              ["applications", "Applications"],
              ["users", "Users"],
            ],
            ui.tab === "users" ? users : card("Applications", tiles(ui.role.everyApp, ui.draftRole)),
          ),
        ];
      },
    },
    users: {
      load: async () => (ui.everybody = await ask("users")),
      view: () => [
        head("Users"),
        list(
          "users",
          "Search users",
          ui.everybody,
          ({ id, name, email }) => [link(`/users/${id}`, name), email, "Active"],
          ({ name, email }) => name + email,
        ),
      ],
    },
    user: {
      load: async (id) => (ui.user = await ask(`users/${id}`)),
      view: () => {
        const { name, email, apps } = ui.user;
        const assign = () => show("assign", `Assign new login to ${name}`, { now: { app: "" } });
        const logins = card(
          "Assigned applications",
          t`<p>${button("+", assign)}</p>`,
          apps.map((app) => plain(app.name, "", app.state ?? "-")),
        );
        const info = card("User Info", grid(["Name", name], ["Email", email]));
        return [
          head(name),
          tabs(
            [
              ["info", "User Info"],
              ["applications", "Applications"],
            ],
            ui.tab === "applications" ? logins : info,
          ),
        ];
      },
    },
  };

  const WINDOWS = {
    parameter: ({ name, now }) => {
      const save = () => {
        ui.draft.parameters[name] = now;
        close();
      };
      return [
        cap("Value"),
        pick(now, "value", ["Email", "Username", "First Name", "Last Name", "Department", "User Roles", "MemberOf"], "- No default -"),
        t`<h3>Flags</h3>`,
        check("Include in SAML assertion", now, "saml"),
        check("Include in User Provisioning", now, "provisioned"),
        foot(main("Save", save)),
      ];
    },
    rule: (one) => {
      const rule = one.now;
      const groups = `Set Groups in ${ui.saved.name}`;
      const radio = (source, label) => {
        const press = () => Object.assign(rule, { source, expression: "" });
        const is = rule.source === source;
        return t`<label class="c-check"><button type="button" role="radio" aria-checked="${String(is)}" data-k="${source}" ${on(press)}>${is && "●"}</button><span>${label}</span></label>`;
      };
      const save = () => {
        one.error = rule.name.trim() ? (rule.action ? "" : "Choose an action") : "Name can't be blank";
        if (one.error) return;
        const stored = { ...rule, name: rule.name.trim(), forEach: rule.source === "map" ? rule.forEach : "" };
        ui.draft.rules[one.index < 0 ? ui.draft.rules.length : one.index] = stored;
        close();
      };
      return [
        cap("Name"),
        field(rule, "name", { k: "rule" }),
        t`<h3>Conditions</h3><p>${rule.conditions.length ? "Match all of the following conditions" : "No conditions. Actions apply to all users."}</p>`,
        rule.conditions.map((condition, at) =>
          plain(pick(condition, "source", ["Roles", "Email", "Status"]), field(condition, "value", { k: `value ${at}` })),
        ),
        button("+", () => rule.conditions.push({ source: "Roles", value: "" })),
        t`<h3>Actions</h3>`,
        pick(rule, "action", [`Set NameID in ${ui.saved.name}`, ...(ui.saved.groupsIncluded ? [groups] : [])], "- Select an action -"),
        rule.action === groups && t`<div role="radiogroup">${radio("existing", "From Existing")}${radio("map", "Map from OneLogin")}</div>`,
        rule.action === groups &&
          (rule.source === "map"
            ? [
                grid(["For each", pick(rule, "forEach", FOR_EACH)], ["with value that matches", field(rule, "expression")]),
                `set ${ui.saved.name} Groups named after ${rule.forEach}`,
              ]
            : pick(rule, "expression", ENTITLEMENTS, "- Select -")),
        one.error && t`<p class="c-bad" role="alert">${one.error}</p>`,
        foot(main("Save", save)),
      ];
    },
    task: ({ name }) => {
      const answer = (what) => async () => {
        const { id } = ui.saved;
        if (await ask(`apps/${id}/answer`, { name, what })) ui.saved.people = (await ask(`apps/${id}`)).people;
        close();
      };
      return [
        t`<p>${name} will be created in ${ui.saved.name}.</p>`,
        foot(button("Skip", answer("skip")), main("Approve", answer("approve"))),
      ];
    },
    role: () => {
      const save = async () => {
        const { people, apps } = ui.draftRole;
        if (await ask(`roles/${ui.role.id}`, { people, apps })) ui.role = copy(ui.draftRole);
        toast("Role was successfully updated.");
        close();
      };
      return [t`<p>Users of this role get or lose access at once.</p>`, foot(main("Save", save))];
    },
    assign: ({ now }) => {
      const { name, email, everyApp } = ui.user;
      const next = () => {
        if (!now.app) return;
        ui.windows.pop();
        show("login", `Edit ${now.app} login for ${name}`, { app: now.app, now: { name: email } });
      };
      return [
        cap("Select application"),
        pick(
          now,
          "app",
          everyApp.map((app) => app.name),
          "- Select -",
        ),
        foot(main("Continue", next)),
      ];
    },
    login: (one) => {
      const save = async () => {
        const { id, everyApp } = ui.user;
        await ask(`users/${id}/logins`, { app: everyApp.find((app) => app.name === one.app).id });
        ui.user = await ask(`users/${id}`);
        toast("Login was successfully created.");
        close();
      };
      return [cap("SCIM Username"), field(one.now, "name", { k: "login" }), cap("Groups"), "Set by rules", foot(main("Save", save))];
    },
  };
  const SECTIONS = {
    top: () => [
      link("/apps", "onelogin"),
      menu("Users", [entry("/users", "Users"), entry("/roles", "Roles")]),
      menu("Applications", [entry("/apps", "Applications"), entry("/apps/find", "Add Apps")]),
      field(ui, "help", { type: "search", hint: "Ask the help" }),
    ],
    main: () => ui.view?.() ?? t`<p>Loading…</p>`,
    windows: () => {
      const choose = (option) => () => {
        ui.list.of[ui.list.part] = option;
        ui.list = null;
      };
      const option = (text) =>
        t`<div role="option" tabindex="0" aria-selected="${String(text === ui.list.of[ui.list.part])}" ${on(choose(text))}>${text}</div>`;
      return [
        ui.windows.map(
          (one) =>
            t`<div class="c-mask"><div class="c-win" role="dialog" aria-modal="true" aria-labelledby="w-title" tabindex="-1" data-k="window"><h2 id="w-title">${one.title}</h2>${WINDOWS[one.kind](one)}</div></div>`,
        ),
        ui.list && t`<div class="c-list" role="listbox" style="${ui.list.style}">${ui.list.options.map(option)}</div>`,
      ];
    },
    toast: () => ui.toasts.map((one) => t`<div class="c-toast" role="status" style="opacity:${one.faint ? "0" : "1"}">${one.text}</div>`),
  };

  let shown = "";
  async function open() {
    const path = location.pathname.replace(/^\/admin2?(?=\/|$)/, "").replace(/\/$/, "") || "/apps";
    const [, place, id, last] = path.split("/");
    const name = id === "new" && !last ? "newRole" : id === "find" || id === "new" ? id : id ? place.slice(0, -1) : place;
    ui.tab = location.hash.replace(/^#\/?/, "") || (name === "role" ? "applications" : "info");
    Object.assign(ui, { menu: "", list: null });
    draw();
    // Another fragment is another tab of the same page.
    if (shown !== path) {
      shown = path;
      Object.assign(ui, { view: null, windows: [], scroll: {}, search: {}, matches: null });
      const { load, view } = PAGES[name] ?? {};
      const there = load && (await load(id === "new" ? last : id));
      if (shown === path) ui.view = there ? view : () => head("Page not found");
    } else if (name === "app" && ui.tab === "users") ui.saved.people = (await ask(`apps/${id}`)).people;
    draw();
  }
  function go(address) {
    history.pushState(null, "", address);
    open();
  }
  document.addEventListener("click", (event) => {
    const target = /** @type {any} */ (event.target).closest("[data-on], a[href], label");
    const before = ui.menu;
    if (target?.matches("a")) {
      event.preventDefault();
      go(target.getAttribute("href"));
    } else if (target?.matches("button, div")) act(target);
    if (before && ui.menu === before) ui.menu = "";
    if (before) draw();
  });
  document.addEventListener("input", (event) => {
    /** @type {any} */
    const target = event.target;
    act(target, target.value);
    if (target.dataset.k.startsWith("search ")) ui.scroll[target.dataset.k.slice(7)] = 0;
  });
  // The search of the help is for no step of the guide.
  document.addEventListener("change", (event) => {
    const { dataset, value } = /** @type {any} */ (event.target);
    if (dataset.k === "help") ask("decoy", { sentence: `"${value}" was typed into the search of the help` });
  });
  document.addEventListener(
    "scroll",
    (event) => {
      /** @type {any} */
      const view = event.target;
      const key = view.dataset?.scroll;
      if (!key || ui.scroll[key] === view.scrollTop) return;
      ui.scroll[key] = view.scrollTop;
      section = "main";
      // Rows that stay in sight stay; the others go and come.
      const list = view.querySelector("[role=list]");
      const made = document.createElement("template");
      made.innerHTML = rowsAt(key).join("");
      const place = (row) => row.getAttribute("aria-posinset");
      const wanted = [...made.content.children];
      for (const row of [...list.children]) if (!wanted.some((each) => place(each) === place(row))) row.remove();
      let next = list.firstElementChild;
      for (const row of wanted) {
        if (next && place(next) === place(row)) next = next.nextElementSibling;
        else list.insertBefore(row, next);
      }
    },
    true,
  );
  document.addEventListener("keydown", (event) => {
    /** @type {any} */
    const target = event.target;
    const way = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    if (target.matches("[role=combobox], [role=option]") && [" ", "Enter"].includes(event.key)) act(target);
    if (target.matches("[role=combobox]") && ui.list && way) /** @type {any} */ (document.querySelector("[role=option]"))?.focus();
    if (target.matches("[role=option]") && way) target[way]?.focus();
    if (event.key !== "Escape") return;
    if (!ui.list) ui.windows.pop();
    ui.list = null;
    draw();
  });
  addEventListener("popstate", open);
  ui.help = "";
  open();
}

const lists = { PARAMETERS, DELETE_ACTIONS, SUSPEND_ACTIONS, FOR_EACH, ENTITLEMENTS };
const SHELL = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>OneLogin Administration</title><style>${STYLE}</style></head>
<body><header class="c-top" id="top"></header><main id="main"></main><div id="windows"></div><div id="toast"></div>
<script>(${client})(${JSON.stringify(lists)})</script></body></html>`;

export const console = {
  name: "fjord",
  style:
    "A single-page app that makes whole sections anew on every change; captions in other grid cells, virtualised lists, fading toasts.",
  expect: {},
  create() {
    const store = createStore({ fillers: FILLERS });
    return {
      async handle(asked) {
        const answer = jsonApi(store, asked);
        if (!answer) return page(SHELL);
        await new Promise((done) => setTimeout(done, 60));
        return answer;
      },
      state: store.state,
    };
  },
};

/** For by-hand.mjs. */
export const hands = (page) => {
  // Where the field is that is to be seen under a caption, and what is in it.
  const under = async (caption, within = page) => {
    await within.getByText(caption, { exact: true }).filter({ visible: true }).last().waitFor();
    await page.waitForTimeout(50);
    const root = within === page ? page.locator("#main") : within;
    return root.evaluate((root, text) => {
      const from = [...root.querySelectorAll("*")].findLast((each) => each.textContent.trim() === text).getBoundingClientRect();
      const far = (each) => {
        const { top, left } = each.getBoundingClientRect();
        return top < from.bottom - 4 || Math.abs(left - from.left) > 30 ? 1e9 : top;
      };
      const field = [...root.querySelectorAll("input, textarea, [role=combobox]")].sort((one, other) => far(one) - far(other))[0];
      field.scrollIntoView({ block: "nearest" });
      const { left, top, width, height } = field.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2, value: field.value };
    }, caption);
  };
  const take = async (option) => {
    await page.getByRole("option", { name: option, exact: true }).click();
  };
  return {
    async menu(area, entry) {
      await page.locator("#top").getByText(area, { exact: true }).click();
      await page.getByRole("menuitem", { name: entry, exact: true }).click();
    },
    tab: (name) => page.getByRole("tab", { name, exact: true }).click(),
    save: () => page.locator(".c-head").getByText("Save", { exact: true }).click(),
    field: (label) => ({ inputValue: async () => (await under(label)).value }),
    // Mouse and keys, for the field is made anew under the fingers.
    async write(label, value, within) {
      const { x, y } = await under(label, within);
      await page.mouse.click(x, y);
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type(value);
    },
    async choose(label, option, within) {
      const { x, y } = await under(label, within);
      await page.mouse.click(x, y);
      await take(option);
    },
    async chooseAction(option, within) {
      await within.getByText("- Select an action -").click();
      await take(option);
    },
    async more() {
      const view = page.locator(".c-view");
      if (!(await view.count())) return false;
      return view.evaluate((view) => {
        const before = view.scrollTop;
        view.scrollTop += 132;
        return view.scrollTop > before;
      });
    },
  };
};
