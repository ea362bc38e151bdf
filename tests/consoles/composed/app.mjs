// The pages of one app.

import { DELETE_ACTIONS, ENTITLEMENTS, esc as e, FOR_EACH, PARAMETERS, SUSPEND_ACTIONS } from "../store.mjs";
import { button as anyButton } from "./buttons.mjs";
import { draft, help, legacy, twins } from "./decoys.mjs";
import { choice, plainly, select } from "./drop-downs.mjs";
import { fact, group, text } from "./fields.mjs";
import { list, rows } from "./lists.mjs";
import { saver, sheet } from "./saving.mjs";
import { picks, toggle } from "./switches.mjs";
import { tabs } from "./tabs.mjs";
import { window } from "./windows.mjs";

/** @typedef {import("./look.mjs").Look} Look */

/** @type {[string, string][]} */
export const TABS = [
  ["info", "Info"],
  ["configuration", "Configuration"],
  ["parameters", "Parameters"],
  ["mappings", "Rules"],
  ["sso", "SSO"],
  ["access", "Access"],
  ["provisioning", "Provisioning"],
  ["users", "Users"],
];
const VALUES = ["- No default -", "Email", "Department", "User Roles", "MemberOf"];

const section = (look, title, content) =>
  `<section class="${look.cls("section")}">${title ? `<h2>${e(title)}</h2>` : ""}${content}</section>`;
const button = (look, label, press) => anyButton(look, look.say(label), press);

function configuration(look, app) {
  const field = (name, key, more = {}) => text(look, { name, label: look.label(key), value: app[name], ...more });
  const on = app.apiEnabled;
  const status = `<span class="${look.cls("status")}" data-status>${on ? "Enabled" : "Disabled"}</span> ${button(look, on ? "Disable" : "Enable", "enable")} ${draft(look, "Enable (test system)")}`;
  const token = text(look, { name: "token", label: look.label("SCIM Bearer Token"), type: "password" });
  const kept = app.token ? "<p>A token is stored. Leave the field empty to keep it.</p>" : "";
  const connection =
    fact(look, look.label("API Status"), status) +
    field("baseUrl", "SCIM Base URL") +
    field("template", "SCIM JSON Template", { rows: 4 }) +
    field("headers", "Custom Headers", { rows: 2 }) +
    token;
  const details = field("audience", "SAML Audience URL") + field("consumer", "SAML Consumer URL");
  const now = section(look, "API Connection", group(look, connection) + kept);
  const old = legacy(look, "configuration");
  const whole = look.pick("legacy first", [true, false]) ? old + now : now + old;
  const doubled = twins(look, { baseUrl: "SCIM Base URL", token: "SCIM Bearer Token" }, whole);
  return help(look, "configuration") + section(look, "Application details", group(look, details)) + doubled;
}

function provisioning(look, app) {
  const set = app.provisioning;
  const box = (key, label) => toggle(look, { name: `provisioning.${key}`, label: look.say(label, app.name), on: set[key] });
  const drop = (key, label, values) =>
    select(look, { name: `provisioning.${key}`, label: look.say(label), options: plainly(values), value: set[key] });
  const drops =
    drop("onDelete", "When users are deleted in OneLogin, or the user's app access is removed, perform the below action", DELETE_ACTIONS) +
    drop("onSuspend", "When user accounts are suspended in OneLogin, perform the following action:", SUSPEND_ACTIONS);
  const asked = `<p>${e(look.say("Require admin approval before this action is performed", app.name))}</p>${box("approveCreate", "Create user")}${box("approveDelete", "Delete user")}${box("approveUpdate", "Update user")}`;
  const refresh = `<button type="button" class="${look.cls("button")}" data-press="refresh"${app.apiEnabled ? "" : " disabled"}>Refresh</button>`;
  return (
    help(look, "provisioning") +
    legacy(look, "provisioning") +
    section(look, "Workflow", box("enabled", "Enable provisioning") + asked + group(look, drops)) +
    section(look, "Entitlements", refresh)
  );
}

function parameters(look, app) {
  const { Groups } = app.parameters;
  const heads = ["Field", "Value", "Provisioning"];
  const others = PARAMETERS.filter((name) => name !== "Groups").map((name) => ({ cells: [name, name.replace("SCIM ", ""), ""] }));
  const now = JSON.stringify({ ...Groups, provisioned: app.groupsIncluded });
  const groups = {
    cells: [
      "Groups",
      { html: `<span data-groups-value>${e(Groups.value || VALUES[0])}</span>` },
      { html: `<span data-groups-on>${app.groupsIncluded ? "Enabled" : "–"}</span>` },
    ],
    press: "parameter",
    data: `data-groups="${e(now)}"`,
  };
  return `${help(look, "parameters")}${rows(look, { name: "parameters", heads, rows: others })}<h2>Optional Parameters</h2>${rows(look, { name: "optional", heads, rows: [groups] })}`;
}

const ruleRow = (rule, index) => ({
  cells: [rule.name, rule.action],
  press: "rule",
  data: `data-index="${index}"`,
});

function mappings(look, app) {
  const template = { cells: ["{0}", "{1}"], press: "rule", data: 'data-index=""' };
  const again = `<p data-reapplied${app.reapplied ? "" : " hidden"}>Mappings were last reapplied today.</p>`;
  return `${help(look, "mappings")}<div data-rules="${e(JSON.stringify(app.rules))}"><p>${button(look, "Add Rule", "rule")} ${draft(look, "Add Rule from template")}</p>${rows(look, { name: "rules", heads: ["Name", "Actions"], rows: app.rules.map(ruleRow), template })}</div>${again}`;
}

