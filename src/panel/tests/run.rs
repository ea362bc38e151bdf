//! A run carries out what was approved, round by round, and nothing else.

use super::*;

/// A run that adds the rule for Sales, after its first round: “Add Rule” was pressed.
pub(super) fn adding_a_rule() -> Panel {
    let mut panel = Panel::on(&rules_page(&[]));
    panel.knows_roles(&["Sales", "Legal"]);
    panel.view(ViewMsg::ToggleRole("Sales".into()));
    panel.open("rules");
    assert_eq!(handles(&panel.approve()), [10]);
    panel.ends(&[OutcomeKind::Took]);
    panel
}

#[test]
fn what_was_drawn_anew_is_looked_for_again_under_the_same_approval() {
    let mut panel = Panel::at_provisioning();
    panel.approve();
    let expires = panel.now + 30_000.0;
    assert_eq!(looks(&panel.ends(&[OutcomeKind::Took, OutcomeKind::Gone, OutcomeKind::Skipped])), 1);
    panel.now += 1_000.0;
    let effects = panel.look(&provisioning(false, "Suspend"));
    assert_eq!(handles(&effects), [1, 4]);
    assert_eq!(batches(&effects)[0].expires.to_bits(), expires.to_bits(), "no longer than what was approved");
    assert!(panel.model.trouble.is_none());
}

#[test]
fn a_control_that_another_has_taken_the_place_of_is_left_alone() {
    let mut panel = Panel::at_provisioning();
    panel.approve();
    panel.ends(&[OutcomeKind::Gone, OutcomeKind::Skipped, OutcomeKind::Skipped]);
    let mut swapped = provisioning(false, "Delete");
    for control in &mut swapped.controls {
        control.name = "comment".into();
    }
    assert!(batches(&panel.look(&swapped)).is_empty());
    assert!(panel.told().contains("another control has taken its place"), "{}", panel.told());
}

#[test]
fn an_approval_ends_with_its_document() {
    let mut panel = Panel::at_provisioning();
    panel.approve();
    let effects = panel.load(&Snapshot { document: "doc-2".into(), ..provisioning(false, "Delete") });
    assert!(batches(&effects).is_empty());
    assert!(panel.model.run.is_none());
}

#[test]
fn a_run_goes_on_in_no_other_app_in_the_same_tab() {
    let mut panel = Panel::at_provisioning();
    panel.approve();
    panel.ends(&[OutcomeKind::Took, OutcomeKind::Gone, OutcomeKind::Skipped]);
    let effects = panel.look(&of_another_app(provisioning(false, "Delete"), "doc-1"));
    assert!(batches(&effects).is_empty() && panel.model.run.is_none());
    assert!(panel.told().contains("Another page is open now"), "{}", panel.told());
}

#[test]
fn a_page_that_tampers_with_the_ring_ends_the_run_with_the_reason() {
    let tampered =
        || Event::Tampered { what: "the page removes the mark that points at “3 · SCIM Base URL”".into() };
    // Between two batches, and while one is on its way.
    for on_its_way in [false, true] {
        let mut panel = Panel::at_provisioning();
        panel.approve();
        if !on_its_way {
            panel.ends(&[OutcomeKind::Took, OutcomeKind::Gone, OutcomeKind::Skipped]);
        }
        let effects = panel.msg(Msg::Page(tampered()));
        assert_eq!(effects.iter().any(|effect| matches!(effect, Effect::Stop(_))), on_its_way);
        if on_its_way {
            panel.end(End::Stopped {});
        }
        assert!(panel.model.run.is_none());
        assert!(panel.told().contains("the page removes the mark"), "{}", panel.told());
        assert!(batches(&panel.look(&provisioning(false, "Delete"))).is_empty());
    }
    // It is not put up again for the same control.
    let mut panel = Panel::at_provisioning();
    assert!(panel.model.page.ring.is_some());
    panel.msg(Msg::Page(tampered()));
    let effects = panel.look(&provisioning(false, "Delete"));
    assert!(effects.iter().all(|effect| !matches!(effect, Effect::Ring { .. })));
}

#[test]
fn a_refused_operation_ends_the_run_and_says_why() {
    let mut panel = Panel::at_provisioning();
    panel.approve();
    panel.ends(&[OutcomeKind::Refused]);
    assert!(panel.model.run.is_none());
    assert!(panel.told().contains("its label has changed"), "{}", panel.told());
}

