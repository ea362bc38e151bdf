//! The way to the page: looks never run side by side, and what goes wrong there ends nothing that it does not concern.

use super::*;

#[test]
fn looks_at_the_page_never_overlap() {
    let page = provisioning(false, "Delete");
    let mut panel = Panel::at_provisioning();
    let mut on_its_way = looks(&panel.msg(Msg::Page(Event::Changed {})));
    assert_eq!(on_its_way, 1);
    let digest = panel.shown();
    let id = InputId::BaseUrl;
    panel.now += 1_000.0;
    for message in [
        Msg::Page(Event::Changed {}),
        Msg::Tick,
        Msg::View(ViewMsg::Approve { digest }),
        Msg::View(ViewMsg::Typed { id, text: GOOD_URL.into() }),
        Msg::View(ViewMsg::UseThisApp { number: 7 }),
        Msg::View(ViewMsg::ReadRoles),
        Msg::Page(Event::Changed {}),
    ] {
        on_its_way += looks(&panel.msg(message));
        assert_eq!(on_its_way, 1);
    }
    on_its_way += looks(&panel.look(&page));
    assert_eq!(on_its_way - 1, 1, "one more follows it");
}

#[test]
fn changes_that_come_during_a_look_ask_for_one_more() {
    let page = provisioning(false, "Delete");
    let mut panel = Panel::at_provisioning();
    assert_eq!(looks(&panel.msg(Msg::Page(Event::Changed {}))), 1);
    for _ in 0..50 {
        assert_eq!(looks(&panel.msg(Msg::Page(Event::Changed {}))), 0);
    }
    assert_eq!(looks(&panel.look(&page)), 1);
    assert_eq!(looks(&panel.look(&page)), 0, "and no more than one");
}

#[test]
fn a_page_that_can_not_be_read_or_reached_can_be_looked_at_again() {
    for message in
        [Msg::Unread { why: "It did not answer in time.".into() }, Msg::NotJoined { why: "Closed.".into() }, Msg::Left]
    {
        let mut panel = Panel::at_provisioning();
        panel.msg(Msg::Page(Event::Changed {}));
        panel.msg(message);
        panel.view(ViewMsg::Join);
        assert_eq!(looks(&panel.msg(Msg::Joined { document: "doc-1".into() })), 1);
    }
}

#[test]
fn a_clipboard_error_ends_no_run() {
    let failed = || Msg::Failed { why: "The browser did not let the panel copy.".into() };
    let mut panel = Panel::at_provisioning();
    panel.press_approve();
    panel.msg(failed());
    assert_eq!(handles(&panel.look(&provisioning(false, "Delete"))), [2, 1, 4]);
    panel.msg(failed());
    panel.ends(&[OutcomeKind::Took, OutcomeKind::Gone, OutcomeKind::Skipped]);
    panel.msg(failed());
    assert_eq!(handles(&panel.look(&provisioning(false, "Suspend"))), [1, 4]);
    assert!(panel.told().contains("did not let the panel copy"));
}

#[test]
fn what_is_told_of_another_batch_changes_nothing() {
    let mut panel = Panel::at_provisioning();
    panel.approve();
    let first = panel.batch();
    panel.ends(&[OutcomeKind::Took, OutcomeKind::Gone, OutcomeKind::Skipped]);
    panel.look(&provisioning(false, "Suspend"));
    let batch = panel.batch();
    let (undo, say) = (panel.model.undo.clone(), panel.model.say.clone());
    for other in [first, 0, batch + 1, 99] {
        for result in [OutcomeKind::Refused, OutcomeKind::Reverted, OutcomeKind::Took, OutcomeKind::Lost] {
            panel.outcome(other, 0, result);
        }
        for end in [End::Finished {}, End::Stopped {}, End::Refused { why: "late".into() }] {
            panel.msg(Msg::Page(Event::Ended { batch: other, end }));
        }
        panel.msg(Msg::NotSent { batch: other, why: "late".into() });
        assert_eq!(panel.batch(), batch);
        assert!(panel.model.run.is_some() && panel.model.trouble.is_none());
        assert_eq!((&panel.model.undo, &panel.model.say), (&undo, &say));
    }
    // Nor is there an operation of that number.
    panel.outcome(batch, 99, OutcomeKind::Refused);
    assert!(panel.model.trouble.is_none() && panel.model.undo == undo);
}

#[test]
fn a_page_that_does_not_answer_when_something_is_opened_is_told() {
    let mut panel = Panel::on(&snapshot("info", vec![tab("Info", true), tab("Provisioning", false)]));
    panel.open("provisioning");
    assert_eq!(batches(&panel.view(ViewMsg::Go)).len(), 1);
    panel.wait(61_000.0);
    assert!(panel.model.flight.is_none());
    assert!(panel.told().contains("did not"), "{}", panel.told());
}
