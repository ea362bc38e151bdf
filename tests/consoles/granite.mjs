// Web components with open shadow roots, one within another; rules have a page of their own; counts and dates everywhere.

import { createStore, DELETE_ACTIONS, ENTITLEMENTS, FOR_EACH, jsonApi, PARAMETERS, page, SUSPEND_ACTIONS } from "./store.mjs";

const CSS = `:host{display:block}[hidden],:host([hidden]){display:none!important}*{box-sizing:border-box}a{color:#4b3aa8}h1{font-size:24px;margin:0}h2{font-size:17px;margin:0 0 12px}h3{font-size:14px;margin:18px 0 6px}.note{color:#6b6880;font-size:12px}
.field{margin:0 0 14px;max-width:520px}.field label,.field .label{display:flex;justify-content:space-between;font-weight:600;margin-bottom:4px}input:not([type=checkbox]),textarea{font:inherit;width:100%;padding:8px 10px;border:1px solid #a9a4c4;border-radius:4px}
button{font:inherit;cursor:pointer}.btn{padding:7px 16px;border:1px solid #4b3aa8;border-radius:18px;background:#fff;color:#4b3aa8}.btn:disabled{opacity:.45}.btn.main{background:#4b3aa8;color:#fff}.btn.bare{border:0;padding:0;background:none;text-decoration:underline}
.switch{display:flex;gap:10px;align-items:center;margin:8px 0}.switch button{width:38px;height:22px;border-radius:11px;border:0;background:#a9a4c4;position:relative}.switch button::after{content:"";position:absolute;top:3px;left:3px;width:16px;height:16px;border-radius:50%;background:#fff}.switch [aria-checked=true]{background:#4b3aa8}.switch [aria-checked=true]::after{left:19px}
.tabs{display:flex;gap:4px;border-bottom:1px solid #cfcbe3;margin:16px 0}.tabs button{border:0;background:none;padding:9px 12px}.tabs [aria-selected=true]{border-bottom:3px solid #4b3aa8;font-weight:600}.count{color:#6b6880;font-size:12px;margin-left:5px}
.combo{position:relative;max-width:520px}.combo ul{position:absolute;z-index:6;left:0;right:0;margin:2px 0 0;padding:4px 0;list-style:none;background:#fff;border:1px solid #a9a4c4;box-shadow:0 6px 14px #0003}.combo li{padding:7px 12px;cursor:pointer}.combo .active{background:#ebe8fa}
.row{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;padding:9px 6px;border-bottom:1px solid #e4e1f0;align-items:center}.row.heads{font-weight:600}.mask{position:fixed;inset:0;background:#1d1836aa;display:grid;place-items:center;z-index:8}.window{background:#fff;border-radius:10px;width:540px;padding:22px;max-height:90vh;overflow:auto}.actions{display:flex;gap:8px;justify-content:flex-end;margin-top:18px}
.bar{display:flex;gap:22px;align-items:center;background:#1d1836;color:#fff;padding:0 24px;height:50px}.bar button,.bar a{background:none;border:0;color:#fff}.bar div{position:relative}.bar [role=menu]{position:absolute;top:28px;background:#fff;padding:6px 0;min-width:170px;box-shadow:0 6px 14px #0004;z-index:9}.bar [role=menu] a{display:block;color:#1d1836;padding:7px 14px;text-decoration:none}
main{max-width:1000px;margin:20px auto;padding:0 20px}.head{display:flex;gap:12px;align-items:center}.head h1{margin-right:auto}.said{min-height:22px;color:#17653b}.said.bad{color:#a3212b}.tiles{display:grid;grid-template-columns:repeat(4,1fr);gap:10px}.tiles button{padding:18px 8px;border:1px solid #a9a4c4;border-radius:8px;background:#fff;width:100%}.tiles [aria-pressed=true],[aria-pressed=true]{background:#ebe8fa;border-color:#4b3aa8}`;

