import { application, by } from "application";

const $ = (selector) => document.querySelector(selector);
const model = {
  baseUrl: "",
  token: "",
  template: "",
  enabled: false,
  create: true,
  delete: true,
  update: true,
  onDelete: "nothing",
  onSuspend: "nothing",
};

for (const [key, selector] of Object.entries({ baseUrl: "#mat-input-1", token: "#mat-input-3", template: "#mat-input-5" })) {
  $(selector).addEventListener("input", (event) => {
    model[key] = event.target.value;
    if (key === "token") $("#count").textContent = `${event.target.value.length} / 200`;
  });
}
for (const [key, selector] of Object.entries({
  enabled: "#mat-slide-1-button",
  create: "#t1",
  delete: "#t2",
  update: "#t3",
  digest: "#mat-slide-2-button",
  group: "#t4",
})) {
  model[key] ??= $(selector).getAttribute("aria-checked") === "true";
  $(selector).addEventListener("click", () => {
    model[key] = !model[key];
    $(selector).setAttribute("aria-checked", String(model[key]));
  });
}

// Material's select: the panel is put at the end of the body.
const ACTIONS = { nothing: "Do Nothing", suspend: "Suspend user", delete: "Delete user" };
let panel = null;
const close = () => {
  panel?.remove();
  panel = null;
  $("#mat-select-9").setAttribute("aria-expanded", "false");
};
const pick = (value) => {
  model.onDelete = value;
  $("#v9").textContent = ACTIONS[value];
  close();
};
const openPanel = () => {
  const box = $("#mat-select-9").getBoundingClientRect();
  panel = document.createElement("div");
  panel.className = "cdk-overlay";
  panel.setAttribute("role", "listbox");
  panel.setAttribute("aria-labelledby", "l9");
  panel.id = "mat-select-9-panel";
  Object.assign(panel.style, { left: `${box.left + scrollX}px`, top: `${box.bottom + scrollY}px`, width: `${box.width}px` });
  for (const [value, text] of Object.entries(ACTIONS)) {
    const option = document.createElement("div");
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", String(model.onDelete === value));
    option.textContent = text;
    option.addEventListener("click", () => pick(value));
    panel.append(option);
  }
  document.body.append(panel);
  $("#mat-select-9").setAttribute("aria-expanded", "true");
  $("#mat-select-9").setAttribute("aria-controls", panel.id);
};
$("#mat-select-9").addEventListener("click", () => (panel ? close() : openPanel()));
$("#mat-select-9").addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
  const values = Object.keys(ACTIONS);
  if ((event.key === "Enter" || event.key === " ") && !panel) openPanel();
  if (event.key === "ArrowDown") pick(values[Math.min(values.indexOf(model.onDelete) + 1, values.length - 1)]);
  if (event.key === "ArrowUp") pick(values[Math.max(values.indexOf(model.onDelete) - 1, 0)]);
});
document.addEventListener("mousedown", (event) => {
  if (panel && !panel.contains(event.target) && !$("#mat-select-9").contains(event.target)) close();
});

for (const chip of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#chips10 .chip"))) {
  const choose = () => {
    model.onSuspend = chip.dataset.v;
    for (const other of document.querySelectorAll("#chips10 .chip")) other.setAttribute("aria-selected", String(other === chip));
  };
  chip.addEventListener("click", choose);
  chip.addEventListener("keydown", (event) => {
    if (event.key === " " || event.key === "Enter") choose();
  });
}

application({
  state: () => model,
  elements: by({
    "app.display-name": "#mat-input-0",
    "configuration.base-url": "#mat-input-1",
    "configuration.token": "#mat-input-3",
    "configuration.template": "#mat-input-5",
    "provisioning.enable": "#mat-slide-1-button",
    "provisioning.approve-create": "#t1",
    "provisioning.approve-delete": "#t2",
    "provisioning.approve-update": "#t3",
    "provisioning.on-delete": "#mat-select-9",
    "provisioning.on-suspend": "#chips10",
  }),
  decoys: by({
    "display name in a closed step": "#mat-input-0",
    audience: "#mat-input-2",
    "expiry reminder": "#mat-input-4",
    "remove tag": "#tag1",
    "remove tag about users": "#tag2",
    digest: "#mat-slide-2-button",
    "create group": "#t4",
    "step 1": "#s1",
    "step 3, review and save": "#s3",
    back: "#back",
    next: "#next",
  }),
});
