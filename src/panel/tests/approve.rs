//! An approval is for exactly what was on show, for as long as it says, and once.

use super::*;
use crate::panel::state::AT_LEAST_ON_SHOW_MS;

#[test]
fn the_plan_shows_old_and_new_and_leaves_what_is_right() {
    let panel = Panel::at_provisioning();
    let changes = &panel.offer().expect("a plan").plan.changes;
    let shown: Vec<(&str, &str)> = changes.iter().map(|change| (change.old.as_str(), change.new.as_str())).collect();
    assert_eq!(shown, [("Delete", "Suspend"), ("off", "on"), ("", "")]);
}

#[test]
fn nothing_is_written_without_an_approval() {
    let mut panel = Panel::at_provisioning();
    let app = panel.step("rules");
    for message in [
        ViewMsg::Decline,
        ViewMsg::Reconsider,
        ViewMsg::FillAnyway,
        ViewMsg::Go,
        ViewMsg::Follow(true),
        ViewMsg::Show(Screen::Audit),
        ViewMsg::Show(Screen::Rules),
        ViewMsg::Show(Screen::Guide),
        ViewMsg::FocusControl,
        ViewMsg::CopyAudit,
        ViewMsg::UseThisApp { number: 7 },
        ViewMsg::OpenStep(app),
        ViewMsg::Stop,
        ViewMsg::Approve { digest: "0123456789abcdef".into() },
        ViewMsg::ApprovePutBack { digest: "0123456789abcdef".into() },
    ] {
        let step = panel.step("provisioning");
        panel.now += 1_000.0;
        assert!(batches(&panel.view(message)).is_empty());
        assert!(batches(&panel.wait(1_000.0)).is_empty());
        assert!(batches(&panel.look(&provisioning(false, "Delete"))).is_empty());
        panel.view(ViewMsg::OpenStep(step));
    }
    assert!(panel.model.run.is_none());
}

#[test]
fn an_approval_is_carried_out_once_and_is_for_thirty_seconds() {
    let mut panel = Panel::at_provisioning();
    let effects = panel.approve();
    let batch = batches(&effects)[0];
    assert_eq!((batch.document.as_str(), batch.expires), ("doc-1", panel.now + 30_000.0));
    assert_eq!(handles(&effects), [2, 1, 4]);
    panel.ends(&[OutcomeKind::Took; 3]);
    // Save was pressed, and the page has not said yet that it is saved: the panel waits, it does not press again.
    let pressed = after(provisioning(true, "Suspend"), &AND_SAVED[..2]);
    for _ in 0..10 {
        panel.now += 500.0;
        assert!(batches(&panel.look(&pressed)).is_empty());
    }
    assert!(panel.model.run.is_some());
    panel.now += 40_000.0;
    assert!(batches(&panel.look(&provisioning(false, "Delete"))).is_empty());
    assert!(panel.model.run.is_none());
    assert!(panel.told().contains("ran out after 30 seconds"), "{}", panel.told());
}

#[test]
fn an_approval_that_ran_out_before_the_page_was_looked_at_writes_nothing() {
    let mut panel = Panel::at_provisioning();
    panel.press_approve();
    panel.now += 30_001.0;
    assert!(batches(&panel.look(&provisioning(false, "Delete"))).is_empty());
    assert!(panel.model.run.is_none());
}

#[test]
fn the_page_is_looked_at_before_anything_is_written() {
    let mut panel = Panel::at_provisioning();
    assert_eq!(looks(&panel.press_approve()), 1);
    assert!(panel.model.run.is_some() && panel.model.flight.is_none());
}

#[test]
fn an_approval_is_for_the_page_that_was_shown() {
    let renamed = Snapshot { headings: vec!["Spekit 2".into()], ..provisioning(false, "Delete") };
    let open = || provisioning(false, "Delete");
    for (what, page) in [
        ("another old value", provisioning(false, "Do Nothing")),
        ("nothing left to tick", provisioning(true, "Delete")),
        ("another app in the same tab", of_another_app(open(), "doc-1")),
        ("another app", of_another_app(open(), "doc-2")),
        ("the app was renamed meanwhile", renamed),
        ("another document", Snapshot { document: "doc-2".into(), ..open() }),
        ("another tab", configuration("", "Disabled")),
        ("another tenant", at_origin(open(), "https://beta.onelogin.com")),
        ("a copy of the page", at_origin(open(), "https://acme.onelogin.com.evil.example")),
    ] {
        let mut panel = Panel::at_provisioning();
        panel.press_approve();
        panel.now += 100.0;
        assert!(batches(&panel.look(&page)).is_empty(), "{what}");
        assert!(panel.model.run.is_none(), "{what}");
        assert!(panel.told().contains("Nothing was written."), "{what}: {}", panel.told());
    }
}

#[test]
fn elements_that_were_only_drawn_anew_are_the_same_to_a_person() {
    let mut panel = Panel::at_provisioning();
    panel.press_approve();
    let mut anew = provisioning(false, "Delete");
    for control in &mut anew.controls {
        control.handle += 100;
    }
    assert_eq!(handles(&panel.look(&anew)), [102, 101, 104]);
}

