// The one door to the DOM.

export * from "./node.js";
export * from "./tree.js";
