// What others make of the gallery: Playwright's locators and an autofill's name heuristic, held against the truth. Prints
// JSON: of every page every control, and totals. It finds and compares only; the page is brought forward by hand.
//
// found: exactly the element that is meant · wrong: exactly one, another · ambiguous: several · missed: none. Of a control
// that must be refused: would-write when the peer ends with one element that it could write to, else refused.

import { byHand, catalogue, element, launch, open, pages } from "./gallery.mjs";

const ROLES = {
  Text: ["textbox", "searchbox"],
  Secret: ["textbox"],
  Check: ["checkbox", "switch"],
  Radio: ["radio"],
  Choice: ["combobox", "listbox"],
  Press: ["button", "link", "tab", "menuitem"],
  Row: ["row"],
  Listed: ["row", "cell"],
  Fact: [],
};

/** All elements that Playwright finds by these labels, in every frame: by role and name, and by label for what has one. */
async function byPlaywright(page, kind, labels, exact) {
  const handles = [];
  for (const frame of page.frames()) {
    const locators = labels.flatMap((name) => [
      ...(ROLES[kind] ?? []).map((role) => frame.getByRole(role, { name, exact })),
      // A button has no label, and a label of a field is no answer to the question for a button.
      ...(["Press", "Row", "Listed"].includes(kind) ? [] : [frame.getByLabel(name, { exact })]),
    ]);
    const all = locators.length ? await locators.reduce((left, right) => left.or(right)).elementHandles() : [];
    handles.push(...all);
  }
  return handles;
}

/** As a person who tests would: visible, enabled, editable, and nothing on top. */
async function playwrightWrites(handle, kind) {
  if (kind === "Choice" || kind === "Text" || kind === "Secret")
    return (await handle.isVisible()) && (await handle.isEditable().catch(() => false));
  return handle.click({ trial: true, timeout: 500 }).then(
    () => true,
    () => false,
  );
}

// Longest first, as autofill's lists are.
const KEYWORDS = {
  "configuration.base-url": ["scimbaseurl", "baseurl", "scimurl", "endpoint", "url"],
  "configuration.token": ["bearertoken", "scimtoken", "apitoken", "token", "secret", "password"],
  "configuration.template": ["jsontemplate", "scimtemplate", "template"],
  "provisioning.enable": ["enableprovisioning", "provisioningenabled", "provisioning", "enabled", "enable"],
  "provisioning.approve-create": ["createuser", "approvecreate", "create"],
  "provisioning.approve-delete": ["deleteuser", "approvedelete", "delete"],
  "provisioning.approve-update": ["updateuser", "approveupdate", "update"],
  "provisioning.on-delete": ["deprovision", "ondelete", "whendeleted", "deleted", "delete"],
  "provisioning.on-suspend": ["onsuspend", "whensuspended", "suspended", "suspend"],
  "parameters.groups.include": ["includeinuserprovisioning", "include", "provisioning"],
  "rule.name": ["rulename", "name"],
  "rule.action": ["ruleaction", "actions", "action"],
  "rule.map": ["mapfromonelogin", "map"],
  "rule.for-each": ["foreach", "each"],
  "rule.expression": ["valuethatmatches", "expression", "matches", "value"],
  "app.display-name": ["displayname", "appname", "name"],
  "app.save": ["save", "submit"],
  "rule.save": ["save", "submit"],
  "parameters.groups.save": ["save", "submit"],
  "configuration.enable": ["enable"],
  "rules.add": ["addrule", "newrule", "add"],
  "roles.new": ["newrole", "new"],
};

/** The first field of the right type whose id, name, placeholder and the like hold the most telling keyword. */
async function byName(page, control, kind) {
  const found = await page.evaluateHandle(
    ([keywords, what]) => {
      const selectors = {
        Text: "input:not([type=checkbox],[type=radio],[type=hidden],[type=submit],[type=button],[type=file]),textarea",
        Secret: "input:not([type=checkbox],[type=radio],[type=hidden],[type=submit],[type=button],[type=file])",
        Check: "input[type=checkbox]",
        Radio: "input[type=radio]",
        Choice: "select",
        Press: "button,input[type=submit],input[type=button],input[type=image],a",
      };
      const squeeze = (text) => (text ?? "").toLowerCase().replace(/[^a-z0-9]/g, "");
      const fields = [...document.querySelectorAll(selectors[what] ?? "none")].filter(
        (field) => field.checkVisibility() && !field.disabled && !field.readOnly,
      );
      const said = (field) =>
        [
          field.id,
          field.name,
          field.placeholder,
          field.title,
          field.getAttribute("aria-label"),
          field.className,
          field.value && what === "Press" ? field.value : "",
        ].map(squeeze);
      for (const word of keywords) {
        const hit = fields.find((field) => said(field).some((text) => text.includes(word)));
        if (hit) return hit;
      }
      return null;
    },
    [KEYWORDS[control] ?? [], kind],
  );
  return found.asElement() ? [found.asElement()] : [];
}

/** @returns {Promise<string>} the verdict on what a peer found */
async function judge(handles, wanted, writes) {
  // Two ways to the same element are one.
  const distinct = [];
  for (const handle of handles) {
    let known = false;
    for (const other of distinct) known ||= await handle.evaluate((node, one) => node === one, other).catch(() => false);
    if (!known) distinct.push(handle);
  }
  if (wanted.expect === "refuse") return distinct.length === 1 && (await writes(distinct[0])) ? "would-write" : "refused";
  if (distinct.length === 0) return "missed";
  if (distinct.length > 1) return "ambiguous";
  const right = await distinct[0].evaluate((node, control) => {
    const { application } = /** @type {typeof globalThis} */ (/** @type {unknown} */ (window.top));
    return node === application.element(control) || node === application.hand(control);
  }, wanted.control);
  return right ? "found" : "wrong";
}

const known = catalogue();
const browser = await launch();
const report = [];
const totals = {};
for (const entry of pages()) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1180, height: 860 } });
  const page = await open(context, entry);
  const controls = [];
  for (const wanted of entry.truth.controls) {
    const vars = { ...entry.truth.vars, ...wanted.vars };
    const { kind, labels } = known[wanted.control];
    const names = labels.map((label) => label.replace(/\{(\w+)\}/g, (_, name) => vars[name] ?? ""));
    if (wanted.expect !== "refuse") await element(page, wanted.control);
    const playwright = (handle) => playwrightWrites(handle, kind);
    const row = {
      control: wanted.control,
      expect: wanted.expect,
      ...(wanted.because && { because: wanted.because }),
      playwrightVerbatim: await judge(await byPlaywright(page, kind, names.slice(0, 1), true), wanted, playwright),
      playwrightAliases: await judge(await byPlaywright(page, kind, names, false), wanted, playwright),
      nameHeuristic: await judge(await byName(page, wanted.control, kind), wanted, async () => true),
    };
    controls.push(row);
    for (const peer of ["playwrightVerbatim", "playwrightAliases", "nameHeuristic"]) {
      const group = wanted.expect === "refuse" ? "must refuse" : "must find";
      totals[peer] ??= {};
      totals[peer][group] ??= {};
      totals[peer][group][row[peer]] = (totals[peer][group][row[peer]] ?? 0) + 1;
    }
    if (wanted.write) await byHand(page, wanted);
  }
  report.push({ page: entry.name, style: entry.truth.style, controls });
  await context.close();
}
await browser.close();
console.log(JSON.stringify({ totals, pages: report }, null, 1));
