//! However a run ends early, it is said what was written and what was not.

use super::*;
use crate::page::Barrier;

const DELETED: &str =
    "When users are deleted in OneLogin, or the user's app access is removed, perform the below action";

fn outcome(handle: u32, result: OutcomeKind) -> Outcome {
    Outcome { handle, result, reason: "its label has changed".into() }
}

/// A run that has set the first drop-down; the page drew the rest anew before it was reached.
fn half_done() -> Model {
    let mut model = panel();
    approve(&mut model);
    let outcomes = [(2, OutcomeKind::Took), (1, OutcomeKind::Gone), (4, OutcomeKind::Skipped)];
    update(&mut model, Msg::Acted { outcomes: outcomes.map(|(handle, result)| outcome(handle, result)).to_vec() });
    assert!(model.run.is_some());
    model
}

fn told(model: &Model) -> String {
    assert!(model.run.is_none());
    let told = model.trouble.clone().unwrap_or_else(|| model.say.clone());
    assert!(view(model).into_string().contains(&maud::html! { (told) }.into_string()));
    told
}

#[test]
fn a_run_that_ends_early_gives_an_account_of_itself() {
    let expected = format!("Written: {DELETED}. Not written: Enable provisioning, Save.");
    let other = Snapshot { document: "doc-2".into(), ..provisioning(false, "Suspend") };
    let mut swapped = provisioning(false, "Suspend");
    for control in &mut swapped.controls {
        control.name = "comment".into();
    }
    let mut barred = provisioning(false, "Suspend");
    barred.controls[1].barriers.push(Barrier::Covered);
    let seen = |snapshot: &Snapshot, now: f64| {
        let snapshot = Box::new(snapshot.clone());
        vec![Msg::Looked { snapshot, now }]
    };
    for (way, messages) in [
        ("another document", seen(&other, 2_000.0)),
        ("out of time", seen(&provisioning(false, "Suspend"), 40_000.0)),
        ("another control", seen(&swapped, 2_000.0)),
        ("patience", (0..40).flat_map(|_| seen(&barred, 2_000.0)).collect()),
        ("stopped", vec![Msg::Stop]),
        ("tampered", vec![Msg::PageEvent { event: "tampered: the page removes the mark".into() }]),
        ("no access", vec![Msg::NotJoined { why: "Closed.".into() }]),
        ("unread", vec![Msg::Unread { why: "It did not answer in time.".into() }]),
        ("failed", vec![Msg::Failed { why: "The browser refused.".into() }]),
    ] {
        let mut model = half_done();
        for message in messages {
            update(&mut model, message);
        }
        assert!(told(&model).ends_with(&expected), "{way}: {}", told(&model));
    }
}

#[test]
fn a_refusal_in_the_middle_says_what_came_before_it() {
    let mut model = panel();
    approve(&mut model);
    let outcomes = [(2, OutcomeKind::Took), (1, OutcomeKind::Refused), (4, OutcomeKind::Skipped)];
    update(&mut model, Msg::Acted { outcomes: outcomes.map(|(handle, result)| outcome(handle, result)).to_vec() });
    let told = told(&model);
    assert!(told.starts_with("“Enable provisioning” was left alone: its label has changed."), "{told}");
    assert!(told.ends_with(&format!("Written: {DELETED}. Not written: Enable provisioning, Save.")), "{told}");
}

#[test]
fn a_page_that_goes_in_the_middle_of_a_batch_leaves_only_what_was_under_way_uncertain() {
    let ended = |heard: &[u32]| {
        let mut model = panel();
        approve(&mut model);
        for handle in heard {
            let outcome = serde_json::to_string(&outcome(*handle, OutcomeKind::Took)).expect("JSON");
            assert!(update(&mut model, Msg::PageEvent { event: format!("outcome: {outcome}") }).is_empty());
        }
        update(&mut model, Msg::PageEvent { event: "loaded".into() });
        let other = Snapshot { document: "doc-2".into(), ..provisioning(false, "Delete") };
        looked(&mut model, other, 2_000.0);
        told(&model)
    };
    for (heard, account) in [
        (&[][..], format!("Not certain: {DELETED}. Not written: Enable provisioning, Save.")),
        (&[2], format!("Written: {DELETED}. Not certain: Enable provisioning. Not written: Save.")),
        (&[2, 1], format!("Written: {DELETED}, Enable provisioning. Not certain: Save.")),
    ] {
        assert!(ended(heard).ends_with(&account), "{}", ended(heard));
    }
}

#[test]
fn what_is_still_on_its_way_when_one_stops_is_not_called_unwritten() {
    let mut model = panel();
    approve(&mut model);
    update(&mut model, Msg::Stop);
    assert!(told(&model).ends_with(&format!("Not certain: {DELETED}, Enable provisioning, Save.")), "{}", told(&model));
}

#[test]
fn a_run_that_ends_before_it_began_has_written_nothing() {
    let mut model = panel();
    update(&mut model, Msg::Approve { id: "a".into(), now: 1_000.0 });
    looked(&mut model, provisioning(false, "Do Nothing"), 1_100.0);
    assert!(told(&model).ends_with("Nothing was written."), "{}", told(&model));
}
