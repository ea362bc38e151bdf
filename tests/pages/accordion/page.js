import { application, by, keep } from "application";

const model = keep(
  { create: true, update: true, delete: true, onDelete: "leave the account alone", onSuspend: "leave the account alone", saves: 0 },
  { baseUrl: "#z3", token: "#z4", template: "#z6", enabled: "#z11" },
  "input",
);
const $ = (id) => document.getElementById(id);
// The page finds fault with every half-typed value, and stops when it is whole.
/** @type {[string, (text: string) => boolean, string][]} */
const CHECKS = [
  ["z3", (text) => /^https:\/\/[\w.-]+\/\w/.test(text), "That is no address yet."],
  ["z4", (text) => text.length >= 12, "At least 12 characters."],
];
for (const [id, isFine, fault] of CHECKS) {
  const field = /** @type {HTMLInputElement} */ ($(id));
  field.addEventListener("input", () => {
    field.parentElement.nextElementSibling.textContent = isFine(field.value) ? "" : fault;
    field.setAttribute("aria-invalid", String(!isFine(field.value)));
  });
}
$("z11").addEventListener("change", () => {
  if (!model.enabled) {
    $("more").replaceChildren();
    return;
  }
  $("more").textContent = "One moment …";
  setTimeout(() => {
    $("more").replaceChildren(/** @type {HTMLTemplateElement} */ ($("t")).content.cloneNode(true));
    keep(model, { create: "#z13", update: "#z14", delete: "#z15", onDelete: "#z17", onSuspend: "#z18" });
  }, 500);
});
$("z20").addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "app.display-name": "#z1",
    "configuration.base-url": "#z3",
    "configuration.token": "#z4",
    "configuration.template": "#z6",
    "provisioning.enable": "#z11",
    "provisioning.approve-create": "#z13",
    "provisioning.approve-update": "#z14",
    "provisioning.approve-delete": "#z15",
    "provisioning.on-delete": "#z17",
    "provisioning.on-suspend": "#z18",
    "app.save": "#z20",
  }),
  decoys: by({
    "display name": "#z1",
    description: "#z2",
    "token URL": "#z5",
    "old URL": "#z7",
    "old token": "#z8",
    "directory URL": "#z9",
    "bind secret": "#z10",
    log: "#z12",
    licence: "#z16",
    "on move": "#z19",
    cancel: "#z21",
  }),
});
