import { application, by } from "application";
import { createApp, reactive } from "vue";

const model = reactive({
  baseUrl: "",
  tokenUrl: "",
  token: "",
  refresh: "",
  template: "",
  enabled: false,
  create: true,
  remove: true,
  update: true,
  notify: false,
  onDelete: "none",
  onSuspend: "none",
  onCreate: "none",
  owner: "",
  saves: 0,
  drafts: 0,
  heard: [],
});

const Pressable = {
  props: ["modelValue", "title", "help"],
  emits: ["update:modelValue"],
  template: `<div class="row"><div class="txt">{{ title }}<small v-if="help">{{ help }}</small></div>
    <button type="button" :aria-pressed="modelValue ? 'true' : 'false'" @click="$emit('update:modelValue', !modelValue)">{{ modelValue ? 'On' : 'Off' }}</button></div>`,
};

const Editor = {
  props: ["modelValue"],
  emits: ["update:modelValue"],
  data: () => ({ own: "", bad: false, timer: 0 }),
  methods: {
    typed(event) {
      this.own = event.target.value;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        try {
          JSON.parse(this.own);
          this.bad = false;
          this.$emit("update:modelValue", this.own);
        } catch {
          this.bad = true;
        }
      }, 250);
    },
  },
  template: `<div><textarea class="tpl" spellcheck="false" :value="own" @input="typed"></textarea><div v-if="bad" class="err">This is not JSON.</div></div>`,
};

createApp({
  components: { Pressable, Editor },
  data: () => ({ m: model, toast: "", touchedUrl: false, second: false, checking: false }),
  computed: {
    ready() {
      return /^https:\/\//.test(this.m.baseUrl) && this.m.token.length > 5;
    },
  },
  watch: {
    ready(now) {
      if (!now || this.second) return;
      this.checking = true;
      setTimeout(() => {
        this.checking = false;
        this.second = true;
      }, 500);
    },
  },
  methods: {
    suspend(event) {
      const asked = event.target.value;
      model.onSuspend = asked;
      model.heard.push("onSuspend");
      // The server says no.
      setTimeout(() => {
        model.onSuspend = "none";
        this.toast = "Not in your plan: the setting for suspended accounts was put back.";
        setTimeout(() => (this.toast = ""), 2500);
      }, 300);
    },
  },
  template: `
  <h1>Set up Spekit SCIM</h1>
  <ol class="steps">
    <li><span class="dot">1</span><div class="ttl">API Connection</div>
      <div class="g">
        <div class="cell" style="order:2"><div class="cap"><span>Bearer Token</span><span class="opt">required</span></div><input type="password" class="tok" v-model.lazy.trim="m.token"></div>
        <div class="cell" style="order:1"><div class="cap"><span>SCIM base address</span><span class="opt">required</span></div><input class="base" placeholder="https://" v-model.lazy.trim="m.baseUrl" @blur="touchedUrl = true"><div class="err" v-if="touchedUrl && !/^https:/.test(m.baseUrl)">Must begin with https://</div></div>
        <div class="cell" style="order:3"><div class="cap"><span>Token URL</span><span class="opt">OAuth only</span></div><input class="turl" v-model.lazy="m.tokenUrl"></div>
        <div class="cell" style="order:4"><div class="cap"><span>Refresh token</span><span class="opt">OAuth only</span></div><input type="password" class="refresh" v-model.lazy="m.refresh"></div>
        <div class="cell wide" style="order:5"><div class="cap"><span>SCIM JSON Template</span><span class="opt">optional</span></div><Editor v-model="m.template" /></div>
      </div>
      <p v-if="checking">Checking…</p>
    </li>
    <li :class="{ off: !second }"><span class="dot">2</span><div class="ttl">Workflow</div>
      <p v-if="!second">Comes up once there is a connection.</p>
      <template v-else>
        <Pressable class="r-notify" title="Notify users about provisioning" v-model="m.notify" />
        <Pressable class="r-enabled" title="Enable provisioning" help="Send changes to Spekit" v-model="m.enabled" />
        <p><b>Require admin approval before this action is performed</b></p>
        <Pressable class="r-create" title="Create user" v-model="m.create" />
        <Pressable class="r-remove" title="Delete user" v-model="m.remove" />
        <Pressable class="r-update" title="Update user" v-model="m.update" />
        <fieldset class="q-delete"><legend>When users are deleted in OneLogin, or the user's app access is removed</legend>
          <div class="cards">
            <label><input type="radio" name="g41" value="none" v-model="m.onDelete"> <span class="option-name">Do nothing</span><small>The account stays</small></label>
            <label><input type="radio" name="g41" value="delete" v-model="m.onDelete"> <span class="option-name">Delete account</span><small>Cannot be undone</small></label>
            <label><input type="radio" name="g41" value="suspend" v-model="m.onDelete"> <span class="option-name">Suspend account</span><small>Can be undone</small></label>
          </div>
        </fieldset>
        <fieldset class="q-create"><legend>When users are created in OneLogin</legend>
          <div class="cards">
            <label><input type="radio" name="g42" value="none" v-model="m.onCreate"> <span class="option-name">Do nothing</span></label>
            <label><input type="radio" name="g42" value="invite" v-model="m.onCreate"> <span class="option-name">Send an invitation</span></label>
          </div>
        </fieldset>
        <div class="cell"><div class="cap"><span>When user accounts are suspended in OneLogin</span></div>
          <select class="q-suspend" :value="m.onSuspend" @change="suspend"><option value="none">Do nothing</option><option value="suspend">Suspend account</option></select></div>
      </template>
    </li>
    <li class="off"><span class="dot">3</span><div class="ttl">Hand over</div>
      <div class="cell"><div class="cap"><span>Owner of this connection</span></div><input class="owner" v-model="m.owner"></div></li>
  </ol>
  <footer><button type="button" class="b-cancel">Cancel</button><button type="button" class="b-draft" @click="m.drafts++">Save as draft</button><button type="button" class="go b-save" :disabled="!second" @click="m.saves++">Save</button></footer>
  <div v-if="toast" class="toast" role="status">{{ toast }}</div>`,
}).mount("#app");

application({
  state: () => JSON.parse(JSON.stringify(model)),
  elements: by({
    "configuration.base-url": ".base",
    "configuration.token": ".tok",
    "configuration.template": ".tpl",
    "provisioning.enable": ".r-enabled button",
    "provisioning.approve-create": ".r-create button",
    "provisioning.approve-delete": ".r-remove button",
    "provisioning.approve-update": ".r-update button",
    "provisioning.on-delete": ".q-delete",
    "provisioning.on-suspend": ".q-suspend",
    "app.save": ".b-save",
  }),
  hands: by({ "provisioning.on-delete": ".q-delete [value=suspend]" }),
  decoys: by({
    "token URL": ".turl",
    refresh: ".refresh",
    notify: ".r-notify button",
    "on create": ".q-create",
    owner: ".owner",
    cancel: ".b-cancel",
    draft: ".b-draft",
  }),
});
