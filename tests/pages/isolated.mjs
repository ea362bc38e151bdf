// A page with the content script in it, and in Chromium that script's own world: for looking at what it does from inside.

import { tabIdOf } from "../e2e/support/browser.mjs";

/** A panel that is joined to the page. */
export async function join(browser, page) {
  const panel = await browser.open(`panel.html?tab=${await tabIdOf(browser, page)}`);
  await page.bringToFront();
  await answers(panel);
  return panel;
}

/** Waits until the page answers the panel. */
const answers = (panel) =>
  panel.waitForFunction(() =>
    globalThis.scimGuideHost?.request({ kind: "collect", secretWords: [] }).then(
      () => true,
      () => false,
    ),
  );

/** A page, and a panel that is joined to it. */
export async function joined(browser, url) {
  const page = await browser.context.newPage();
  await page.goto(url);
  return { page, panel: await join(browser, page) };
}

/** The same tab at another page, and the same panel, which joins that page by itself. */
export async function rejoined({ page, panel }, url) {
  await page.goto(url);
  await answers(panel);
  return { page, panel };
}

/** The world that the content script lives in. */
export async function ownWorld(page) {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const isOurs = ({ name, auxData }) => auxData?.type === "isolated" && auxData.frameId === frameTree.frame.id && /SCIM Guide/.test(name);
  const world = await new Promise((done) => {
    session.on("Runtime.executionContextCreated", ({ context }) => isOurs(context) && done(context));
    session.send("Runtime.enable");
  });
  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", { expression, contextId: world.id, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  return { session, evaluate, contextId: world.id };
}
