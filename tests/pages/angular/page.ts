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
      <div class="field"><label for="tokenOwner">Owner of the bearer token</label><input id="tokenOwner" formControlName="owner"></div>
      <h2>API Connection</h2>
      <div class="field"><label for="scimBaseUrl">SCIM Base URL</label><input id="scimBaseUrl" formControlName="baseUrl"></div>
      <div class="field"><label for="scimBearerToken">SCIM Bearer Token</label><input id="scimBearerToken" type="password" formControlName="token"></div>
      <div class="field"><label for="scimJsonTemplate">SCIM JSON Template</label><textarea id="scimJsonTemplate" formControlName="template"></textarea></div>
      <h2>Workflow</h2>
      <p><input id="enableProvisioning" type="checkbox" formControlName="enabled"><label for="enableProvisioning">Enable provisioning</label></p>
      <p><input id="enableSso" type="checkbox" formControlName="sso"><label for="enableSso">Enable single sign-on</label></p>
      @if (form.value.enabled) {
        <fieldset>
          <legend>Require admin approval before this action is performed</legend>
          @for (box of boxes; track box.key) {
            <p><label><input type="checkbox" [formControlName]="box.key" [attr.data-key]="box.key"> {{ box.label }}</label></p>
          }
        </fieldset>
      }
      <div class="field"><label for="onDelete">When users are deleted in OneLogin, or the user's app access is removed, perform the below action</label>
        <select id="onDelete" formControlName="onDelete" [compareWith]="same">@for (option of options; track option.code) {<option [ngValue]="option">{{ option.name }}</option>}</select></div>
      <div class="field"><label for="onSuspend">When user accounts are suspended in OneLogin, perform the following action</label>
        <select id="onSuspend" formControlName="onSuspend">@for (option of options; track option.code) {<option [value]="option.code">{{ option.name }}</option>}</select></div>
      <button type="reset" id="reset">Reset</button> <button type="submit" id="save">Save</button>
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
      "configuration.base-url": "#scimBaseUrl",
      "configuration.token": "#scimBearerToken",
      "configuration.template": "#scimJsonTemplate",
      "provisioning.enable": "#enableProvisioning",
      "provisioning.approve-create": "[data-key=create]",
      "provisioning.approve-delete": "[data-key=delete]",
      "provisioning.approve-update": "[data-key=update]",
      "provisioning.on-delete": "#onDelete",
      "provisioning.on-suspend": "#onSuspend",
      "app.save": "#save",
    }),
    decoys: by({ owner: "#tokenOwner", sso: "#enableSso", reset: "#reset" }),
  }),
);
