// How batches are carried out: one after the other, for what was approved only, and no further than the admin lets them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../e2e/support/browser.mjs";
import { act, ask, batchFor, joined, look } from "./isolated.mjs";

const PLAIN = "https://plain.onelogin.com/apps/7/edit#configuration";

let browser;
before(async () => {
  browser = await launch({ extension: process.env.GALLERY_EXTENSION_DIR });
});
after(() => browser.close());

/** A page, the panel beside it, and what it shows. */
async function open(t, url) {
  const { page, panel } = await joined(browser, url);
  t.after(() => Promise.all([page.close(), panel.close()]));
  return { page, panel, snapshot: await look(panel) };
}

/** What it takes to do something to the control with this `id`. */
function operation(snapshot, id, doing) {
  const control = snapshot.controls.find((each) => each.id === id);
  assert.ok(control, `there is no ${id}`);
  const expect = { role: control.role, label: control.labels[0]?.text ?? "", name: control.name ?? "", id };
  return { handle: control.handle, expect, act: doing };
}
const typing = (snapshot, id, text) => operation(snapshot, id, { kind: "type", text });
const FIELDS = ["saml_audience_url", "saml_consumer_url", "custom_headers", "scim_json_template"];
const typingAll = (snapshot, text) => FIELDS.map((id) => typing(snapshot, id, `${text}-${id}`));
const held = (page) => page.evaluate((ids) => ids.map((id) => /** @type {HTMLInputElement} */ (document.getElementById(id)).value), FIELDS);
const results = ({ outcomes }) => outcomes.map((outcome) => outcome.result);

/** Begins batches and stops one once something was told. */
const stopOnce = (panel, batches, stop, told) =>
  panel.evaluate(
    async ([given, id, event]) => {
      const { scim } = globalThis;
      for (const batch of given) await scim.ask({ kind: "act", batch });
      while (event && !scim.events.some((each) => each.event === event)) await new Promise((done) => setTimeout(done, 5));
      await scim.ask({ kind: "stop", batch: id });
      const ends = [];
      for (const batch of given) ends.push(await scim.ended(batch.id));
      return { ends, events: scim.events.map(({ event: name, batch }) => `${name} ${batch ?? ""}`) };
    },
    [batches, stop, told],
  );

test("Stop in the middle of a batch on a slow page leaves the later operations unwritten", async (t) => {
  const { page, panel, snapshot } = await open(t, PLAIN);
  await page.evaluate(() => {
    // Every change keeps the page busy for a while.
    document.addEventListener("change", () => {
      for (const until = performance.now() + 300; performance.now() < until; );
    });
  });
  const batch = batchFor(snapshot, typingAll(snapshot, "new"));
  const before = await held(page);
  const { ends } = await stopOnce(panel, [batch], batch.id, "outcome");
  const [{ outcomes, end }] = ends;
  assert.deepEqual(end, { kind: "stopped" });
  assert.ok(outcomes.length > 0 && outcomes.length < FIELDS.length, JSON.stringify(outcomes));
  const now = await held(page);
  FIELDS.forEach((id, index) => assert.equal(now[index], index < outcomes.length ? `new-${id}` : before[index]));
  // Nothing comes later either.
  await look(panel);
  assert.deepEqual(await held(page), now);
});

test("Of two batches the second waits for the first, and can be stopped while it waits", async (t) => {
  const { page, panel, snapshot } = await open(t, PLAIN);
  const [first, second, third] = ["first", "second", "third"].map((text) => batchFor(snapshot, typingAll(snapshot, text)));
  const { ends, events } = await stopOnce(panel, [first, second, third], second.id, "");
  assert.deepEqual(
    ends.map(({ end, outcomes }) => [end.kind, outcomes.length]),
    [
      ["finished", FIELDS.length],
      ["stopped", 0],
      ["finished", FIELDS.length],
    ],
  );
  assert.ok(events.indexOf(`ended ${second.id}`) < events.indexOf(`ended ${first.id}`), "it ends when it is stopped");
  assert.ok(events.lastIndexOf(`outcome ${first.id}`) < events.indexOf(`outcome ${third.id}`), "one at a time");
  assert.deepEqual(
    await held(page),
    FIELDS.map((id) => `third-${id}`),
  );
});

