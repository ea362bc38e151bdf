import { application, by, keep } from "application";

const ids = ["search", "base", "token", "enable", "deleted"];
const model = keep({}, Object.fromEntries(ids.map((id) => [id, `#${id}`])), "input");

application({
  state: () => model,
  elements: by({
    "configuration.base-url": "#base",
    "configuration.token": "#token",
    "provisioning.enable": "#enable",
    "provisioning.on-delete": "#deleted",
    "app.save": "#save",
  }),
  decoys: by(Object.fromEntries([...ids, "save", "cancel"].map((id) => [id, `#${id}`]))),
});
