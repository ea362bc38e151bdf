// A whole console from choices and a seed.

import { readFileSync } from "node:fs";
import { CONNECTORS } from "../data.mjs";
import { createStore, esc as e, jsonApi, page, plainPath, redirect } from "../store.mjs";
import { appPage, TABS } from "./app.mjs";
import { code, described } from "./choices.mjs";
import { draft, others } from "./decoys.mjs";
import { group, text } from "./fields.mjs";
import { outer, whole } from "./frames.mjs";
import { list } from "./lists.mjs";
import { look as lookOf } from "./look.mjs";
import { found, rolePage, userPage } from "./people.mjs";
import { saver, sheet } from "./saving.mjs";
import { picks, toggle } from "./switches.mjs";

/** @typedef {import("./choices.mjs").Choices} Choices */
/** @typedef {{ title: string, attributes?: string, content: string }} Sheet */

const link = ({ cls, say, base }, label, path) => `<a class="${cls("button", "primary")}" href="${base}${path}">${e(say(label))}</a>`;

/** A list of all there is of a kind. */
function everything(look, store, kind, query) {
  const { say, base } = look;
  const lists = {
    apps: {
      title: say("Applications entry"),
      tools: draft(look, "Add App from file") + link(look, "Add App", "/apps/find"),
      hint: "Search applications",
      items: store.apps,
      heads: ["Name", "Connector"],
      draw: (app) => ({ cells: [app.name, app.connector], href: `${base}/apps/${app.id}/edit` }),
    },
    roles: {
      title: "Roles",
      tools: link(look, "New Role", "/roles/new"),
      hint: "Search roles",
      items: store.roles,
      heads: ["Name", "Users"],
      draw: (role) => ({ cells: [role.name, String(role.people.length)], href: `${base}/roles/${role.id}` }),
    },
    users: {
      title: say("Users entry"),
      tools: "",
      hint: "Search users",
      items: store.users,
      heads: ["Name", "Email"],
      draw: (user) => ({ cells: [user.name, user.email], href: `${base}/users/${user.id}` }),
    },
  };
  const { title, tools, ...rest } = lists[kind];
  return { title, content: sheet(look, title, list(look, { name: kind, query, address: `${base}/${kind}`, ...rest }), { tools }) };
}

/** Whatever stands at an address; nothing if nothing does. @returns {Sheet | null} */
function sheetAt(look, store, [, kind, id, verb, more], query) {
  if (!["apps", "roles", "users"].includes(kind)) return null;
  if (!id) return everything(look, store, kind, query);
  if (kind === "apps" && id === "find") {
    const items = look.pick("catalogue", [CONNECTORS, [...CONNECTORS].reverse()]);
    const draw = (one) => ({ cells: [one.name, "SAML2.0, provisioning"], href: `${look.base}/apps/new/${one.id}` });
    const what = {
      name: "connectors",
      items,
      query,
      address: `${look.base}/apps/find`,
      hint: "Search connectors",
      heads: ["Connector", "Type"],
    };
    return { title: "Find Applications", content: sheet(look, "Find Applications", list(look, { ...what, draw, always: true })) };
  }
  if (kind === "apps" && id === "new") {
    const connector = CONNECTORS.find((one) => one.id === Number(verb));
    if (!connector) return null;
    const fields =
      text(look, { name: "name", label: look.label("Display Name"), value: connector.name }) +
      text(look, { name: "description", label: look.label("Description"), rows: 3 });
    const visible = toggle(look, { name: "visible", label: look.say("Visible in portal"), on: true });
    const content = sheet(look, `Add ${connector.name}`, group(look, fields) + visible, {
      save: saver(look, { press: "create", fresh: true }),
    });
    return { title: "Add application", attributes: `data-kind="apps" data-connector="${connector.id}"`, content };
  }
  if (kind === "roles" && id === "new") {
    const named = group(look, text(look, { name: "name", label: look.label("Name") }));
    const apps = `<h2>${e(look.say("Select Apps to Add"))}</h2>${picks(look, "app", store.apps, [])}`;
    const content = sheet(look, "New Role", named + apps, { save: saver(look, { press: "create", fresh: true }) });
    return { title: "New Role", attributes: 'data-kind="roles"', content };
  }
  const one = { apps: store.app, roles: store.role, users: store.user }[kind](id);
  if (!one) return null;
  const attributes = `data-kind="${kind}" data-id="${id}"`;
  if (kind === "roles") return { title: one.name, attributes, content: rolePage(look, store, one, verb) };
  if (kind === "users") return { title: one.name, attributes, content: userPage(look, store, one, verb) };
  const held = store.roles.filter((role) => role.apps.includes(one.id)).map((role) => role.id);
  const tab = TABS.some(([name]) => name === more) ? more : undefined;
  return { title: one.name, attributes, content: appPage(look, store, { ...one, ...store.extra(id), held }, tab, query) };
}

const script = (name) => ({
  headers: { "content-type": "text/javascript; charset=utf-8" },
  body: readFileSync(new URL(`./client/${name}`, import.meta.url), "utf8"),
});

function create(look) {
  const store = createStore();
  const { frame } = look.choices;
  return {
    state: store.state,
    handle(request) {
      const api = jsonApi(store, request);
      if (api) return api;
      const asset = /^\/assets\/([a-z-]+\.mjs)$/.exec(request.path);
      if (asset) return script(asset[1]);
      const framed = request.path.startsWith("/embed");
      const path = plainPath(request.path.replace(/^\/embed/, ""));
      if (path === "/") return redirect(`${framed ? "/embed" : ""}/apps`);
      if (path === "/favicon.ico") return page("", 404);
      const parts = path.split("/");
      if (path === "/roles/check") return page(found(look, store, request.query.q));
      const at = sheetAt(look, store, parts, request.query);
      if (!at) return page("Not found", 404);
      const query = new URLSearchParams(request.query).toString();
      if (frame !== "none" && !framed) return page(outer(look, path + (query ? `?${query}` : "")));
      return page(whole(look, at.title, at.attributes ?? "", others(look, store.apps) + at.content));
    },
  };
}

/**
 * @param {Choices} choices
 * @param {{ seed?: string | number, name?: string }} [of] `seed`: for what the choices leave open; `name`: first part of the host name
 * @returns {import("../serve.mjs").Console}
 */
export function compose(choices, { seed = 0, name = `composed-${code(choices)}-${seed}`.toLowerCase() } = {}) {
  const look = lookOf(choices, `${seed}`);
  return { name, style: `${described(choices)}.`, expect: {}, create: () => create(look) };
}
