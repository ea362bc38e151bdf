// The same job without the extension: an admin with a mouse, a keyboard and the vendor's instructions.

import { ORIGIN } from "./browser.mjs";
import { paste } from "./play.mjs";

/** @returns how many clicks and key strokes it took */
export async function byHand(browser, job, services) {
  const page = await browser.context.newPage();
  let count = 0;
  // The context counts for the extension already; a page of its own is counted here.
  await page.exposeFunction("countByHand", () => {
    count++;
  });
  await page.addInitScript(() => {
    for (const kind of ["mousedown", "keydown"]) addEventListener(kind, (event) => event.isTrusted && globalThis.countByHand(), true);
  });
  await page.goto(`${ORIGIN}/apps`);
  const click = (locator) => locator.click();
  const link = (name) => page.getByRole("link", { name, exact: true });
  const button = (name) => page.getByRole("button", { name, exact: true });
  const popup = page.locator("#popup_content");
  const saved = () => page.locator("#flashnotice .container.on").waitFor();
  const menu = async (name, entry) => {
    await page.locator(".navbar .nav > li > a", { hasText: name }).hover();
    await click(page.locator(".navbar .dropdown-menu a", { hasText: entry }).first());
    await page.locator("h1").waitFor();
  };
  const retype = async (field, text) => {
    await field.click();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(text);
  };
  const pasteInto = async (field, text) => {
    await field.click();
    await paste(page, text);
  };
  const choose = async (box, option) => {
    await click(box);
    await click(page.locator("#select2-drop .select2-result-label", { hasText: new RegExp(`^${option}$`) }));
  };
  const tab = (name) => click(page.locator("#tabs a", { hasText: name }));
  const save = async () => {
    await click(page.locator(".js-save"));
    await saved();
  };
  const closed = () => page.locator("#popup").waitFor({ state: "hidden" });
  const openApp = async () => {
    await menu("Applications", "Applications");
    await click(link(job.app));
    await page.locator("#app-form").waitFor();
  };

  await click(link("Add App"));
  await page.locator("#name").click();
  await page.keyboard.type("SCIM");
  await click(link("SCIM Provisioner with SAML (SCIM v2 Enterprise)"));
  await retype(page.locator("#app_name"), job.app);
  await click(button("Save"));
  await page.locator("#app-form").waitFor();

  await tab("Configuration");
  await pasteInto(page.locator("#scim_base_url"), services.scimBase);
  await pasteInto(page.locator("#scim_token"), services.scimToken);
  await click(button("Enable"));
  await page.locator(".label-success").waitFor();
  await save();

  await tab("Provisioning");
  await choose(page.locator("#s2id_on_delete"), "Suspend");
  await choose(page.locator("#s2id_on_suspend"), "Suspend");
  await click(page.locator("#provisioning_enabled"));
  await save();

  await tab("Parameters");
  await click(page.locator(".js-parameter[data-key=groups]"));
  await click(popup.getByText("Include in User Provisioning"));
  await click(popup.getByText("Save", { exact: true }));
  await closed();
  await save();

  await menu("Users", "Roles");
  await click(link("New Role"));
  await page.locator("#role_name").click();
  await page.keyboard.type(job.newRole);
  await click(page.locator(".js-app", { hasText: job.app }));
  await click(button("Save"));
  await saved();
  await click(link(job.newRole));
  await page.locator("#role-form").waitFor();
  await tab("Users");
  for (const person of job.people) {
    await pasteInto(page.locator("#person_search"), person);
    await click(button("Check"));
    await click(button("Add To Role"));
  }
  await click(page.locator(".js-save-role"));
  await click(popup.getByText("Save", { exact: true }));
  await closed();
  await saved();

  await openApp();
  await tab("Access");
  for (const role of job.roles) {
    const box = page.locator(".js-role").and(page.locator(`xpath=//label[normalize-space()="${role}"]/input`));
    if (!(await box.isChecked())) await click(box);
  }
  await save();

  await tab("Rules");
  for (const role of job.roles) {
    await click(button("Add Rule"));
    await page.locator("#rule_name").click();
    await page.keyboard.type(`Spekit: ${role}`);
    await choose(page.locator("#s2id_rule_action"), `Set Groups in ${job.app}`);
    await click(popup.getByText("Map from OneLogin"));
    await choose(page.locator("#s2id_rule_for_each"), "role");
    await page.locator("#rule_expression").click();
    await page.keyboard.type(`^${role}$`);
    await click(popup.getByText("Save", { exact: true }));
    await closed();
  }
  await save();

  await menu("Users", "Users");
  await pasteInto(page.locator("#name"), job.user);
  await click(page.locator(`#results tr:has-text("${job.user}") a`).and(page.locator("tr:only-child a")));
  await page.locator("#user-form").waitFor();
  await tab("Applications");
  await click(button("+"));
  await choose(page.locator("#s2id_assign_app"), job.app);
  await click(popup.getByText("Continue", { exact: true }));
  await click(popup.getByText("Save", { exact: true }));
  await closed();
  await saved();

  await openApp();
  await tab("Users");
  await click(page.locator("#more-actions > a"));
  await click(link("Reapply entitlement mappings"));
  await saved();
  for (;;) {
    const pending = page.locator(".js-pending");
    const left = await pending.count();
    if (left === 0) break;
    await click(pending.first());
    await click(popup.getByText("Approve", { exact: true }));
    await page.waitForFunction((before) => document.querySelectorAll(".js-pending").length < before, left);
    await closed();
  }
  await page.close();
  return count;
}
