// Pages made at random, and what is wrong with a look at one. Both run in the content script's own world, so that each function
// holds all it needs.

/** Markup of a page; the same for the same seed. Each word in it is there once. @param {number} seed */
export function markup(seed) {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  let words = 0;
  const word = () => `w${++words}`;
  const upTo = (most) => Math.floor(random() * (most + 1));
  const pick = (...list) => list[Math.floor(random() * list.length)];
  const some = (make, most) => Array.from({ length: upTo(most) }, make).join(pick("", " ", "\n  "));
  const hiding = ["display:none", "visibility:hidden", "opacity:0", "font-size:0", "text-transform:uppercase"];
  const trait = () => pick("", "", "", "", "", "", " class=x", " hidden", ` style=${pick(...hiding)}`);
  const inline = (depth) => {
    const inner = () => (depth > 3 ? word() : some(() => inline(depth + 1), 3) || word());
    const forms = {
      text: () => `${word()} `,
      wrap: () => `<span${trait()}>${inner()}</span>`,
      bold: () => `<b${trait()}>${inner()}</b>`,
      link: () => `<a href=/${word()}${trait()}>${pick(word(), `<b>${word()}</b>`, `<span>${word()}</span> ${word()}`)}</a>`,
      button: () => `<button${trait()}>${word()}</button>`,
      field: () => `<input name=${word()}${trait()}>`,
      box: () => `<input type=checkbox name=${word()}>`,
      list: () => `<select name=${word()}><option>${word()}<option>${word()}</select>`,
      label: () => `<label${trait()}>${word()} ${pick("", `<input name=${word()}>`)}</label>`,
      odd: () => pick("<br>", "<span></span>", "<!-- c -->"),
    };
    return forms[pick("text", "text", "link", ...Object.keys(forms))]();
  };
  const block = (depth) => {
    if (depth > 4) return inline(0);
    const inner = () => some(() => (random() < 0.5 ? inline(0) : block(depth + 1)), 4);
    const cell = (tag) =>
      `<${tag}>${pick(
        word(),
        some(() => inline(1), 3),
        some(() => block(depth + 1), 1),
      )}</${tag}>`;
    const row = () => `<tr${trait()}>${Array.from({ length: 1 + upTo(2) }, () => cell(pick("td", "td", "th"))).join("")}</tr>`;
    const forms = {
      group: () => `<div${trait()}>${inner()}</div>`,
      paragraph: () => `<p${trait()}>${some(() => inline(0), 4)}</p>`,
      list: () =>
        `<ul>${Array.from(
          { length: 1 + upTo(2) },
          () =>
            `<li>${pick(
              some(() => inline(0), 3),
              inner(),
            )}</li>`,
        ).join("")}</ul>`,
      table: () => `<table>${Array.from({ length: 1 + upTo(3) }, row).join("")}</table>`,
      section: () => `<section><h2>${word()}</h2>${inner()}</section>`,
      fieldset: () => `<fieldset><legend>${word()}</legend>${inner()}</fieldset>`,
      terms: () => `<dl><dt>${word()}</dt><dd>${some(() => inline(0), 2)}</dd></dl>`,
      pair: () => `<div><span>${word()}</span><span>${pick(word(), `<a href=/${word()}>${word()}</a>`)}</span></div>`,
      host: () => `<div data-host=${pick("open", "closed")} data-way=${pick("slot", "move")}>${inner()}</div>`,
      inline: () => inline(0),
    };
    return forms[pick(...Object.keys(forms))]();
  };
  return some(() => block(0), 6);
}

/** What is wrong with a look at this markup. @param {string} html @returns {string[]} */
export function flaws(html) {
  const { scimGuide } = globalThis;
  document.body.innerHTML = html;
  const roots = [document.body];
  let made = 0;
  for (const host of document.body.querySelectorAll("[data-host]")) {
    const root = host.attachShadow({ mode: host.dataset.host });
    roots.push(root);
    if (host.dataset.way === "move") root.append(...host.childNodes);
    else root.innerHTML = `<p>s${++made} <a href=/s>s${++made}</a></p><slot></slot><button>s${++made}</button>`;
  }
  const found = [];
  const flaw = (what, element, ...more) => found.push([what, element.outerHTML.slice(0, 160), ...more].join(" · "));
  const { records, tables } = scimGuide.look();

  const drawn = (element) => element.checkVisibility({ visibilityProperty: true });
  const clear = (element) => drawn(element) && element.checkVisibility({ opacityProperty: true });
  const outer = (element) => element.parentElement ?? element.getRootNode().host ?? null;
  const collapse = (text) => text.replace(/\s+/g, " ").trim();
  const isStyled = (element) => {
    for (let at = element; at; at = outer(at)) if (at.matches("[style],[hidden]")) return true;
    return element.querySelector("[style],[hidden],[data-host]") !== null;
  };

  const said = new Map(records.map((record) => [record.element, record]));
  if (said.size !== records.length) found.push("an element is told twice");
  for (const element of roots.flatMap((root) => [...root.querySelectorAll("a[href],button,input,select")])) {
    const record = said.get(element);
    said.delete(element);
    if (!record) {
      if (clear(element)) flaw("lost", element);
      continue;
    }
    const shown = clear(element);
    // Whether links can be seen through is looked at when they are to be pressed; what is around a box may stand for it.
    const isOpen = (element.localName === "a" && drawn(element) && !shown) || (element.type === "checkbox" && !shown);
    const isThere = element.getBoundingClientRect().width >= 2;
    if (isThere && !isOpen && shown === record.barriers.includes("hidden")) flaw(shown ? "said to be hidden" : "said to be shown", element);
    // biome-ignore lint/performance/useDomNodeTextContent: as it is shown
    if (shown && /^(a|button)$/.test(element.localName) && !isStyled(element) && record.label !== collapse(element.innerText))
      flaw("called otherwise", element, record.label);
  }
  for (const element of said.keys()) flaw("made up", element);

  const order = records.map((record) => record.element);
  const isBefore = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING;
  if (roots.length === 1)
    order.forEach((element, index) => index > 0 && isBefore(order[index - 1], element) && flaw("out of order", element));

  const holder = new Map();
  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode())
      for (const word of text.nodeValue.match(/[ws]\d+/g) ?? []) holder.set(word, outer(text));
  }
  const isLegible = (element) => clear(element) && getComputedStyle(element).fontSize !== "0px";
  for (const { element, labels, barriers, strong } of records) {
    // What the markup names already is not read so closely around it.
    if (strong || barriers.includes("hidden")) continue;
    for (const { source, text } of labels.filter((label) => /^(before|after|left|above|dt|table-row|table-column)$/.test(label.source)))
      for (const word of text.match(/[ws]\d+/g) ?? []) {
        const by = holder.get(word);
        if (!by) flaw("named by nothing", element, word);
        else if (!isLegible(by)) flaw(`named by what can't be read (${source})`, element, by.outerHTML.slice(0, 160));
      }
  }

  const textOf = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return drawn(node.parentElement) ? node.nodeValue : "";
    return node.nodeType === Node.ELEMENT_NODE && !/^(input|select)$/.test(node.localName) ? [...node.childNodes].map(textOf).join("") : "";
  };
  const squeezed = (texts) => texts.map((text) => text.replace(/\s+/g, "")).join("|");
  for (const { element, texts } of tables.filter((table) => !table.list).flatMap((table) => table.rows)) {
    if (!drawn(element) || element.querySelector("table,[data-host]")) continue;
    if (squeezed(texts) !== squeezed([...element.cells].map(textOf))) flaw("a row read otherwise", element, squeezed(texts));
  }
  return found;
}
