// Plays the guide through the panel as an admin would: gives inputs, presses what the panel offers.

/** What an admin wants to set up. */
export const JOB = {
  app: "Spekit SCIM",
  newRole: "Spekit Editors",
  people: ["ana.silva@acme.example", "ben.okafor@acme.example"],
  roles: ["Spekit Editors", "Legal", "Board", "R&D"],
  user: "grace.novak@acme.example",
};

/** Counts trusted clicks and key strokes in every page of the context. */
export async function countInteractions(context) {
  const count = { clicks: 0, keys: 0 };
  await context.exposeFunction("countInteraction", (kind) => {
    count[kind]++;
  });
  await context.addInitScript(() => {
    const tick = (kind) => (event) => {
      if (event.isTrusted) globalThis.countInteraction(kind);
    };
    addEventListener("mousedown", tick("clicks"), true);
    addEventListener("keydown", tick("keys"), true);
  });
  return count;
}

/** Pastes into what has the focus: the two keys are pressed for real, the text stands in for the clipboard's. */
export async function paste(page, text) {
  await page.keyboard.press("ControlOrMeta+V");
  await page.keyboard.insertText(text);
}

const inputs = (job, services) => ({
  "input-app": { text: job.app, paste: false },
  "input-base-url": { text: services.scimBase, paste: true },
  "input-token": { text: services.scimToken, paste: true },
  "input-user": { text: job.user, paste: true },
  "input-new-role": { text: job.newRole, paste: false },
  "input-people": { text: job.people.join("\n"), paste: true },
  "input-roles": { text: job.roles.join("\n"), paste: true },
});

/** What the panel shows: the open step, and what can be pressed. */
export const offered = (panel) =>
  panel.evaluate(() => ({
    step: document.querySelector("article.open")?.id.replace("step-", "") ?? null,
    running: document.querySelector('[data-msg="stop"]') !== null,
    approve: document.querySelector("#approve")?.textContent?.trim() ?? null,
    go: document.querySelector("#go")?.textContent?.trim() ?? null,
    done: document.querySelector(".card.good") !== null,
    counted: document.querySelector(".progress p")?.textContent ?? "",
    trouble: document.querySelector('[role="alert"]')?.textContent ?? null,
    ask: document.querySelector(".ask")?.textContent ?? null,
  }));

/** Waits until the panel is not working and offers something, or asks for something. */
export async function idle(panel, before, timeout = 30_000) {
  await panel.waitForFunction(
    (last) => {
      const running = document.querySelector('[data-msg="stop"]') !== null;
      const says = document.querySelector("#approve,#go,.card.good,.ask,[role=alert]");
      const now = `${document.querySelector("article.open")?.id} ${document.querySelector("#approve,#go")?.textContent} ${document.querySelector(".changes")?.textContent} ${document.querySelector(".ask")?.textContent} ${document.querySelector("header")?.textContent}`;
      return !running && says !== null && now !== last;
    },
    before,
    { timeout, polling: 50 },
  );
}

/** What is offered, and where: the same button may lead on from one page to the next. */
export const fingerprint = (panel) =>
  panel.evaluate(
    () =>
      `${document.querySelector("article.open")?.id} ${document.querySelector("#approve,#go")?.textContent} ${document.querySelector(".changes")?.textContent} ${document.querySelector(".ask")?.textContent} ${document.querySelector("header")?.textContent}`,
  );

/** Gives the open step's inputs that are still blank or not as wanted. */
export async function giveInputs(panel, job, services) {
  for (const [id, want] of Object.entries(inputs(job, services))) {
    const field = panel.locator(`#${id}`);
    if ((await field.count()) === 0 || (await field.inputValue()) === want.text) continue;
    await field.click();
    if ((await field.inputValue()) !== "") await panel.keyboard.press("ControlOrMeta+A");
    if (want.paste) await paste(panel, want.text);
    else await panel.keyboard.type(want.text);
  }
}

/**
 * Goes on until the guide is done, or until `stopAt` is the open step.
 * @param {import("playwright-core").Page} panel
 * @param {typeof JOB} job
 * @param {ReturnType<typeof import("./browser.mjs").services>} services
 * @param {{ stopAt?: string | null, onStep?: (step: string, number: number) => Promise<unknown> }} [how]
 * @returns the steps that were passed, in order
 */
export async function play(panel, job, services, { stopAt = null, onStep = async () => {} } = {}) {
  const passed = [];
  for (let turn = 0; turn < 120; turn++) {
    const now = await offered(panel);
    if (now.done) return passed;
    if (stopAt !== null && now.step === stopAt) return passed;
    if (passed.at(-1) !== now.step) {
      passed.push(now.step);
      await onStep(now.step, passed.length);
    }
    await giveInputs(panel, job, services);
    const before = await fingerprint(panel);
    const ready = await offered(panel);
    if (ready.approve !== null) await panel.locator("#approve").click();
    else if (ready.go !== null) {
      // A panel that goes along by itself takes its own button away; one that can't, leaves it.
      const follows = await panel.locator("#follow").isChecked();
      const left =
        follows &&
        (await idle(panel, before, 3000).then(
          () => true,
          () => false,
        ));
      if (left) continue;
      await panel.locator("#go").click();
    } else if (ready.running) await panel.waitForFunction(() => document.querySelector('[data-msg="stop"]') === null);
    else {
      // A window that is just closing still covers the page.
      const offers = () =>
        panel.waitForFunction(() => document.querySelector("#approve,#go,.card.good,[data-msg=stop]") !== null, undefined, {
          timeout: 5000,
          polling: 50,
        });
      await offers().catch(() => {
        throw new Error(`the panel offers nothing at ${ready.step}: ${JSON.stringify(ready)}`);
      });
      continue;
    }
    await idle(panel, before).catch(async (error) => {
      throw new Error(`the panel does not go on: ${JSON.stringify(await offered(panel))}`, { cause: error });
    });
  }
  throw new Error("the guide did not end");
}
