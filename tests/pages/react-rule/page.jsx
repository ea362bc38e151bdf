import { application, by } from "application";
import { useEffect, useId, useReducer, useState } from "react";
import { createPortal } from "react-dom";
import { createRoot } from "react-dom/client";

let shown = {};

const start = { open: false, name: "", condition: "", action: "", source: "", forEach: "", expression: "", saved: [] };

/** Shows what is in it only after the server has answered. */
function Fetched({ children }) {
  const [here, setHere] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setHere(true), 400);
    return () => clearTimeout(timer);
  }, []);
  return here ? children : <p aria-busy="true">Loading…</p>;
}

function Rule({ state, set, save, close }) {
  const id = useId();
  return (
    <div className="shade">
      <div className="modal" role="dialog" aria-modal="true" aria-labelledby={`${id}t`}>
        <h3 id={`${id}t`}>New mapping</h3>
        <p>
          <label htmlFor={`${id}n`}>Name</label> <input id={`${id}n`} className="name" value={state.name} onChange={set("name")} />
        </p>
        <h4>Conditions</h4>
        <p>
          <label htmlFor={`${id}c`}>Role name</label>{" "}
          <input id={`${id}c`} className="condition" value={state.condition} onChange={set("condition")} />
        </p>
        <h4>Actions</h4>
        <p>
          <select aria-label="Actions" className="action" value={state.action} onChange={set("action")}>
            <option value="">Select an action</option>
            <option value="status">Set Status in Spekit SCIM</option>
            <option value="groups">Set Groups in Spekit SCIM</option>
          </select>
        </p>
        {state.action !== "" && (
          <Fetched key={state.action}>
            {["existing", "map"].map((source) => (
              <p key={source}>
                <label>
                  <input
                    type="radio"
                    name={id}
                    className={source}
                    value={source}
                    checked={state.source === source}
                    onChange={set("source")}
                  />{" "}
                  {source === "map" ? "Map from OneLogin" : "From Existing"}
                </label>
              </p>
            ))}
          </Fetched>
        )}
        {state.source === "map" && (
          <p>
            <label htmlFor={`${id}f`}>For each</label>{" "}
            <select id={`${id}f`} className="for-each" value={state.forEach} onChange={set("forEach")}>
              <option value="">–</option>
              <option value="role">role</option>
              <option value="department">department</option>
            </select>{" "}
            <label htmlFor={`${id}e`}>with value that matches</label>{" "}
            <input id={`${id}e`} className="expression" value={state.expression} onChange={set("expression")} />
          </p>
        )}
        <button type="button" className="cancel" onClick={close}>
          Cancel
        </button>
        <button type="button" className="save" onClick={save}>
          Save
        </button>
      </div>
    </div>
  );
}

function App() {
  const [state, change] = useReducer((before, next) => ({ ...before, ...next }), start);
  shown = state;
  const set = (key) => (event) => change({ [key]: event.target.value });
  const save = () => change({ ...start, saved: [...state.saved, `${state.name}|${state.action}|${state.source}|${state.expression}`] });
  return (
    <main>
      <h1>Spekit SCIM</h1>
      <h2>Rules</h2>
      <p>
        <label htmlFor="rule-filter">Name</label> <input id="rule-filter" type="search" />
      </p>
      <button type="button" className="add" onClick={() => change({ open: true })}>
        Add Rule
      </button>
      <button type="button" className="app-save">
        Save
      </button>
      {state.open && createPortal(<Rule state={state} set={set} save={save} close={() => change(start)} />, document.body)}
    </main>
  );
}

createRoot(document.querySelector("#root")).render(<App />);

application({
  state: () => shown,
  elements: by({
    "rules.add": ".add",
    "rule.name": ".name",
    "rule.action": ".action",
    "rule.map": ".map",
    "rule.for-each": ".for-each",
    "rule.expression": ".expression",
    "rule.save": ".modal .save",
  }),
  decoys: by({
    filter: "#rule-filter",
    "save of the page": ".app-save",
    condition: ".condition",
    existing: ".existing",
    cancel: ".modal .cancel",
  }),
});
