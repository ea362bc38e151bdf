import { application, by } from "application";
import $ from "jquery";

const growl = (text) => $("<div>").text(text).appendTo("#growl").delay(2000).fadeOut();

/** A native check box behind a drawn one, as plugins of 2012 made it. */
$.fn.iphonish = function () {
  return this.each(function () {
    const box = $(this).addClass("native");
    const drawn = $("<span class='iph'>").insertAfter(box);
    const draw = () => drawn.toggleClass("on", box.prop("checked")).text(box.prop("checked") ? "YES" : "NO");
    drawn.on("click", () => {
      box.prop("checked", !box.prop("checked")).trigger("change");
    });
    box.on("change redraw", draw);
    draw();
  });
};

/** A native select behind a list. */
$.fn.dropdownish = function () {
  return this.each(function () {
    const select = $(this).hide();
    const wrap = $("<span class='dd'>").insertAfter(select);
    const current = $("<span class='dd-cur'>").appendTo(wrap);
    const list = $("<ul>").appendTo(wrap);
    select.find("option").each(function () {
      $("<li>").text($(this).text()).data("value", this.value).appendTo(list);
    });
    const draw = () => current.text(`${select.find("option:selected").text()} ▾`);
    current.on("click", (event) => {
      event.stopPropagation();
      $(".dd ul").not(list).removeClass("open");
      list.toggleClass("open");
    });
    list.on("click", "li", function () {
      select.val($(this).data("value")).trigger("change");
      list.removeClass("open");
    });
    $(document).on("click", () => list.removeClass("open"));
    select.on("change redraw", draw);
    draw();
  });
};

const model = {
  name: "Spekit",
  baseUrl: "",
  token: "",
  template: "",
  enabled: false,
  create: true,
  remove: true,
  update: true,
  onDelete: "0",
  onSuspend: "0",
  saves: 0,
  heard: [],
};
$(":checkbox").iphonish();
$("select").dropdownish();

const bind = (id, key) =>
  $(id).on("change", function () {
    model[key] = this.type === "checkbox" ? this.checked : this.value;
  });
bind("#ctl00_txt1", "name");
bind("#ctl00_txt5", "token");
bind("#ctl00_txt6", "template");
bind("#ctl00_c1", "enabled");
bind("#ctl00_c3", "create");
bind("#ctl00_c4", "remove");
bind("#ctl00_s1", "onDelete");
bind("#ctl00_s2", "onSuspend");

$("#ctl00_txt1").on("keyup input", function () {
  $("#left").text(30 - this.value.length);
});
// An address is taken once it was looked at; lower case, without the slash.
$("#ctl00_txt4").on("blur", function () {
  const field = $(this);
  const value = $.trim(field.val());
  if (!value) return;
  $("#note4").text("Checking…");
  setTimeout(() => {
    const good = /^https:\/\/[\w.-]+/.test(value);
    $("#note4")
      .toggleClass("bad", !good)
      .text(good ? "Looks good" : "Not an https address");
    if (!good) return;
    model.baseUrl = value.toLowerCase().replace(/\/$/, "");
    field.val(model.baseUrl);
  }, 250);
});
// Who may not switch this off is told so.
$("#ctl00_c5").on("change", function () {
  const box = $(this);
  model.heard.push("update");
  model.update = this.checked;
  setTimeout(() => {
    model.update = true;
    box.prop("checked", true).trigger("redraw");
    growl("Only an account owner may change this.");
  }, 350);
});
$("#ctl00_b3").on("click", (event) => {
  event.preventDefault();
  model.saves++;
  growl("Saved.");
});
$("#ctl00_b1, #ctl00_b2").on("click", (event) => event.preventDefault());

application({
  state: () => model,
  elements: by({
    "app.display-name": "#ctl00_txt1",
    "configuration.base-url": "#ctl00_txt4",
    "configuration.token": "#ctl00_txt5",
    "configuration.template": "#ctl00_txt6",
    "provisioning.enable": "#ctl00_c1",
    "provisioning.approve-create": "#ctl00_c3",
    "provisioning.approve-delete": "#ctl00_c4",
    "provisioning.approve-update": "#ctl00_c5",
    "provisioning.on-delete": "#ctl00_s1",
    "provisioning.on-suspend": "#ctl00_s2",
    "app.save": "#ctl00_b3",
  }),
  hands: by({
    "provisioning.enable": "#ctl00_c1 + .iph",
    "provisioning.approve-create": "#ctl00_c3 + .iph",
    "provisioning.approve-delete": "#ctl00_c4 + .iph",
    "provisioning.approve-update": "#ctl00_c5 + .iph",
    "provisioning.on-delete": "#ctl00_s1 + .dd .dd-cur",
    "provisioning.on-suspend": "#ctl00_s2 + .dd .dd-cur",
  }),
  decoys: by({
    vendor: "#ctl00_txt2",
    proxy: "#ctl00_txt3",
    sample: "#ctl00_txt7",
    "just in time": "#ctl00_c2",
    "drawn just in time": "#ctl00_c2 + .iph",
    reset: "#ctl00_c6",
    "drawn reset": "#ctl00_c6 + .iph",
    "on expiry": "#ctl00_s3",
    "drawn on expiry": "#ctl00_s3 + .dd",
    cancel: "#ctl00_b1",
    "delete app": "#ctl00_b2",
  }),
});
