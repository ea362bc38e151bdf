// The pages of one role and of one user.

import { esc as e, matching } from "../store.mjs";
import { button } from "./buttons.mjs";
import { draft, help, twins } from "./decoys.mjs";
import { select } from "./drop-downs.mjs";
import { group, text } from "./fields.mjs";
import { rows } from "./lists.mjs";
import { saver, sheet } from "./saving.mjs";
import { picks } from "./switches.mjs";
import { tabs } from "./tabs.mjs";
import { window } from "./windows.mjs";

/** @typedef {import("./look.mjs").Look} Look */

const HEADS = ["Name", "Email", ""];
const person = (user, action = "") => ({
  cells: [user.name, user.email, { html: action }],
  data: `data-email="${e(user.email)}" data-called="${e(user.name)}"`,
});

/** What Check finds. @param {Look} look @param {any} store @param {string} q */
export function found(look, store, q = "") {
  const add = button(look, look.say("Add To Role"), "add");
  const some = (q.trim() ? matching(store.users, q) : []).map((user) => person(user, add));
  return some.length ? rows(look, { name: "found", heads: HEADS, rows: some }) : "<p>No users were found.</p>";
}

/** @param {Look} look @param {any} store @param {any} role @param {string} tab */
export function rolePage(look, store, role, tab) {
  const members = store.users.filter((user) => role.people.includes(user.email));
  const panes = {
    applications: () => `<h2>Applications</h2>${picks(look, "app", store.apps, role.apps)}`,
    users: () => {
      const key = "Check existing or add new users to this role";
      const box = group(look, text(look, { name: "person", label: look.label(key), attributes: "data-person" }));
      const check = `<p>${button(look, look.say("Check"), "check")} ${draft(look, "Check all")}</p>`;
      const template = { cells: ["{0}", "{1}", ""] };
      return `${help(look, "roles")}${twins(look, { person: key }, box)}${check}<div data-found></div><h2>${e(look.say("Users Added Manually"))}</h2>${rows(look, { name: "members", heads: HEADS, rows: members.map((user) => person(user)), template })}`;
    },
    admins: () => "<p>No admins.</p>",
  };
  const confirm = window(look, {
    id: "confirm",
    title: "Save changes to this role?",
    body: "<p>Users and applications of this role will change.</p>",
    answers: [["save", "Save"]],
  });
  /** @type {[string, string][]} */
  const names = [
    ["applications", "Applications"],
    ["users", "Users"],
    ["admins", "Admins"],
  ];
  const content = tabs(look, { address: `/roles/${role.id}`, names, now: tab, pane: (id) => panes[id]() });
  return sheet(look, role.name, content, { save: saver(look) }) + confirm;
}

/** @param {Look} look @param {any} store @param {any} user @param {string} tab */
export function userPage(look, store, user, tab) {
  const stateOf = (app) => app.users.find((each) => each.name === user.name)?.state ?? "";
  const mine = store.apps.filter((app) => user.logins.includes(app.id) || stateOf(app));
  const free = store.apps.filter((app) => !mine.includes(app)).map((app) => ({ value: String(app.id), text: app.name }));
  const shown = (state) => (state ? state[0].toUpperCase() + state.slice(1) : "–");
  const panes = {
    info: () =>
      group(
        look,
        text(look, { name: "name", label: look.label("Name"), value: user.name, attributes: 'data-decoy="name of a user"' }) +
          text(look, { name: "email", label: look.label("Email"), value: user.email, attributes: 'data-decoy="email of a user"' }),
      ),
    applications: () =>
      `<p>${button(look, "+", "assign", 'title="Add an application"')}</p>${rows(look, {
        name: "logins",
        heads: ["Application", look.say("Provisioning State")],
        rows: mine.map((app) => ({ cells: [app.name, shown(stateOf(app))] })),
        empty: "No applications.",
      })}`,
  };
  const assign = window(look, {
    id: "assign",
    title: `Assign new login to ${user.name}`,
    body: group(
      look,
      select(look, {
        name: "w-app",
        label: look.label("Select application"),
        options: [{ value: "", text: "- Select -" }, ...free],
        attributes: 'data-w="app"',
      }),
    ),
    answers: [["continue", "Continue"]],
  });
  const login = window(look, {
    id: "login",
    title: "Edit login",
    body: group(
      look,
      text(look, { name: "w-username", label: look.label("SCIM Username"), value: user.email, attributes: 'data-w="username"' }),
    ),
    answers: [["save", "Save"]],
  });
  /** @type {[string, string][]} */
  const names = [
    ["info", "User Info"],
    ["applications", "Applications"],
  ];
  const content = tabs(look, { address: `/users/${user.id}`, names, now: tab, pane: (id) => panes[id]() });
  return sheet(look, user.name, content, { save: saver(look, { label: "Save User" }) }) + assign + login;
}
