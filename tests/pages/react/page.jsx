import { application, by } from "application";
import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";

// What React holds, noted at every render.
let shown = {};

function Field({ label, children }) {
  return (
    <div className="field">
      <span>{label}</span>
      {children}
    </div>
  );
}

function App() {
  const [state, setState] = useState({
    baseUrl: "",
    token: "",
    template: "",
    enabled: false,
    create: true,
    onDelete: "nothing",
    note: "",
    saves: 0,
  });
  const [late, setLate] = useState(false);
  shown = state;
  const set = (key) => (event) => {
    const { type, checked, value } = event.target;
    setState((before) => ({ ...before, [key]: type === "checkbox" ? checked : value }));
  };
  // A part that is loaded after the rest.
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 700);
    return () => clearTimeout(timer);
  }, []);
  const dirty = state.token !== "";
  return (
    <main>
      <h1>Spekit SCIM</h1>
      <Field label="Internal note">
        <input className="note" value={state.note} onChange={set("note")} />
      </Field>
      <h2>API Connection</h2>
      <Field label="SCIM Base URL">
        <input className="base" value={state.baseUrl} onChange={set("baseUrl")} />
      </Field>
      {/* The whole field is made anew at the first change, a common mistake with keys. */}
      <Field key={dirty ? "dirty" : "clean"} label="SCIM Bearer Token">
        {/* biome-ignore lint/a11y/noAutofocus: so that one can go on typing, as pages with this mistake do */}
        <input className="token" type="password" autoFocus={dirty} value={state.token} onChange={set("token")} />
      </Field>
      {/* And this one at every change. */}
      <Field label="SCIM JSON Template">
        <textarea
          // biome-ignore lint/a11y/noAutofocus: likewise
          autoFocus={state.template !== ""}
          key={state.template}
          className="template"
          onFocus={(event) => event.target.setSelectionRange(event.target.value.length, event.target.value.length)}
          defaultValue={state.template}
          onChange={set("template")}
        />
      </Field>
      <h2>Workflow</h2>
      <p>
        <input id=":r1:" type="checkbox" checked={state.enabled} onChange={set("enabled")} />
        <label htmlFor=":r1:">Enable provisioning</label>
      </p>
      {state.enabled && (
        <p>
          <input id=":r2:" type="checkbox" checked={state.create} onChange={set("create")} />
          <label htmlFor=":r2:">Create user</label>
        </p>
      )}
      {late ? (
        <Field label="When users are deleted in OneLogin, or the user's app access is removed, perform the below action">
          <select className="on-delete" value={state.onDelete} onChange={set("onDelete")}>
            <option value="nothing">Do Nothing</option>
            <option value="suspend">Suspend</option>
          </select>
        </Field>
      ) : (
        <p>Loading…</p>
      )}
      <button type="button" className="discard">
        Discard
      </button>
      <button type="button" className="save" onClick={() => setState((before) => ({ ...before, saves: before.saves + 1 }))}>
        Save
      </button>
    </main>
  );
}

createRoot(document.querySelector("#root")).render(<App />);

application({
  state: () => shown,
  elements: by({
    "configuration.base-url": ".base",
    "configuration.token": ".token",
    "configuration.template": ".template",
    "provisioning.enable": "[id=':r1:']",
    "provisioning.approve-create": "[id=':r2:']",
    "provisioning.on-delete": ".on-delete",
    "app.save": ".save",
  }),
  decoys: by({ note: ".note", discard: ".discard" }),
});
