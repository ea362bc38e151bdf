// What the browsers add to the page's own types, and what the extension's parts leave where others find it.

import type * as host from "../target/extension/host.js";
import type { Handle } from "./content/main.js";

declare global {
  var browser: typeof chrome | undefined;
  var scimGuide: Handle | undefined;
  var scimGuideHost: typeof host;
  namespace chrome {
    const sidebarAction: { open(): Promise<void>; setPanel(details: { windowId: number; panel: string }): Promise<void> } | undefined;
  }
}
