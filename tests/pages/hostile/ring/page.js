// What a page can do to the mark that points at the control.
hostile.show();
const isMark = (node) =>
  node instanceof HTMLElement && node.parentElement === document.documentElement && node !== document.body && node !== document.head;
const mark = () => [...document.documentElement.children].find(isMark);
const eachMark = (act) =>
  new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) if (isMark(node)) act(node);
  }).observe(document.documentElement, { childList: true });
const sheet = (css) => document.head.insertAdjacentHTML("beforeend", `<style>${css}</style>`);
window.marksSeen = 0;
eachMark(() => window.marksSeen++);
({
  removed: () => eachMark((node) => node.remove()),
  "put elsewhere": () =>
    eachMark((node) => {
      const away = document.createElement("div");
      away.hidden = true;
      document.body.append(away);
      away.append(node);
    }),
  restyled: () => {
    sheet(
      "html > div, html > div * { display:none !important; visibility:hidden !important; opacity:0 !important; transform:translate(300px, 90px) !important; position:static !important; clip-path:inset(50%) !important; --ink:#fff !important; transition:all 9s !important; animation:gone 1s infinite !important }",
    );
    sheet("@keyframes gone { from, to { opacity:0; transform:scale(0) } }");
    eachMark((node) => {
      node.style.cssText = "display:none !important; opacity:0 !important; --ink:#fff !important; transform:translate(300px) !important";
      node.hidden = true;
      node.className = "hide";
      node.popover = "manual";
      node.inert = true;
      node.innerHTML = "<b>Nothing to do here</b>";
    });
  },
  "page hidden": () => {
    window.attack = () => {
      document.documentElement.style.display = "none";
    };
  },
  "page moved": () => {
    window.attack = () => {
      document.documentElement.style.cssText = "transform:translate(120px, 80px); zoom:1.1";
    };
  },
  covered: () =>
    eachMark(() => {
      const over = document.createElement("div");
      over.popover = "manual";
      over.style.cssText = "position:fixed; inset:0; width:auto; height:auto; margin:0; border:0; background:#fff";
      over.textContent = "Nothing to do here";
      document.body.append(over);
      over.showPopover();
      // Whenever something else comes above it, it goes above that.
      setInterval(() => {
        over.hidePopover();
        over.showPopover();
      }, 50);
    }),
  "covered by what lets the pointer through": () =>
    eachMark(() => {
      const over = document.createElement("div");
      over.popover = "manual";
      over.style.cssText = "position:fixed; inset:0; width:auto; height:auto; margin:0; border:0; background:#fff; pointer-events:none";
      document.body.append(over);
      setInterval(() => {
        over.hidePopover();
        over.showPopover();
      }, 50);
    }),
  cloned: () => {
    window.attack = () => {
      const copy = mark().cloneNode(true);
      document.documentElement.append(copy);
      const box = hostile.get("notes").getBoundingClientRect();
      const fake = document.createElement("div");
      fake.popover = "manual";
      fake.style.cssText = `position:fixed; inset:auto; left:${box.left - 6}px; top:${box.top - 6}px; width:${box.width + 12}px; height:${box.height + 12}px; margin:0; padding:0; box-sizing:border-box; background:none; border:3px solid #0b57d0; border-radius:6px; pointer-events:none`;
      document.body.append(fake);
      fake.showPopover();
    };
  },
  clicked: () => {
    window.attack = () => {
      const element = /** @type {HTMLElement} */ (mark());
      for (let turn = 0; turn < 50; turn++) {
        for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click", "dblclick"])
          element.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true, view: window }));
        element.click();
        for (const key of ["Enter", " "]) element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));
      }
    };
  },
})[hostile.variant]();
