// What the label of a public field says to a script is not what a person reads there.
hostile.show();
hostile.get("token-group").remove();
const label = hostile.label("notes");
label.innerHTML = '<span id="said">SCIM Bearer Token</span> <span id="read"></span>';
const said = hostile.get("said");
const read = hostile.get("read");
// The field has no label but what stands beside it.
const beside = (css) => {
  label.outerHTML = `<span style="${css}">SCIM Bearer Token</span> <span>Notes for everybody</span>`;
};
// The text lies where the field is, and the field over it.
const within = (css, field) => {
  label.outerHTML = "<span>Notes for everybody</span>";
  const notes = hostile.get("notes");
  const stack = document.createElement("div");
  stack.style.cssText = "position:relative; width:max-content";
  notes.replaceWith(stack);
  stack.innerHTML = `<span style="position:absolute; left:6px; top:6px; ${css}">SCIM Bearer Token</span>`;
  notes.style.cssText = field;
  stack.append(notes);
};
const sheet = (css) => document.head.insertAdjacentHTML("beforeend", `<style>${css}</style>`);
({
  "font of no size": () => {
    said.style.fontSize = "0";
    read.textContent = " Notes for everybody";
  },
  "transparent letters": () => {
    said.style.color = "transparent";
    said.style.position = "absolute";
    read.textContent = " Notes for everybody";
  },
  "letters of the background's colour": () => {
    said.style.color = "#fff";
    said.style.position = "absolute";
    read.textContent = " Notes for everybody";
  },
  "hidden part": () => {
    said.style.display = "none";
    read.textContent = " Notes for everybody";
  },
  "invisible part": () => {
    said.style.visibility = "hidden";
    said.style.position = "absolute";
    read.textContent = " Notes for everybody";
  },
  "no opacity": () => {
    said.style.opacity = "0";
    said.style.position = "absolute";
    read.textContent = " Notes for everybody";
  },
  "clipped part": () => {
    said.setAttribute("style", "position:absolute; clip-path:inset(50%); width:1px; height:1px; overflow:hidden; white-space:nowrap");
    read.textContent = " Notes for everybody";
  },
  "indented away": () => {
    label.setAttribute("style", "display:inline-block; width:150px; overflow:hidden; text-indent:-900px; white-space:nowrap");
    sheet('.control-group:has(> [for="notes"])::before { content: " Notes for everybody" }');
  },
  "generated text": () => {
    said.style.fontSize = "0";
    sheet('#read::before { content: " Notes for everybody" }');
  },
  "hidden label": () => {
    label.innerHTML = "SCIM Bearer Token";
    label.style.display = "none";
    label.insertAdjacentHTML("afterend", "<span>Notes for everybody</span>");
  },
  "beside it, in a font of no size": () => beside("font-size:0"),
  "beside it, in transparent letters": () => beside("color:transparent; position:absolute"),
  "beside it, in the background's colour": () => beside("color:#fff; background:#fff; position:absolute"),
  "beside it, without opacity": () => beside("opacity:0; position:absolute"),
  "in it, under its layer": () => within("z-index:-1", "position:relative; background:#fff"),
  "in it, under what is drawn later": () => within("z-index:0", "position:relative; background:#fff"),
  "beside it, clipped": () => beside("position:absolute; clip-path:inset(50%)"),
  "right to left by a character": () => {
    label.textContent = "\u202eSCIM Bearer Token\u202c";
  },
  "right to left by a style": () => {
    label.textContent = "SCIM Bearer Token";
    label.style.cssText = "unicode-bidi:bidi-override; direction:rtl";
  },
})[hostile.variant]();
