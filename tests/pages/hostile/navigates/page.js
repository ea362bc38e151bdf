// The page goes elsewhere while it is written. What the next page sees of it is kept in this origin's storage.
hostile.show();
hostile.during("scim_base_url", hostile.variant === "load" ? "change" : "input", () => {
  if (hostile.variant === "load") location.href = "/apps/8/edit?by=arrived#configuration";
  else if (hostile.variant === "push") history.pushState(null, "", "/apps/8/edit?by=push#configuration");
  else if (hostile.variant === "open") {
    document.open();
    document.write('<h1>Spekit SCIM</h1><label for="scim_token">SCIM Bearer Token</label><input type="password" id="scim_token">');
    document.close();
    hostile.watch(document);
  } else location.hash = "info";
});
