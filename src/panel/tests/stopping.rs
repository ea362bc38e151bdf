//! Stop ends what is on its way, and what was written after all can be put back.

use super::*;

fn begun() -> Panel {
    let mut panel = Panel::at_provisioning();
    panel.approve();
    panel
}

fn nothing_more_is_sent(panel: &mut Panel) {
    for page in [provisioning(false, "Delete"), provisioning(false, "Suspend"), provisioning(true, "Suspend")] {
        assert!(batches(&panel.look(&page)).is_empty());
        assert!(batches(&panel.wait(500.0)).is_empty());
        assert!(batches(&panel.msg(Msg::Page(Event::Changed {}))).is_empty());
    }
}

#[test]
fn stop_is_told_to_the_page() {
    let mut panel = begun();
    let batch = panel.batch();
    assert!(panel.view(ViewMsg::Stop).contains(&Effect::Stop(batch)), "the content script goes on with the batch");
    assert!(panel.html().contains("id=\"stop\""));
    assert!(panel.told().contains("is finished first"), "{}", panel.told());
}

#[test]
fn nothing_is_sent_after_stop() {
    let mut panel = begun();
    panel.view(ViewMsg::Stop);
    nothing_more_is_sent(&mut panel);
    panel.end(End::Stopped {});
    assert!(panel.model.run.is_none());
    nothing_more_is_sent(&mut panel);
    // Nor if it comes before the page was looked at, or between two batches.
    let mut panel = Panel::at_provisioning();
    panel.press_approve();
    panel.view(ViewMsg::Stop);
    nothing_more_is_sent(&mut panel);
    let mut panel = begun();
    panel.ends(&[OutcomeKind::Took, OutcomeKind::Gone, OutcomeKind::Skipped]);
    panel.view(ViewMsg::Stop);
    nothing_more_is_sent(&mut panel);
}

#[test]
fn after_stop_the_panel_goes_nowhere_by_itself() {
    let page = snapshot("info", vec![tab("Info", true), tab("Provisioning", false)]);
    let mut panel = Panel::at_provisioning();
    panel
        .model
        .progress
        .skipped
        .extend(["choose-connector", "create-app", "enable-api", "credentials"].map(String::from));
    panel.model.chosen = None;
    panel.view(ViewMsg::Follow(true));
    panel.approve();
    panel.view(ViewMsg::Stop);
    panel.end(End::Stopped {});
    for page in [page.clone(), Snapshot { document: "doc-2".into(), ..page }] {
        let effects = panel.look(&page);
        assert!(batches(&effects).is_empty(), "{effects:?}");
    }
}

#[test]
fn what_is_written_after_stop_was_pressed_can_be_put_back() {
    let mut panel = begun();
    let batch = panel.batch();
    panel.view(ViewMsg::Stop);
    panel.outcome(batch, 0, OutcomeKind::Took);
    panel.end(End::Stopped {});
    assert!(panel.written(ControlId::OnDelete).is_some(), "{}", panel.model.say);
    let told = panel.told();
    assert_eq!(told, format!("Stopped. Written: {DELETED}. Not written: Enable provisioning, Save."));
}

#[test]
fn what_was_heard_of_as_written_before_stop_can_be_put_back() {
    let mut panel = begun();
    let batch = panel.batch();
    panel.outcome(batch, 0, OutcomeKind::Took);
    panel.view(ViewMsg::Stop);
    assert!(panel.written(ControlId::OnDelete).is_some());
    panel.end(End::Stopped {});
    assert!(panel.told().contains(&format!("Written: {DELETED}")), "{}", panel.told());
    assert!(panel.written(ControlId::OnDelete).is_some());
}

#[test]
fn what_was_heard_of_as_written_before_the_page_went_can_be_put_back() {
    let mut panel = begun();
    let batch = panel.batch();
    panel.outcome(batch, 0, OutcomeKind::Took);
    panel.load(&Snapshot { document: "doc-2".into(), ..provisioning(false, "Suspend") });
    assert!(panel.written(ControlId::OnDelete).is_some());
    // What was under way can be put back too, and is marked.
    let unsure: Vec<_> = panel.model.undo.iter().filter(|undo| undo.unsure).map(|undo| undo.control).collect();
    assert_eq!(unsure, [ControlId::ProvisioningEnable]);
    assert!(panel.html().contains("did not say whether it kept it"));
}

#[test]
fn a_page_that_goes_after_stop_ends_it_with_an_account() {
    let mut panel = begun();
    panel.view(ViewMsg::Stop);
    panel.msg(Msg::Left);
    assert!(panel.model.run.is_none());
    let told = panel.told();
    assert_eq!(told, format!("Stopped. Not certain: {DELETED}. Not written: Enable provisioning, Save."));
}