#[test]
fn the_digest_of_another_plan_approves_nothing() {
    let mut panel = Panel::at_provisioning();
    let before = panel.shown();
    panel.look(&provisioning(true, "Do Nothing"));
    let of_another = Panel::pasted("enable-api", &configuration("", "Disabled"), GOOD_URL, GOOD_TOKEN).shown();
    panel.now += 5_000.0;
    for digest in [before, of_another, "".into(), "0".into()] {
        assert!(batches(&panel.view(ViewMsg::Approve { digest })).is_empty());
        panel.look(&provisioning(true, "Do Nothing"));
        assert!(panel.model.run.is_none());
        assert!(panel.told().contains("nothing was done"), "{}", panel.told());
    }
}

#[test]
fn a_plan_that_has_been_on_show_for_a_moment_only_is_not_approved_by_a_click_that_was_meant_for_another() {
    let mut panel = Panel::at_provisioning();
    panel.now += 4_000.0;
    // What would be replaced is another thing now, a moment before the click.
    panel.look(&provisioning(true, "Do Nothing"));
    let digest = panel.shown();
    for moment in [0.0, 1.0, AT_LEAST_ON_SHOW_MS - 2.0] {
        panel.now += moment;
        assert!(panel.html().contains("aria-disabled=\"true\""), "the button does not look ready");
        panel.view(ViewMsg::Approve { digest: digest.clone() });
        assert!(panel.model.run.is_none(), "the click was meant for the plan before");
    }
    panel.now += 2.0;
    panel.view(ViewMsg::Approve { digest });
    assert!(panel.model.run.is_some());
}

#[test]
fn a_tick_comes_when_the_plan_can_be_approved() {
    let mut panel = Panel::on(&provisioning(false, "Delete"));
    let effects = panel.open("provisioning");
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Later(milliseconds) if *milliseconds <= 401)));
    panel.wait(AT_LEAST_ON_SHOW_MS + 1.0);
    assert!(!panel.html().contains("aria-disabled"));
}

#[test]
fn a_look_that_shows_the_same_does_not_start_the_moment_anew() {
    let mut panel = Panel::at_provisioning();
    let digest = panel.shown();
    for _ in 0..5 {
        panel.now += 100.0;
        panel.look(&provisioning(false, "Delete"));
    }
    panel.view(ViewMsg::Approve { digest });
    assert!(panel.model.run.is_some());
}

#[test]
fn a_second_click_approves_nothing_more() {
    let mut panel = Panel::at_provisioning();
    let digest = panel.shown();
    let again = || ViewMsg::Approve { digest: digest.clone() };
    panel.press_approve();
    assert!(batches(&panel.view(again())).is_empty());
    assert_eq!(batches(&panel.look(&provisioning(false, "Delete"))).len(), 1);
    let (batch, expires) = (panel.batch(), panel.now + 30_000.0);
    panel.now += 500.0;
    assert!(panel.view(again()).iter().all(|effect| !matches!(effect, Effect::Act(_))));
    assert_eq!(panel.batch(), batch);
    panel.ends(&[OutcomeKind::Took; 3]);
    panel.look(&after(provisioning(true, "Suspend"), AND_SAVED));
    panel.now = expires - 1_000.0;
    panel.view(again());
    assert!(batches(&panel.look(&provisioning(true, "Suspend"))).is_empty());
    assert!(panel.model.run.is_none());
}

#[test]
fn the_next_steps_plan_is_not_approved_by_the_second_click_on_the_one_before() {
    let page = configuration("", "Disabled");
    let mut panel = Panel::pasted("enable-api", &page, GOOD_URL, GOOD_TOKEN);
    panel.model.chosen = None;
    panel.model.progress.skipped.extend(["choose-connector".to_owned(), "create-app".to_owned()]);
    panel.look(&page);
    let digest = panel.shown();
    panel.now += 4_000.0;
    // The page states that the API is enabled: the step is done, and “credentials” comes up in its place.
    panel.look(&configuration("", "Enabled"));
    assert_eq!(panel.model.current(), panel.step("credentials"));
    panel.now += 1.0;
    let next = panel.shown();
    for digest in [digest.clone(), next] {
        panel.view(ViewMsg::Approve { digest });
        assert!(panel.model.run.is_none(), "“credentials” was on show for one millisecond");
    }
    panel.now += 10_000.0;
    panel.view(ViewMsg::Approve { digest });
    assert!(panel.model.run.is_none(), "the click was for “enable-api”");
}

#[test]
fn what_was_declined_is_not_offered_until_it_is_asked_for() {
    let mut panel = Panel::at_provisioning();
    let digest = panel.shown();
    panel.now += 1_000.0;
    panel.view(ViewMsg::Decline);
    panel.view(ViewMsg::Approve { digest });
    panel.look(&provisioning(false, "Delete"));
    assert!(panel.model.run.is_none() && panel.model.on_show.is_none());
    assert!(panel.html().contains("Declined. Nothing was written."));
    panel.view(ViewMsg::Reconsider);
    assert_eq!(handles(&panel.approve()), [2, 1, 4]);
}

#[test]
fn a_plan_that_is_not_on_show_is_not_approved() {
    for screen in [Screen::Audit, Screen::Template, Screen::Rules] {
        let mut panel = Panel::at_provisioning();
        let digest = panel.shown();
        panel.now += 1_000.0;
        panel.view(ViewMsg::Show(screen));
        panel.view(ViewMsg::Approve { digest });
        assert!(panel.model.run.is_none(), "{screen:?}");
    }
}
