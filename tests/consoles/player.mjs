// Plays the guide on a console as an admin who takes what the panel offers, and compares what the panel says with what the console's server
// holds. Where the panel can't go on, it says "I have done this", as an admin would who did it by hand.

import { fingerprint, giveInputs, offered } from "../e2e/support/play.mjs";

/** @typedef {{ id: string, mark: string, says: "done" | "by hand" | "open", is: boolean }} Step */

/** Time in ms in which a panel that offers nothing may still find something to offer. */
const PATIENCE = 12_000;

/** What a step has brought about, by what the server holds. */
const HOLDS = {
  "choose-connector": ({ app }) => app !== undefined,
  "create-app": ({ app }) => app !== undefined,
  "enable-api": ({ app }) => app?.apiEnabled,
  credentials: ({ app, given }) => app?.baseUrl === given.scimBase && app?.token,
  provisioning: ({ app }) =>
    app?.provisioning.enabled && app.provisioning.onDelete === "Suspend" && app.provisioning.onSuspend === "Suspend",
  // The window of the parameter stores nothing; the step after it does.
  "groups-parameter": () => true,
  "save-groups-parameter": ({ app }) => app?.groupsIncluded,
  "create-role": ({ role, app }) => role?.apps.includes(app?.id),
  // People are stored by the step after it.
  "role-people": () => true,
  "save-role": ({ role, job }) => job.people.every((person) => role?.people.includes(person)),
  "give-access": ({ app, job }) => job.roles.every((name) => app?.roles.includes(name)),
  // The window of a rule stores nothing; the step after it does.
  rules: () => true,
  "save-rules": ({ app, job }) => job.roles.every((name) => app?.rules.some((rule) => rule.expression === `^${name}$`)),
  "assign-user": ({ user, app }) => user?.logins.includes(app?.id),
  reapply: ({ app }) => (app?.reapplied ?? 0) > 0,
  confirm: ({ app }) => app !== undefined && app.users.length > 0 && app.users.every((user) => user.state === "provisioned"),
};

/** Compares the panel's steps with what the server holds. */
async function steps(panel, state, job, given) {
  const marks = await panel.evaluate(() => {
    const shown = [...document.querySelectorAll("ol.steps > li")];
    return shown.map((step) => ({
      id:
        step.querySelector("article")?.id.replace("step-", "") ??
        JSON.parse(step.querySelector("button.step")?.getAttribute("data-msg") ?? "{}")["open-step"],
      mark: step.querySelector(".mark")?.textContent?.trim() ?? "",
    }));
  });
  const ids = Object.keys(HOLDS);
  const held = {
    app: state.apps.find((app) => app.name === job.app),
    role: state.roles.find((role) => role.name === job.newRole),
    user: state.users.find((user) => user.email === job.user),
    job,
    given,
  };
  const word = { "✓": "done", "☑": "by hand" };
  return marks.map(({ id, mark }) => {
    const name = typeof id === "number" ? ids[id] : id;
    return { id: name, mark, says: word[mark] ?? "open", is: Boolean(HOLDS[name]?.(held)) };
  });
}

/**
 * @param {import("playwright-core").Page} panel
 * @param {() => any} state what the console's server holds
 * @param {{ app: string, newRole: string, people: string[], roles: string[], user: string }} job
 * @param {any} given
 * @param {{ turns?: number, told?: (line: string) => void }} [how]
 * @returns {Promise<{ steps: Step[], clicks: number }>}
 */
export async function playConsole(panel, state, job, given, { turns = 150, told = () => {} } = {}) {
  let clicks = 0;
  const press = async (selector) => {
    // What the panel takes away at that moment needs no press.
    const pressed = await panel
      .locator(selector)
      .click({ timeout: 2000 })
      .then(
        () => true,
        () => false,
      );
    if (pressed) clicks += 1;
  };
  const times = new Map();
  for (let turn = 0; turn < turns; turn++) {
    await giveInputs(panel, job, given);
    const before = await fingerprint(panel);
    const found = await ready(panel);
    const now = await offered(panel);
    if (now.done) break;
    const said = [now.trouble, await panel.textContent("#live").catch(() => "")].filter(Boolean).join(" / ");
    told(`${now.step}: ${found} ${now.approve ?? now.go ?? now.ask ?? ""} | ${said}`.replace(/\s+/g, " ").slice(0, 500));
    const left = await panel.evaluate(() => document.querySelectorAll("li.done").length);
    const tried = `${now.step} ${found} ${now.approve ?? now.go} ${left}`;
    times.set(tried, (times.get(tried) ?? 0) + 1);
    // A long list is shown part by part, and people are confirmed one by one.
    const often = /^Look on/.test(now.go ?? "") || now.step === "confirm";
    const again = (times.get(tried) ?? 0) > (often ? 30 : 4);
    if (found === "approve" && !again) await press("#approve");
    else if (found === "go" && !again) {
      if (!(await changes(panel, before, 2500))) await press("#go");
    } else if (found !== "ask" || again) {
      const details = await panel.evaluate(() => document.querySelector("article.open")?.textContent?.replace(/\s+/g, " ") ?? "");
      told(`  stuck at ${now.step}: ${details.slice(0, 900)}`);
      const open = panel.locator('article.open [id="by-hand"]');
      if (await open.count()) await press("#by-hand");
      else break;
    }
    if (found !== "ask") await changes(panel, before, PATIENCE);
  }
  return { steps: await steps(panel, state(), job, given), clicks };
}

/** Waits until the panel is not at work, and says what it offers. */
async function ready(panel) {
  // What is being carried out comes to its end by itself.
  await panel.waitForFunction(() => document.querySelector('[data-msg="stop"]') === null, undefined, { timeout: 120_000, polling: 50 });
  const looked = await panel
    .waitForFunction(
      () => {
        if (document.querySelector('[data-msg="stop"]')) return false;
        if (document.querySelector(".card.good")) return "done";
        const approve = document.querySelector("#approve");
        if (approve) return approve.getAttribute("aria-disabled") ? false : "approve";
        if (document.querySelector(".ask")?.textContent?.startsWith("First fill in")) return "ask";
        return document.querySelector("#go") ? "go" : false;
      },
      undefined,
      { timeout: PATIENCE, polling: 50 },
    )
    .catch(() => null);
  return looked === null ? "nothing" : looked.jsonValue();
}

/** Does the panel offer something else within the time? */
const changes = (panel, before, timeout) =>
  panel
    .waitForFunction(
      (last) => {
        const now = `${document.querySelector("article.open")?.id} ${document.querySelector("#approve,#go")?.textContent} ${document.querySelector(".changes")?.textContent} ${document.querySelector(".ask")?.textContent} ${document.querySelector("header")?.textContent}`;
        return document.querySelector('[data-msg="stop"]') !== null || now !== last;
      },
      before,
      { timeout, polling: 50 },
    )
    .then(
      () => true,
      () => false,
    );
