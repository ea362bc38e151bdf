// The life of the content script in one document: one panel, and when it leaves nothing of ours stays.

import { newBatches } from "./act/batches.js";
import { elementOf, forget } from "./look/known.js";
import { look, looks, passOver } from "./look/look.js";
import { takeSnapshot } from "./look/snapshot.js";
import { pick, unpick } from "./point/pick.js";
import { hideRing, isRing, ringHost, showRing } from "./point/ring.js";
import { openPort } from "./port.js";
import { newWatch } from "./watch/watch.js";

/** @import { Ask, Reply } from "../wasm/scim_guide.js" */

/**
 * What is left in the content scripts' world: for a second injection into the same document, which ends the first one's, and
 * for tests. Pages can't see it.
 * @typedef {object} Handle
 * @property {() => void} dispose
 * @property {typeof look} look
 * @property {typeof looks} looks how many looks there were
 * @property {typeof takeSnapshot} takeSnapshot
 * @property {typeof ringHost} ringHost
 */

const before = globalThis.scimGuide;
// A page's form may bear this name and have a field of that one.
if (typeof before?.dispose === "function") before.dispose();

const end = new AbortController();
const { signal } = end;
const documentName = [...crypto.getRandomValues(new Uint32Array(4))].join("-");

const dispose = () => {
  if (signal.aborted) return;
  end.abort();
  hideRing();
  forget();
};

/** @param {Ask} ask @returns {Reply | Promise<Reply>} */
const answer = (ask) => {
  switch (ask.kind) {
    case "look":
      return watch.stays().then(() => ({ kind: "looked", snapshot: watch.look(ask.secretWords) }));
    case "point":
      return pick(signal, watch.isStale).then((handle) => ({ kind: "pointed", handle }));
    case "act":
      return batches.act(ask.batch);
    case "stop":
      batches.stop(ask.batch);
      break;
    case "ring": {
      const element = elementOf(ask.handle);
      if (element) showRing(element, ask.label, (what) => port.tell({ event: "tampered", what }));
      break;
    }
    case "unring":
      hideRing();
      break;
    case "focus":
      /** @type {HTMLElement | null} */ (elementOf(ask.handle))?.focus();
      break;
    case "unpoint":
      unpick();
      break;
    default:
      return { kind: "failed", why: "This request is not known here." };
  }
  return { kind: "done" };
};

const tell = (/** @type {Parameters<typeof port.tell>[0]} */ event) => port.tell(event);
const watch = newWatch({
  documentName,
  signal,
  tellChanged: () => tell({ event: "changed" }),
  tellPressed: (label) => tell({ event: "pressed", label }),
  isOurs: isRing,
});
const batches = newBatches(documentName, signal, tell);
const port = openPort({
  signal,
  left: dispose,
  answer,
  joined() {
    watch.begin();
    tell({ event: "hello", document: documentName });
  },
});
passOver(ringHost);

/** @type {Handle} */
const handle = {
  dispose() {
    port.handOver();
    dispose();
  },
  look,
  looks,
  takeSnapshot,
  ringHost,
};
Object.defineProperty(globalThis, "scimGuide", { value: handle, configurable: true });
