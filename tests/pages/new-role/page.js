import { application, by, keep } from "application";

const model = keep({ apps: [], saved: 0 }, { name: "#role_name" }, "input");
for (const tile of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".tile"))) {
  tile.addEventListener("click", () => {
    const on = tile.getAttribute("aria-pressed") !== "true";
    tile.setAttribute("aria-pressed", String(on));
    model.apps = on ? [...model.apps, tile.dataset.app] : model.apps.filter((app) => app !== tile.dataset.app);
  });
}
document.querySelector("#save").addEventListener("click", () => model.saved++);

const tile = (app) => `[data-app='${app}']`;

application({
  state: () => model,
  elements: by({ "role.name": "#role_name", "role.app": tile("Spekit SCIM"), "role.create": "#save" }),
  decoys: by({ search: "#role_search", "another app": tile("Spekit"), "the old app": tile("Spekit SCIM (old)"), cancel: "#cancel" }),
});
