// References that lead round in circles, and ids that are there twice.
hostile.show();
const field = hostile.get("scim_token");
const label = hostile.label("scim_token");
label.id = "round";
label.setAttribute("aria-labelledby", "round back");
label.insertAdjacentHTML("beforeend", '<span id="back" aria-labelledby="round" aria-owns="configuration"></span>');
hostile.get("configuration").setAttribute("aria-owns", "token-group configuration");
hostile.get("token-group").setAttribute("aria-owns", "configuration");
field.setAttribute("aria-controls", "scim_token");
field.setAttribute("aria-describedby", "scim_token round back");
field.setAttribute("aria-errormessage", "scim_token");
hostile
  .get("configuration")
  .insertAdjacentHTML(
    "beforeend",
    '<div role="combobox" id="wheel" aria-owns="wheel" aria-controls="wheel" aria-labelledby="wheel" tabindex="0"><div role="listbox" id="rim" aria-owns="wheel"><div role="option">Spoke</div></div></div>',
  );