/** Runs in the page. @param {Record<string, any>} lists */
function client({ PARAMETERS, DELETE_ACTIONS, SUSPEND_ACTIONS, FOR_EACH, ENTITLEMENTS, CSS }) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  const esc = (text) => String(text ?? "").replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const copy = (value) => JSON.parse(JSON.stringify(value));
  /** @returns {any} */
  const h = (tag, props = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), props);
    made.append(...children.flat(9).filter((child) => child || child === 0));
    return made;
  };

  // What is set on a component before it is in the page is what it shows.
  class Part extends HTMLElement {
    /** @returns {any} */
    get own() {
      return this;
    }
    connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      root.innerHTML = this.markup(this.own);
      this.ready(/** @type {any} */ (root), this.own);
    }
    markup(_) {
      return "<slot></slot>";
    }
    ready(_root, _own) {}
    changed() {
      this.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
    }
  }
  const PARTS = {
    field: class extends Part {
      get value() {
        return this.own.box?.value ?? this.own.first ?? "";
      }
      set value(text) {
        this.own.first = text;
      }
      markup({ label, type = "text", rows, max, hint, placeholder = "" }) {
        const more = `id="i" placeholder="${esc(placeholder)}" autocomplete="off" ${hint ? 'aria-describedby="h"' : ""}`;
        return `<div class="field"><div class="label"><label for="i">${esc(label)}</label>${max ? '<span class="note" aria-hidden="true"></span>' : ""}</div>
          ${rows ? `<textarea rows="${rows}" ${more}></textarea>` : `<input type="${type}" ${more}>`}${hint ? `<span class="note" id="h">${esc(hint)}</span>` : ""}</div>`;
      }
      ready(root, own) {
        own.box = root.querySelector("input, textarea");
        own.box.value = own.first ?? "";
        const count = root.querySelector(".label .note");
        const tell = () => {
          if (count) count.textContent = `${own.value.length} of ${own.max.toLocaleString("en")}`;
        };
        own.box.addEventListener("input", tell);
        tell();
      }
    },
    switch: class extends Part {
      markup({ label, checked }) {
        return `<div class="switch"><button type="button" role="switch" aria-checked="${!!checked}" aria-labelledby="l"></button><span id="l">${esc(label)}</span></div>`;
      }
      ready(root, own) {
        root.querySelector(".switch").addEventListener("click", () => {
          own.checked = !own.checked;
          root.querySelector("button").setAttribute("aria-checked", String(own.checked));
          this.changed();
        });
      }
    },
    check: class extends Part {
      markup({ label, checked }) {
        return `<label><input type="checkbox"${checked ? " checked" : ""}> ${esc(label)}</label>`;
      }
      ready(root, own) {
        root.querySelector("input").addEventListener("change", (event) => {
          own.checked = event.target.checked;
          this.changed();
        });
      }
    },
    // One of a few: From Existing, Map from OneLogin.
    choice: class extends Part {
      markup({ label, options, value }) {
        return `<div role="radiogroup" aria-label="${esc(label)}">${options
          .map(
            ([id, text]) =>
              `<button type="button" class="btn" role="radio" aria-checked="${id === value}" aria-pressed="${id === value}" tabindex="${id === value ? 0 : -1}" data-id="${id}">${esc(text)}</button> `,
          )
          .join("")}</div>`;
      }
      ready(root, own) {
        const all = [...root.querySelectorAll("button")];
        const take = (button) => {
          own.value = button.dataset.id;
          for (const each of all) {
            for (const state of ["aria-checked", "aria-pressed"]) each.setAttribute(state, String(each === button));
            each.tabIndex = each === button ? 0 : -1;
          }
          this.changed();
        };
        for (const button of all) button.addEventListener("click", () => take(button));
        root.addEventListener("keydown", (event) => {
          if (!event.key.startsWith("Arrow")) return;
          const next = all[(all.indexOf(event.target) + 1) % all.length];
          next.focus();
          take(next);
        });
      }
    },
    tabs: class extends Part {
      markup({ tabs }) {
        return `<div class="tabs" role="tablist">${tabs.map(([id, text, count]) => `<button type="button" role="tab" id="${id}"><span>${text}</span>${count === undefined ? "" : `<span class="count">${count}</span>`}</button>`).join("")}</div>`;
      }
      ready(root, own) {
        const all = [...root.querySelectorAll("button")];
        own.mark = () => {
          for (const each of all) {
            each.setAttribute("aria-selected", String(each.id === own.value));
            each.tabIndex = each.id === own.value ? 0 : -1;
          }
        };
        const take = (button) => {
          own.value = button.id;
          own.mark();
          this.changed();
        };
        for (const button of all) button.addEventListener("click", () => take(button));
        root.addEventListener("keydown", (event) => {
          const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
          if (!step) return;
          const next = all.at((all.indexOf(event.target) + step) % all.length);
          next.focus();
          take(next);
        });
        own.mark();
      }
    },
    // A box that is typed into and opens a list; the active option is named by aria-activedescendant.
    combo: class extends Part {
      markup({ label, value, options }) {
        return `<div class="field"><div class="label"><label for="c">${esc(label)}</label><span class="note" aria-hidden="true">${options.length} options</span></div>
          <div class="combo"><input id="c" role="combobox" aria-expanded="false" aria-controls="l" aria-autocomplete="list" autocomplete="off" value="${esc(value)}" placeholder="Choose"><ul id="l" role="listbox" aria-label="${esc(label)}" hidden></ul></div></div>`;
      }
      ready(root, own) {
        const [box, list] = [root.querySelector("input"), root.querySelector("ul")];
        let active = -1;
        const shown = () => [...list.children];
        const mark = () => {
          shown().forEach((each, at) => each.classList.toggle("active", at === active));
          if (shown()[active]) box.setAttribute("aria-activedescendant", shown()[active].id);
          else box.removeAttribute("aria-activedescendant");
        };
        const open = (typed = "") => {
          const hits = own.options.filter((each) => each.toLowerCase().includes(typed.toLowerCase()));
          list.innerHTML = hits
            .map((each, at) => `<li role="option" id="o${at}" aria-selected="${each === own.value}">${esc(each)}</li>`)
            .join("");
          list.hidden = false;
          box.setAttribute("aria-expanded", "true");
          active = typed ? 0 : hits.indexOf(own.value);
          mark();
        };
        const close = () => {
          list.hidden = true;
          box.setAttribute("aria-expanded", "false");
          box.removeAttribute("aria-activedescendant");
          box.value = own.value ?? "";
        };
        const take = (text) => {
          const now = text !== own.value;
          own.value = text;
          close();
          if (now) this.changed();
        };
        box.addEventListener("click", () => (list.hidden ? open() : close()));
        box.addEventListener("input", () => open(box.value));
        box.addEventListener("blur", () => {
          const typed = own.options.find((each) => each.toLowerCase() === box.value.trim().toLowerCase());
          if (typed) take(typed);
          else close();
        });
        box.addEventListener("keydown", (event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step && list.hidden) open();
          else if (step) active = (active + step + shown().length) % shown().length;
          else if (event.key === "Enter" && !list.hidden && shown()[active]) return take(shown()[active].textContent);
          else if (event.key === "Escape" && !list.hidden) {
            // Only the list closes, not the window around it.
            event.stopPropagation();
            close();
          }
          if (step) event.preventDefault();
          if (step) mark();
        });
        list.addEventListener("mousedown", (event) => event.preventDefault());
        list.addEventListener("click", (event) => event.target.matches("li") && take(event.target.textContent));
      }
    },
    row: class extends Part {
      markup({ heads }) {
        return `<div class="row ${heads ? "heads" : ""}" role="presentation"></div>`;
      }
      ready(root, { cells, heads }) {
        this.setAttribute("role", "row");
        root.firstElementChild.append(...cells.map((cell) => h("div", { role: heads ? "columnheader" : "cell" }, cell)));
      }
    },
    // Rows are parts within this part; eight at first.
    table: class extends Part {
      markup({ label }) {
        return `<div role="table" aria-label="${esc(label)}"></div><p class="note"></p><gr-button kind="bare" id="more">Show more</gr-button>`;
      }
      ready(root, own) {
        const [body, note, more] = root.children;
        own.show = (rows) => {
          own.rows = rows;
          const limit = ui.limits[own.label] ?? 8;
          body.replaceChildren(...[own.heads, ...rows.slice(0, limit)].map((cells, at) => h("gr-row", { cells, heads: !at })));
          note.textContent = `Showing ${Math.min(limit, rows.length)} of ${rows.length}${own.total ? `, ${own.total} in all` : ""}`;
          more.hidden = rows.length <= limit;
        };
        more.addEventListener("click", () => {
          ui.limits[own.label] = (ui.limits[own.label] ?? 8) + 8;
          own.show(own.rows);
        });
        own.show(own.rows);
      }
    },
    button: class extends Part {
      markup({ disabled, called }) {
        const label = called ? ` aria-label="${esc(called)}"` : "";
        return `<button type="button" class="btn ${this.getAttribute("kind") ?? this.own.kind ?? ""}"${disabled ? " disabled" : ""}${label}><slot></slot></button>`;
      }
    },
    tile: class extends Part {
      markup({ label, pressed }) {
        return `<div class="tiles" style="display:block"><button type="button" aria-pressed="${!!pressed}">${esc(label)}</button></div>`;
      }
      ready(root, own) {
        root.querySelector("button").addEventListener("click", (event) => {
          own.pressed = !own.pressed;
          event.currentTarget.setAttribute("aria-pressed", String(own.pressed));
          this.changed();
        });
      }
    },
    dialog: class extends Part {
      markup({ label }) {
        return `<div class="mask"><div class="window" role="dialog" aria-modal="true" aria-labelledby="t" tabindex="-1"><h2 id="t">${esc(label)}</h2><slot></slot><div class="actions"><gr-button id="cancel">Cancel</gr-button><slot name="actions"></slot></div></div></div>`;
      }
      ready(root) {
        root.querySelector(".window").focus();
        root.querySelector("#cancel").addEventListener("click", () => this.remove());
        this.addEventListener("keydown", (event) => event.key === "Escape" && this.remove());
      }
    },
    menu: class extends Part {
      markup({ label, items }) {
        return `<div style="position:relative"><button type="button" class="btn" aria-haspopup="menu" aria-expanded="false">${esc(label)}</button><div role="menu" hidden class="note" style="position:absolute;right:0;background:#fff;padding:8px;z-index:5;width:240px;box-shadow:0 6px 14px #0003">${items.map(([text]) => `<button type="button" role="menuitem" class="btn bare" style="display:block;padding:6px">${esc(text)}</button>`).join("")}</div></div>`;
      }
      ready(root, { items }) {
        const [press, menu] = root.firstElementChild.children;
        const open = (on) => {
          menu.hidden = !on;
          press.setAttribute("aria-expanded", String(on));
        };
        press.addEventListener("click", () => open(menu.hidden));
        [...menu.children].forEach((item, at) =>
          item.addEventListener("click", () => {
            open(false);
            items[at][1]();
          }),
        );
        document.addEventListener("click", (event) => event.composedPath().includes(this) || open(false));
      }
    },
    nav: class extends Part {
      markup() {
        const menu = (name, ...entries) =>
          `<div><button type="button" aria-haspopup="menu" aria-expanded="false">${name}</button><div role="menu" hidden>${entries.map(([href, text]) => `<a role="menuitem" href="${href}">${text}</a>`).join("")}</div></div>`;
        return `<nav class="bar" aria-label="Main"><b>onelogin</b>${menu("Users", ["/users", "Users"], ["/roles", "Roles"])}${menu("Applications", ["/apps", "Applications"], ["/apps/find", "Add Apps"])}<span style="margin-left:auto">12 of 2,000 licenses used</span></nav>`;
      }
      ready(root) {
        document.addEventListener("click", (event) => {
          for (const press of root.querySelectorAll("button")) {
            const on = event.composedPath()[0] === press && press.nextElementSibling.hidden;
            press.nextElementSibling.hidden = !on;
            press.setAttribute("aria-expanded", String(on));
          }
        });
      }
    },
    app: class extends Part {
      markup() {
        return '<gr-nav></gr-nav><main><div class="said" role="status" aria-live="polite"></div><div class="said bad" role="alert" aria-live="assertive"></div><div id="view"></div></main><div id="over"></div>';
      }
      ready(root, own) {
        const [good, bad] = root.querySelectorAll(".said");
        own.say = (text, wrong = false) => {
          good.textContent = wrong ? "" : text;
          bad.textContent = wrong ? text : "";
        };
        own.show = (...nodes) => root.querySelector("#view").replaceChildren(...nodes.flat(9).filter(Boolean));
        own.open = (window) => root.querySelector("#over").append(window);
      }
    },
  };

  /** @type {any} */
  const ui = { limits: {}, saved: null, draft: null };
  for (const [name, part] of Object.entries(PARTS)) customElements.define(`gr-${name}`, part);
  /** @type {any} */
  const app = document.querySelector("gr-app");
  const ask = async (path, body) => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`/-/${path}`, { method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body) });
    const told = await answer.json();
    if (answer.ok) return told;
    if (body) app.say(told.error, true);
    return null;
  };
  const field = (label, of, part, more = {}) =>
    h("gr-field", { label, value: of[part], oninput: (event) => (of[part] = event.target.value), ...more });
  const toggle = (kind, label, of, part) =>
    h(`gr-${kind}`, { label, checked: of[part], onchange: (event) => (of[part] = event.target.checked) });
  const combo = (label, options, of, part, then = () => {}) => {
    const onchange = (event) => {
      of[part] = event.target.value;
      then();
    };
    return h("gr-combo", { label, options, value: of[part], onchange });
  };
  const button = (text, onclick, more = {}) => h("gr-button", { onclick, ...more }, text);
  const main = (text, onclick, more = {}) => button(text, onclick, { kind: "main", ...more });
  const bare = (text, onclick, more = {}) => button(text, onclick, { kind: "bare", ...more });
  const link = (href, text) => h("a", { href }, text);
  const note = (...text) => h("p", { className: "note" }, text);
  const head = (title, ...buttons) => h("div", { className: "head" }, h("h1", {}, title), buttons);
  const has = (text, wanted) => text.toLowerCase().includes(wanted.trim().toLowerCase());
  const table = (label, heads, rows, more = {}) => h("gr-table", { label, heads, rows, ...more });
  // A table with a box that filters it.
  const searched = (label, heads, items, row, text = (item) => item.name) => {
    const list = table(label, heads, items.map(row), { total: items.length });
    const filter = (event) => list.show(items.filter((item) => has(text(item), event.target.value)).map(row));
    const placeholder = `Search ${label.toLowerCase()}`;
    return [h("gr-field", { label: placeholder, placeholder, type: "search", oninput: filter }), list];
  };
  const window_ = (label, nodes, ...actions) => {
    for (const each of actions) each.slot = "actions";
    const made = h("gr-dialog", { label }, nodes, actions);
    app.open(made);
    return made;
  };
  const tiles = (apps, of) =>
    h(
      "div",
      { className: "tiles" },
      apps.map(({ id, name }) => {
        const onchange = (event) => {
          of.apps = event.target.pressed ? [...of.apps, id] : of.apps.filter((each) => each !== id);
        };
        return h("gr-tile", { label: name, pressed: of.apps.includes(id), onchange });
      }),
    );
  const tabbed = (tabs, panels, first) => {
    const panel = h("div", { role: "tabpanel" });
    const value = tabs.some(([tab]) => tab === hash()) ? hash() : first;
    const onchange = (event) => {
      if (event.target !== bar) return;
      history.pushState(null, "", `#${bar.value}`);
      draw();
    };
    const bar = h("gr-tabs", { tabs, value, onchange });
    const draw = async () => panel.replaceChildren(...[await panels[bar.value]()].flat(9).filter(Boolean));
    ui.toTab = () => {
      bar.value = tabs.some(([tab]) => tab === hash()) ? hash() : first;
      bar.mark();
      draw();
    };
    draw();
    return [bar, panel];
  };
  const hash = () => location.hash.replace(/^#\/?/, "");
  const path = () => location.pathname.replace(/^\/admin2?(?=\/|$)/, "").replace(/\/$/, "") || "/apps";

  const load = async (id) => {
    const saved = await ask(`apps/${id}`);
    if (!saved) return null;
    ui.saved = { ...saved, kept: saved.token, token: "" };
    ui.draft = copy(ui.saved);
    return ui.draft;
  };
  const TABS = {
    info: (now) => [
      field("Display Name", now, "name", { max: 64 }),
      field("Description", now, "description", { rows: 3, max: 2000 }),
      toggle("switch", "Visible in portal", now, "visible"),
      note("Connector: ", now.connector),
      note("Created Jan 12, 2025. Connector version 14 of Mar 3, 2024."),
    ],
    configuration: (now) => {
      if (!now.provisions) return note("This connector has nothing to configure.");
      const { id, kept } = ui.saved;
      const status = h("div", { className: "field" });
      const draw = () => {
        const press = async () => {
          const { baseUrl, token } = now;
          if (!(await ask(`apps/${id}/${ui.saved.apiEnabled ? "disable" : "enable"}`, { baseUrl, token }))) return;
          ui.saved.apiEnabled = !ui.saved.apiEnabled;
          app.say(`API connection ${ui.saved.apiEnabled ? "enabled" : "disabled"}, tested 1 of 1.`);
          draw();
        };
        const { apiEnabled } = ui.saved;
        status.replaceChildren(
          h("span", {}, h("b", {}, "API Status"), " ", h("span", {}, apiEnabled ? "Enabled" : "Disabled"), " "),
          button(apiEnabled ? "Disable" : "Enable", press),
        );
      };
      draw();
      return [
        h("h2", {}, "Application details"),
        field("SAML Audience URL", now, "audience", { max: 2000 }),
        field("SAML Consumer URL", now, "consumer", { max: 2000 }),
        h("h2", {}, "API Connection"),
        status,
        field("SCIM Base URL", now, "baseUrl", { max: 2000 }),
        field("SCIM JSON Template", now, "template", { rows: 5, max: 2000 }),
        field("Custom Headers", now, "headers", { rows: 2, max: 2000 }),
        field("SCIM Bearer Token", now, "token", {
          type: "password",
          hint: kept ? "A token is kept since Jan 12, 2025. Leave blank to keep it." : "No token is kept.",
        }),
      ];
    },
    parameters: (now) => {
      const row = (name) => {
        const { value, provisioned } = now.parameters[name];
        return [bare(name, () => edit(name)), value || "- No default -", provisioned ? "Enabled" : ""];
      };
      const edit = (name) => {
        const one = { ...now.parameters[name], value: now.parameters[name].value || "- No default -" };
        const save = () => {
          now.parameters[name] = { ...one, value: one.value.startsWith("-") ? "" : one.value };
          opened.remove();
          app.say(`1 change to ${name} is not saved.`);
          ui.toTab();
        };
        const values = ["- No default -", "Email", "Username", "First Name", "Last Name", "Department", "User Roles", "MemberOf"];
        const opened = window_(
          `Edit Field ${name}`,
          [
            combo("Value", values, one, "value"),
            h("h3", {}, "Flags"),
            toggle("check", "Include in SAML assertion", one, "saml"),
            toggle("check", "Include in User Provisioning", one, "provisioned"),
          ],
          main("Save", save),
        );
      };
      const heads = ["Field", "Value", "Provisioning"];
      return [
        table("Required parameters", heads, PARAMETERS.slice(0, -1).map(row)),
        h("h2", {}, "Optional Parameters"),
        table("Optional parameters", heads, [row("Groups")]),
      ];
    },
    mappings: (now) => {
      const { id } = ui.saved;
      const remove = (at) => {
        now.rules.splice(at, 1);
        ui.toTab();
      };
      const row = ({ name, action, conditions }, at) => [
        link(`/apps/${id}/rules/${at + 1}`, name),
        action,
        `${conditions.length} conditions`,
        bare("Delete", () => remove(at), { called: `Delete ${name}` }),
      ];
      return [
        button("Add Rule", () => go(`/apps/${id}/rules/new`)),
        table("Rules", ["Name", "Actions", "Conditions", ""], now.rules.map(row)),
      ];
    },
    sso: (now) => [note("Issuer URL: ", `https://app.onelogin.com/saml/metadata/${now.id}`), note("Certificate valid until Jan 12, 2030.")],
    access: (now) =>
      searched("Roles", ["Role", "Updated"], now.everyRole, ({ id, name }) => {
        const onchange = (event) => {
          now.roles = event.target.checked ? [...now.roles, id] : now.roles.filter((each) => each !== id);
        };
        return [h("gr-check", { label: name, checked: now.roles.includes(id), onchange }), "Feb 2, 2025"];
      }),
    provisioning: (now) => [
      h("h2", {}, "Workflow"),
      toggle("switch", "Enable provisioning", now.provisioning, "enabled"),
      h("h3", {}, "Require admin approval before this action is performed"),
      toggle("switch", "Create user", now.provisioning, "approveCreate"),
      toggle("switch", "Delete user", now.provisioning, "approveDelete"),
      toggle("switch", "Update user", now.provisioning, "approveUpdate"),
      combo(
        "When users are deleted in OneLogin, or the user's app access is removed, perform the below action",
        DELETE_ACTIONS,
        now.provisioning,
        "onDelete",
      ),
      combo("When user accounts are suspended in OneLogin, perform the following action:", SUSPEND_ACTIONS, now.provisioning, "onSuspend"),
      h("h2", {}, "Entitlements"),
      button("Refresh", () => app.say("2 of 2 entitlements were refreshed.")),
    ],
    users: async () => {
      const { id, name } = ui.saved;
      const { people } = await ask(`apps/${id}`);
      const open = (who) => {
        const answer = (what) => async () => {
          opened.remove();
          if (await ask(`apps/${id}/answer`, { name: who, what }))
            app.say(`1 of 1 task of ${who}: ${what === "skip" ? "skipped" : "approved"}.`);
          ui.toTab();
        };
        const opened = window_(
          "Create User in Application",
          [note(`${who} will be created in ${name}. Asked for on Mar 3, 2025.`)],
          button("Skip", answer("skip")),
          main("Approve", answer("approve")),
        );
      };
      const row = (one) => [one.name, "Mar 3, 2025", one.state === "pending" ? bare("Pending", () => open(one.name)) : "Provisioned"];
      return searched("Users", ["User", "Since", "Provisioning State"], people, row);
    },
  };
  const NAMES = {
    info: "Info",
    configuration: "Configuration",
    parameters: "Parameters",
    mappings: "Rules",
    sso: "SSO",
    access: "Access",
    provisioning: "Provisioning",
    users: "Users",
  };

  const PAGES = {
    apps: async () => {
      const all = await ask("apps");
      const rows = searched("Applications", ["Name", "Connector", "Created"], all, ({ id, name, connector }) => [
        link(`/apps/${id}/edit`, name),
        connector,
        "Jan 12, 2025",
      ]);
      return [
        head(
          "Applications",
          main("Add App", () => go("/apps/find")),
        ),
        rows,
      ];
    },
    find: async () => {
      const all = (await ask("connectors")).sort((one, other) => other.id - one.id);
      const row = ({ id, name }) => [link(`/apps/new/${id}`, name), "SAML2.0, provisioning"];
      const list = table("Connectors", ["Name", "Type"], [], { total: "8,426" });
      const filter = (event) =>
        list.show(event.target.value.trim() ? all.filter(({ name }) => has(name, event.target.value)).map(row) : []);
      return [head("Find Applications"), h("gr-field", { label: "Search", placeholder: "Search", type: "search", oninput: filter }), list];
    },
    new: async (id) => {
      const connector = (await ask("connectors")).find((each) => each.id === Number(id));
      if (!connector) return null;
      const now = { name: connector.name, visible: true, connector: connector.id };
      const save = async () => {
        const made = await ask("apps", now);
        if (!made) return;
        await go(`/apps/${made.id}/edit#info`);
        app.say("Application was successfully created.");
      };
      return [
        head(
          `Add ${connector.name}`,
          button("Cancel", () => go("/apps/find")),
          main("Save", save),
        ),
        field("Display Name", now, "name", { max: 64 }),
        toggle("switch", "Visible in portal", now, "visible"),
      ];
    },
    app: async (id) => {
      if (ui.draft?.id !== Number(id)) await load(id);
      if (!ui.draft) return null;
      const { saved } = ui;
      const save = async () => {
        const { apiEnabled, reapplied, people, kept, ...now } = ui.draft;
        if (!(await ask(`apps/${id}`, now))) return;
        await load(id);
        await open();
        app.say("Application was successfully updated.");
      };
      const reapply = async () => (await ask(`apps/${id}/reapply`, {})) && app.say("Mappings are being reapplied.");
      const counts = {
        mappings: ui.draft.rules.length,
        access: ui.draft.roles.length,
        users: saved.people.length,
        parameters: PARAMETERS.length,
      };
      const tabs = Object.entries(NAMES).filter(([tab]) => saved.provisions || !/mapp|prov/.test(tab));
      const more = h("gr-menu", {
        label: "More Actions",
        items: [
          ["SAML Metadata", () => app.say("")],
          ["Sync logins", () => app.say(`Synchronizing users with ${saved.name}`)],
          ["Reapply entitlement mappings", reapply],
        ],
      });
      const panels = Object.fromEntries(tabs.map(([tab]) => [tab, () => TABS[tab](ui.draft)]));
      return [
        head(saved.name, more, main("Save", save)),
        note(`Created Jan 12, 2025, ${saved.people.length} of 2,000 users`),
        tabbed(
          tabs.map(([tab, name]) => [tab, name, counts[tab]]),
          panels,
          "info",
        ),
      ];
    },
    rule: async (id, at) => {
      if (ui.draft?.id !== Number(id)) await load(id);
      if (!ui.draft) return null;
      const { saved, draft } = ui;
      const rule = copy(
        draft.rules[Number(at) - 1] ?? { name: "", action: "", source: "existing", forEach: "department", expression: "", conditions: [] },
      );
      const groups = `Set Groups in ${saved.name}`;
      const back = () => go(`/apps/${id}/edit#mappings`);
      const save = async () => {
        if (!rule.name.trim() || !rule.action) return app.say(rule.name.trim() ? "Choose an action" : "Name can't be blank", true);
        const index = at === "new" ? draft.rules.length : Number(at) - 1;
        draft.rules[index] = { ...rule, name: rule.name.trim(), forEach: rule.source === "map" ? rule.forEach : "" };
        await back();
        app.say("1 mapping is kept. Save the application to store it.");
      };
      const detail = h("div");
      const draw = () => {
        const map = rule.source === "map";
        const onchange = (event) => {
          if (event.target.localName !== "gr-choice") return;
          Object.assign(rule, { source: event.target.value, expression: "" });
          draw();
        };
        const source = h("gr-choice", {
          label: "Source of the groups",
          value: rule.source,
          options: [
            ["existing", "From Existing"],
            ["map", "Map from OneLogin"],
          ],
          onchange,
        });
        const mapped = [
          combo("For each", FOR_EACH, rule, "forEach"),
          field("with value that matches", rule, "expression", { max: 255 }),
          note(`set ${saved.name} Groups named after what matches`),
        ];
        detail.replaceChildren(
          ...(rule.action === groups ? [source, h("br"), ...(map ? mapped : [combo("Group", ENTITLEMENTS, rule, "expression")])] : []),
        );
      };
      const conditions = h("div");
      const drawConditions = () =>
        conditions.replaceChildren(
          note(
            `${rule.conditions.length} of 25 conditions. ${rule.conditions.length ? "All must be met." : "Actions apply to everybody."}`,
          ),
          ...rule.conditions.flatMap((one) => [combo("Source", ["Roles", "Email", "Status"], one, "source"), field("Value", one, "value")]),
        );
      const add = () => {
        rule.conditions.push({ source: "Roles", value: "" });
        drawConditions();
      };
      draw();
      drawConditions();
      const actions = [`Set NameID in ${saved.name}`, ...(saved.groupsIncluded ? [groups] : [])];
      return [
        head(at === "new" ? "New mapping" : "Edit mapping", button("Cancel", back), main("Save", save)),
        note("Rule of ", saved.name),
        field("Name", rule, "name", { max: 255 }),
        h("h2", {}, "Conditions"),
        conditions,
        button("+", add, { called: "Add condition" }),
        h("h2", {}, "Actions"),
        combo("Action", actions, rule, "action", draw),
        detail,
      ];
    },
    roles: async () => {
      const row = ({ id, name, people, apps }) => [
        link(`/roles/${id}`, name),
        `${people.length} of 2,000`,
        `${apps.length} apps`,
        "Feb 2, 2025",
      ];
      return [
        head(
          "Roles",
          main("New Role", () => go("/roles/new")),
        ),
        searched("Roles", ["Role", "Users", "Apps", "Updated"], await ask("roles"), row),
      ];
    },
    newRole: async () => {
      const now = { name: "", apps: [] };
      const save = async () => {
        if (!(await ask("roles", now))) return;
        await go("/roles");
        app.say("Role was successfully created.");
      };
      return [
        head(
          "New Role",
          button("Cancel", () => go("/roles")),
          main("Save", save),
        ),
        field("Name", now, "name", { max: 64 }),
        h("h2", {}, "Select Apps to Add"),
        tiles(await ask("apps"), now),
      ];
    },
    role: async (id) => {
      const [role, everybody] = [await ask(`roles/${id}`), await ask("users")];
      if (!role) return null;
      const user = (email) => everybody.find((each) => each.email === email);
      const confirm = () => {
        const save = async () => {
          opened.remove();
          const { people, apps } = role;
          if (await ask(`roles/${id}`, { people, apps })) app.say("Role was successfully updated.");
        };
        const opened = window_(
          "Save changes to this role?",
          [note(`${role.people.length} of 2,000 users, ${role.apps.length} apps.`)],
          main("Save", save),
        );
      };
      const users = () => {
        const now = { text: "" };
        const add = (email) => () => {
          role.people.push(email);
          draw();
        };
        const drop = (email) => () => {
          role.people = role.people.filter((each) => each !== email);
          draw();
        };
        let hits = [];
        const found = table("Matches", ["User", "Email", ""], [], { hidden: true });
        const member = (email) => [user(email)?.name, email, bare("Remove", drop(email), { called: `Remove ${email}` })];
        const added = table("Users added", ["User", "Email", ""], role.people.map(member));
        const draw = () => {
          found.show(
            hits.map(({ name, email }) => [name, email, role.people.includes(email) ? "Added" : button("Add To Role", add(email))]),
          );
          added.show(role.people.map(member));
        };
        const check = () => {
          hits = now.text.trim() ? everybody.filter(({ name, email }) => has(`${name} ${email}`, now.text)) : [];
          found.hidden = false;
          draw();
        };
        return [
          field("Check existing or add new users to this role", now, "text"),
          button("Check", check),
          found,
          h("h2", {}, "Users Added Manually"),
          added,
        ];
      };
      const panels = { applications: () => tiles(role.everyApp, role), users };
      return [
        head(role.name, main("Save", confirm)),
        note("Created Feb 2, 2025"),
        tabbed(
          [
            ["applications", "Applications", role.apps.length],
            ["users", "Users", role.people.length],
          ],
          panels,
          "applications",
        ),
      ];
    },
    users: async () => {
      const row = ({ id, name, email }) => [link(`/users/${id}`, name), email, "Last login Feb 2, 2025"];
      return [
        head("Users"),
        searched("Users", ["Name", "Email", "Activity"], await ask("users"), row, ({ name, email }) => `${name} ${email}`),
      ];
    },
    user: async (id) => {
      let user = await ask(`users/${id}`);
      if (!user) return null;
      const assign = () => {
        const now = { app: "" };
        const next = () => {
          if (!now.app) return;
          opened.remove();
          const login = { name: user.email };
          const save = async () => {
            await ask(`users/${id}/logins`, { app: user.everyApp.find((each) => each.name === now.app).id });
            user = await ask(`users/${id}`);
            edit.remove();
            app.say("Login was successfully created.");
            ui.toTab();
          };
          const edit = window_(
            `Edit ${now.app} login for ${user.name}`,
            [field("SCIM Username", login, "name", { max: 255 })],
            main("Save", save),
          );
        };
        const names = user.everyApp.map((each) => each.name);
        const opened = window_(
          `Assign new login to ${user.name}`,
          [combo("Select application", names, now, "app")],
          main("Continue", next),
        );
      };
      const panels = {
        info: () => [note("Name: ", user.name), note("Email: ", user.email), note("Created Jan 12, 2025")],
        applications: () => [
          button("+", assign, { called: "Add application" }),
          table(
            "Logins",
            ["Application", "Provisioning State"],
            user.apps.map(({ name, state }) => [name, state ? state[0].toUpperCase() + state.slice(1) : "-"]),
          ),
        ],
      };
      return [
        head(user.name),
        tabbed(
          [
            ["info", "User Info"],
            ["applications", "Applications", user.apps.length],
          ],
          panels,
          "info",
        ),
      ];
    },
  };

  let shown = "";
  async function open() {
    const [, place, id, verb, last] = path().split("/");
    // What is pending in an app goes when the app is left.
    if (place !== "apps" || ui.draft?.id !== Number(id)) ui.draft = null;
    shown = path();
    app.say("");
    const name =
      verb === "rules" ? "rule" : id === "new" && !verb ? "newRole" : id === "find" || id === "new" ? id : id ? place.slice(0, -1) : place;
    const nodes = await PAGES[name]?.(id === "new" ? verb : id, last);
    if (shown !== path()) return;
    ui.limits = {};
    app.show(nodes ?? head("Page not found"));
  }
  async function go(address) {
    history.pushState(null, "", address);
    await open();
  }
  addEventListener("click", (event) => {
    const anchor = event.composedPath().find((each) => /** @type {any} */ (each).localName === "a");
    if (!anchor) return;
    event.preventDefault();
    go(/** @type {any} */ (anchor).getAttribute("href"));
  });
  addEventListener("popstate", () => (shown === path() && ui.toTab ? ui.toTab() : open()));
  open();
}

