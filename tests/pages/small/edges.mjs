// Labels that lie on the edge of their field, and buttons whose text is put into a slot.

const URL = "https://x.example/scim";
const notched = (label, field, up = true) =>
  `<div style='position:relative;margin:30px 0;width:400px'>${field}<span style='position:absolute;left:10px;top:${up ? "-8px;font-size:11px" : "14px"};background:#fff;pointer-events:none'>${label}</span></div>`;
const input = (name) => `<input class=${name} style='width:100%;height:46px;box-sizing:border-box'>`;
const aside = "<div style='float:left;width:150px'><div>Users</div><div style='margin-top:40px'>Applications</div></div>";

export const pages = [
  {
    name: "label-across-the-upper-edge",
    html: `${aside}<main style='margin-left:170px'><h2>API Connection</h2>${notched("SCIM Base URL", input("real"))}${notched("Custom Headers", input("other"))}</main>`,
    control: "configuration.base-url",
    act: { kind: "type", text: URL },
    expect: { written: { ".real": URL } },
  },
  {
    name: "label-in-the-field-beside-a-menu",
    html: `${aside}<main style='margin-left:170px'><h2>API Connection</h2>${notched("Custom Headers", input("other"), false)}${notched("SCIM Base URL", input("real"), false)}</main>`,
    control: "configuration.base-url",
    act: { kind: "type", text: URL },
    expect: { written: { ".real": URL } },
  },
  {
    name: "two-columns-of-captions-over-their-fields",
    html: "<h2>API Connection</h2><div style='display:grid;grid-template-columns:300px 300px;gap:4px 30px'><b>SCIM Base URL</b><b>SCIM Bearer Token</b><div><input class=real></div><div><input type=password class=other></div></div>",
    control: "configuration.base-url",
    act: { kind: "type", text: URL },
    expect: { written: { ".real": URL } },
  },
  {
    name: "button-with-its-text-in-a-slot",
    path: "/apps/7/edit#mappings",
    html: "<h2>Rules</h2><x-button class=real>Add Rule</x-button><script>customElements.define('x-button',class extends HTMLElement{constructor(){super();this.attachShadow({mode:'open'}).innerHTML='<button style=\"all:unset\"><slot></slot></button>'}})</script>",
    control: "rules.add",
    act: { kind: "press" },
    expect: { pressed: ".real" },
  },
  {
    name: "window-at-the-head-of-the-page",
    path: "/apps/7/edit#parameters",
    html: "<main style='height:800px'><h2>Parameters</h2><p>Groups</p></main><div style='position:fixed;inset:0;background:#000;opacity:.5;z-index:10'></div><div role=dialog style='position:fixed;z-index:11;left:300px;top:20px;width:500px;height:130px;background:#fff'><h3>Edit Field Groups</h3><label><input type=checkbox class=real> Include in User Provisioning</label> <button>Save</button></div>",
    control: "parameters.groups.include",
    act: { kind: "check", on: true },
    dialog: "Edit Field Groups",
    expect: { written: { ".real": true } },
  },
];
