import { application, by } from "application";

const $ = (selector) => document.querySelector(selector);
// `heard`: which settings the page was told to change, whatever it made of that.
const model = {
  baseUrl: "",
  token: "",
  template: "",
  enabled: false,
  create: true,
  onDelete: "nothing",
  onSuspend: "nothing",
  heard: [],
};
const on = (id, key, answer) =>
  $(id).addEventListener("change", (event) => {
    model.heard.push(key);
    answer(event.target);
  });

// Normalises: small letters, and a slash at the end.
on("#r1", "baseUrl", (field) => {
  const text = field.value.trim().toLowerCase();
  model.baseUrl = text === "" || text.endsWith("/") ? text : `${text}/`;
  field.value = model.baseUrl;
});
// Rejects, in the way that ARIA has for it; the setting stays.
on("#r2", "token", (field) => {
  const wrong = !field.value.startsWith("spk_");
  field.setAttribute("aria-invalid", String(wrong));
  $("#r2e").textContent = wrong ? "This is not a token of this vendor." : "";
  if (!wrong) model.token = field.value;
});
// Normalises white space.
on("#r3", "template", (field) => {
  model.template = field.value.replace(/\s+/g, " ").trim();
  field.value = model.template;
});
// Asks the server, which says no.
on("#r4", "enabled", (box) => {
  setTimeout(() => {
    box.checked = model.enabled;
  }, 120);
});
// Asks the server, which says yes.
on("#r5", "create", (box) => {
  const wanted = box.checked;
  box.disabled = true;
  setTimeout(() => {
    model.create = wanted;
    box.disabled = false;
  }, 120);
});
// Puts it back at once.
on("#r6", "onDelete", (list) => {
  list.value = model.onDelete;
});
// Goes away, and with it what was chosen.
on("#r7", "onSuspend", () => {
  $("#r7row").replaceChildren("Ask OneLogin to change this for you.");
});

application({
  state: () => model,
  elements: by({
    "configuration.base-url": "#r1",
    "configuration.token": "#r2",
    "configuration.template": "#r3",
    "provisioning.enable": "#r4",
    "provisioning.approve-create": "#r5",
    "provisioning.on-delete": "#r6",
    "provisioning.on-suspend": "#r7",
  }),
  decoys: by({ owner: "#r0", "delete app": "#r8" }),
});