const lists = { PARAMETERS, DELETE_ACTIONS, SUSPEND_ACTIONS, FOR_EACH, ENTITLEMENTS, CSS };
const SHELL = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>OneLogin</title><style>body{margin:0;font:14px/1.5 Georgia,serif;color:#1d1836}</style></head>
<body><gr-app></gr-app><script>(${client})(${JSON.stringify(lists)})</script></body></html>`;

export const console = {
  name: "granite",
  style:
    "Web components in nested open shadow roots, complete ARIA, comboboxes with an active descendant, a page for each rule, counts everywhere.",
  expect: {},
  create() {
    const store = createStore();
    return { handle: (asked) => jsonApi(store, asked) ?? page(SHELL), state: store.state };
  },
};

/** For by-hand.mjs. */
export const hands = (page) => ({
  async menu(area, entry) {
    await page.getByRole("navigation").getByText(area, { exact: true }).first().click();
    await page.getByRole("menuitem", { name: entry, exact: true }).click();
  },
  tab: (name) => page.getByRole("tab").getByText(name, { exact: true }).click(),
  save: () => page.locator("main .head").getByRole("button", { name: "Save", exact: true }).click(),
  async choose(label, option, within = page) {
    await within.getByRole("combobox", { name: label, exact: true }).click();
    await page.getByRole("option", { name: option, exact: true }).click();
  },
  window() {
    const mapping = page.getByRole("heading", { name: "New mapping" }).filter({ visible: true });
    return page
      .locator("gr-dialog")
      .or(page.locator("main").filter({ has: mapping }))
      .last();
  },
  async more() {
    const more = page.getByText("Show more", { exact: true }).filter({ visible: true });
    if (!(await more.count())) return false;
    await more.first().click();
    return true;
  },
});
