import { application, by } from "application";
import { useId, useState } from "react";
import { createRoot } from "react-dom/client";

let held = {};

/** The field stands before its label in the document, and after it on the screen. */
/** @param {{ label: string, side?: boolean, children: import("react").ReactNode }} props */
function Field({ label, side, children }) {
  return (
    <div className={side ? "fr side" : "fr"}>
      {children}
      <div className="lb">{label}</div>
    </div>
  );
}

function Toggle({ name, value, on, children }) {
  const id = useId();
  return (
    <div className="ln">
      <span
        className="tog"
        role="switch"
        tabIndex={0}
        data-t={name}
        aria-checked={value}
        aria-labelledby={id}
        onClick={() => on(!value)}
        onKeyDown={(event) => {
          if (event.key !== " ") return;
          event.preventDefault();
          on(!value);
        }}
      />
      <span id={id}>{children}</span>
    </div>
  );
}

function Segments({ label, name, options, value, on }) {
  const id = useId();
  return (
    <div style={{ margin: "12px 0" }}>
      <div id={id}>{label}</div>
      <div className="seg" role="radiogroup" aria-labelledby={id} data-s={name}>
        {options.map(([key, text]) => (
          <label key={key} className={key === value ? "option on" : "option"}>
            <input type="radio" name={id} value={key} checked={key === value} onChange={() => on(key)} />
            {text}
          </label>
        ))}
      </div>
    </div>
  );
}

function App() {
  const [state, setState] = useState({
    name: "Spekit",
    legal: "",
    baseUrl: "",
    expires: "30",
    tokenUrl: "",
    webhook: "",
    template: "{}",
    enabled: false,
    users: false,
    create: true,
    remove: true,
    onGroup: "none",
    onSuspend: "none",
    onAdmin: "none",
    slide: 0,
    saves: 0,
  });
  held = state;
  const set = (key) => (value) => setState((before) => ({ ...before, [key]: value }));
  const typed = (key) => ({ value: state[key], onChange: (event) => set(key)(event.target.value) });
  return (
    <>
      <div className="bar">Spekit SCIM</div>
      <div className="wrap">
        <div className="panel">
          <div className="pt">Info</div>
          <Field label="Display Name" side>
            <input className="i-name" {...typed("name")} />
          </Field>
          <Field label="Legal name of the vendor" side>
            <input className="i-legal" {...typed("legal")} />
          </Field>
        </div>
        <div className="panel" aria-busy="true">
          <div className="pt">API Connection</div>
          <Field label="SCIM Base URL">
            <input className="i-base" {...typed("baseUrl")} />
          </Field>
          <button type="button" className="i-reset">
            Reset connection
          </button>
          <div className="veil">Being migrated by support. Nothing can be changed until this is over.</div>
        </div>
        <div className="panel">
          <div className="pt">Credentials and payload</div>
          <Field label="SCIM token expires after (days)" side>
            <input className="i-expires" {...typed("expires")} />
          </Field>
          <Field label="Token URL" side>
            <input className="i-turl" {...typed("tokenUrl")} />
          </Field>
          <Field label="Webhook signing secret" side>
            <input type="password" className="i-hook" {...typed("webhook")} />
          </Field>
          <Field label="SCIM JSON Template (managed by policy)">
            <textarea className="i-tpl" readOnly value={state.template} />
          </Field>
          <button type="button" className="i-enable dead" aria-disabled="true">
            Enable
          </button>{" "}
          <small>Not while the connection is being migrated</small>
        </div>
        <div className="panel">
          <div className="pt">Workflow</div>
          <Toggle name="users" value={state.users} on={set("users")}>
            Let users enable provisioning reminders
          </Toggle>
          <Toggle name="enabled" value={state.enabled} on={set("enabled")}>
            Enable provisioning
          </Toggle>
          <Segments
            name="suspend"
            label="When user accounts are suspended in OneLogin, perform the following action"
            value={state.onSuspend}
            on={set("onSuspend")}
            options={[
              ["none", "Do Nothing"],
              ["delete", "Delete"],
              ["suspend", "Suspend"],
            ]}
          />
          <Segments
            name="admin"
            label="When an admin leaves, perform the following action"
            value={state.onAdmin}
            on={set("onAdmin")}
            options={[
              ["none", "Do Nothing"],
              ["suspend", "Suspend"],
            ]}
          />
          <div>
            When a group is deleted in OneLogin{" "}
            <select className="i-group" value={state.onGroup} onChange={(event) => set("onGroup")(event.target.value)}>
              <option value="none">Do Nothing</option>
              <option value="suspend">Suspend</option>
            </select>
          </div>
        </div>
        <div className="panel">
          <div className="pt">Approvals, page {state.slide + 1} of 2</div>
          <div className="clip">
            <div className="track" style={{ transform: `translateX(${-100 * state.slide}vw)` }}>
              <div className="slide">
                Require admin approval before this action is performed
                <Toggle name="create" value={state.create} on={set("create")}>
                  Create user
                </Toggle>
              </div>
              <div className="slide">
                Require admin approval before this action is performed
                <Toggle name="remove" value={state.remove} on={set("remove")}>
                  Delete user
                </Toggle>
              </div>
            </div>
          </div>
          <button type="button" className="i-next" onClick={() => set("slide")(1 - state.slide)}>
            {state.slide ? "Back" : "Next"}
          </button>
        </div>
        <button type="button" className="i-draft">
          Save for later
        </button>{" "}
        <button type="button" className="i-save" onClick={() => setState((before) => ({ ...before, saves: before.saves + 1 }))}>
          Save
        </button>
      </div>
    </>
  );
}
createRoot(document.querySelector("#root")).render(<App />);

const FINDS = {
  "app.display-name": ".i-name",
  "configuration.base-url": ".i-base",
  "configuration.template": ".i-tpl",
  "configuration.enable": ".i-enable",
  "provisioning.enable": "[data-t=enabled]",
  "provisioning.approve-create": "[data-t=create]",
  "provisioning.approve-delete": "[data-t=remove]",
  "provisioning.on-suspend": "[data-s=suspend]",
  "app.save": ".i-save",
};
application({
  state: () => held,
  elements: by(FINDS),
  hands: by({ "provisioning.on-suspend": "[data-s=suspend] label:last-child" }),
  decoys: by({
    legal: ".i-legal",
    base: ".i-base",
    reset: ".i-reset",
    expires: ".i-expires",
    "token URL": ".i-turl",
    webhook: ".i-hook",
    template: ".i-tpl",
    enable: ".i-enable",
    users: "[data-t=users]",
    remove: "[data-t=remove]",
    admin: "[data-s=admin]",
    group: ".i-group",
    next: ".i-next",
    draft: ".i-draft",
  }),
});
