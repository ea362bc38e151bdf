//! What is found and what is refused, as cases.

use super::*;
use crate::onelogin::ControlId;
use crate::page::testing::{button, control, text};
use crate::page::{Evidence, Value};

fn page(controls: Vec<Control>) -> Snapshot {
    Snapshot { path: "/apps/7/edit".into(), hash: "configuration".into(), controls, ..Snapshot::default() }
}

fn find(controls: Vec<Control>, id: ControlId) -> Located {
    locate(&page(controls), id.spec(), Place::AppConfiguration, &Vars::new())
}

fn index(located: &Located) -> Option<usize> {
    if let Located::Found { index, .. } = located { Some(*index) } else { None }
}

/// A control of the kind that the entry means, with this label.
fn of_kind(handle: u32, id: ControlId, label: &str) -> Control {
    let choice = Value::Choice { selected: String::new(), options: Vec::new() };
    match id.spec().kind {
        Kind::Text => text(handle, label, ""),
        Kind::Secret => control(handle, Role::Textbox, label, Value::Secret { set: false, masked: false }),
        Kind::Check => control(handle, Role::Checkbox, label, Value::Checked { on: false }),
        Kind::Radio => control(handle, Role::Radio, label, Value::Checked { on: false }),
        Kind::Choice => control(handle, Role::Combobox, label, choice),
        _ => button(handle, label),
    }
}

fn tied(mut control: Control, labels: &[(Source, &str)]) -> Control {
    control.labels =
        labels.iter().map(|(source, text)| Evidence { source: *source, text: (*text).to_owned() }).collect();
    control
}

fn under(mut control: Control, sections: &[&str]) -> Control {
    control.context =
        sections.iter().map(|text| Evidence { source: Source::Heading, text: (*text).to_owned() }).collect();
    control
}

#[test]
fn wording_that_a_person_understands_is_found() {
    for (id, labels) in [
        (
            ControlId::BaseUrl,
            &[
                "SCIM Base URL",
                "scim base url *",
                "SCIM\u{a0}Base URL:",
                "SCIM base address",
                "SCIM root URL",
                "SCIM Base URL ⓘ",
                "SCIM Base URL SCIM Base URL",
                "Base URL for SCIM",
                "SCIM endpoint",
                "SCIM v2 Base URL",
                "Spekit SCIM Base URL",
                "Tenant SCIM base URL",
                "SCIM Base URL (from your vendor)",
                "SCIM 2.0 base URL",
                "Your SCIM base URL",
                "ＳＣＩＭ Base URL",
                "Base URL of the SCIM API",
                "SCIM Base URI",
                "SCIM Endpoint URL",
            ][..],
        ),
        (
            ControlId::Token,
            &[
                "Bearer token for SCIM",
                "SCIM token",
                "SCIM Bearer Token (required)",
                "SCIM API token",
                "Bearer token",
                "SCIM access token",
            ],
        ),
        (ControlId::Template, &["Template (JSON) for SCIM", "SCIM template", "JSON template"]),
        (
            ControlId::ProvisioningEnable,
            &[
                "Provisioning is enabled",
                "Enable provisioning for this app",
                "Turn on provisioning",
                "Provisioning",
                "Activate user provisioning",
                "Automatically provision users",
            ],
        ),
        (ControlId::ApproveCreate, &["Create a user", "Creating users", "User creation", "Create users"]),
        (
            ControlId::OnDelete,
            &[
                "When users are deleted in OneLogin or app access is removed",
                "On removal of access",
                "When a user loses access",
                "When users are deleted in OneLogin",
                "If a user's access is revoked",
                "When an employee's account is deleted from OneLogin, or their access to the application is taken away, do this",
            ],
        ),
        (
            ControlId::OnSuspend,
            &[
                "When users are suspended in OneLogin",
                "If someone is suspended",
                "On suspension of an account",
                "Action when a user is suspended",
            ],
        ),
        (ControlId::AppSave, &["Save", "Save changes", "Save app", "SAVE"]),
    ] {
        for label in labels {
            let found = find(vec![of_kind(1, id, label)], id);
            assert!(index(&found).is_some(), "{}: {label}: {found:?}", id.name());
            let Located::Found { why, .. } = found else { return };
            assert!(why.contains('“'), "{why}");
        }
    }
}

