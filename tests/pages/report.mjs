// Writes docs/finding.md from what the product and its peers made of the gallery:
// node tests/pages/report.mjs PEERS FINDING-CHROMIUM FINDING-FIREFOX > docs/finding.md

import fs from "node:fs";

const [peers, chromium, firefox] = process.argv.slice(2).map((file) => JSON.parse(fs.readFileSync(file, "utf8")));

const PEERS = {
  playwrightVerbatim: "Playwright, verbatim label",
  playwrightAliases: "Playwright, all aliases",
  nameHeuristic: "id/name heuristic",
};
const isDone = (came) => /^(written|read|refused)/.test(came);

/** What came of the controls of a page, or of all: done of all, for those to be found and those to be refused. */
function ours(results, page) {
  const rows = results.filter((row) => row.control && (page === undefined || row.page === page));
  /** @returns {[number, number]} */
  const count = (refuse) => {
    const group = rows.filter((row) => (row.expect === "refuse") === refuse);
    return [group.filter((row) => isDone(row.came)).length, group.length];
  };
  const touched = results.filter((row) => row.touched && (page === undefined || row.page === page)).flatMap((row) => row.touched);
  return { found: count(false), refused: count(true), touched: touched.length };
}

function theirs(peer, page) {
  const rows = peers.pages.filter((each) => page === undefined || each.page === page).flatMap((each) => each.controls);
  /** @returns {[number, number]} */
  const count = (refuse, verdict) => {
    const group = rows.filter((row) => (row.expect === "refuse") === refuse);
    return [group.filter((row) => row[peer] === verdict).length, group.length];
  };
  const wrong = rows.filter((row) => row[peer] === "wrong").length;
  return { found: count(false, "found"), refused: count(true, "refused"), wrong };
}

const of = ([done, all]) => (all === 0 ? "–" : `${done} of ${all}`);
const lines = [
  "# Finding controls",
  "",
  "How often the right control is found on the pages of the gallery (`tests/pages`), and how often one that must not be written is",
  "refused. *Ours* is the extension in a real browser: found, written, and the application's own state was the witness. The peers",
  "only had to point at the right element: Playwright's `getByLabel` and `getByRole` with the catalogue's label, the same with every",
  "alias, and a heuristic over `id`, `name` and `placeholder` as form fillers have it. Made by",
  "",
  "```sh",
  "cargo xtask test pages firefox",
  "cargo xtask peers > target/peers.json",
  "node tests/pages/report.mjs target/peers.json target/finding-chromium.json target/finding-firefox.json > docs/finding.md",
  "```",
  "",
  "| | must be found | must be refused | wrong control |",
  "| --- | --- | --- | --- |",
];
for (const [name, results] of [
  ["ours, Chromium", chromium],
  ["ours, Firefox", firefox],
]) {
  const { found, refused, touched } = ours(results);
  lines.push(`| ${name} | ${of(found)} | ${of(refused)} | ${touched} |`);
}
for (const [peer, name] of Object.entries(PEERS)) {
  const { found, refused, wrong } = theirs(peer);
  lines.push(`| ${name} | ${of(found)} | ${of(refused)} | ${wrong} |`);
}
lines.push("", "## Page by page", "", "Found or refused as it must be, of all controls of the page.", "");
lines.push(`| page | style | Chromium | Firefox | ${Object.values(PEERS).join(" | ")} |`, "| --- | --- | --- | --- | --- | --- | --- |");
const both = ({ found, refused }) => `${found[0] + refused[0]} of ${found[1] + refused[1]}`;
for (const { page, style } of peers.pages) {
  const cells = [both(ours(chromium, page)), both(ours(firefox, page)), ...Object.keys(PEERS).map((peer) => both(theirs(peer, page)))];
  lines.push(`| ${page} | ${style} | ${cells.join(" | ")} |`);
}
lines.push("");
process.stdout.write(lines.join("\n"));
