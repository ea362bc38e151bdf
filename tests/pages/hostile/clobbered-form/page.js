// The console stands in a form whose fields are called like the properties of every element.
hostile.show();
const pane = hostile.get("configuration");
const form = document.createElement("form");
form.id = "around";
form.addEventListener("submit", (event) => event.preventDefault());
pane.before(form);
form.append(pane);
const names = [
  "id",
  "labels",
  "form",
  "name",
  "closest",
  "contains",
  "parentElement",
  "parentNode",
  "getRootNode",
  "nodeType",
  "nodeName",
  "tagName",
  "localName",
  "childNodes",
  "children",
  "firstChild",
  "previousSibling",
  "previousElementSibling",
  "nextSibling",
  "matches",
  "isConnected",
  "getBoundingClientRect",
  "getAttribute",
  "hasAttribute",
  "checkVisibility",
  "querySelector",
  "querySelectorAll",
  "ownerDocument",
  "assignedSlot",
  "shadowRoot",
  "classList",
  "textContent",
  "innerText",
  "compareDocumentPosition",
  "elements",
  "style",
  "hidden",
  "role",
];
pane.insertAdjacentHTML("beforeend", `<div style="display:none">${names.map((name) => `<input name="${name}">`).join("")}</div>`);
