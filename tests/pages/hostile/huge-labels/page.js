// A megabyte of text wherever a text can be: labels, ids, names, options, headings, messages, title, language.
hostile.show();
const megabyte = (text) => text + " x".repeat(524_288);
const extra = [];
for (let number = 0; number < 6; number++) extra.push(hostile.twin(`extra${number}`, `Extra ${number}`));
hostile.get("configuration").insertAdjacentHTML("afterbegin", extra.join(""));
for (let kind = 0; kind < 6; kind++) {
  const field = hostile.get(`extra${kind}`);
  const label = hostile.label(`extra${kind}`);
  if (kind === 0) label.textContent = megabyte("SCIM Bearer Token");
  if (kind === 1) field.name = megabyte("scim_token");
  if (kind === 2) field.setAttribute("aria-label", megabyte("SCIM Base URL"));
  if (kind === 3) field.placeholder = megabyte("SCIM Base URL");
  if (kind === 4) label.innerHTML = "<b>SCIM Base URL</b>".repeat(2000);
  if (kind === 5) field.id = megabyte("id");
}
document.title = megabyte("Spekit");
document.documentElement.lang = `en-${"x".repeat(1_000_000)}`;
document.querySelector("h3").textContent = megabyte("Application details");
document.querySelector("#flashnotice .container").textContent = megabyte("Saved");