#[test]
fn wording_of_something_else_is_not_taken() {
    for (id, labels) in [
        (
            ControlId::BaseUrl,
            &[
                "SCIM Base URL of the old app",
                "Base URL help",
                "SAML Base URL",
                "Webhook base URL",
                "URL",
                "Token URL",
                "SCIM Base URL (old)",
                "Logout base URL",
                "Old SCIM Base URL",
                "SCIM Base URL 2",
                "SСIM Base URL",
                "Address",
                "Not the SCIM Base URL",
                "SCIM documentation URL",
                "Search SCIM Base URL",
                "Value",
                "SCIM Base URL copy",
            ][..],
        ),
        (
            ControlId::Token,
            &[
                "Bearer token expiry",
                "SCIM Bearer Token expires on",
                "Token",
                "SCIM token URL",
                "Token note",
                "Webhook secret",
                "SCIM refresh token",
                "Previous SCIM Bearer Token",
                "SCIM Bе\u{430}rer Token",
                "Bearer Token 2",
            ],
        ),
        (
            ControlId::Template,
            &["Response template", "SCIM JSON Template of the last version", "Email template", "Template"],
        ),
        (
            ControlId::ProvisioningEnable,
            &[
                "Enable provisioning reminders",
                "Disable provisioning",
                "Provisioning is disabled",
                "Don't enable provisioning",
                "Enable provisioning for guests",
                "Enable preview provisioning",
                "Create user",
                "Enable single sign-on",
            ],
        ),
        (ControlId::ApproveCreate, &["Create a user group", "Delete user", "Update user", "Do not create users"]),
        (
            ControlId::OnDelete,
            &[
                "When users are created in OneLogin",
                "When users are suspended in OneLogin",
                "When users are suspended or deleted",
                "Notify when users are deleted",
                "Days until deleted users are purged",
                "Transfer files of deleted users to",
                "Default role",
            ],
        ),
        (
            ControlId::OnSuspend,
            &[
                "When users are deleted in OneLogin",
                "When users are suspended or deleted",
                "Suspend reminders of users",
            ],
        ),
        (ControlId::AppSave, &["Save and add another", "Save as draft", "Don't save", "Save user", "Discard"]),
        (ControlId::ApiEnable, &["Disable", "Enable provisioning", "Enable SAML"]),
        (ControlId::RuleName, &["Rule name prefix", "Named after"]),
        (ControlId::RuleExpression, &["and a value that starts with", "value that does not match"]),
        (ControlId::RuleMap, &["From existing values in OneLogin", "Map to OneLogin"]),
    ] {
        for label in labels {
            let mut control = of_kind(1, id, label);
            if id.spec().places[0].is_dialog() {
                control.context = vec![Evidence { source: Source::Dialog, text: "New mapping".into() }];
            }
            let found = locate(&page(vec![control]), id.spec(), id.spec().places[0], &Vars::new());
            assert!(matches!(found, Located::NotFound { .. }), "{}: {label}: {found:?}", id.name());
        }
    }
}

#[test]
fn a_visible_label_decides_and_weaker_evidence_does_not_overrule_it() {
    let create = tied(
        of_kind(1, ControlId::ApproveCreate, ""),
        &[(Source::Label, "Create user"), (Source::Before, "Enable provisioning")],
    );
    assert!(matches!(find(vec![create], ControlId::ProvisioningEnable), Located::NotFound { .. }));
    let by_placeholder = tied(text(1, "", ""), &[(Source::Label, "Value"), (Source::Placeholder, "SCIM Base URL")]);
    assert_eq!(index(&find(vec![by_placeholder], ControlId::BaseUrl)), Some(0));
    let other = tied(text(1, "", ""), &[(Source::Label, "Owner"), (Source::Placeholder, "SCIM Base URL")]);
    assert!(matches!(find(vec![other], ControlId::BaseUrl), Located::NotFound { .. }));
}

