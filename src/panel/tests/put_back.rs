//! Put back is shown as old → new, approved by itself, and told by what became of it.

use super::*;

/// A panel that has written and saved the Provisioning tab of app 7.
pub(super) fn written() -> Panel {
    let mut panel = Panel::at_provisioning();
    panel.approve();
    panel.ends(&[OutcomeKind::Took; 3]);
    panel.look(&here());
    assert!(panel.model.run.is_none());
    panel.now += 10_000.0;
    panel
}

pub(super) fn here() -> Snapshot {
    after(provisioning(true, "Suspend"), AND_SAVED)
}

/// The panel is asked to put the first drop-down back.
pub(super) fn asked() -> Panel {
    let mut panel = written();
    let id = panel.written(ControlId::OnDelete).expect("it was written");
    assert!(batches(&panel.view(ViewMsg::PutBack { id })).is_empty(), "not before it is approved");
    panel.look(&here());
    panel
}

pub(super) fn digest(panel: &Panel) -> Digest {
    panel.model.put_back_on_show.as_ref().expect("it is on show").digest().clone()
}

/// Approves what would be put back, after it was on show for a second.
pub(super) fn approve(panel: &mut Panel) -> Vec<Effect> {
    panel.now += 1_000.0;
    let digest = digest(panel);
    panel.view(ViewMsg::ApprovePutBack { digest })
}

fn list(panel: &Panel) -> String {
    let html = panel.html();
    html.split("id=\"undo\"").nth(1).and_then(|rest| rest.split("</details>").next()).unwrap_or_default().to_owned()
}

#[test]
fn what_was_written_can_be_put_back() {
    let mut panel = asked();
    let effects = approve(&mut panel);
    assert_eq!(choices(&effects), ["Delete"]);
    assert_eq!(batches(&effects)[0].expires.to_bits(), (panel.now + 30_000.0).to_bits());
}

#[test]
fn a_box_is_put_back_too_and_a_press_is_not_among_what_can_be() {
    let mut panel = written();
    let controls: Vec<_> = panel.model.undo.iter().map(|undo| undo.control).collect();
    assert_eq!(controls, [ControlId::OnDelete, ControlId::ProvisioningEnable]);
    let id = panel.written(ControlId::ProvisioningEnable).expect("it was written");
    panel.view(ViewMsg::PutBack { id });
    let effects = approve(&mut panel);
    assert_eq!(batches(&effects)[0].operations[0].act, Act::Check { on: false });
}

#[test]
fn what_putting_back_would_do_is_shown_as_old_and_new_before_it() {
    let shown = list(&written());
    assert!(
        shown.contains("When users are deleted") && shown.contains("Suspend") && shown.contains("Delete"),
        "{shown}"
    );
    assert!(!shown.contains("approve-put-back"), "{shown}");
    let panel = asked();
    let shown = panel.model.put_back_on_show.as_ref().expect("on show").value();
    assert_eq!((shown.label.as_str(), shown.now.as_str(), shown.back.as_str()), (DELETED, "Suspend", "Delete"));
    assert!(list(&panel).contains("<del>Suspend</del> → <ins>Delete</ins>"), "{}", list(&panel));
    assert!(list(&panel).contains("id=\"approve-put-back\""));
}

#[test]
fn what_is_shown_as_there_now_is_what_the_page_holds_now() {
    let mut panel = written();
    panel.look(&after(provisioning(true, "Do Nothing"), AND_SAVED));
    let id = panel.written(ControlId::OnDelete).expect("it was written");
    panel.view(ViewMsg::PutBack { id });
    let shown = panel.model.put_back_on_show.as_ref().expect("on show").value();
    assert_eq!((shown.now.as_str(), shown.back.as_str()), ("Do Nothing", "Delete"));
}

#[test]
fn putting_back_needs_its_own_approval_of_what_is_on_show() {
    // The digest of a plan, of nothing, or of another value.
    let mut panel = asked();
    let right = digest(&panel);
    let other = {
        let mut panel = written();
        let id = panel.written(ControlId::ProvisioningEnable).expect("it was written");
        panel.view(ViewMsg::PutBack { id });
        digest(&panel)
    };
    panel.now += 1_000.0;
    for wrong in ["".into(), Panel::at_provisioning().shown(), other] {
        assert!(batches(&panel.view(ViewMsg::ApprovePutBack { digest: wrong })).is_empty());
    }
    // Nor is a plan approved by what was shown for putting back.
    assert!(batches(&panel.view(ViewMsg::Approve { digest: right.clone() })).is_empty() && panel.model.run.is_none());
    assert_eq!(choices(&panel.view(ViewMsg::ApprovePutBack { digest: right })), ["Delete"]);
}

