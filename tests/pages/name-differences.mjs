// Where the names that we give to controls differ from the browser's accessibility tree, and why that is right. Anything else
// is a fault of the content script. Each kind must occur: one that no page shows any more is to be taken off the list.

/**
 * @typedef {import("./name-evidence.mjs").Piece} Piece
 * @typedef {import("./name-compare.mjs").Sides} Sides
 * @typedef {object} Kind a difference; one of its tests says when it is one
 * @property {string} id
 * @property {string} what what differs
 * @property {string} why why it is right for us
 * @property {(control: Sides) => boolean} [whole] explains the two names as they are
 * @property {(piece: Piece, control: Sides, word: string) => boolean} [theirs] explains a word that only the tree has by where it stands
 * @property {(piece: Piece, control: Sides, word: string) => boolean} [ours] explains a word that only we have, or have before the tree's
 * @property {boolean} [read] a word of it may be one that a person reads
 * @property {(said: string, name: string) => boolean} [same] explains two names of the same words
 */

const inner = (/** @type {Piece} */ piece) => piece.within !== "" || piece.part !== "own";
/** Roles whose content this browser leaves out when it makes up a name, and tags that have them. */
const PASSED = /\b(figure|section|(span|div)\[(group|note|img)\])/;

/** @type {Kind[]} */
export const DIFFERENCES = [
  {
    id: "not-in-tree",
    what: "the tree leaves the control out",
    why: "We tell it with the barrier that keeps a person from it, or because something else on show stands for it.",
    whole: ({ ours, theirs }) => theirs.ignored && (ours.proxied || ours.barriers.some((barrier) => /^(hidden|inert)$/.test(barrier))),
  },
  {
    id: "link-not-looked-at",
    what: "the tree leaves a link, tab or entry of a menu out because it is kept from assistive technology",
    why: "There can be thousands of them; whether one can be reached is looked at when it is to be pressed.",
    whole: ({ ours, theirs }) => theirs.ignored && /^(link|tab|menuitem)$/.test(ours.role) && ours.barriers.length === 0,
  },
  {
    id: "group-without-role",
    what: "the tree has no node for a group of radio buttons",
    why: "Radio buttons that belong together are one choice to us, also where no element says so.",
    whole: ({ ours, theirs }) => ours.role === "radiogroup" && !theirs.name && ours.ownRole !== "radiogroup" && ours.tag !== "fieldset",
  },
  {
    id: "made-to-be-pressed",
    what: "the tree has no control in what a class or a handler makes a button",
    why: "A person presses it like any other.",
    whole: ({ ours, theirs, said, from }) =>
      ours.role === "button" &&
      /^(a|div|span)$/.test(ours.tag) &&
      !ours.ownRole &&
      (theirs.ignored || /^(generic|link)$/.test(theirs.role)) &&
      said === "" &&
      from !== "",
  },
  {
    id: "default-word",
    what: "a button without a text has a word of the browser's own",
    why: "No script can read that word, and it is in the language of the browser, not of the page.",
    theirs: (piece) => piece.from === "default",
  },
  {
    id: "state-word",
    what: "a switch is called On or Off",
    why: "What a switch says of itself is what it holds. Its name is another.",
    whole: ({ ours, said, by }) => ours.role === "switch" && by === "content" && /^(on|off|yes|no|(en|dis)abled|(in)?active)$/i.test(said),
  },
  {
    id: "shown-choice",
    what: "a button that opens a list is called by what is chosen",
    why: "What is chosen is what it holds, and changes.",
    whole: ({ ours, by }) => ours.role === "combobox" && !/^(select|input)$/.test(ours.tag) && by === "content",
  },
  {
    id: "own-choice",
    read: true,
    what: "a drop-down that names itself among others is called by what is chosen, too",
    why: "What is chosen is what it holds, and changes.",
    theirs: (piece, { ours, by }) =>
      ours.role === "combobox" && by === "aria-labelledby" && piece.part === "own" && /^(text|held)$/.test(piece.from),
  },
  {
    id: "own-value",
    read: true,
    what: "a field that names itself among others is called by what is in it, or by its title",
    why: "What a field holds is no name: it changes, and may be secret.",
    theirs: (piece, { ours, by }) =>
      by === "aria-labelledby" && ours.role === "textbox" && piece.part === "own" && /^(held|placeholder|text|title)$/.test(piece.from),
  },
  {
    id: "label-around",
    what: "a label stands around something, behind it, or points at something, that it does not name by the rules of HTML",
    why: "A person reads it as its name all the same. What the tree has we tell after it.",
    ours: (piece, { ours, from }) => from === "label" && !ours.labelled && piece.part === "label",
  },
  {
    id: "custom-element",
    what: "what names a custom element names the control in its shadow tree",
    why: "A person sees one field with one label. The tree has the element and what is in it apart.",
    ours: (piece) => piece.part === "host",
  },
  {
    id: "title-before-placeholder",
    what: "this browser takes what `aria-placeholder` says before the title",
    why: "By the rules a title comes first, as it does in this browser before the placeholder of a native field.",
    ours: (piece, { from, by }) => from === "title" && by === "placeholder" && piece.from === "title",
  },
  {
    id: "empty-label",
    what: "a label or a content without words leaves a control without a name",
    why: "There is something else that names it.",
    ours: (piece, { said, by, theirs }) =>
      said === "" &&
      piece.part === "own" &&
      (by !== "" || theirs.sources.some(({ type, attribute, value }) => type === "relatedElement" && !attribute && !value?.value)),
  },
  {
    id: "unseen",
    what: "words that are hidden from sight",
    why: "We take nothing that a person can't read: a control is found by what one reads on it.",
    theirs: (piece) => !piece.seen && /^(text|generated|alt)$/.test(piece.from),
  },
  {
    id: "spoken-for",
    what: "words that assistive technology is to say in place of what is shown",
    why: "We tell what a person reads there.",
    theirs: (piece) => inner(piece) && /^(aria-label|title)$/.test(piece.from),
    ours: (piece, { ours }) =>
      ours.pieces.some(
        (other) => other !== piece && other.part === piece.part && other.from === "aria-label" && piece.within.startsWith(other.within),
      ),
  },
  {
    id: "stand-in",
    what: "what a part without a text is called",
    why: "It stands for a sign that is drawn there, as the text of a picture does. This browser takes it, but not where there is a blank.",
    ours: (piece) => inner(piece) && /^(aria-label|title)$/.test(piece.from),
  },
  {
    id: "held",
    what: "what another control in a label or in what is pointed at holds",
    why: "What a control holds is no name: it changes, and may be secret.",
    theirs: (piece) => piece.from === "held" && inner(piece),
  },
  {
    id: "names-of-controls",
    what: "what names another control that `aria-labelledby` points at",
    why: "We take what is written on it; this browser what names it, or what it holds.",
    theirs: (piece) => piece.part === "beyond",
    ours: (piece) => piece.part === "beyond",
  },
  {
    id: "passed-over",
    what: "words in a group, a note, a figure, a section or what is said to be a picture",
    why: "This browser leaves them out of names. A person reads them like the others.",
    ours: (piece) => PASSED.test(piece.within),
  },
  {
    id: "kept",
    what: "words that are on show but kept from assistive technology",
    why: "A person reads a label that is kept from it like any other. A part that is kept is left out, as it is meant, also in shadow trees, where this browser takes it.",
    theirs: (piece) => piece.kept,
    ours: (piece) => piece.kept && (piece.seen || piece.from === "title"),
  },
  {
    id: "image-value",
    what: "a button that is a picture is called by its value",
    why: "That is what it sends; nobody sees it.",
    theirs: (piece, { ours }) => ours.type === "image" && piece.part === "own" && piece.from === "held",
  },
  {
    id: "signs",
    what: "signs that CSS draws",
    why: "A tick before a text, or the picture of an icon font, is no word, and a tick changes with what is held.",
    theirs: (piece, _, word) => piece.from === "generated" && !/[\p{L}\p{N}]/u.test(word),
  },
  {
    id: "letters",
    what: "capital letters that CSS makes",
    why: "We tell what is written, and compare without regard to capitals.",
    same: (said, name) => said.toLowerCase() === name.toLowerCase(),
  },
  {
    id: "blanks",
    what: "a blank more or less between parts",
    why: "We part what is drawn apart; this browser goes by which boxes it made.",
    same: (said, name) => said.replace(/\s/g, "").toLowerCase() === name.replace(/\s/g, "").toLowerCase(),
  },
];

