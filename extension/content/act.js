// Carries out approved operations, one after the other, and says what became of each. Re-checks everything at write time.

{
  const { collapse, textOf } = scimGuide.text;
  const { find, proxyOf, roleOf, labelsOf, barriersOf } = scimGuide.collect;

  /** @type {Set<string>} */
  const used = new Set();

  /** The page's say: handlers, re-renders and validators run before the result is read back. @param {AbortSignal} signal */
  const settled = (signal) =>
    new Promise((done) => {
      const end = () => done(undefined);
      signal.addEventListener("abort", end, { once: true });
      // A hidden tab draws no frames, so a timer bounds the wait.
      setTimeout(end, 250);
    });

  const fire = (/** @type {Element} */ element, /** @type {string} */ type) =>
    element.dispatchEvent(new Event(type, { bubbles: true, composed: true }));

  /** Why this may not be written now; empty when it may. @param {ScimBatch["operations"][0]} operation */
  const objection = (operation) => {
    const known = find(operation.handle);
    const element = known?.element.deref();
    if (!known || !element?.isConnected) return "it is not on the page any more";
    const { expect } = operation;
    if (location.pathname !== expect.path) return "another page is open";
    const row = element instanceof HTMLTableRowElement;
    const role = row ? "button" : roleOf(element);
    const label = row ? [...element.cells].map((cell) => textOf(cell)).join(" ") : (labelsOf(element, role ?? "")[0]?.text ?? "");
    if (role !== expect.role) return "it is another kind of control now";
    if (label !== expect.label) return "its label has changed";
    if (!row && (element.id !== expect.id || (element.getAttribute("name") ?? "") !== expect.name))
      return "another control has taken its place";
    const shown = proxyOf(element) ?? element;
    shown.scrollIntoView({ block: "nearest", inline: "nearest" });
    const [barrier] = barriersOf(element);
    return barrier ? `it is ${barrier}` : "";
  };

  /** @param {HTMLInputElement | HTMLTextAreaElement} field @param {string} text */
  const type = (field, text) => {
    field.focus();
    field.select();
    // Gives trusted events and an entry in the undo list; it honours maxlength.
    const typed = text === "" ? document.execCommand("delete") : document.execCommand("insertText", false, text);
    if (!typed || (field.value !== text && field.value === field.defaultValue)) {
      field.value = text;
      fire(field, "input");
    }
    fire(field, "change");
    field.blur();
  };

  /** @param {HTMLSelectElement} select @param {string} wanted */
  const choose = (select, wanted) => {
    const options = [...select.options];
    const exact = options.filter((option) => collapse(option.text) === collapse(wanted) && !option.disabled);
    if (exact.length !== 1) return false;
    select.selectedIndex = options.indexOf(exact[0]);
    fire(select, "input");
    fire(select, "change");
    if (select.nextElementSibling?.matches(".chosen-container")) fire(select, "chosen:updated");
    return true;
  };

  /** A drop-down without a native one: opened, and its option pressed. @param {Element} box @param {string} wanted @param {AbortSignal} signal */
  const chooseFromList = async (box, wanted, signal) => {
    press(box);
    await settled(signal);
    const list = document.getElementById(box.getAttribute("aria-controls") ?? box.getAttribute("aria-owns") ?? "") ?? box;
    const option = [...list.querySelectorAll("[role=option]")].filter((candidate) => textOf(candidate) === collapse(wanted));
    if (option.length !== 1) return false;
    press(option[0]);
    return true;
  };

  /** One press, as a mouse makes it. @param {Element} element */
  const press = (element) => {
    for (const name of ["pointerdown", "mousedown", "pointerup", "mouseup"]) {
      const Kind = name.startsWith("pointer") ? PointerEvent : MouseEvent;
      element.dispatchEvent(new Kind(name, { bubbles: true, composed: true, cancelable: true, button: 0, view: window }));
    }
    /** @type {HTMLElement} */ (element).click();
  };

  /** What the element holds, as far as it can be compared. @param {Element} element @param {ScimAct} act */
  const holds = (element, act) => {
    if (act.kind === "type") return /** @type {HTMLInputElement} */ (element).value;
    if (act.kind === "check")
      return element instanceof HTMLInputElement ? element.checked : element.getAttribute("aria-checked") === "true";
    if (act.kind === "choose")
      return element instanceof HTMLSelectElement
        ? collapse(element.selectedOptions[0]?.text)
        : textOf(element) || /** @type {HTMLInputElement} */ (element).value;
    return null;
  };

  /** @param {ScimBatch["operations"][0]} operation @param {AbortSignal} signal */
  const perform = async (operation, signal) => {
    const outcome = (/** @type {ScimOutcome["result"]} */ result, reason = "") => ({ handle: operation.handle, result, reason });
    const gone = !find(operation.handle)?.element.deref()?.isConnected;
    if (gone) return outcome("gone");
    const why = objection(operation);
    if (why) return outcome("refused", why);
    const element = /** @type {HTMLElement} */ (find(operation.handle)?.element.deref());
    const { act } = operation;
    const before = holds(element, act);
    if (act.kind === "type") type(/** @type {HTMLInputElement} */ (element), act.text);
    else if (act.kind === "check") {
      if (before !== act.on) element.click();
    } else if (act.kind === "choose") {
      const done = element instanceof HTMLSelectElement ? choose(element, act.option) : await chooseFromList(element, act.option, signal);
      if (!done) return outcome("refused", "it does not offer this option");
    } else {
      press(element);
      // What a press does is read from the next snapshot, not from the button.
      return outcome("took");
    }
    await settled(signal);
    if (signal.aborted || !element.isConnected) return outcome("lost");
    if (
      element.getAttribute("aria-invalid") === "true" ||
      ("validity" in element && !(/** @type {HTMLInputElement} */ (element).validity.valid))
    ) {
      return outcome("rejected", /** @type {HTMLInputElement} */ (element).validationMessage || "the page marks it as invalid");
    }
    const now = holds(element, act);
    const wanted = act.kind === "type" ? act.text : act.kind === "check" ? act.on : collapse(act.option);
    if (now === wanted) return outcome("took");
    return outcome(now === before ? "reverted" : "normalised");
  };

  /** @param {ScimBatch} batch @param {string} documentName @param {AbortSignal} signal */
  const act = async (batch, documentName, signal) => {
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
    for (const operation of batch.operations) {
      if (ended) {
        outcomes.push({ handle: operation.handle, result: refusal ? "refused" : "skipped", reason: refusal });
        continue;
      }
      const outcome = await perform(operation, signal);
      outcomes.push(outcome);
      ended = !/^(took|normalised)$/.test(outcome.result);
    }
    return outcomes;
  };

  scimGuide.act = { act };
}
