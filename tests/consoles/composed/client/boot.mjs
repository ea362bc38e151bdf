// Starts a page: the scripts of a composed console.

import { boot, one } from "./dom.mjs";
import { startDropDowns } from "./drop-downs.mjs";
import { startFields } from "./fields.mjs";
import { first, search, startMoving } from "./moving.mjs";
import { hush } from "./notices.mjs";
import { startPresses } from "./presses.mjs";
import { bar } from "./saving.mjs";

if (document.body.dataset.outer !== undefined) {
  // Around a frame, which is given the fragment of the address as well.
  const frame = one("iframe");
  frame.src = frame.dataset.src + location.hash;
  startPresses();
} else {
  startFields();
  startDropDowns();
  startPresses();
  startMoving();
  const field = (event) => event.composedPath()[0];
  let typing = 0;
  const typed = (event) => {
    const at = event.detail || field(event);
    if (!at.dataset?.search) {
      if (!event.target.closest("[data-window]")) hush();
      bar();
    } else if (boot.choices.navigation !== "loads") {
      clearTimeout(typing);
      typing = window.setTimeout(() => search(at), 250);
    }
  };
  document.addEventListener("input", typed);
  document.addEventListener("field", typed);
  document.addEventListener("change", bar);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const at = field(event);
    if (at.dataset?.search) {
      clearTimeout(typing);
      search(at);
    } else if (at.dataset?.person !== undefined) /** @type {any} */ (one("[data-press=check]")).click();
  });
  first();
}
