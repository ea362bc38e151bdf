import { application, by } from "application";
import { useEffect, useId, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { createRoot } from "react-dom/client";

let held = {};
const CHOICES = [
  ["none", "Do Nothing"],
  ["suspend", "Suspend"],
  ["delete", "Delete"],
];

/** @param {Record<string, any>} props */
function Float({ label, required, count, help, on, value, ...rest }) {
  const id = useId();
  return (
    <>
      <div className="fl">
        <input id={id} placeholder=" " value={value} onChange={(event) => on(event.target.value)} autoComplete="off" {...rest} />
        <label htmlFor={id} className="cap">
          <span>{label}</span> {required && <span className="star">*</span>}
        </label>
      </div>
      <div className="under">
        <span>{help}</span>
        {count && (
          <span>
            {value.length}/{count}
          </span>
        )}
      </div>
    </>
  );
}

/** Tells upwards only when nothing was typed for a while. */
function Debounced({ value, on, ...rest }) {
  const [own, setOwn] = useState(value);
  useEffect(() => {
    if (own === value) return;
    const timer = setTimeout(() => on(own), 350);
    return () => clearTimeout(timer);
  }, [own]);
  return <Float value={own} on={setOwn} {...rest} />;
}

function Listbox({ label, value, on, name }) {
  const id = useId();
  const button = useRef(null);
  const list = useRef(null);
  const [at, setAt] = useState(null);
  const [box, setBox] = useState(null);
  const open = () => {
    const { left, bottom, width } = button.current.getBoundingClientRect();
    setBox({ left: left + scrollX, top: bottom + scrollY, width });
    setAt(CHOICES.findIndex(([key]) => key === value));
  };
  const close = () => {
    setAt(null);
    button.current.focus();
  };
  useEffect(() => {
    if (at === null) return;
    list.current.focus({ preventScroll: true });
    const outside = (event) => {
      if (!list.current?.contains(event.target) && !button.current.contains(event.target)) setAt(null);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [at === null]);
  const pick = (index) => {
    on(CHOICES[index][0]);
    close();
  };
  return (
    <div className="q">
      <div id={`${id}l`}>{label}</div>
      <button
        ref={button}
        type="button"
        className="pick"
        id={`${id}b`}
        data-q={name}
        aria-haspopup="listbox"
        aria-expanded={at !== null}
        aria-labelledby={`${id}l ${id}b`}
        onClick={() => (at === null ? open() : close())}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            event.preventDefault();
            open();
          }
        }}
      >
        {CHOICES.find(([key]) => key === value)[1]} ▾
      </button>
      {at !== null &&
        createPortal(
          <ul
            ref={list}
            className="menu"
            role="listbox"
            tabIndex={-1}
            aria-labelledby={`${id}l`}
            aria-activedescendant={`${id}o${at}`}
            style={box}
            onKeyDown={(event) => {
              if (event.key === "ArrowDown") setAt((at + 1) % CHOICES.length);
              else if (event.key === "ArrowUp") setAt((at + CHOICES.length - 1) % CHOICES.length);
              else if (event.key === "Enter" || event.key === " ") pick(at);
              else if (event.key === "Escape") close();
              else return;
              event.preventDefault();
            }}
          >
            {CHOICES.map(([key, text], index) => (
              <li
                key={key}
                id={`${id}o${index}`}
                role="option"
                aria-selected={key === value}
                className={index === at ? "on" : ""}
                onMouseEnter={() => setAt(index)}
                onClick={() => pick(index)}
              >
                {text}
              </li>
            ))}
          </ul>,
          document.body,
        )}
    </div>
  );
}

const Tick = ({ name, label, value, on }) => (
  <label className="ck" data-ck={name}>
    <input type="checkbox" checked={value} onChange={(event) => on(event.target.checked)} />
    <span />
    {label}
  </label>
);

function Switch({ name, label, help, value, on }) {
  const id = useId();
  return (
    <div className="line">
      <div id={id}>
        {label}
        <small>{help}</small>
      </div>
      <button
        type="button"
        role="switch"
        className="sw"
        data-sw={name}
        aria-checked={value}
        aria-labelledby={id}
        onClick={() => on(!value)}
      >
        <i />
      </button>
    </div>
  );
}

