// What a look finds: the shapes that its parts hand on to one another.

/**
 * @import { Control } from "../../wasm/scim_guide.js"
 * @import { Sight } from "../dom/sight.js"
 * @import { Survey } from "./survey.js"
 */

/** @typedef {Control["role"]} Role */
/** @typedef {NonNullable<Control["context"]>} Context */
/** @typedef {{ element: Element, title: string }} Dialog */
/** @typedef {{ from: Text | Element, dialog: Element | null }} Leaf a text, and the window it stands in */
/** @typedef {{ level: number, text: string, region?: boolean }} Heading */
/** @typedef {{ text: string, element: Element | null }} Piece */

/**
 * @typedef {object} CellSeen
 * @property {Element} element
 * @property {string} text
 * @property {number} fields
 * @property {boolean} head
 */

/**
 * @typedef {object} RowSeen
 * @property {Element} element
 * @property {number} handle
 * @property {CellSeen[]} cells
 * @property {readonly string[]} texts texts of its cells
 * @property {readonly CellSeen[]} above the row above, for labels that stand there
 * @property {TableSeen} table
 * @property {number} number its place in the table, -1 for a head row
 * @property {boolean} holdsControl something in it can be operated by itself
 */

/**
 * @typedef {object} TableSeen
 * @property {Element} element
 * @property {boolean} list
 * @property {string} caption
 * @property {readonly CellSeen[]} heads
 * @property {readonly CellSeen[]} latest the head row above what is being read: there may be another one further down
 * @property {RowSeen[]} rows
 * @property {readonly CellSeen[]} last
 * @property {number | null} stated
 * @property {boolean} made is it a list only by its look?
 * @property {boolean} beyond
 */

/**
 * What a look found out about one element that can be operated.
 * @typedef {object} Known
 * @property {Element} element
 * @property {number} handle
 * @property {Role} role
 * @property {boolean} gone not rendered at all
 * @property {boolean} amongText a link in a text all of which is shown
 * @property {boolean} bare a link that has nothing but its address and its text
 * @property {Control["labels"]} labels
 * @property {string} label the strongest of its labels
 * @property {boolean} strong is that a label that belongs to it by the markup?
 * @property {Context} context
 * @property {Element | null} dialog the window it stands in
 * @property {RowSeen | null} row
 * @property {Element | null} proxy the visible thing that stands for it
 * @property {NonNullable<Control["barriers"]>} barriers
 * @property {string} after text after it, kept until the walk has come to its end; so are those that follow here
 * @property {readonly (Text | Element)[]} follows what that text is made of
 * @property {string} before
 * @property {readonly (Text | Element)[]} nodes
 * @property {Element | null} fresh
 * @property {Element | null} dt
 * @property {readonly CellSeen[]} cells
 * @property {CellSeen | null} column
 * @property {Element | null} host
 * @property {Element | null} wrap
 * @property {Element | null} frame the frame that it is the only field of, while nothing in there names it
 * @property {readonly Known[]} radios the buttons of a group of radio buttons
 */

/**
 * A block that is being walked: the text since the last field in it, and what it is a part of.
 * @typedef {object} Frame
 * @property {Frame | null} parent
 * @property {Element | null} element
 * @property {string} tag
 * @property {string} run text since the last field
 * @property {readonly (Text | Element)[]} nodes what that run is made of
 * @property {readonly Heading[]} headings in force here, outermost first
 * @property {Element | null} fresh a heading that no field has followed yet
 * @property {number} fields
 * @property {readonly Piece[]} pieces texts beside one another, for facts
 * @property {Known | null} pending a box whose text may follow
 * @property {number} waited blocks that were left since
 * @property {Element | null} dt
 * @property {Dialog | null} dialog
 * @property {TableSeen | null} table
 * @property {RowSeen | null} row
 * @property {CellSeen | null} cell
 * @property {readonly TableSeen[]} tables that were left in it and still lack a total
 * @property {number} stated a total that no table has taken yet
 * @property {number} levels how far tables and total have come up
 */

/**
 * What a walk through the page has gathered so far.
 * @typedef {object} Walk
 * @property {Sight} sight
 * @property {Survey} survey
 * @property {Known[]} records
 * @property {Leaf[]} leaves
 * @property {TableSeen[]} tables
 * @property {{ label: string, text: string, element: Element }[]} facts
 * @property {string[]} headings
 * @property {Dialog[]} dialogs
 * @property {Element[]} hosts of shadow trees, around what is being walked
 * @property {Element | null} menu the last list of entries that came up over the page
 * @property {Element[]} wraps labels, likewise
 * @property {Element | null} ours is passed over: the ring's host
 * @property {number} foreignFrames
 * @property {boolean} truncated
 * @property {number} usual size of the page's text in pixels
 */

export {};
