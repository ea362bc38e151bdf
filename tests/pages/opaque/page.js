import { application, by, keep } from "application";

const model = keep({ enabled: 0 }, { baseUrl: "#o1", token: "#o2", notes: "#o3" });
document.querySelector("#o4").addEventListener("click", () => {
  model.enabled++;
  document.querySelector("#o5").textContent = "Enabled";
});

application({
  state: () => model,
  elements: by({ "configuration.token": "#o2", "configuration.enable": "#o4" }),
  decoys: by({ "base URL that nobody could know": "#o1", notes: "#o3" }),
});
