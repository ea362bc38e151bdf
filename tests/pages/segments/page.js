import { application, by } from "application";

const $ = (selector) => document.querySelector(selector);
const model = {
  name: "Spekit",
  production: "",
  staging: "",
  secret: "",
  enabled: false,
  log: false,
  create: true,
  remove: true,
  update: true,
  merge: false,
  onDelete: "nothing",
  onSuspend: "nothing",
  onFail: "nothing",
  saves: 0,
};

const typed = (id, key) =>
  $(id).addEventListener("input", (event) => {
    model[key] = event.target.value;
  });
typed("#x1", "name");
typed("#x2", "production");
typed("#x5", "staging");
typed("#x6", "secret");

const flips = (id, key, attribute) => {
  const flip = () => {
    model[key] = !model[key];
    $(id).setAttribute(attribute, String(model[key]));
  };
  $(id).addEventListener("click", flip);
  if ($(id).tagName === "BUTTON") return;
  $(id).addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    flip();
  });
};
flips("#x8", "enabled", "aria-pressed");
flips("#x9", "log", "aria-pressed");
flips("#x10", "create", "aria-checked");
flips("#x11", "remove", "aria-checked");
flips("#x12", "update", "aria-checked");
flips("#x13", "merge", "aria-checked");

/** Radios as the ARIA practices have them: one tab stop, arrows choose. */
function segments(id, key) {
  const radios = [...$(id).children];
  const choose = (radio) => {
    model[key] = radio.dataset.v;
    for (const one of radios) {
      one.setAttribute("aria-checked", String(one === radio));
      one.tabIndex = one === radio ? 0 : -1;
    }
  };
  $(id).addEventListener("click", (event) => {
    const radio = event.target.closest("[role=radio]");
    if (radio) choose(radio);
  });
  $(id).addEventListener("keydown", (event) => {
    const at = radios.indexOf(event.target);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (at < 0 || (!step && event.key !== " ")) return;
    event.preventDefault();
    const next = radios[(at + (step ?? 0) + radios.length) % radios.length];
    next.focus();
    choose(next);
  });
}
segments("#x14", "onDelete");
segments("#x16", "onFail");

const TEXTS = { nothing: "Do nothing", suspend: "Suspend account", delete: "Delete account" };
const opener = $("#x15");
let menu = null;
const close = (back) => {
  menu?.remove();
  menu = null;
  opener.setAttribute("aria-expanded", "false");
  if (back) opener.focus();
};
const pick = (value) => {
  model.onSuspend = value;
  opener.textContent = TEXTS[value];
  close(true);
};
const open = () => {
  menu = document.createElement("div");
  menu.className = "menu";
  menu.setAttribute("role", "menu");
  menu.setAttribute("aria-labelledby", "k15");
  for (const [value, text] of Object.entries(TEXTS)) {
    const item = document.createElement("div");
    item.className = "menu-option";
    item.tabIndex = -1;
    item.setAttribute("role", "menuitemradio");
    item.setAttribute("aria-checked", String(value === model.onSuspend));
    item.textContent = text;
    item.addEventListener("click", () => pick(value));
    menu.append(item);
  }
  menu.addEventListener("keydown", (event) => {
    const items = [...menu.children];
    const at = items.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) items[(at + step + items.length) % items.length].focus();
    else if (event.key === "Enter" || event.key === " ") items[at]?.click();
    else if (event.key === "Escape") close(true);
    else return;
    event.preventDefault();
  });
  const box = opener.getBoundingClientRect();
  menu.style.left = `${box.left + scrollX}px`;
  menu.style.top = `${box.bottom + scrollY + 3}px`;
  document.body.append(menu);
  opener.setAttribute("aria-expanded", "true");
  menu.querySelector("[aria-checked=true]").focus({ preventScroll: true });
};
opener.addEventListener("click", () => (menu ? close(true) : open()));
document.addEventListener("pointerdown", (event) => {
  if (menu && !menu.contains(event.target) && event.target !== opener) close(false);
});

const save = () => model.saves++;
$("#x17").addEventListener("click", save);
$("#x17").addEventListener("keydown", (event) => {
  if (event.key !== " " && event.key !== "Enter") return;
  event.preventDefault();
  save();
});

application({
  state: () => model,
  elements: by({
    "app.display-name": "#x1",
    "configuration.token": "#x3",
    "provisioning.enable": "#x8",
    "provisioning.approve-create": "#x10",
    "provisioning.approve-delete": "#x11",
    "provisioning.approve-update": "#x12",
    "provisioning.on-delete": "#x14",
    "provisioning.on-suspend": "#x15",
    "app.save": "#x17",
  }),
  // Either is right: the group, or the one to be chosen in it.
  hands: by({ "provisioning.on-delete": "#x14 [data-v=suspend]" }),
  candidates: { "configuration.base-url": () => [$("#x2"), $("#x5")] },
  decoys: by({
    production: "#x2",
    staging: "#x5",
    token: "#x3",
    change: "#x4",
    secret: "#x6",
    show: "#x7",
    log: "#x9",
    merge: "#x13",
    "on fail": "#x16",
    copy: "#x18",
  }),
});
