// The names that a browser under test can reach: all of them lead to the practice tenant.

import net from "node:net";

/** A proxy that lets `*.onelogin.com:443` through to an address, and refuses everything else. */
export async function onlyTheTenant(address) {
  const [host, port] = address.split(":");
  const open = new Set();
  const server = net.createServer((client) => {
    open.add(client);
    client.on("close", () => open.delete(client));
    client.on("error", () => client.destroy());
    client.once("data", (head) => {
      if (!/^CONNECT ([a-z0-9-]+\.)+onelogin\.com:443 /.test(head.toString("latin1"))) return client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      const tenant = net.connect(Number(port), host, () => {
        client.write("HTTP/1.1 200 OK\r\n\r\n");
        client.pipe(tenant).pipe(client);
      });
      tenant.on("error", () => client.destroy());
      client.on("close", () => tenant.destroy());
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