#[test]
fn a_click_that_comes_too_early_puts_nothing_back() {
    let mut panel = written();
    let id = panel.written(ControlId::OnDelete).expect("it was written");
    panel.view(ViewMsg::PutBack { id });
    let digest = digest(&panel);
    panel.now += 399.0;
    assert!(batches(&panel.view(ViewMsg::ApprovePutBack { digest: digest.clone() })).is_empty());
    panel.now += 1.0;
    assert_eq!(choices(&panel.view(ViewMsg::ApprovePutBack { digest })), ["Delete"]);
}

#[test]
fn a_value_that_has_changed_since_it_was_shown_is_not_replaced() {
    let renamed = Snapshot { headings: vec!["Spekit 2".into()], ..here() };
    for page in [after(provisioning(true, "Do Nothing"), AND_SAVED), renamed, of_another_app(here(), "doc-1")] {
        let mut panel = asked();
        let digest = digest(&panel);
        panel.now += 1_000.0;
        panel.look(&page);
        assert!(batches(&panel.view(ViewMsg::ApprovePutBack { digest })).is_empty());
        assert!(panel.written(ControlId::OnDelete).is_some());
    }
}

#[test]
fn a_control_that_was_drawn_anew_is_found_again() {
    let mut panel = asked();
    let mut anew = here();
    for control in &mut anew.controls {
        control.handle += 100;
    }
    let digest = digest(&panel);
    panel.now += 1_000.0;
    panel.look(&anew);
    assert_eq!(handles(&panel.view(ViewMsg::ApprovePutBack { digest })), [102]);
}

#[test]
fn a_double_press_puts_back_one_value() {
    let mut panel = asked();
    let before = panel.model.undo.len();
    let digest = digest(&panel);
    let press = |panel: &mut Panel| panel.view(ViewMsg::ApprovePutBack { digest: digest.clone() });
    assert_eq!(batches(&approve(&mut panel)).len(), 1);
    panel.now += 10.0;
    assert!(batches(&press(&mut panel)).is_empty());
    panel.ends(&[OutcomeKind::Took]);
    panel.now += 1_000.0;
    assert!(batches(&press(&mut panel)).is_empty());
    panel.look(&after(provisioning(true, "Delete"), AND_SAVED));
    assert!(batches(&press(&mut panel)).is_empty());
    assert_eq!(panel.model.undo.len(), before - 1);
    // Nor does a double press of “Put back” itself do more than one.
    let id = panel.written(ControlId::ProvisioningEnable).expect("it was written");
    for _ in 0..2 {
        assert!(batches(&panel.view(ViewMsg::PutBack { id })).is_empty());
    }
    assert_eq!(panel.model.putting_back, Some(id));
}

#[test]
fn that_a_value_is_put_back_is_said_once_the_page_has_kept_it() {
    let mut panel = asked();
    approve(&mut panel);
    assert!(!panel.model.say.contains("again"), "nothing is known of it yet: {}", panel.model.say);
    assert!(panel.written(ControlId::OnDelete).is_some());
    panel.ends(&[OutcomeKind::Took]);
    assert!(panel.written(ControlId::OnDelete).is_none());
    let told = panel.told();
    assert!(told.contains(&format!("“{DELETED}” is “Delete” again")) && told.contains("Save"), "{told}");
}

#[test]
fn a_value_that_could_not_be_put_back_can_be_put_back_again_and_is_named() {
    let ways: [Way; 13] = [
        ("refused", |panel| drop(panel.ends(&[OutcomeKind::Refused]))),
        ("reverted", |panel| drop(panel.ends(&[OutcomeKind::Reverted]))),
        ("rejected", |panel| drop(panel.ends(&[OutcomeKind::Rejected]))),
        ("gone", |panel| drop(panel.ends(&[OutcomeKind::Gone]))),
        ("skipped", |panel| drop(panel.ends(&[OutcomeKind::Skipped]))),
        ("lost", |panel| drop(panel.ends(&[OutcomeKind::Lost]))),
        ("nothing", |panel| drop(panel.ends(&[]))),
        ("stopped", |panel| {
            let batch = panel.batch();
            assert!(panel.view(ViewMsg::Stop).contains(&Effect::Stop(batch)));
            panel.end(End::Stopped {});
        }),
        ("not begun", |panel| drop(panel.end(End::Refused { why: "it is late".into() }))),
        ("not sent", |panel| {
            let batch = panel.batch();
            panel.msg(Msg::NotSent { batch, why: "the page did not answer".into() });
        }),
        ("no answer", |panel| drop(panel.wait(61_000.0))),
        ("no access", |panel| {
            panel.msg(Msg::NotJoined { why: "Closed.".into() });
            panel.view(ViewMsg::Join);
        }),
        ("page load", |panel| drop(panel.msg(Msg::Left))),
    ];
    for (way, happens) in ways {
        let mut panel = asked();
        approve(&mut panel);
        happens(&mut panel);
        assert!(panel.model.flight.is_none(), "{way}");
        assert!(panel.written(ControlId::OnDelete).is_some(), "{way}: the entry is lost");
        let told = format!("{} {}", panel.model.trouble.clone().unwrap_or_default(), panel.model.say);
        assert!(
            told.contains("When users are deleted") && !told.contains("is “Delete” again"),
            "{way}: not told of which: {told}"
        );
        assert!(told.contains("put back") && told.contains("Look at the page"), "{way}: {told}");
        panel.load(&Snapshot { document: "doc-2".into(), ..here() });
        assert_eq!(choices(&approve(&mut panel)), ["Delete"], "{way}: it can't be tried again");
    }
}

