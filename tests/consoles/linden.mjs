// One page that draws itself, in the manner of Material: what looks like a control is often a div.

import { createStore, jsonApi, page, plainPath, redirect } from "./store.mjs";

const CSS = `*{box-sizing:border-box}body{margin:0;font:14px/1.5 Roboto,Arial,sans-serif;color:#212121;background:#fafafa}.side{position:fixed;left:0;top:0;bottom:0;width:200px;background:#fff;border-right:1px solid #ddd;padding:12px 0}
.side .brand{font-size:18px;padding:8px 20px}.side .group{padding:8px 20px;cursor:pointer;font-weight:500}.side a{display:block;padding:6px 20px 6px 36px;color:#444;text-decoration:none}.side a.on{background:#e8eaf6}main{margin-left:200px;padding:20px 32px 80px}
.bar{display:flex;align-items:center;gap:12px;margin-bottom:16px}.bar h1{flex:1;font-size:22px;font-weight:400;margin:0}.button{border:0;background:none;color:#3f51b5;font:500 14px Roboto,Arial,sans-serif;text-transform:uppercase;padding:8px 16px;border-radius:4px;cursor:pointer}
.button.full{background:#3f51b5;color:#fff}.fab{width:44px;height:44px;border-radius:50%;border:0;background:#f50057;color:#fff;font-size:22px;cursor:pointer}.tabs{display:flex;border-bottom:1px solid #ddd;margin-bottom:20px}.tabs a{padding:10px 14px;color:#555;text-decoration:none}
.tabs a.on{color:#3f51b5;border-bottom:2px solid #3f51b5}.field{position:relative;margin:18px 0;max-width:560px}.field>input,.field>textarea,.select{width:100%;border:0;background:none;font:inherit;padding:14px 12px;min-height:50px;outline:0}.field>label{position:absolute;left:10px;top:13px;color:#777;pointer-events:none;transition:.1s}
.field fieldset{position:absolute;inset:-8px 0 0;border:1px solid #bbb;border-radius:4px;pointer-events:none;margin:0;padding:0 8px}.field legend{font-size:11px;visibility:hidden;white-space:nowrap;max-width:0;padding:0}.field.up legend,.field:focus-within legend{max-width:100%}
.field.up>label,.field:focus-within>label{top:-10px;font-size:11px}.field small{color:#777;padding-left:12px}.select{cursor:pointer}.select:after{content:"▾";position:absolute;right:12px}.menu{position:fixed;background:#fff;box-shadow:0 3px 10px #0005;list-style:none;margin:0;padding:6px 0;z-index:50;max-height:300px;overflow:auto;min-width:160px}
.menu>*{padding:8px 16px;cursor:pointer}.menu>*:hover{background:#eee}.line{display:flex;align-items:center;gap:12px;margin:10px 0}.switch{width:36px;height:16px;border-radius:8px;background:#bbb;position:relative;cursor:pointer}.switch i{position:absolute;left:-2px;top:-2px;width:20px;height:20px;border-radius:50%;background:#fff;box-shadow:0 1px 3px #0008}
.switch[aria-checked=true]{background:#9fa8da}.switch[aria-checked=true] i{left:18px;background:#3f51b5}.check{display:flex;gap:10px;align-items:center;margin:8px 0;cursor:pointer}.check input{position:absolute;opacity:0;width:0;height:0}.check .box{width:18px;height:18px;border:2px solid #777;border-radius:2px}.check input:checked+.box{background:#3f51b5}.check input:checked+.box:after{content:"✓";color:#fff;display:block;line-height:15px;text-align:center}
table{width:100%;border-collapse:collapse;background:#fff}td,th{padding:10px 14px;border-bottom:1px solid #eee;text-align:left}tr.open{cursor:pointer}.chip{display:inline-block;padding:6px 14px;border-radius:16px;background:#e0e0e0;margin:4px;cursor:pointer}.chip.on{background:#3f51b5;color:#fff}
.scrim{position:fixed;inset:0;background:#0006;z-index:30}.sheet{position:fixed;top:50px;left:50%;width:560px;margin-left:-240px;background:#fff;z-index:31;padding:20px 24px;border-radius:4px;max-height:calc(100vh - 90px);overflow:auto}.sheet .title{font-size:20px}.sheet .actions{text-align:right}
.toast{position:fixed;left:224px;bottom:20px;background:#323232;color:#fff;padding:14px 22px;z-index:60}.state{padding:2px 10px;border-radius:10px;background:#eee}.state.pending{background:#ffe0b2;cursor:pointer}`;