#[test]
fn two_firm_labels_that_differ_are_a_refusal() {
    let lying = tied(text(1, "", ""), &[(Source::Label, "SCIM Base URL"), (Source::AriaLabel, "Company website")]);
    let found = find(vec![lying], ControlId::BaseUrl);
    assert!(matches!(found, Located::Refused { reason: Refusal::Contradiction { .. } }), "{found:?}");
    assert!(found.explain("SCIM Base URL").contains("company website"));
    let more =
        tied(text(1, "", ""), &[(Source::Label, "SCIM Base URL"), (Source::AriaLabel, "SCIM Base URL required")]);
    assert_eq!(index(&find(vec![more], ControlId::BaseUrl)), Some(0));
    let body = tied(text(1, "", ""), &[(Source::AriaLabel, "SCIM JSON Template"), (Source::Label, "Body")]);
    assert_eq!(index(&find(vec![body], ControlId::Template)), Some(0));
}

#[test]
fn a_label_tied_to_one_field_and_standing_beside_another_names_neither() {
    let elsewhere = tied(
        text(1, "", ""),
        &[(Source::Label, "SCIM Base URL"), (Source::Before, "Write to us, everybody can read it:")],
    );
    let beside = tied(text(2, "", ""), &[(Source::Left, "SCIM Base URL")]);
    let found = find(vec![beside, elsewhere], ControlId::BaseUrl);
    assert!(matches!(found, Located::Ambiguous { .. }), "{found:?}");
}

#[test]
fn boxes_in_a_row_are_named_by_the_side_that_has_all_the_names() {
    let of = |handle, labels: &[(Source, &str)]| tied(of_kind(handle, ControlId::ApproveCreate, ""), labels);
    let before = vec![
        of(1, &[(Source::Before, "Create user"), (Source::After, "Delete user")]),
        of(2, &[(Source::Before, "Delete user"), (Source::After, "Update user")]),
        of(3, &[(Source::Before, "Update user")]),
    ];
    assert_eq!(index(&find(before.clone(), ControlId::ApproveDelete)), Some(1));
    assert_eq!(index(&find(before, ControlId::ApproveCreate)), Some(0));
    let after = vec![
        of(1, &[(Source::After, "Create user")]),
        of(2, &[(Source::Before, "Create user"), (Source::After, "Delete user")]),
    ];
    assert_eq!(index(&find(after, ControlId::ApproveCreate)), Some(0));
    let open = vec![
        of(1, &[(Source::Before, "Never"), (Source::After, "Create user")]),
        of(2, &[(Source::Before, "Create user"), (Source::After, "Delete user")]),
    ];
    assert!(matches!(find(open, ControlId::ApproveCreate), Located::Ambiguous { .. }));
}

#[test]
fn sections_tell_equal_labels_apart_and_say_what_a_short_label_leaves_open() {
    let pair = |label| {
        vec![under(text(1, label, ""), &["SAML", "Spekit SCIM"]), under(text(2, label, ""), &["SCIM", "Spekit SCIM"])]
    };
    assert_eq!(index(&find(pair("URL"), ControlId::BaseUrl)), Some(1));
    assert_eq!(index(&find(pair("Base URL"), ControlId::BaseUrl)), Some(1));
    for sections in [&["SAML"][..], &["Webhook"], &["Legacy SCIM connection"], &[], &["Company"]] {
        let found = find(vec![under(text(1, "URL", ""), sections)], ControlId::BaseUrl);
        assert!(matches!(found, Located::NotFound { .. }), "{sections:?}: {found:?}");
    }
    let boxes = ["Require admin approval before this action is performed", "Send an e-mail when this is done"]
        .iter()
        .zip(1..)
        .map(|(section, handle)| under(of_kind(handle, ControlId::ApproveCreate, "Create user"), &[section]))
        .collect();
    assert_eq!(index(&find(boxes, ControlId::ApproveCreate)), Some(0));
    let enable = |section| find(vec![under(button(1, "Enable"), &[section])], ControlId::ApiEnable);
    assert_eq!(index(&enable("API Connection")), Some(0));
    assert!(matches!(enable("Beta features"), Located::NotFound { .. }));
}

