// One control: what it is, what stands for it, what it holds, and why a person could not use it. Decides nothing.

{
  const { dom } = scimGuide;
  const { TEXT_LIMIT, collapse, textOf, sight: newSight } = scimGuide.text;

  const ROLES = /^(button|link|checkbox|switch|radio|combobox|tab|menuitem|textbox)$/;
  const UNFILLABLE = /^(file|range|color|hidden)$/;

  /** Fields that were seen to hold secrets: they stay that, whatever the page makes of them. @type {WeakSet<Element>} */
  const secretFields = new WeakSet();

  /** What it is by ARIA's words, if it can be operated at all. @param {Element} element @returns {ScimControl["role"] | null} */
  const roleOf = (element) => {
    const tag = dom.tag(element);
    const type = tag === "input" ? /** @type {HTMLInputElement} */ (element).type : "";
    const explicit = dom.attr(element, "role")?.trim().split(/\s+/)[0] ?? "";
    const popup = dom.attr(element, "aria-haspopup");
    const isButton = (tag === "button" && !explicit) || explicit === "button";
    if (explicit === "combobox" || (isButton && (popup === "listbox" || isChooser(element, popup)))) return "combobox";
    // A button that stays pressed is a switch by another name.
    if (isButton && /^(true|false|mixed)$/.test(dom.attr(element, "aria-pressed") ?? "")) return "switch";
    // The list of an open combobox is not another one.
    if (explicit === "listbox") return isStandingList(element) ? "combobox" : null;
    if (explicit === "searchbox") return "textbox";
    // What nothing can be typed into is no field, whatever it is called.
    if (explicit === "textbox" && !isNative(element) && !(/** @type {HTMLElement} */ (element).isContentEditable)) return null;
    if (explicit === "menuitemcheckbox") return "checkbox";
    if (explicit === "menuitemradio") return "radio";
    if (ROLES.test(explicit)) return /** @type {ScimControl["role"]} */ (explicit);
    switch (tag) {
      case "select":
        return "combobox";
      case "textarea":
        return "textbox";
      case "input":
        if (type === "checkbox" || type === "radio") return type;
        if (/^(submit|button|reset|image)$/.test(type)) return "button";
        return UNFILLABLE.test(type) ? null : "textbox";
      case "button":
      case "summary":
        return "button";
      case "a":
        if (dom.attr(element, "href") === null) return isPressed(element) ? "button" : null;
        if (dom.closest(element, ".nav-tabs,[role=tablist]")) return "tab";
        return dom.closest(element, ".dropdown-menu,[role=menu]") ? "menuitem" : "link";
    }
    if (/^(div|span)$/.test(tag) && !explicit && isPressed(element)) return "button";
    const editable = dom.attr(element, "contenteditable");
    return editable === "" || editable === "true" || editable === "plaintext-only" ? "textbox" : null;
  };

  /** Is it a list by itself, with a stop for the tab key on it or on one of its options? @param {Element} element */
  const isStandingList = (element) => {
    if (dom.attr(element, "tabindex") === "0") return true;
    const id = dom.attr(element, "id");
    const opened = (/** @type {Element} */ other) =>
      id !== null && [dom.attr(other, "aria-controls"), dom.attr(other, "aria-owns")].includes(id);
    return (
      dom.all(element, "[role=option][tabindex='0']").length === 1 &&
      !dom.all(dom.root(element), "[aria-controls],[aria-owns]").some(opened)
    );
  };

  /** A button that is called by a question and what it holds opens the answers to it, not a list of actions. @param {Element} element @param {string | null} popup */
  const isChooser = (element, popup) => {
    const ids = popup === "menu" || popup === "true" ? (dom.attr(element, "aria-labelledby") ?? "").trim().split(/\s+/) : [];
    return ids.length > 1 && ids.includes(dom.attr(element, "id") ?? "");
  };

  /** Is it made to be pressed, though its tag does not say so? @param {Element} element */
  const isPressed = (element) => dom.matches(element, ".btn,[onclick]");

  const isField = (/** @type {string} */ role) => /^(textbox|combobox|checkbox|radio|radiogroup|switch)$/.test(role);
  const isBox = (/** @type {string} */ role) => /^(checkbox|radio|switch)$/.test(role);
  const isNative = (/** @type {Element} */ element) => /^(input|select|textarea)$/.test(dom.tag(element));

  /** Fields in an element, up to two of them: enough to tell none, one and more apart. @param {Element} element */
  const fieldsIn = (element) =>
    dom.all(element, "input:not([type=hidden]),select,textarea,[role=combobox],[role=switch],[role=checkbox]").length;

  /**
   * The visible thing that stands for a native control which a widget has hidden.
   * @param {Element} element @param {string} role @param {Sight} sight
   * @returns {Element | null}
   */
  const proxyOf = (element, role, { isVisible, labels }) => {
    const tag = dom.tag(element);
    if (tag === "select") {
      const id = dom.attr(element, "id");
      const s2 = id ? dom.byId(dom.root(element), `s2id_${id}`) : null;
      if (s2 && isVisible(s2)) return s2;
      const selected = collapse(/** @type {HTMLSelectElement} */ (element).selectedOptions[0]?.label);
      // Widgets put what they draw beside the native one, or both into a wrapper.
      const parent = dom.above(element);
      const beside = [dom.nextElement(element), dom.previousElement(element), parent && fieldsIn(parent) < 3 ? parent : null];
      return (
        beside.find((other) => {
          if (!other || !isVisible(other) || (dom.matches(other, "input,select,textarea,label,button[type=submit]") && other !== parent))
            return false;
          const shown = textOf(other);
          return (
            dom.matches(other, ".select2-container,.chosen-container,[role=combobox],[aria-haspopup=listbox]") ||
            (selected !== "" && shown.includes(selected) && shown.length <= selected.length + 40)
          );
        }) ?? null
      );
    }
    if (tag === "input" && isBox(role)) {
      const label = labels.get(element)?.find(isVisible);
      if (label) return label;
      const beside = [dom.nextElement(element), dom.previousElement(element)].find(
        (other) => other && isVisible(other) && !isNative(other) && fieldsIn(other) === 0 && dom.box(other).width < 400,
      );
      if (beside) return beside;
      for (let at = dom.above(element), depth = 0; at && depth < 3; at = dom.above(at), depth++) {
        // What hides it hides more than it: it is no widget's.
        if (fieldsIn(at) > 1 || !dom.rendered(at, { visibilityProperty: true })) return null;
        const box = dom.box(at);
        if (isVisible(at) && box.width <= 160 && box.height <= 80) return at;
      }
    }
    return tag === "input" && role === "combobox" ? frameOf(element) : null;
  };

  /**
   * The field of a combobox is as wide as what is typed into it; what a person sees and presses is the box around it: the
   * nearest with an edge of its own.
   * @param {Element} element
   */
  const frameOf = (element) => {
    let wide = null;
    for (let at = dom.above(element), depth = 0; at && depth < 5 && fieldsIn(at) <= 2; at = dom.above(at), depth++) {
      const box = dom.box(at);
      if (box.width < 40 || box.height < 16 || box.height > 120) continue;
      wide ??= at;
      const { borderTopWidth, boxShadow } = dom.style(at);
      if (parseFloat(borderTopWidth) > 0 || boxShadow !== "none") return at;
    }
    return wide;
  };

  /** What the page's makers call it, cut: nobody reads a megabyte. @param {Element} element @param {"id" | "name" | "type"} attribute */
  const madeName = (element, attribute) => (dom.attr(element, attribute) ?? "").slice(0, TEXT_LIMIT);

  /** @param {Element} element @param {string} names @param {string[]} secretWords */
  const isSecret = (element, names, secretWords) => {
    const field = /** @type {HTMLInputElement} */ (element);
    return (
      field.type === "password" ||
      /password|one-time-code/.test(dom.attr(element, "autocomplete") ?? "") ||
      !/^(none)?$/.test(dom.style(element).getPropertyValue("-webkit-text-security")) ||
      secretWords.some((word) => names.includes(word))
    );
  };

  /** @param {Element} element @returns {HTMLOptionElement[]} */
  const optionsIn = (element) => {
    const { options } = /** @type {HTMLSelectElement} */ (element);
    return [...options];
  };

  /** The text of a text field. @param {Element} element */
  const typed = (element) => {
    const tag = dom.tag(element);
    return tag === "input" || tag === "textarea" ? /** @type {HTMLInputElement} */ (element).value : textOf(element, 20_000);
  };

  /** The list that belongs to a combobox. @param {Element} element */
  const listOf = (element) => dom.named(element, "aria-controls") ?? dom.named(element, "aria-owns");

  /** What a drop-down shows as chosen. @param {Element} element @param {Element | null} proxy */
  const shownChoice = (element, proxy) => {
    const tag = dom.tag(element);
    if (tag === "select") return collapse(/** @type {HTMLSelectElement} */ (element).selectedOptions[0]?.label);
    if (tag === "input") return collapse(/** @type {HTMLInputElement} */ (element).value) || (proxy ? textOf(proxy) : "");
    const inner = dom.all(element, "input").find((field) => /** @type {HTMLInputElement} */ (field).value !== "");
    // Without the arrow that is drawn behind it.
    const own = textOf(element).replace(/(\s+[\p{S}\p{Co}]+|[\u2190-\u2bff\p{Co}]+)$/u, "");
    if (own || !inner) {
      const list = dom.attr(element, "role") === "listbox" ? dom.all(element, "[role=option][aria-selected=true]")[0] : null;
      return list ? textOf(list) : own;
    }
    return collapse(/** @type {HTMLInputElement} */ (inner).value);
  };

  /** What a radio button stands for, without the hint below it. @param {Pick<Known, "labels">} radio */
  const optionOf = ({ labels: [first, second] }) =>
    second && second.source === first.source && first.text.startsWith(second.text) ? second.text : (first?.text ?? "");

  /** What is chosen of radio buttons; empty when nothing is. @param {Known[]} radios */
  const chosenOf = (radios) => {
    const on = radios.find((radio) => isOn(radio.element));
    return on ? optionOf(on) : "";
  };

  /** Is a box partly ticked, neither on nor off? @param {Element} element */
  const isMixed = (element) =>
    dom.tag(element) === "input"
      ? /** @type {HTMLInputElement} */ (element).indeterminate && /** @type {HTMLInputElement} */ (element).type === "checkbox"
      : dom.matches(element, "[aria-checked=mixed],[aria-pressed=mixed]");

  /** Is a box ticked, a switch on? @param {Element} element */
  const isOn = (element) =>
    dom.tag(element) === "input"
      ? /** @type {HTMLInputElement} */ (element).checked
      : dom.attr(element, "aria-checked") === "true" || dom.attr(element, "aria-pressed") === "true";

  /**
   * @param {Element} element @param {Pick<Known, "role" | "proxy" | "labels" | "bare" | "radios">} known
   * @param {string[]} secretWords @param {Set<string>} secrets
   * @returns {NonNullable<ScimControl["value"]>}
   */
  const readValue = (element, { role, proxy, labels, bare, radios }, secretWords, secrets) => {
    if (isBox(role)) return isMixed(element) ? { kind: "mixed" } : { kind: "checked", on: isOn(element) };
    if (role === "radiogroup") return { kind: "choice", selected: chosenOf(radios), options: radios.map(optionOf) };
    if (role === "combobox") {
      const options =
        dom.tag(element) === "select"
          ? optionsIn(element).map((option) => option.label)
          : dom.all(listOf(element) ?? element, "[role=option]").map((option) => textOf(option));
      return { kind: "choice", selected: shownChoice(element, proxy), options: options.slice(0, 2000).map((option) => collapse(option)) };
    }
    if (role === "textbox") {
      const text = typed(element);
      const names = [...labels.map((label) => label.text), madeName(element, "name"), madeName(element, "id")];
      if (isSecret(element, names.join(" ").toLowerCase(), secretWords)) {
        secretFields.add(element);
        if (text.length >= 6) secrets.add(text);
        const placeholder = dom.attr(element, "placeholder") ?? "";
        return { kind: "secret", set: text !== "", masked: text === "" && /^[•●∙*.·]{3,}$/.test(placeholder) };
      }
      return { kind: "text", text: text.slice(0, 20_000) };
    }
    const item = dom.parent(element);
    const active =
      (!bare && dom.matches(element, ACTIVE)) || (item !== null && dom.kind(item) === 1 && isActiveItem(/** @type {Element} */ (item)));
    return { kind: "none", active };
  };

  const ACTIVE = `.active,${["selected", "current", "expanded", "pressed"].map((name) => `[aria-${name}]:not([aria-${name}=false])`).join(",")}`;
  const isActiveItem = (/** @type {Element} */ item) => dom.tag(item) === "li" && dom.matches(item, ".active");

  /** The page's own complaint. @param {Element} element */
  const complaintOf = (element) => {
    if (dom.attr(element, "aria-invalid") !== "true" && dom.attr(element, "aria-errormessage") === null) return null;
    const message = dom.named(element, "aria-errormessage") ?? dom.named(element, "aria-describedby");
    const said = message && dom.rendered(message) ? textOf(message) : "";
    if (dom.attr(element, "aria-invalid") !== "true") return said || null;
    return said || "The page marks it as invalid.";
  };

  /**
   * Why a person could not use it now, apart from an open window.
   * @param {Element} element @param {string} role @param {Element | null} proxy @param {Sight} sight
   * @returns {NonNullable<ScimControl["barriers"]>}
   */
  const barriersOf = (element, role, proxy, sight) => {
    /** @type {NonNullable<ScimControl["barriers"]>} */
    const barriers = [];
    const shown = proxy ?? element;
    if (!sight.isVisible(shown) || sight.around(shown).kept) barriers.push("hidden");
    else {
      const where = whereabouts(shown, sight, sight.around(shown).scroller);
      if (where === "outside") barriers.push("off-screen");
      else if (where !== "scrolled" && !isUncovered(shown, element, where, sight)) barriers.push("covered");
    }
    const around = sight.around(element);
    if (around.disabled || dom.matches(element, ":disabled")) barriers.push("disabled");
    // A drop-down's field is read-only because one chooses instead of typing.
    if (
      role !== "combobox" &&
      (dom.matches(element, "input[readonly],textarea[readonly]") || dom.attr(element, "aria-readonly") === "true")
    )
      barriers.push("readonly");
    if (around.inert) barriers.push("inert");
    return barriers;
  };

  /**
   * Its box in the window's coordinates, or why it has no place there: it can be scrolled to, or never.
   * @param {Element} element @param {Sight} sight @param {Element | null} scroller
   */
  const whereabouts = (element, sight, scroller = null) => {
    let { left, top, right, bottom } = sight.box(element);
    for (let view = element.ownerDocument.defaultView; view && view !== window; view = /** @type {any} */ (view.parent)) {
      const frame = view.frameElement;
      if (!frame) break;
      const box = dom.box(frame);
      const [x, y] = [box.left + frame.clientLeft, box.top + frame.clientTop];
      [left, top, right, bottom] = [left + x, top + y, right + x, bottom + y];
    }
    const page = sight.page();
    if (scroller && scroller !== element) {
      const edge = sight.box(scroller);
      // What lies before the beginning of something that scrolls can't be scrolled to.
      if (bottom - edge.top + scroller.scrollTop <= 0 || right - edge.left + scroller.scrollLeft <= 0) return "outside";
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      if (y <= edge.top || y >= edge.bottom || x <= edge.left || x >= edge.right) return "scrolled";
    } else if (right + page.x <= 0 || bottom + page.y <= 0 || left + page.x >= page.width || top + page.y >= page.height) return "outside";
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return x >= 0 && y >= 0 && x < innerWidth && y < innerHeight ? { left, top, right, bottom } : "scrolled";
  };

  /** Is it what a press on it would reach? @param {Element} shown @param {Element} element @param {{ left: number, top: number, right: number, bottom: number }} box @param {Sight} sight */
  const isUncovered = (shown, element, { left, top, right, bottom }, { labels }) => {
    const y = (top + bottom) / 2;
    const inset = Math.min(8, (right - left) / 4);
    return [(left + right) / 2, left + inset, right - inset].some((x) => {
      const hit = dom.at(x, y);
      return (
        hit === null || dom.holds(shown, hit) || dom.holds(element, hit) || labels.get(element)?.some((label) => dom.holds(label, hit))
      );
    });
  };

  /**
   * Does something that takes no pointer lie over it? For the moment before writing only: all elements are made to take the
   * pointer and let go again before any script of the page can run.
   * @param {Element} shown
   */
  const isOverlaid = (shown) => {
    const root = dom.root(shown);
    const before = [...root.adoptedStyleSheets];
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { pointer-events: auto !important }");
      root.adoptedStyleSheets = [...before, sheet];
      const box = whereabouts(shown, newSight());
      if (typeof box === "string") return false;
      const hit = dom.at((box.left + box.right) / 2, (box.top + box.bottom) / 2);
      if (!hit || dom.holds(shown, hit) || dom.holds(hit, shown)) return false;
      const { backgroundColor, backgroundImage } = dom.style(hit);
      return backgroundImage !== "none" || !/^(transparent|rgba\(.*, 0(\.\d+)?\))$/.test(backgroundColor);
    } catch {
      // A root of another global takes no sheet of ours.
      return false;
    } finally {
      root.adoptedStyleSheets = before;
    }
  };

  scimGuide.control = {
    roleOf,
    isField,
    isBox,
    isNative,
    proxyOf,
    frameOf,
    typed,
    optionsIn,
    holdsSecret: (element) => secretFields.has(element),
    isOverlaid,
    madeName,
    listOf,
    shownChoice,
    optionOf,
    chosenOf,
    isOn,
    isMixed,
    readValue,
    complaintOf,
    barriersOf,
  };
}
