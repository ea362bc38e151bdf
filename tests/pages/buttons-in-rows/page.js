import { application } from "application";

const APPS = ["Box", "Spekit SCIM (old)", "Spekit SCIM", "Zendesk"];
const model = { opened: [], deleted: [], pinned: [] };
const body = document.querySelector("tbody");

const button = (text, press) => {
  const made = document.createElement("button");
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
};

for (const name of APPS) {
  const row = body.insertRow();
  row.insertCell().append(button("Pin", () => model.pinned.push(name)));
  const link = document.createElement("a");
  link.href = `/apps/${APPS.indexOf(name)}/edit`;
  link.textContent = name;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    model.opened.push(name);
  });
  row.insertCell().append(link);
  row.insertCell().textContent = "12";
  row.insertCell().append(button("Delete", () => model.deleted.push(name)));
}

const row = (name) => body.rows[APPS.indexOf(name)];
const buttons = APPS.flatMap((name) => [...row(name).querySelectorAll("button")].map((each) => [`${each.textContent} ${name}`, each]));

application({
  state: () => model,
  elements: { "apps.open": () => row("Spekit SCIM").querySelector("a") },
  decoys: Object.fromEntries([
    ...buttons.map(([name, each]) => [name, () => each]),
    ["the old one", () => row("Spekit SCIM (old)").querySelector("a")],
  ]),
});
