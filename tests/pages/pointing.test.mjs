// Pointing and the ring, seen from inside: in Chromium, whose protocol reaches into the content script's own world.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../e2e/support/browser.mjs";
import { ask, joined, look, ownWorld } from "./isolated.mjs";

const PLAIN = "https://plain.onelogin.com/apps/7/edit#configuration";

let browser;
before(async () => {
  browser = await launch({ extension: process.env.GALLERY_EXTENSION_DIR });
});
after(() => browser.close());

async function open(t, url = PLAIN) {
  const { page, panel } = await joined(browser, url);
  t.after(() => Promise.all([page.close(), panel.close()]));
  return { page, panel, ...(await ownWorld(page)) };
}

test("Pointing over a page of 5,000 nodes makes no look for a move of the mouse", async (t) => {
  const { page, panel, evaluate } = await open(t);
  await page.evaluate(() => {
    const nodes = Array.from({ length: 1000 }, (_, index) => `<div><p><i><b>Text ${index}</b></i> <u>more</u></p></div>`);
    document.body.insertAdjacentHTML("beforeend", nodes.join(""));
  });
  const pointed = ask(panel, { kind: "point" });
  // Answered in order: when this one is, the pointing has begun.
  await ask(panel, { kind: "look", secretWords: [] });
  const before = await evaluate("scimGuide.looks()");
  for (let y = 10; y < 800; y += 8) await page.mouse.move(60 + (y % 300), y);
  // The ring that goes from field to field is no change of the page.
  await page.evaluate(() => scrollTo(0, 0));
  const fields = ["#saml_audience_url", "#saml_consumer_url", "#scim_base_url"];
  for (const until = performance.now() + 1500; performance.now() < until; ) for (const field of fields) await page.hover(field);
  assert.equal(await evaluate("scimGuide.ringHost() !== null"), true);
  assert.equal(await evaluate("scimGuide.looks()"), before);
  // What has come meanwhile is known when it is clicked.
  await page.evaluate(() => document.body.insertAdjacentHTML("afterbegin", '<button id="late">Late</button>'));
  await page.click("#late");
  const { handle } = await pointed;
  const { controls } = await look(panel);
  assert.equal(controls.find((control) => control.handle === handle)?.id, "late");
});

/** Where the label is, and which texts of the page it lies over. */
const LABEL = `(() => {
  const root = chrome.dom.openOrClosedShadowRoot(scimGuide.ringHost());
  const name = root.querySelector(".name");
  if (getComputedStyle(name).visibility === "hidden") return { shown: false, over: [], lines: 0 };
  const box = name.getBoundingClientRect();
  const over = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(text);
    if (!text.nodeValue.trim()) continue;
    for (const each of range.getClientRects())
      if (each.left < box.right && each.right > box.left && each.top < box.bottom && each.bottom > box.top) over.push(text.nodeValue.trim());
  }
  return { shown: true, over, height: box.height, inWindow: box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight,
    ink: getComputedStyle(name).backgroundColor };
})()`;

/** Rings a control and waits until the ring has been drawn. */
async function ring({ panel, page, evaluate }, id, label) {
  const { controls } = await look(panel);
  const { handle } = controls.find((control) => control.id === id);
  await ask(panel, { kind: "ring", handle, label });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return evaluate(LABEL);
}

test("The ring's label covers no text of the page and is one line, or it is left off", async (t) => {
  const both = await open(t);
  const { page } = both;
  const ids = (await look(both.panel)).controls.map((control) => control.id).filter(Boolean);
  const long = "Type the SCIM Base URL of the application here, then go on with the token and the template below";
  let shown = 0;
  for (const id of ids) {
    for (const label of ["Enable", long]) {
      const seen = await ring(both, id, label);
      assert.deepEqual(seen.over, [], id);
      if (!seen.shown) continue;
      shown++;
      assert.ok(seen.height < 30, `${id}: ${seen.height} px`);
      assert.ok(seen.inWindow, id);
    }
  }
  assert.ok(shown > ids.length, `${shown} labels of ${ids.length * 2}`);
  // Where there is text all around, nothing is left to put it on.
  await page.evaluate(() => {
    document.body.innerHTML = `<p style="font: 16px/16px monospace">${"word ".repeat(4000)}<button id="mid">Mid</button> ${"word ".repeat(4000)}</p>`;
  });
  assert.equal((await ring(both, "mid", "Enable")).shown, false);
});

test("The ring's colours go by the page's ground, not by the control's own colour", async (t) => {
  const both = await open(t);
  const ink = async (body, button) => {
    await both.page.evaluate(
      ([ground, own]) => {
        document.body.innerHTML = '<div style="padding: 80px"><button id="it">Press</button></div>';
        document.body.style.background = ground;
        /** @type {HTMLElement} */ (document.querySelector("#it")).style.background = own;
      },
      [body, button],
    );
    return (await ring(both, "it", "Press")).ink;
  };
  const light = await ink("#fff", "#fff");
  const dark = await ink("#111", "#111");
  assert.notEqual(light, dark);
  assert.equal(await ink("#fff", "#111"), light);
  assert.equal(await ink("#111", "#fff"), dark);
});

/** Rings the base URL on a page that does something to it, and waits for a word. */
async function tampered(t, by) {
  const both = await open(t, `https://ring.onelogin.com/apps/7/edit?by=${encodeURIComponent(by)}#configuration`);
  const { controls } = await look(both.panel);
  const { handle } = controls.find((control) => control.labels[0]?.text === "SCIM Base URL");
  await ask(both.panel, { kind: "ring", handle, label: "SCIM Base URL" });
  return { ...both, handle };
}

for (const [by, word] of Object.entries({
  removed: /removes the mark/,
  "put elsewhere": /removes the mark/,
  covered: /covers the mark/,
  "covered by what lets the pointer through": /covers the mark/,
}))
  test(`${by}: the mark is given up with the reason, and nothing of it is left`, async (t) => {
    const { page, panel } = await tampered(t, by);
    await panel.waitForFunction(() => globalThis.scim.events.some(({ event }) => event === "tampered"));
    const said = await panel.evaluate(() => globalThis.scim.events.find(({ event }) => event === "tampered").what);
    assert.match(said, word);
    assert.equal(await page.evaluate(() => document.documentElement.querySelectorAll(":scope > div").length), 0);
  });

/** Does the outline stand around the field? */
const AROUND = `(() => {
  const ring = chrome.dom.openOrClosedShadowRoot(scimGuide.ringHost()).querySelector(".ring").getBoundingClientRect();
  const box = document.querySelector("#scim_base_url").getBoundingClientRect();
  return ["left", "top", "right", "bottom"].map((side) => Math.round(Math.abs(ring[side] - box[side])));
})()`;

test("restyled in every way, and on a page that is moved and zoomed: the mark is drawn where it belongs", async (t) => {
  for (const by of ["restyled", "page moved"]) {
    const { page, evaluate } = await tampered(t, by);
    await page.waitForFunction(() => window.marksSeen > 0);
    await page.evaluate(() => window.attack?.());
    await page.waitForFunction(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => done(true)), 400)));
    for (const side of await evaluate(AROUND)) assert.ok(side >= 4 && side <= 8, `${by}: ${side} px off`);
  }
});
