// An admin page of as many nodes as the address asks for (`?nodes=5000`): the guide's controls among rows of a long table and
// of other settings. With `?busy` it changes two hundred times a second.

const wanted = new URLSearchParams(location.search);
const nodes = Number(wanted.get("nodes") ?? 500);

/** @param {string} tag @param {Record<string, string>} attributes @param {...(Node | string)} children */
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

let next = 0;
const field = (label, control) => {
  const id = `f${next++}`;
  control.id = id;
  return make("div", { class: "row" }, make("label", { for: id }, label), control);
};
const text = (label) => field(label, make("input", { type: "text" }));
const box = (label) => make("label", {}, make("input", { type: "checkbox" }), ` ${label}`);
const choice = (label, options) => field(label, make("select", {}, ...options.map((option) => make("option", {}, option))));

document.body.append(
  make("section", {}, make("h2", {}, "API Connection"), text("SCIM Base URL"), field("SCIM JSON Template", make("textarea"))),
  field("SCIM Bearer Token", make("input", { type: "password" })),
  make("div", { class: "row" }, make("span", {}, "API Status"), make("span", {}, "Disabled"), make("button", {}, "Enable")),
  make(
    "section",
    {},
    make("h2", {}, "Workflow"),
    box("Enable provisioning"),
    make("h3", {}, "Require admin approval before this action is performed"),
    ...["Create user", "Delete user", "Update user"].map(box),
    choice("When users are deleted in OneLogin, or the user's app access is removed, perform the below action", ["Delete", "Suspend"]),
    choice("When user accounts are suspended in OneLogin, perform the following action:", ["Suspend", "Do Nothing"]),
  ),
  make("button", {}, "Save"),
);

const count = () => document.querySelectorAll("*").length;
const body = make("tbody");
document.body.append(
  make("h2", {}, "Everything else"),
  make("table", {}, make("thead", {}, make("tr", {}, ...["Name", "State", "Open"].map((head) => make("th", {}, head)))), body),
);
// Of each hundred nodes about eight can be operated, as on a long page of settings.
for (let row = 0; count() < nodes; row += 40)
  for (let at = row; at < row + 40; at++) {
    body.append(
      make(
        "tr",
        {},
        make("td", {}, make("span", {}, make("b", {}, `Setting ${at}`), make("small", {}, "in use since the spring"))),
        make("td", {}, make("span", {}, at % 3 ? "on" : "off")),
        make("td", {}, make("a", { href: "#x" }, "Open")),
      ),
    );
    if (at % 20 === 0) document.body.append(make("div", {}, make("div", {}, make("p", {}, "A few words of help.")), text(`Other setting ${at}`)));
  }

if (wanted.has("busy")) {
  const ticker = make("p", {}, "0");
  document.body.append(ticker);
  let ticks = 0;
  setInterval(() => {
    ticker.textContent = String(++ticks);
    ticker.className = ticks % 2 ? "odd" : "even";
  }, 5);
}
document.documentElement.dataset.nodes = String(count());
