import { application } from "application";
import { css, html, LitElement, nothing } from "lit";

/** What Lit makes of `static properties` is told by no type. */
const KitElement = /** @type {new () => LitElement & Record<string, any>} */ (LitElement);

const tell = (from, value) =>
  from.dispatchEvent(new CustomEvent("kit-change", { bubbles: true, composed: true, detail: { name: from.getAttribute("name"), value } }));
const define = (name, base) => customElements.define(name, base);

const field = css`
  :host { display: grid; grid-template-columns: 230px 1fr; align-items: center; gap: 2px 14px; margin: 8px 0; }
  .cap { text-align: right; } .hint { grid-column: 2; color: #6a7d76; font-size: 12px; } .req { color: #b3261e; }
  input, textarea, ::slotted(input) { font: inherit; padding: 6px 8px; border: 1px solid #9ab0a8; border-radius: 4px; width: 100%; box-sizing: border-box; }
`;

define(
  "kit-text",
  class extends KitElement {
    static properties = { label: {}, hint: {}, required: { type: Boolean }, value: { state: true } };
    static styles = field;
    constructor() {
      super();
      this.value = "";
    }
    render() {
      return html`<label class="cap" for="c">${this.label}${this.required ? html` <span class="req" aria-hidden="true">✱</span>` : nothing}</label>
      <input id="c" .value=${this.value} @input=${(event) => {
        this.value = event.target.value;
      }} @change=${() => tell(this, this.value)}>
      ${this.hint ? html`<div class="hint">${this.hint}</div>` : nothing}`;
    }
  },
);

// The label is in the shadow, the field beside it in the page.
define(
  "kit-row",
  class extends KitElement {
    static properties = { label: {}, hint: {} };
    static styles = field;
    render() {
      return html`<div class="cap">${this.label}</div><slot></slot>${this.hint ? html`<div class="hint">${this.hint}</div>` : nothing}`;
    }
  },
);

define(
  "kit-area",
  class extends KitElement {
    static properties = { label: {}, note: {}, locked: { type: Boolean } };
    static styles = field;
    render() {
      return html`<label class="cap" for="c">${this.label}</label><textarea id="c" rows="3" ?disabled=${this.locked} @change=${(event) => tell(this, event.target.value)}></textarea>
      <div class="hint">${this.note}</div>`;
    }
  },
);

define(
  "kit-card",
  class extends KitElement {
    static properties = { heading: {} };
    static styles = css`
    :host { display: block; background: white; border: 1px solid #cbd8d3; border-radius: 6px; padding: 12px 18px; margin: 0 0 16px; max-width: 860px; }
    .top { display: flex; justify-content: space-between; font-size: 13px; } .heading { font-size: 17px; font-weight: bold; color: #0d5c46; } .actions { margin-left: 244px; }
  `;
    render() {
      return html`<div class="top"><div class="heading">${this.heading}</div><slot name="status"></slot></div><slot></slot><div class="actions"><slot name="actions"></slot></div>`;
    }
  },
);

define(
  "kit-group",
  class extends KitElement {
    static properties = { label: {} };
    static styles = css`:host { display: block; margin: 10px 0 10px 244px; } .cap { font-weight: bold; }`;
    render() {
      return html`<div role="group" aria-labelledby="g"><div class="cap" id="g">${this.label}</div><slot></slot></div>`;
    }
  },
);

/** A check box or a switch is the element itself. */
const checkable = (role, look) =>
  class extends KitElement {
    static properties = { on: { type: Boolean, reflect: true } };
    static styles = [
      css`:host { display: flex; gap: 8px; align-items: center; margin: 6px 0; width: max-content; cursor: pointer; }`,
      look,
    ];
    connectedCallback() {
      super.connectedCallback();
      this.setAttribute("role", role);
      this.tabIndex = 0;
      this.addEventListener("click", this.flip);
      this.addEventListener("keydown", this.key);
    }
    flip() {
      this.on = !this.on;
      tell(this, this.on);
    }
    key(event) {
      if (event.key !== " ") return;
      event.preventDefault();
      this.flip();
    }
    updated() {
      this.setAttribute("aria-checked", String(!!this.on));
    }
    render() {
      return html`<span class="mark"><i></i></span><slot></slot>`;
    }
  };
define(
  "kit-switch",
  checkable(
    "switch",
    css`
  :host { margin-left: 244px; } .mark { width: 38px; height: 20px; border-radius: 10px; background: #aaa; position: relative; } i { position: absolute; width: 16px; height: 16px; border-radius: 8px; background: white; top: 2px; left: 2px; } :host([on]) .mark { background: #0d8a66; } :host([on]) i { left: 20px; }`,
  ),
);
define(
  "kit-check",
  checkable(
    "checkbox",
    css`.mark { width: 16px; height: 16px; border: 2px solid #557; border-radius: 3px; } :host([on]) .mark { background: #0d8a66; }`,
  ),
);

