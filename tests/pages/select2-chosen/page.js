import { application, by } from "application";
import $ from "../jquery.js";
import "chosen-js/chosen.jquery.js";
import "chosen-js/chosen.css";
import select2 from "select2-4/dist/js/select2.js";
import "select2-4/dist/css/select2.css";

select2(window, $);

const model = { onDelete: "", onSuspend: "nothing", saves: 0 };

$(".four").select2({ placeholder: "Choose an action" });
$(".chosen").chosen({ disable_search_threshold: 10 });
// Only through the widgets' own events, as their manuals say.
$("#on-delete").on("change", (event) => {
  model.onDelete = $(event.target).val();
});
$("#on-suspend").on("change", (event) => {
  model.onSuspend = $(event.target).val();
});
$("#save").on("click", () => model.saves++);

application({
  state: () => model,
  elements: by({ "provisioning.on-delete": "#on-delete", "provisioning.on-suspend": "#on-suspend", "app.save": "#save" }),
  hands: by({ "provisioning.on-delete": "#on-delete + .select2-container", "provisioning.on-suspend": "#on_suspend_chosen" }),
  decoys: by({ "time zone": "#timezone", "on error": "#on-error", "on error's box": "#on_error_chosen" }),
});
