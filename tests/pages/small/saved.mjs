// What a page says after Save, and what it says about something else.

export const pages = [
  {
    name: "audit-status-error",
    html: "<h2>API Connection</h2><label>SCIM Base URL <input class=real></label> <button type=button class=save>Save</button><p role=status></p><script>document.querySelector('.save').onclick=()=>{document.querySelector('p').textContent='Your changes could not be saved: the name is taken'}</script>",
    hand: [
      ["fill", ".real", "https://x.example/scim"],
      ["click", ".save"],
    ],
    audit: { "OL.CONN.001": /Fail|Review/ },
  },
  {
    name: "audit-alert-error",
    html: "<h2>API Connection</h2><label>SCIM Base URL <input class=real></label> <button type=button class=save>Save</button><p role=alert></p><script>document.querySelector('.save').onclick=()=>{document.querySelector('p').textContent='Your changes could not be saved: the name is taken'}</script>",
    hand: [
      ["fill", ".real", "https://x.example/scim"],
      ["click", ".save"],
    ],
    audit: { "OL.CONN.001": /Fail|Review/ },
  },
  {
    name: "audit-other-status",
    html: "<h2>API Connection</h2><label>SCIM Base URL <input class=real></label> <button type=button class=save>Save</button> <button type=button class=copy>Copy the link</button><p role=status></p><script>document.querySelector('.copy').onclick=()=>{document.querySelector('p').textContent='Copied to the clipboard'}</script>",
    hand: [
      ["fill", ".real", "https://x.example/scim"],
      ["click", ".copy"],
    ],
    audit: { "OL.CONN.001": /^(?!.*Pass)/ },
  },
  {
    name: "audit-unsaved",
    html: "<h2>API Connection</h2><label>SCIM Base URL <input class=real></label> <button type=button class=save>Save</button><p role=status></p><script>document.querySelector('.save').onclick=()=>{document.querySelector('p').textContent='Saved'}</script>",
    hand: [["fill", ".real", "https://x.example/scim"]],
    audit: { "OL.CONN.001": /^(?!.*Pass)/ },
  },
  {
    name: "audit-saved-plain-text",
    html: "<h2>API Connection</h2><label>SCIM Base URL <input class=real></label> <button type=button class=save>Save</button><p class=note></p><script>document.querySelector('.save').onclick=()=>{document.querySelector('p').textContent='Saved.'}</script>",
    hand: [
      ["fill", ".real", "https://x.example/scim"],
      ["click", ".save"],
    ],
    audit: { "OL.CONN.001": /Pass/ },
  },

  {
    name: "toast-that-is-put-in",
    html: "<h2>API Connection</h2><label>SCIM Base URL <input class=real></label> <button type=button class=save>Save</button><div class=stack></div><script>document.querySelector('.save').onclick=()=>{const t=document.createElement('div');t.innerHTML='<span>The application has been updated</span>';document.querySelector('.stack').append(t)}</script>",
    hand: [
      ["fill", ".real", "https://x.example/scim"],
      ["click", ".save"],
    ],
    audit: { "OL.CONN.001": /Pass/ },
  },

  {
    name: "toast-that-comes-into-view",
    html: "<h2>API Connection</h2><label>SCIM Base URL <input class=real></label> <button type=button class=save>Save</button><div class=t style='display:none'>Changes saved</div><script>document.querySelector('.save').onclick=()=>{document.querySelector('.t').style.display='block'}</script>",
    hand: [
      ["fill", ".real", "https://x.example/scim"],
      ["click", ".save"],
    ],
    audit: { "OL.CONN.001": /Pass/ },
  },

  {
    name: "plain-text-that-denies",
    html: "<h2>API Connection</h2><label>SCIM Base URL <input class=real></label> <button type=button class=save>Save</button><p class=n></p><script>document.querySelector('.save').onclick=()=>{document.querySelector('.n').textContent='Changes were not saved'}</script>",
    hand: [
      ["fill", ".real", "https://x.example/scim"],
      ["click", ".save"],
    ],
    audit: { "OL.CONN.001": /^(?!.*Pass)/ },
  },

  {
    name: "a-list-that-is-drawn-anew",
    html: "<h2>API Connection</h2><label>SCIM Base URL <input class=real></label> <button type=button class=save>Save</button><ul></ul><script>document.querySelector('.save').onclick=()=>{document.querySelector('ul').innerHTML='<li>Saved searches</li><li>Updated</li>'}</script>",
    hand: [
      ["fill", ".real", "https://x.example/scim"],
      ["click", ".save"],
    ],
    audit: { "OL.CONN.001": /^(?!.*Pass)/ },
  },

  {
    name: "save-goes-idle",
    html: "<h2>API Connection</h2><label>SCIM Base URL <input class=real></label> <button type=button class=save>Save</button><script>const s=document.querySelector('.save');s.onclick=()=>{s.disabled=true}</script>",
    hand: [
      ["fill", ".real", "https://x.example/scim"],
      ["click", ".save"],
    ],
    audit: { "OL.CONN.001": /Pass/ },
  },
];
