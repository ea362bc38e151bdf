// What a person may do wrong, after the guide was done: a save that fails has to say so, and what goes into a decoy has to be noted.

import assert from "node:assert/strict";

const APP = "Spekit SCIM";

/** Runs in the page: writes into a decoy, or presses one. Answers how often. */
function fall() {
  const roots = [document, ...[...document.querySelectorAll("ol-field")].map((host) => host.shadowRoot)];
  const all = (selector) => roots.flatMap((root) => [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(selector))]);
  const fields = all("main [data-decoy], [data-decoy]");
  for (const field of fields) {
    if (!(field instanceof HTMLInputElement) || field.type === "checkbox") field.click();
    else {
      field.value = "wrong";
      field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    }
  }
  const buttons = all("[data-decoyed]");
  for (const button of buttons) button.click();
  return [fields.length, buttons.length];
}

/** @param {any} hand @param {import("./choices.mjs").Choices} choices @param {() => any} state */
export async function mistakes(hand, choices, state) {
  const app = () => state().apps.find((each) => each.name === APP);
  const { baseUrl } = app();
  await hand.openApp();
  await hand.tab("Configuration");
  await hand.settle();
  if (choices.saving === "disabled" || choices.saving === "text")
    assert(await hand.page.locator("[data-saver]").isDisabled(), "Save can be pressed though nothing has changed");
  if (choices.saving === "hidden")
    assert(!(await hand.page.locator("[data-saver]").isVisible()), "Save is there though nothing has changed");
  await hand.write("SCIM Base URL", "");
  await hand.save();
  await hand.page.getByText("SCIM Base URL cannot be blank").filter({ visible: true }).first().waitFor();
  assert.equal(app().baseUrl, baseUrl);
  assert.deepEqual(state().wrong, []);
  await hand.write("SCIM Base URL", baseUrl);
  if (!["legacy", "twins", "drafts"].includes(choices.decoys)) return;

  const frame = hand.frame();
  const [fields, buttons] = await frame.evaluate(fall);
  assert(fields + buttons > 0, "no decoy is on the page");
  if (fields) {
    await hand.settle();
    await hand.save();
  }
  for (const end = Date.now() + 5000; state().wrong.length < fields + buttons; await hand.page.waitForTimeout(50))
    assert(Date.now() < end, `of ${fields} fields and ${buttons} buttons is noted: ${state().wrong.join(", ")}`);
}
