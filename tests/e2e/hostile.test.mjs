// Pages that are against us, in a real browser, through the real panel. Each attack ends with nothing written, or only what
// was approved in the field it was approved for; with the token seen nowhere else; and with the reason in the panel.
// The pages (`tests/pages/hostile`) keep their own state and log all that they can see; both are the witnesses.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import { after, before, describe, test } from "node:test";
import { launch, openPanel } from "./support/browser.mjs";
import { giveInputs, JOB } from "./support/play.mjs";

const BASE = "https://scim.spekit.example/v2";
const TOKEN = `canary${randomBytes(16).toString("hex")}`;
const UNTOUCHED = { baseUrl: "", token: "", status: "Disabled", pressed: [], others: {} };
const MARK = [11, 87, 208];

// What a page looks like and when it changes is read by the same script in either browser. Firefox runs what could differ
// there: focus, policies, the browser's own names, frames, the top layer, a reload.
const inChromium = process.env.BROWSER === "firefox" ? () => {} : describe;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** A hostile page and the panel beside it. */
async function open(t, name, by = "", { within = browser } = {}) {
  const page = await within.context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`https://${name}.onelogin.com/apps/7/edit${by && `?by=${encodeURIComponent(by)}`}#configuration`);
  const panel = await openPanel(within, page);
  panel.setDefaultTimeout(60_000);
  t.after(async () => {
    await panel.close();
    await page.close();
  });
  await panel.locator("article.open").waitFor();
  return { page, panel };
}

/** Asks for the credentials to be entered, and waits for the plan or for the reason why there is none. */
async function ask({ panel }, { step = "Enter the credentials" } = {}) {
  await panel.locator('[data-msg="forget"]').waitFor();
  await panel.locator(".step", { hasText: step }).click();
  await giveInputs(panel, JOB, { scimBase: BASE, scimToken: TOKEN });
  await panel.waitForFunction(() => document.querySelector("#approve, article [role=alert], article .ask") !== null);
}

/** Approves, and waits until it is done or given up. */
async function approve({ panel }) {
  await panel.locator("#approve").click();
  await panel.waitForFunction(() => document.querySelector('[data-msg="stop"]') === null);
}

const state = (page) => page.evaluate(() => window.application.state());

/** Waits until the panel says why. */
async function reason({ panel }, words) {
  const said = panel.locator("[role=alert], .ask");
  await said
    .filter({ hasText: words })
    .first()
    .waitFor({ timeout: 10_000 })
    // What it says instead is worth more than that it did not come.
    .catch(async () => assert.match((await said.allTextContents()).join(" | "), words));
}

/** The page saw the token nowhere but in the field that it was approved for. */
async function nothingLeaked({ page, panel }) {
  const seen = await page.evaluate(() => [
    ...window.application.log().map(({ kind, on, text }) => [on, text, kind]),
    ...window.application.visible(),
  ]);
  const leaks = seen.filter(([on, text]) => text.includes(TOKEN) && on !== "scim_token");
  assert.deepEqual(leaks, [], "the page sees the token elsewhere");
  const { others } = await state(page);
  assert.deepEqual(others, {}, "other fields were written");
  // What is stored belongs to an origin, and each page has its own.
  const key = `progress ${new URL(page.url()).origin}`;
  const kept = await panel.evaluate((own) => (globalThis.browser ?? globalThis.chrome).storage.local.get(own).then(JSON.stringify), key);
  assert.ok(!kept.includes(TOKEN), "the token is stored");
  assert.ok(!(await panel.content()).includes(TOKEN), "the token is in the panel's markup");
}

/** There is no plan, the reason is said, and the page was left alone. */
async function refused(both, words, options) {
  await ask(both, options);
  assert.equal(await both.panel.locator("#approve").count(), 0, "a plan is offered");
  await reason(both, words);
  assert.deepEqual(await state(both.page), UNTOUCHED);
  await nothingLeaked(both);
}

/** What is approved now, and nothing else, is in the page then. */
async function approved(both) {
  await approve(both);
  assert.deepEqual(await state(both.page), { ...UNTOUCHED, baseUrl: BASE, token: TOKEN, status: "Enabled", pressed: ["Enable"] });
  await nothingLeaked(both);
}