/** Runs in the page. */
function client() {
  const BASE = "/admin2";
  /** An element. @returns {any} */
  const h = (tag, props = {}, ...kids) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(props)) {
      if (typeof value === "function") element.addEventListener(name, value);
      else if (value !== false && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...kids.flat(3).filter((kid) => kid !== null && kid !== undefined));
    return element;
  };
  const main = h("main");
  const side = h("nav", { class: "side" });

  function toast(text) {
    const shown = h("div", { class: "toast" }, text);
    document.querySelectorAll(".toast").forEach((old) => old.remove());
    document.body.append(shown);
    setTimeout(() => shown.remove(), 4000);
  }
  async function api(path, body) {
    const sent = body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const answer = await fetch(`/-/${path}`, sent || {});
    const value = await answer.json();
    if (answer.ok) return value;
    toast(value.error);
    throw new Error(value.error);
  }

  // Controls.
  const notch = (label) => [h("label", {}, label), h("fieldset", { "aria-hidden": "true" }, h("legend", {}, h("span", {}, label)))];
  function text(label, value, change, { type = "text", help = "" } = {}) {
    const input = h(type === "area" ? "textarea" : "input", { type, autocomplete: "off", rows: "4" });
    input.value = value ?? "";
    const field = h("div", { class: "field" }, input, notch(label), help ? h("small", {}, help) : null);
    const float = () => field.classList.toggle("up", Boolean(input.value));
    input.addEventListener("input", () => {
      float();
      change(input.value);
    });
    float();
    return field;
  }
  function toggle(label, on, change) {
    const turn = () => {
      const now = box.getAttribute("aria-checked") !== "true";
      box.setAttribute("aria-checked", now);
      change(now);
    };
    const key = (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      turn();
    };
    const box = h("div", { class: "switch", role: "switch", tabindex: "0", "aria-checked": String(on), click: turn, keydown: key }, h("i"));
    return h("div", { class: "line" }, box, h("span", {}, label));
  }
  function check(label, on, change) {
    const input = h("input", { type: "checkbox", change: () => change(input.checked) });
    input.checked = on;
    return h("label", { class: "check" }, input, h("span", { class: "box" }), label);
  }
  /** `given` answers the options when the list is opened: pairs of value and text. */
  function combo(label, shown, given, change) {
    const box = h("div", { class: "select", role: "combobox", tabindex: "0", "aria-haspopup": "listbox", "aria-expanded": "false" }, shown);
    const field = h("div", { class: `field${shown ? " up" : ""}` }, box, notch(label));
    let menu = null;
    const close = () => {
      menu?.remove();
      menu = null;
      box.setAttribute("aria-expanded", "false");
      document.removeEventListener("mousedown", away, true);
    };
    const away = (event) => !menu?.contains(event.target) && !box.contains(event.target) && close();
    const pick = (value, said) => {
      box.textContent = said;
      field.classList.add("up");
      close();
      change(value, said);
    };
    async function open() {
      if (menu) return close();
      const { left, bottom, width } = box.getBoundingClientRect();
      menu = h("ul", {
        class: "menu",
        role: "listbox",
        style: `left:${left}px;top:${Math.min(bottom, innerHeight - 180)}px;width:${width}px`,
      });
      document.body.append(menu);
      box.setAttribute("aria-expanded", "true");
      document.addEventListener("mousedown", away, true);
      for (const [value, said] of await given()) {
        const key = (event) => event.key === "Enter" && pick(value, said);
        menu?.append(h("li", { role: "option", tabindex: "-1", click: () => pick(value, said), keydown: key }, said));
      }
    }
    box.addEventListener("mousedown", (event) => {
      event.preventDefault();
      box.focus();
      open();
    });
    box.addEventListener("keydown", async (event) => {
      if (event.key === "Escape") close();
      if (!["Enter", " ", "ArrowDown"].includes(event.key)) return;
      event.preventDefault();
      if (!menu) await open();
      menu?.firstChild?.focus();
    });
    return field;
  }
  const same = (values) => async () => values.map((value) => [value, value]);
  const button = (label, click, full = false) => h("button", { type: "button", class: full ? "button full" : "button", click }, label);
  function sheet(title, body, buttons, role) {
    const close = () => {
      scrim.remove();
      box.remove();
    };
    const scrim = h("div", { class: "scrim" });
    const made = buttons.map(([label, act]) => button(label, async () => (await act?.()) === false || close(), label === "Save"));
    const box = h("div", { class: "sheet", role }, h("div", { class: "title" }, title), body, h("div", { class: "actions" }, made));
    document.body.append(scrim, box);
    box.querySelector("input,.button")?.focus();
  }
  function chips(items, chosen, change) {
    return h(
      "div",
      {},
      items.map((item) => {
        const turn = () => {
          const now = chip.classList.toggle("on");
          chip.setAttribute("aria-pressed", now);
          change(item.id, now);
        };
        const on = chosen.includes(item.id);
        const chip = h(
          "div",
          { class: on ? "chip on" : "chip", role: "button", tabindex: "0", "aria-pressed": String(on), click: turn },
          item.name,
        );
        return chip;
      }),
    );
  }
  /** Rows that open by a click anywhere, and a box that leaves out the others. */
  function rows(heads, items, hint = "", least = 0) {
    const body = h("tbody");
    const draw = (wanted) => {
      const hits =
        wanted.length < least ? [] : items.filter(({ cells }) => cells.join(" ").toLowerCase().includes(wanted.trim().toLowerCase()));
      body.replaceChildren(
        ...hits.map(({ cells, open }) =>
          h(
            "tr",
            { class: "open", tabindex: "0", click: open },
            cells.map((cell) => h("td", {}, cell)),
          ),
        ),
      );
    };
    draw("");
    const input = h("input", { type: "search", placeholder: hint, "aria-label": hint, input: () => draw(input.value) });
    const table = h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          heads.map((head) => h("th", {}, head)),
        ),
      ),
      body,
    );
    return [hint ? h("div", { class: "field up" }, input, notch("")) : null, table];
  }
  function follow(event) {
    event.preventDefault();
    go(event.currentTarget.getAttribute("href"));
  }
  const bar = (title, ...buttons) => h("div", { class: "bar" }, h("h1", {}, title), buttons);
  function tabs(names, now, base) {
    const link = ([id, label]) => h("a", { href: `${base}#${id}`, class: id === now ? "on" : "", click: follow }, label);
    return h("div", { class: "tabs" }, names.map(link));
  }

  // Pages. What was changed of an app and not saved is kept over its tabs.
  let draft = {};
  let draftOf = "";
  const APP_TABS = [
    ["info", "Info"],
    ["configuration", "Configuration"],
    ["parameters", "Parameters"],
    ["mappings", "Rules"],
    ["sso", "SSO"],
    ["access", "Access"],
    ["provisioning", "Provisioning"],
    ["users", "Users"],
  ];

  const APPROVE = `Require admin approval before this action is performed in `;
  const panes = {
    info: (app, set) => [
      text("Display Name", app.name, (value) => set({ name: value })),
      h("p", {}, `Connector: ${app.connector}`),
      check("Visible in portal", app.visible, (value) => set({ visible: value })),
      text("Description", app.description, (value) => set({ description: value }), { type: "area" }),
    ],
    configuration: (app, set) => [
      h("h3", {}, "Application details"),
      text("SAML Audience URL", app.audience, (value) => set({ audience: value })),
      text("SAML Consumer URL", app.consumer, (value) => set({ consumer: value })),
      h("h3", {}, "API Connection"),
      h(
        "div",
        { class: "line" },
        h("span", {}, "API Status"),
        h("b", {}, app.apiEnabled ? "Enabled" : "Disabled"),
        button(app.apiEnabled ? "Disable" : "Enable", async () => {
          const on = !app.apiEnabled;
          await api(`apps/${app.id}/${on ? "enable" : "disable"}`, { baseUrl: draft.baseUrl ?? app.baseUrl, token: draft.token });
          toast(on ? "API connection enabled" : "API connection disabled");
          draw();
        }),
      ),
      text("SCIM Base URL", app.baseUrl, (value) => set({ baseUrl: value })),
      text("SCIM JSON Template", app.template, (value) => set({ template: value }), { type: "area" }),
      text("Custom Headers", app.headers, (value) => set({ headers: value }), { type: "area" }),
      text("SCIM Bearer Token", draft.token, (value) => set({ token: value }), {
        type: "password",
        help: app.token === true ? "A token is stored. Enter another one to replace it." : "",
      }),
    ],
    parameters: (app, set) => {
      const edit = (name) => {
        const now = { ...app.parameters[name] };
        const values = ["", "Email", "Username", "Department", "User Roles", "MemberOf"].map((value) => [value, value || "- No default -"]);
        const body = [
          combo(
            "Value",
            now.value || "- No default -",
            async () => values,
            (value) => (now.value = value),
          ),
          h("h4", {}, "Flags"),
          check("Include in SAML assertion", now.saml, (value) => (now.saml = value)),
          toggle("Include in User Provisioning", now.provisioned, (value) => (now.provisioned = value)),
        ];
        const keep = () => {
          set({ parameters: { ...draft.parameters, [name]: now } });
          draw();
        };
        sheet(`Edit Field ${name}`, h("div", {}, body), [["Cancel"], ["Save", keep]]);
      };
      const items = Object.entries(app.parameters).map(([name, { value, provisioned }]) => ({
        cells: [name, value || "- No default -", provisioned ? "Enabled" : ""],
        open: () => edit(name),
      }));
      return rows(["Field", "Value", "Provisioning"], items);
    },
    mappings: (app, set) => {
      const edit = (index) => {
        const rule = { name: "", action: "", source: "existing", forEach: "", expression: "", conditions: 0, ...app.rules[index] };
        const detail = h("div");
        const conditions = h("div");
        const fill = (change = {}) => {
          Object.assign(rule, change);
          if (!rule.action.startsWith("Set Groups")) return detail.replaceChildren();
          const radio = (value, label) => {
            const input = h("input", { type: "radio", name: "source", change: () => fill({ source: value }) });
            input.checked = rule.source === value;
            return h("label", { class: "check" }, input, h("span", { class: "box" }), label);
          };
          const mapped = [
            combo("For each", rule.forEach, same(["department", "member_of", "role"]), (value) => (rule.forEach = value)),
            text("with value that matches", rule.expression, (value) => (rule.expression = value)),
            h("p", {}, `set ${app.name} Groups named after these`),
          ];
          const existing = combo("Group", "", same(["Everyone", "Editors"]), () => {});
          detail.replaceChildren(
            radio("existing", "From Existing"),
            radio("map", "Map from OneLogin"),
            ...(rule.source === "map" ? mapped : [existing]),
          );
        };
        fill();
        const add = () => {
          rule.conditions += 1;
          conditions.append(combo("Condition", "", same(["Roles", "Department"]), () => {}));
        };
        const offered = [...(app.stored.groupsIncluded ? [`Set Groups in ${app.stored.name}`] : []), `Set NameID in ${app.stored.name}`];
        const body = h(
          "div",
          {},
          text("Name", rule.name, (value) => (rule.name = value)),
          h("h4", {}, "Conditions"),
          conditions,
          button("Add condition", add),
          h("h4", {}, "Actions"),
          combo("Action", rule.action, same(offered), (action) => fill({ action })),
          detail,
        );
        const keep = () => {
          if (!rule.name.trim()) return toast("Name can't be blank") ?? false;
          const rules = [...app.rules];
          rules.splice(index, 1, rule.source === "map" ? rule : { ...rule, forEach: "", expression: "" });
          set({ rules });
          draw();
        };
        sheet(app.rules[index] ? "Edit mapping" : "New mapping", body, [["Cancel"], ["Save", keep]], "dialog");
      };
      const items = app.rules.map((rule, index) => ({ cells: [String(index + 1), rule.name, rule.action], open: () => edit(index) }));
      return [button("Add Rule", () => edit(app.rules.length)), rows(["Position", "Name", "Actions"], items)];
    },
    sso: (app) => [h("p", {}, "Issuer URL"), h("p", {}, `https://app.onelogin.example/saml/metadata/${app.id}`)],
    access: (app, set) => [
      h("h3", {}, "Roles"),
      app.everyRole.map((role) =>
        check(role.name, app.roles.includes(role.id), (on) => {
          app.roles = on ? [...app.roles, role.id] : app.roles.filter((id) => id !== role.id);
          set({ roles: app.roles });
        }),
      ),
    ],
    provisioning: (app, set) => {
      const now = app.provisioning;
      const put = (key) => (value) => {
        now[key] = value;
        set({ provisioning: now });
      };
      return [
        h("h3", {}, "Workflow"),
        toggle(`Enable Provisioning for ${app.name}`, now.enabled, put("enabled")),
        h("p", {}, `${APPROVE}${app.name}`),
        check("Create user", now.approveCreate, put("approveCreate")),
        check("Delete user", now.approveDelete, put("approveDelete")),
        check("Update user", now.approveUpdate, put("approveUpdate")),
        h("p", {}, `When users are deleted in OneLogin, or the user's app access is removed, perform the below action`),
        combo("", now.onDelete, same(["Delete", "Suspend", "Do Nothing"]), put("onDelete")),
        h("p", {}, "When user accounts are suspended in OneLogin, perform the following action:"),
        combo("", now.onSuspend, same(["Suspend", "Do Nothing"]), put("onSuspend")),
        h("h3", {}, "Entitlements"),
        button("Refresh", () => toast(app.apiEnabled ? "Entitlements are being refreshed" : "The API connection is not enabled")),
      ];
    },
    users: (app) => {
      const task = (name) => {
        const act = (what) => async () => {
          await api(`apps/${app.id}/answer`, { name, what });
          draw();
        };
        sheet("Create User in Application", h("p", {}, name), [["Cancel"], ["Skip", act("skip")], ["Approve", act("approve")]]);
      };
      const state = ({ name, state }) =>
        state === "pending"
          ? h("span", { class: "state pending", tabindex: "0", click: () => task(name) }, "Pending")
          : h("span", { class: "state" }, "Provisioned");
      const body = app.people.map((one) => h("tr", {}, h("td", {}, one.name), h("td", {}, state(one))));
      return h("table", {}, h("thead", {}, h("tr", {}, h("th", {}, "User"), h("th", {}, "Provisioning State"))), h("tbody", {}, body));
    },
  };

  async function appPage(id, hash) {
    const stored = await api(`apps/${id}`);
    if (draftOf !== id) draft = {};
    draftOf = id;
    const app = { ...stored, ...draft, token: stored.token, parameters: { ...stored.parameters, ...draft.parameters }, stored };
    const set = (change) => Object.assign(draft, change);
    const save = async () => {
      await api(`apps/${id}`, draft);
      draft = {};
      await draw();
      toast("Application was successfully updated.");
    };
    const more = (event) => {
      event.stopPropagation();
      const { left, bottom } = event.target.getBoundingClientRect();
      const reapply = async () => {
        await api(`apps/${id}/reapply`, {});
        toast("Mappings are being reapplied");
      };
      const menu = h(
        "div",
        { class: "menu", style: `left:${left}px;top:${bottom}px` },
        h("div", {}, "SAML Metadata"),
        h("div", { click: reapply }, "Reapply entitlement mappings"),
      );
      document.body.append(menu);
      document.addEventListener("click", () => menu.remove(), { once: true });
    };
    const shown = APP_TABS.filter(([tab]) => stored.provisions || !["mappings", "provisioning"].includes(tab));
    const now = panes[hash] ? hash : "info";
    return [
      bar(stored.name, button("More Actions", more), button("Save", save, true)),
      tabs(shown, now, `${BASE}/apps/${id}/edit`),
      h("section", {}, panes[now](app, set)),
    ];
  }

  let role = null;
  async function rolePage(id, hash) {
    if (role?.id !== Number(id)) role = await api(`roles/${id}`);
    const users = await api("users");
    const now = hash === "users" ? "users" : "applications";
    const send = async () => {
      await api(`roles/${id}`, { apps: role.apps, people: role.people });
      role = null;
      await draw();
      toast("Role was successfully updated.");
    };
    const save = () =>
      sheet("Save changes to this role?", h("p", {}, "Users and applications of this role will change."), [["Cancel"], ["Save", send]]);
    const apps = () =>
      chips(role.everyApp, role.apps, (app, on) => (role.apps = on ? [...role.apps, app] : role.apps.filter((one) => one !== app)));
    const people = () => {
      const found = h("div");
      let wanted = "";
      const look = () => {
        const hits = users.filter((user) => wanted && `${user.name} ${user.email}`.toLowerCase().includes(wanted.toLowerCase()));
        const add = (user) => () => {
          role.people = [...new Set([...role.people, user.email])];
          draw();
        };
        found.replaceChildren(
          ...hits.map((user) =>
            h("div", { class: "line" }, h("span", {}, user.name), h("span", {}, user.email), button("Add To Role", add(user))),
          ),
        );
        if (!hits.length) found.append("No users found");
      };
      const members = users.filter((user) => role.people.includes(user.email));
      return [
        h(
          "div",
          { class: "line" },
          h(
            "div",
            { style: "flex:1" },
            text("Check existing or add new users to this role", "", (value) => (wanted = value)),
          ),
          button("Check", look),
        ),
        found,
        h("h3", {}, "Users Added Manually"),
        members.map((user) => h("div", { class: "line" }, h("span", {}, user.name), h("span", {}, user.email))),
      ];
    };
    return [
      bar(role.name, button("Save", save, true)),
      tabs(
        [
          ["applications", "Applications"],
          ["users", "Users"],
        ],
        now,
        `${BASE}/roles/${id}`,
      ),
      now === "users" ? people() : apps(),
    ];
  }

  async function userPage(id, hash) {
    const user = await api(`users/${id}`);
    const assign = () => {
      let chosen = null;
      const given = async () => user.everyApp.filter((app) => !user.apps.some((one) => one.id === app.id)).map((app) => [app, app.name]);
      const login = () => {
        if (!chosen) return false;
        const save = async () => {
          await api(`users/${id}/logins`, { app: chosen.id });
          await draw();
          toast("User was successfully updated.");
        };
        sheet(
          `Edit ${chosen.name} login for ${user.name}`,
          text("SCIM Username", user.email, () => {}),
          [["Cancel"], ["Save", save]],
        );
      };
      sheet(
        `Assign new login to ${user.name}`,
        combo("Select application", "", given, (app) => (chosen = app)),
        [["Cancel"], ["Continue", login]],
      );
    };
    const now = hash === "applications" ? "applications" : "info";
    const logins = () => [
      h("button", { class: "fab", type: "button", click: assign }, "+"),
      rows(
        ["Application", "Provisioning State"],
        user.apps.map((app) => ({ cells: [app.name, app.state ?? ""], open: () => {} })),
      ),
    ];
    const info = () => [text("Name", user.name, () => {}), text("Email", user.email, () => {})];
    return [
      bar(
        user.name,
        button("Save User", () => toast("User was successfully updated."), true),
      ),
      tabs(
        [
          ["info", "User Info"],
          ["applications", "Applications"],
        ],
        now,
        `${BASE}/users/${id}`,
      ),
      h("section", {}, now === "applications" ? logins() : info()),
    ];
  }

  async function content() {
    const [, place, id, verb] = location.pathname.replace(/^\/admin2?(?=\/)/, "").split("/");
    const hash = location.hash.replace(/^#\/?/, "");
    if (place !== "roles") role = null;
    if (place !== "apps" || !Number(id)) draftOf = "";
    if (place === "apps" && !id) {
      const items = (await api("apps")).map((app) => ({ cells: [app.name, app.connector], open: () => go(`${BASE}/apps/${app.id}/edit`) }));
      return [
        bar(
          "Company Apps",
          button("Add App", () => go(`${BASE}/apps/find`), true),
        ),
        rows(["Name", "Connector"], items, "Search company apps"),
      ];
    }
    if (id === "find") {
      const items = (await api("connectors")).map((one) => ({
        cells: [one.name, "SAML2.0, provisioning"],
        open: () => go(`${BASE}/apps/new/${one.id}`),
      }));
      return [bar("Find Applications"), rows(["Name", "Type"], items, "Search applications", 2)];
    }
    if (place === "apps" && id === "new") {
      const connector = (await api("connectors")).find((one) => one.id === Number(verb));
      let name = connector.name;
      const save = async () => {
        const app = await api("apps", { name, connector: connector.id });
        await go(`${BASE}/apps/${app.id}/edit`);
        toast("Successfully created app.");
      };
      return [
        bar(
          `Add ${connector.name}`,
          button("Cancel", () => go(`${BASE}/apps/find`)),
          button("Save", save, true),
        ),
        text("Display Name", name, (value) => (name = value)),
        check("Visible in portal", true, () => {}),
        text("Description", "", () => {}, { type: "area" }),
      ];
    }
    if (place === "apps") return appPage(id, hash);
    if (place === "roles" && !id) {
      const items = (await api("roles")).map((one) => ({
        cells: [one.name, String(one.people.length)],
        open: () => go(`${BASE}/roles/${one.id}`),
      }));
      return [
        bar(
          "Roles",
          button("New Role", () => go(`${BASE}/roles/new`), true),
        ),
        rows(["Role", "Users"], items, "Search roles"),
      ];
    }
    if (id === "new") {
      const made = { name: "", apps: [] };
      const save = async () => {
        await api("roles", made);
        await go(`${BASE}/roles`);
        toast("Role was successfully created.");
      };
      return [
        bar("New Role", button("Save", save, true)),
        text("Name", "", (value) => (made.name = value)),
        h("p", {}, "Select Apps to Add"),
        chips(await api("apps"), [], (app, on) => (made.apps = on ? [...made.apps, app] : made.apps.filter((one) => one !== app))),
      ];
    }
    if (place === "roles") return rolePage(id, hash);
    if (!id) {
      const items = (await api("users")).map((user) => ({ cells: [user.name, user.email], open: () => go(`${BASE}/users/${user.id}`) }));
      return [bar("Users"), rows(["Name", "Email"], items, "Search users")];
    }
    return userPage(id, hash);
  }

  // The side navigation: a group opens by a click.
  const open = new Set();
  function turn(label) {
    if (!open.delete(label)) open.add(label);
    drawSide();
  }
  function drawSide() {
    const here = location.pathname.replace(/^\/admin2?(?=\/)/, BASE);
    const group = (label, entries) => [
      h("div", { class: "group", click: () => turn(label) }, label),
      open.has(label) ? entries.map(([path, name]) => h("a", { href: path, class: path === here ? "on" : "", click: follow }, name)) : null,
    ];
    side.replaceChildren(
      h("div", { class: "brand" }, "onelogin"),
      ...[
        group("Users", [
          [`${BASE}/users`, "Users"],
          [`${BASE}/roles`, "Roles"],
        ]),
        group("Applications", [
          [`${BASE}/apps`, "Applications"],
          [`${BASE}/apps/find`, "Add Apps"],
        ]),
      ]
        .flat(2)
        .filter(Boolean),
    );
  }

  let drawn = 0;
  async function draw() {
    const turn = ++drawn;
    drawSide();
    const parts = await content();
    if (turn !== drawn) return;
    main.replaceChildren(...parts.flat(3).filter(Boolean));
    document.title = `${main.querySelector("h1")?.textContent} | OneLogin`;
  }
  async function go(path) {
    history.pushState(null, "", path);
    await draw();
  }
  addEventListener("popstate", () => draw());
  document.body.append(side, main);
  draw();
}

