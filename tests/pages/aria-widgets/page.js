import { application, by } from "application";

const $ = (selector) => document.querySelector(selector);
const OPTIONS = { nothing: "Do Nothing", suspend: "Suspend", delete: "Delete" };
const model = {
  baseUrl: "",
  comment: "",
  enabled: false,
  reminders: false,
  create: true,
  delete: true,
  update: true,
  onDelete: "nothing",
  onSuspend: "nothing",
  onError: "nothing",
  saves: 0,
};

const editable = (id, key) =>
  $(id).addEventListener("input", (event) => {
    model[key] = event.target.textContent;
  });
editable("#e0", "comment");
editable("#e1", "baseUrl");

/** Pressed by a click, by Space, and a button by Enter too, as the ARIA practices say. */
const pressable = (id, press) => {
  $(id).addEventListener("click", press);
  $(id).addEventListener("keydown", (event) => {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    press();
  });
};
const checkable = (id, key) =>
  pressable(id, () => {
    model[key] = !model[key];
    $(id).setAttribute("aria-checked", model[key]);
  });
checkable("#e2", "enabled");
checkable("#e3", "reminders");
checkable("#e4", "create");
checkable("#e5", "delete");
checkable("#e6", "update");
checkable("#e7", "all");
pressable("#e11", () => model.saves++);
pressable("#e12", () => model.saves++);

/** A list that is made when it is opened, at the end of the body; the focus stays on the box. */
function combobox(id, key) {
  const box = $(id);
  let list = null;
  let at = 0;
  const show = (text) => {
    if (box instanceof HTMLInputElement) box.value = text;
    else box.textContent = text;
  };
  const close = () => {
    list?.remove();
    list = null;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
    show(OPTIONS[model[key]]);
  };
  const pick = (value) => {
    model[key] = value;
    close();
  };
  const mark = (step) => {
    const items = [...list.children];
    at = (at + step + items.length) % items.length;
    items.forEach((item, index) => item.classList.toggle("active", index === at));
    box.setAttribute("aria-activedescendant", items[at].id);
  };
  const open = () => {
    if (list) return;
    list = document.createElement("div");
    list.id = "list";
    list.setAttribute("role", "listbox");
    for (const [value, text] of Object.entries(OPTIONS)) {
      const item = document.createElement("div");
      item.id = `list-${value}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", String(value === model[key]));
      item.textContent = text;
      // As most libraries do: at mousedown, so that the box keeps the focus.
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        pick(value);
      });
      list.append(item);
    }
    const { left, bottom } = box.getBoundingClientRect();
    list.style.left = `${left + scrollX}px`;
    list.style.top = `${bottom + scrollY}px`;
    document.body.append(list);
    box.setAttribute("aria-expanded", "true");
    at = Object.keys(OPTIONS).indexOf(model[key]);
    mark(0);
  };
  box.addEventListener("mousedown", () => (list ? close() : open()));
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list) mark(event.key === "ArrowDown" ? 1 : -1);
      else open();
    } else if (event.key === "Enter" && list) {
      event.preventDefault();
      pick(Object.keys(OPTIONS)[at]);
    } else if (event.key === "Escape") close();
  });
}
combobox("#e8", "onDelete");
combobox("#e9", "onSuspend");
combobox("#e10", "onError");

application({
  state: () => model,
  elements: by({
    "configuration.base-url": "#e1",
    "provisioning.enable": "#e2",
    "provisioning.approve-create": "#e4",
    "provisioning.approve-delete": "#e5",
    "provisioning.approve-update": "#e6",
    "provisioning.on-delete": "#e8",
    "provisioning.on-suspend": "#e9",
    "app.save": "#e11",
  }),
  decoys: by({ comment: "#e0", reminders: "#e3", all: "#e7", "on error": "#e10", "save and close": "#e12" }),
});
