// The name that a look gives a control beside the one that the browser's accessibility tree gives it, and whether what differs is
// of a listed kind.

/**
 * @typedef {import("./name-evidence.mjs").Piece} Piece
 * @typedef {object} Ours what a look says of a control
 * @property {string} role
 * @property {{ source: string, text: string }[]} labels
 * @property {string[]} barriers
 * @property {boolean} proxied does something stand for it?
 * @property {string} tag
 * @property {string} type
 * @property {boolean} labelled does a `<label>` name it by the rules of HTML?
 * @property {string} ownRole its `role` attribute
 * @property {Piece[]} pieces
 * @property {string} html
 * @typedef {object} Theirs what the tree says of it
 * @property {string} role
 * @property {string} name
 * @property {boolean} ignored is it left out of the tree?
 * @property {{ type: string, attribute?: string, superseded?: boolean, value?: { value: string } }[]} sources
 * @typedef {object} Sides
 * @property {Ours} ours
 * @property {Theirs} theirs
 * @property {string} name the name we give it
 * @property {string} said the name the tree gives it
 * @property {string} from the source of our name, empty when it has none
 * @property {string} by the source of the tree's name, likewise, in our words
 */

const LIMIT = 300;
/** As accname has them; what only layout ties to a control is no name to a browser. */
const SOURCES = ["aria-labelledby", "aria-label", "label", "content", "title", "placeholder"];

const squeezed = (/** @type {string} */ text) => text.replace(/\s+/g, " ").trim().slice(0, LIMIT).trim();

/** Words and signs, each for itself. In the pages made at random also words that stand without a blank between them. @param {string} text @returns {string[]} */
export const words = (text) => text.toLowerCase().match(/w\d+x\d+|s\d+|[\p{L}\p{N}\p{M}\u00ad]+|[^\s\p{L}\p{N}\p{M}\u00ad]/gu) ?? [];

/** Are all words of a text in another, in their order? @param {string} text @param {string} other */
function isPartOf(text, other) {
  const left = words(other);
  return words(text).every((word) => {
    const at = left.indexOf(word);
    left.splice(0, at + 1);
    return at >= 0;
  });
}

/** The texts of a source, as one: of several labels all. A part of a name alone repeats what stands before it. @param {Ours} ours @param {string} source */
export function told(ours, source) {
  const texts = ours.labels.filter((label) => label.source === source).map((label) => label.text);
  if (source !== "label") return texts[0] ?? "";
  return squeezed(texts.filter((text, index) => !texts.slice(0, index).some((other) => isPartOf(text, other))).join(" "));
}

/** @param {Theirs} theirs */
function sourceOf({ name, sources }) {
  const source = name && sources.find(({ superseded, value }) => !superseded && value?.value);
  if (!source) return "";
  if (source.type === "relatedElement") return source.attribute === "aria-labelledby" ? "aria-labelledby" : "label";
  if (source.type === "placeholder") return "placeholder";
  return source.type === "attribute" && SOURCES.includes(source.attribute ?? "") ? /** @type {string} */ (source.attribute) : "content";
}

/** @param {{ ours: Ours, theirs: Theirs }} control @returns {Sides} */
export function sides({ ours, theirs }) {
  const from = SOURCES.find((source) => told(ours, source)) ?? "";
  return { ours, theirs, name: from && told(ours, from), said: squeezed(theirs.name), from, by: sourceOf(theirs) };
}

/** @param {string} word @param {string[]} texts */
const count = (word, texts) => texts.flatMap(words).filter((other) => other === word).length;

/** Words of the one that the other does not have, and the other way round. @param {string} one @param {string} other */
function apart(one, other) {
  /** @type {string[]} */
  const missing = [];
  const extra = words(other);
  for (const word of words(one)) {
    const at = extra.indexOf(word);
    if (at < 0) missing.push(word);
    else extra.splice(at, 1);
  }
  return { missing, extra };
}

const PARTS = { "aria-labelledby": "target", label: "label", content: "own" };

/** Does a person read a word more often in what the tree's name is made of than in ours? Then it was overlooked. @param {string} word @param {Sides} control @param {string} near */
function isOverlooked(word, { ours, by }, near) {
  const read = ours.pieces.filter(({ part, from, seen, kept }) => part === PARTS[by] && from === "text" && seen && !kept);
  const texts = read.map((piece) => piece.text);
  return count(word, texts) > count(word, [near]);
}

/** A kind that explains one word. @param {string} word @param {"theirs" | "ours"} side @param {Sides} control @param {string} near @param {import("./name-differences.mjs").Kind[]} kinds */
function reasonOf(word, side, control, near, kinds) {
  const places = control.ours.pieces.filter((piece) => words(piece.text).includes(word));
  const kind = kinds.find((each) => places.some((piece) => each[side]?.(piece, control, word)));
  return kind && side === "theirs" && !kind.read && isOverlooked(word, control, near) ? undefined : kind;
}

/**
 * Kinds that together explain how the two names differ; null when something is left over.
 * @param {Sides} control @param {import("./name-differences.mjs").Kind[]} kinds @returns {string[] | null}
 */
export function reasons(control, kinds) {
  const { ours, theirs, name, said, from, by } = control;
  if (name === said && !theirs.ignored) return [];
  const whole = kinds.find((kind) => kind.whole?.(control));
  if (whole) return [whole.id];
  if (theirs.ignored) return null;
  // Where we have what the tree has, but something else before it, each word of that needs a reason.
  const after = from !== by && by ? told(ours, by) : "";
  const near = after || name;
  const differ = apart(said, near);
  const { missing } = differ;
  // Where we have nothing of the tree's source we tell what is weaker, and only the words we lack need a reason.
  const extra = by && missing.length > 0 && !told(ours, by) && SOURCES.indexOf(by) < SOURCES.indexOf(from) ? [] : differ.extra;
  const found = new Set();
  for (const [side, list] of /** @type {const} */ ([
    ["theirs", missing],
    ["ours", after ? [...extra, ...words(name)] : extra],
  ])) {
    for (const word of list) {
      const kind = reasonOf(word, side, control, near, kinds);
      if (!kind) return null;
      found.add(kind.id);
    }
  }
  if (near !== said && !missing.length && !extra.length) {
    const same = kinds.find((kind) => kind.same?.(said, near));
    if (!same) return null;
    found.add(same.id);
  }
  return [...found];
}

/** The kind by which our role and the tree's differ: empty when they are the same, null when there is no reason. @param {Sides} control @param {import("./name-differences.mjs").RoleKind[]} kinds */
export function roleReason({ ours, theirs }, kinds) {
  if (ours.role === theirs.role.toLowerCase()) return "";
  return kinds.find((kind) => kind.ours === ours.role && kind.theirs.test(theirs.role))?.id ?? null;
}
