import { application, by, keep } from "application";

const model = keep({ saves: 0 }, { baseUrl: "#b1", token: "#b2" }, "input");
document.querySelector("#b3").addEventListener("click", () => model.saves++);
/** @type {HTMLDialogElement} */ (document.querySelector("#news")).showModal();
/** @type {HTMLElement} */ (document.activeElement).blur();

application({
  state: () => model,
  elements: by({ "configuration.base-url": "#b1", "configuration.token": "#b2", "app.save": "#b3" }),
  decoys: by({ b1: "#b1", b2: "#b2", b3: "#b3", rating: "#b4", "got it": "#b5" }),
});
