// The names that a browser under test can reach: all of them lead to the practice tenant.

import net from "node:net";

/** Names that lead to the tenant. `example` belongs to nobody (RFC 2606). */
export const NAMES = ["*.onelogin.com", "*.example"];

const isName = /^([a-z0-9-]+\.)+(onelogin\.com|example)$/;

/**
 * A proxy that lets these names through, ports 443 and 80, and refuses everything else.
 * @param {{ https: string, http: string }} tenant addresses, as `host:port`
 */
export async function onlyTheTenant(tenant) {
  const open = new Set();
  const server = net.createServer((client) => {
    open.add(client);
    client.on("close", () => open.delete(client));
    client.on("error", () => client.destroy());
    client.once("data", (head) => {
      const [first] = head.toString("latin1").split("\r\n");
      const [, name, inside] = /^CONNECT ([^:]+):443 /.exec(first) ?? /^[A-Z]+ http:\/\/([^/:]+)(\/)/.exec(first) ?? [];
      if (!name || !isName.test(name)) return client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      const [host, port] = (inside ? tenant.http : tenant.https).split(":");
      const server = net.connect(Number(port), host, () => {
        // What is not encrypted is asked of the proxy itself, with the whole address, which every server understands.
        if (inside) server.write(head);
        else client.write("HTTP/1.1 200 OK\r\n\r\n");
        client.pipe(server).pipe(client);
      });
      server.on("error", () => client.destroy());
      client.on("close", () => server.destroy());
    });
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(null)));
  return {
    port: /** @type {net.AddressInfo} */ (server.address()).port,
    close() {
      server.close();
      for (const client of open) client.destroy();
    },
  };
}
