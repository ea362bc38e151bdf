import { application, by } from "application";

/** @returns {any} a field of one kind or another */
const $ = (id) => document.getElementById(id);
const model = {
  baseUrl: "",
  token: "",
  template: "",
  enabled: false,
  weekends: false,
  create: true,
  update: true,
  delete: true,
  onDelete: "nothing",
  onSuspend: "nothing",
  saves: 0,
  heard: [],
};
const dirty = () => {
  $("x2").disabled = false;
};

// The address is tidied when it is left; the hint is made anew at every key.
$("u1").addEventListener("input", (event) => {
  const hint = document.createElement("div");
  hint.id = "u1h";
  hint.className = "hint";
  hint.dir = "ltr";
  hint.style.textAlign = "right";
  hint.textContent = `${event.target.value.length} characters`;
  $("u1h").replaceWith(hint);
  model.baseUrl = event.target.value;
  dirty();
});
$("u1").addEventListener("blur", () => {
  model.baseUrl = model.baseUrl.trim().replace(/\/+$/, "");
  $("u1").value = model.baseUrl;
});
$("u3").addEventListener("input", (event) => {
  model.token = event.target.value;
  dirty();
});
$("u6").addEventListener("input", () => {
  model.template = $("u6").textContent.replaceAll("\u00a0", " ");
  dirty();
});

const show = (id, on) => {
  $(id).setAttribute("aria-pressed", on);
  $(id).textContent = on ? "On" : "Off";
};
for (const [key, id] of Object.entries({ enabled: "v1", weekends: "v2", create: "v3", delete: "v5" })) {
  $(id).addEventListener("click", () => {
    model[key] = !model[key];
    show(id, model[key]);
    dirty();
  });
}
// A rule of the account puts this one back.
$("v4").addEventListener("click", () => {
  show("v4", false);
  setTimeout(() => {
    show("v4", model.update);
    model.heard.push("update");
    $("toast").textContent = "Your security policy keeps the approval of updates on.";
  }, 250);
});

// Lists are drawn at the end of the document.
const choices = { nothing: "Do nothing", suspend: "Suspend the account", remove: "Delete the account" };
function list(face, keys, tag, then) {
  face.addEventListener("click", () => {
    const old = /** @type {Element & { of: Element }} */ (document.querySelector(".pop"));
    old?.remove();
    if (old?.of === face) return face.setAttribute("aria-expanded", "false");
    const box = face.getBoundingClientRect();
    const pop = Object.assign(document.createElement(tag === "li" ? "ul" : "div"), { className: "pop", of: face });
    if (tag !== "li") pop.setAttribute("role", "listbox");
    pop.style.cssText = `left:${box.left + scrollX}px;top:${box.bottom + scrollY}px;min-width:${box.width}px`;
    for (const key of keys) {
      const option = document.createElement(tag);
      if (tag !== "li") option.setAttribute("role", "option");
      option.textContent = choices[key];
      option.addEventListener("click", () => {
        pop.remove();
        face.setAttribute("aria-expanded", "false");
        face.textContent = choices[key];
        then(key);
        dirty();
      });
      pop.append(option);
    }
    document.body.append(pop);
    face.setAttribute("aria-expanded", "true");
  });
}
list($("v6"), ["nothing", "suspend", "remove"], "div", (key) => {
  model.onDelete = key;
});
setTimeout(() => {
  $("late").innerHTML =
    `<div class="r"><div>When user accounts are suspended in OneLogin</div><select id="v7" class="away" tabindex="-1"><option value="nothing">Do nothing</option><option value="suspend">Suspend the account</option></select><div class="face" id="v7f" tabindex="0">Do nothing</div></div>`;
  const change = () => {
    model.onSuspend = $("v7").value;
    $("v7f").textContent = choices[model.onSuspend];
    dirty();
  };
  $("v7").addEventListener("change", change);
  list($("v7f"), ["nothing", "suspend"], "li", (key) => {
    $("v7").value = key;
    $("v7").dispatchEvent(new Event("change", { bubbles: true }));
  });
}, 900);
$("x2").addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "configuration.base-url": "#u1",
    "configuration.token": "#u3",
    "configuration.template": "#u6",
    "provisioning.enable": "#v1",
    "provisioning.approve-create": "#v3",
    "provisioning.approve-update": "#v4",
    "provisioning.approve-delete": "#v5",
    "provisioning.on-delete": "#v6",
    "provisioning.on-suspend": "#v7",
    "app.save": "#x2",
  }),
  hands: by({ "provisioning.on-suspend": "#v7f" }),
  decoys: by({
    search: "#find",
    "current token": "#u2",
    reveal: "#u2b",
    "signing secret": "#u4",
    "change secret": "#u4b",
    audience: "#u5",
    format: "#fmt",
    comment: "#u7",
    weekends: "#v2",
    undo: "#x1",
  }),
});
