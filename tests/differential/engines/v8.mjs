// One JSON case a line in; for each of its names the group or null out.
import readline from "node:readline";

let out = [];
for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  const { names, expression, whole, ignore_case: ignoreCase } = JSON.parse(line);
  const bare = expression.length > 1 && expression.startsWith("/") && expression.endsWith("/") ? expression.slice(1, -1) : expression;
  let regexp;
  try {
    regexp = new RegExp(whole ? `^(?:${bare})$` : bare, ignoreCase ? "iu" : "u");
  } catch {
    // With the u flag V8 is stricter about stray brackets and escapes than without.
    try {
      regexp = new RegExp(whole ? `^(?:${bare})$` : bare, ignoreCase ? "i" : "");
    } catch {
      regexp = undefined;
    }
  }
  const groups = names.map((name) => {
    if (!regexp) return "refused";
    const match = regexp.exec(name);
    return match && (match[1] ?? match[0]);
  });
  out.push(JSON.stringify(groups));
  if (out.length === 1000) {
    process.stdout.write(`${out.join("\n")}\n`);
    out = [];
  }
}
if (out.length) process.stdout.write(`${out.join("\n")}\n`);
