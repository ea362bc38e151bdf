//! However a run ends early, it is said what was written and what was not.

use super::*;
use crate::page::Barrier;

/// A run that has set the first drop-down; the page drew the rest anew before it was reached.
fn half_done() -> Panel {
    let mut panel = Panel::at_provisioning();
    panel.approve();
    panel.ends(&[OutcomeKind::Took, OutcomeKind::Gone, OutcomeKind::Skipped]);
    assert!(panel.model.run.is_some());
    panel
}

#[test]
fn a_run_that_ends_early_gives_an_account_of_itself() {
    let expected = format!("Written: {DELETED}. Not written: Enable provisioning, Save.");
    let here = || provisioning(false, "Suspend");
    let other = Snapshot { document: "doc-2".into(), ..here() };
    let mut swapped = here();
    for control in &mut swapped.controls {
        control.name = "comment".into();
    }
    let mut barred = here();
    barred.controls[1].barriers.push(Barrier::Covered);
    let seen = |snapshot: &Snapshot, later: f64| (later, Msg::Looked(Box::new(snapshot.clone())));
    for (way, messages) in [
        ("another document", vec![seen(&other, 1_000.0)]),
        ("another app", vec![seen(&of_another_app(here(), "doc-1"), 1_000.0)]),
        ("another tenant", vec![seen(&at_origin(here(), "https://beta.onelogin.com"), 1_000.0)]),
        ("out of time", vec![seen(&here(), 40_000.0)]),
        ("another control", vec![seen(&swapped, 1_000.0)]),
        ("patience", vec![seen(&barred, 1_000.0), seen(&barred, 9_000.0)]),
        ("stopped", vec![(0.0, Msg::View(ViewMsg::Stop))]),
        ("forgotten", vec![(0.0, Msg::View(ViewMsg::AskForget)), (0.0, Msg::View(ViewMsg::Stop))]),
        ("tampered", vec![(0.0, Msg::Page(Event::Tampered { what: "the page removes the mark".into() }))]),
        ("no access", vec![(0.0, Msg::NotJoined { why: "Closed.".into() })]),
        ("another panel", vec![(0.0, Msg::Page(Event::Replaced {}))]),
        ("unread", vec![(0.0, Msg::Unread { why: "It did not answer in time.".into() })]),
    ] {
        let mut panel = half_done();
        for (later, message) in messages {
            panel.now += later;
            panel.msg(message);
        }
        assert!(panel.model.run.is_none(), "{way}");
        assert!(panel.told().ends_with(&expected), "{way}: {}", panel.told());
    }
}

#[test]
fn a_refusal_in_the_middle_says_what_came_before_it() {
    let mut panel = Panel::at_provisioning();
    panel.approve();
    panel.ends(&[OutcomeKind::Took, OutcomeKind::Refused]);
    let told = panel.told();
    assert!(told.starts_with("“Enable provisioning” was left alone: its label has changed."), "{told}");
    assert!(told.ends_with(&format!("Written: {DELETED}. Not written: Enable provisioning, Save.")), "{told}");
}

#[test]
fn each_way_in_which_a_write_fails_is_told_by_the_controls_name() {
    for (result, account) in [
        (OutcomeKind::Refused, "Not written: Enable provisioning, Save."),
        (OutcomeKind::Reverted, "Not written: Enable provisioning, Save."),
        (OutcomeKind::Rejected, "Not certain: Enable provisioning. Not written: Save."),
    ] {
        let mut panel = Panel::at_provisioning();
        panel.approve();
        panel.ends(&[OutcomeKind::Took, result]);
        let told = panel.told();
        assert!(told.starts_with("“Enable provisioning”") && told.ends_with(account), "{result:?}: {told}");
        assert!(panel.model.run.is_none());
    }
}

