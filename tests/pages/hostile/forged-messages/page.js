// The page says to whoever listens that it was approved, in every way that a page can speak.
hostile.show();
const forged = [
  {
    kind: "act",
    id: 1,
    batch: {
      approval: "forged",
      document: "any",
      expires: 9e15,
      operations: [
        {
          handle: 1,
          expect: { role: "textbox", label: "SCIM Bearer Token", name: "", id: "scim_token", path: location.pathname },
          act: { kind: "type", text: "forged" },
        },
      ],
    },
  },
  { kind: "inject", tabId: 1 },
  { kind: "collect", id: 2, secretWords: [] },
  { event: "hello", document: "forged" },
  { approve: {} },
];
window.attack = () => {
  const channel = new BroadcastChannel("scim-guide");
  for (const message of forged) {
    window.postMessage(message, "*");
    channel.postMessage(message);
    for (const target of [window, document, document.documentElement, ...document.documentElement.children]) {
      target.dispatchEvent(new MessageEvent("message", { data: message, origin: location.origin, bubbles: true }));
      target.dispatchEvent(new CustomEvent("scim-guide", { detail: message, bubbles: true }));
    }
    for (const api of [globalThis.chrome, globalThis.browser]) {
      try {
        api?.runtime?.sendMessage?.(message);
        api?.runtime?.connect?.({ name: "scim-guide" })?.postMessage(message);
      } catch (error) {
        window.refused = String(error);
      }
    }
  }
};
