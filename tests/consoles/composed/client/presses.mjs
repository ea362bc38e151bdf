// What buttons do.

import { all, boot, deep, load, main, one, send } from "./dom.mjs";
import { read, write } from "./fields.mjs";
import { again, go, more, panes } from "./moving.mjs";
import { hush, notify } from "./notices.mjs";
import { bar, create, decoyed, pending, save } from "./saving.mjs";
import { ask, values } from "./windows.mjs";

const shutMenus = (but = null) => {
  for (const button of all("[data-press=menu],[data-press=actions]")) {
    if (button === but) continue;
    button.setAttribute("aria-expanded", "false");
    button.nextElementSibling.hidden = true;
  }
};
const menu = (button) => {
  const open = button.getAttribute("aria-expanded") === "true";
  shutMenus(button);
  button.setAttribute("aria-expanded", String(!open));
  button.nextElementSibling.hidden = open;
};
const appPath = (verb) => `apps/${main().dataset.id}/${verb}`;
const field = (name) => deep(`[data-f="${name}"]`, main())[0];

async function enable(button) {
  hush();
  const on = one("[data-status]").textContent === "Disabled";
  button.disabled = true;
  const { error } = await send(appPath(on ? "enable" : "disable"), { baseUrl: read(field("baseUrl")), token: read(field("token")) });
  button.disabled = false;
  if (error) return notify(error, true);
  one("[data-status]").textContent = on ? "Enabled" : "Disabled";
  button.textContent = on ? "Disable" : "Enable";
}

async function parameter(pressed) {
  const row = pressed.closest("[data-groups]");
  const { answer, root } = await ask("parameter", { fill: JSON.parse(row.dataset.groups) });
  if (answer !== "save") return;
  const now = values(root);
  row.dataset.groups = JSON.stringify(now);
  one("[data-groups-value]", row).textContent = now.value || "- No default -";
  one("[data-groups-on]", row).textContent = now.provisioned ? "Enabled" : "–";
  pending.parameters = { Groups: now };
  bar();
}

/** Draws the rules from the template of a row. */
function drawRules(box, rules) {
  box.dataset.rules = JSON.stringify(rules);
  const model = one("template[data-model=rules]", box).content;
  const rows = rules.map((rule, index) => {
    const row = fillRow(model, [rule.name, rule.action]);
    row.dataset.index = String(index);
    return row;
  });
  one("[data-rows=rules]", box).replaceChildren(...rows);
}

/** A row from its template. @param {DocumentFragment} model @param {string[]} texts */
function fillRow(model, texts) {
  const row = /** @type {any} */ (document.importNode(model, true)).firstElementChild;
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  const avatar = (node) => node.parentNode.hasAttribute("aria-hidden");
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    node.nodeValue = avatar(node) ? texts[0][0] : node.nodeValue.replace(/\{(\d)\}/g, (_, at) => texts[at]);
  return row;
}

async function rule(pressed) {
  const box = one("[data-rules]");
  const rules = JSON.parse(box.dataset.rules);
  const index = Number(pressed.closest("[data-index]")?.dataset.index ?? rules.length);
  const old = rules[index];
  const now = old ?? { name: "", action: "", forEach: "department", expression: "", source: "existing", conditions: 0 };
  const condition = (root) =>
    one("[data-conditions]", root).append(document.importNode(one("template[data-condition]", root).content, true));
  const start = (root) => {
    if (old) one("[id$=-title]", root).textContent = "Edit mapping";
    one(`[name=source][value=${now.source ?? (now.forEach ? "map" : "existing")}]`, root).checked = true;
    for (let count = 0; count < now.conditions; count++) condition(root);
    const detail = () => {
      one("[data-detail]", root).hidden = !values(root).action.startsWith("Set Groups");
      const chosen = one("[name=source]:checked", root).value;
      for (const part of all("[data-source]", root)) part.hidden = part.dataset.source !== chosen;
    };
    root.addEventListener("input", detail);
    root.addEventListener("change", detail);
    detail();
  };
  const check = (_answer, root) => {
    const { name, action } = values(root);
    if (!name.trim()) return "Name can't be blank";
    return action ? "" : "Select an action";
  };
  const fill = { ...now, forEach: now.forEach || "department" };
  const { answer, root } = await ask("rule", { fill, start, check });
  if (answer !== "save") return;
  const { name, action, forEach, expression } = values(root);
  const source = one("[name=source]:checked", root).value;
  const mapped = source === "map" && action.startsWith("Set Groups");
  const made = {
    name: name.trim(),
    action,
    source,
    forEach: mapped ? forEach : "",
    expression: mapped ? expression : "",
    conditions: one("[data-conditions]", root).children.length,
  };
  rules.splice(index, 1, made);
  pending.rules = rules;
  drawRules(box, rules);
  bar();
}

