// Permissions and injection. Holds no page data and no secrets: those go between the panel and the page's script directly.

const api = globalThis.browser ?? globalThis.chrome;

/**
 * @import { FromBackground, Injected, ToBackground } from "./wasm/scim_guide.js"
 */

// Listeners are registered at the top level: worker and event page are woken for every event.
api.action.onClicked.addListener((tab) => {
  if (tab.id === undefined) return;
  const path = `panel.html?tab=${tab.id}`;
  // Both calls must be made in the gesture, so neither is awaited before the other.
  if (api.sidePanel) {
    api.sidePanel.setOptions({ tabId: tab.id, path, enabled: true });
    api.sidePanel.open({ tabId: tab.id }).catch(() => api.tabs.create({ url: api.runtime.getURL(path) }));
  } else if (api.sidebarAction) {
    // A sidebar is its window's, where a side panel is its tab's: it keeps to the tab where the button was pressed last, also
    // while another one is in front. A panel for each tab would be loaded anew by every look at another tab, and what was
    // typed into it, the token above all, would be lost.
    api.sidebarAction.setPanel({ windowId: tab.windowId, panel: api.runtime.getURL(path) });
    api.sidebarAction.open();
  }
  // A panel that was there before has now been let in again. Without one nobody listens, and the call fails.
  /** @type {FromBackground} */
  const letIn = { kind: "letIn", tabId: tab.id };
  api.runtime.sendMessage(letIn).catch(() => {});
});

/** @param {unknown} message @returns {message is ToBackground} */
const isRequest = (message) => {
  const { kind, tabId } = /** @type {Partial<ToBackground>} */ (message ?? {});
  return kind === "inject" && Number.isInteger(tabId);
};

/** @param {ToBackground} request @returns {Promise<Injected>} */
const inject = ({ tabId }) =>
  api.scripting.executeScript({ target: { tabId }, files: ["content/content.js"] }).then(
    () => ({ ok: true }),
    (error) => ({ ok: false, error: String(error?.message ?? error) }),
  );

api.runtime.onMessage.addListener((message, sender, reply) => {
  // Only our own pages may ask for anything; a content script has a tab and another URL.
  const own = sender.id === api.runtime.id && sender.url?.startsWith(api.runtime.getURL("panel.html"));
  if (!own || !isRequest(message)) return false;
  inject(message).then(reply);
  return true;
});
