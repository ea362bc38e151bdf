// A person's hands on a composed console: they go by the texts that are seen and by what stands beside what, never by ids or attributes.
// Only where a caption stands to its field is known beforehand, as a person sees it at a glance.

import assert from "node:assert/strict";

/** Runs in the page: the elements that are called something, by what is to be seen. */
function look({ scope, label, wanted, below, legacy }) {
  const plain = (text) =>
    text
      .replace(/\s+/g, " ")
      .replace(/[\s:*]+$/, "")
      .trim()
      .toLowerCase();
  const everything = (root) =>
    [...root.querySelectorAll("*")].flatMap((each) => [each, ...(each.shadowRoot ? everything(each.shadowRoot) : [])]);
  const outer = (each) => each.parentElement ?? each.getRootNode().host;
  const inside = (each, selector) => {
    for (let at = each; at; at = outer(at)) if (at.matches?.(selector)) return at;
    return null;
  };
  const seen = (each) => {
    const { width, height } = each.getBoundingClientRect();
    return width > 1 && height > 1 && each.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const roots = scope ?? document;
  const some = everything(roots).filter((each) => !inside(each, "template") && seen(each));
  // A section that says it is old is another one.
  const now = some.filter((each) => legacy || !/legacy|\(old\)/i.test(inside(each, "section")?.querySelector("h2")?.textContent ?? ""));
  const texts = now.filter(
    (each) => plain(each.textContent) === plain(label) && ![...each.children].some((child) => plain(child.textContent) === plain(label)),
  );
  // Nor is a word of a sentence a label.
  const fields = now.filter((each) => each.matches("input:not([type=checkbox],[type=radio],[type=search]),textarea,select,[data-dd]"));
  const toggles = now.filter((each) => each.matches("[role=switch],[aria-pressed]"));
  const found = texts
    .filter((each) => !each.matches("option,input,button,p *"))
    .map((text) => {
      const mine = text.getBoundingClientRect();
      let best = null;
      let least = 400;
      for (const field of wanted === "toggle" ? toggles : fields) {
        const its = field.getBoundingClientRect();
        const over = Math.max(0, Math.max(mine.left - its.right, its.left - mine.right));
        const middle = Math.abs((its.top + its.bottom - mine.top - mine.bottom) / 2);
        const level = mine.top < its.bottom && mine.bottom > its.top;
        if (wanted === "toggle" ? !level || middle > 12 : below ? its.bottom > mine.top + 2 : its.bottom < mine.top) continue;
        const away = level ? over + middle / 10 : below ? mine.top - its.bottom + over : its.top - mine.bottom + over;
        if (away < least) [best, least] = [field, away];
      }
      return best;
    });
  return found.filter(Boolean);
}

/** @param {any} page @param {import("./choices.mjs").Choices} choices */
export function hands(page, choices) {
  const content = () => (choices.frame === "none" ? page : page.frameLocator("iframe"));
  const frame = () => (choices.frame === "none" ? page.mainFrame() : page.frames().find((each) => each !== page.mainFrame()));
  // What is on the page is looked for in the frame, if there is one.
  const shown = new Proxy(page, {
    get(target, name) {
      const from = /^(getBy|locator$)/.test(String(name)) ? content() : target;
      return typeof from[name] === "function" ? from[name].bind(from) : from[name];
    },
  });
  /** Exactly one of what is called so; waits for it. */
  async function only(label, wanted, within) {
    const window = within && within !== shown ? await within.elementHandle() : undefined;
    let count = 0;
    for (const end = Date.now() + 5000; Date.now() < end; await page.waitForTimeout(50)) {
      const given = { label, wanted, below: choices.layout === "below" };
      const found = await frame()
        .evaluateHandle(({ code, given, window }) => new Function(`return ${code}`)()({ ...given, scope: window }), {
          code: look.toString(),
          given,
          window,
        })
        .catch(() => null);
      const handles = found ? [...(await found.getProperties()).values()].map((each) => each.asElement()).filter(Boolean) : [];
      count = handles.length;
      if (count === 1) return handles[0];
    }
    return assert.fail(`${count} are called ${label} as ${wanted}`);
  }
  const older = choices.wording === "older";
  const named = {
    "Add App": "Add Apps",
    "Enable provisioning": "Enable Provisioning for Spekit SCIM",
    "Reapply entitlement mappings": "Reapply provision mappings",
  };
  const called = (label) => (older ? (named[label] ?? label) : label);
  const exactly = (label) => new RegExp(`^\\s*${label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\s*$`, "i");
  const within = (scope) => (scope === undefined || scope === shown ? content() : scope);
  const last = (label, scope) => within(scope).getByText(exactly(label)).filter({ visible: true }).last();
  const drawn = choices.dropDown !== "native";
  const save = async (label) => {
    const button = content()
      .getByRole("button", { name: exactly(label) })
      .filter({ visible: true });
    await button.waitFor();
    assert.equal(await button.count(), 1, "more than one Save");
    await button.click();
  };
  const settle = () => page.waitForTimeout(120);
  const seen = (text, scope) => last(text, scope);
  return {
    page: shown,
    frame,
    called,
    settle,
    seen,
    async press(label, scope) {
      const text = called(label);
      const toggle = /^(Include in|Enable [Pp]rovisioning)|^(Legal|Board|R&D)$/.test(text) && /switch|pressed/.test(choices.switch);
      const tile = choices.list === "cards" && /^(Legal|Board|R&D)$/.test(text);
      if (toggle && !tile) return (await only(text, "toggle", scope)).click();
      return last(text, scope).click();
    },
    async menu(area, entry) {
      const bar = choices.frame === "content" ? page : content();
      const entries = { Applications: older ? "Company Apps" : "Applications", Users: older ? "All Users" : "Users", Roles: "Roles" };
      const title = older && area === "Applications" ? "Apps" : area;
      const button = bar.getByRole("button", { name: title, exact: true });
      if (await button.count()) await button.click();
      await bar.getByRole("link", { name: entries[entry], exact: true }).filter({ visible: true }).first().click();
      await page.waitForTimeout(250);
    },
    async tab(name) {
      const link = content()
        .locator("main")
        .getByRole(choices.navigation === "tabs" ? "tab" : "link", { name: exactly(name) });
      await link.filter({ visible: true }).first().click();
    },
    async field(label, scope) {
      return only(called(label), "field", scope);
    },
    async write(label, value, scope) {
      await (await only(called(label), "field", scope)).fill(value);
    },
    async choose(label, option, scope) {
      const field = await only(called(label), "field", scope);
      if (!drawn) {
        await field.selectOption({ label: option });
        return;
      }
      await field.click();
      await content().getByText(option, { exact: true }).filter({ visible: true }).last().click();
      assert.equal((await field.textContent()).trim(), option);
    },
    async chooseAction(option, scope) {
      return this.choose("Action", option, scope);
    },
    async search(text) {
      const box = content()
        .getByPlaceholder(/^search/i)
        .filter({ visible: true });
      if (choices.paging === "none" && !(await box.count())) return;
      await box.fill(text);
      await box.press("Enter");
      await page.waitForTimeout(400);
    },
    window: () => content().locator("dialog[open], [data-window]:not(dialog,[hidden])").last(),
    save: () => save("Save"),
    async more() {
      if (choices.paging === "numbered") {
        const now = Number(await content().locator("[aria-current=page]").filter({ hasText: /^\d+$/ }).textContent());
        const next = content().getByRole("link", { name: String(now + 1), exact: true });
        if (!(await next.count())) return false;
        await next.click();
        return true;
      }
      const next = content()
        .getByText(/^(Load more|Next)$/i)
        .filter({ visible: true });
      if (!(await next.count()) || !(await next.isEnabled())) return false;
      await next.click();
      return true;
    },
    async open(name) {
      await settle();
      if (choices.paging === "search") await this.search(name);
      for (let turns = 0; !(await seen(name).count()); turns++) {
        await page.waitForTimeout(150);
        if (await seen(name).count()) break;
        assert(turns < 9 && (await this.more()), `${name} is not in the list`);
        await page.waitForTimeout(250);
      }
      await last(name).click();
      await page.waitForTimeout(250);
    },
    async add(person, text) {
      await this.write("Check existing or add new users to this role", text);
      await last("Check").click();
      await seen("Add To Role").waitFor();
      const found = content().locator("main").getByText(person).filter({ visible: true });
      assert.equal(await found.count(), 1);
      await last("Add To Role").click();
      await settle();
    },
    /** Apps of a role: tiles or switches. */
    async giveApp(name) {
      if (choices.list !== "cards" && /switch|pressed/.test(choices.switch)) await (await only(name, "toggle")).click();
      else await last(name).click();
    },
    async addLogin(name) {
      await content()
        .getByRole("button", { name: "+" })
        .or(content().getByText("+", { exact: true }))
        .filter({ visible: true })
        .first()
        .click();
      await content().getByText(`Assign new login to ${name}`).filter({ visible: true }).waitFor();
      await this.choose("Select application", "Spekit SCIM", this.window());
      await this.press("Continue", this.window());
      await content().getByText(`Edit Spekit SCIM login for ${name}`).filter({ visible: true }).waitFor();
      await this.press("Save", this.window());
    },
    async openApp() {
      await this.menu("Applications", "Applications");
      await this.open("Spekit SCIM");
    },
    async reload() {
      await page.reload();
      await settle();
      if (choices.frame === "stale") await this.openApp();
    },
  };
}
