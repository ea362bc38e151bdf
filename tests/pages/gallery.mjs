// The gallery for scripts: which pages there are, a browser that reaches them, and a person's hands for their controls.

import fs from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

const env = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this through cargo xtask`);
  return value;
};

/** Every page of the built folders (PAGES, separated like PATH), with its truth. The first folder that has a name wins. */
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

/** Opens a page and waits until it has told what it is. */
export async function open(context, entry) {
  const page = await context.newPage();
  page.setDefaultTimeout(5000);
  await page.goto(urlOf(entry));
  await page.waitForFunction(() => globalThis.application !== undefined);
  return page;
}

/** The element that truth means, once it is there. */
export async function element(page, control, which = "element") {
  const found = await page.waitForFunction(([what, id]) => globalThis.application[what](id), [which, control]);
  return found.asElement();
}

export const stateOf = (page, key) =>
  page.evaluate((name) => name.split(".").reduce((value, part) => value?.[part], globalThis.application.state()), key);

/** What a person reads. */
const squeeze = (text) => text.replace(/[\s\u00a0]+/g, " ").trim();

/** Clicks where a person sees it, whatever lies there. */
export async function click(page, handle) {
  await handle.scrollIntoViewIfNeeded();
  const box = await handle.boundingBox();
  if (!box) throw new Error("it has no box to click on");
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

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

/** Does by mouse and keyboard what `write` says. @param {{ control: string, write: { kind: string, text?: string, on?: boolean, option?: string, shown?: string } }} wanted */
export async function byHand(page, { control, write }) {
  // What the guide asks for and what stands on the page may differ in wording.
  const option = write.shown ?? write.option;
  const hand = await element(page, control, "hand");
  await hand.waitForElementState("visible");
  if (write.kind === "type") {
    await click(page, hand);
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(write.text);
    // Leaving it by the mouse or by Tab would touch something else.
    await hand.evaluate((field) => field.blur());
  } else if (write.kind === "choose" && (await hand.evaluate((node) => node.tagName === "SELECT"))) {
    await hand.evaluate((field) => field.focus());
    await page.keyboard.type(option);
    await hand.evaluate((field) => field.blur());
  } else if (write.kind === "choose") {
    await click(page, hand);
    const deadline = Date.now() + 5000;
    let shown = null;
    while (!shown && Date.now() < deadline) shown = await shownOption(page, option);
    if (!shown) throw new Error(`no option “${option}” came up`);
    await shown.waitForElementState("stable");
    await click(page, shown);
    // A list that is still closing would be taken for the next one.
    const gone = Date.now() + 5000;
    while (Date.now() < gone && (await shownOption(page, option))) await page.evaluate(() => new Promise(requestAnimationFrame));
  } else {
    await click(page, hand);
  }
}

/** Text of an element as a person reads it. */
export const readOff = async (handle) =>
  squeeze(
    await handle.evaluate((node) => {
      if (node instanceof HTMLSelectElement) return node.selectedOptions[0]?.text ?? "";
      // biome-ignore lint/performance/useDomNodeTextContent: as it is shown
      return "value" in node && typeof node.value === "string" && node.tagName !== "LI" ? node.value : (node.innerText ?? node.textContent);
    }),
  );