function people(look, app, { tab, ...query }) {
  const state = (user) =>
    user.state === "pending"
      ? { html: `<a href="#" data-press="task" data-name="${e(user.name)}">Pending</a>` }
      : { html: `<span class="${look.cls("badge")}">Provisioned</span>` };
  return list(look, {
    name: "users",
    // Where only a few are shown, those who wait come first.
    items: look.choices.paging === "search" ? [...app.users].sort((one, two) => one.state.localeCompare(two.state)) : app.users,
    query,
    address: `${look.base}/apps/${app.id}/edit/users`,
    hint: "Search users",
    heads: ["User", look.say("Provisioning State")],
    draw: (user) => ({ cells: [user.name, state(user)] }),
    empty: "No users.",
  });
}

function windows(look, app) {
  const flag = (name, label, on) => toggle(look, { name, label: look.say(label), on, attributes: `data-w="${name}"` });
  const { Groups } = app.parameters;
  const value = select(look, {
    name: "w-value",
    label: look.label("Value"),
    options: VALUES.map((each, at) => ({ value: at ? each : "", text: each })),
    value: Groups.value,
    attributes: 'data-w="value"',
  });
  const parameter = `${group(look, value)}<h3>Flags</h3>${flag("saml", "Include in SAML assertion", Groups.saml)}${flag("provisioned", "Include in User Provisioning", app.groupsIncluded)}`;
  const actions = [...(app.groupsIncluded ? [`Set Groups in ${app.name}`] : []), `Set NameID in ${app.name}`];
  const options = [{ value: "", text: "- Select an action -" }, ...plainly(actions)];
  const source = (kind, label) =>
    `<label class="${look.cls("tick")}"><input type="radio" name="source" value="${kind}"${kind === "existing" ? " checked" : ""}> ${e(look.say(label))}</label>`;
  const condition = `<p>${choice(look, { options: plainly(["Roles", "Department"]) })} ${choice(look, { options: plainly(["include", "do not include"]) })}</p>`;
  const named = text(look, { name: "w-name", label: look.label("Name"), attributes: 'data-w="name"' });
  const each =
    select(look, { name: "w-each", label: look.label("For each"), options: plainly(FOR_EACH), attributes: 'data-w="forEach"' }) +
    text(look, { name: "w-match", label: look.label("with value that matches"), attributes: 'data-w="expression"' });
  const rule = `${group(look, named)}<h3>Conditions</h3><p>All users, or those who meet these conditions:</p><div data-conditions></div><template data-condition>${condition}</template>${button(look, "+", "condition")}
<h3>Actions</h3>${group(look, select(look, { name: "w-action", label: look.label("Action"), options, attributes: 'data-w="action"' }))}
<div data-detail hidden>${source("existing", "From Existing")}${source("map", "Map from OneLogin")}<div data-source="existing">${choice(look, { options: plainly(ENTITLEMENTS) })}</div><div data-source="map">${group(look, each)}<p>set groups named after these.</p></div></div>`;
  return [
    window(look, { id: "parameter", title: "Edit Field Groups", body: parameter, answers: [["save", "Save"]] }),
    window(look, { id: "rule", title: "New mapping", body: rule, answers: [["save", "Save"]] }),
    window(look, {
      id: "task",
      title: "Create User in Application",
      body: "<p>Create <b data-who></b> in the application?</p>",
      answers: [
        ["skip", "Skip"],
        ["approve", "Approve"],
      ],
    }),
  ].join("");
}

/** @param {Look} look @param {any} store @param {any} app with its other fields @param {string} tab @param {Record<string, string>} query */
export function appPage(look, store, app, tab, query) {
  const panes = {
    info: () =>
      section(
        look,
        "",
        group(
          look,
          text(look, { name: "name", label: look.label("Display Name"), value: app.name }) +
            fact(look, look.label("Connector"), e(app.connector)) +
            text(look, { name: "description", label: look.label("Description"), value: app.description, rows: 3 }),
        ) + toggle(look, { name: "visible", label: look.say("Visible in portal"), on: app.visible }),
      ),
    configuration: () => configuration(look, app),
    parameters: () => parameters(look, app),
    mappings: () => mappings(look, app),
    sso: () => section(look, "", group(look, fact(look, look.label("Issuer URL"), `https://app.onelogin.example/saml/metadata/${app.id}`))),
    access: () => section(look, "Roles", picks(look, "role", store.roles, app.held)),
    provisioning: () => provisioning(look, app),
    users: () => people(look, app, /** @type {any} */ ({ ...query, tab })),
  };
  const names = TABS.filter(([id]) => store.provisions(app.id) || !["mappings", "provisioning"].includes(id));
  const entries = [
    ["SAML Metadata", "idle"],
    ["Sync logins", "idle"],
    ["Reapply entitlement mappings", "reapply"],
  ];
  const menu = `<div class="${look.cls("navigation")}"><button type="button" class="${look.cls("button")}" data-press="actions" aria-expanded="false">${e(look.say("More Actions"))}</button><div class="${look.cls("menu")}" hidden>${entries.map(([label, press]) => `<button type="button" data-press="${press}">${e(look.say(label))}</button>`).join("")}</div></div>`;
  const content = tabs(look, { address: `/apps/${app.id}/edit`, names, now: tab, pane: (id) => panes[id]() });
  return sheet(look, app.name, content, { tools: menu, save: saver(look) }) + windows(look, app);
}
