// Plays the whole guide, first with the extension and then by hand on the same pages, and leaves pictures and a summary.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { launch, ORIGIN, openPanel, reset, scim, services, state } from "./support/browser.mjs";
import { byHand } from "./support/by-hand.mjs";
import { countInteractions, JOB, play } from "./support/play.mjs";
import { keepSnapshots, rememberSnapshots } from "./support/snapshots.mjs";

const out = process.env.OUT_DIR ?? "target/demo";
fs.mkdirSync(out, { recursive: true });

/** Groups and members of the SCIM server, by name and user name. */
async function provisioned() {
  const users = new Map((await scim("Users")).map((user) => [user.id, user.userName]));
  const groups = (await scim("Groups")).map((group) => [
    group.displayName,
    (group.members ?? []).map((member) => users.get(member.value)).sort(),
  ]);
  return { users: [...users.values()].sort(), groups: Object.fromEntries(groups.sort(([left], [right]) => left.localeCompare(right))) };
}

/** What the chosen roles imply, from the tenant's own list of roles. */
async function implied() {
  const { roles } = await state();
  const chosen = roles.filter((role) => JOB.roles.includes(role.name));
  const groups = Object.fromEntries(
    chosen.map((role) => [role.name, [...role.people].sort()]).sort(([left], [right]) => left.localeCompare(right)),
  );
  const users = [...new Set([...chosen.flatMap((role) => role.people), JOB.user])].sort();
  return { users, groups };
}

await reset();
const browser = await launch();
const pictures = [];
const shoot = async (page, name) => {
  const file = `${String(pictures.length + 1).padStart(2, "0")}-${name}.png`;
  await page.screenshot({ path: path.join(out, file) });
  pictures.push(file);
};
let summary;
try {
  const count = await countInteractions(browser.context);
  const page = await browser.context.newPage();
  await page.goto(`${ORIGIN}/apps`);
  const panel = await openPanel(browser, page);
  const snapshots = path.join(out, "snapshots");
  await rememberSnapshots(panel);
  await panel.locator("#follow").click();
  await play(panel, JOB, services(), {
    onStep: async (step) => {
      await shoot(panel, `${step}-panel`);
      await shoot(page, `${step}-page`);
    },
  });
  await shoot(panel, "done-panel");
  const interactions = count.clicks + count.keys;
  const steps = (await panel.locator(".progress p").textContent()).match(/(\d+) of (\d+)/);

  await keepSnapshots(panel, snapshots, "played");
  const { id } = (await state()).apps.find((app) => app.name === JOB.app);
  for (const tab of ["info", "configuration", "parameters", "mappings", "access", "provisioning", "users"]) {
    await page.goto(`${ORIGIN}/apps/${id}/edit#${tab}`);
    await panel.waitForFunction((hash) => globalThis.snapshots[`apps-id-edit-${hash}`]?.controls.length > 20, tab);
  }
  await keepSnapshots(panel, snapshots, "done");

  await panel.locator("#tab-audit").click();
  await shoot(panel, "audit-panel");
  const download = panel.waitForEvent("download");
  await panel.getByRole("button", { name: "Save as HTML" }).click();
  await (await download).saveAs(path.join(out, "audit.html"));
  const report = await browser.context.newPage();
  await report.goto("about:blank");
  await report.setContent(fs.readFileSync(path.join(out, "audit.html"), "utf8"));
  await shoot(report, "audit-report");
  await panel.emulateMedia({ colorScheme: "dark" });
  await shoot(panel, "audit-panel-dark");
  await panel.locator("#tab-rules").click();
  await shoot(panel, "rules-panel-dark");
  await panel.locator("#tab-template").click();
  await shoot(panel, "template-panel-dark");
  await panel.emulateMedia({ colorScheme: "light" });
  await panel.setViewportSize({ width: 1100, height: 900 });
  await shoot(panel, "template-panel-wide");

  const [got, want] = [await provisioned(), await implied()];
  fs.writeFileSync(path.join(out, "scim.json"), JSON.stringify(got, null, 2));
  assert.deepEqual(got, want, "the SCIM server does not hold what the chosen roles imply");

  await reset();
  const hand = await byHand(browser, JOB, services());
  const handGot = await provisioned();
  assert.deepEqual(handGot, want, "the job by hand did not come to the same");

  summary = {
    steps_done: Number(steps[1]),
    steps_total: Number(steps[2]),
    groups: Object.keys(got.groups),
    members: Object.fromEntries(Object.entries(got.groups).map(([name, members]) => [name, members.length])),
    users: got.users.length,
    interactions,
    interactions_by_hand: hand,
    pictures,
  };
  fs.writeFileSync(path.join(out, "summary.json"), JSON.stringify(summary, null, 2));
} finally {
  await browser.close();
}
assert.equal(summary.steps_done, summary.steps_total, "not every step was done");
assert.ok(
  summary.interactions * 3 <= summary.interactions_by_hand,
  `${summary.interactions} interactions are more than a third of ${summary.interactions_by_hand}`,
);
