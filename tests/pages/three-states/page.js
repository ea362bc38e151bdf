import { application, by, keep } from "application";

const $ = (selector) => document.querySelector(selector);
const model = keep(
  { saves: 0, approve: { create: "on", delete: "inherit", update: "inherit", group: "off" } },
  { connection: "#p1", baseUrl: "#p2", token: "#p4", template: "#p6", provisioning: "#p7", onDelete: "#p15", onSuspend: "#p16" },
);
const boxes = { create: "#p11", update: "#p13", group: "#p14" };
const draw = () => {
  for (const [key, selector] of Object.entries(boxes)) {
    $(selector).checked = model.approve[key] === "on";
    $(selector).indeterminate = model.approve[key] === "inherit";
  }
  $("#p12").setAttribute("aria-checked", { on: "true", off: "false", inherit: "mixed" }[model.approve.delete]);
  const all = new Set(Object.values(model.approve));
  $("#p10").checked = all.size === 1 && all.has("on");
  $("#p10").indeterminate = all.size > 1;
};
draw();
for (const [key, selector] of Object.entries(boxes)) {
  $(selector).addEventListener("change", (event) => {
    model.approve[key] = event.target.checked ? "on" : "off";
    draw();
  });
}
const turn = () => {
  model.approve.delete = { inherit: "off", off: "on", on: "inherit" }[model.approve.delete];
  draw();
};
$("#p12").addEventListener("click", turn);
$("#p12l").addEventListener("click", turn);
$("#p12").addEventListener("keydown", (event) => {
  if (event.key !== " ") return;
  event.preventDefault();
  turn();
});
$("#p10").addEventListener("change", (event) => {
  for (const key of Object.keys(model.approve)) model.approve[key] = event.target.checked ? "on" : "off";
  draw();
});
$("#b1").addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "configuration.base-url": "#p2",
    "configuration.token": "#p4",
    "configuration.template": "#p6",
    "provisioning.approve-create": "#p11",
    "provisioning.approve-delete": "#p12",
    "provisioning.approve-update": "#p13",
    "provisioning.on-delete": "#p15",
    "provisioning.on-suspend": "#p16",
    "app.save": "#b1",
  }),
  decoys: by({
    "connection, a select": "#p1",
    "base URL of the policy": "#p3",
    rotation: "#p5",
    "provisioning, a select": "#p7",
    "just in time": "#p8",
    "provisioning e-mails": "#p9",
    "all actions": "#p10",
    "update group": "#p14",
    "more ways to save": "#b2",
    "save for all": "#b3",
  }),
});
