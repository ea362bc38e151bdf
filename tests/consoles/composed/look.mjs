// How a composed console looks, from its choices and its seed: words, class names, ids, colours.

import { hash } from "./random.mjs";
import { SHEET } from "./sheet.mjs";
import { words } from "./words.mjs";

/** @typedef {import("./choices.mjs").Choices} Choices */
/** @typedef {ReturnType<typeof look>} Look */

const capital = (text) => text[0].toUpperCase() + text.slice(1);
const short = (text, length = 5) => hash(text).toString(36).padStart(7, "k").slice(-length);

/** How frameworks name classes: the first name is the one that the style sheet uses. */
const CLASSES = {
  bootstrap: (_seed, key) => [`ol-${key}`],
  modules: (seed, key) => [`${capital(key)}_${key}__${short(seed + key)}`],
  emotion: (seed, key) => [`css-${short(seed + key, 6)}`, `Mui${capital(key)}-root`, `Mui${capital(key)}-sizeMedium`],
  styled: (seed, key) => [`sc-${short(seed + key)}`, `k${short(`${key}${seed}`)}`],
  angular: (seed, key) => [`mat-${key}`, `ng-tns-c${hash(seed) % 40}-${hash(key) % 9}`, "ng-star-inserted"],
};
const IDS = {
  rails: (name) => `app_${name.replace(/[.[\]]+/g, "_")}`,
  material: (name) => `mat-input-${hash(name) % 1000}`,
  react: (name) => `:r${short(name, 3)}:`,
  counted: (name) => `field-${hash(name) % 10_000}`,
};
const COLOURS = ["#0569b3", "#6b3fa0", "#00796b", "#b3471d", "#2f4858"];
const FONTS = ["system-ui,sans-serif", "Helvetica,Arial,sans-serif", "Verdana,sans-serif", "Georgia,serif"];
const DONE = ["{what} was successfully updated.", "Your changes have been saved.", "{what} saved", "Successfully saved {what}"];

/** @param {Choices} choices @param {string} seed */
export function look(choices, seed) {
  /** One of the values; always the same one for a name. */
  const pick = (name, values) => values[hash(`${seed}/${name}`) % values.length];
  const classes = CLASSES[pick("classes", Object.keys(CLASSES))];
  const id = IDS[pick("ids", Object.keys(IDS))];
  const names = (key) => classes(seed, key);
  const colour = pick("colour", COLOURS);
  const style = SHEET.replace(/§([a-z]+)/g, (_, key) => `.${names(key)[0]}`)
    .replaceAll("$colour", colour)
    .replaceAll("$font", pick("font", FONTS))
    .replaceAll("$gap", pick("gap", ["6px", "10px", "14px"]))
    .replaceAll("$round", pick("round", ["0", "4px", "10px"]))
    .replaceAll("$case", choices.wording === "upper" ? "uppercase" : "none");
  const keys = new Set([...SHEET.matchAll(/§([a-z]+)/g)].map(([, key]) => key));
  return {
    choices,
    seed,
    pick,
    style,
    ...words(choices.wording),
    /** Class names for markup. @param {...string} wanted */
    cls: (...wanted) => wanted.flatMap(names).join(" "),
    id: (name) => id(`${name}`),
    /** What a link of the console begins with. */
    base: choices.frame === "none" ? "" : "/embed",
    done: pick("done", DONE),
    /** For the scripts in the page. */
    classes: Object.fromEntries([...keys].map((key) => [key, names(key).join(" ")])),
  };
}
