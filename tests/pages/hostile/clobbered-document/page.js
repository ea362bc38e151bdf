// Named elements stand in for the document's own properties: `document.body` is a picture now.
hostile.show();
for (const name of [
  "activeElement",
  "body",
  "documentElement",
  "defaultView",
  "execCommand",
  "querySelector",
  "querySelectorAll",
  "getElementById",
  "elementFromPoint",
  "createElement",
  "head",
  "title",
  "addEventListener",
  "dispatchEvent",
  "childNodes",
  "getSelection",
  "location",
  "hidden",
  "adoptedStyleSheets",
  "scimGuide",
  "browser",
  "chrome",
]) {
  const image = Document.prototype.createElement.call(document, "img");
  image.setAttribute("name", name);
  image.id = name;
  hostile.get("configuration").append(image);
}