#[test]
fn a_grid_names_its_boxes_by_row_and_column() {
    let cell = |handle, column| {
        tied(
            of_kind(handle, ControlId::ApproveCreate, ""),
            &[(Source::TableRow, "Create user"), (Source::TableColumn, column)],
        )
    };
    let found = find(
        vec![cell(1, "Notify"), cell(2, "Require admin approval before this action is performed")],
        ControlId::ApproveCreate,
    );
    assert_eq!(index(&found), Some(1), "{found:?}");
}

#[test]
fn two_that_fit_equally_well_are_a_refusal_that_names_them() {
    let found = find(vec![text(1, "SCIM Base URL", ""), text(2, "SCIM Base URL", "")], ControlId::BaseUrl);
    assert!(matches!(&found, Located::Ambiguous { candidates } if candidates.len() == 2), "{found:?}");
    assert!(found.explain("SCIM Base URL").contains("by hand"));
}

#[test]
fn names_in_the_markup_only_rule_out() {
    let named = |handle, name: &str| Control { name: name.into(), ..text(handle, "SCIM Base URL", "") };
    for (names, winner) in [
        (["old_scim_base_url", "scim_base_url"], Some(1)),
        (["a91", "saml_url"], Some(0)),
        // A decoy would have the better name.
        (["a91", "scimBaseUrl"], None),
        (["old_url", "saml_url"], None),
        (["scim_url", "scim_base_url"], None),
        (["a91", "base_url"], None),
        (["scim_base_url", "scim_base_url"], None),
    ] {
        let found = find(vec![named(1, names[0]), named(2, names[1])], ControlId::BaseUrl);
        assert_eq!(index(&found), winner, "{names:?}: {found:?}");
    }
}

#[test]
fn a_name_with_an_unknown_word_before_it_is_taken_only_if_nothing_else_comes_near() {
    let slack = || text(1, "Slack SCIM Base URL", "");
    let url = || under(text(2, "URL", ""), &["SCIM connection"]);
    assert_eq!(index(&find(vec![slack()], ControlId::BaseUrl)), Some(0));
    assert_eq!(index(&find(vec![url()], ControlId::BaseUrl)), Some(0));
    assert!(matches!(find(vec![slack(), url()], ControlId::BaseUrl), Located::Ambiguous { .. }));
    assert_eq!(index(&find(vec![slack(), text(2, "SCIM base address", "")], ControlId::BaseUrl)), Some(1));
}

#[test]
fn a_hidden_twin_does_not_count_and_a_barred_one_that_fits_better_is_a_refusal() {
    let barred = |barrier, label: &str| Control { barriers: vec![barrier], ..text(1, label, "") };
    for barrier in [Barrier::Hidden, Barrier::OffScreen] {
        let found = find(vec![barred(barrier, "SCIM Base URL"), text(2, "SCIM base address", "")], ControlId::BaseUrl);
        assert_eq!(index(&found), Some(1), "{barrier:?}");
    }
    for barrier in [Barrier::Disabled, Barrier::Readonly, Barrier::Covered, Barrier::Inert] {
        let found =
            find(vec![barred(barrier, "SCIM Base URL"), text(2, "Tenant SCIM base URL", "")], ControlId::BaseUrl);
        assert!(
            matches!(&found, Located::Refused { reason: Refusal::Barriers { barriers, .. } } if *barriers == [barrier]),
            "{found:?}"
        );
        assert!(matches!(find(vec![barred(barrier, "SCIM Base URL")], ControlId::BaseUrl), Located::Refused { .. }));
    }
}

#[test]
fn a_field_for_a_date_or_a_search_is_none_for_a_setting() {
    for input_type in ["search", "date", "number", "file", "color"] {
        let field = Control { input_type: input_type.into(), ..text(1, "SCIM Base URL", "") };
        assert!(matches!(find(vec![field], ControlId::BaseUrl), Located::NotFound { .. }), "{input_type}");
    }
    let search = Control { input_type: "search".into(), ..text(1, "Search", "") };
    assert_eq!(index(&find(vec![search], ControlId::UsersSearch)), Some(0));
}

