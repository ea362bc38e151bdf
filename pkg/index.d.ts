import type { InitInput } from "./wasm/scim_guide.js";

export * from "./wasm/scim_guide.js";
/** Loads the WebAssembly. Node reads the package's own file; elsewhere pass bytes, a Module or a URL. */
export function init(source?: InitInput): Promise<void>;
