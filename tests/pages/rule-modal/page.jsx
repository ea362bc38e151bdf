import { application, by } from "application";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { createRoot } from "react-dom/client";

let held = {};
const APPS = ["Asana", "Box", "Concur", "Dropbox", "Spekit SCIM", "Zoom"];
const ACTIONS = APPS.flatMap((app) =>
  ["Email", "Groups", "Licence", "Locale", "Title", "Username"].map((what) => `Set ${what} in ${app}`),
).sort((a, b) => {
  // The app's own ones first, after a few general ones.
  const rank = (text) => (text.endsWith("Spekit SCIM") ? 0 : 1);
  return rank(a) - rank(b);
});
const ALL = ["Add a note", "Do not provision", "Remove all licences", "Set Groups in all apps", "Set status", ...ACTIONS];
const HEIGHT = 32;

/** A combobox whose list, at the end of the body, has only the rows in sight and a few more. */
function Combo({ label, className, value, on }) {
  const id = useId();
  const input = useRef(null);
  const [text, setText] = useState(value);
  const [open, setOpen] = useState(false);
  const [top, setTop] = useState(0);
  const [at, setAt] = useState(-1);
  const rows = text === value ? ALL : ALL.filter((row) => row.toLowerCase().includes(text.toLowerCase()));
  const first = Math.max(0, Math.floor(top / HEIGHT) - 6);
  const inSight = rows.slice(first, first + 18);
  const pick = (row) => {
    on(row);
    setText(row);
    setOpen(false);
    setAt(-1);
  };
  const show = () => {
    setOpen(true);
    setTop(0);
  };
  const box = open ? input.current.getBoundingClientRect() : null;
  return (
    <div className="fld">
      <span id={`${id}l`}>{label}</span>
      <input
        ref={input}
        type="text"
        role="combobox"
        className={className}
        aria-labelledby={`${id}l`}
        aria-expanded={open}
        aria-controls={`${id}p`}
        aria-autocomplete="list"
        placeholder="Choose or type…"
        aria-activedescendant={at >= 0 ? `${id}o${at}` : undefined}
        value={text}
        onClick={() => !open && show()}
        onChange={(event) => {
          setText(event.target.value);
          setAt(-1);
          show();
        }}
        onBlur={() => {
          setOpen(false);
          // Free text is no action.
          setText(value);
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") open ? setAt(Math.min(at + 1, rows.length - 1)) : show();
          else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
          else if (event.key === "Enter" && open && rows[at]) pick(rows[at]);
          else if (event.key === "Escape" && open) setOpen(false);
          else return;
          event.preventDefault();
        }}
      />
      {open &&
        createPortal(
          <div
            className="vl"
            role="listbox"
            id={`${id}p`}
            aria-labelledby={`${id}l`}
            style={{ left: box.left + scrollX, top: box.bottom + scrollY, width: box.width }}
            onScroll={(event) => setTop(event.currentTarget.scrollTop)}
          >
            <div style={{ height: rows.length * HEIGHT }}>
              {inSight.map((row, index) => (
                <div
                  key={row}
                  id={`${id}o${first + index}`}
                  role="option"
                  aria-selected={row === value}
                  aria-posinset={first + index + 1}
                  aria-setsize={rows.length}
                  className={first + index === at ? "hot" : ""}
                  style={{ top: (first + index) * HEIGHT }}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => pick(row)}
                >
                  {row}
                </div>
              ))}
            </div>
          </div>,
          document.body,
        )}
    </div>
  );
}

const EMPTY = { name: "", note: "", condition: "any", conditionValue: "", action: "", source: "", forEach: "", expression: "" };

