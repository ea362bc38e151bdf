import {
  Autocomplete,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControl,
  FormControlLabel,
  InputLabel,
  MenuItem,
  Radio,
  RadioGroup,
  Select,
  Stack,
  Switch,
  TextField,
} from "@mui/material";
import { application, by } from "application";
import { useReducer } from "react";
import { createRoot } from "react-dom/client";

let shown = {};

const start = {
  baseUrl: "",
  token: "",
  template: "",
  alias: "",
  enabled: false,
  reminders: false,
  create: true,
  onDelete: "nothing",
  onSuspend: "Do Nothing",
  open: false,
  name: "",
  action: "",
  source: "existing",
  forEach: "",
  expression: "",
  saves: 0,
  saved: [],
};

function App() {
  const [state, change] = useReducer((before, next) => ({ ...before, ...next }), start);
  shown = state;
  const set = (key) => (event) => change({ [key]: event.target.value });
  const flip = (key) => (_, on) => change({ [key]: on });
  const save = () => change({ open: false, saved: [`${state.name}|${state.action}|${state.source}|${state.expression}`] });
  return (
    <Stack spacing={2}>
      <h1>Spekit SCIM</h1>
      <TextField label="App alias" id="alias" value={state.alias} onChange={set("alias")} />
      <TextField label="SCIM Base URL" required value={state.baseUrl} onChange={set("baseUrl")} helperText="Without a slash at the end" />
      <TextField label="SCIM Bearer Token" type="password" variant="filled" value={state.token} onChange={set("token")} />
      <TextField label="SCIM JSON Template" multiline minRows={2} variant="standard" value={state.template} onChange={set("template")} />
      <FormControlLabel label="Enable provisioning" control={<Switch id="enabled" checked={state.enabled} onChange={flip("enabled")} />} />
      <FormControlLabel
        label="Enable reminders"
        control={<Switch id="reminders" checked={state.reminders} onChange={flip("reminders")} />}
      />
      <FormControlLabel label="Create user" control={<Checkbox id="create" checked={state.create} onChange={flip("create")} />} />
      <FormControl fullWidth>
        <InputLabel id="on-delete-label">
          When users are deleted in OneLogin, or the user's app access is removed, perform the below action
        </InputLabel>
        <Select labelId="on-delete-label" id="on-delete" label="When" value={state.onDelete} onChange={set("onDelete")}>
          <MenuItem value="nothing">Do Nothing</MenuItem>
          <MenuItem value="suspend">Suspend</MenuItem>
          <MenuItem value="delete">Delete</MenuItem>
        </Select>
      </FormControl>
      <Autocomplete
        id="on-suspend"
        disableClearable
        options={["Do Nothing", "Suspend", "Suspend later"]}
        value={state.onSuspend}
        onChange={(_, value) => change({ onSuspend: value })}
        renderInput={(params) => (
          <TextField {...params} label="When user accounts are suspended in OneLogin, perform the following action" />
        )}
      />
      <Button id="save" variant="contained" onClick={() => change({ saves: state.saves + 1 })}>
        Save
      </Button>
      <Button id="add" onClick={() => change({ open: true })}>
        Add Rule
      </Button>
      <Dialog open={state.open} onClose={() => change({ open: false })} transitionDuration={0}>
        <DialogTitle>New mapping</DialogTitle>
        <DialogContent>
          <Stack spacing={2} sx={{ pt: 1 }}>
            <TextField label="Name" id="rule-name" value={state.name} onChange={set("name")} />
            <TextField label="Description" id="rule-description" />
            <FormControl>
              <InputLabel id="action-label">Actions</InputLabel>
              <Select labelId="action-label" id="action" label="Actions" value={state.action} onChange={set("action")}>
                <MenuItem value="status">Set Status in Spekit SCIM</MenuItem>
                <MenuItem value="groups">Set Groups in Spekit SCIM</MenuItem>
              </Select>
            </FormControl>
            <RadioGroup value={state.source} onChange={set("source")}>
              <FormControlLabel value="existing" label="From Existing" control={<Radio slotProps={{ input: { id: "existing" } }} />} />
              <FormControlLabel value="map" label="Map from OneLogin" control={<Radio slotProps={{ input: { id: "map" } }} />} />
            </RadioGroup>
            {state.source === "map" && (
              <>
                <TextField select label="For each" id="for-each" value={state.forEach} onChange={set("forEach")}>
                  <MenuItem value="role">role</MenuItem>
                  <MenuItem value="department">department</MenuItem>
                </TextField>
                <TextField label="with value that matches" id="expression" value={state.expression} onChange={set("expression")} />
              </>
            )}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button id="rule-cancel" onClick={() => change({ open: false })}>
            Cancel
          </Button>
          <Button id="rule-save" onClick={save}>
            Save
          </Button>
        </DialogActions>
      </Dialog>
    </Stack>
  );
}

createRoot(document.querySelector("#root")).render(<App />);

const labelled = (label) => () =>
  [...document.querySelectorAll(".MuiTextField-root")]
    .find((field) => field.textContent.startsWith(label))
    ?.querySelector("input,textarea") ?? null;

application({
  state: () => shown,
  elements: {
    ...by({
      "provisioning.enable": "#enabled",
      "provisioning.approve-create": "#create",
      "provisioning.on-delete": "#on-delete",
      "provisioning.on-suspend": "#on-suspend",
      "app.save": "#save",
      "rules.add": "#add",
      "rule.name": "#rule-name",
      "rule.action": "#action",
      "rule.map": "#map",
      "rule.for-each": "#for-each",
      "rule.expression": "#expression",
      "rule.save": "#rule-save",
    }),
    "configuration.base-url": labelled("SCIM Base URL"),
    "configuration.token": labelled("SCIM Bearer Token"),
    "configuration.template": labelled("SCIM JSON Template"),
  },
  // The native box has no opacity; the thumb is what a person sees.
  hands: {
    "provisioning.enable": () => document.querySelector("#enabled").closest(".MuiSwitch-root"),
    "provisioning.approve-create": () => document.querySelector("#create").parentElement,
    "rule.map": () => document.querySelector("#map")?.parentElement,
  },
  decoys: by({
    alias: "#alias",
    reminders: "#reminders",
    description: "#rule-description",
    existing: "#existing",
    cancel: "#rule-cancel",
  }),
});