async function written(both) {
  await ask(both);
  await approved(both);
}

/** The write was given up before the token; what was approved and done before may stay. */
async function givenUp(both, words) {
  await ask(both);
  await approve(both);
  const now = await state(both.page);
  assert.deepEqual(now, { ...UNTOUCHED, baseUrl: now.baseUrl });
  assert.ok(["", BASE].includes(now.baseUrl));
  await nothingLeaked(both);
  await reason(both, words);
}

/** Either it can be written as on any page, or there is a reason why not. */
async function writtenOrRefused(both) {
  await ask(both);
  if ((await both.panel.locator("#approve").count()) === 0) {
    await reason(both, /\S/);
    assert.deepEqual(await state(both.page), UNTOUCHED);
    await nothingLeaked(both);
  } else {
    await approved(both);
  }
}

/** The colour of one point of the page, as a person sees it. */
async function colour({ page, panel }, x, y) {
  const picture = await page.screenshot({ clip: { x: Math.round(x), y: Math.round(y), width: 1, height: 1 } });
  return panel.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    canvas.drawImage(image, 0, 0);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }, Buffer.from(picture).toString("base64"));
}

/** The mark is drawn round a field, on all four sides. */
async function marked(both, id) {
  const box = await both.page.evaluate((wanted) => document.getElementById(wanted).getBoundingClientRect().toJSON(), id);
  const [middle, centre] = [box.left + box.width / 2, box.top + box.height / 2];
  for (const [x, y] of [
    [box.left - 5, centre],
    [box.right + 4, centre],
    [middle, box.bottom + 4],
  ]) {
    assert.deepEqual(await colour(both, x, y), MARK, `no mark at ${x}, ${y} round ${JSON.stringify(box)}`);
  }
}

test("an honest page of the same make is written, and its log shows that what is written can be seen", async (t) => {
  const both = await open(t, "honest");
  await written(both);
  const log = await both.page.evaluate(() => window.application.log());
  assert.ok(log.some(({ kind, on, text }) => kind === "input" && on === "scim_token" && text.includes(TOKEN)));
});

inChromium("look-alikes and fields that nobody can see", () => {
  test("two fields of one name", async (t) => refused(await open(t, "duplicate"), /Several controls could be “SCIM Bearer Token”/));

  test("a name that only looks the same, alone", async (t) => refused(await open(t, "homoglyph"), /SCIM Bearer Token/));

  test("a name that only looks the same, beside the real one", async (t) => written(await open(t, "homoglyph", "beside")));

  test("traps that nobody sees, beside the real fields", async (t) => written(await open(t, "honeypots")));

  test("characters that nobody sees", async (t) => written(await open(t, "zero-width")));

  test("a label that stands beside one field and is tied to another", async (t) =>
    refused(await open(t, "label-for-another"), /SCIM Bearer Token/));

  for (const [by, words] of Object.entries({
    display: /is hidden/,
    visibility: /is hidden/,
    opacity: /is hidden/,
    "faint ancestors": /is hidden/,
    "filter on an ancestor": /is hidden/,
    "off the left edge": /lies outside the page/,
    "moved away": /lies outside the page/,
    "clip-path": /is hidden/,
    "clip-path in pixels": /is hidden|is covered/,
    mask: /is hidden/,
    "one pixel": /is hidden/,
    scale: /is hidden/,
    "folded ancestor": /is hidden|is covered|lies outside/,
    "scrolled out of its ancestor": /is hidden|is covered|lies outside/,
    "aria-hidden": /is hidden|was not found/,
    inert: /is behind an open window|is covered/,
    covered: /is covered/,
    "no pointer": /is covered/,
    "behind the page": /is covered/,
    readonly: /is read-only/,
    disabled: /is disabled/,
    fieldset: /is disabled/,
    "closed details": /is hidden|was not found/,
    "content-visibility": /is hidden|was not found/,
    "whole page": /is hidden/,
    dialog: /The window “Your session has expired” is open/,
  })) {
    test(`concealed: ${by}`, async (t) => refused(await open(t, "concealed", by), words));
  }

  // A look can't see this one, the writer does.
  test("concealed: covered by what lets the pointer through", async (t) =>
    givenUp(await open(t, "concealed", "covered by what lets the pointer through"), /SCIM Bearer Token/));

  for (const by of ["contenteditable", "role only", "svg", "button", "file", "math ml"]) {
    test(`not a field: ${by}`, async (t) => refused(await open(t, "not-a-field", by), /“SCIM Bearer Token”/));
  }
});

