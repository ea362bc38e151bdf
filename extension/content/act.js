// Carries out approved operations, one after the other, and says what became of each. Re-checks everything at write time.

{
  const { dom, control, collect } = scimGuide;
  const { collapse, textOf, sight: newSight } = scimGuide.text;
  const { isBox, isMixed, isNative, isOn, listOf, shownChoice, typed } = control;

  /** @type {Set<string>} */
  const used = new Set();

  /** @param {number} milliseconds @param {AbortSignal} signal */
  const pause = (milliseconds, signal) =>
    new Promise((done) => {
      const end = () => done(undefined);
      signal.addEventListener("abort", end, { once: true });
      setTimeout(end, milliseconds);
    });

  /** The page's say: handlers, re-renders and validators run before the result is read back. A hidden tab draws no frames. */
  const settled = (/** @type {AbortSignal} */ signal) => pause(250, signal);

  /** A page that asks its server first takes longer to put something back. */
  const LATER_MS = 350;

  /** Waits for something to come up, a second at most. @template T @param {() => T | null | undefined | false} look @param {AbortSignal} signal @returns {Promise<T | null>} */
  const appears = async (look, signal) => {
    for (let turn = 0; turn < 25 && !signal.aborted; turn++) {
      const found = look();
      if (found) return found;
      await pause(40, signal);
    }
    return null;
  };

  /** Events are of the element's own window: a frame's are others. @param {Element} element */
  const viewOf = (element) => /** @type {Window & typeof globalThis} */ (element.ownerDocument.defaultView ?? window);

  const fire = (/** @type {Element} */ element, /** @type {string} */ type) =>
    element.dispatchEvent(new (viewOf(element).Event)(type, { bubbles: true, composed: true }));

  /** One press, as a mouse makes it. @param {Element} element */
  const press = (element) => {
    const view = viewOf(element);
    const { left, top, width, height } = dom.box(element);
    const at = { clientX: left + width / 2, clientY: top + height / 2 };
    const init = { bubbles: true, composed: true, cancelable: true, button: 0, view, ...at };
    element.dispatchEvent(new view.PointerEvent("pointerdown", { ...init, pointerType: "mouse", isPrimary: true, buttons: 1 }));
    element.dispatchEvent(new view.MouseEvent("mousedown", { ...init, buttons: 1, detail: 1 }));
    if (dom.matches(element, "a,button,input,[tabindex]")) /** @type {HTMLElement} */ (element).focus({ preventScroll: true });
    element.dispatchEvent(new view.PointerEvent("pointerup", { ...init, pointerType: "mouse", isPrimary: true }));
    element.dispatchEvent(new view.MouseEvent("mouseup", { ...init, detail: 1 }));
    view.HTMLElement.prototype.click.call(element);
  };

  /** @param {Element} element @param {string} key */
  const pressKey = (element, key) => {
    const view = viewOf(element);
    for (const type of ["keydown", "keyup"])
      element.dispatchEvent(new view.KeyboardEvent(type, { key, code: key, bubbles: true, composed: true, cancelable: true }));
  };

  /** Why this may not be written now; empty when it may. @param {ScimBatch["operations"][0]} operation */
  const objection = (operation) => {
    const known = collect.find(operation.handle)?.element;
    if (!known || !dom.connected(known)) return "it is not on the page any more";
    const { expect } = operation;
    if (location.pathname !== expect.path) return "another page is open";
    // Looked at anew, as it is in this moment: by the same eyes that saw it when it was approved. At the edge of the window a
    // head or foot of the page may lie over it, and in the middle none does.
    const look = (/** @type {"nearest" | "center"} */ block) => {
      dom.scrollTo(collect.find(operation.handle)?.proxy ?? known, block);
      collect.look(known);
      return collect.find(operation.handle);
    };
    let now = look("nearest");
    if (now?.barriers.includes("covered")) now = look("center");
    if (!now || !dom.connected(known)) return "it is not on the page any more";
    if (now.role !== expect.role) return "it is another kind of control now";
    if (now.label !== expect.label) return "its label has changed";
    if (operation.act.kind !== "press" || control.roleOf(known)) {
      if (control.madeName(known, "id") !== expect.id || control.madeName(known, "name") !== expect.name)
        return "another control has taken its place";
    }
    const [barrier] = now.barriers;
    if (barrier) return `it is ${barrier}`;
    return control.isOverlaid(now.proxy ?? known) ? "something lies over it" : "";
  };

  /** Replaces the text of a field. @param {Element} element @param {string} text @returns {string} why not; empty when it was written */
  const type = (element, text) => {
    const field = /** @type {HTMLInputElement} */ (element);
    const { ownerDocument } = element;
    // A text of the page is read by everybody who sees it, and kept with it.
    if (!isNative(element) && control.holdsSecret(element)) return "it is a text of the page, not a field for a secret";
    const before = typed(element);
    let told = false;
    const heard = () => {
      told = true;
    };
    field.focus({ preventScroll: true });
    // A handler of the page may have moved the focus on, and what is typed would go there.
    if (dom.active(dom.root(element)) !== element) return "the page takes the focus elsewhere";
    if (isNative(element) && (field.readOnly || field.disabled)) return "it can't be changed any more";
    if (isNative(element) && field.maxLength > 0 && text.length > field.maxLength) return `it takes ${field.maxLength} characters at most`;
    if (isNative(element)) field.select();
    else ownerDocument.getSelection()?.selectAllChildren(element);
    element.addEventListener("change", heard, { capture: true });
    // Gives trusted events and an entry in the undo list, and honours maxlength. Not for a secret: a handler could still turn
    // it elsewhere between the key and the field.
    const wrote =
      !control.holdsSecret(element) &&
      (text === "" ? ownerDocument.execCommand("delete") : ownerDocument.execCommand("insertText", false, text));
    if (isNative(element) && (!wrote || (typed(element) === before && before !== text))) {
      field.value = text;
      fire(element, "input");
    }
    field.blur();
    // A browser tells of a change by itself when the field is left, but not of every kind.
    if (!told) fire(element, "change");
    element.removeEventListener("change", heard, { capture: true });
    return "";
  };

  /** The texts by which an option is known. @param {ScimAct} act @returns {string[]} */
  const wanted = (act) => {
    if (act.kind !== "choose") return [];
    return [act.option, ...(act.aliases ?? [])].map((text) => collapse(text));
  };

  /** @template T @param {T[]} options @param {(option: T) => string} text @param {string[]} names @returns {T | null} */
  const only = (options, text, names) => {
    for (const name of names) {
      const same = options.filter((option) => collapse(text(option)) === name);
      if (same.length > 0) return same.length === 1 ? same[0] : null;
    }
    return null;
  };

  /** @param {Element} element @param {string[]} names */
  const chooseNative = (element, names) => {
    const select = /** @type {HTMLSelectElement} */ (element);
    const options = control.optionsIn(element);
    const option = only(
      options.filter((candidate) => !dom.matches(candidate, ":disabled")),
      (candidate) => candidate.label,
      names,
    );
    if (!option) return false;
    select.focus({ preventScroll: true });
    select.selectedIndex = options.indexOf(option);
    fire(select, "input");
    fire(select, "change");
    const next = dom.nextElement(select);
    if (next && dom.matches(next, ".chosen-container")) fire(select, "chosen:updated");
    select.blur();
    return true;
  };

  /** @param {Known[]} radios @param {string[]} names */
  const chooseRadio = (radios, names) => {
    const usable = radios.filter((radio) => radio.barriers.length === 0);
    const element = only(usable, control.optionOf, names)?.element;
    if (!element) return false;
    if (isNative(element)) /** @type {HTMLElement} */ (element).click();
    else press(element);
    return true;
  };

  const OFFERED = "[role=option],[role=menuitemradio],[role=menuitem]";

  /**
   * Options that a person can see: of its own list, or else anywhere on the page, since lists are often drawn apart from their box;
   * then only of one list, and none that was on show before.
   * @param {Element} box @param {Set<Element>} [others]
   */
  const optionsOf = (box, others = new Set()) => {
    const { isVisible } = newSight();
    const list = listOf(box) ?? (dom.attr(box, "role") === "listbox" ? box : null);
    const isMenu = dom.matches(box, ":not([role=combobox]):is([aria-haspopup=menu],[aria-haspopup=true])");
    const option = isMenu ? "[role=menuitemradio],[role=menuitem]" : "[role=option]";
    const own = list ? dom.all(list, option).filter(isVisible) : [];
    if (own.length) return own;
    const shown = collect.roots().flatMap((root) => dom.all(root, option).filter((each) => !others.has(each) && isVisible(each)));
    return new Set(shown.map((each) => dom.closest(each, "[role=listbox],[role=menu]"))).size > 1 ? [] : shown;
  };

  /** A drop-down without a native one: opened, and its option pressed. @param {Element} box @param {Element | null} proxy @param {string[]} names @param {AbortSignal} signal */
  const chooseFromList = async (box, proxy, names, signal) => {
    const { isVisible } = newSight();
    const before = dom.attr(box, "aria-expanded") === "true" ? [] : collect.roots().flatMap((root) => dom.all(root, OFFERED));
    const others = new Set(before.filter(isVisible));
    const offered = () => optionsOf(box, others);
    const find = () =>
      only(
        offered().filter((option) => dom.attr(option, "aria-disabled") !== "true"),
        (option) => textOf(option),
        names,
      );
    const isOpen = () => offered().length > 0;
    /** @type {HTMLElement} */ (box).focus({ preventScroll: true });
    if (!isOpen()) {
      press(dom.tag(box) === "input" && proxy ? proxy : box);
      if (!(await appears(isOpen, signal))) pressKey(box, "ArrowDown");
    }
    let option = await appears(find, signal);
    if (!option && dom.tag(box) === "input" && !dom.matches(box, "[readonly]")) {
      // A long list shows what fits to what is typed.
      box.ownerDocument.execCommand("insertText", false, names[0]);
      option = await appears(find, signal);
    }
    if (!option) {
      pressKey(box, "Escape");
      return false;
    }
    dom.scrollTo(option);
    press(option);
    await settled(signal);
    // Some lists stay open after a choice.
    if (dom.attr(box, "aria-expanded") === "true") pressKey(box, "Escape");
    return true;
  };

  /** What the element holds, as far as it can be compared. @param {Element} element @param {ScimAct} act @param {Element | null} proxy */
  const holds = (element, act, proxy) => {
    if (act.kind === "type") return typed(element);
    if (act.kind === "check") return isMixed(element) ? "mixed" : isOn(element);
    if (act.kind !== "choose") return null;
    const radios = radiosOf(element);
    return radios.length ? control.chosenOf(radios) : shownChoice(element, proxy);
  };

  /** The buttons of a group, which the page may have drawn anew. @param {Element} element */
  const radiosOf = (element) => {
    const radios = collect.known(element)?.radios ?? [];
    if (radios.every((radio) => dom.connected(radio.element))) return radios;
    collect.look();
    return collect.known(element)?.radios ?? [];
  };

  /** What has taken the place of an element that the page drew anew: what is called the same. @param {Known} before */
  const successor = (before) => {
    const same = collect
      .look()
      .records.filter((record) => record.role === before.role && record.label === before.label && !record.barriers.includes("hidden"));
    return same.length === 1 ? same[0] : null;
  };

  /** @param {ScimBatch["operations"][0]} operation @param {AbortSignal} signal @param {Map<number, () => ScimOutcome>} verdicts for each that was written, how to see what became of it */
  const perform = async (operation, signal, verdicts) => {
    const outcome = (/** @type {ScimOutcome["result"]} */ result, reason = "") => ({ handle: operation.handle, result, reason });
    const known = collect.find(operation.handle)?.element;
    if (!known || !dom.connected(known)) return outcome("gone");
    let why = objection(operation);
    // A window that is just closing still covers the page.
    for (let turn = 0; turn < 8 && /^(it is covered|something lies over it)$/.test(why) && !signal.aborted; turn++) {
      await pause(150, signal);
      why = objection(operation);
    }
    if (why) return outcome("refused", why);
    const record = /** @type {Known} */ (collect.find(operation.handle));
    const { act } = operation;
    let [element, proxy] = [known, record.proxy];
    const before = holds(element, act, proxy);
    if (act.kind === "type") {
      const refusal = type(element, act.text);
      if (refusal) return outcome("refused", refusal);
    } else if (act.kind === "check") {
      if (before !== act.on) /** @type {HTMLElement} */ (element).click();
    } else if (act.kind === "choose") {
      const names = wanted(act);
      const native = dom.tag(element) === "select";
      const chose = native
        ? chooseNative(element, names)
        : record.radios.length
          ? chooseRadio(record.radios, names)
          : await chooseFromList(element, proxy, names, signal);
      if (!chose) return outcome("refused", "it does not offer this option");
      // A widget that does not hear of it still shows the old choice.
      if (native && proxy) {
        await settled(signal);
        if (dom.connected(proxy) && !names.some((name) => textOf(/** @type {Element} */ (proxy)).includes(name)))
          await chooseFromList(proxy, null, names, signal);
      }
    } else {
      press(element);
      // What a press does is read from the next snapshot, not from the button.
      return outcome("took");
    }
    const verdict = () => {
      if (!renew()) return outcome("lost");
      const now = holds(element, act, proxy);
      const took = act.kind === "choose" ? wanted(act).includes(String(now)) : now === (act.kind === "type" ? act.text : act.on);
      const { validity, validationMessage } = /** @type {HTMLInputElement} */ (element);
      if (dom.attr(element, "aria-invalid") === "true" || (validity && !validity.valid))
        return outcome("rejected", control.complaintOf(element) || validationMessage || "the page marks it as invalid");
      return outcome(took ? "took" : now === before ? "reverted" : "normalised");
    };
    /** Is it there, be it drawn anew? */
    const renew = () => {
      if (dom.connected(element)) return true;
      const next = successor(record);
      if (next) [element, proxy] = [next.element, next.proxy];
      return next !== null;
    };
    await settled(signal);
    if (signal.aborted || !renew()) return outcome("lost");
    // A switch whose native part is deaf: what a person would press is pressed once.
    if (act.kind === "check" && isBox(record.role) && before !== act.on && proxy && holds(element, act, proxy) === before) {
      press(proxy);
      await settled(signal);
    }
    // What is partly ticked comes to the third of its states by another press.
    if (act.kind === "check" && before === "mixed" && renew() && holds(element, act, proxy) === !act.on) {
      /** @type {HTMLElement} */ (element).click();
      await settled(signal);
    }
    verdicts.set(operation.handle, verdict);
    return verdict();
  };

  /**
   * Tells each outcome as it comes: a page that goes away in the middle takes the answer to the whole with it.
   * @param {ScimBatch} batch @param {string} documentName @param {AbortSignal} signal @param {(outcome: ScimOutcome) => void} tell
   */
  const act = async (batch, documentName, signal, tell) => {
    /** @type {ScimOutcome[]} */
    const outcomes = [];
    const refusal =
      batch.document !== documentName
        ? "the approval was for another document"
        : Date.now() > batch.expires
          ? "the approval has run out"
          : used.has(batch.approval)
            ? "the approval was used before"
            : "";
    used.add(batch.approval);
    let ended = refusal !== "";
    /** @type {Map<number, () => ScimOutcome>} */
    const verdicts = new Map();
    for (const operation of batch.operations) {
      if (ended || signal.aborted) {
        outcomes.push({ handle: operation.handle, result: refusal ? "refused" : "skipped", reason: refusal });
        continue;
      }
      const outcome = await perform(operation, signal, verdicts);
      outcomes.push(outcome);
      tell(outcome);
      ended = !/^(took|normalised)$/.test(outcome.result);
    }
    // After a press the page may begin anew.
    if (verdicts.size === 0 || batch.operations.some((operation) => operation.act.kind === "press")) return outcomes;
    await pause(LATER_MS, signal);
    return outcomes.map((outcome) => {
      const now = outcome.result === "took" && !signal.aborted ? verdicts.get(outcome.handle)?.() : null;
      return now && now.result !== "lost" ? now : outcome;
    });
  };

  scimGuide.act = { act };
}
