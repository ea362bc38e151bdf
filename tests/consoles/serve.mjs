// Serves consoles: each on a port of its own, under the practice tenant's certificate as `https://<name>.onelogin.com`.

import http from "node:http";

/** @typedef {{ method: string, path: string, query: Record<string, string>, headers: http.IncomingHttpHeaders, body: any }} Asked */
/** @typedef {{ status?: number, headers?: Record<string, string>, body?: string }} Answer */
/** @typedef {{ handle: (asked: Asked) => Answer | Promise<Answer>, state: () => any }} Running */
/** @typedef {{ name: string, style: string, expect?: Record<string, string>, create: () => Running }} Console */

async function read(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const text = Buffer.concat(parts).toString("utf8");
  if (/json/.test(request.headers["content-type"] ?? "")) return text ? JSON.parse(text) : null;
  const form = {};
  for (const [name, value] of new URLSearchParams(text)) form[name] = name in form ? [form[name], value].flat() : value;
  return form;
}

/**
 * @param {string} tenant plain HTTP address of the practice tenant
 * @param {Console[]} consoles
 */
export async function serve(tenant, consoles) {
  const running = new Map();
  const servers = [];
  const ports = {};
  for (const console of consoles) {
    running.set(console.name, console.create());
    const server = http.createServer(async (request, response) => {
      try {
        const url = new URL(request.url ?? "/", "http://console");
        const asked = {
          method: request.method ?? "GET",
          path: url.pathname,
          query: Object.fromEntries(url.searchParams),
          headers: request.headers,
          body: await read(request),
        };
        const { status = 200, headers = {}, body = "" } = await running.get(console.name).handle(asked);
        response.writeHead(status, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", ...headers });
        response.end(body);
      } catch (error) {
        response.writeHead(500, { "content-type": "text/plain" });
        response.end(String(error.stack));
      }
    });
    await new Promise((done) => server.listen(0, "127.0.0.1", () => done(null)));
    servers.push(server);
    ports[console.name] = /** @type {import("node:net").AddressInfo} */ (server.address()).port;
  }
  await fetch(`${tenant}/practice/consoles`, { method: "POST", body: JSON.stringify(ports) });
  return {
    /** What the console's server holds. @param {string} name */
    state: (name) => running.get(name).state(),
    /** The console as it was in the beginning. */
    reset(name) {
      running.set(name, consoles.find((console) => console.name === name).create());
    },
    close() {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}
