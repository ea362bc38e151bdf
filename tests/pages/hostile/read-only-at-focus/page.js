// The field shuts the moment it has the focus.
hostile.show();
const field = hostile.get("scim_token");
field.addEventListener("focus", () => {
  field[hostile.variant] = true;
});
