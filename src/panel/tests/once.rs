//! Nothing is made twice, nothing is called stored that no save was pressed for, and what was done by hand is no pass.

use super::*;
use crate::onelogin::Place;
use crate::panel::state::StepState;

/// The Configuration tab as another load of it shows it.
fn anew(url: &str) -> Snapshot {
    Snapshot { document: "doc-2".into(), ..configuration(url, "Enabled") }
}

/// The token is approved on a page that stores the base URL already; so much of “token, Save” was heard before the page went.
fn token_then_gone(heard: u32) -> Panel {
    let mut panel = Panel::pasted("credentials", &configuration(GOOD_URL, "Enabled"), GOOD_URL, GOOD_TOKEN);
    panel.approve();
    let batch = panel.batch();
    for operation in 0..heard {
        panel.outcome(batch, operation, OutcomeKind::Took);
    }
    panel.load(&anew(GOOD_URL));
    panel
}

#[test]
fn a_token_whose_save_was_pressed_is_not_asked_for_again() {
    let mut panel = token_then_gone(2);
    assert!(panel.is_done("credentials"), "{}", panel.told());
    // Another token is another matter.
    panel.typed(InputId::Token, "canary-another-0123456789");
    assert!(!panel.is_done("credentials"));
}

#[test]
fn a_token_that_was_typed_and_not_saved_is_not_called_stored_by_the_next_page() {
    let panel = token_then_gone(1);
    assert!(!panel.is_done("credentials"), "{}", panel.told());
    assert_ne!(panel.status("OL.AUTH.001"), Status::Pass);
}

#[test]
fn a_token_is_not_called_stored_by_a_page_that_shows_another_url_or_another_app() {
    for page in [anew("https://old.example/scim"), Snapshot { path: "/apps/8/edit".into(), ..anew(GOOD_URL) }] {
        let mut panel = Panel::pasted("credentials", &configuration(GOOD_URL, "Enabled"), GOOD_URL, GOOD_TOKEN);
        panel.approve();
        let batch = panel.batch();
        for operation in 0..2 {
            panel.outcome(batch, operation, OutcomeKind::Took);
        }
        panel.load(&page);
        assert!(!panel.model.token_is_saved(), "{} {}", page.path, panel.told());
    }
}

/// The form for a new app.
fn form() -> Snapshot {
    Snapshot {
        path: "/apps/new/130179".into(),
        headings: vec!["Add SCIM Provisioner with SAML (SCIM v2 Enterprise)".into()],
        ..snapshot("", vec![text(1, "Display Name", ""), button(2, "Save")])
    }
}

/// The list of apps.
fn apps(names: &[&str], total: Option<u32>) -> Snapshot {
    let row =
        |(handle, name): (u32, &&str)| Row { handle, pressable: true, chosen: false, cells: vec![(*name).to_owned()] };
    let table = Table {
        columns: vec!["Name".into()],
        rows: (100..).zip(names).map(row).collect(),
        stated_total: total,
        ..Table::default()
    };
    Snapshot {
        document: "doc-3".into(),
        path: "/apps".into(),
        headings: vec!["Applications".into()],
        tables: vec![table],
        ..snapshot("", Vec::new())
    }
}

/// Save was pressed in the form, and nothing that came of it was seen.
fn pressed_unseen() -> Panel {
    let mut panel = Panel::on(&form());
    panel.typed(InputId::App, "Spekit SCIM");
    panel.open("create-app");
    panel.look(&form());
    panel.approve();
    panel.ends(&[OutcomeKind::Took, OutcomeKind::Took]);
    panel.now += 9_000.0;
    panel.look(&form());
    assert!(panel.model.run.is_none(), "{}", panel.told());
    panel
}

#[test]
fn an_app_that_may_be_there_is_looked_for_before_it_is_made_again() {
    let mut panel = pressed_unseen();
    panel.look(&form());
    assert!(panel.offer().is_none(), "it would be made again");
    // A part of the list does not tell.
    panel.load(&apps(&["Payroll"], Some(40)));
    assert!(panel.offer().is_none() && panel.html().contains("may have been added already"));
    // A row of that name is opened, not made.
    panel.load(&apps(&["Payroll", "Spekit SCIM"], None));
    assert_eq!(handles(&panel.view(ViewMsg::Go)), [101]);
}

#[test]
fn an_app_is_offered_again_once_the_whole_list_or_the_admin_says_that_it_is_not_there() {
    let mut panel = pressed_unseen();
    panel.load(&apps(&["Payroll", "Wiki"], None));
    panel.load(&form());
    assert!(panel.offer().is_some(), "{}", panel.told());
    let mut panel = pressed_unseen();
    panel.load(&apps(&["Payroll"], Some(40)));
    panel.press("It is not there", 2);
    panel.load(&form());
    assert!(panel.offer().is_some(), "{}", panel.told());
}

#[test]
fn with_an_app_no_other_one_is_made() {
    let mut panel = Panel::on(&configuration("", "Disabled"));
    panel.use_open_app();
    for step in ["choose-connector", "create-app"] {
        panel.open(step);
        panel.load(&form());
        assert!(panel.offer().is_none(), "{step}");
    }
}

#[test]
fn a_step_done_by_hand_lets_the_guide_go_on_is_no_pass_and_belongs_to_its_app() {
    let mut panel = Panel::on(&configuration("", "Disabled"));
    panel.use_open_app();
    let step = panel.step("provisioning");
    panel.view(ViewMsg::DoneByHand(step));
    assert_eq!(panel.model.step_state(step), StepState::ByHand);
    assert!(!panel.is_done("provisioning"));
    assert_ne!(panel.status("OL.PROV.003"), Status::Pass);
    let other = Snapshot { path: "/apps/8/edit".into(), ..configuration("", "Disabled") };
    panel.load(&Snapshot { document: "doc-8".into(), ..other });
    panel.use_open_app();
    assert_eq!(panel.model.step_state(step), StepState::Open);
    panel.view(ViewMsg::DoneByHand(step));
    panel.view(ViewMsg::DoneByHand(step));
    assert_eq!(panel.model.step_state(step), StepState::Open, "it is taken up again");
    panel.view(ViewMsg::NotThere(Place::Apps));
}
