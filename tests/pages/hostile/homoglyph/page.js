// A field whose name only looks the same: its “е” and “а” are Cyrillic. Alone, or beside the real one.
hostile.show();
const looksTheSame = "SCIM Bе\u0430rer Token";
if (hostile.variant === "beside") hostile.get("token-group").insertAdjacentHTML("beforebegin", hostile.twin("lookalike", looksTheSame));
else hostile.label("scim_token").textContent = looksTheSame;
