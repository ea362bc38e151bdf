import { application, by, keep } from "application";

const $ = (selector) => document.querySelector(selector);
const model = keep({ open: false, groupsSaves: 0, saves: 0 }, { include: "#z9" });
$("#z1").addEventListener("click", () => {
  model.open = true;
  $(".shade").hidden = false;
});
$("#z12").addEventListener("click", () => {
  model.groupsSaves++;
  $(".shade").hidden = true;
});
$("#z3").addEventListener("click", () => model.saves++);

const shown = (selector) => () => ($(selector).checkVisibility() ? $(selector) : null);

application({
  state: () => model,
  elements: {
    "parameters.groups-row": shown("#z1"),
    "parameters.groups.include": shown("#z9"),
    "parameters.groups.save": shown("#z12"),
    "app.save": shown("#z3"),
  },
  decoys: by({
    "group names": "#z0",
    manager: "#z2",
    "include of a closed window": "#z4",
    "save of a closed window": "#z5",
    value: "#z7",
    saml: "#z8",
    tip: "#z10",
    cancel: "#z11",
    statistics: "#z13",
    "save cookies": "#z14",
  }),
});
