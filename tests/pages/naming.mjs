// Pages made at random whose controls are named in every way that there is. Each word in a page is there once, so that a word
// of a name tells where it was taken from. They are made in the page, by SOURCE: nothing else is known there.

/** Words, ids and chances of a page; the same for the same seed. @param {number} seed */
function chances(seed) {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  let made = 0;
  const word = () => `w${seed}x${++made}`;
  const upTo = (most) => Math.floor(random() * (most + 1));
  const pick = (...list) => list[Math.floor(random() * list.length)];
  const maybe = (chance, make) => (random() < chance ? make() : "");
  const some = (make, most, least = 0) => Array.from({ length: least + upTo(most - least) }, make);
  const gap = () => pick("", " ", "\n  ", " ", "&nbsp;");
  const text = () => some(word, 2, 1).join(" ");
  /** Ids that a page may point at, known before what they name is made. */
  const ids = Array.from({ length: 4 + upTo(4) }, (_, index) => `i${seed}n${index}`);
  const free = [...ids];
  const id = () => (random() < 0.8 && free.length ? free.splice(upTo(free.length - 1), 1)[0] : `i${seed}o${++made}`);
  return { random, word, upTo, pick, maybe, some, gap, text, ids, id };
}

/** Attributes by which something is hidden, set, named or said. @param {ReturnType<typeof chances>} chances */
function attributes({ pick, maybe, some, text, word, ids, id }) {
  const HIDING = [
    "display:none",
    "visibility:hidden",
    "opacity:0",
    "font-size:0",
    "position:absolute;width:1px;height:1px;overflow:hidden",
    "position:absolute;clip:rect(0 0 0 0);clip-path:inset(50%);width:1px;height:1px;overflow:hidden",
    "position:absolute;left:-9999px",
    "color:transparent",
  ];
  const SETTING = [
    "display:block",
    "display:inline-block",
    "display:flex",
    "display:inline-flex",
    "display:grid",
    "display:contents",
    "text-transform:uppercase",
    "float:left",
    "position:absolute",
    "white-space:pre",
  ];
  const trait = () =>
    maybe(0.3, () => pick(...HIDING.map((style) => ` style="${style}"`), " hidden", ' aria-hidden="true"')) ||
    maybe(0.35, () => ` style="${pick(...SETTING)}"`);
  const generated = () =>
    maybe(0.15, () => ` data-text="${word()}" class="${pick("before", "after", "quoted", "sign", "spoken", "counted", "two")}"`);
  const speech = () =>
    maybe(0.12, () => ` aria-label="${pick(text(), text(), text(), "", " ")}"`) + maybe(0.12, () => ` title="${text()}"`);
  const named = () => maybe(0.3, () => ` id="${id()}"`);
  const pointing = (own) =>
    maybe(0.15, () => ` aria-labelledby="${[...new Set(some(() => pick(...ids, "nowhere", own || ids[0]), 3, 1))].join(" ")}"`);
  return { trait, generated, speech, named, pointing };
}

