// A stateless fetch handler for Workers runtimes over the same core.

import { edgeRoute, initSync } from "./wasm/scim_guide.js";
import wasm from "./wasm/scim_guide_bg.wasm";

// Before the first request: the runtime hands over a compiled module.
initSync({ module: wasm });

const MAX_BODY = 1 << 20;

export default {
  /** @param {Request} request */
  async fetch(request) {
    const { pathname } = new URL(request.url);
    // One byte more than allowed is enough for the core to refuse it.
    const declared = Number(request.headers.get("content-length") ?? 0);
    const body = declared > MAX_BODY ? new Uint8Array(MAX_BODY + 1) : new Uint8Array(await request.arrayBuffer());
    const answer = edgeRoute(request.method, pathname, request.headers.get("content-type") ?? "", body);
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  },
};
