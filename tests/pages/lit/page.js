import { application } from "application";
import { css, html, LitElement } from "lit";

/** What Lit makes of `static properties` is told by no type. */
const PageElement = /** @type {new () => LitElement & Record<string, any>} */ (LitElement);

/** A labelled field whose input lies in a shadow root of its own. */
class TextField extends PageElement {
  static properties = { label: {}, value: {}, type: {} };
  static styles = css`label { display: block; font-weight: 600; } :host { display: block; margin: 8px 0; }`;
  render() {
    return html`<label for="input">${this.label}</label>
      <input id="input" type=${this.type ?? "text"} .value=${this.value ?? ""} @input=${this.heard}>`;
  }
  heard(event) {
    this.value = event.target.value;
    this.dispatchEvent(new CustomEvent("value-changed", { detail: this.value }));
  }
}
customElements.define("text-field", TextField);

/** The label is slotted in by whoever uses it. */
class SlottedField extends PageElement {
  static properties = { value: {} };
  static styles = css`:host { display: block; margin: 8px 0; }`;
  render() {
    return html`<label><slot name="label"></slot><br><input .value=${this.value ?? ""} @change=${this.heard}></label>`;
  }
  heard(event) {
    this.value = event.target.value;
    this.dispatchEvent(new CustomEvent("value-changed", { detail: this.value }));
  }
}
customElements.define("slotted-field", SlottedField);

class ToggleBox extends PageElement {
  static properties = { on: { type: Boolean } };
  render() {
    return html`<label><input type="checkbox" .checked=${this.on} @change=${this.heard}> <slot></slot></label>`;
  }
  heard(event) {
    this.on = event.target.checked;
    this.dispatchEvent(new CustomEvent("on-changed", { detail: this.on }));
  }
}
customElements.define("toggle-box", ToggleBox);

class ChoiceField extends PageElement {
  static properties = { value: {}, options: {} };
  static styles = css`:host { display: block; margin: 8px 0; }`;
  render() {
    return html`<span id="name"><slot></slot></span>
      <select aria-labelledby="name" @change=${this.heard}>
        ${this.options.map((option) => html`<option ?selected=${option === this.value}>${option}</option>`)}
      </select>`;
  }
  heard(event) {
    this.value = event.target.value;
    this.dispatchEvent(new CustomEvent("value-changed", { detail: this.value }));
  }
}
customElements.define("choice-field", ChoiceField);

class ConsolePage extends PageElement {
  static properties = { model: { state: true } };
  model = { owner: "", baseUrl: "", token: "", enabled: false, reminders: false, create: true, onDelete: "Do Nothing", saves: 0 };
  set = (key) => (event) => {
    this.model = { ...this.model, [key]: event.detail };
  };
  render() {
    const { owner, baseUrl, token, enabled, reminders, create, onDelete } = this.model;
    return html`
      <h1>Spekit SCIM</h1>
      <slotted-field class="owner" .value=${owner} @value-changed=${this.set("owner")}><b slot="label">Owner</b></slotted-field>
      <h2>API Connection</h2>
      <text-field class="base" label="SCIM Base URL" .value=${baseUrl} @value-changed=${this.set("baseUrl")}></text-field>
      <slotted-field class="token" .value=${token} @value-changed=${this.set("token")}><b slot="label">SCIM Bearer Token</b></slotted-field>
      <h2>Workflow</h2>
      <toggle-box class="enabled" .on=${enabled} @on-changed=${this.set("enabled")}>Enable provisioning</toggle-box>
      <toggle-box class="reminders" .on=${reminders} @on-changed=${this.set("reminders")}>Enable reminders</toggle-box>
      <toggle-box class="create" .on=${create} @on-changed=${this.set("create")}>Create user</toggle-box>
      <choice-field class="on-delete" .options=${["Do Nothing", "Suspend", "Delete"]} .value=${onDelete} @value-changed=${this.set("onDelete")}
        >When users are deleted in OneLogin, or the user's app access is removed, perform the below action</choice-field>
      <button @click=${() => this.set("saves")({ detail: this.model.saves + 1 })}>Save</button>`;
  }
}
customElements.define("console-page", ConsolePage);

const consolePage = () => /** @type {ConsolePage} */ (document.querySelector("console-page"));

const root = () => consolePage().shadowRoot;
const within = (host, what) => () => root()?.querySelector(host)?.shadowRoot?.querySelector(what) ?? null;

const drawn = async (element) => {
  await element.updateComplete;
  await Promise.all([...element.shadowRoot.querySelectorAll("*")].map((part) => part.updateComplete));
};

drawn(consolePage()).then(() =>
  application({
    state: () => consolePage().model,
    elements: {
      "configuration.base-url": within(".base", "input"),
      "configuration.token": within(".token", "input"),
      "provisioning.enable": within(".enabled", "input"),
      "provisioning.approve-create": within(".create", "input"),
      "provisioning.on-delete": within(".on-delete", "select"),
      "app.save": () => root()?.querySelector("button"),
    },
    decoys: { owner: within(".owner", "input"), reminders: within(".reminders", "input") },
  }),
);