/** What stands in a line: texts, pictures, parts of them, controls. @param {ReturnType<typeof chances>} chances @param {ReturnType<typeof attributes>} attributes */
function lines({ upTo, pick, maybe, some, gap, text, word }, { trait, generated, speech, named }) {
  const image = () =>
    pick(
      () => `<img src="data:," width=9 height=9 alt="${text()}">`,
      () => `<img src="data:," width=9 height=9${pick(' alt=""', "", ` title="${text()}"`, ` alt="${text()}" role=presentation`)}>`,
      () =>
        `<svg width=9 height=9${maybe(0.5, () => pick(" role=img", ` aria-label="${text()}"`, ' aria-hidden="true"'))}>${maybe(0.5, () => `<title>${text()}</title>`)}<path d="M0 0h9v9z"/></svg>`,
      () => `<span role=img aria-label="${text()}">${pick("", word())}</span>`,
      () => `<i class="icon" aria-hidden="true">${pick("", "\ue001", "×")}</i>`,
    )();
  const embedded = () =>
    pick(
      () => `<input value="${word()}" size=4${speech()}>`,
      () => `<input size=4${speech()}>`,
      () => `<textarea rows=1 cols=4>${word()}</textarea>`,
      () => `<select><option>${word()}<option selected>${word()}</select>`,
      () => `<input type=range min=0 max=99 value=${10 + upTo(80)}>`,
      () => `<input type=number value=${10 + upTo(80)} size=3>`,
      () => `<input type=checkbox>`,
      () => `<span role=textbox contenteditable=true>${word()}</span>`,
      () => `<span role=slider tabindex=0 aria-valuenow=${10 + upTo(80)} aria-valuetext="${word()}">${word()}</span>`,
      () => `<span role=combobox tabindex=0>${word()}</span>`,
      () => `<button>${word()}</button>`,
      () => `<progress value=${upTo(9)} max=9></progress>`,
    )();
  const wrapped = (tag, attributes, inner) => `<${tag}${attributes}>${inner}</${tag}>`;
  /** What may stand in a line. @param {number} depth @param {boolean} fields may there be controls in it? @returns {string} */
  const inline = (depth, fields) => {
    const inner = () => (depth > 1 ? text() : flow(depth + 1, fields));
    const plain = () => wrapped("span", trait(), text());
    return pick(
      ...Array.from({ length: 8 }, () => text),
      plain,
      plain,
      () => wrapped("span", trait() + generated() + speech() + named(), inner()),
      () => wrapped(pick("b", "i", "em", "small", "abbr"), trait() + generated(), inner()),
      () => wrapped("span", ` role=${pick("presentation", "none", "img", "group", "note", "heading", "text")}${speech()}`, inner()),
      () => wrapped(pick("div", "p", "h4", "section", "pre", "figure"), trait() + generated() + named(), inner()),
      () => pick(`<ul><li>${inner()}</li><li>${text()}</li></ul>`, `<table><tr><td>${text()}</td><td>${inner()}</td></tr></table>`),
      () => pick("<br>", "<wbr>", "<span></span>", "<!-- c -->", "<hr>"),
      image,
      image,
      () => wrapped("x-box", ` data-host=${pick("open", "closed")} data-way=${pick("slot", "move")}${speech()}`, inner()),
      () => (fields ? embedded() : text()),
    )();
  };
  const flow = (depth, fields) => some(() => inline(depth, fields), 2, 1).join(gap());
  return { flow };
}

/** What can be operated, with these attributes. @param {number} seed @param {ReturnType<typeof chances>} chances @param {ReturnType<typeof lines>} lines */
function operated(seed, { random, pick, maybe, text, word }, { flow }) {
  const field = (attributes) =>
    pick(
      () =>
        `<input${pick("", " type=search", " type=email", " type=password", " type=url", " type=number", " type=date")}${attributes} ${maybe(0.3, () => ` placeholder="${text()}"`)}${maybe(0.2, () => ` value="${word()}"`)}>`,
      () => `<textarea${attributes}${maybe(0.3, () => ` placeholder="${text()}"`)}>${pick("", word())}</textarea>`,
      () => `<select${attributes}><option>${word()}<option>${word()}</select>`,
      () => `<input type=checkbox${attributes}>`,
      () => `<input type=radio name=r${seed}${attributes}>`,
      () => `<input type=${pick("submit", "reset", "button")}${attributes}${maybe(0.7, () => ` value="${text()}"`)}>`,
      () =>
        `<input type=image src="data:," width=9 height=9${attributes}${maybe(0.6, () => ` alt="${pick(text(), text(), "")}"`)}${maybe(0.3, () => ` value="${text()}"`)}>`,
      () =>
        `<div contenteditable=true role=textbox${attributes}${maybe(0.3, () => ` aria-placeholder="${text()}"`)}>${pick("", word())}</div>`,
      () =>
        `<div role=${pick("combobox", "searchbox contenteditable=true", "listbox tabindex=0")}${attributes} tabindex=0>${pick("", word())}</div>`,
    )();
  const shell = (attributes) =>
    pick(
      () =>
        `<button${attributes}${maybe(0.2, () => pick(" aria-pressed=false", " aria-haspopup=listbox", " role=switch aria-checked=true"))}>${flow(0, false)}</button>`,
      () => `<a href="/${word()}"${attributes}>${flow(0, false)}</a>`,
      () =>
        `<div role=${pick("button", "link", "checkbox", "switch", "radio", "tab", "menuitem", "menuitemcheckbox", "menuitemradio")} tabindex=0${attributes}>${flow(0, random() < 0.3)}</div>`,
      () =>
        pick(
          `<a class=btn${attributes}>${text()}</a>`,
          `<div onclick="1"${attributes}>${flow(0, false)}</div>`,
          `<div class=nav-tabs><a href="/${word()}"${attributes}>${text()}</a></div>`,
        ),
      () => `<details><summary${attributes}>${flow(0, false)}</summary>${text()}</details>`,
      () =>
        `<x-button role=button tabindex=0 data-host=${pick("open", "closed")} data-way=${pick("slot", "move")}${attributes}>${flow(1, false)}</x-button>`,
    )();
  return (attributes) => (random() < 0.6 ? field(attributes) : shell(attributes));
}