/**
 * @typedef {object} RoleKind
 * @property {string} id
 * @property {string} ours
 * @property {RegExp} theirs
 * @property {string} why
 */

/** @type {RoleKind[]} */
export const ROLES = [
  { id: "kinds-of-textbox", ours: "textbox", theirs: /^(searchbox|spinbutton|Date|DateTime|InputTime)$/, why: "All take typed text." },
  { id: "editable", ours: "textbox", theirs: /^generic$/, why: "What can be typed into is a text field, also without a role." },
  { id: "kinds-of-combobox", ours: "combobox", theirs: /^listbox$/, why: "Both offer a choice; which form the list has does not matter." },
  { id: "chooser", ours: "combobox", theirs: /^button$/, why: "A button that opens a list of answers is a drop-down to who uses it." },
  { id: "disclosure", ours: "button", theirs: /^DisclosureTriangle$/, why: "A summary is pressed like a button." },
  { id: "pressed-by-class", ours: "button", theirs: /^(generic|link)$/, why: "What a class or a handler makes a button is one." },
  { id: "toggle", ours: "switch", theirs: /^button$/, why: "A button that stays pressed is a switch by another name." },
  { id: "entry-with-box", ours: "checkbox", theirs: /^menuitemcheckbox$/, why: "A box is a box, also in a menu." },
  { id: "entry-with-radio", ours: "radio", theirs: /^menuitemradio$/, why: "Likewise." },
  { id: "tab-by-class", ours: "tab", theirs: /^link$/, why: "Tabs of older kits are links in a list that a class marks." },
  {
    id: "group-by-name",
    ours: "radiogroup",
    theirs: /^(generic|group|form|region|list|listitem|table|rowgroup|row|cell|figure|LabelText|Legend)$/,
    why: "Radio buttons that belong together are one choice, whatever holds them.",
  },
];
