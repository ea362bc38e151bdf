import { application } from "application";

const $ = (id) => document.getElementById(id);
const style =
  "<style>body{font:14px Verdana,sans-serif;margin:0;color:#223}p{margin:8px 0}select{display:block;margin-top:3px;font:inherit}</style>";
const secure = `${style}<input type=password autocomplete=off style="border:0;outline:0;width:98%;height:32px;font:inherit" placeholder="Paste here">`;
const editor = `${style}<style>html,body{height:100%}body{padding:6px;box-sizing:border-box;white-space:pre-wrap;font:13px monospace}</style><body contenteditable=true></body>`;
const flow = (words) => `<!doctype html><html lang=en>${style}
<p><input type=checkbox class=enable> ${words.enable}</p>
<p>${words.approve}<br>
<input type=checkbox class=create checked> Create user &nbsp; <input type=checkbox class=update checked> Update user &nbsp; <input type=checkbox class=delete checked> Delete user</p>
<p>${words.gone}<select class=gone><option>Do Nothing</option><option>Suspend</option><option>Delete</option></select></p>
<p>${words.suspended}<select class=suspended><option>Do Nothing</option><option>Suspend</option></select></p>`;
const pages = {
  token: secure,
  secret: secure,
  editor,
  notes: editor,
  flow: flow({
    enable: "Enable provisioning",
    approve: "Require admin approval before this action is performed:",
    gone: "When users are deleted in OneLogin, or the user's app access is removed, perform the below action",
    suspended: "When user accounts are suspended in OneLogin, perform the following action",
  }),
  inbound: flow({
    enable: "Enable the import from the HR system",
    approve: "Ask the HR team before an imported change is kept:",
    gone: "When an employee leaves the company, perform the below action",
    suspended: "When an employee is on parental leave, perform the following action",
  }).replaceAll(" user", " employee"),
};
const model = {
  baseUrl: "",
  token: "",
  template: "",
  enabled: false,
  create: true,
  update: true,
  delete: true,
  onDelete: "Do Nothing",
  onSuspend: "Do Nothing",
  saves: 0,
};
$("base").addEventListener("change", (event) => {
  model.baseUrl = /** @type {HTMLInputElement} */ (event.target).value;
});
$("save").addEventListener("click", () => model.saves++);

const frameOf = (id) => /** @type {HTMLIFrameElement} */ ($(id));
const inside = (frame, selector) => () => frameOf(frame).contentDocument?.querySelector(selector) ?? null;

const ready = () => {
  inside("token", "input")().addEventListener("input", (event) => {
    model.token = event.target.value;
  });
  inside("editor", "body")().addEventListener("input", (event) => {
    model.template = event.currentTarget.textContent.replaceAll("\u00a0", " ");
  });
  for (const [key, name] of Object.entries({ enabled: "enable", create: "create", update: "update", delete: "delete" })) {
    inside("flow", `.${name}`)().addEventListener("change", (event) => {
      model[key] = event.target.checked;
    });
  }
  for (const [key, name] of Object.entries({ onDelete: "gone", onSuspend: "suspended" })) {
    inside("flow", `.${name}`)().addEventListener("change", (event) => {
      model[key] = event.target.value;
    });
  }
  application({
    state: () => model,
    elements: {
      "configuration.api-status": () => $("status"),
      "configuration.base-url": () => $("base"),
      "configuration.token": inside("token", "input"),
      "configuration.template": inside("editor", "body"),
      "provisioning.enable": inside("flow", ".enable"),
      "provisioning.approve-create": inside("flow", ".create"),
      "provisioning.approve-update": inside("flow", ".update"),
      "provisioning.approve-delete": inside("flow", ".delete"),
      "provisioning.on-delete": inside("flow", ".gone"),
      "provisioning.on-suspend": inside("flow", ".suspended"),
      "app.display-name": () => $("name"),
      "app.save": () => $("save"),
    },
    decoys: {
      disable: () => $("disable"),
      "client secret": inside("secret", "input"),
      notes: inside("notes", "body"),
      "inbound enable": inside("inbound", ".enable"),
      "inbound create": inside("inbound", ".create"),
      "inbound update": inside("inbound", ".update"),
      "inbound delete": inside("inbound", ".delete"),
      "inbound gone": inside("inbound", ".gone"),
      "inbound suspended": inside("inbound", ".suspended"),
      "save view": () => $("view"),
      "SSO tab": () => $("tab2"),
      "display name": () => $("name"),
      "consumer URL": () => $("acs"),
    },
  });
};
const loading = Object.entries(pages).map(
  ([id, html]) =>
    new Promise((done) => {
      frameOf(id).addEventListener("load", done, { once: true });
      frameOf(id).srcdoc = html;
    }),
);
Promise.all(loading).then(ready);