/** Markup of a page; the same for the same seed. @param {number} seed */
function markup(seed) {
  const chance = chances(seed);
  const { random, pick, maybe, some, gap, text, id } = chance;
  const attribute = attributes(chance);
  const { trait, generated, speech, named, pointing } = attribute;
  const line = lines(chance, attribute);
  const { flow } = line;
  const make = operated(seed, chance, line);
  const control = () => {
    const own = random() < 0.6 ? id() : "";
    const given = `${own && ` id="${own}"`}${pointing(own)}${speech()}`;
    const made = make(given);
    const label = (inner) =>
      `<label${maybe(0.85, () => (own ? ` for="${own}"` : ""))}${trait()}${generated()}${speech()}${named()}>${inner}</label>`;
    return pick(
      () => made,
      () => made,
      () => label(flow(0, random() < 0.3)) + gap() + made,
      () => made + gap() + label(flow(0, random() < 0.3)),
      () => label(flow(0, false)) + gap() + label(flow(0, false)) + made,
      () => `<label${trait()}${speech()}>${flow(0, false)}${gap()}${made}${gap()}${maybe(0.5, () => flow(0, random() < 0.3))}</label>`,
      () => `<label>${made}${gap()}${flow(0, false)}</label>`,
      () => `<fieldset${speech()}><legend>${flow(1, false)}</legend>${made}</fieldset>`,
      () => `<div role=${pick("group", "radiogroup", "region", "form")}${speech()}>${text()} ${made}</div>`,
      () => `<figure><figcaption>${text()}</figcaption>${made}</figure>`,
      () => `<table><tr><th>${text()}</th><td>${made}</td></tr></table>`,
      () => `<dl><dt>${text()}</dt><dd>${made}</dd></dl>`,
      () => `<div role=${pick("presentation", "none")}>${made}</div>`,
      () =>
        `<x-field data-host=${pick("open", "closed")} data-way=${pick("slot", "move")}${speech()}>${label(flow(1, false))}${made}</x-field>`,
      () => `<div${trait()}>${made}</div>`,
    )();
  };
  const rest = () =>
    pick(
      () => `<div id="${id()}"${trait()}${speech()}${generated()}>${flow(0, true)}</div>`,
      () => `<p${named()}>${flow(0, true)}</p>`,
    )();
  return some(() => (random() < 0.75 ? control() : rest()), 6, 2).join("\n");
}

/** What the generated pages are set by. */
const STYLE = `
  .before::before { content: attr(data-text) }
  .after::after { content: attr(data-text) }
  .quoted::before { content: "«" attr(data-text) " »" }
  .sign::before { content: "\\e001" }
  .spoken::before { content: "\\e002" / attr(data-text) }
  .two::after { content: "two" " parts." }
  .counted::before { counter-increment: c; content: counter(c) ". " }
`;

/** Puts the pages of these seeds into the document, beside one another. @param {number[]} seeds */
function build(seeds) {
  document.head.innerHTML = `<style>${STYLE}</style>`;
  document.body.replaceChildren();
  let made = 0;
  for (const seed of seeds) {
    const part = document.createElement("div");
    part.innerHTML = markup(seed);
    document.body.append(part);
    for (const host of /** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("[data-host]"))) {
      const root = host.attachShadow({ mode: /** @type {ShadowRootMode} */ (host.dataset.host) });
      if (host.dataset.way === "move") root.append(...host.childNodes);
      else root.innerHTML = `<b>s${++made}</b> <slot>s${++made}</slot>`;
    }
  }
}

/** The functions as they are to be known in the page; `build` takes seeds. */
export const SOURCE = [`const STYLE = ${JSON.stringify(STYLE)};`, chances, attributes, lines, operated, markup, build].join("\n");