test("A stop for a batch that has ended, or was never heard of, is answered by its end, and it is not begun later", async (t) => {
  const { panel, snapshot } = await open(t, PLAIN);
  const batch = batchFor(snapshot, [typing(snapshot, "custom_headers", "once")]);
  await act(panel, batch);
  const again = await stopOnce(panel, [], batch.id, "");
  assert.equal(again.events.at(-1), `ended ${batch.id}`);
  const unheard = batchFor(snapshot, [typing(snapshot, "custom_headers", "never")]);
  await stopOnce(panel, [], unheard.id, "");
  assert.equal((await act(panel, unheard)).end.kind, "refused");
});

for (const [what, change] of Object.entries({
  "another document": { document: "another" },
  "an approval that has run out": { expires: 1 },
  "another origin": { origin: "https://other.onelogin.com" },
  "another path": { path: "/apps/8/edit" },
  "another heading": { heading: "Spekit" },
}))
  test(`A batch for ${what} is refused as a whole`, async (t) => {
    const { page, panel, snapshot } = await open(t, PLAIN);
    const before = await held(page);
    const { end, outcomes } = await act(panel, { ...batchFor(snapshot, typingAll(snapshot, "new")), ...change });
    assert.equal(end.kind, "refused");
    assert.deepEqual(outcomes, []);
    assert.deepEqual(await held(page), before);
  });

test("A batch is carried out once", async (t) => {
  const { page, panel, snapshot } = await open(t, PLAIN);
  const batch = batchFor(snapshot, [typing(snapshot, "custom_headers", "once")]);
  assert.deepEqual((await act(panel, batch)).end, { kind: "finished" });
  await page.fill("#custom_headers", "by hand");
  assert.equal((await act(panel, batch)).end.kind, "refused");
  assert.equal(await page.inputValue("#custom_headers"), "by hand");
});

for (const [what, spoil] of Object.entries({
  "a heading": () => {
    document.querySelector("h1").textContent = "Zendesk";
  },
  "the path": () => history.pushState({}, "", "/apps/8/edit"),
}))
  test(`When ${what} changes in the middle of a batch, the rest is refused`, async (t) => {
    const { page, panel, snapshot } = await open(t, PLAIN);
    const before = await held(page);
    await page.evaluate(`document.addEventListener("change", ${spoil}, { once: true })`);
    const { outcomes, end } = await act(panel, batchFor(snapshot, typingAll(snapshot, "new")));
    assert.deepEqual(results({ outcomes }), ["took", "refused", "refused", "refused"]);
    assert.deepEqual(end, { kind: "finished" });
    assert.deepEqual((await held(page)).slice(1), before.slice(1));
  });

test("After a failure the rest is skipped", async (t) => {
  const { page, panel, snapshot } = await open(t, PLAIN);
  await page.evaluate(() => document.querySelector("#saml_consumer_url").remove());
  const { outcomes, end } = await act(panel, batchFor(snapshot, typingAll(snapshot, "new")));
  assert.deepEqual(results({ outcomes }), ["took", "gone", "skipped", "skipped"]);
  assert.deepEqual(end, { kind: "finished" });
});

test("A page that takes an element away while it is written does not hold up the batch", async (t) => {
  const { page, panel, snapshot } = await open(t, PLAIN);
  await page.evaluate(() => {
    document.querySelector("#saml_audience_url").addEventListener("focus", ({ target }) => /** @type {HTMLElement} */ (target).remove());
    document.querySelector("#scim_base_url").addEventListener("input", ({ target }) => /** @type {HTMLElement} */ (target).remove());
  });
  for (const id of ["saml_audience_url", "scim_base_url"]) {
    const { outcomes, end } = await act(panel, batchFor(snapshot, [typing(snapshot, id, "new")]));
    assert.match(outcomes[0].result, /^(lost|refused)$/);
    assert.deepEqual(end, { kind: "finished" });
  }
});

test("A value that the page puts back late is told once more", async (t) => {
  const { page, panel, snapshot } = await open(t, PLAIN);
  await page.evaluate(() => {
    const field = /** @type {HTMLInputElement} */ (document.querySelector("#custom_headers"));
    field.addEventListener("change", () =>
      setTimeout(() => {
        field.value = "";
      }, 400),
    );
  });
  const { outcomes } = await act(panel, batchFor(snapshot, [typing(snapshot, "custom_headers", "new")]));
  assert.equal(outcomes[0].result, "reverted");
  const told = await panel.evaluate(() =>
    globalThis.scim.events.filter(({ event }) => event === "outcome").map(({ outcome }) => outcome.result),
  );
  assert.deepEqual(told, ["took", "reverted"]);
});