function Rule({ close, save }) {
  const [rule, setRule] = useState(EMPTY);
  const dialog = useRef(null);
  const name = useId();
  held.rule = rule;
  useEffect(() => dialog.current.focus(), []);
  const set = (key) => (event) => setRule((before) => ({ ...before, [key]: event.target.value }));
  return (
    <div className="veil">
      <div className="box" role="dialog" aria-modal="true" aria-labelledby={`${name}t`} tabIndex={-1} ref={dialog}>
        <div className="t" id={`${name}t`}>
          New mapping
        </div>
        <label className="fld">
          <span>Rule name</span>
          <input type="text" className="m-name" value={rule.name} onChange={set("name")} />
        </label>
        <label className="fld">
          <span>Note for other admins (optional)</span>
          <input type="text" className="m-note" value={rule.note} onChange={set("note")} />
        </label>
        <div className="sec">Conditions</div>
        <div className="sentence">
          Match
          <select className="m-cond" aria-label="Condition" value={rule.condition} onChange={set("condition")}>
            <option value="any">any user</option>
            <option value="role">role</option>
          </select>
          with value
          <input
            type="text"
            className="m-condvalue"
            aria-label="Condition value"
            value={rule.conditionValue}
            onChange={set("conditionValue")}
          />
        </div>
        <div className="sec">Actions</div>
        <Combo label="Action" className="m-action" value={rule.action} on={(action) => setRule((before) => ({ ...before, action }))} />
        {rule.action && (
          <div>
            <label className="rad">
              <input
                type="radio"
                name={`${name}s`}
                className="m-fixed"
                value="fixed"
                checked={rule.source === "fixed"}
                onChange={set("source")}
              />{" "}
              Set to a fixed value
            </label>
            <label className="rad">
              <input
                type="radio"
                name={`${name}s`}
                className="m-map"
                value="map"
                checked={rule.source === "map"}
                onChange={set("source")}
              />{" "}
              Map from OneLogin
            </label>
          </div>
        )}
        {rule.source === "map" && (
          <div className="sentence">
            <span>For each</span>
            <select className="m-each" value={rule.forEach} onChange={set("forEach")}>
              <option value="">choose…</option>
              <option value="department">department</option>
              <option value="role">role</option>
            </select>
            <span>with value that matches</span>
            <input type="text" className="m-expr" value={rule.expression} onChange={set("expression")} />
          </div>
        )}
        <div className="foot">
          <button type="button" className="m-cancel" onClick={close}>
            Cancel
          </button>
          <button type="button" className="cta m-save" disabled={!rule.name || !rule.action} onClick={() => save(rule)}>
            Save
          </button>
        </div>
      </div>
    </div>
  );
}

function App() {
  const [state, setState] = useState({ open: false, rules: [], appSaves: 0 });
  const [toast, setToast] = useState("");
  const behind = useRef(null);
  held = { ...held, ...state };
  useLayoutEffect(() => {
    behind.current.inert = state.open;
  }, [state.open]);
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(() => setToast(""), 3000);
    return () => clearTimeout(timer);
  }, [toast]);
  const save = (rule) => {
    setState((before) => ({
      ...before,
      open: false,
      rules: [...before.rules, `${rule.name}|${rule.action}|${rule.source}|${rule.forEach}|${rule.expression}`],
    }));
    setToast("Rule saved");
  };
  return (
    <>
      <div ref={behind}>
        <div className="top">
          <b>Spekit SCIM</b>
          <button type="button" className="a-save" onClick={() => setState((before) => ({ ...before, appSaves: before.appSaves + 1 }))}>
            Save
          </button>
        </div>
        <main>
          <h1>Rules</h1>
          <p>
            <button type="button" className="cta a-add" onClick={() => setState((before) => ({ ...before, open: true }))}>
              Add Rule
            </button>{" "}
            <button type="button" className="a-order">
              Change order
            </button>{" "}
            <button type="button" className="a-test">
              Test a rule
            </button>
          </p>
          <table>
            <thead>
              <tr>
                <th>Rule</th>
                <th>Action</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <td>Default licence</td>
                <td>Set Licence in Spekit SCIM</td>
              </tr>
              {state.rules.map((rule) => (
                <tr key={rule}>
                  <td>{rule.split("|")[0]}</td>
                  <td>{rule.split("|")[1]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </main>
      </div>
      {state.open &&
        createPortal(
          <Rule close={() => setState((before) => ({ ...before, open: false }))} save={save} />,
          document.querySelector("#modal-root"),
        )}
      {toast && (
        <div className="toast" role="status">
          {toast}
        </div>
      )}
    </>
  );
}
createRoot(document.querySelector("#app-root")).render(<App />);

application({
  state: () => held,
  elements: by({
    "rules.add": ".a-add",
    "rule.name": ".m-name",
    "rule.action": ".m-action",
    "rule.map": ".m-map",
    "rule.for-each": ".m-each",
    "rule.expression": ".m-expr",
    "rule.save": ".m-save",
    "app.save": ".a-save",
  }),
  decoys: by({
    order: ".a-order",
    test: ".a-test",
    note: ".m-note",
    condition: ".m-cond",
    "condition value": ".m-condvalue",
    fixed: ".m-fixed",
    cancel: ".m-cancel",
    "app save": ".a-save",
  }),
});