function App() {
  const [state, setState] = useState({
    display: "Spekit",
    description: "",
    baseUrl: "",
    audience: "",
    token: "",
    expiry: "90",
    secret: "",
    status: "Disabled",
    enabled: false,
    digest: false,
    create: true,
    remove: true,
    update: true,
    groups: false,
    onDelete: "none",
    onSuspend: "none",
    onGroup: "none",
    saves: 0,
  });
  const [drawer, setDrawer] = useState(false);
  held = state;
  const set = (key) => (value) => setState((before) => ({ ...before, [key]: value }));
  useEffect(() => {
    const timer = setTimeout(() => setDrawer(true), 800);
    return () => clearTimeout(timer);
  }, []);
  const enable = () => {
    set("status")("Connecting…");
    setTimeout(() => set("status")("Enabled"), 600);
  };
  return (
    <>
      <header>
        <b>Spekit SCIM</b>
        <span>
          <button type="button" className="b-discard">
            Discard
          </button>{" "}
          <button type="button" className="main b-save" onClick={() => setState((before) => ({ ...before, saves: before.saves + 1 }))}>
            Save
          </button>
        </span>
      </header>
      <main>
        <div className="card">
          <div className="card-head">General</div>
          <Float
            label="Display name"
            required
            count={50}
            help="Shown to users in the portal"
            maxLength={50}
            className="f-display"
            value={state.display}
            on={set("display")}
          />
          <Float label="Description" help="Optional" className="f-description" value={state.description} on={set("description")} />
        </div>
        <div className="card">
          <div className="card-head">
            API Connection
            <span>
              <span>API Status:</span> <span className="badge">{state.status}</span>
            </span>
          </div>
          <Float
            label="SCIM Base URL"
            required
            help="Without a slash at the end"
            className="f-base"
            value={state.baseUrl}
            on={set("baseUrl")}
            onBlur={() => setState((before) => ({ ...before, baseUrl: before.baseUrl.trim().replace(/\/+$/, "") }))}
          />
          <Debounced
            label="SCIM Bearer Token"
            required
            type="password"
            help="Stored encrypted"
            className="f-token"
            value={state.token}
            on={set("token")}
          />
          <Float
            label="Bearer token lifetime (days)"
            help="For reminders only"
            className="f-expiry"
            value={state.expiry}
            on={set("expiry")}
          />
          <button type="button" className="b-test">
            Test
          </button>{" "}
          <button type="button" className="b-enable" disabled={state.status !== "Disabled"} onClick={enable}>
            {state.status === "Connecting…" ? "…" : "Enable"}
          </button>
        </div>
        <div className="card">
          <div className="card-head">SAML &amp; OAuth</div>
          <Float label="Audience URL" className="f-audience" value={state.audience} on={set("audience")} />
          <Float label="OAuth client secret" type="password" className="f-secret" value={state.secret} on={set("secret")} />
        </div>
      </main>
      {drawer &&
        createPortal(
          <aside aria-label="Workflow">
            <div className="card-head">Workflow</div>
            <Switch name="digest" label="Weekly provisioning digest" help="Mail to all admins" value={state.digest} on={set("digest")} />
            <Switch
              name="enabled"
              label="Enable provisioning"
              help="Changes are sent to Spekit"
              value={state.enabled}
              on={set("enabled")}
            />
            <p>Require admin approval before this action is performed</p>
            <Tick name="create" label="Create user" value={state.create} on={set("create")} />
            <Tick name="remove" label="Delete user" value={state.remove} on={set("remove")} />
            <Tick name="update" label="Update user" value={state.update} on={set("update")} />
            <Tick name="groups" label="Create user groups" value={state.groups} on={set("groups")} />
            <Listbox
              name="suspend"
              label="When user accounts are suspended in OneLogin, perform the following action"
              value={state.onSuspend}
              on={set("onSuspend")}
            />
            <Listbox
              name="delete"
              label="When users are deleted in OneLogin, or the user's app access is removed, perform the below action"
              value={state.onDelete}
              on={set("onDelete")}
            />
            <Listbox
              name="group"
              label="When a group is removed from the app, perform the following action"
              value={state.onGroup}
              on={set("onGroup")}
            />
          </aside>,
          document.body,
        )}
    </>
  );
}
createRoot(document.querySelector("#root")).render(<App />);

application({
  state: () => held,
  elements: by({
    "app.display-name": ".f-display",
    "configuration.base-url": ".f-base",
    "configuration.token": ".f-token",
    "configuration.enable": ".b-enable",
    "configuration.api-status": ".badge",
    "provisioning.enable": "[data-sw=enabled]",
    "provisioning.approve-create": "[data-ck=create] input",
    "provisioning.approve-delete": "[data-ck=remove] input",
    "provisioning.approve-update": "[data-ck=update] input",
    "provisioning.on-delete": "[data-q=delete]",
    "provisioning.on-suspend": "[data-q=suspend]",
    "app.save": ".b-save",
  }),
  hands: by({
    "provisioning.approve-create": "[data-ck=create]",
    "provisioning.approve-delete": "[data-ck=remove]",
    "provisioning.approve-update": "[data-ck=update]",
  }),
  decoys: by({
    discard: ".b-discard",
    description: ".f-description",
    lifetime: ".f-expiry",
    test: ".b-test",
    audience: ".f-audience",
    "client secret": ".f-secret",
    digest: "[data-sw=digest]",
    groups: "[data-ck=groups] input",
    "on group": "[data-q=group]",
  }),
});
