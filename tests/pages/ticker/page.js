import { application } from "application";

const blank = () => ({
  baseUrl: "",
  token: "",
  audience: "",
  rate: "60",
  template: "",
  enabled: false,
  digest: false,
  create: true,
  delete: true,
  update: true,
  onDelete: "Do Nothing",
  onSuspend: "Do Nothing",
  onError: "Do Nothing",
  saves: 0,
});
const model = { production: blank(), sandbox: blank(), ticks: 0 };

const APPROVALS = "Require admin approval before this action is performed";
const SECTIONS = [
  [
    "API Connection",
    [
      ["baseUrl", "SCIM Base URL"],
      ["token", "SCIM Bearer Token", "password"],
      ["audience", "Audience URL"],
      ["rate", "SCIM requests per minute"],
    ],
  ],
  [
    "Workflow",
    [
      ["enabled", "Enable provisioning", "checkbox"],
      ["digest", "Enable provisioning digest", "checkbox"],
      [
        "group",
        APPROVALS,
        "group",
        [
          ["create", "Create user"],
          ["delete", "Delete user"],
          ["update", "Update user"],
        ],
      ],
      ["onDelete", "When users are deleted in OneLogin, or the user's app access is removed, perform the below action", "select"],
      ["onSuspend", "When user accounts are suspended in OneLogin, perform the following action", "select"],
      ["onError", "When an action fails three times, perform the following action", "select"],
    ],
  ],
];
const SANDBOX = [[SECTIONS[0][0], [...SECTIONS[0][1], ["template", "SCIM JSON Template", "textarea"]]], SECTIONS[1]];

// Text fields and selects are kept and moved, as a keyed list does; boxes, rows and labels are made anew each second.
const kept = new Map();
const boxes = new Map();
let ids = [];
const nextId = () => ids.pop();

const make = (env, key, kind) => {
  const at = `${env}.${key}`;
  if (kind === "checkbox") {
    const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: model[env][key] });
    box.addEventListener("change", () => (model[env][key] = box.checked));
    boxes.set(at, box);
    return box;
  }
  if (kept.has(at)) return kept.get(at);
  const node = document.createElement(kind === "select" || kind === "textarea" ? kind : "input");
  if (kind === "password") node.type = "password";
  if (kind === "select")
    for (const name of ["Do Nothing", "Suspend", ...(key === "onDelete" ? ["Delete"] : [])]) node.append(new Option(name));
  node.value = model[env][key];
  for (const event of ["input", "change"]) node.addEventListener(event, () => (model[env][key] = node.value));
  kept.set(at, node);
  return node;
};
const row = (env, [key, name, kind, inner]) => {
  const div = document.createElement("div");
  if (kind === "group") {
    div.className = "group";
    const lead = Object.assign(document.createElement("div"), { className: "lead", textContent: name });
    div.append(lead, ...turned(inner).map(([child, text]) => row(env, [child, text, "checkbox"])));
    return div;
  }
  div.className = "f";
  const field = make(env, key, kind);
  field.id = nextId();
  const label = Object.assign(document.createElement("label"), { htmlFor: field.id, textContent: name });
  if (kind === "checkbox") div.append(field, " ", label);
  else {
    label.className = "above";
    div.append(label, field);
  }
  return div;
};
const turned = (list) => list.map((_, index) => list[(index + model.ticks) % list.length]);

const DRAWERS = [
  ["production", "#dw-a", SECTIONS],
  ["sandbox", "#dw-b", SANDBOX],
];
function render() {
  // The same numbers each time, dealt out another way.
  const pool = Array.from({ length: 40 }, (_, index) => `fld_${index}`);
  ids = pool.map((_, index) => pool[(index * 7 + model.ticks * 11) % 40]);
  for (const [env, selector, sections] of DRAWERS) {
    const old = document.querySelector(`${selector} .fields`);
    const top = old.scrollTop;
    old.replaceChildren(
      ...sections.flatMap(([title, rows]) => [
        Object.assign(document.createElement("h3"), { textContent: title }),
        ...turned(rows).map((each) => row(env, each)),
      ]),
    );
    old.scrollTop = top;
  }
  document.querySelector("#feed").replaceChildren(
    ...turned(["Spekit SCIM", "Slack", "Zoom", "Dropbox"]).map((name, index) => {
      const li = document.createElement("li");
      li.append(name, Object.assign(document.createElement("span"), { textContent: `${90 - index * 17 + (model.ticks % 5)} req/s` }));
      return li;
    }),
  );
}
render();
setInterval(() => {
  const open = document.querySelector("#dw-a");
  // Who works in it, by keyboard or mouse, is not disturbed.
  const busy = open.contains(document.activeElement) || open.matches(":hover");
  open.querySelector("[data-note]").textContent = busy ? "paused while you edit" : "live";
  if (busy) return;
  model.ticks++;
  render();
}, 1000);
for (const [env, selector] of DRAWERS)
  document.querySelector(`${selector} [data-save]`).addEventListener("click", () => model[env].saves++);

const field = (env, key) => () => boxes.get(`${env}.${key}`) ?? kept.get(`${env}.${key}`) ?? null;
const $ = (selector) => () => document.querySelector(selector);
const sandbox = Object.keys(model.sandbox).filter((key) => key !== "saves");
application({
  state: () => model,
  elements: {
    "configuration.base-url": field("production", "baseUrl"),
    "configuration.token": field("production", "token"),
    "configuration.template": field("sandbox", "template"),
    "provisioning.enable": field("production", "enabled"),
    "provisioning.approve-create": field("production", "create"),
    "provisioning.approve-delete": field("production", "delete"),
    "provisioning.approve-update": field("production", "update"),
    "provisioning.on-delete": field("production", "onDelete"),
    "provisioning.on-suspend": field("production", "onSuspend"),
    "app.save": $("#dw-a [data-save]"),
  },
  decoys: {
    ...Object.fromEntries(sandbox.map((key) => [`sandbox ${key}`, field("sandbox", key)])),
    audience: field("production", "audience"),
    rate: field("production", "rate"),
    digest: field("production", "digest"),
    "on error": field("production", "onError"),
    close: $("#dw-a [data-close]"),
    "sandbox save": $("#dw-b [data-save]"),
  },
});
