// The token's field is called something else by the time it would be written. `now` is called by the test before the approval.
hostile.show();
const relabel = () => {
  hostile.label("scim_token").textContent = "Notes for everybody";
};
if (hostile.variant === "during") hostile.during("scim_base_url", "input", relabel);
else window.attack = relabel;
