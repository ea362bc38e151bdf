import { application, by } from "application";

const at = (name) => `[data-x=${name}]`;
/** @returns {HTMLElement} */
const $ = (name) => document.querySelector(at(name));
const model = {
  baseUrl: "",
  token: "",
  template: "",
  enabled: false,
  create: true,
  update: true,
  delete: true,
  groups: true,
  notify: false,
  onDelete: "Do nothing",
  onSuspend: "Do nothing",
  onJoin: "Do nothing",
  saves: 0,
};

for (const [key, name] of Object.entries({ baseUrl: "q4", token: "q1", template: "q5" })) {
  $(name).addEventListener("input", (event) => {
    const { value } = /** @type {HTMLInputElement} */ (event.target);
    model[key] = value;
    if (key === "template") document.querySelector("#n").textContent = String(value.length);
  });
}
for (const [key, name] of Object.entries({ enabled: "w1", notify: "w2" })) {
  const flip = () => {
    model[key] = !model[key];
    $(name).setAttribute("aria-checked", model[key]);
  };
  $(name).addEventListener("click", flip);
  $(name).addEventListener("keydown", (event) => {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    flip();
  });
}
for (const [key, name] of Object.entries({ create: "p1", update: "p2", delete: "p3", groups: "p4" })) {
  $(name).addEventListener("click", () => {
    model[key] = !model[key];
    $(name).setAttribute("aria-pressed", model[key]);
  });
}
for (const [key, name] of Object.entries({ onDelete: "s1", onSuspend: "s2", onJoin: "s3" })) {
  const options = /** @type {HTMLElement[]} */ ([...$(name).children]);
  const pick = (option) => {
    model[key] = option.textContent;
    for (const each of options) {
      each.setAttribute("aria-checked", String(each === option));
      each.tabIndex = each === option ? 0 : -1;
    }
  };
  for (const option of options) {
    option.addEventListener("click", () => pick(option));
    option.addEventListener("keydown", (event) => {
      if (event.key === " " || event.key === "Enter") pick(option);
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const next = options[options.indexOf(option) + (step ?? 0)];
      if (!step || !next) return;
      pick(next);
      next.focus();
    });
  }
}
$("b3").addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "configuration.base-url": at("q4"),
    "configuration.token": at("q1"),
    "configuration.template": at("q5"),
    "provisioning.enable": at("w1"),
    "provisioning.approve-create": at("p1"),
    "provisioning.approve-update": at("p2"),
    "provisioning.approve-delete": at("p3"),
    "provisioning.on-delete": at("s1"),
    "provisioning.on-suspend": at("s2"),
    "app.save": at("b3"),
  }),
  decoys: by({
    "token expiry": at("q2"),
    audience: at("q3"),
    "change client secret": at("q6"),
    notify: at("w2"),
    "delete group": at("p4"),
    "on join": at("s3"),
    discard: at("b1"),
    "save as template": at("b2"),
  }),
});