inChromium("labels that lie", () => {
  for (const by of [
    "font of no size",
    "transparent letters",
    "letters of the background's colour",
    "hidden part",
    "invisible part",
    "no opacity",
    "clipped part",
    "indented away",
    "generated text",
    "hidden label",
    "beside it, in a font of no size",
    "beside it, in transparent letters",
    "beside it, in the background's colour",
    "beside it, without opacity",
    "beside it, clipped",
    "in it, under its layer",
    "in it, under what is drawn later",
    "right to left by a character",
    "right to left by a style",
  ]) {
    test(by, async (t) => refused(await open(t, "lying-label", by), /SCIM Bearer Token/));
  }

  test("a megabyte of text wherever a text can be", async (t) => writtenOrRefused(await open(t, "huge-labels")));

  test("scripts, links and markup as labels stay text in the panel", async (t) => {
    const both = await open(t, "markup-in-labels");
    await writtenOrRefused(both);
    assert.equal(await both.panel.locator("main img, main script, main a").count(), 0);
    for (const side of [both.panel, both.page]) assert.equal(await side.evaluate(() => globalThis.pwned), undefined);
  });
});

inChromium("changes between the approval and the write", () => {
  test("a label that changed before the approval takes the plan away", async (t) => {
    const both = await open(t, "relabel");
    await ask(both);
    await both.panel.locator("#approve").waitFor();
    await both.page.evaluate(() => window.attack());
    await reason(both, /“SCIM Bearer Token” was not found/);
    assert.equal(await both.panel.locator("#approve").count(), 0);
    assert.deepEqual(await state(both.page), UNTOUCHED);
    await nothingLeaked(both);
  });

  test("a label that changes while the field before is written", async (t) =>
    givenUp(await open(t, "relabel", "during"), /SCIM Bearer Token/));

  for (const by of ["public twin", "label handed on", "element handed on"]) {
    test(`a field that is swapped: ${by}`, async (t) => givenUp(await open(t, "swap", by), /SCIM Bearer Token/));
  }

  for (const by of ["early", "late", "covered"]) {
    test(`a button that is swapped: ${by}`, async (t) => {
      const both = await open(t, "button-swap", by);
      await ask(both);
      await approve(both);
      await reason(both, /“Enable”/);
      assert.deepEqual(await state(both.page), { ...UNTOUCHED, baseUrl: BASE, token: TOKEN });
      await nothingLeaked(both);
    });
  }

  for (const by of ["push", "open"]) {
    test(`the page turns into another: ${by}`, async (t) => givenUp(await open(t, "navigates", by), /\S/));
  }

  test("another page is loaded in the middle", async (t) => {
    const both = await open(t, "navigates", "load");
    await ask(both);
    await both.panel.locator("#approve").click();
    await both.page.waitForURL("**/apps/8/edit?by=arrived#configuration");
    await both.panel
      .locator("#live, [role=alert]", { hasText: /loaded anew/ })
      .first()
      .waitFor();
    assert.deepEqual(await state(both.page), UNTOUCHED);
    await nothingLeaked(both);
  });

  test("the fragment changes in the middle", async (t) => writtenOrRefused(await open(t, "navigates", "hash")));

  for (const by of ["alert", "confirm", "prompt"]) {
    test(`windows of the browser come up: ${by}`, async (t) => written(await open(t, "modal", by)));
  }
});

describe("fields that answer to the focus", () => {
  for (const by of ["readOnly", "disabled"]) {
    test(`a field that shuts when it is touched: ${by}`, async (t) =>
      givenUp(await open(t, "read-only-at-focus", by), /SCIM Bearer Token/));
  }

  for (const by of ["focus", "beforeinput", "selection", "loop"]) {
    test(`a page that takes the focus elsewhere: ${by}`, async (t) => {
      const both = await open(t, "focus-thief", by);
      await ask(both);
      await approve(both);
      const { token, status } = await state(both.page);
      assert.ok(token === "" || token === TOKEN, `the field holds ${token}`);
      if (status === "Disabled") await reason(both, /“SCIM Bearer Token”/);
      await nothingLeaked(both);
    });
  }
});

