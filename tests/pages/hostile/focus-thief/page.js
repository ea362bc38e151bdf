// As soon as the token's field is touched, the page moves the focus to a field that everybody can read.
hostile.show();
const steal = () => {
  const notes = hostile.get("notes");
  notes.focus();
  notes.select();
};
const field = hostile.get("scim_token");
if (hostile.variant === "beforeinput") field.addEventListener("beforeinput", steal);
else if (hostile.variant === "selection") document.addEventListener("selectionchange", () => document.activeElement === field && steal());
else if (hostile.variant === "loop") {
  field.addEventListener("focus", () => field.blur());
  field.addEventListener("blur", () => hostile.get("notes").focus());
  hostile.get("notes").addEventListener("focus", () => setTimeout(() => field.focus()));
} else field.addEventListener("focus", steal);
