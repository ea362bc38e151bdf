// The one port to the panel: what it asks is answered with the number of its request.

/** @import { Answer, Ask, Event, Reply, Request } from "../wasm/scim_guide.js" */

const api = globalThis.browser ?? globalThis.chrome;
const LONELY_MS = 5000;

/**
 * @param {object} ends
 * @param {AbortSignal} ends.signal of the content script's life
 * @param {(tell: (event: Event) => void) => void} ends.joined the panel is there
 * @param {() => void} ends.left it has gone, or never came
 * @param {(ask: Ask) => Reply | Promise<Reply>} ends.answer
 */
export const openPort = ({ signal, joined, left, answer }) => {
  /** @type {chrome.runtime.Port | null} */
  let port = null;

  /** @param {Event} event */
  const tell = (event) => {
    if (!signal.aborted) port?.postMessage(event);
  };

  /** @param {Ask} ask @returns {Promise<Reply>} */
  const answered = async (ask) => {
    try {
      return await answer(ask);
    } catch {
      // What went wrong may quote the page.
      return { kind: "failed", why: "The page can't be read." };
    }
  };

  /** @param {chrome.runtime.Port} joining */
  const connected = (joining) => {
    // Only our own panel may connect; anything else is turned away.
    const own =
      joining.name === "scim-guide" &&
      joining.sender?.id === api.runtime.id &&
      joining.sender.url?.startsWith(api.runtime.getURL("panel.html"));
    if (!own || port) return;
    clearTimeout(lonely);
    port = joining;
    joining.onDisconnect.addListener(left);
    joining.onMessage.addListener(async (/** @type {Request} */ { id, ask }) => {
      /** @type {Answer} */
      const reply = { id, reply: await answered(ask) };
      if (!signal.aborted) joining.postMessage(reply);
    });
    joined(tell);
  };

  api.runtime.onConnect.addListener(connected);
  const lonely = setTimeout(left, LONELY_MS);
  signal.addEventListener("abort", () => {
    api.runtime.onConnect.removeListener(connected);
    clearTimeout(lonely);
  });

  return {
    tell,
    /** Another panel takes this page over: the one before is told, so that it does not come back for it. */
    handOver() {
      tell({ event: "replaced" });
      port?.disconnect();
    },
  };
};
