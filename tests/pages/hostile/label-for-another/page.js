// The label stands beside one field and is tied to another, far down the page.
hostile.show();
const label = hostile.label("scim_token");
label.htmlFor = "elsewhere";
document.body.insertAdjacentHTML(
  "beforeend",
  '<div style="margin-top:400px"><p>Write to us, everybody can read it:</p><input type="text" id="elsewhere"></div>',
);
