import { application, by } from "application";
import { useReducer } from "react";
import { createRoot } from "react-dom/client";
import Select from "react-select";

let shown = {};

const options = [
  { value: 0, label: "Do Nothing" },
  { value: 1, label: "Suspend" },
  { value: 2, label: "Delete" },
  { value: 3, label: "Suspend user in 30 days" },
];

function App() {
  const [state, change] = useReducer((before, next) => ({ ...before, ...next }), {
    onDelete: options[0],
    onSuspend: null,
    owner: null,
    tags: [],
    saves: 0,
  });
  shown = state;
  const set = (key) => (option) => change({ [key]: option });
  return (
    <main>
      <h1>Spekit SCIM</h1>
      <div className="field">
        <label htmlFor="owner">Owner</label>
        <Select inputId="owner" options={options} value={state.owner} onChange={set("owner")} />
      </div>
      <h2>Workflow</h2>
      <div className="field">
        <label htmlFor="on-delete">When users are deleted in OneLogin, or the user's app access is removed, perform the below action</label>
        <Select inputId="on-delete" options={options} value={state.onDelete} onChange={set("onDelete")} />
      </div>
      <div className="field suspended">
        <h4>When user accounts are suspended in OneLogin, perform the following action</h4>
        <Select
          className="on-suspend"
          isSearchable={false}
          menuPortalTarget={document.body}
          placeholder="Choose an action"
          options={options}
          value={state.onSuspend}
          onChange={set("onSuspend")}
        />
      </div>
      <div className="field">
        <label htmlFor="tags">Tags for suspended users</label>
        <Select inputId="tags" isMulti options={options} value={state.tags} onChange={set("tags")} />
      </div>
      <button type="button" className="save" onClick={() => change({ saves: state.saves + 1 })}>
        Save
      </button>
    </main>
  );
}

createRoot(document.querySelector("#root")).render(<App />);

application({
  state: () => shown,
  elements: by({
    "provisioning.on-delete": "#on-delete",
    "provisioning.on-suspend": ".on-suspend input[role=combobox]",
    "app.save": ".save",
  }),
  hands: by({ "provisioning.on-suspend": ".on-suspend" }),
  decoys: by({ owner: "#owner", tags: "#tags" }),
});
