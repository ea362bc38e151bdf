// The gallery for scripts: which pages there are, a browser that reaches them, and a person's hands for their controls.

import fs from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

const env = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this through cargo xtask`);
  return value;
};

/**
 * Every page of the built folders (PAGES, separated like PATH), with its truth. The first folder that has a name wins.
 * @returns {{ name: string, truth: any }[]}
 */
export function pages(only = process.env.PAGE?.split(",")) {
  const found = new Map();
  for (const folder of env("PAGES").split(path.delimiter)) {
    for (const name of fs.readdirSync(folder).sort()) {
      const truth = path.join(folder, name, "truth.json");
      if (found.has(name) || !fs.existsSync(truth) || (only && !only.includes(name))) continue;
      found.set(name, { name, truth: JSON.parse(fs.readFileSync(truth, "utf8")) });
    }
  }
  return [...found.values()];
}

/** Labels and kind of every control, from the catalogue's source. */
export function catalogue() {
  const text = fs.readFileSync(new URL("../../src/onelogin/catalogue.rs", import.meta.url), "utf8");
  const entries = text.split(/^ {4}\w+ = (?="[\w.-]+" \{)/m).slice(1);
  return Object.fromEntries(
    entries.map((entry) => {
      const labels = [...(entry.match(/labels: &\[([^\]]*)\]/)?.[1].matchAll(/"([^"]*)"/g) ?? [])].map((label) => label[1]);
      return [entry.match(/^"([\w.-]+)"/)[1], { kind: entry.match(/kind: Kind::(\w+)/)?.[1] ?? "Press", labels }];
    }),
  );
}

export const urlOf = ({ name, truth }) => `https://${name}.onelogin.com${truth.path}`;

export const launch = () =>
  chromium.launch({
    executablePath: env("CHROMIUM"),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      `--host-resolver-rules=MAP *.onelogin.com:443 ${env("TENANT_HTTPS")}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    ],
  });

/** How long anything on a page is waited for, on a machine that has other work too. */
const PATIENCE_MS = 20_000;

/** Opens a page and waits until it has told what it is. */
export async function open(context, entry) {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(urlOf(entry));
  await page.waitForFunction(() => globalThis.application !== undefined);
  return page;
}

/** The element that truth means, once it is there. */
export async function element(page, control, which = "element") {
  const found = await page.waitForFunction(([what, id]) => globalThis.application[what](id), [which, control]);
  return found.asElement();
}

/** Tries again for as long as a page may replace what is worked on: what `work` gives, once it is not null. */
async function until(what, work) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const came = await work();
    if (came !== null) return came;
    if (Date.now() > deadline) throw new Error(what);
  }
}

/**
 * Asks a function about the element that truth means. A page may draw it anew at any moment, and what is no longer in the page
 * would give wrong answers: then the one in its place is asked.
 */
export const ask = (page, control, question) =>
  until(`${control} does not stay long enough to be looked at`, async () => {
    const found = await element(page, control);
    const answer = await found.evaluate(question);
    return (await found.evaluate((node) => node.isConnected)) ? { answer } : null;
  }).then(({ answer }) => answer);

export const stateOf = (page, key) =>
  page.evaluate((name) => name.split(".").reduce((value, part) => value?.[part], globalThis.application.state()), key);

/** What a person reads. */
const squeeze = (text) => text.replace(/[\s\u00a0]+/g, " ").trim();

/** Where it is once it lies still, or null if the page has replaced it meanwhile. */
async function placeOf(handle) {
  const isStill = await handle.evaluate(async (node) => {
    const place = () => JSON.stringify(node.getBoundingClientRect());
    const frame = () => new Promise(requestAnimationFrame);
    // Chromium's own: to the middle, if it is not in view.
    if (node.isConnected) node.scrollIntoViewIfNeeded();
    const before = place();
    // The first may be under way already.
    await frame();
    await frame();
    return node.isConnected && node.checkVisibility({ visibilityProperty: true }) && place() === before;
  });
  return isStill ? handle.boundingBox() : null;
}

/**
 * Clicks where a person sees what `find` finds, whatever lies there. If the page had replaced it before the button went down,
 * the click was at something that is no more, and the one in its place is clicked.
 */
async function click(page, what, find) {
  await until(`${what} can't be clicked`, async () => {
    const handle = await find();
    const box = handle && (await placeOf(handle));
    if (!box) return null;
    const press = await handle.evaluateHandle((node) => {
      const told = { hit: false };
      const hear = () => {
        told.hit = node.isConnected;
      };
      node.ownerDocument.defaultView.addEventListener("mousedown", hear, { capture: true, once: true });
      return told;
    });
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    return (await press.evaluate(({ hit }) => hit)) || null;
  });
}

