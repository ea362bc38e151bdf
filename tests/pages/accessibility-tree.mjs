// The browser's own accessibility tree, and what a look says of the same elements. Chromium's protocol only.

import { SOURCE } from "./name-evidence.mjs";

/** The tree's nodes by the number of their element in the browser, those of frames as well. */
async function treeOf(session) {
  const { frameTree } = await session.send("Page.getFrameTree");
  const frames = [];
  const add = ({ frame, childFrames }) => {
    frames.push(frame.id);
    childFrames?.forEach(add);
  };
  add(frameTree);
  const nodes = new Map();
  for (const frameId of frames) {
    // A frame of another origin is in another process, where this session does not reach; nor does a look.
    const { nodes: found } = await session.send("Accessibility.getFullAXTree", { frameId }).catch(() => ({ nodes: [] }));
    for (const node of found) if (node.backendDOMNodeId !== undefined) nodes.set(node.backendDOMNodeId, node);
  }
  return nodes;
}

/** Elements of an array in the content script's world, by their numbers in the browser. */
async function numbersOf(session, contextId, expression) {
  const { result } = await session.send("Runtime.evaluate", { expression, contextId, objectGroup: "names" });
  const { result: properties } = await session.send("Runtime.getProperties", { objectId: result.objectId, ownProperties: true });
  const numbers = await Promise.all(
    properties
      .filter(({ name }) => /^\d+$/.test(name))
      .map(async ({ value }) => (await session.send("DOM.describeNode", { objectId: value.objectId })).node.backendNodeId),
  );
  await session.send("Runtime.releaseObjectGroup", { objectGroup: "names" });
  return numbers;
}

/** What the tree says of a node, as far as it concerns its name. */
const saidOf = (node) => ({
  role: node?.role?.value ?? "",
  name: node?.name?.value ?? "",
  ignored: node?.ignored ?? true,
  sources: node?.name?.sources ?? [],
});

/** Both sides of every control that a look finds. @param {{ session: any, contextId: number, evaluate: (expression: string) => Promise<any> }} world */
export async function bothSides({ session, contextId, evaluate }) {
  const ours = await evaluate(`(${look})()`);
  const [nodes, numbers] = [await treeOf(session), await numbersOf(session, contextId, "globalThis.namedElements")];
  return ours.map((record, index) => ({ ours: record, theirs: saidOf(nodes.get(numbers[index])) }));
}

/**
 * Where the words of the names of these controls stand, by their places in the last look.
 * @param {{ evaluate: (expression: string) => Promise<any> }} world @param {number[]} places
 */
export const piecesOf = ({ evaluate }, places) =>
  evaluate(`(() => { ${SOURCE}; return ${JSON.stringify(places)}.map((place) => evidence(globalThis.namedElements[place])); })()`);

/** One look, in the content script's world; the elements are kept there. */
function look() {
  const { records } = globalThis.scimGuide.look();
  globalThis.namedElements = records.map((record) => record.element);
  return records.map(({ element, role, labels, barriers, proxy }) => ({
    role,
    labels,
    barriers,
    proxied: proxy !== null,
    tag: element.localName,
    type: element.localName === "input" ? element.type : "",
    labelled: (element.labels?.length ?? 0) > 0,
    ownRole: element.getAttribute("role") ?? "",
    html: element.outerHTML.slice(0, 300),
  }));
}
