// What is called like the field is something that only looks like one.
hostile.show();
const instead = {
  contenteditable:
    '<div contenteditable="true" role="textbox" aria-label="SCIM Bearer Token" id="instead" style="border:1px solid; min-height:24px"></div>',
  "role only":
    '<div role="textbox" tabindex="0" aria-label="SCIM Bearer Token" id="instead" style="border:1px solid; min-height:24px"></div>',
  svg: '<svg width="300" height="40"><a aria-label="SCIM Bearer Token" id="instead" href="#x"><text y="20">SCIM Bearer Token</text></a></svg>',
  button: '<button type="button" id="instead" aria-label="SCIM Bearer Token">SCIM Bearer Token</button>',
  file: '<label for="instead">SCIM Bearer Token</label><input type="file" id="instead">',
  "math ml": '<math><mtext aria-label="SCIM Bearer Token" id="instead">SCIM Bearer Token</mtext></math>',
}[hostile.variant];
hostile.get("token-group").innerHTML = instead;
