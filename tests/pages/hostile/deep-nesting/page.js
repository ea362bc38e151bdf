// Elements and shadow roots inside each other, far deeper than any page goes, as deep as a browser still lays out.
hostile.show();
const DEPTH = 1500;
const nest = (tag, wrap = (inner) => inner) => {
  const outer = document.createElement(tag);
  let inner = outer;
  for (let depth = 0; depth < DEPTH; depth++) {
    const next = document.createElement(tag);
    wrap(inner).append(next);
    inner = next;
  }
  return { outer, inner };
};
({
  label: () => {
    const { outer, inner } = nest("span");
    inner.textContent = "SCIM Bearer Token";
    const twin = document.createElement("div");
    twin.innerHTML = hostile.twin("extra", "");
    twin.querySelector("label").append(outer);
    hostile.get("configuration").append(twin);
  },
  "shadow roots": () => {
    const outer = document.createElement("div");
    let inner = outer;
    for (let depth = 0; depth < 400; depth++) {
      const next = document.createElement("div");
      inner.attachShadow({ mode: depth % 2 ? "open" : "closed" }).append(next);
      inner = next;
    }
    inner.innerHTML = hostile.twin("extra", "Extra");
    document.body.append(outer);
  },
  ancestors: () => {
    const { outer, inner } = nest("div");
    inner.innerHTML = hostile.twin("extra", "Extra");
    outer.style.display = "none";
    document.body.append(outer);
  },
})[hostile.variant]();
