import { application } from "application";

// The kit: what each element holds it tells by an event of its own; closed roots are known here only.
const roots = new WeakMap();
const inner = (id, selector) => {
  const root = roots.get(document.getElementById(id));
  return root ? root.querySelector(selector) : null;
};
/**
 * @param {string} name @param {ShadowRootMode} mode @param {(host: HTMLElement) => string} html
 * @param {(host: HTMLElement, root: any, tell: (value: unknown) => void) => void} [start]
 */
const define = (name, mode, html, start = () => {}) =>
  customElements.define(
    name,
    class extends HTMLElement {
      connectedCallback() {
        if (roots.has(this)) return;
        const root = this.attachShadow({ mode });
        roots.set(this, root);
        root.innerHTML = html(this);
        start(this, root, (value) => this.dispatchEvent(new CustomEvent("k-change", { detail: value, bubbles: true })));
      }
    },
  );
const escaped = (text) => (text ?? "").replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

define(
  "k-card",
  "open",
  () =>
    `<style>:host{display:block;background:#fff;border:1px solid #ddd3ea;border-radius:4px;padding:16px 18px}header{font-size:18px;color:#3d2b56;margin-bottom:8px}</style><header><slot name="title"></slot></header><slot></slot>`,
);
define("k-bar", "open", () => "<slot></slot>");
define(
  "k-group",
  "open",
  () =>
    `<style>:host{display:block;margin:10px 0;padding:8px 10px;border-left:3px solid #8a76a8}</style><div><slot name="caption"></slot></div><slot></slot>`,
);
define(
  "k-field",
  "open",
  () =>
    `<style>:host{display:block;margin:10px 0}.h{font-size:12px;color:#777}</style><div><slot name="label"></slot></div><slot></slot><div class="h"><slot name="help"></slot></div>`,
  (host, _root, tell) => {
    const input = host.querySelector("input");
    input.addEventListener("change", () => tell(input.value));
  },
);
define(
  "k-text",
  "open",
  (host) =>
    `<style>:host{display:block;margin:10px 0}input{width:100%;box-sizing:border-box;padding:8px;border:0;border-bottom:2px solid #8a76a8;background:#f4effa;font:inherit}</style><label part="caption"><span>${escaped(host.getAttribute("caption"))}</span><input ${host.hasAttribute("secret") ? 'type="password"' : ""} autocomplete="off"></label>`,
  (_host, root, tell) => {
    root.querySelector("input").addEventListener("input", (event) => tell(event.target.value));
  },
);
define(
  "k-code",
  "closed",
  (host) =>
    `<style>:host{display:block;margin:10px 0}textarea{width:100%;box-sizing:border-box;font:13px monospace;padding:6px}.c{float:right;font-size:12px;color:#777}</style><div class="c">JSON</div><div>${escaped(host.getAttribute("caption"))}</div><textarea rows="2"></textarea>`,
  (_host, root, tell) => {
    root.querySelector("textarea").addEventListener("input", (event) => tell(event.target.value));
  },
);
define(
  "k-button",
  "open",
  (host) =>
    `<style>button{font:inherit;padding:6px 16px;background:#3d2b56;color:#fff;border:0;border-radius:3px}button[disabled]{background:#c9c2d3}</style><button type="button" ${host.hasAttribute("off") ? "disabled" : ""}><slot></slot></button>`,
  (_host, root, tell) => {
    root.querySelector("button").addEventListener("click", () => tell("pressed"));
  },
);
define(
  "k-switch",
  "open",
  () =>
    `<style>:host{display:flex;gap:10px;margin:10px 0;align-items:center;justify-content:space-between}.sw{width:44px;height:22px;border-radius:11px;background:#bbb;position:relative;cursor:pointer}.sw::after{content:"";position:absolute;left:2px;top:2px;width:18px;height:18px;border-radius:9px;background:#fff}.sw[aria-checked=true]{background:#3d8b57}.sw[aria-checked=true]::after{left:24px}</style><span><slot></slot></span><div class="sw" role="switch" tabindex="0" aria-checked="false"></div>`,
  (_host, root, tell) => {
    const face = root.querySelector(".sw");
    const flip = () => {
      const on = face.getAttribute("aria-checked") !== "true";
      face.setAttribute("aria-checked", on);
      tell(on);
    };
    face.addEventListener("click", flip);
    face.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      flip();
    });
  },
);
define(
  "k-check",
  "open",
  (host) =>
    `<style>:host{display:block;margin:4px 0}</style><input type="checkbox" ${host.hasAttribute("on") ? "checked" : ""}> <slot></slot>`,
  (_host, root, tell) => {
    root.querySelector("input").addEventListener("change", (event) => tell(event.target.checked));
  },
);
define(
  "k-select",
  "open",
  (host) =>
    `<style>:host{display:block;margin:12px 0;position:relative}.face{width:100%;text-align:left;font:inherit;padding:8px 10px;border:1px solid #8a76a8;background:#fff;border-radius:3px}.list{position:absolute;left:0;right:0;background:#fff;border:1px solid #8a76a8;z-index:5;box-shadow:0 3px 8px #0003}</style><div id="cap">${escaped(host.getAttribute("caption"))}</div><button class="face" type="button" role="combobox" aria-haspopup="listbox" aria-expanded="false" aria-controls="list" aria-labelledby="cap"></button><div class="list" id="list" role="listbox" hidden><slot></slot></div>`,
  (host, root, tell) => {
    const [face, list] = [root.querySelector(".face"), root.querySelector(".list")];
    const options = [...host.querySelectorAll("k-option")];
    const show = (open) => {
      list.hidden = !open;
      face.setAttribute("aria-expanded", open);
    };
    const pick = (option) => {
      face.textContent = option.textContent;
      for (const each of options) each.setAttribute("aria-selected", String(each === option));
    };
    for (const option of options) {
      option.setAttribute("role", "option");
      option.addEventListener("click", () => {
        pick(option);
        show(false);
        tell(option.textContent);
      });
    }
    pick(options[0]);
    face.addEventListener("click", () => show(list.hidden));
  },
);