describe("pages that answer for the browser", () => {
  test("getters on the field and on the prototypes", async (t) => {
    const both = await open(t, "getters");
    await written(both);
    const caught = await both.page.evaluate(() => window.caught());
    assert.ok(caught.length > 0, "the page's own calls go through what it put there");
    assert.deepEqual(
      caught.filter((call) => call.join(" ").includes(TOKEN)),
      [],
    );
  });

  test("messages that say it was approved", async (t) => {
    const both = await open(t, "forged-messages");
    await ask(both);
    await both.panel.locator("#approve").waitFor();
    await both.page.evaluate(() => window.attack());
    await both.page.waitForFunction(() => window.application.log().some(({ kind }) => kind === "message"));
    await both.panel.locator("#approve").waitFor();
    assert.deepEqual(await state(both.page), UNTOUCHED);
    await nothingLeaked(both);
  });

  test("named elements in place of the document's properties", async (t) => writtenOrRefused(await open(t, "clobbered-document")));

  test("fields called like the properties of their form", async (t) => writtenOrRefused(await open(t, "clobbered-form")));

  test("references that go round in circles", async (t) => written(await open(t, "circular")));

  test("the strictest policy", async (t) => {
    const both = await open(t, "strict-policy");
    await ask(both);
    await marked(both, "scim_base_url");
    await approved(both);
  });

  test("a token that the page repeats everywhere is carried no further", async (t) => {
    const both = await open(t, "echo");
    await ask(both);
    await approve(both);
    assert.equal((await state(both.page)).token, TOKEN);
    const parts = [await both.panel.content()];
    for (const tab of ["rules", "template", "guide", "audit"]) {
      await both.panel.locator(`#tab-${tab}`).click();
      parts.push(await both.panel.content());
    }
    const report = await browser.saved(both.panel, () => both.panel.getByRole("button", { name: "Save as HTML" }).click());
    parts.push(await both.panel.evaluate(() => (globalThis.browser ?? globalThis.chrome).storage.local.get().then(JSON.stringify)));
    parts.push(fs.readFileSync(report, "utf8"));
    for (const part of parts) assert.ok(!part.includes(TOKEN), part.slice(Math.max(0, part.indexOf(TOKEN) - 200)).slice(0, 400));
  });
});

inChromium("options that are not what they say", () => {
  for (const by of ["label attribute", "twice", "disabled", "disabled group"]) {
    test(`an option that is not what it says: ${by}`, async (t) => {
      const both = await open(t, "options", by);
      await ask(both, { step: "Enable provisioning" });
      if ((await both.panel.locator("#approve").count()) > 0) await approve(both);
      await reason(both, /Suspend|When users are deleted/);
      assert.deepEqual(await state(both.page), UNTOUCHED);
    });
  }
});

describe("frames", () => {
  test("a frame of another origin is not looked into", async (t) => {
    const both = await open(t, "cross-origin-frame");
    await refused(both, /“SCIM Base URL” was not found/);
    const log = await both.page.evaluate(() => window.application.log());
    assert.deepEqual(
      log.filter(({ kind }) => kind === "message"),
      [],
      "the frame tells of what is written in it",
    );
  });

  test("a frame of another origin over the field", async (t) => refused(await open(t, "framed-over"), /is covered/));

  for (const by of ["removed", "elsewhere"]) {
    test(`a frame that goes away while it is written: ${by}`, async (t) => {
      const both = await open(t, "frame-goes", by);
      await ask(both);
      if ((await both.panel.locator("#approve").count()) > 0) await approve(both);
      await reason(both, /\S/);
      assert.deepEqual(await state(both.page), UNTOUCHED);
      await nothingLeaked(both);
    });
  }
});