#[test]
fn what_was_not_found_names_what_is_near_and_what_was_not_read() {
    let mut snapshot = page(vec![text(1, "SAML Audience URL", ""), text(2, "Owner", "")]);
    snapshot.foreign_frames = 1;
    snapshot.truncated = true;
    let found = locate(&snapshot, ControlId::BaseUrl.spec(), Place::AppConfiguration, &Vars::new());
    let said = found.explain("SCIM Base URL");
    for part in ["“SAML Audience URL”", "another site", "only its beginning"] {
        assert!(said.contains(part), "{said}");
    }
    assert!(!said.contains("Owner"), "{said}");
}

#[test]
fn a_page_that_is_headed_by_the_apps_name_says_whose_its_settings_are() {
    let shown = |title: &str, heading: &str, label: &str| {
        let controls = vec![of_kind(1, ControlId::ApproveCreate, label)];
        let page = Snapshot { title: title.into(), headings: vec![heading.into()], ..page(controls) };
        index(&locate(&page, ControlId::ApproveCreate.spec(), Place::AppProvisioning, &Vars::new()))
    };
    let label = "Create a user in Acmesoft";
    assert_eq!(shown("Acmesoft | OneLogin", "Acmesoft", label), Some(0));
    assert_eq!(shown("OneLogin", "Acmesoft", label), None);
    assert_eq!(shown("Acmesoft | OneLogin", "Applications", label), None);
    // What the catalogue knows is never whose it is.
    assert_eq!(shown("Groups", "Groups", "Create user groups"), None);
}

#[test]
fn radio_buttons_that_belong_together_are_a_choice() {
    let label = "When users are deleted in OneLogin";
    let choice = Value::Choice { selected: "Delete".into(), options: vec!["Suspend".into(), "Delete".into()] };
    let group = control(1, Role::Radiogroup, label, choice);
    let radio = control(2, Role::Radio, label, Value::Checked { on: false });
    let shown = page(vec![radio, group]);
    assert_eq!(index(&locate(&shown, ControlId::OnDelete.spec(), Place::AppProvisioning, &Vars::new())), Some(1));
}

#[test]
fn roles_that_differ_by_letter_case_or_a_sign_are_told_apart() {
    let boxes = || {
        let box_of = |handle, name: &str| control(handle, Role::Checkbox, name, Value::Checked { on: false });
        vec![
            box_of(1, "Ops"),
            box_of(2, "OPS"),
            box_of(3, "Sales"),
            box_of(4, "Sales?"),
            box_of(5, "Pre-Sales"),
            box_of(6, "Sales EMEA"),
        ]
    };
    let access = |role: &str| {
        let vars: Vars = [("role", role.to_owned())].into();
        locate(&page(boxes()), ControlId::AccessRole.spec(), Place::AppAccess, &vars)
    };
    assert_eq!(index(&access("OPS")), Some(1));
    assert_eq!(index(&access("Sales")), Some(2));
    assert!(matches!(access("ops"), Located::NotFound { .. }));
}

#[test]
fn of_two_that_are_called_like_the_role_the_one_under_roles_is_meant() {
    let sales = |handle, section: &str| {
        under(control(handle, Role::Checkbox, "Sales", Value::Checked { on: false }), &[section])
    };
    let access = |sections: &[&str]| {
        let controls = (1..).zip(sections).map(|(handle, section)| sales(handle, section)).collect();
        let vars: Vars = [("role", "Sales".to_owned())].into();
        locate(&page(controls), ControlId::AccessRole.spec(), Place::AppAccess, &vars)
    };
    assert_eq!(index(&access(&["Groups on the portal", "Roles"])), Some(1));
    assert_eq!(index(&access(&["Groups on the portal"])), Some(0));
    assert!(matches!(access(&["Roles", "Roles"]), Located::Ambiguous { .. }));
    assert!(matches!(access(&["Groups", "Teams"]), Located::Ambiguous { .. }));
}

#[test]
fn a_control_of_an_open_window_is_not_one_of_the_page() {
    let mut save = button(1, "Save");
    save.context = vec![Evidence { source: Source::Dialog, text: "Edit Field Groups".into() }];
    assert!(matches!(find(vec![save], ControlId::AppSave), Located::NotFound { .. }));
}