/** Has the element that truth means the focus, or what it is operated by? */
const isFocused = (page, control) =>
  page.evaluate((id) => {
    const { application } = globalThis;
    return [application.element(id), application.hand(id)].some((node) => {
      const active = /** @type {Document | ShadowRoot | undefined} */ (node?.getRootNode())?.activeElement;
      return Boolean(active && node.contains(active));
    });
  }, control);

/** Leaves what has the focus: by the mouse or by Tab something else would be touched. */
const leave = (page, control) =>
  page.evaluate((id) => {
    const root = /** @type {Document | ShadowRoot | undefined} */ (globalThis.application.hand(id)?.getRootNode());
    /** @type {HTMLElement | null | undefined} */ (root?.activeElement)?.blur();
  }, control);

/** The shown option with this text, wherever a widget has put it; in a closed shadow root the page's `hands` name it. */
async function shownOption(page, text) {
  for (const frame of page.frames()) {
    const found = await frame.evaluateHandle((wanted) => {
      // biome-ignore lint/performance/useDomNodeTextContent: as it is shown
      const says = (node) => (node.innerText ?? "").replace(/\s+/g, " ").trim() === wanted;
      // Widgets hide their lists in many ways: what is on top at its place can be clicked.
      const isOnTop = (node) => {
        node.scrollIntoView({ block: "nearest" });
        const box = node.getBoundingClientRect();
        return box.height > 0 && node.contains(node.getRootNode().elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
      };
      const visit = (root) => {
        for (const node of root.querySelectorAll("[role=option],li,[class*=option]")) {
          if (says(node) && isOnTop(node)) return node;
        }
        for (const node of root.querySelectorAll("*")) {
          const inner = node.shadowRoot && visit(node.shadowRoot);
          if (inner) return inner;
        }
        return null;
      };
      return visit(document) ?? globalThis.application?.hand(`option ${wanted}`) ?? null;
    }, text);
    if (found.asElement()) return found.asElement();
  }
  return null;
}

/**
 * Does by mouse and keyboard what `write` says.
 * @param {import("playwright-core").Page} page
 * @param {{ control: string, write: { kind: string, text?: string, on?: boolean, option?: string, shown?: string } }} wanted
 */
export async function byHand(page, { control, write }) {
  // What the guide asks for and what stands on the page may differ in wording.
  const option = write.shown ?? write.option;
  const hand = () => element(page, control, "hand");
  const isSelect = async () => (await hand()).evaluate((node) => node.tagName === "SELECT");
  if (write.kind === "type") {
    await until(`${control} does not keep the focus`, async () => {
      await click(page, control, hand);
      return (await isFocused(page, control)) || null;
    });
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(write.text);
    await leave(page, control);
  } else if (write.kind === "choose" && (await isSelect())) {
    await until(`${control} does not keep the focus`, async () => {
      const field = await hand();
      if (!(await placeOf(field))) return null;
      await field.evaluate((node) => node.focus());
      return (await isFocused(page, control)) || null;
    });
    await page.keyboard.type(option);
    await leave(page, control);
  } else if (write.kind === "choose") {
    const stays = (await shownOption(page, option)) !== null;
    await click(page, control, hand);
    await click(page, `the option “${option}”`, () => shownOption(page, option));
    // A list that is still closing would be taken for the next one. What was on show before, as in a row of buttons, is no list.
    await until(`the option “${option}” stays on show`, async () => {
      if (stays || !(await shownOption(page, option))) return true;
      await page.evaluate(() => new Promise(requestAnimationFrame));
      return null;
    });
  } else {
    await click(page, control, hand);
  }
}

/** What a person reads off the element that truth means. */
export const readOff = async (page, control) =>
  squeeze(
    await ask(page, control, (node) => {
      if (node instanceof HTMLSelectElement) return node.selectedOptions[0]?.text ?? "";
      // biome-ignore lint/performance/useDomNodeTextContent: as it is shown
      return "value" in node && typeof node.value === "string" && node.tagName !== "LI" ? node.value : (node.innerText ?? node.textContent);
    }),
  );
