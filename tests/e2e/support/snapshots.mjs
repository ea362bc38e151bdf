// Keeps what the content script says of each page, so that the core can be tested natively on it.

import fs from "node:fs";
import path from "node:path";

/** From now on the panel's page remembers the fullest snapshot of each place it was given, windows among them. */
export function rememberSnapshots(panel) {
  return panel.evaluate(() => {
    globalThis.snapshots = {};
    const { request } = globalThis.scimGuideHost;
    globalThis.scimGuideHost = {
      ...globalThis.scimGuideHost,
      request: async (ask) => {
        const reply = await request(ask);
        if (ask.kind === "look") {
          const { snapshot } = reply;
          const place = [snapshot.path.replace(/\d+/g, "id"), snapshot.hash, snapshot.dialog ?? ""]
            .join(" ")
            .toLowerCase()
            .replace(/[^a-z]+/g, "-")
            .replace(/^-|-$/g, "");
          if (snapshot.controls.length >= (globalThis.snapshots[place]?.controls.length ?? 0)) globalThis.snapshots[place] = snapshot;
        }
        return reply;
      },
    };
  });
}

/** Writes what is remembered, named after its place, and forgets it. */
export async function keepSnapshots(panel, folder, prefix) {
  const snapshots = await panel.evaluate(() => {
    const kept = globalThis.snapshots;
    globalThis.snapshots = {};
    return kept;
  });
  fs.mkdirSync(folder, { recursive: true });
  for (const [place, snapshot] of Object.entries(snapshots)) {
    // What differs from run to run says nothing about the page.
    snapshot.document = "recorded";
    fs.writeFileSync(path.join(folder, `${prefix}-${place}.json`), `${JSON.stringify(snapshot, null, 1)}\n`);
  }
}