#[test]
fn what_goes_away_as_it_is_written_is_looked_for_once_more() {
    let account = "Not certain: Enable provisioning. Not written: Save.";
    // It was drawn anew, and holds what was written.
    let mut panel = Panel::at_provisioning();
    panel.approve();
    panel.ends(&[OutcomeKind::Took, OutcomeKind::Lost]);
    assert!(panel.model.run.is_some());
    panel.look(&provisioning(true, "Suspend"));
    assert!(panel.told().starts_with("Done, and read back from the page."), "{}", panel.told());
    assert!(panel.written(ControlId::ProvisioningEnable).is_some(), "it can be put back");
    // It is as it was before: it is written again, and told if it goes away again.
    let mut panel = Panel::at_provisioning();
    panel.approve();
    panel.ends(&[OutcomeKind::Took, OutcomeKind::Lost]);
    let effects = panel.look(&provisioning(false, "Suspend"));
    assert_eq!(batches(&effects).len(), 1);
    panel.ends(&[OutcomeKind::Lost]);
    assert!(panel.model.run.is_none());
    assert!(panel.told().ends_with(account), "{}", panel.told());
}

/// What is told once the page has gone in the middle of a batch of which so many outcomes were heard.
fn gone_after(heard: u32) -> Panel {
    let mut panel = Panel::at_provisioning();
    panel.approve();
    let batch = panel.batch();
    for operation in 0..heard {
        assert!(panel.outcome(batch, operation, OutcomeKind::Took).is_empty());
    }
    panel.load(&Snapshot { document: "doc-2".into(), ..provisioning(false, "Delete") });
    panel
}

#[test]
fn a_page_that_goes_in_the_middle_of_a_batch_leaves_only_what_was_under_way_uncertain() {
    for (heard, account) in [
        (0, format!("Not certain: {DELETED}. Not written: Enable provisioning, Save.")),
        (1, format!("Written: {DELETED}. Not certain: Enable provisioning. Not written: Save.")),
        (2, format!("Written: {DELETED}, Enable provisioning. Not certain: Save.")),
        (3, format!("Written: {DELETED}, Enable provisioning, Save.")),
    ] {
        let mut panel = gone_after(heard);
        // All of it was written: what came of it is waited for.
        panel.now += 9_000.0;
        panel.look(&Snapshot { document: "doc-2".into(), ..provisioning(false, "Delete") });
        let told = panel.told();
        assert!(told.ends_with(&account), "{told}");
    }
}

#[test]
fn an_answer_that_never_comes_leaves_the_whole_rest_uncertain_and_is_told_after_a_minute() {
    let mut panel = Panel::at_provisioning();
    panel.approve();
    let batch = panel.batch();
    panel.outcome(batch, 0, OutcomeKind::Took);
    panel.wait(59_000.0);
    assert!(panel.model.flight.is_some());
    let effects = panel.wait(2_000.0);
    assert!(effects.contains(&Effect::Stop(batch)), "what may still go on is stopped: {effects:?}");
    assert!(panel.model.run.is_none() && panel.model.flight.is_none());
    let told = panel.told();
    assert!(told.ends_with(&format!("Written: {DELETED}. Not certain: Enable provisioning, Save.")), "{told}");
}

#[test]
fn a_run_that_ends_before_it_began_has_written_nothing() {
    let mut panel = Panel::at_provisioning();
    panel.press_approve();
    panel.look(&provisioning(false, "Do Nothing"));
    assert!(panel.told().ends_with("Nothing was written."), "{}", panel.told());
}

#[test]
fn a_batch_that_did_not_reach_the_page_has_written_nothing() {
    let refused = |panel: &mut Panel| drop(panel.end(End::Refused { why: "the page is another one".into() }));
    let not_sent = |panel: &mut Panel| {
        let batch = panel.batch();
        panel.msg(Msg::NotSent { batch, why: "the page did not answer".into() });
    };
    let ways: [Way; 2] = [("the page is another one", refused), ("the page did not answer", not_sent)];
    for (why, way) in ways {
        let mut panel = Panel::at_provisioning();
        panel.approve();
        way(&mut panel);
        assert!(panel.model.run.is_none() && panel.model.flight.is_none() && panel.model.undo.is_empty());
        let told = panel.told();
        assert!(told.contains(why) && told.ends_with("Nothing was written."), "{told}");
    }
}
