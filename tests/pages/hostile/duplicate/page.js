// Two fields of the same name; nothing tells which one is OneLogin's.
hostile.show();
hostile.get("token-group").insertAdjacentHTML("afterend", hostile.twin("extra_token", "SCIM Bearer Token"));
