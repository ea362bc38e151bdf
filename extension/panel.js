// Starts the panel's wasm, and starts it anew when it breaks: an instance that has trapped can't be used any more.

import * as channel from "./channel.js";

globalThis.scimGuideHost = channel;

/** What was typed, by field. The wasm keeps it up to date. In memory only, and no secret is among it. @type {Map<string, string>} */
const kept = new Map();

/** Ends the instance that is running. @type {AbortController | undefined} */
let life;
let lives = 0;

async function begin() {
  const mine = new AbortController();
  life = mine;
  /** @type {typeof import("./wasm/scim_guide.js")} */
  let glue;
  try {
    // The glue holds the state of one instance, so each instance gets a copy of it.
    glue = await import(lives++ === 0 ? "./wasm/scim_guide.js" : `./wasm/scim_guide.js?${lives}`);
    await glue.default({ module_or_path: new URL("wasm/scim_guide_bg.wasm", import.meta.url) });
  } catch (error) {
    broken(error);
    return;
  }
  const given = kept.size;
  try {
    glue.start({ signal: mine.signal, kept });
  } catch (error) {
    // It may have broken at what was typed, and would break there each time.
    kept.clear();
    broken(error, given ? "What you typed could not be kept." : "");
  }
}

/**
 * Nothing of the broken instance goes on: no listener, no port, and so no batch either.
 * @param {unknown} error
 * @param {string} typed what became of what was typed
 */
function broken(error, typed = "What you typed is kept, except the token and the custom headers: type those again.") {
  if (!life) return;
  life.abort();
  life = undefined;
  channel.end();
  console.error(error);
  const notice = document.createElement("section");
  notice.className = "card bad";
  notice.id = "broken";
  const said = document.createElement("p");
  said.setAttribute("role", "alert");
  said.textContent =
    `The guide stopped because of a fault in the extension. Nothing more is written; if a field was being filled, look at it in the page. Press “Start again” to go on. ${typed}`.trim();
  const again = document.createElement("button");
  again.type = "button";
  again.className = "primary";
  again.textContent = "Start again";
  again.addEventListener("click", () => {
    again.disabled = true;
    begin();
  });
  notice.append(said, again);
  document.querySelector("#panel")?.replaceChildren(notice);
  again.focus();
}

// Whatever is thrown in a listener, a timer or a task ends up here, and nothing but the panel runs in this page.
addEventListener("error", ({ error }) => {
  if (error) broken(error);
});
// A promise of the browser's that fails is no fault of the wasm.
addEventListener("unhandledrejection", ({ reason }) => {
  if (reason instanceof WebAssembly.RuntimeError) broken(reason);
});

await begin();
