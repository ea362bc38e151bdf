import { application, by, keep } from "application";

const named = (name) => `[name=${name}]`;
const model = keep(
  { saves: 0 },
  {
    baseUrl: named("t1"),
    token: named("t2"),
    enabled: named("t4"),
    onDelete: named("t7"),
    onSuspend: named("t8"),
    create: named("t9"),
    delete: named("t10"),
    update: named("t11"),
  },
);
document.querySelector(named("save")).addEventListener("click", () => model.saves++);

application({
  state: () => model,
  elements: by({
    "configuration.base-url": named("t1"),
    "configuration.token": named("t2"),
    "provisioning.enable": named("t4"),
    "provisioning.on-delete": named("t7"),
    "provisioning.on-suspend": named("t8"),
    "provisioning.approve-create": named("t9"),
    "provisioning.approve-delete": named("t10"),
    "provisioning.approve-update": named("t11"),
    "app.save": named("save"),
  }),
  decoys: by({
    id: named("t0"),
    owner: named("t3"),
    reminders: named("t5"),
    "log level": named("t6"),
    "notify create": named("n1"),
    "notify delete": named("n2"),
    "notify update": named("n3"),
  }),
});