describe("the mark that points at the control", () => {
  for (const [by, words] of Object.entries({
    removed: /the page removes the mark that points at “3 · SCIM Base URL”/i,
    "put elsewhere": /the page removes the mark/i,
    // What lies over the page can be a window of its own, and then the panel says that first.
    covered: /the page covers the mark|The window “.*” is open|is covered by something else/i,
    "covered by what lets the pointer through": /the page covers the mark|The window “.*” is open/i,
  })) {
    test(`${by}: it comes up a few times more, then the guide stops with the reason`, async (t) => {
      const both = await open(t, "ring", by);
      await ask(both);
      await reason(both, words);
      assert.equal(await both.page.evaluate(() => document.documentElement.querySelectorAll(":scope > div").length), 0);
      const marks = await both.page.evaluate(() => window.marksSeen);
      assert.ok(marks <= 14, `${marks} times`);
      assert.deepEqual(await state(both.page), UNTOUCHED);
      await nothingLeaked(both);
    });
  }

  test("restyled in every way: it is drawn where it belongs", async (t) => {
    const both = await open(t, "ring", "restyled");
    await ask(both);
    await both.page.waitForFunction(() => window.marksSeen > 0);
    await marked(both, "scim_base_url");
    await approved(both);
  });

  test("the page moved and zoomed as a whole: it follows", async (t) => {
    const both = await open(t, "ring", "page moved");
    await ask(both);
    await both.page.waitForFunction(() => window.marksSeen > 0);
    await both.page.evaluate(() => window.attack());
    await both.page.waitForFunction(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => done(true)), 400)));
    await marked(both, "scim_base_url");
  });

  test("the whole page hidden: the plan goes before it can be approved, with the reason", async (t) => {
    const both = await open(t, "ring", "page hidden");
    await ask(both);
    await both.page.evaluate(() => window.attack());
    await reason(both, /“SCIM Base URL”/);
    assert.deepEqual(await state(both.page), UNTOUCHED);
  });

  test("cloned, with a false one drawn elsewhere: the write goes where it was approved for", async (t) => {
    const both = await open(t, "ring", "cloned");
    await ask(both);
    await both.page.waitForFunction(() => window.marksSeen > 0);
    await both.page.evaluate(() => window.attack());
    await approve(both);
    const now = await state(both.page);
    assert.deepEqual([now.baseUrl, now.token, now.others], [BASE, TOKEN, {}]);
    await nothingLeaked(both);
  });

  test("clicked by a script: it decides nothing", async (t) => {
    const both = await open(t, "ring", "clicked");
    await ask(both);
    await both.page.waitForFunction(() => window.marksSeen > 0);
    await both.page.evaluate(() => window.attack());
    await both.panel.locator("#approve").waitFor();
    assert.deepEqual(await state(both.page), UNTOUCHED);
    await nothingLeaked(both);
  });
});

inChromium("more than anybody can read", () => {
  test("a page that changes all the time", async (t) => {
    const both = await open(t, "flood");
    await written(both);
    assert.ok((await both.page.evaluate(() => window.changes())) > 100, "it did change");
  });

  for (const by of ["fields first", "fields last"]) {
    test(`rows, options and fields by the thousand: ${by}`, async (t) => writtenOrRefused(await open(t, "many-nodes", by)));
  }

  for (const by of ["label", "shadow roots", "ancestors"]) {
    test(`nested without end: ${by}`, async (t) => writtenOrRefused(await open(t, "deep-nesting", by)));
  }
});

test("an extension that is reloaded in the middle leaves nothing in the page, and writes nothing more", async (t) => {
  const own = await launch();
  t.after(() => own.close());
  const page = await own.context.newPage();
  await page.goto("https://honest.onelogin.com/apps/7/edit#configuration");
  const panel = await openPanel(own, page);
  await ask({ panel });
  await page.waitForFunction(() => document.documentElement.querySelector(":scope > div") !== null);
  await panel.locator("#approve").click();
  await page.waitForFunction((base) => window.application.state().baseUrl === base, BASE);
  await own.background.evaluate(() => chrome.runtime.reload()).catch(() => "the worker ends before it can answer");
  await page.waitForFunction(() => document.documentElement.querySelector(":scope > div") === null);
  const log = await page.evaluate(() => window.application.log());
  const writes = log.filter(({ kind }) => kind === "input").map(({ on }) => on);
  assert.deepEqual([...new Set(writes)].sort(), ["scim_base_url", ...(writes.includes("scim_token") ? ["scim_token"] : [])]);
  assert.deepEqual((await state(page)).pressed, []);
});
