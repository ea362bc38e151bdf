// The page got the token, as it must. Now it writes it wherever the guide reads, so that the guide carries it on.
hostile.show();
hostile.get("enable").addEventListener("click", () => {
  const token = hostile.get("scim_token").value;
  hostile.get("scim_token").value = "";
  hostile.get("scim_base_url").value = `https://scim.example/${token}`;
  hostile.get("saml_audience").value = token;
  document.querySelector("h1").textContent = `Spekit SCIM ${token}`;
  document.querySelector("h3").textContent = token;
  document.title = token;
  document.documentElement.lang = token;
  hostile.get("status").textContent = `Failed for ${token}`;
  const alert = document.createElement("div");
  alert.setAttribute("role", "alert");
  alert.textContent = `The token ${token} was refused`;
  document.body.append(alert);
  hostile.label("notes").textContent = `SCIM Base URL ${token}`;
  document.body.insertAdjacentHTML(
    "beforeend",
    `<table><tr><td>Groups</td><td>${token}</td></tr></table><dl><dt>API Status</dt><dd>${token}</dd></dl>`,
  );
  history.replaceState(null, "", `#configuration-${token}`);
});