async function task(link) {
  const { name } = link.dataset;
  const check = async (answer) => (await send(appPath("answer"), { name, what: answer })).error ?? "";
  const { answer } = await ask("task", { start: (root) => (one("[data-who]", root).textContent = name), check });
  if (!answer) return;
  await again();
  notify(answer === "approve" ? `${name} is being provisioned` : `${name} was skipped`);
}

async function check() {
  const text = read(deep("[data-person]", main())[0]);
  const answer = await load(`/roles/check?q=${encodeURIComponent(text)}`);
  one("[data-found]").replaceChildren(...answer.body.children);
}

function add(button) {
  const { email, called } = button.closest("[data-email]").dataset;
  const members = one("[data-rows=members]");
  if (!all("[data-email]", members).some((row) => row.dataset.email === email)) {
    const row = fillRow(one("template[data-model=members]").content, [called, email]);
    row.dataset.email = email;
    row.dataset.called = called;
    members.append(row);
    pending.people = all("[data-email]", members).map((each) => each.dataset.email);
  }
  one("[data-found]").replaceChildren();
  write(deep("[data-person]", main())[0], "");
  bar();
}

async function assign() {
  const chosen = {};
  const pick = (_answer, root) => {
    const field = deep("[data-w=app]", root)[0];
    chosen.app = read(field);
    const options = field.options ? [...field.options] : JSON.parse(field.dataset.options);
    chosen.name = options.find((option) => option.value === chosen.app)?.text;
    return chosen.app ? "" : "Select an application";
  };
  if ((await ask("assign", { check: pick })).answer !== "continue") return;
  const title = `Edit ${chosen.name} login for ${one("main h1").textContent}`;
  const check = async () => (await send(`users/${main().dataset.id}/logins`, { app: chosen.app })).error ?? "";
  const start = (root) => (one("[id$=-title]", root).textContent = title);
  if ((await ask("login", { start, check })).answer !== "save") return;
  await again();
  notify(boot.done.replace("{what}", "Login"));
}

async function reapply() {
  const { error } = await send(appPath("reapply"));
  if (error) return notify(error, true);
  if (boot.choices.notice !== "none") return notify("Mappings are being reapplied");
  // Without messages the tab with the rules shows it.
  for (const root of [main(), ...panes()]) {
    const line = one("[data-reapplied]", root);
    if (line) line.hidden = false;
  }
}

/** @type {Record<string, (pressed: any) => unknown>} */
const PRESSES = {
  menu,
  actions: menu,
  save,
  create: async () => {
    const made = await create();
    if (made) await go(made.address, made.text);
  },
  enable,
  parameter,
  rule,
  condition: (button) => {
    const root = button.closest("[data-window]");
    one("[data-conditions]", root).append(document.importNode(one("template[data-condition]", root).content, true));
  },
  task,
  check,
  add,
  assign,
  more,
  reapply,
  refresh: () => notify("Entitlements are being refreshed"),
  idle: () => notify("This is not part of the demonstration"),
  decoy: decoyed,
};

export function startPresses() {
  document.addEventListener("keydown", (event) => {
    const at = /** @type {any} */ (event.target);
    if (!["Enter", " "].includes(event.key) || !at.matches?.("div[role=button],div[role=switch],span[role=switch]")) return;
    event.preventDefault();
    at.click();
  });
  document.addEventListener("click", (event) => {
    const at = /** @type {any} */ (event.target);
    const pressed = at.closest?.("[data-press]");
    if (!/^(menu|actions)$/.test(pressed?.dataset.press ?? "")) shutMenus();
    if (!pressed) return;
    if (pressed.localName === "a") event.preventDefault();
    PRESSES[pressed.dataset.press](pressed);
  });
}
