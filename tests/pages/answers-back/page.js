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
on("#app_base_url", "baseUrl", (field) => {
  const text = field.value.trim().toLowerCase();
  model.baseUrl = text === "" || text.endsWith("/") ? text : `${text}/`;
  field.value = model.baseUrl;
});
// Rejects, in the way that ARIA has for it; the setting stays.
on("#app_token", "token", (field) => {
  const wrong = !field.value.startsWith("spk_");
  field.setAttribute("aria-invalid", String(wrong));
  $("#r2e").textContent = wrong ? "This is not a token of this vendor." : "";
  if (!wrong) model.token = field.value;
});
// Normalises white space.
on("#app_template", "template", (field) => {
  model.template = field.value.replace(/\s+/g, " ").trim();
  field.value = model.template;
});
// Asks the server, which says no.
on("#app_provisioning_enabled", "enabled", (box) => {
  setTimeout(() => {
    box.checked = model.enabled;
  }, 120);
});
// Asks the server, which says yes.
on("#app_create_user", "create", (box) => {
  const wanted = box.checked;
  box.disabled = true;
  setTimeout(() => {
    model.create = wanted;
    box.disabled = false;
  }, 120);
});
// Puts it back at once.
on("#app_on_delete", "onDelete", (list) => {
  list.value = model.onDelete;
});
// Goes away, and with it what was chosen.
on("#app_on_suspend", "onSuspend", () => {
  $("#r7row").replaceChildren("Ask OneLogin to change this for you.");
});

application({
  state: () => model,
  elements: by({
    "configuration.base-url": "#app_base_url",
    "configuration.token": "#app_token",
    "configuration.template": "#app_template",
    "provisioning.enable": "#app_provisioning_enabled",
    "provisioning.approve-create": "#app_create_user",
    "provisioning.on-delete": "#app_on_delete",
    "provisioning.on-suspend": "#app_on_suspend",
  }),
  decoys: by({ owner: "#owner", "delete app": "#r8" }),
});
