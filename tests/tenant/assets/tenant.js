// The console's behaviour: pages swapped by ajax, tabs by fragment, modals that change only what is pending.
(($) => {
  let pending = null;
  // popstate also fires for the fragment of a tab; only another path is another page.
  let shownPath = location.pathname;
  /** @type {string[]} */
  const habits = /** @type {any} */ (globalThis).practiceHabits;

  function flash(kind, text) {
    $("#flashnotice .container, #flasherror .container").removeClass("on").text("");
    if (text)
      $(kind === "error" ? "#flasherror .container" : "#flashnotice .container")
        .text(text)
        .addClass("on");
    window.scrollTo(0, 0);
  }

  // Something of the app is not as it is stored.
  function changed() {
    if (habits.includes("unsaved-notice")) flash("notice", "You have unsaved changes.");
  }

  function send(method, url, body) {
    return $.ajax({
      url: url,
      type: method,
      contentType: "application/json",
      data: body === undefined ? undefined : JSON.stringify(body),
      dataType: "json",
    }).fail((xhr) => {
      flash("error", xhr.responseJSON?.error || "Something went wrong.");
    });
  }

  function swap(url, keep, then) {
    $.ajax({ url: url, dataType: "html" }).done((html) => {
      $("#main-content").html(html);
      if (!keep) history.pushState({}, "", url);
      start();
      if (then) then();
    });
  }

  function here() {
    return location.pathname + location.search;
  }

  function openPopup(title, body, buttons) {
    const content = $("#popup_content").empty();
    content.append($("<h3>").text(title), $("<div class='popup-body'>").append(body));
    const bar = $("<div class='form-actions'>");
    buttons.forEach((button) =>
      bar.append(
        $("<a href='#' class='btn no-ajaxy'>")
          .addClass(button.class)
          .text(button.label)
          .on("click", (event) => {
            event.preventDefault();
            button.press();
          }),
        " ",
      ),
    );
    content.append(bar);
    $("#popup").modal("show");
    content.find("select.select2").select2();
  }

  function closePopup() {
    $("#popup").modal("hide");
    $("#popup_content").empty();
  }

  const cancel = { label: "Cancel", class: "cancel pull-right", press: closePopup };
  const option = (value, chosen) =>
    $("<option>")
      .val(value)
      .text(value)
      .prop("selected", value === chosen);
  const checkbox = (label, on) => {
    const box = $("<input type='checkbox'>").prop("checked", on);
    return { box: box, row: $("<label class='checkbox'>").append(box, document.createTextNode(label)) };
  };

  function editParameter(row) {
    const key = row.data("key");
    const now = pending.parameters[key] || { value: "", saml: false, provisioned: false };
    const value = $("<select class='select2 input-xlarge' id='parameter_value'>");
    ["", "Email", "Username", "First Name", "Last Name", "Department", "Title", "User Roles", "MemberOf"].forEach((name) =>
      value.append(
        $("<option>")
          .val(name)
          .text(name || "- No default -")
          .prop("selected", name === now.value),
      ),
    );
    const saml = checkbox("Include in SAML assertion", now.saml);
    const provisioned = checkbox("Include in User Provisioning", now.provisioned);
    const body = $("<div>").append(
      $("<div class='control-group'>").append($("<label for='parameter_value'>").text("Value"), value),
      $("<fieldset>").append($("<legend>").text("Flags"), saml.row, provisioned.row),
    );
    openPopup("Edit Field " + row.data("label"), body, [
      cancel,
      {
        label: "Save",
        class: "btn-primary",
        press: () => {
          pending.parameters[key] = { value: value.val(), saml: saml.box.prop("checked"), provisioned: provisioned.box.prop("checked") };
          row.find(".value").text(value.val() || "- No default -");
          row.find(".provisioned").text(provisioned.box.prop("checked") ? "Enabled" : "");
          closePopup();
          changed();
        },
      },
    ]);
  }

  function drawRules() {
    const body = $(".js-rules").empty();
    pending.rules.forEach((rule, index) => {
      const said = rule.actions.map((action) => action.action).join(", ");
      body.append(
        $("<tr class='js-click-row js-rule'>")
          .data("index", index)
          .append($("<td>").text(index + 1), $("<td>").text(rule.name), $("<td>").text(said)),
      );
    });
  }

  function editRule(index) {
    const app = $("#app-form");
    const rule = index === null ? { name: "", matches: "all", conditions: [], actions: [] } : pending.rules[index];
    const action = rule.actions[0] || { action: "", source: "existing", value: "", for_each: "", expression: "" };
    const name = $("<input type='text' id='rule_name' class='input-xlarge'>").val(rule.name);
    const match = $("<select class='input-mini'>").append(option("all", rule.matches), option("any", rule.matches));
    const rows = $("<div>");
    const addCondition = (condition) =>
      rows.append(
        $("<div class='condition'>").append(
          $("<select class='source input-medium'>").append(
            ["Roles", "Email", "Department", "Status"].map((source) => option(source, condition.source)),
          ),
          " ",
          $("<select class='operator input-medium'>").append(
            ["include", "do not include"].map((operator) => option(operator, condition.operator)),
          ),
          " ",
          $("<input type='text' class='value input-medium'>").val(condition.value),
        ),
      );
    rule.conditions.forEach(addCondition);
    const choice = $("<select class='select2 input-xlarge' id='rule_action'>").append($("<option value=''>").text("- Select an action -"));
    if (pending.parameters.groups?.provisioned) choice.append(option("Set Groups in " + app.data("name"), action.action));
    choice.append(option("Set NameID in " + app.data("name"), action.action));
    const detail = $("<div class='detail'>");
    const drawDetail = () => {
      detail.empty();
      if (!choice.val().startsWith("Set Groups")) return;
      const radio = (label, value) =>
        $("<label class='radio'>").append(
          $("<input type='radio' name='rule_source'>")
            .val(value)
            .prop("checked", action.source === value),
          document.createTextNode(label),
        );
      const fields = $("<div>");
      const drawFields = () => {
        fields.empty();
        if (detail.find("input[name=rule_source]:checked").val() === "map") {
          const each = $("<select class='select2 input-medium' id='rule_for_each'>").append(
            ["department", "member_of", "role"].map((source) => option(source, action.for_each || "member_of")),
          );
          fields.append(
            $("<div class='control-group'>").append($("<label for='rule_for_each'>").text("For each"), each),
            $("<div class='control-group'>").append(
              $("<span>").text("with value that matches "),
              $("<input type='text' id='rule_expression' class='input-xlarge'>").val(action.expression),
            ),
            $("<p class='muted'>").text("set " + app.data("name") + " Groups named after roles"),
          );
          each.select2();
        } else {
          fields.append(
            $("<select id='rule_existing' class='input-xlarge'>").append(
              (app.data("entitlements") || []).map((name) => option(name, action.value)),
            ),
          );
        }
      };
      detail.append(radio("From Existing", "existing"), radio("Map from OneLogin", "map"), fields);
      detail.on("change", "input[name=rule_source]", drawFields);
      drawFields();
    };
    choice.on("change", drawDetail);
    const body = $("<div>").append(
      $("<div class='control-group'>").append($("<label for='rule_name'>").text("Name"), name),
      $("<h4>").text("Conditions"),
      $("<p>").append("Match ", match, " of the following conditions"),
      rows,
      $("<p>").append(
        $("<a href='#' class='btn btn-small no-ajaxy'>")
          .text("+")
          .attr("title", "Add condition")
          .on("click", (event) => {
            event.preventDefault();
            addCondition({ source: "Roles", operator: "include", value: "" });
          }),
      ),
      $("<h4>").text("Actions"),
      $("<div class='control-group'>").append(choice),
      detail,
    );
    openPopup(index === null ? "New mapping" : "Edit mapping", body, [
      cancel,
      {
        label: "Save",
        class: "btn-primary",
        press: () => {
          if (!name.val().trim()) {
            flash("error", "Name can't be blank");
            return;
          }
          const made = {
            name: name.val().trim(),
            matches: match.val(),
            conditions: rows
              .find(".condition")
              .map((_, row) => ({
                source: $(row).find(".source").val(),
                operator: $(row).find(".operator").val(),
                value: $(row).find(".value").val(),
              }))
              .get(),
            actions: choice.val()
              ? [
                  {
                    action: choice.val(),
                    source: detail.find("input[name=rule_source]:checked").val() || "existing",
                    value: detail.find("#rule_existing").val() || "",
                    for_each: detail.find("#rule_for_each").val() || "",
                    expression: detail.find("#rule_expression").val() || "",
                  },
                ]
              : [],
          };
          if (index === null) pending.rules.push(made);
          else pending.rules[index] = made;
          drawRules();
          closePopup();
          changed();
        },
      },
    ]);
    drawDetail();
  }

  function saveApp() {
    const form = $("#app-form");
    const text = (id) => $("#" + id).val() || "";
    const on = (id) => $("#" + id).prop("checked") === true;
    send("POST", form.data("url"), {
      name: text("app_name"),
      visible: on("app_visible"),
      description: text("app_description"),
      audience: text("saml_audience"),
      consumer: text("saml_consumer"),
      scim_base_url: text("scim_base_url"),
      template: text("scim_template"),
      headers: text("scim_headers"),
      token: text("scim_token"),
      enabled: on("provisioning_enabled"),
      approve_create: on("approve_create"),
      approve_delete: on("approve_delete"),
      approve_update: on("approve_update"),
      on_delete: text("on_delete"),
      on_suspend: text("on_suspend"),
      roles: $(".js-role:checked")
        .map((_, box) => Number(box.value))
        .get(),
      parameters: pending.parameters,
      rules: pending.rules,
    }).done((answer) =>
      swap(here(), true, () => {
        flash("notice", answer.notice);
        $(".js-save").addClass("disabled");
      }),
    );
  }

  function showTab() {
    const tabs = $("#tabs li a");
    if (!tabs.length) return;
    const wanted = tabs.filter((_, link) => link.getAttribute("href") === location.hash);
    const link = wanted.length ? wanted : tabs.first();
    tabs.parent().removeClass("active");
    link.parent().addClass("active");
    $(".tab-pane")
      .removeClass("active")
      .filter("[data-tab='" + link.attr("href").slice(1) + "']")
      .addClass("active");
  }

  function task(link) {
    const kind = { create: "Create", update: "Update", delete: "Delete" }[link.data("task")] || "Create";
    const base = (link.data("app") || $("#app-form").data("url")) + "/users/" + link.data("person");
    const act = (verb) => () =>
      send("POST", base + "/" + verb).done((answer) => {
        closePopup();
        swap(here() + location.hash, true, () => flash("notice", answer.notice));
      });
    openPopup(kind + " User in Application", $("<p>").text(link.data("name")), [
      cancel,
      { label: "Skip", class: "", press: act("skip") },
      { label: "Approve", class: "btn-primary", press: act("approve") },
    ]);
  }

  function start() {
    const form = $("#app-form");
    shownPath = location.pathname;
    pending = form.length ? form.data("pending") : null;
    if (pending) drawRules();
    $("#main-content select.select2").select2();
    showTab();
  }

  let typing = null;
  $(document)
    .on("click", "a:not(.no-ajaxy)", function (event) {
      if (event.ctrlKey || event.metaKey || this.origin !== location.origin) return;
      event.preventDefault();
      flash();
      swap(this.getAttribute("href"));
    })
    .on("click", "a.no-ajaxy[href='#']", (event) => event.preventDefault())
    .on("click", "tr.js-click-row", function (event) {
      if ($(event.target).closest("a").length) return;
      const link = $(this).find("a").first();
      if (link.length) link[0].click();
    })
    .on("click", ".js-parameter", function () {
      editParameter($(this));
    })
    .on("input change", "#app-form", changed)
    .on("click", ".js-add-rule", () => editRule(null))
    .on("click", ".js-rule", function () {
      editRule($(this).data("index"));
    })
    .on("click", ".js-save", saveApp)
    .on("click", ".js-enable", function () {
      const on = $(this).text() === "Enable";
      send("POST", $("#app-form").data("url") + "/enable", {
        scim_base_url: $("#scim_base_url").val(),
        token: $("#scim_token").val(),
        headers: $("#scim_headers").val(),
        on: on,
      }).done((answer) => {
        $(".js-enable")
          .text(on ? "Disable" : "Enable")
          .prev(".label")
          .text(on ? "Enabled" : "Disabled")
          .toggleClass("label-success", on);
        flash("notice", answer.notice);
      });
    })
    .on("click", ".js-action", function () {
      send("POST", $("#app-form").data("url") + "/" + $(this).data("action")).done((answer) =>
        swap(here(), true, () => flash("notice", answer.notice)),
      );
    })
    .on("click", ".js-delete", () => send("DELETE", $("#app-form").data("url")).done(() => swap("/apps")))
    .on("change", "#apply_to_all", function () {
      if (this.value === "Reapply Mappings")
        send("POST", $("#app-form").data("url") + "/reapply").done((answer) => swap(here(), true, () => flash("notice", answer.notice)));
    })
    .on("click", ".js-pending", function () {
      task($(this));
    })
    .on("click", ".js-failed", function () {
      const link = $(this);
      openPopup("Failed", $("<p>").text(link.data("error")), [
        cancel,
        {
          label: "Retry",
          class: "btn-primary",
          press: () =>
            send("POST", $("#app-form").data("url") + "/users/" + link.data("person") + "/approve").done(() => {
              closePopup();
              swap(here(), true);
            }),
        },
      ]);
    })
    .on("submit", "#new-app", function (event) {
      event.preventDefault();
      const field = (name) => $(this).find("[name=" + name + "]");
      send("POST", $(this).data("url"), {
        connector: Number(field("connector").val()),
        name: field("name").val(),
        visible: field("visible").prop("checked"),
        description: field("description").val(),
      }).done((answer) => swap(answer.location, false, () => flash("notice", answer.notice)));
    })
    .on("submit", "#new-role", function (event) {
      event.preventDefault();
      send("POST", $(this).data("url"), {
        name: $("#role_name").val(),
        apps: $(".js-app[aria-checked=true]")
          .map((_, app) => Number($(app).data("id")))
          .get(),
      }).done((answer) => swap(answer.location, false, () => flash("notice", answer.notice)));
    })
    .on("click", ".js-app", function () {
      $(this).attr("aria-checked", $(this).attr("aria-checked") === "true" ? "false" : "true");
    })
    .on("click", ".js-check", () => {
      $.getJSON($("#role-form").data("url") + "/search", { name: $("#person_search").val() }).done((people) => {
        const body = $(".js-matches").empty();
        if (!people.length) body.append($("<tr>").append($("<td>").text("No users found")));
        people.forEach((person) =>
          body.append(
            $("<tr>").append(
              $("<td>").text(person.name),
              $("<td>").text(person.email),
              $("<td>").append(
                $("<button type='button' class='btn btn-small'>")
                  .text("Add To Role")
                  .on("click", () => {
                    if (!$(".js-members tr[data-id='" + person.id + "']").length)
                      $(".js-members").append(
                        $("<tr>").attr("data-id", person.id).append($("<td>").text(person.name), $("<td>").text(person.email)),
                      );
                    body.empty();
                    $("#person_search").val("");
                  }),
              ),
            ),
          ),
        );
      });
    })
    .on("click", ".js-save-role", () => {
      const url = $("#role-form").data("url");
      openPopup("Save changes to this role?", $("<p>").text("Users and applications of this role will change."), [
        cancel,
        {
          label: "Save",
          class: "btn-primary",
          press: () => {
            const ids = (selector, read) =>
              $(selector)
                .map((_, element) => Number(read(element)))
                .get();
            send(
              "POST",
              url + "/apps",
              ids(".js-role-app:checked", (box) => box.value),
            ).done(() =>
              send(
                "POST",
                url + "/people",
                ids(".js-members tr", (row) => row.dataset.id),
              ).done((answer) => {
                closePopup();
                swap(here() + location.hash, true, () => flash("notice", answer.notice));
              }),
            );
          },
        },
      ]);
    })
    .on("click", ".js-assign", () => {
      const form = $("#user-form");
      const apps = form.data("apps");
      const choice = $("<select class='select2 input-xlarge' id='assign_app'>").append(
        $("<option value=''>").text("- Select -"),
        apps.map((app) => $("<option>").val(app.id).text(app.name)),
      );
      openPopup(
        "Assign new login to " + form.data("name"),
        $("<div>").append($("<label for='assign_app'>").text("Select application"), choice),
        [
          cancel,
          {
            label: "Continue",
            class: "btn-primary",
            press: () => {
              const app = apps.find((entry) => String(entry.id) === choice.val());
              if (!app) return;
              const body = $("<div>").append(
                $("<label for='login_username'>").text("SCIM Username"),
                $("<input type='text' id='login_username'>").val(form.data("email")),
              );
              openPopup("Edit " + app.name + " login for " + form.data("name"), body, [
                cancel,
                {
                  label: "Save",
                  class: "btn-primary",
                  press: () =>
                    send("POST", form.data("url") + "/logins/" + app.id).done((answer) => {
                      closePopup();
                      swap(here() + location.hash, true, () => flash("notice", answer.notice));
                    }),
                },
              ]);
            },
          },
        ],
      );
    })
    .on("input", ".js-search", function () {
      clearTimeout(typing);
      typing = setTimeout(() => {
        $.ajax({ url: $(this).data("url"), data: { name: this.value }, dataType: "html" }).done((html) =>
          $("#results").replaceWith($("<div>").append($.parseHTML(html)).find("#results")),
        );
      }, 150);
    });
  $(window)
    .on("hashchange", showTab)
    .on("popstate", () => {
      if (shownPath !== location.pathname) swap(here(), true);
    });
  $(() => {
    start();
  });
})(jQuery);
