// What a console's server does to its data, whatever its pages look like.

import { CONNECTORS, newApp, otherApps, roles, users } from "./data.mjs";

const SCIM = new Set(CONNECTORS.map((connector) => connector.name));
// Fields of an app that the guide leaves as they are; what is typed into them is noted.
const OTHER = { visible: true, description: "", audience: "", consumer: "", template: '{\n  "userName": "{$user.email}"\n}', headers: "" };
const EXTRA = Object.keys(OTHER);

/** Fields of the tab Parameters, in the order of the page. */
export const PARAMETERS = "SCIM Username|SAML NameID (Subject)|Email|First Name|Last Name|Title|Department|Groups".split("|");
export const DELETE_ACTIONS = ["Delete", "Suspend", "Do Nothing"];
export const SUSPEND_ACTIONS = ["Suspend", "Do Nothing"];
export const FOR_EACH = ["department", "member_of", "role"];
/** Group in the app that is there to be picked "From Existing". */
export const ENTITLEMENTS = ["Everyone", "Editors"];

/** @param {{ fillers?: string[] }} [options] names of roles that only make the list longer */
export function createStore({ fillers = [] } = {}) {
  const store = {
    apps: otherApps(),
    roles: [...roles(), ...fillers.map((name, index) => ({ id: 601 + index, name, people: [], apps: [] }))],
    users: users(),
    wrong: [],
  };
  // What `state()` does not show: the parameters and the other fields of an app.
  const extras = new Map(store.apps.map((app) => [app.id, extra()]));
  const old = new Set(store.apps.map((app) => app.id));
  const oldRoles = new Set(store.roles.map((role) => role.id));
  let nextApp = 4004;
  let nextRole = 701;

  function extra() {
    const parameters = Object.fromEntries(PARAMETERS.map((name) => [name, { value: "", saml: false, provisioned: name !== "Groups" }]));
    return { ...OTHER, parameters };
  }
  const wrong = (sentence) => store.wrong.push(sentence);
  const app = (id) => store.apps.find((each) => each.id === Number(id));
  const role = (id) => store.roles.find((each) => each.id === Number(id));
  const user = (id) => store.users.find((each) => each.id === Number(id));

  // Who is in the app's list of users follows from the roles and the logins.
  function sync() {
    for (const each of store.apps) {
      each.roles = store.roles.filter((one) => one.apps.includes(each.id)).map((one) => one.name);
      const given = store.users.filter(
        (one) =>
          one.logins.includes(each.id) || store.roles.some((group) => group.apps.includes(each.id) && group.people.includes(one.email)),
      );
      const known = new Map(each.users.map((one) => [one.name, one]));
      const first = each.provisioning.approveCreate ? "pending" : "provisioned";
      each.users = each.provisioning.enabled ? given.map(({ name }) => known.get(name) ?? { name, state: first }) : [];
    }
  }

  function connection(one, { baseUrl, token }) {
    if (!/^https?:\/\//.test((baseUrl ?? one.baseUrl).trim())) return "SCIM Base URL is not valid";
    if (token ? token.trim().length < 8 : !one.token) return "SCIM Bearer Token is not valid";
    return "";
  }

  return {
    ...store,
    app,
    role,
    user,
    wrong,
    extra: (id) => extras.get(Number(id)),
    provisions: (id) => SCIM.has(app(id).connector),

    /** A new app, or why not. */
    addApp(name, connector) {
      const kind = CONNECTORS.find((each) => each.id === Number(connector));
      if (!kind) return { error: "Connector was not found" };
      if (!name?.trim()) return { error: "Display Name can't be blank" };
      const made = newApp(nextApp++, name.trim(), kind.name);
      store.apps.push(made);
      extras.set(made.id, extra());
      return { app: made };
    },

    /** Stores the parts that are given; answers why not, or nothing. `roles` are ids. */
    saveApp(id, change) {
      const one = app(id);
      const more = extras.get(one.id);
      if (change.name !== undefined && !change.name.trim()) return "Display Name can't be blank";
      if (SCIM.has(one.connector) && change.baseUrl !== undefined && !change.baseUrl.trim()) return "SCIM Base URL cannot be blank";
      if (old.has(one.id)) wrong(`the app ${one.name} was saved`);
      for (const field of EXTRA) {
        const text = (value) => String(value).replaceAll("\r\n", "\n");
        if (change[field] === undefined || text(change[field]) === text(more[field])) continue;
        more[field] = change[field];
        wrong(`${field} of ${one.name} was changed`);
      }
      if (change.name !== undefined) one.name = change.name.trim();
      if (change.baseUrl !== undefined) one.baseUrl = change.baseUrl.trim();
      if (change.token) one.token = true;
      if (change.provisioning) Object.assign(one.provisioning, change.provisioning);
      for (const [name, value] of Object.entries(change.parameters ?? {})) {
        const { provisioned, ...rest } = more.parameters[name];
        const { provisioned: now, ...restNow } = value;
        if (JSON.stringify(rest) !== JSON.stringify(restNow) || (name !== "Groups" && now !== provisioned))
          wrong(`parameter ${name} of ${one.name} was changed`);
        more.parameters[name] = value;
      }
      one.groupsIncluded = more.parameters.Groups.provisioned;
      if (change.rules) one.rules = change.rules;
      if (change.roles) {
        const wanted = new Set(change.roles.map(Number));
        for (const each of store.roles) {
          each.apps = each.apps.filter((other) => other !== one.id);
          if (wanted.has(each.id)) each.apps.push(one.id);
        }
      }
      sync();
      return "";
    },

    /** Tests what is typed and enables the API; answers why not, or nothing. */
    enable(id, typed) {
      const why = connection(app(id), typed);
      if (why) return why;
      if (old.has(Number(id))) wrong(`the API of ${app(id).name} was enabled`);
      app(id).apiEnabled = true;
      return "";
    },
    disable(id) {
      app(id).apiEnabled = false;
    },
    reapply(id) {
      if (old.has(Number(id))) wrong(`mappings of ${app(id).name} were reapplied`);
      app(id).reapplied += 1;
    },
    /** Answers the task of one person: `approve` or `skip`. */
    answer(id, name, what) {
      const found = app(id).users.find((each) => each.name === name);
      if (!found) return "User was not found";
      if (what === "skip") wrong(`the task of ${name} was skipped`);
      else if (!app(id).apiEnabled) return "The API connection is not enabled";
      else found.state = "provisioned";
      return "";
    },

    /** A new role, or why not. */
    addRole(name, apps) {
      if (!name?.trim()) return { error: "Name can't be blank" };
      if (store.roles.some((each) => each.name === name.trim())) return { error: "Name has already been taken" };
      const made = { id: nextRole++, name: name.trim(), people: [], apps: apps.map(Number) };
      store.roles.push(made);
      for (const each of made.apps) if (old.has(each)) wrong(`the role ${made.name} was given ${app(each).name}`);
      sync();
      return { role: made };
    },
    /** `people` are addresses, `apps` are ids. */
    saveRole(id, { name = role(id).name, people = role(id).people, apps = role(id).apps }) {
      const one = role(id);
      if (name !== one.name) wrong(`the role ${one.name} was renamed`);
      if (oldRoles.has(one.id) && [...people].sort().join() !== [...one.people].sort().join())
        wrong(`the people of ${one.name} were changed`);
      for (const each of apps.map(Number))
        if (old.has(each) && !one.apps.includes(each)) wrong(`the role ${name} was given ${app(each).name}`);
      Object.assign(one, { name, people: [...people], apps: apps.map(Number) });
      sync();
    },
    assign(id, login) {
      if (old.has(Number(login))) wrong(`${user(id).name} was given ${app(login).name}`);
      if (!user(id).logins.includes(Number(login))) user(id).logins.push(Number(login));
      sync();
    },

    /** As README.md has it. A rule's `conditions` may be a list or a number. */
    state() {
      const shown = structuredClone(store);
      for (const each of shown.apps)
        each.rules = each.rules.map(({ name, forEach = "", expression = "", action = "", conditions = 0 }) => ({
          name,
          forEach,
          expression,
          action,
          conditions: Array.isArray(conditions) ? conditions.length : Number(conditions),
        }));
      return shown;
    },
  };
}

/** Text for markup. */
export const esc = (text) => String(text ?? "").replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @param {any} value */
export const json = (value, status = 200) => ({ status, headers: { "content-type": "application/json" }, body: JSON.stringify(value) });
export const page = (body, status = 200) => ({ status, body });
export const redirect = (location) => ({ status: 303, headers: { location } });

/** Address without the prefix of newer consoles, and without a slash at its end. */
export const plainPath = (path) => path.replace(/^\/admin2?(?=\/|$)/, "").replace(/\/+$/, "") || "/";
/** No value, one or several of a form, as a list. */
export const list = (value) => (value === undefined || value === "" ? [] : [value].flat());
/** Those whose name or address has the text in it. */
export function matching(items, text = "") {
  const plain = (each) => each.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
  return items.filter((item) => plain(`${item.name} ${item.email ?? ""}`).includes(plain(text)));
}

/** What a page that is drawn in the browser asks for, under `/-/`; nothing if it is asked for something else. */
export function jsonApi(store, { method, path, body }) {
  const [, root, kind, id, verb] = path.split("/");
  if (root !== "-") return null;
  const refuse = (error) => json({ error }, 422);
  const done = (error) => (error ? refuse(error) : json({}));
  const get = method === "GET";
  const one = { apps: store.app, roles: store.role, users: store.user }[kind];
  if (id && !one?.(id)) return json({ error: "Not found" }, 404);
  const brief = ({ id, name }) => ({ id, name });
  switch (`${get ? "get" : "set"} ${kind}${id ? "/id" : ""}${verb ? `/${verb}` : ""}`) {
    case "get connectors":
      return json(CONNECTORS);
    case "get apps":
      return json(store.apps.map(({ id, name, connector }) => ({ id, name, connector })));
    case "get apps/id": {
      const { users, ...app } = structuredClone(store.app(id));
      const has = store.roles.filter((role) => role.apps.includes(app.id)).map((role) => role.id);
      return json({
        ...app,
        ...store.extra(id),
        people: users,
        roles: has,
        everyRole: store.roles.map(brief),
        provisions: store.provisions(id),
      });
    }
    case "set apps": {
      const { error, app } = store.addApp(body.name, body.connector);
      return error ? refuse(error) : json(app);
    }
    case "set apps/id":
      return done(store.saveApp(id, body));
    case "set apps/id/enable":
      return done(store.enable(id, body));
    case "set apps/id/disable":
      return done(store.disable(id));
    case "set apps/id/reapply":
      return done(store.reapply(id));
    case "set apps/id/answer":
      return done(store.answer(id, body.name, body.what));
    case "get roles":
      return json(store.roles);
    case "get roles/id":
      return json({ ...store.role(id), everyApp: store.apps.map(brief) });
    case "set roles": {
      const { error, role } = store.addRole(body.name, body.apps);
      return error ? refuse(error) : json(role);
    }
    case "set roles/id":
      return done(store.saveRole(id, body));
    case "get users":
      return json(store.users);
    case "get users/id": {
      const user = store.user(id);
      const state = (app) => app.users.find((each) => each.name === user.name)?.state;
      const mine = store.apps.filter((app) => user.logins.includes(app.id) || state(app));
      return json({ ...user, apps: mine.map((app) => ({ ...brief(app), state: state(app) })), everyApp: store.apps.map(brief) });
    }
    case "set users/id/logins":
      return done(store.assign(id, body.app));
    case "set decoy":
      store.wrong(body.sentence);
      return json({});
  }
  return json({ error: "Not found" }, 404);
}
