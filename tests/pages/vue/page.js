import { application, by } from "application";
import { createApp, reactive, ref } from "vue";

const model = reactive({
  baseUrl: "",
  token: "",
  template: "",
  owner: "",
  open: false,
  include: false,
  saml: false,
  groupsSaves: 0,
  saves: 0,
});
const filter = ref("");

createApp({
  setup: () => ({ model, filter }),
  template: `
    <h1>Spekit SCIM</h1>
    <div class="field"><label for="tokenOwner">Owner</label> <input id="tokenOwner" v-model="model.owner"></div>
    <h2>API Connection</h2>
    <div class="field"><label for="scimBaseUrl">SCIM Base URL</label> <input id="scimBaseUrl" v-model.lazy.trim="model.baseUrl"></div>
    <div class="field"><label for="scimBearerToken">SCIM Bearer Token</label> <input id="scimBearerToken" type="password" v-model="model.token"></div>
    <div class="field"><label for="scimJsonTemplate">SCIM JSON Template</label> <textarea id="scimJsonTemplate" v-model.lazy="model.template"></textarea></div>
    <button class="save" @click="model.saves++">Save</button>
    <h2>Optional Parameters</h2>
    <label>Find a parameter <input id="v4" v-model="filter"></label>
    <table><tbody>
      <tr class="row" tabindex="0" @click="model.open = true"><td>Groups</td><td>- No default -</td></tr>
      <tr class="row other" tabindex="0"><td>Group names</td><td>Department</td></tr>
    </tbody></table>
    <Teleport to="#windows">
      <div v-if="model.open" class="modal" role="dialog" aria-label="Edit Field Groups">
        <h3>Edit Field Groups</h3>
        <h4>Flags</h4>
        <label><input type="checkbox" class="saml" v-model="model.saml"> Include in SAML assertion</label>
        <label><input type="checkbox" class="include" v-model="model.include"> Include in User Provisioning</label>
        <button class="close" @click="model.open = false">Cancel</button>
        <button class="ok" @click="model.groupsSaves++; model.open = false">Save</button>
      </div>
    </Teleport>`,
}).mount("#app");

application({
  state: () => ({ ...model }),
  elements: by({
    "configuration.base-url": "#scimBaseUrl",
    "configuration.token": "#scimBearerToken",
    "configuration.template": "#scimJsonTemplate",
    "app.save": ".save",
    "parameters.groups-row": ".row:not(.other)",
    "parameters.groups.include": ".include",
    "parameters.groups.save": ".ok",
  }),
  decoys: by({ owner: "#tokenOwner", find: "#v4", "other row": ".other", saml: ".saml", cancel: ".close" }),
});