#[test]
fn a_page_in_another_language_is_refused_with_that_reason() {
    for (lang, labels) in [
        ("de", ["Suche", "API-Verbindung", "Arbeitsablauf", "Bereitstellung aktivieren", "Speichern"]),
        ("en", ["Rechercher", "Connexion API", "Flux de travail", "Activer le provisionnement", "Enregistrer"]),
        ("ja", ["検索", "SCIM ベース URL", "ワークフロー", "保存", "キャンセル"]),
    ] {
        let mut controls: Vec<Control> = labels.iter().zip(10..).map(|(label, handle)| button(handle, label)).collect();
        controls.push(text(1, "SCIM Base URL", ""));
        let snapshot = Snapshot { lang: lang.into(), ..page(controls) };
        let found = locate(&snapshot, ControlId::BaseUrl.spec(), Place::AppConfiguration, &Vars::new());
        assert!(matches!(found, Located::Refused { reason: Refusal::Language { .. } }), "{found:?}");
        assert!(found.explain("SCIM Base URL").contains("English"));
    }
}

#[test]
fn an_english_page_stays_english_whatever_it_declares_and_whoever_is_listed() {
    let mut controls =
        vec![text(1, "SCIM Base URL", ""), button(2, "Save"), button(3, "Cancel"), text(4, "Search", "")];
    for (name, handle) in
        ["営業", "マーケティング", "Продажи", "Équipe des ventes", "Die Gruppe", "Les utilisateurs"].iter().zip(10..)
    {
        controls.push(control(handle, Role::Checkbox, name, Value::Checked { on: false }));
    }
    let snapshot = Snapshot { lang: "de".into(), headings: vec!["API Connection".into()], ..page(controls) };
    let found = locate(&snapshot, ControlId::BaseUrl.spec(), Place::AppConfiguration, &Vars::new());
    assert_eq!(index(&found), Some(0), "{found:?}");
}

proptest::proptest! {
    #[test]
    fn any_labels_end_in_an_answer_that_can_be_used(
        labels in proptest::collection::vec(proptest::prop_oneof!["\\PC{0,40}", "(SCIM|Base|URL|Bearer|Token|old|Save|Enable) ?(SCIM|Base URL|Token|user)?"], 0..12),
        barred in proptest::collection::vec(proptest::bool::ANY, 12),
    ) {
        let controls: Vec<Control> = labels
            .iter()
            .zip(&barred)
            .zip(1..)
            .map(|((label, barred), handle)| Control {
                barriers: if *barred { vec![Barrier::Disabled] } else { Vec::new() },
                ..text(handle, label, "")
            })
            .collect();
        let snapshot = page(controls);
        for id in ControlId::ALL {
            let found = locate(&snapshot, id.spec(), Place::AppConfiguration, &Vars::new());
            if let Some(at) = index(&found) {
                proptest::prop_assert!(snapshot.controls[at].barriers.is_empty());
                let same = |other: &&Control| other.barriers.is_empty() && text::same(&other.labels[0].text, &snapshot.controls[at].labels[0].text);
                proptest::prop_assert_eq!(snapshot.controls.iter().filter(same).count(), 1);
            }
        }
    }

    #[test]
    fn an_unrelated_control_never_changes_which_one_is_found(unrelated in "[a-z]{4,9} [a-z]{4,9}", at in 0_usize..2) {
        let mut controls = vec![text(1, "SCIM base address", ""), text(2, "SAML Audience URL", "")];
        controls.insert(at, text(3, &unrelated, ""));
        let found = find(controls.clone(), ControlId::BaseUrl);
        if let Some(found) = index(&found) {
            proptest::prop_assert_eq!(controls[found].handle, 1);
        }
    }
}

#[test]
fn a_secret_goes_into_a_field_only() {
    let mut token = of_kind(1, ControlId::Token, "SCIM Bearer Token");
    assert_eq!(index(&find(vec![token.clone()], ControlId::Token)), Some(0));
    token.tag = "div".into();
    assert!(matches!(find(vec![token], ControlId::Token), Located::NotFound { .. }));
}
