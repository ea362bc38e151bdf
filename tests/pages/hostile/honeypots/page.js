// Beside the real fields, traps of the same name that nobody sees; a script that looks by name alone fills them.
hostile.show();
const traps = [
  '<input type="password" id="trap1" aria-label="SCIM Bearer Token" style="position:absolute; left:-5000px">',
  '<input type="text" id="trap2" aria-label="SCIM Base URL" style="opacity:0; position:absolute">',
  '<div hidden><label for="trap3">SCIM Bearer Token</label><input type="password" id="trap3"></div>',
  '<div aria-hidden="true"><label for="trap4">SCIM Base URL</label><input type="text" id="trap4" tabindex="-1"></div>',
  '<label for="trap5" style="display:none">SCIM Bearer Token</label><input type="password" id="trap5" readonly>',
  '<div style="height:0; overflow:hidden"><label for="trap6">SCIM Bearer Token</label><input type="password" id="trap6"></div>',
  '<template><label for="trap7">SCIM Base URL</label><input type="text" id="trap7"></template>',
  '<div style="display:none"><button type="button" id="trap8">Enable</button></div>',
];
hostile.get("configuration").insertAdjacentHTML("afterbegin", traps.join(""));
