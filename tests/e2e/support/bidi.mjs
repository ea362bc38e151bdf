// Playwright drives a stock Firefox over WebDriver BiDi. This stands in its connection: for what Playwright has no call for
// (installing an extension, the browser's own windows), and for the one command that Firefox ESR does not know yet.

import { firefox } from "playwright-core";

class Connection {
  // Playwright listens here.
  /** @type {((message: any) => void) | undefined} */
  onmessage;
  /** @type {((reason?: string) => void) | undefined} */
  onclose;
  #transport;
  #sent = 0;
  /** @type {Map<number, { done: (result: any) => void, fail: (error: Error) => void }>} */
  #waiting = new Map();

  constructor(transport) {
    this.#transport = transport;
    transport.onmessage = (message) => {
      const call = this.#waiting.get(message.id);
      if (!call) return this.onmessage?.(message);
      this.#waiting.delete(message.id);
      if (message.type === "error") call.fail(new Error(`${message.error}: ${message.message}`));
      else call.done(message.result);
    };
    transport.onclose = (reason) => {
      for (const { fail } of this.#waiting.values()) fail(new Error("Firefox is gone"));
      this.onclose?.(reason);
    };
  }

  // What Playwright calls.

  send(message) {
    if (message.method !== "emulation.setMediaFeaturesOverride") return this.#transport.send(message);
    const answer = (result) => this.onmessage?.({ id: message.id, ...result });
    this.#colorScheme(message.params).then(
      () => answer({ type: "success", result: {} }),
      (error) => answer({ type: "error", error: "unknown error", message: error.message }),
    );
  }

  close() {
    this.#transport.close();
  }

  closeAndWait() {
    return this.#transport.closeAndWait();
  }

  // What the tests call.

  /** A command of ours. Its number is far above any that Playwright comes to. */
  call(method, params) {
    const id = 1_000_000_000 + ++this.#sent;
    return new Promise((done, fail) => {
      this.#waiting.set(id, { done, fail });
      this.#transport.send({ id, method, params });
    });
  }

  /** Tells Playwright of the documents in a tab: when a tab changes over to another process, the event is lost now and then. */
  async retell(context) {
    const { realms } = await this.call("script.getRealms", { context, type: "window" });
    for (const params of realms) this.onmessage?.({ type: "event", method: "script.realmCreated", params });
  }

  /** Runs a function in a page, or in one of the browser's own windows. Arguments and result pass as JSON. */
  async run(context, body, ...args) {
    const answer = await this.call("script.callFunction", {
      functionDeclaration: `async (args) => JSON.stringify(await (${body})(...JSON.parse(args)))`,
      arguments: [{ type: "string", value: JSON.stringify(args) }],
      target: { context },
      awaitPromise: true,
      userActivation: true,
    });
    if (answer.type !== "success") throw new Error(answer.exceptionDetails.text);
    return answer.result.type === "string" ? JSON.parse(answer.result.value) : undefined;
  }

  /** Runs a function in the window of the browser that was used last, with the browser's own rights. */
  async inBrowser(body, ...args) {
    const { contexts } = await this.call("browsingContext.getTree", { "moz:scope": "chrome", maxDepth: 0 });
    const last = await Promise.all(
      contexts.map(({ context }) => this.run(context, () => Services.wm.getMostRecentWindow("navigator:browser") === window)),
    );
    return this.run(contexts[last.indexOf(true)].context, body, ...args);
  }

  async #colorScheme({ features, contexts = [] }) {
    for (const context of contexts)
      await this.inBrowser(
        (id, scheme) => {
          const { NavigableManager } = ChromeUtils.importESModule("chrome://remote/content/shared/NavigableManager.sys.mjs");
          NavigableManager.getBrowsingContextById(id).top.prefersColorSchemeOverride = scheme;
        },
        context,
        features["prefers-color-scheme"] ?? "none",
      );
  }
}

/** Runs what starts a Firefox. @returns what it gave, and the connection to that Firefox */
export async function connected(start) {
  // Not a public part of Playwright; the version is pinned.
  const inner = /** @type {{ _connection: { toImpl(of: object): any } }} */ (/** @type {unknown} */ (firefox));
  const type = inner._connection.toImpl(firefox)._bidiFirefox;
  let connection;
  type.connectToTransport = (transport, options) => {
    connection = new Connection(transport);
    return Object.getPrototypeOf(type).connectToTransport.call(type, connection, options);
  };
  try {
    return [await start(), connection];
  } finally {
    delete type.connectToTransport;
  }
}
