// Drop-downs whose options are drawn, hidden or come late.

export const pages = [
  {
    name: "aria-hidden-listbox-options",
    path: "/apps/7/edit#provisioning",
    html: "<span id=l>When users are deleted in OneLogin</span><div role=combobox tabindex=0 aria-haspopup=listbox aria-controls=lb aria-expanded=false aria-labelledby=l style='width:200px;border:1px solid'>Delete</div><div role=listbox id=lb aria-labelledby=l hidden><div role=option>Delete</div><div role=option>Suspend</div></div><script>const b=document.querySelector('[role=combobox]'),u=document.querySelector('#lb');b.onclick=()=>{u.hidden=!u.hidden;b.ariaExpanded=String(!u.hidden)};for(const o of u.children)o.onclick=()=>{b.textContent=o.textContent;u.hidden=true;b.ariaExpanded='false'}</script>",
    control: "provisioning.on-delete",
    act: { kind: "choose", option: "Suspend" },
    expect: { shows: { "[role=combobox]": "Suspend" } },
  },

  {
    name: "opened-by-mousedown-options-come-late",
    path: "/apps/7/edit#provisioning",
    html: `<div><span id=l>When users are deleted in OneLogin</span><div role=combobox tabindex=0 aria-haspopup=listbox aria-expanded=false aria-labelledby=l style='width:200px;border:1px solid'>Delete</div></div><script>
      const box = document.querySelector("[role=combobox]");
      box.onmousedown = () => {
        if (document.querySelector("[role=listbox]")) return;
        const list = document.createElement("div");
        list.setAttribute("role", "listbox"); list.id = "late"; box.setAttribute("aria-controls", "late"); box.ariaExpanded = "true";
        list.style.cssText = "position:absolute;background:#fff;border:1px solid;width:200px";
        document.body.append(list);
        setTimeout(() => { for (const name of ["Delete", "Suspend", "Do Nothing"]) { const o = document.createElement("div"); o.setAttribute("role", "option"); o.textContent = name; o.onclick = () => { box.textContent = name; box.ariaExpanded = "false"; list.remove(); }; list.append(o); } }, 200);
      };
    </script>`,
    control: "provisioning.on-delete",
    act: { kind: "choose", option: "Suspend" },
    expect: { shows: { "[role=combobox]": "Suspend" } },
  },
  {
    name: "hidden-select-behind-a-button",
    path: "/apps/7/edit#provisioning",
    html: `<div class=field><label for=s>When users are deleted in OneLogin</label><div class=wrap><select id=s style='position:absolute;opacity:0;width:1px;height:1px'><option>Delete<option>Suspend<option>Do Nothing</select><button type=button class=face>Delete</button></div></div><script>
      const select = document.querySelector("select"), face = document.querySelector(".face");
      select.onchange = () => { face.textContent = select.value; };
    </script>`,
    control: "provisioning.on-delete",
    act: { kind: "choose", option: "Suspend" },
    expect: { written: { select: "Suspend" } },
  },
  {
    name: "native-select-with-a-listbox-role-around",
    path: "/apps/7/edit#provisioning",
    html: "<p><label for=s>When users are deleted in OneLogin</label> <select id=s size=1 class=real><option value=1>Delete<option value=2>Suspend<option value=3>Do Nothing</select></p>",
    control: "provisioning.on-delete",
    act: { kind: "choose", option: "Suspend" },
    expect: { written: { ".real": "2" } },
  },
];
