// Windows of the browser come up in the middle of a write.
hostile.show();
const ask = {
  alert: () => alert("Sorry"),
  confirm: () => confirm("Send the token to everybody?"),
  prompt: () => prompt("The token, please"),
}[hostile.variant];
for (const id of ["scim_base_url", "scim_token"]) {
  for (const type of ["focus", "input", "change", "blur"]) hostile.get(id).addEventListener(type, ask);
}