const REACT_SELECT = "https://react-select.onelogin.com/apps/7/edit#provisioning";
const listIsClosed = (page) => page.evaluate(() => document.querySelectorAll("[role=option]").length === 0);

test("A combobox that does not offer the option is left as it was: nothing typed, list closed", async (t) => {
  const { page, panel, snapshot } = await open(t, REACT_SELECT);
  const choosing = operation(snapshot, "on-delete", { kind: "choose", option: "No such thing" });
  const { outcomes } = await act(panel, batchFor(snapshot, [choosing]));
  assert.equal(outcomes[0].result, "refused");
  assert.equal(await page.inputValue("#on-delete"), "");
  assert.ok(await listIsClosed(page));
  assert.equal(await page.evaluate(() => globalThis.application.state().onDelete.label), "Do Nothing");
});

test("Stop while a list is waited for leaves nothing half written, and no outcome", async (t) => {
  const { page, panel, snapshot } = await open(t, REACT_SELECT);
  const choosing = operation(snapshot, "on-delete", { kind: "choose", option: "No such thing" });
  const batch = batchFor(snapshot, [choosing]);
  const stopping = panel.evaluate(async (given) => {
    const { scim } = globalThis;
    await scim.ask({ kind: "act", batch: given });
    globalThis.begun = true;
    while (!globalThis.typed) await new Promise((done) => setTimeout(done, 5));
    await scim.ask({ kind: "stop", batch: given.id });
    return scim.ended(given.id);
  }, batch);
  await page.waitForFunction(() => /** @type {HTMLInputElement} */ (document.querySelector("#on-delete")).value !== "");
  await panel.evaluate(() => {
    globalThis.typed = true;
  });
  const { outcomes, end } = await stopping;
  assert.deepEqual([end.kind, outcomes], ["stopped", []]);
  assert.equal(await page.inputValue("#on-delete"), "");
  assert.ok(await listIsClosed(page));
});

test("What goes away does not cover a control for a look, and does for the writer", async (t) => {
  const { page, panel } = await open(t, PLAIN);
  const backdrop = (css) =>
    page.evaluate((style) => {
      document.querySelector(".over")?.remove();
      const over = document.body.appendChild(Object.assign(document.createElement("div"), { className: "over" }));
      over.style = `position: fixed; inset: 0; background: #000; opacity: .8; ${style}`;
      // Only what was drawn before fades.
      getComputedStyle(over).opacity;
      if (style) over.style.opacity = "0";
    }, css);
  const barriers = async () => (await look(panel)).controls.find(({ id }) => id === "save").barriers ?? [];
  assert.deepEqual(await barriers(), []);
  await backdrop("");
  assert.deepEqual(await barriers(), ["covered"]);
  await backdrop("transition: opacity 60s linear");
  assert.deepEqual(await barriers(), []);
  const snapshot = await look(panel);
  const press = operation(snapshot, "save", { kind: "press" });
  const { outcomes } = await act(panel, batchFor(snapshot, [press]));
  assert.deepEqual([outcomes[0].result, outcomes[0].reason], ["refused", "it is covered"]);
  assert.equal(await page.evaluate(() => globalThis.application.state().saved), 0);
});

test("A window that fades is not open any more, and what is in it can't be used", async (t) => {
  const { page, panel } = await open(t, PLAIN);
  await page.evaluate(async () => {
    const css = "position: fixed; background: #fff; transition: opacity 60s linear;";
    document.body.insertAdjacentHTML(
      "beforeend",
      `<div class="ground" style="position: fixed; inset: 0; background: #000; opacity: .8"></div>
      <div role="dialog" aria-label="Edit Field" style="${css} inset: 10%"><button id="inner">Save</button></div>`,
    );
    await new Promise(requestAnimationFrame);
  });
  assert.equal((await look(panel)).dialog, "Edit Field");
  await page.evaluate(async () => {
    /** @type {HTMLElement} */ (document.querySelector("[role=dialog]")).style.opacity = "0";
    await new Promise(requestAnimationFrame);
  });
  const snapshot = await look(panel);
  const barriers = (id) => snapshot.controls.find((each) => each.id === id).barriers ?? [];
  assert.equal(snapshot.dialog, null);
  assert.deepEqual([barriers("save"), barriers("inner")], [[], ["hidden"]]);
});

test("An unknown request is answered, and the next one too", async (t) => {
  const { panel } = await open(t, PLAIN);
  await assert.rejects(ask(panel, { kind: "collect" }), /not known/);
  assert.ok((await look(panel)).controls.length > 0);
});