#[test]
fn a_later_round_replaces_nothing_that_was_not_on_show() {
    let mut panel = adding_a_rule();
    let effects = panel.look(&rule_window("New mapping", "Old rule"));
    assert!(batches(&effects).is_empty());
    assert!(panel.told().contains("is not empty"), "{}", panel.told());
}

#[test]
fn a_later_round_changes_nothing_that_was_not_among_what_was_approved() {
    // The second drop-down was as it should be when the plan was on show, and is not any more.
    let mut panel = Panel::at_provisioning();
    panel.approve();
    panel.ends(&[OutcomeKind::Took, OutcomeKind::Gone, OutcomeKind::Skipped]);
    let mut page = provisioning(false, "Suspend");
    if let Value::Choice { selected, .. } = &mut page.controls[3].value {
        *selected = "Do Nothing".into();
    }
    assert!(batches(&panel.look(&page)).is_empty());
    assert!(panel.model.run.is_none() && panel.told().contains("it is not what was approved"), "{}", panel.told());
}

#[test]
fn each_round_goes_to_a_page_that_was_looked_at_after_the_round_before() {
    let mut panel = adding_a_rule();
    let first = panel.model.last_batch;
    let effects = panel.look(&rule_window("New mapping", ""));
    // What other controls wait for ends a batch.
    assert_eq!(handles(&effects), [20, 21]);
    assert_eq!(panel.batch(), first + 1);
    let batch = panel.batch();
    assert!(batches(&panel.outcome(batch, 0, OutcomeKind::Took)).is_empty());
    assert!(batches(&panel.look(&rule_window("New mapping", "Spekit: Sales"))).is_empty(), "one batch at a time");
    assert_eq!(looks(&panel.ends(&[OutcomeKind::Took, OutcomeKind::Took])), 1);
}

#[test]
fn reading_roles_or_rules_during_a_run_does_not_take_its_answer() {
    for message in [ViewMsg::ReadRoles, ViewMsg::ReadRules] {
        let mut panel = Panel::at_provisioning();
        panel.approve();
        assert!(batches(&panel.view(message)).is_empty());
        assert!(panel.model.rules.sweep.is_none());
        panel.ends(&[OutcomeKind::Refused]);
        assert!(panel.model.run.is_none(), "the refusal is not told, and the run never ends");
        assert!(panel.told().contains("its label has changed"));
    }
}

#[test]
fn nothing_else_is_begun_while_something_is_carried_out() {
    let mut panel = Panel::at_provisioning();
    panel.approve();
    let batch = panel.batch();
    for message in [
        ViewMsg::Go,
        ViewMsg::Follow(true),
        ViewMsg::FillRules,
        ViewMsg::UseThisApp { number: 7 },
        ViewMsg::ShowFinding("enable-api".into()),
    ] {
        let effects = panel.view(message);
        assert!(batches(&effects).is_empty() && effects.iter().all(|effect| !matches!(effect, Effect::Open(_))));
        assert!(batches(&panel.look(&provisioning(false, "Delete"))).is_empty());
        assert_eq!(panel.batch(), batch);
    }
}

#[test]
fn a_page_that_never_shows_the_result_is_not_waited_for_without_end() {
    let mut panel = Panel::at_provisioning();
    panel.approve();
    panel.ends(&[OutcomeKind::Took; 3]);
    let pressed = after(provisioning(true, "Suspend"), &AND_SAVED[..2]);
    panel.look(&pressed);
    assert!(panel.model.run.is_some());
    panel.now += 9_000.0;
    panel.look(&pressed);
    assert!(panel.model.run.is_none());
    assert!(panel.told().contains("did not show the result"), "{}", panel.told());
    assert!(panel.told().contains("Written: "), "{}", panel.told());
    assert!(!panel.is_done("provisioning"), "Save was pressed, and nobody said that it is saved");
}

#[test]
fn a_run_that_the_page_has_saved_is_done_and_read_back() {
    let mut panel = Panel::at_provisioning();
    panel.approve();
    panel.ends(&[OutcomeKind::Took; 3]);
    panel.look(&after(provisioning(true, "Suspend"), AND_SAVED));
    assert!(panel.model.run.is_none() && panel.is_done("provisioning"));
    assert!(panel.told().starts_with("Done, and read back from the page."), "{}", panel.told());
}