#[test]
fn an_answer_that_never_comes_after_stop_ends_it_with_an_account() {
    let mut panel = begun();
    panel.view(ViewMsg::Stop);
    panel.wait(61_000.0);
    assert!(panel.model.run.is_none() && panel.model.flight.is_none());
    let told = panel.told();
    assert!(told.ends_with(&format!("Not certain: {DELETED}, Enable provisioning, Save.")), "{told}");
}

#[test]
fn what_the_page_put_back_late_is_not_among_the_written() {
    let mut panel = begun();
    let batch = panel.batch();
    panel.outcome(batch, 0, OutcomeKind::Took);
    panel.view(ViewMsg::Stop);
    panel.outcome(batch, 0, OutcomeKind::Reverted);
    panel.end(End::Stopped {});
    assert!(panel.written(ControlId::OnDelete).is_none());
    let told = panel.told();
    assert!(!told.contains("Written:") && told.contains("Stopped."), "{told}");
}

#[test]
fn a_value_that_the_page_put_back_late_leaves_the_earlier_one_to_be_put_back() {
    // “Delete” was replaced by “Suspend”, by hand that became “Do Nothing”, and that was replaced again.
    let mut panel = begun();
    panel.ends(&[OutcomeKind::Took; 3]);
    panel.look(&after(provisioning(true, "Suspend"), AND_SAVED));
    let first = panel.model.undo.get(panel.written(ControlId::OnDelete).expect("written")).cloned();
    let by_hand = provisioning(true, "Do Nothing");
    panel.look(&by_hand);
    panel.open("provisioning");
    panel.look(&by_hand);
    panel.approve();
    let batch = panel.batch();
    panel.outcome(batch, 0, OutcomeKind::Took);
    panel.outcome(batch, 0, OutcomeKind::Reverted);
    panel.end(End::Finished {});
    let left = panel.written(ControlId::OnDelete).and_then(|id| panel.model.undo.get(id)).cloned();
    assert_eq!(left.map(|undo| undo.old), first.map(|undo| undo.old), "the first write stands");
}

#[test]
fn a_page_that_can_not_be_read_in_the_middle_of_a_batch_is_stopped_and_the_account_waits_for_its_answer() {
    let mut panel = begun();
    let batch = panel.batch();
    let effects = panel.msg(Msg::Unread { why: "It did not answer in time.".into() });
    assert!(effects.contains(&Effect::Stop(batch)), "{effects:?}");
    panel.outcome(batch, 0, OutcomeKind::Took);
    panel.end(End::Stopped {});
    assert!(panel.model.run.is_none());
    let account = format!("Written: {DELETED}. Not written: Enable provisioning, Save.");
    let said = format!("{} {}", panel.model.trouble.clone().unwrap_or_default(), panel.model.say);
    assert!(said.contains(&account), "{said}");
    assert!(panel.written(ControlId::OnDelete).is_some());
}

#[test]
fn another_account_of_a_shared_host_in_the_same_document_stops_what_is_on_its_way() {
    let of = |account: &str| {
        let mut page = at_origin(provisioning(false, "Delete"), "https://admin.us.onelogin.com");
        page.facts.push(Fact { label: "Account".into(), text: account.into(), handle: 30 });
        page
    };
    let mut panel = Panel::on(&of("Acme"));
    panel.open("provisioning");
    panel.approve();
    let batch = panel.batch();
    let effects = panel.look(&of("Beta"));
    assert!(effects.contains(&Effect::Stop(batch)), "{effects:?}");
    panel.end(End::Stopped {});
    assert!(panel.model.run.is_none());
    assert!(batches(&panel.look(&of("Beta"))).is_empty());
}

#[test]
fn stop_when_nothing_is_carried_out_does_nothing() {
    let mut panel = Panel::at_provisioning();
    assert!(batches(&panel.view(ViewMsg::Stop)).is_empty());
    assert!(panel.model.trouble.is_none());
    assert_eq!(handles(&panel.approve()), [2, 1, 4], "and is in the way of nothing");
}

#[test]
fn stop_is_said_to_have_stopped_whatever_was_on_its_way() {
    let mut panel = Panel::on(&snapshot("info", vec![tab("Info", true), tab("Provisioning", false)]));
    panel.open("provisioning");
    panel.view(ViewMsg::Go);
    panel.view(ViewMsg::Stop);
    panel.end(End::Stopped {});
    assert!(!panel.told().starts_with("Stopping"), "{}", panel.told());
}
