// What controls are called by the rules of accessible names, one rule a case. Where we differ from the rules, `ruled` is what they
// would have, and `why` is why we do not; docs/names.md sums it up.

/**
 * @typedef {object} Case
 * @property {string} rule
 * @property {string} html the body of a page; the control is `#it`
 * @property {string} name what we call it first of all
 * @property {string} [ruled]
 * @property {string} [why]
 */

/** @type {Case[]} */
export const CASES = [
  // Which of the names that an author can give comes first.
  {
    rule: "aria-labelledby before all",
    html: `<b id=a>Far</b><label>Near <input id=it aria-labelledby=a aria-label=Said></label>`,
    name: "Far",
  },
  {
    rule: "aria-labelledby in its own order, an id twice only once",
    html: `<i id=a>one</i><i id=b>two</i><input id=it aria-labelledby="b a gone">`,
    name: "two one",
  },
  { rule: "aria-label before a label", html: `<label>Read <input id=it aria-label=Said></label>`, name: "Said" },
  { rule: "an aria-label of blanks is none", html: `<label>Read <input id=it aria-label=" &#9; "></label>`, name: "Read" },
  { rule: "a label before a title", html: `<label for=it>Read</label><input id=it title=Tip placeholder=Hint>`, name: "Read" },
  { rule: "a title before a placeholder", html: `<input id=it title=Tip placeholder=Hint>`, name: "Tip" },
  { rule: "a placeholder where there is nothing else", html: `<textarea id=it placeholder=Hint></textarea>`, name: "Hint" },
  { rule: "a title before a text nearby", html: `<p>Nearby</p><input id=it title=Tip>`, name: "Tip" },
  { rule: "a placeholder before a text nearby", html: `<div>Nearby <input id=it placeholder=Hint></div>`, name: "Hint" },
  {
    rule: "the title of a drop-down before a text nearby",
    html: `<p>Nearby<br><select id=it title=Tip><option>A</select></p>`,
    name: "Tip",
  },
  { rule: "the title of a box before a text nearby", html: `<p>Nearby</p><input type=checkbox id=it title=Tip>`, name: "Tip" },
  { rule: "what is in a button before its title", html: `<button id=it title=Tip>Read</button>`, name: "Read" },
  { rule: "the title of an empty button", html: `<button id=it title=Tip><i></i></button>`, name: "Tip" },

  // Buttons that are inputs.
  { rule: "the value of a button", html: `<input type=button id=it value=Read title=Tip>`, name: "Read" },
  { rule: "the alt of a picture button before its value", html: `<input type=image id=it value=sent alt=Read src="data:,">`, name: "Read" },
  {
    rule: "the title of a picture button before its value",
    html: `<input type=image id=it value=sent title=Tip src="data:,">`,
    name: "Tip",
  },

  // Labels.
  { rule: "several labels as one", html: `<label for=it>First</label> <label for=it>second</label> <input id=it>`, name: "First second" },
  {
    rule: "a label around it and one that points at it, in their order",
    html: `<label for=it>Before</label> <label>it <input id=it type=checkbox> and</label>`,
    name: "Before it and",
  },
  { rule: "words before and after it in its label", html: `<label>every<input id=it>days</label>`, name: "every days" },
  { rule: "what is not drawn in a label", html: `<label for=it>Read <u hidden>not</u> this</label><input id=it>`, name: "Read this" },
  {
    rule: "the alt of a picture in a label",
    html: `<label for=it><img src="data:," alt=Seen> mark</label><input id=it>`,
    name: "Seen mark",
  },

  // Where one word ends.
  { rule: "blocks", html: `<label for=it>one<div>two</div>three</label><input id=it>`, name: "one two three" },
  { rule: "inline parts", html: `<label for=it>o<b>n</b>e</label><input id=it>`, name: "one" },
  {
    rule: "inline blocks",
    html: `<label for=it><b style="display:inline-block">one</b><b style="display:inline-block">two</b></label><input id=it>`,
    name: "one two",
  },
  {
    rule: "cells made by CSS",
    html: `<label for=it><b style="display:table-cell">one</b><b style="display:table-cell">two</b></label><input id=it>`,
    name: "one two",
  },
  {
    rule: "what CSS puts on a line of its own",
    html: `<style>label::before{content:"one";display:block}</style><label for=it>two</label><input id=it>`,
    name: "one two",
  },
  { rule: "what CSS puts in a line", html: `<style>label::after{content:"ne"}</style><label for=it>o</label><input id=it>`, name: "one" },

  // Another control in a label is read as what it holds.
  {
    rule: "a number that is typed",
    html: `<label><input type=checkbox id=it> Wait <input type=number value=5> minutes</label>`,
    name: "Wait 5 minutes",
  },
  {
    rule: "what is chosen",
    html: `<label for=it>Every <select><option>day<option selected>week</select></label><input id=it>`,
    name: "Every week",
  },
  {
    rule: "what is chosen of a list box by role",
    html: `<label for=it>Every <span role=listbox><span role=option>day</span><span role=option aria-selected=true>week</span></span> or so</label><input id=it type=password>`,
    name: "Every week or so",
  },
  {
    rule: "what a drop-down by role shows",
    html: `<label for=it>Every <span role=combobox>week</span></label><input id=it>`,
    name: "Every week",
  },
  {
    rule: "the text of a slider before its number",
    html: `<label for=it>Volume <span role=slider aria-valuenow=9 aria-valuetext=loud></span></label><input id=it>`,
    name: "Volume loud",
  },
  {
    rule: "the number of a spin button",
    html: `<label for=it>Volume <span role=spinbutton aria-valuenow=9></span></label><input id=it type=radio>`,
    name: "Volume 9",
  },
  { rule: "a word that is typed", html: `<label><input type=checkbox id=it> Tell <input value=Ana> of it</label>`, name: "Tell Ana of it" },
  {
    rule: "a menu is not read",
    html: `<label for=it>Flag <span role=menu><span role=menuitem>red</span></span> it</label><input id=it type=checkbox>`,
    name: "Flag it",
  },

  // Where we do not do as the rules say.
  {
    rule: "a word that is typed, in the name of a field",
    html: `<label for=it>Tell <input value=Ana> of it</label> <input id=it>`,
    name: "Tell of it",
    ruled: "Tell Ana of it",
    why: "What is typed may be anybody's name or a secret, and names of fields are told in reports; a box's are not.",
  },
  {
    rule: "a long text that is typed",
    html: `<label><input type=checkbox id=it> Tell <input value="ana.maria.silva@acme.example"> of it</label>`,
    name: "Tell of it",
    ruled: "Tell ana.maria.silva@acme.example of it",
    why: "A word in a sentence is short. What is longer may be a secret.",
  },
  {
    rule: "a password is no word",
    html: `<label><input type=checkbox id=it> Use <input type=password value=abc> for it</label>`,
    name: "Use for it",
    ruled: "Use ••• for it",
    why: "Not even its length is told.",
  },
  {
    rule: "a part with a name of its own, and a text",
    html: `<label for=it>Pay <span aria-label=Said>read</span> now</label><input id=it>`,
    name: "Pay read now",
    ruled: "Pay Said now",
    why: "A control is found by what a person reads there.",
  },
  {
    rule: "nothing that the author attached",
    html: `<p>Nearby</p><input id=it>`,
    name: "Nearby",
    ruled: "",
    why: "A person takes the text that stands by itself above a field for its name. What is sure by the markup is told apart from it.",
  },
];
