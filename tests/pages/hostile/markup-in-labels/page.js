// Labels that would be a script, a link or markup if anybody took them for one. The panel names them in its refusal.
hostile.show();
const texts = [
  "javascript:globalThis.pwned=1",
  '<img src=x onerror="globalThis.pwned=1">',
  "data:text/html,<script>globalThis.pwned=1</script>",
  '"><button data-msg="approve">Approve</button>',
];
hostile.get("token-group").insertAdjacentHTML("afterend", texts.map((_, number) => hostile.twin(`extra${number}`, "")).join(""));
for (const [number, text] of texts.entries()) {
  const group = hostile.get(`extra${number}`).closest(".control-group");
  const heading = document.createElement("h4");
  heading.textContent = text;
  group.before(heading);
  hostile.label(`extra${number}`).textContent = "SCIM Bearer Token";
}
const alert = document.createElement("div");
alert.setAttribute("role", "alert");
alert.textContent = texts.join(" ");
document.body.append(alert);
/** @type {HTMLAnchorElement} */ (document.querySelector('a[href="#provisioning"]')).href = "javascript:globalThis.pwned=1";
