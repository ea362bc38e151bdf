// Small pages, each with one question: see small/README.md. The page itself is the witness.

import assert from "node:assert/strict";
import fs from "node:fs";
import { after, before, test } from "node:test";
import { init, locateControl, operationFor, readControl, secretWords } from "../../pkg/index.js";
import { launch, openPanel } from "../e2e/support/browser.mjs";
import { act, ask, batchFor, join, lookUntil } from "./isolated.mjs";

const ORIGIN = "https://small.onelogin.com";
const URL_WANTED = "https://x.example/scim";

let browser;
/** What the open page is made of. @type {{ html: string, others?: Record<string, string> }} */
let served;
before(async () => {
  await init();
  browser = await launch({ extension: process.env.GALLERY_EXTENSION_DIR });
  await browser.context.route(`${ORIGIN}/**`, (route) => {
    const other = served.others?.[new URL(route.request().url()).pathname];
    const body = other ?? `<!doctype html><html lang=en><head><title>Console</title></head><body>${served.html}</body></html>`;
    return route.fulfill({ contentType: "text/html; charset=utf-8", body });
  });
});
after(() => browser.close());

/** Everything that a person would see as set or pressed, in all frames. Runs in the page. */
function remember() {
  globalThis.pressedHere = [];
  addEventListener("click", (event) => globalThis.pressedHere.push(event.composedPath()[0]), true);
}

function held() {
  return [...document.querySelectorAll("input,textarea,select,[role=combobox],[role=switch],[role=checkbox]")].map((element, number) => {
    const { value, checked, type } = /** @type {HTMLInputElement} */ (element);
    const box = type === "checkbox" || type === "radio";
    return { number, value: box ? checked : (value ?? `${element.textContent} ${element.ariaChecked}`) };
  });
}

const inFrames = async (page, body, argument) => {
  const all = [];
  for (const frame of page.frames()) all.push(await frame.evaluate(body, argument).catch(() => undefined));
  return all;
};

/** Looks again until something holds of what is seen, two seconds at most. */
const look = (panel, holds) => lookUntil(panel, secretWords(), holds, 2000);

let opened = 0;
async function open(page, { path = "/apps/7/edit#configuration", ...rest }) {
  served = { html: rest.html, others: rest.others };
  const { pathname, hash } = new URL(path, ORIGIN);
  // Another fragment alone would load nothing.
  await page.goto(`${ORIGIN}${pathname}?page=${++opened}${hash}`);
}

/** One tab, and one panel that is joined to it, for all that needs no panel of its own. */
let shared;
async function joined(entry) {
  // A port of Firefox does not always tell that its page was left.
  if (shared && browser.name === "firefox") {
    await shared.panel.close();
    await shared.page.close();
    shared = undefined;
  }
  if (!shared) {
    const page = await browser.context.newPage();
    await open(page, entry);
    shared = { page, panel: await join(browser, page) };
  } else {
    await open(shared.page, entry);
    // The question joins the new document.
    await ask(shared.panel, { kind: "unring" });
  }
  return shared;
}

async function byHand(page, hand = []) {
  for (const [what, selector, text] of hand) {
    const target = page.locator(selector).first();
    if (what === "fill") await target.fill(text);
    else await target.click();
  }
}

/** Is it found, and what became of it? */
async function carryOut(panel, { control, act: wanted, vars = {} }) {
  const locate = (snapshot) => locateControl(snapshot, control, vars);
  const snapshot = await look(panel, (seen) => locate(seen).kind === "found");
  const located = locate(snapshot);
  if (located.kind !== "found") return { located };
  const operation = operationFor(snapshot, located.handle, wanted);
  if (!operation) return { located, outcome: "no operation" };
  const { outcomes, end } = await act(panel, batchFor(snapshot, [operation]));
  return { located, outcome: outcomes[0] ?? end };
}