#[test]
fn during_a_run_nothing_is_put_back_and_its_account_stays_its_own() {
    let mut panel = Panel::at_provisioning();
    panel.approve();
    panel.ends(&[OutcomeKind::Took, OutcomeKind::Gone, OutcomeKind::Skipped]);
    panel.look(&provisioning(false, "Suspend"));
    let (batch, id) = (panel.batch(), panel.written(ControlId::OnDelete).expect("it was written"));
    assert!(batches(&panel.view(ViewMsg::PutBack { id })).is_empty());
    assert!(panel.model.put_back_on_show.is_none());
    assert!(panel.html().contains("Wait until the panel has finished"), "{}", panel.told());
    let digest = digest(&asked());
    assert!(batches(&panel.view(ViewMsg::ApprovePutBack { digest })).is_empty());
    assert_eq!(panel.batch(), batch);
    panel.ends(&[OutcomeKind::Took, OutcomeKind::Took]);
    assert!(panel.written(ControlId::ProvisioningEnable).is_some());
    panel.view(ViewMsg::Stop);
    assert!(panel.told().contains("Enable provisioning"), "it is written, and not accounted for: {}", panel.told());
    assert!(!panel.told().contains("Not written: Enable provisioning"), "{}", panel.told());
}

#[test]
fn no_plan_is_carried_out_while_a_value_is_put_back() {
    let mut panel = asked();
    panel.open("provisioning");
    panel.look(&after(provisioning(true, "Do Nothing"), AND_SAVED));
    let plan = panel.shown();
    approve(&mut panel);
    let batch = panel.batch();
    assert!(batches(&panel.view(ViewMsg::Approve { digest: plan })).is_empty());
    assert!(panel.model.run.is_none() && panel.batch() == batch);
}

#[test]
fn it_can_be_left_as_it_was_written() {
    let mut panel = asked();
    let digest = digest(&panel);
    panel.now += 1_000.0;
    panel.view(ViewMsg::KeepWritten);
    assert!(batches(&panel.view(ViewMsg::ApprovePutBack { digest })).is_empty());
    assert!(panel.model.put_back_on_show.is_none() && panel.written(ControlId::OnDelete).is_some());
}

#[test]
fn of_two_values_written_into_the_same_control_the_older_one_is_put_back() {
    let mut panel = written();
    let by_hand = provisioning(true, "Do Nothing");
    panel.look(&by_hand);
    panel.open("provisioning");
    panel.look(&by_hand);
    assert_eq!(choices(&panel.approve()), ["Suspend"]);
    panel.ends(&[OutcomeKind::Took, OutcomeKind::Took]);
    let undo: Vec<_> = panel.model.undo.iter().filter(|undo| undo.control == ControlId::OnDelete).collect();
    assert_eq!(
        undo.iter().map(|undo| &undo.old).filter(|old| super::super::state::in_words(old) == "Delete").count(),
        1
    );
    assert_eq!(undo.len(), 1);
}

#[test]
fn what_was_partly_ticked_is_said_to_be_set_by_hand() {
    let mut page = provisioning(false, "Suspend");
    page.controls[1].value = Value::Mixed;
    let mut panel = Panel::on(&page);
    panel.open("provisioning");
    panel.approve();
    panel.ends(&[OutcomeKind::Took, OutcomeKind::Took]);
    panel.look(&here());
    let id = panel.written(ControlId::ProvisioningEnable).expect("it was written");
    panel.view(ViewMsg::PutBack { id });
    assert!(panel.model.put_back_on_show.is_none());
    assert!(panel.told().contains("by hand"), "{}", panel.told());
}

#[test]
fn a_token_is_never_put_back() {
    let mut page = configuration("https://old.example/scim", "Disabled");
    page.controls[2].value = Value::Secret { set: true, masked: true };
    for page in [page, configuration("https://old.example/scim", "Disabled")] {
        let mut panel = Panel::pasted("enable-api", &page, GOOD_URL, GOOD_TOKEN);
        let operations = handles(&panel.approve()).len();
        panel.ends(&vec![OutcomeKind::Took; operations]);
        let controls: Vec<_> = panel.model.undo.iter().map(|undo| undo.control).collect();
        assert_eq!(controls, [ControlId::BaseUrl]);
    }
}
