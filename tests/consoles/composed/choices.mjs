// What a composed console may be made of: the axes, and what each option means. The first option of an axis is the plainest.

/** @typedef {Record<string, string>} Choices one option for each axis */

/** @type {Record<string, Record<string, string>>} */
export const AXES = {
  layout: {
    for: "labels at the left that belong to their fields",
    above: "captions over the fields, tied to nothing",
    cell: "captions in the left cell of a table",
    labelledby: "captions that ARIA ties to the fields",
    below: "captions under the fields, each field in a box",
    floating: "labels in the upper edge of the fields",
  },
  kit: {
    native: "plain fields",
    wrapped: "fields in several wrappers",
    controlled: "fields that show what a script holds",
    shadow: "fields that are web components with an open shadow root",
  },
  dropDown: {
    native: "plain selects",
    hidden: "a drawn drop-down over a hidden select",
    combobox: "an ARIA combobox whose list is made when it is opened",
    menu: "a button with a menu of buttons",
    mousedown: "a drawn drop-down that opens when the mouse goes down",
  },
  switch: {
    checkbox: "check boxes",
    switch: "buttons with the role switch",
    pressed: "buttons that say On or Off",
    covered: "hidden check boxes under a drawn one",
  },
  window: {
    dialog: "dialog elements",
    role: "boxes with the role dialog",
    layer: "layers without a role, made when they are opened",
    inline: "panels in the page",
  },
  list: {
    table: "tables",
    links: "lists of links",
    grid: "rows of boxes that open as a whole",
    cards: "cards",
  },
  paging: {
    none: "lists in one piece",
    numbered: "numbered pages",
    more: "a button for more rows",
    next: "next and previous page",
    search: "a few rows and a search box",
  },
  saving: {
    always: "Save can always be pressed",
    disabled: "Save is disabled until something changes",
    hidden: "Save is not there until something changes",
    reload: "the page is loaded anew after Save",
    text: "the button says whether it is saved",
  },
  notice: {
    alert: "messages with the role alert",
    toast: "messages in a corner, for a few seconds",
    inline: "messages beside the button",
    banner: "messages across the top",
    none: "no message when it went well",
  },
  navigation: {
    loads: "each page and tab is a load",
    push: "pages are swapped, and the address with them",
    hash: "tabs in the fragment of the address",
    tabs: "tabs with roles, the address stays",
  },
  frame: {
    none: "no frames",
    content: "the content is in a frame",
    stale: "all is in a frame, and the address of the page stays as it was",
  },
  wording: {
    current: "today's labels",
    older: "labels of older guides",
    colon: "labels with a colon",
    asterisk: "an asterisk at what is required",
    upper: "capitals",
    sentence: "one capital letter a label",
  },
  decoys: {
    none: "no decoys",
    legacy: "an old section with the same labels",
    twins: "hidden fields with the same id",
    others: "links to other apps",
    help: "help that names the labels",
    drafts: "buttons that are called almost alike",
  },
};

export const NAMES = Object.keys(AXES);
export const options = (axis) => Object.keys(AXES[axis]);

/** @type {Choices} */
export const PLAIN = Object.fromEntries(NAMES.map((axis) => [axis, options(axis)[0]]));

/** The choices as a short code, one digit for each axis. @param {Choices} choices */
export const code = (choices) => NAMES.map((axis) => options(axis).indexOf(choices[axis])).join("");

/** The choices of a code. @param {string} text */
export function decode(text) {
  if (text.length !== NAMES.length) throw new Error(`${text} is not ${NAMES.length} digits`);
  const chosen = NAMES.map((axis, at) => [axis, options(axis)[Number(text[at])]]);
  for (const [axis, option] of chosen) if (!option) throw new Error(`${text}: no such ${axis}`);
  return /** @type {Choices} */ (Object.fromEntries(chosen));
}

/** In words, what is not the plainest. @param {Choices} choices */
export const described = (choices) =>
  NAMES.filter((axis) => choices[axis] !== PLAIN[axis])
    .map((axis) => AXES[axis][choices[axis]])
    .join("; ") || "the plainest of all";
