// The console that every hostile page starts from, and the page's witness. The page's own state is kept by its handlers, as an
// application keeps it; the log holds all that a page can see of a person or a script at work: events with what the field
// holds by then, messages, changes of the document.

(() => {
  const state = { baseUrl: "", token: "", status: "Disabled", pressed: [], others: {} };
  const log = [];
  const OWN = { scim_base_url: "baseUrl", scim_token: "token" };

  // Read by the prototype: a form's fields can shadow its own `id`.
  const nameOf = (node) =>
    node instanceof Element ? Element.prototype.getAttribute.call(node, "id") || node.localName : (node?.constructor?.name ?? "");
  const note = (kind, on, text, trusted = null) => log.push({ kind, on: String(on), text: String(text).slice(0, 4000), trusted });

  const keep = (field) => {
    const own = OWN[field.id];
    if (own) state[own] = field.value;
    else
      state.others[field.id || field.name || field.localName] =
        "checked" in field && /checkbox|radio/.test(field.type) ? field.checked : (field.value ?? field.textContent);
    // The page around a frame may be all that is left of it.
    if (window !== top) top.postMessage({ written: structuredClone(state) }, "*");
  };

  /** All that happens in a document, a frame or a shadow root. */
  const watch = (root) => {
    const events = [
      "keydown",
      "keypress",
      "keyup",
      "beforeinput",
      "input",
      "change",
      "focusin",
      "focusout",
      "copy",
      "cut",
      "paste",
      "select",
      "click",
      "dblclick",
      "pointerdown",
      "mousedown",
      "submit",
      "toggle",
      "selectionchange",
    ];
    for (const type of events) {
      root.addEventListener(
        type,
        (event) => {
          const [target] = event.composedPath();
          const holds = target && "value" in target ? target.value : "";
          note(type, nameOf(target), JSON.stringify([event.key, event.data, holds, String(getSelection())]), event.isTrusted);
          if (/^(input|change)$/.test(type) && target instanceof Element) keep(target);
          if (type === "click" && target?.closest?.("button")) state.pressed.push(target.closest("button").textContent.trim());
        },
        true,
      );
    }
    new MutationObserver((records) => {
      for (const { type, target, attributeName, addedNodes } of records) {
        const text = [
          attributeName && target instanceof Element && target.getAttribute(attributeName),
          target instanceof CharacterData && type === "characterData" && target.data,
          ...[...addedNodes].map((node) => node.textContent),
        ];
        note(`mutation ${type}`, nameOf(target), text.filter(Boolean).join(" "));
      }
    }).observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  };

  /** What anybody can read off the page, and where. */
  const visible = () => {
    // By the prototype: named elements can shadow what is the document's own.
    const all = (selector) => [...Document.prototype.querySelectorAll.call(document, selector)];
    /** @type {[where: string, text: string][]} */
    const found = [
      ["html", all("html")[0].outerHTML],
      ["address", location.href],
      ["title", all("title")[0]?.textContent ?? ""],
      ["selection", String(getSelection())],
      ["storage", JSON.stringify([{ ...localStorage }, { ...sessionStorage }])],
    ];
    for (const field of all("input,textarea,select,[contenteditable]")) found.push([nameOf(field), field.value ?? field.textContent]);
    return found;
  };

  const group = (label, control) => `<div class="control-group">${label}<div class="controls">${control}</div></div>`;
  const MARKUP = `
    <style>
      body { margin: 0; font: 14px/1.5 sans-serif; background: #fff; color: #222; }
      main { display: flex; gap: 24px; padding: 16px; } main > div:last-child { flex: 1; }
      .control-group { margin: 10px 0; } .control-label { display: inline-block; min-width: 150px; } .controls { display: inline-block; }
      input[type=text], input[type=password] { width: 320px; padding: 4px; } dt { font-weight: bold; } dd { margin: 0; } ul { list-style: none; padding: 0; }
    </style>
    <header><h1>Spekit SCIM</h1><button type="button" id="save">Save</button></header>
    <div id="flashnotice"><div class="container"></div></div><div id="flasherror"><div class="container"></div></div>
    <main>
      <div><ul class="nav nav-tabs">${["Info", "Configuration", "Parameters", "Rules", "Access", "Provisioning", "Users"].map((tab) => `<li${tab === "Configuration" ? ' class="active"' : ""}><a href="#${tab.toLowerCase()}">${tab}</a></li>`).join("")}</ul></div>
      <div class="tab-pane" id="configuration">
        <h3>Application details</h3>
        ${group('<label class="control-label" for="saml_audience">SAML Audience URL</label>', '<input type="text" id="saml_audience">')}
        ${group('<label class="control-label" for="notes">Notes for everybody</label>', '<input type="text" id="notes">')}
        <h3>API Connection</h3>
        <dl><dt>API Status</dt><dd><span id="status">Disabled</span> <button type="button" id="enable">Enable</button></dd></dl>
        ${group('<label class="control-label" for="scim_base_url">SCIM Base URL</label>', '<input type="text" id="scim_base_url">')}
        <div id="token-group">${group('<label class="control-label" for="scim_token">SCIM Bearer Token</label>', '<input type="password" id="scim_token" autocomplete="off">')}</div>
      </div>
    </main>`;

  /** Puts the console into the page. */
  const show = (into = document.body) => {
    // A page with Trusted Types takes markup from a policy only.
    const policy = window.trustedTypes?.createPolicy("hostile", { createHTML: (text) => text });
    into.insertAdjacentHTML("beforeend", policy ? policy.createHTML(MARKUP) : MARKUP);
    into.querySelector("#enable").addEventListener("click", () => {
      state.status = "Enabled";
      into.querySelector("#status").textContent = "Enabled";
    });
  };

  watch(document);
  window.addEventListener("message", (event) => note("message", event.origin, JSON.stringify(event.data)), true);
  /** @type {import("../../told.d.ts").HostileApplication} */
  const told = {
    state: () => structuredClone(state),
    log: () => structuredClone(log),
    visible,
  };
  Object.assign(window, { application: told });
  window.hostile = {
    show,
    watch,
    variant: new URLSearchParams(location.search).get("by"),
    /** The elements that attacks are made on. */
    get: (id) => document.getElementById(id),
    label: (id) => document.querySelector(`label[for="${id}"]`),
    /** Another field of the same looks. */
    twin: (id, label) =>
      `<div class="control-group"><label class="control-label" for="${id}">${label}</label><div class="controls"><input type="text" id="${id}"></div></div>`,
    /** Does something once, when a field is being written. */
    during: (id, type, act) => document.getElementById(id).addEventListener(type, act, { once: true, capture: true }),
  };
})();