async function ofControl(page, panel, entry) {
  const { expect, control, vars = {} } = entry;
  if ("reads" in expect) {
    const reads = (seen) => readControl(seen, control, vars) ?? null;
    return assert.equal(reads(await look(panel, (seen) => reads(seen) === expect.reads)), expect.reads);
  }
  // A frame may go on to another page first.
  if (!expect.refused) await look(panel, (seen) => locateControl(seen, control, vars).kind === "found");
  await inFrames(page, remember);
  const before = await inFrames(page, held);
  const done = await carryOut(panel, entry);
  const came = JSON.stringify(done);
  if (expect.told) return assert.match(came, expect.told);
  const wanted = await inFrames(
    page,
    ({ written, pressed }) => {
      const all = [...document.querySelectorAll("input,textarea,select,[role=combobox],[role=switch],[role=checkbox]")];
      return {
        numbers: Object.entries(written ?? {}).flatMap(([selector, value]) => {
          const number = all.indexOf(document.querySelector(selector));
          return number < 0 ? [] : [{ number, value }];
        }),
        presses: globalThis.pressedHere.map((element) => {
          for (let at = element; pressed !== undefined && at; at = at.getRootNode().host) if (at.closest(pressed)) return true;
          return false;
        }),
      };
    },
    { written: expect.written, pressed: expect.pressed },
  );
  const now = await inFrames(page, held);
  if (expect.shows) {
    for (const [selector, text] of Object.entries(expect.shows))
      assert.equal((await page.locator(selector).first().textContent()).trim(), text, came);
    return;
  }
  const should = before.map((fields, frame) =>
    fields?.map((field) => wanted[frame].numbers.find(({ number }) => number === field.number) ?? field),
  );
  assert.deepEqual(now, should, came);
  if (expect.written) assert.equal(wanted.flatMap((frame) => frame?.numbers ?? []).length, Object.keys(expect.written).length, came);
  const presses = wanted.flatMap((frame) => frame?.presses ?? []);
  if (expect.pressed) assert.ok(presses.length > 0 && presses.every(Boolean), `${came} ${presses}`);
  // A press on the wanted field itself is part of writing it.
  if (expect.refused) assert.deepEqual(presses, [], came);
}

async function ofAudit(page, { audit, hand }) {
  const panel = await openPanel(browser, page);
  await panel.locator('[data-msg="forget"]').waitFor();
  const use = panel.getByRole("button", { name: "Use this app" });
  if (await use.count()) await use.click();
  await panel.locator(".step", { hasText: "Enter the credentials" }).click();
  await panel.locator("#input-base-url").fill(URL_WANTED);
  if (Object.keys(audit).some((code) => code.includes("RULE"))) {
    await panel.locator("#tab-rules").click();
    await panel.getByText("Write, paste or open a list").click();
    await panel.locator("#input-roles").fill("Sales");
  }
  await panel.locator("#tab-audit").click();
  await byHand(page, hand);
  for (const [code, status] of Object.entries(audit)) {
    const finding = panel.locator(".findings li", { hasText: code });
    await finding
      .locator(".status", { hasText: status })
      .waitFor({ timeout: 4000 })
      .catch(async () => {
        assert.fail(`${code}: ${(await finding.allTextContents()).join(" | ")}`);
      });
  }
  await panel.evaluate(() => document.querySelector('[data-msg="forget"]')?.dispatchEvent(new MouseEvent("click", { bubbles: true })));
  await panel.locator("#forget-yes").click();
  await panel.close();
}

const folder = new URL("small/", import.meta.url);
/** Files that are asked for by name; all of them otherwise. */
const named = process.env.SMALL?.split(",").map((name) => `${name}.mjs`);
for (const file of fs.readdirSync(folder).filter((name) => name.endsWith(".mjs") && (named?.includes(name) ?? true))) {
  const { pages } = await import(new URL(file, folder).href);
  for (const entry of pages) {
    test(`${file.replace(".mjs", "")}: ${entry.name}`, async () => {
      if (entry.audit) {
        const page = await browser.context.newPage();
        await open(page, entry);
        await ofAudit(page, entry);
        return page.close();
      }
      const { page, panel } = await joined(entry);
      await byHand(page, entry.hand);
      if (entry.facts || entry.dialog) {
        const facts = (seen) => Object.fromEntries(seen.facts.map((fact) => [fact.label, fact.text]));
        const wanted = entry.facts ?? {};
        const holds = (seen) =>
          Object.entries(wanted).every(([label, text]) => facts(seen)[label] === text) && (!entry.dialog || seen.dialog === entry.dialog);
        const seen = await look(panel, holds);
        assert.ok(holds(seen), JSON.stringify({ facts: seen.facts, dialog: seen.dialog }));
      }
      if (entry.control) await ofControl(page, panel, entry);
    });
  }
}