define(
  "kit-option",
  class extends HTMLElement {
    connectedCallback() {
      this.setAttribute("role", "option");
    }
  },
);
define(
  "kit-select",
  class extends KitElement {
    static properties = { label: {}, value: {}, open: { state: true }, at: { state: true } };
    static styles = css`
    :host { display: block; margin: 12px 0; } .cap { margin-bottom: 3px; } button { font: inherit; min-width: 220px; text-align: left; padding: 6px 10px; border: 1px solid #9ab0a8; background: white; border-radius: 4px; }
    .wrap { position: relative; } .pop { display: none; position: absolute; z-index: 5; background: white; border: 1px solid #9ab0a8; min-width: 220px; box-shadow: 0 3px 8px #0003; } .pop.open { display: block; }
    ::slotted(kit-option) { display: block; padding: 6px 12px; cursor: pointer; } ::slotted(kit-option.at) { background: #dff1ea; }
  `;
    constructor() {
      super();
      this.outside = (event) => {
        if (!event.composedPath().includes(this)) this.open = false;
      };
    }
    get options() {
      return [...this.querySelectorAll("kit-option")];
    }
    connectedCallback() {
      super.connectedCallback();
      document.addEventListener("pointerdown", this.outside);
    }
    toggle() {
      this.open = !this.open;
      this.at = this.options.findIndex((option) => option.getAttribute("value") === this.value);
    }
    pick(option) {
      if (!option) return;
      this.value = option.getAttribute("value");
      this.open = false;
      tell(this, this.value);
    }
    key(event) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && !this.open) this.toggle();
      else if (step) this.at = Math.max(0, Math.min(this.options.length - 1, this.at + step));
      else if (event.key === "Enter" && this.open) this.pick(this.options[this.at]);
      else if (event.key === "Escape") this.open = false;
      else return;
      event.preventDefault();
    }
    updated() {
      for (const [index, option] of this.options.entries()) {
        option.classList.toggle("at", index === this.at);
        option.setAttribute("aria-selected", String(option.getAttribute("value") === this.value));
      }
    }
    render() {
      const now = this.options.find((option) => option.getAttribute("value") === this.value);
      return html`<div class="cap" id="l">${this.label}</div>
      <div class="wrap"><button type="button" id="b" role="combobox" aria-haspopup="listbox" aria-expanded=${this.open ? "true" : "false"} aria-controls="p" aria-labelledby="l" @click=${this.toggle} @keydown=${this.key}>${now?.textContent} <span aria-hidden="true">⌄</span></button>
      <div id="p" class="pop ${this.open ? "open" : ""}" role="listbox" aria-labelledby="l" @click=${(event) => this.pick(event.target.closest("kit-option"))}><slot></slot></div></div>`;
    }
  },
);

define(
  "kit-button",
  class extends KitElement {
    static properties = { primary: { type: Boolean } };
    static styles =
      css`button { font: inherit; padding: 7px 16px; border: 1px solid #0d5c46; border-radius: 4px; background: white; } .p { background: #0d5c46; color: white; }`;
    render() {
      return html`<button type="button" class=${this.primary ? "p" : ""} @click=${() => tell(this, true)}><slot></slot></button>`;
    }
  },
);
define(
  "kit-bar",
  class extends KitElement {
    static styles = css`:host { display: flex; gap: 8px; border-top: 1px solid #9ab0a8; padding: 12px 0; }`;
    render() {
      return html`<slot></slot>`;
    }
  },
);
define("kit-panel", class extends HTMLElement {});
define("kit-tab", class extends HTMLElement {});
define(
  "kit-tabs",
  class extends KitElement {
    static styles =
      css`.bar { display: flex; gap: 4px; border-bottom: 1px solid #9ab0a8; margin-bottom: 14px; } ::slotted(kit-tab) { padding: 8px 16px; cursor: pointer; }`;
    show(event) {
      const tab = event.target.closest("kit-tab");
      if (!tab) return;
      for (const panel of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("kit-panel")))
        panel.hidden = panel.id !== tab.getAttribute("for");
    }
    render() {
      return html`<div class="bar" @click=${this.show}><slot name="tabs"></slot></div><slot></slot>`;
    }
  },
);

const model = {
  baseUrl: "",
  token: "",
  template: "",
  expires: "",
  contact: "",
  enabled: false,
  alerts: false,
  create: true,
  remove: true,
  update: true,
  photo: false,
  onDelete: "n",
  onSuspend: "n",
  onConflict: "n",
  status: "Disabled",
  saves: 0,
};
addEventListener("kit-change", (/** @type {CustomEvent} */ { detail: { name, value } }) => {
  if (name === "save") model.saves++;
  else if (name === "enable") {
    // The connection takes a moment.
    setTimeout(() => {
      model.status = "Enabled";
      document.querySelector("#k9").textContent = model.status;
    }, 300);
  } else model[name] = value;
});
document.querySelector("#k7").addEventListener("change", (event) => {
  model.token = /** @type {HTMLInputElement} */ (event.target).value;
});
document.querySelector("#k8").addEventListener("change", (event) => {
  model.expires = /** @type {HTMLInputElement} */ (event.target).value;
});

const host = (name) => document.querySelector(`[name=${name}]`);
const inside = (name, selector) => () => host(name).shadowRoot?.querySelector(selector) ?? null;
const own = (name) => () => host(name);
customElements
  .whenDefined("kit-tabs")
  .then(() => new Promise(requestAnimationFrame))
  .then(() =>
    application({
      state: () => model,
      elements: {
        "configuration.base-url": inside("baseUrl", "input"),
        "configuration.token": () => document.querySelector("#k7"),
        "configuration.template": inside("template", "textarea"),
        "configuration.enable": inside("enable", "button"),
        "configuration.api-status": () => document.querySelector("#k9"),
        "provisioning.enable": own("enabled"),
        "provisioning.approve-create": own("create"),
        "provisioning.approve-delete": own("remove"),
        "provisioning.approve-update": own("update"),
        "provisioning.on-delete": inside("onDelete", "button"),
        "provisioning.on-suspend": inside("onSuspend", "button"),
        "app.save": inside("save", "button"),
      },
      decoys: {
        expires: () => document.querySelector("#k8"),
        contact: inside("contact", "input"),
        template: inside("template", "textarea"),
        logs: inside("logs", "button"),
        alerts: own("alerts"),
        photo: own("photo"),
        "on conflict": inside("onConflict", "button"),
        audience: inside("audience", "input"),
        consumer: inside("consumer", "input"),
        clone: inside("clone", "button"),
      },
    }),
  );
