// Loads the wasm and lets it drive the page through host.js.

import * as host from "./host.js";
import init, { start } from "./wasm/scim_guide.js";

globalThis.scimGuideHost = host;

try {
  await init({ module_or_path: new URL("wasm/scim_guide_bg.wasm", import.meta.url) });
  start();
} catch (error) {
  const place = document.querySelector("#panel");
  if (place)
    place.textContent = `The guide could not start: ${error instanceof Error ? error.message : error}. Please reload the extension.`;
}
