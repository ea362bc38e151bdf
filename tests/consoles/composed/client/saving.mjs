// What has changed, and saving it.

import { all, boot, deep, main, one, send } from "./dom.mjs";
import { differs, isOn, read } from "./fields.mjs";
import { again, panes } from "./moving.mjs";
import { hush, keepNotice, notify } from "./notices.mjs";
import { ask } from "./windows.mjs";

/** What is to be saved besides what fields hold: rules, parameters, people. @type {Record<string, any>} */
export const pending = {};
export function forget() {
  for (const key of Object.keys(pending)) delete pending[key];
}

/** Fields of the page, also of tabs that are not shown; not those of windows. */
function fieldsOf(selector) {
  const roots = [main(), ...panes().filter((pane) => !pane.isConnected)];
  return roots.flatMap((root) => deep(selector, root)).filter((field) => !(field.getRootNode().host ?? field).closest("[data-window]"));
}

export const dirty = () => fieldsOf("[data-f],[data-decoy]").some(differs) || Object.keys(pending).length > 0;

/** The button follows what has changed. */
export function bar() {
  const button = one("[data-saver]");
  if (!button) return;
  const open = dirty();
  const way = button.dataset.saver;
  if (way === "disabled" || way === "text") button.disabled = !open;
  if (way === "text") button.textContent = open ? button.dataset.says : "Saved";
  if (way === "hidden" && !one("[data-said]")?.textContent) one("[data-saving]").hidden = !open;
}

/** What changed, in the shape the server takes; of a group all its fields. */
function written() {
  /** @type {any} */
  const change = { ...pending };
  const fields = fieldsOf("[data-f]");
  for (const field of fields) {
    const value = isOn(field) ? read(field) === "true" : read(field);
    const [group, key] = field.dataset.f.split(".");
    if (field.dataset.pick || group === "person") continue;
    if (key) change[group] = { ...change[group], [key]: value };
    else if (differs(field)) change[group] = value;
  }
  const picked = fields.filter((field) => field.dataset.pick);
  if (picked.some(differs))
    change[picked[0].dataset.f.startsWith("role") ? "roles" : "apps"] = picked
      .filter((field) => read(field) === "true")
      .map((field) => field.dataset.pick);
  return change;
}

/** Tells the server which decoys were written into. */
async function decoys() {
  for (const field of fieldsOf("[data-decoy]").filter(differs)) await send("decoy", { sentence: `${field.dataset.decoy} was written` });
}

const done = (what) => boot.done.replace("{what}", what);
const WHAT = { apps: "Application", roles: "Role", users: "User" };

export async function save() {
  const { kind, id } = main().dataset;
  hush();
  if (kind === "roles" && (await ask("confirm")).answer !== "save") return;
  const button = one("[data-saver]");
  const way = button.dataset.saver;
  button.disabled = true;
  if (way === "text") button.textContent = "Saving…";
  await decoys();
  const { error } = kind === "users" ? { error: "" } : await send(`${kind}/${id}`, written());
  button.disabled = false;
  bar();
  if (error) return notify(error, true);
  const text = done(WHAT[kind]);
  if (way === "reload") {
    keepNotice(text);
    location.reload();
    return;
  }
  await again();
  notify(text);
}

/** Makes an app or a role of what is on the page. */
export async function create() {
  hush();
  const { kind, connector } = main().dataset;
  const { name = one("[data-f=name]")?.value, apps = [], ...rest } = written();
  const field = fieldsOf('[data-f="name"]')[0];
  const answer = await send(kind, { name: read(field) ?? name, connector, apps });
  if (answer.error) return notify(answer.error, true);
  const { description, visible } = rest;
  if (kind === "apps" && (description !== undefined || visible !== undefined)) {
    const more = { ...(description === undefined ? {} : { description }), ...(visible === undefined ? {} : { visible }) };
    await send(`apps/${answer.id}`, more);
  }
  return { address: `${boot.base}${kind === "apps" ? `/apps/${answer.id}/edit` : "/roles"}`, text: done(WHAT[kind]) };
}

export const decoyed = (button) => send("decoy", { sentence: `${button.dataset.decoyed} was pressed` });
export const busy = (on) => all("[data-saver]").forEach((button) => (button.disabled = on));
