import "@angular/compiler";
import { Component, provideZonelessChangeDetection, signal } from "@angular/core";
import { FormControl, FormGroup, ReactiveFormsModule } from "@angular/forms";
import { bootstrapApplication } from "@angular/platform-browser";
import { application, by } from "application";

const form = new FormGroup({
  owner: new FormControl(""),
  baseUrl: new FormControl("", { updateOn: "blur" }),
  token: new FormControl(""),
  template: new FormControl(""),
  enabled: new FormControl(false),
  sso: new FormControl(true),
  create: new FormControl(true),
  delete: new FormControl(true),
  update: new FormControl(true),
  onDelete: new FormControl({ code: "nothing", name: "Do Nothing" }),
  onSuspend: new FormControl("nothing"),
});
const saves = signal(0);

@Component({
  selector: "console-page",
  imports: [ReactiveFormsModule],
  template: `
    <form [formGroup]="form" (ngSubmit)="save()">
      <h1>Spekit SCIM</h1>
      <div class="field"><label for="g0">Owner of the bearer token</label><input id="g0" formControlName="owner"></div>
      <h2>API Connection</h2>
      <div class="field"><label for="g1">SCIM Base URL</label><input id="g1" formControlName="baseUrl"></div>
      <div class="field"><label for="g2">SCIM Bearer Token</label><input id="g2" type="password" formControlName="token"></div>
      <div class="field"><label for="g3">SCIM JSON Template</label><textarea id="g3" formControlName="template"></textarea></div>
      <h2>Workflow</h2>
      <p><input id="g4" type="checkbox" formControlName="enabled"><label for="g4">Enable provisioning</label></p>
      <p><input id="g5" type="checkbox" formControlName="sso"><label for="g5">Enable single sign-on</label></p>
      @if (form.value.enabled) {
        <fieldset>
          <legend>Require admin approval before this action is performed</legend>
          @for (box of boxes; track box.key) {
            <p><label><input type="checkbox" [formControlName]="box.key" [attr.data-key]="box.key"> {{ box.label }}</label></p>
          }
        </fieldset>
      }
      <div class="field"><label for="g6">When users are deleted in OneLogin, or the user's app access is removed, perform the below action</label>
        <select id="g6" formControlName="onDelete" [compareWith]="same">@for (option of options; track option.code) {<option [ngValue]="option">{{ option.name }}</option>}</select></div>
      <div class="field"><label for="g7">When user accounts are suspended in OneLogin, perform the following action</label>
        <select id="g7" formControlName="onSuspend">@for (option of options; track option.code) {<option [value]="option.code">{{ option.name }}</option>}</select></div>
      <button type="reset" id="g8">Reset</button> <button type="submit" id="g9">Save</button>
    </form>`,
})
class ConsolePage {
  form = form;
  boxes = [
    { key: "create", label: "Create user" },
    { key: "delete", label: "Delete user" },
    { key: "update", label: "Update user" },
  ];
  options = [
    { code: "nothing", name: "Do Nothing" },
    { code: "suspend", name: "Suspend" },
    { code: "delete", name: "Delete" },
  ];
  same = (left: { code: string }, right: { code: string }) => left?.code === right?.code;
  save() {
    saves.update((count) => count + 1);
  }
}

bootstrapApplication(ConsolePage, { providers: [provideZonelessChangeDetection()] }).then(() =>
  application({
    state: () => ({ ...form.value, saves: saves() }),
    elements: by({
      "configuration.base-url": "#g1",
      "configuration.token": "#g2",
      "configuration.template": "#g3",
      "provisioning.enable": "#g4",
      "provisioning.approve-create": "[data-key=create]",
      "provisioning.approve-delete": "[data-key=delete]",
      "provisioning.approve-update": "[data-key=update]",
      "provisioning.on-delete": "#g6",
      "provisioning.on-suspend": "#g7",
      "app.save": "#g9",
    }),
    decoys: by({ owner: "#g0", sso: "#g5", reset: "#g8" }),
  }),
);