const SHELL = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>OneLogin</title><style>${CSS}</style></head><body><script>(${client})()</script></body></html>`;

function create() {
  const store = createStore();
  return {
    state: store.state,
    handle(request) {
      const answer = jsonApi(store, request);
      if (answer) return answer;
      const path = plainPath(request.path);
      if (path === "/") return redirect("/admin2/apps");
      return /^\/(apps|roles|users)(\/|$)/.test(path) ? page(SHELL) : page("Not found", 404);
    },
  };
}

export const console = {
  name: "linden",
  style:
    "A single-page app like Material: notched labels tied to nothing, switches and drop-downs of divs whose lists open on mousedown, plain fixed divs as windows, toasts without a role.",
  expect: {},
  create,
};

/** For by-hand.mjs. */
export const hands = (page) => ({
  async menu(area, entry) {
    const link = page.locator(".side a", { hasText: new RegExp(`^${entry}$`) });
    if (!(await link.count())) await page.locator(".side .group").getByText(area, { exact: true }).click();
    await link.click();
  },
  tab: (name) => page.locator(".tabs").getByText(name, { exact: true }).click(),
  window: () => page.locator(".sheet").last(),
  async search(text) {
    await page.locator("input[type=search]").pressSequentially(text);
  },
  press(text, within = page) {
    const line = within.locator(".line", { hasText: text, has: page.getByRole("switch") });
    return /^(Enable Provisioning|Include in User)/.test(text) ? line.getByRole("switch").click() : this.seen(text, within).click();
  },
  called: (label) => (label === "Enable provisioning" ? "Enable Provisioning for Spekit SCIM" : label),
  save: () => page.locator(".bar").getByText("Save", { exact: true }).click(),
  field: (label, within = page) =>
    within.locator(".field", { has: page.locator("label").getByText(label, { exact: true }) }).locator("input,textarea,[role=combobox]"),
  async choose(label, option, within = page) {
    const below = page.locator("p", { hasText: label }).locator("xpath=following-sibling::div[1]").locator("[role=combobox]");
    await (label.startsWith("When") ? below : this.field(label, within)).click();
    await page.getByRole("option", { name: option, exact: true }).click();
  },
});
