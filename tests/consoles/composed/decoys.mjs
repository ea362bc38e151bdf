// What looks like the wanted thing and is another: the axis decoys. What is written into it or pressed is noted by the server.

import { esc as e } from "../store.mjs";
import { button } from "./buttons.mjs";
import { group, text } from "./fields.mjs";
import { toggle } from "./switches.mjs";

/** @typedef {import("./look.mjs").Look} Look */

/** @param {Look} look @param {"configuration" | "provisioning"} tab */
export function legacy(look, tab) {
  if (look.choices.decoys !== "legacy") return "";
  // Either each label says that it is old, or the heading of the section does.
  const each = look.pick("legacy", [true, false]);
  const old = (key) => `${look.label(key, "the app")}${each ? " (old)" : ""}`;
  const as = (key) => `data-decoy="${key} (old)"`;
  const field = (key, type) => text(look, { name: `old ${key}`, label: old(key), type, attributes: as(key) });
  const content =
    tab === "configuration"
      ? group(look, field("SCIM Base URL", "text") + field("SCIM Bearer Token", "password"))
      : toggle(look, { name: "old enabled", label: old("Enable provisioning"), on: false, attributes: as("Enable provisioning") });
  return `<section class="${look.cls("section")}" data-legacy><h2>Legacy ${tab === "configuration" ? "connection" : "workflow"} (old)</h2>${content}</section>`;
}

/** Hidden fields with the ids of others, before them or after. @param {Look} look @param {string} content */
export function twins(look, names, content) {
  if (look.choices.decoys !== "twins") return content;
  const { id, pick, label } = look;
  const hidden = Object.entries(names).map(
    ([name, key]) =>
      `<div><label for="${id(name)}">${e(label(key))}</label><input id="${id(name)}" name="${name}" data-was="" data-decoy="hidden ${key}"></div>`,
  );
  const block = `<div hidden>${hidden.join("")}<button type="button" data-press="decoy" data-decoyed="hidden Save">Save</button></div>`;
  return pick("twins", [true, false]) ? block + content : content + block;
}

/** A button that is called almost alike. @param {Look} look @param {string} label */
export const draft = (look, label) => (look.choices.decoys === "drafts" ? button(look, label, "decoy", `data-decoyed="${e(label)}"`) : "");

/** Links to other apps. @param {Look} look @param {{ id: number, name: string }[]} apps */
export function others({ choices, cls, base }, apps) {
  if (choices.decoys !== "others") return "";
  const links = apps.slice(0, 3).map((app) => `<a href="${base}/apps/${app.id}/edit">${e(app.name)}</a>`);
  return `<div class="${cls("aside")}">Recently used: ${links.join(" · ")}</div>`;
}

const HELP = {
  configuration:
    "Copy <b>SCIM Base URL</b> and <b>SCIM Bearer Token</b> from your vendor, press <b>Enable</b> and then <b>Save</b>. The SCIM Base URL ends in v2 at most vendors.",
  provisioning:
    "Tick <i>Enable provisioning</i> last. “When user accounts are suspended in OneLogin” does not touch people who are deleted. Create user, Delete user and Update user ask for an approval.",
  parameters: "To send groups, open Groups and tick Include in User Provisioning.",
  mappings: "With “Map from OneLogin” each role with value that matches becomes a group. See how Add Rule works.",
  roles: "Use Check to find people, Add To Role to take them, and Save.",
};

/** Help that names labels. @param {Look} look @param {string} place */
export const help = ({ choices, cls }, place) =>
  choices.decoys === "help" && HELP[place] ? `<div class="${cls("aside")}"><p>${HELP[place]}</p></div>` : "";