const keys = {
  f1: "baseUrl",
  f3: "token",
  f5: "template",
  t1: "enabled",
  t2: "digest",
  c1: "create",
  c2: "delete",
  c3: "update",
  c4: "photo",
  s1: "onDelete",
  s2: "onSuspend",
  s3: "onCreate",
};
const model = {
  baseUrl: "",
  token: "",
  template: "",
  enabled: false,
  digest: false,
  create: true,
  delete: true,
  update: true,
  photo: true,
  onDelete: "Do nothing",
  onSuspend: "Do nothing",
  onCreate: "Do nothing",
  saves: 0,
};
document.addEventListener("k-change", (/** @type {CustomEvent} */ event) => {
  const { id } = /** @type {Element} */ (event.target);
  if (id === "b1") model.saves++;
  else if (keys[id]) model[keys[id]] = event.detail;
});
const light = (id) => () => document.querySelector(`#${id} input`);
const deep = (id, selector) => () => inner(id, selector);

application({
  state: () => model,
  elements: {
    "configuration.base-url": light("f1"),
    "configuration.token": deep("f3", "input"),
    "configuration.template": deep("f5", "textarea"),
    "configuration.enable": deep("b3", "button"),
    "provisioning.enable": deep("t1", ".sw"),
    "provisioning.approve-create": deep("c1", "input"),
    "provisioning.approve-delete": deep("c2", "input"),
    "provisioning.approve-update": deep("c3", "input"),
    "provisioning.on-delete": deep("s1", ".face"),
    "provisioning.on-suspend": deep("s2", ".face"),
    "app.save": deep("b1", "button"),
  },
  decoys: {
    webhook: light("f2"),
    "client secret": deep("f4", "input"),
    "response sample": deep("f6", "textarea"),
    "digest mails": deep("t2", ".sw"),
    photo: deep("c4", "input"),
    "on create": deep("s3", ".face"),
    cancel: deep("b2", "button"),
    test: deep("b4", "button"),
    enable: deep("b3", "button"),
  },
});
