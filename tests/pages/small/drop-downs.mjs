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
];
