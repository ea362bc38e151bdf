// Carries out one operation and says what became of it.

import { isBox } from "../control/role.js";
import { chosenOf, complaintOf, isMixed, isOn, shownChoice, typed } from "../control/value.js";
import * as dom from "../dom/dom.js";
import { textOf } from "../dom/text.js";
import { elementOf, known } from "../look/known.js";
import { look } from "../look/look.js";
import { chooseNative, chooseRadio, wanted } from "./choose.js";
import { click, press } from "./event.js";
import { chooseFromList } from "./list.js";
import { objectionTo, passes } from "./objection.js";
import { pause, settled } from "./pause.js";
import { type } from "./type.js";

/**
 * @import { Act, Batch, Operation, Outcome, OutcomeKind } from "../../wasm/scim_guide.js"
 * @import { Judged } from "./objection.js"
 * @import { Known } from "../look/seen.js"
 */

/** What a batch is carried out in. @typedef {{ documentName: string, life: AbortSignal, stop: AbortSignal }} Setting */

/**
 * @typedef {object} Performed
 * @property {Outcome} outcome
 * @property {boolean} refusesBatch nothing more of the batch may be written
 * @property {(() => Outcome | null) | null} again says what has become of it by now, where that may change
 */

/** What the element holds, as far as it can be compared. @param {Element} element @param {Act} act @param {Element | null} proxy */
const holds = (element, act, proxy) => {
  if (act.kind === "type") return typed(element);
  if (act.kind === "check") return isMixed(element) ? "mixed" : isOn(element);
  if (act.kind !== "choose") return null;
  const radios = radiosOf(element);
  return radios.length ? chosenOf(radios) : shownChoice(element, proxy);
};

/** The buttons of a group, which the page may have drawn anew. @param {Element} element */
const radiosOf = (element) => {
  const radios = known(element)?.radios ?? [];
  if (radios.every((radio) => dom.connected(radio.element))) return radios;
  look();
  return known(element)?.radios ?? [];
};

/** What has taken the place of an element that the page drew anew: what is called the same. @param {Known} before */
const successor = (before) => {
  const same = look().records.filter(
    (record) => record.role === before.role && record.label === before.label && !record.barriers.includes("hidden"),
  );
  return same.length === 1 ? same[0] : null;
};

/**
 * One element on its way through an operation.
 * @typedef {object} Target
 * @property {Operation} operation
 * @property {Known} record
 * @property {Element} element
 * @property {Element | null} proxy
 * @property {ReturnType<typeof holds>} before
 */

/** @param {Target} target */
const held = ({ element, operation, proxy }) => holds(element, operation.act, proxy);

/** Is it there, be it drawn anew? @param {Target} target */
const renew = (target) => {
  if (dom.connected(target.element)) return true;
  const next = successor(target.record);
  if (next) [target.element, target.proxy] = [next.element, next.proxy];
  return next !== null;
};

/** What has become of what was written. @param {Target} target @returns {Outcome} */
const verdict = (target) => {
  const { act, handle } = target.operation;
  const outcome = (/** @type {OutcomeKind} */ result, reason = "") => ({ handle, result, reason });
  if (!renew(target)) return outcome("lost");
  const { element, before } = target;
  const now = held(target);
  const { validity, validationMessage } = /** @type {HTMLInputElement} */ (element);
  if (dom.attr(element, "aria-invalid") === "true" || (validity && !validity.valid)) {
    // The page's own words, unless they repeat what was typed.
    const said = complaintOf(element) || validationMessage;
    const repeats = act.kind === "type" && act.text !== "" && said.includes(act.text);
    return outcome("rejected", said && !repeats ? said : "the page marks it as invalid");
  }
  const took =
    act.kind === "choose" ? wanted(act).includes(String(now)) : now === (act.kind === "type" ? act.text : act.kind === "check" && act.on);
  return outcome(took ? "took" : now === before ? "reverted" : "normalised");
};

/** Writes it. Says why not, `null` when it was stopped before anything was written, "" when it was written. @param {Target} target @param {Setting} setting @returns {Promise<string | null>} */
const write = async ({ element, proxy, operation, before, record }, { life, stop }) => {
  const { act } = operation;
  if (act.kind === "type") return type(element, act.text);
  if (act.kind === "check" && before !== act.on) click(element);
  if (act.kind === "press") press(element);
  if (act.kind !== "choose") return "";
  const names = wanted(act);
  const notOffered = "it does not offer this option";
  if (record.radios.length) return chooseRadio(record.radios, names) ? "" : notOffered;
  if (dom.tag(element) !== "select") {
    const came = await chooseFromList(element, proxy, names, life, stop);
    return came === "stopped" ? null : came === "chosen" ? "" : notOffered;
  }
  if (!chooseNative(element, names)) return notOffered;
  if (proxy) {
    await settled(life);
    // A widget that does not hear of it still shows the old choice. Half of it is written, so that it is not stopped.
    if (dom.connected(proxy) && !names.some((name) => textOf(proxy).includes(name))) await chooseFromList(proxy, null, names, life, life);
  }
  return "";
};

/** Why not now, once what is just going away has gone. @param {Operation} operation @param {Batch} batch @param {Setting} setting @returns {Promise<Judged>} */
const judged = async (operation, batch, { documentName, stop }) => {
  let judgement = objectionTo(operation, batch, documentName);
  for (let turn = 0; turn < 8 && passes(judgement.why) && !stop.aborted; turn++) {
    await pause(150, stop);
    judgement = objectionTo(operation, batch, documentName);
  }
  return judgement;
};

/** Resolves with `null` when it was stopped before anything was written. @param {Operation} operation @param {Batch} batch @param {Setting} setting @returns {Promise<Performed | null>} */
export const perform = async (operation, batch, setting) => {
  const { life, stop } = setting;
  const { handle, act } = operation;
  const ends = (/** @type {OutcomeKind} */ result, reason = "", refusesBatch = false) => ({
    outcome: { handle, result, reason },
    refusesBatch,
    again: null,
  });
  let wrote = false;
  try {
    if (!elementOf(handle)) return ends("gone");
    const { of, why, record } = await judged(operation, batch, setting);
    if (stop.aborted) return null;
    if (!record) return ends("refused", why, of === "batch");
    const { element, proxy } = record;
    const target = { operation, record, element, proxy, before: holds(element, act, proxy) };
    wrote = true;
    const refusal = await write(target, setting);
    if (refusal === null) return null;
    if (refusal) return ends("refused", refusal);
    // What a press does is read from the next snapshot, not from the button.
    if (act.kind === "press") return ends("took");
    await settled(life);
    if (life.aborted || !renew(target)) return ends("lost");
    await insist(target, life);
    return { outcome: verdict(target), refusesBatch: false, again: () => again(target) };
  } catch {
    return wrote ? ends("lost", "the page has changed") : ends("refused", "it can't be read");
  }
};

/** @param {Target} target @returns {Outcome | null} */
const again = (target) => {
  try {
    return verdict(target);
  } catch {
    return null;
  }
};

/** Boxes that need another press. @param {Target} target @param {AbortSignal} life */
const insist = async (target, life) => {
  const { record, before, proxy, operation } = target;
  const { act } = operation;
  if (act.kind !== "check") return;
  // A switch whose native part is deaf: what a person would press is pressed once.
  if (isBox(record.role) && before !== act.on && proxy && held(target) === before) {
    press(proxy);
    await settled(life);
  }
  // What is partly ticked comes to the third of its states by another press.
  if (before === "mixed" && renew(target) && held(target) === !act.on) {
    click(target.element);
    await settled(life);
  }
};
