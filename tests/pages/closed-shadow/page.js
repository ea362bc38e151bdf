import { application } from "application";

// What only the elements themselves can see; kept here so that the truth can.
const roots = new Map();

/** A form-associated element whose inside nobody outside sees. */
class Closed extends HTMLElement {
  static formAssociated = true;
  constructor() {
    super();
    this.internals = this.attachInternals();
    this.root = this.attachShadow({ mode: "closed" });
  }
  connectedCallback() {
    roots.set(this.getAttribute("name"), this.root);
    this.root.innerHTML = this.inside();
    const label = this.getAttribute("label");
    if (label) this.root.querySelector("span").textContent = label;
    this.root.addEventListener("change", (event) => this.internals.setFormValue(this.valueOf(event.target)));
  }
  /** @returns {string} its markup */
  inside() {
    throw new Error("each kind of field has its own");
  }
  valueOf(field) {
    return field.value;
  }
}

customElements.define(
  "closed-field",
  class extends Closed {
    inside() {
      return "<label><span></span> <input></label>";
    }
  },
);

customElements.define(
  "closed-check",
  class extends Closed {
    inside() {
      return '<label><input type="checkbox"> <slot></slot></label>';
    }
    valueOf(box) {
      return box.checked ? "on" : null;
    }
  },
);

customElements.define(
  "closed-choice",
  class extends Closed {
    inside() {
      return "<label><span></span><br><select><option>Do Nothing</option><option>Suspend</option><option>Delete</option></select></label>";
    }
  },
);

const form = /** @type {HTMLFormElement} */ (document.querySelector("#form"));
let saves = 0;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  saves++;
});
const inside = (name, what) => () => roots.get(name).querySelector(what);

application({
  // What the form would send: set by the elements through ElementInternals.
  state: () => ({ ...Object.fromEntries(new FormData(form)), saves }),
  elements: {
    "configuration.base-url": inside("baseUrl", "input"),
    "configuration.token": inside("token", "input"),
    "provisioning.enable": inside("enabled", "input"),
    "provisioning.on-delete": inside("onDelete", "select"),
    "app.save": () => form.querySelector("button"),
  },
  decoys: { nickname: inside("nickname", "input"), audit: inside("audit", "input"), "on error": inside("onError", "select") },
});
