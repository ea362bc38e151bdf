// Takes a snapshot: what is on the page, with the evidence for every label. Decides nothing.

{
  const { collapse, textOf, isVisible, isReachable, openDialog, dialogTitle } = scimGuide.text;
  const MAX_CONTROLS = 5000;
  const MAX_ROWS = 2000;
  const CONTROLS =
    "input:not([type=hidden]),select,textarea,button,a[href],[role=button],[role=link],[role=checkbox],[role=switch],[role=radio],[role=combobox],[role=listbox],[role=tab],[role=menuitem],summary";

  /** @type {Map<number, { element: WeakRef<Element>, role: string, label: string }>} */
  let handles = new Map();
  /** @type {WeakMap<Element, number>} */
  let numbers = new WeakMap();
  let lastHandle = 0;

  /** @param {Element} element */
  const handleOf = (element) => {
    let handle = numbers.get(element);
    if (handle === undefined) {
      handle = ++lastHandle;
      numbers.set(element, handle);
    }
    return handle;
  };

  /** @param {Element} element @returns {HTMLLabelElement[]} */
  const labelled = (element) =>
    element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement
      ? [...(element.labels ?? [])]
      : [];

  /** The visible thing that stands for a native control which a widget has hidden. @param {Element} element */
  const proxyOf = (element) => {
    if (element instanceof HTMLSelectElement || element instanceof HTMLInputElement) {
      const s2 = element.id && document.getElementById(`s2id_${element.id}`);
      if (s2) return s2;
      const next = element.nextElementSibling;
      if (next?.matches(".chosen-container,.select2-container")) return next;
      const before = element.previousElementSibling;
      if (before?.matches(".select2-container")) return before;
      if (element.type === "checkbox" || element.type === "radio") return [...(element.labels ?? [])].find(isVisible) ?? null;
    }
    return null;
  };

  /** @param {Element} element @returns {ScimControl["role"] | null} */
  const roleOf = (element) => {
    const explicit = element.getAttribute("role");
    if (explicit === "listbox") return "combobox";
    if (explicit && /^(button|link|checkbox|switch|radio|combobox|tab|menuitem|textbox)$/.test(explicit))
      return /** @type {ScimControl["role"]} */ (explicit);
    if (element instanceof HTMLSelectElement) return "combobox";
    if (element instanceof HTMLTextAreaElement) return "textbox";
    if (element instanceof HTMLInputElement) {
      if (/^(checkbox|radio)$/.test(element.type)) return /** @type {"checkbox" | "radio"} */ (element.type);
      if (/^(submit|button|reset|image)$/.test(element.type)) return "button";
      return /^(file|range|color)$/.test(element.type) ? null : "textbox";
    }
    if (element.matches("button,summary")) return "button";
    if (element instanceof HTMLAnchorElement) {
      if (element.closest(".nav-tabs,[role=tablist]")) return "tab";
      if (element.closest(".dropdown-menu,[role=menu]")) return "menuitem";
      return "link";
    }
    return null;
  };

  /** Text right before an element on its line or just above, up to the border of its block. @param {Element} element */
  const textBefore = (element) => {
    for (let at = element, depth = 0; depth < 3 && at.parentElement; depth++) {
      let node = at.previousSibling;
      let text = "";
      while (node && text.length < 200) {
        if (node instanceof Element) {
          if (
            node.matches("input,select,textarea,button,hr,table,h1,h2,h3,h4,h5,h6,.control-group") ||
            node.querySelector("input:not([type=hidden]),select,textarea")
          )
            break;
          if (isVisible(node)) text = `${textOf(node)} ${text}`;
        } else if (node.nodeType === Node.TEXT_NODE) {
          text = `${node.nodeValue} ${text}`;
        }
        node = node.previousSibling;
      }
      const found = collapse(text);
      if (found) return found;
      at = at.parentElement;
      if (at.matches("td,th,li,form,section,article,body,.tab-pane,.modal")) break;
    }
    return "";
  };

  /** @param {Element} element */
  const textAfter = (element) => {
    let text = "";
    for (let node = element.nextSibling; node && text.length < 200; node = node.nextSibling) {
      if (node instanceof Element && (node.matches("input,select,textarea,br,hr,div,p") || node.querySelector("input,select,textarea")))
        break;
      text += node.textContent ?? "";
    }
    return collapse(text);
  };

  /** Everything that may name a control, strongest first. @param {Element} element @param {string} role @returns {ScimControl["labels"]} */
  const labelsOf = (element, role) => {
    /** @type {ScimControl["labels"]} */
    const labels = [];
    const add = (/** @type {ScimControl["labels"][0]["source"]} */ source, /** @type {string | null | undefined} */ text) => {
      const shown = collapse(text);
      if (shown && !labels.some((label) => label.text === shown && label.source === source)) labels.push({ source, text: shown });
    };
    const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
    const ids = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
    if (ids.length)
      add(
        "aria-labelledby",
        ids
          .map((id) => root.getElementById?.(id))
          .map((named) => (named ? textOf(named) : ""))
          .join(" "),
      );
    add("aria-label", element.getAttribute("aria-label"));
    if ("labels" in element) for (const label of /** @type {HTMLInputElement} */ (element).labels ?? []) add("label", textOf(label));
    if (!/^(textbox|combobox|checkbox|radio|switch)$/.test(role) || !(element instanceof HTMLElement && "form" in element)) {
      if (role !== "textbox" && role !== "combobox") add("content", element instanceof HTMLInputElement ? element.value : textOf(element));
    }
    const dd = element.closest("dd");
    const dt = dd?.previousElementSibling;
    if (dt?.matches("dt")) add("dt", textOf(dt));
    const group = element.closest(".control-group,.form-group,.field");
    const own = group?.querySelector(".control-label");
    if (own && !own.contains(element) && !(own instanceof HTMLLabelElement && own.htmlFor && own.htmlFor !== element.id))
      add("before", textOf(own));
    const cell = element.closest("td,th");
    const row = cell?.closest("tr");
    if (cell && row && row.cells.length > 1 && row.cells[0] !== cell) add("table-row", textOf(row.cells[0]));
    const head = cell?.closest("table")?.tHead?.rows[0]?.cells[/** @type {HTMLTableCellElement} */ (cell).cellIndex];
    if (head) add("table-column", textOf(head));
    if (/^(checkbox|radio|switch)$/.test(role)) add("after", textAfter(element));
    if (/^(textbox|combobox|checkbox|radio|switch)$/.test(role))
      add(
        "before",
        textBefore(proxyOf(element) && role === "combobox" ? /** @type {Element} */ (proxyOf(element)) : element) || textBefore(element),
      );
    if (role === "combobox" && labels.length === 0) {
      // A drop-down that only a heading names: the first control under it.
      const heading = precedingHeading(element);
      const first =
        heading &&
        [...document.querySelectorAll("select,textarea,input:not([type=hidden])")].find(
          (field) =>
            heading.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING &&
            !field.closest(".select2-container,.chosen-container"),
        );
      if (heading && first === element) add("before", textOf(heading));
    }
    add("placeholder", element.getAttribute("placeholder"));
    add("title", element.getAttribute("title"));
    return labels.slice(0, 12);
  };

  const HEADINGS = "h1,h2,h3,h4,h5,h6,[role=heading]";

  /** @param {Element} element */
  const precedingHeading = (element) => {
    for (let at = /** @type {Element | null} */ (element); at && at !== document.body; at = at.parentElement) {
      for (let before = at.previousElementSibling; before; before = before.previousElementSibling) {
        if (before.matches(HEADINGS)) return before;
        const inside = [...before.querySelectorAll(HEADINGS)].pop();
        if (inside) return inside;
      }
    }
    return null;
  };

  /** @param {Element} element */
  const contextOf = (element) => {
    /** @type {ScimControl["context"]} */
    const context = [];
    const dialog = element.closest("dialog,[role=dialog],[role=alertdialog],[aria-modal=true],.modal");
    if (dialog) context.push({ source: "dialog", text: dialogTitle(dialog) || "untitled" });
    const legend = element.closest("fieldset")?.querySelector("legend");
    if (legend) context.push({ source: "legend", text: textOf(legend) });
    const heading = precedingHeading(element);
    // Headings nest: the nearest one, and the section it stands in.
    if (heading) {
      context.push({ source: "heading", text: textOf(heading) });
      const above = precedingHeading(heading);
      if (above) context.push({ source: "heading", text: textOf(above) });
    }
    return context;
  };

  /** @param {Element} element @param {Element | null} dialog */
  const barriersOf = (element, dialog) => {
    /** @type {ScimControl["barriers"]} */
    const barriers = [];
    const shown = isVisible(element) ? element : proxyOf(element);
    if (!shown || !isVisible(shown)) barriers.push("hidden");
    else if (!isReachable(shown)) barriers.push("off-screen");
    else {
      const box = shown.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      if (x >= 0 && y >= 0 && x < innerWidth && y < innerHeight) {
        const top = /** @type {Document | ShadowRoot} */ (shown.getRootNode()).elementFromPoint(x, y);
        const ours = top && (shown.contains(top) || top.contains(shown) || labelled(element).some((label) => label.contains(top)));
        if (top && !ours && !(dialog && !dialog.contains(element))) barriers.push("covered");
      }
    }
    if (
      /** @type {HTMLInputElement} */ (element).disabled ||
      element.getAttribute("aria-disabled") === "true" ||
      element.closest("fieldset[disabled]")
    )
      barriers.push("disabled");
    if (/** @type {HTMLInputElement} */ (element).readOnly || element.getAttribute("aria-readonly") === "true") barriers.push("readonly");
    if ((dialog && !dialog.contains(element)) || element.closest("[inert]")) barriers.push("inert");
    return barriers;
  };

  /** @param {HTMLInputElement | HTMLTextAreaElement} field @param {string} names @param {string[]} secretWords */
  const isSecret = (field, names, secretWords) =>
    field.type === "password" ||
    /password|one-time-code/.test(field.autocomplete) ||
    getComputedStyle(field).getPropertyValue("-webkit-text-security").replace("none", "") !== "" ||
    secretWords.some((word) => names.includes(word));

  /** @param {Element} element @param {string} role @param {{ text: string }[]} labels @param {string[]} secretWords @param {Set<string>} secrets @returns {ScimControl["value"]} */
  const readValue = (element, role, labels, secretWords, secrets) => {
    if (role === "checkbox" || role === "switch" || role === "radio") {
      return {
        kind: "checked",
        on: element instanceof HTMLInputElement ? element.checked : element.getAttribute("aria-checked") === "true",
      };
    }
    if (element instanceof HTMLSelectElement) {
      const options = [...element.options].slice(0, 2000).map((option) => collapse(option.text));
      return { kind: "choice", selected: collapse(element.selectedOptions[0]?.text), options };
    }
    if (role === "combobox") {
      const list = document.getElementById(element.getAttribute("aria-controls") ?? element.getAttribute("aria-owns") ?? "");
      const options = [...(list ?? element).querySelectorAll("[role=option]")].map((option) => textOf(option));
      return { kind: "choice", selected: element instanceof HTMLInputElement ? collapse(element.value) : textOf(element), options };
    }
    if (element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && role === "textbox")) {
      const names = [...labels.map((label) => label.text), element.name, element.id].join(" ").toLowerCase();
      if (isSecret(element, names, secretWords)) {
        if (element.value.length >= 6) secrets.add(element.value);
        return { kind: "secret", set: element.value !== "", masked: element.value === "" && /^[•●*.·]{3,}$/.test(element.placeholder) };
      }
      return { kind: "text", text: element.value.slice(0, 20_000) };
    }
    const item = element.parentElement;
    const active =
      ["aria-selected", "aria-current", "aria-expanded", "aria-pressed"].some(
        (name) => (element.getAttribute(name) ?? "false") !== "false",
      ) ||
      element.classList.contains("active") ||
      !!item?.matches("li.active");
    return { kind: "none", active };
  };

  /** @param {Element} element */
  const complaintOf = (element) => {
    const named =
      element.getAttribute("aria-errormessage") ??
      (element.getAttribute("aria-invalid") === "true" ? element.getAttribute("aria-describedby") : null);
    const message = named && document.getElementById(named);
    if (message) return textOf(message) || null;
    return element.getAttribute("aria-invalid") === "true" ? "The page marks it as invalid." : null;
  };

  /** Tables on show, and which row each control stands in. */
  const readTables = () => {
    const tables = [];
    /** @type {Map<Element, { table: number, row: number }>} */
    const places = new Map();
    for (const table of document.querySelectorAll("table")) {
      if (!isVisible(table)) continue;
      const body = [...table.rows]
        .filter((row) => row.parentElement?.tagName !== "THEAD" && row.closest("table") === table)
        .slice(0, MAX_ROWS);
      const number = tables.length;
      const rows = body.map((row, index) => {
        places.set(row, { table: number, row: index });
        return {
          handle: handleOf(row),
          cells: [...row.cells].map((cell) => textOf(cell)),
          pressable: row.matches(".js-click-row,[role=button],[onclick],[tabindex]") || getComputedStyle(row).cursor === "pointer",
        };
      });
      const caption = table.caption ?? precedingHeading(table);
      const head = table.tHead?.rows[0];
      const around = textOf(table.parentElement ?? table, 4000);
      const stated = around.match(/(?:Showing|Displaying)?\s*\d[\d,]*\s*[-–—]\s*\d[\d,]*\s+of\s+(\d[\d,]*)/i);
      tables.push({
        caption: caption ? textOf(caption) : "",
        columns: head ? [...head.cells].map((cell) => textOf(cell)) : [],
        rows,
        statedTotal: stated ? Number(stated[1].replace(/,/g, "")) : null,
      });
    }
    return { tables, places };
  };

  /** Label and text pairs that hold no control to fill. */
  const readFacts = () => {
    /** @type {ScimSnapshot["facts"]} */
    const facts = [];
    const add = (/** @type {string} */ label, /** @type {Element} */ holder) => {
      const clone = [...holder.querySelectorAll("button,a")].map((button) => textOf(button));
      let text = textOf(holder);
      for (const name of clone) if (text.endsWith(name)) text = text.slice(0, -name.length).trim();
      if (label && text && isVisible(holder)) facts.push({ label, text, handle: handleOf(holder) });
    };
    for (const dt of document.querySelectorAll("dt")) {
      if (dt.nextElementSibling?.matches("dd") && !dt.nextElementSibling.querySelector("input,select,textarea"))
        add(textOf(dt), dt.nextElementSibling);
    }
    for (const group of document.querySelectorAll(".control-group,.form-group")) {
      const label = group.querySelector(".control-label,label");
      const holder = group.querySelector(".controls") ?? label?.nextElementSibling;
      if (label && holder && !group.querySelector("input,select,textarea")) add(textOf(label), holder);
    }
    return facts.slice(0, 500);
  };

  const NOTICES =
    "[role=alert],[role=status],#flashnotice .container,#flasherror .container,.alert,.toast,.flash,.flash-notice,.flash-error";

  /** Messages on show. */
  const readNotices = () =>
    [...document.querySelectorAll(NOTICES)]
      .filter((element) => isVisible(element))
      .map((element) => ({
        element,
        text: textOf(element),
        error: element.matches("[role=alert],.error,.alert-error,.alert-danger,.flash-error") || !!element.closest("#flasherror"),
      }))
      .filter((notice) => notice.text);

  /**
   * @param {string[]} secretWords
   * @param {Pick<ScimSnapshot, "document" | "seq" | "activity" | "notices">} session
   */
  const collect = (secretWords, session) => {
    const dialog = openDialog();
    const { tables, places } = readTables();
    /** @type {Set<string>} */
    const secrets = new Set();
    /** @type {typeof handles} */
    const fresh = new Map();
    /** @type {ScimControl[]} */
    const controls = [];
    let truncated = false;
    const visit = (/** @type {Document | ShadowRoot} */ root) => {
      for (const element of root.querySelectorAll("*")) {
        const inner = api.dom?.openOrClosedShadowRoot?.(/** @type {HTMLElement} */ (element)) ?? element.shadowRoot;
        if (inner && element !== scimGuide.ring?.host()) visit(inner);
        if (!element.matches(CONTROLS)) continue;
        if (controls.length >= MAX_CONTROLS) {
          truncated = true;
          return;
        }
        // Parts of a widget that stands for a native control: the native one is reported.
        if (element.closest(".select2-container,.chosen-container,#select2-drop,.select2-drop")) continue;
        const role = roleOf(element);
        if (!role) continue;
        const labels = labelsOf(element, role);
        const handle = handleOf(element);
        fresh.set(handle, { element: new WeakRef(element), role, label: labels[0]?.text ?? "" });
        const row = element.closest("tr");
        controls.push({
          handle,
          role,
          tag: element.tagName.toLowerCase(),
          type: element.getAttribute("type") ?? "",
          name: element.getAttribute("name") ?? "",
          id: element.id,
          labels,
          context: contextOf(element),
          barriers: barriersOf(element, dialog),
          value: readValue(element, role, labels, secretWords, secrets),
          invalid: complaintOf(element),
          row: (row && places.get(row)) ?? null,
        });
      }
    };
    visit(document);
    for (const [row, place] of places) {
      const table = tables[place.table]?.rows[place.row];
      if (table) fresh.set(table.handle, { element: new WeakRef(row), role: "button", label: table.cells.join(" ") });
    }
    const facts = readFacts();
    for (const fact of facts)
      if (!fresh.has(fact.handle)) fresh.set(fact.handle, { element: new WeakRef(document.body), role: "", label: "" });
    handles = fresh;
    const headings = [...document.querySelectorAll(HEADINGS)]
      .filter((heading) => isVisible(heading))
      .map((heading) => textOf(heading))
      .slice(0, 60);
    const snapshot = {
      document: session.document,
      seq: session.seq,
      origin: location.origin,
      path: location.pathname,
      hash: location.hash.slice(1),
      title: collapse(document.title),
      lang: document.documentElement.lang,
      dialog: dialog ? dialogTitle(dialog) || "untitled" : null,
      headings,
      controls,
      tables,
      facts,
      notices: session.notices,
      activity: session.activity,
      truncated,
    };
    return secrets.size ? redact(snapshot, [...secrets]) : snapshot;
  };

  /** A page may repeat a secret elsewhere: it is taken out of every text. @param {any} value @param {string[]} secrets @returns {any} */
  const redact = (value, secrets) => {
    if (typeof value === "string") return secrets.reduce((text, secret) => text.split(secret).join("••••"), value);
    if (Array.isArray(value)) return value.map((item) => redact(item, secrets));
    if (value && typeof value === "object")
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redact(item, secrets)]));
    return value;
  };

  const api = globalThis.browser ?? globalThis.chrome;

  scimGuide.collect = {
    collect,
    readNotices,
    proxyOf,
    roleOf,
    labelsOf,
    barriersOf: (/** @type {Element} */ element) => barriersOf(element, openDialog()),
    find: (/** @type {number} */ handle) => handles.get(handle),
    forget: () => {
      handles = new Map();
      numbers = new WeakMap();
    },
  };
}
