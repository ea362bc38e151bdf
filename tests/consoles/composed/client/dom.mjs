// Small helpers of the page's scripts.

/** @typedef {{ choices: Record<string, string>, classes: Record<string, string>, base: string, done: string }} Boot */

/** @type {Boot} */
export const boot = JSON.parse(document.getElementById("boot").textContent);

/** @type {(selector: string, root?: ParentNode) => any} */
export const one = (selector, root = document) => root.querySelector(selector);
/** @type {(selector: string, root?: ParentNode) => any[]} */
export const all = (selector, root = document) => [...root.querySelectorAll(selector)];
/** Those in shadow roots as well. @type {(selector: string, root: ParentNode) => any[]} */
export const deep = (selector, root) => [
  ...all(selector, root),
  ...all("ol-field", root).flatMap((host) => all(selector, host.shadowRoot)),
];
/** Class names of the style sheet. @param {...string} keys */
export const cls = (...keys) => keys.map((key) => boot.classes[key] ?? key).join(" ");

/** @returns {any} */
export const main = () => one("main");
export const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** @param {string} tag @param {string} classes @param {string} text */
export function made(tag, classes, text = "") {
  const element = document.createElement(tag);
  element.className = classes;
  element.textContent = text;
  return element;
}

/** Asks the server to do something: what it answers, or `{ error }`. @param {string} path @param {any} [body] */
export async function send(path, body = {}) {
  const headers = { "content-type": "application/json" };
  try {
    const answer = await fetch(`/-/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    return await answer.json();
  } catch {
    return { error: "The server did not answer. Try again." };
  }
}

/** A page of the server. @param {string} address */
export async function load(address) {
  const answer = await fetch(address);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}
