// The npm face of the core. `init` once, then call.

import start from "./wasm/scim_guide.js";

/** @type {Promise<void> | undefined} */
let ready;

/**
 * Loads the WebAssembly. Node reads the package's own file; elsewhere the host may pass bytes, a Module or a URL.
 * @param {import("./wasm/scim_guide.js").InitInput} [source]
 */
export function init(source) {
  ready ??= load(source).catch((error) => {
    ready = undefined;
    throw error;
  });
  return ready;
}

/** @param {import("./wasm/scim_guide.js").InitInput} [source] */
async function load(source) {
  const own = new URL("./wasm/scim_guide_bg.wasm", import.meta.url);
  if (source === undefined && own.protocol === "file:") {
    const { readFile } = await import("node:fs/promises");
    await start({ module_or_path: await readFile(own) });
  } else {
    await start({ module_or_path: source ?? own });
  }
}

export {
  edgeRoute,
  explainError,
  explainMembership,
  generateRules,
  lintRules,
  locateAll,
  locateControl,
  operationFor,
  pageReport,
  previewExchange,
  readControl,
  readRoles,
  rulesToInstructions,
  rulesToTerraform,
  secretWords,
  simulateColumns,
  simulateRules,
  validateEndpoint,
  validateFilter,
  validateHeaders,
  validateResource,
  validateTemplate,
  validateToken,
  version,
} from "./wasm/scim_guide.js";
