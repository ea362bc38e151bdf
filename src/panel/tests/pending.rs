//! One person first: nobody else is approved before the page shows that the first is settled.

use super::lists::users_page;
use super::*;

const WAITING: [(&str, &str); 4] = [("Ana", "Pending"), ("Ben", "Pending"), ("Kim", "Pending"), ("Eve", "Provisioned")];

/// The same list with these states.
fn with(states: &[(&str, &str)]) -> Snapshot {
    let state = |name: &str| states.iter().find(|(other, _)| *other == name).map(|(_, state)| *state);
    let rows: Vec<(&str, &str)> = WAITING.iter().map(|(name, was)| (*name, state(name).unwrap_or(was))).collect();
    users_page(&rows)
}

/// The window of a pending task, over the list.
fn window(states: &[(&str, &str)]) -> Snapshot {
    let title = "Create user in application";
    let context = vec![Evidence { source: Source::Dialog, text: title.into() }];
    let mut page = Snapshot { dialog: Some(title.into()), ..with(states) };
    page.controls.push(Control { context, ..button(30, "Approve") });
    page
}

fn at_the_first() -> Panel {
    let mut panel = Panel::on(&with(&[]));
    panel.open("confirm");
    panel
}

/// What would be approved: the first, and those after it.
fn offered(panel: &Panel) -> Option<(String, Vec<String>)> {
    let offer = panel.offer()?;
    Some((offer.item.clone()?, offer.also.iter().map(|also| also.item.clone()).collect()))
}

/// Approves the person on show: the row, and the window that comes of it.
fn confirm(panel: &mut Panel, row: u32, states: &[(&str, &str)]) {
    assert_eq!(handles(&panel.approve()), [row]);
    panel.ends(&[OutcomeKind::Took]);
    assert_eq!(handles(&panel.look(&window(states))), [30]);
    panel.ends(&[OutcomeKind::Took]);
}

#[test]
fn the_first_pending_user_is_offered_alone() {
    let panel = at_the_first();
    assert_eq!(offered(&panel), Some(("Ana".into(), vec![])));
    assert!(!panel.html().contains("The same for") && !panel.html().contains("×)"));
}

#[test]
fn the_rest_is_offered_once_the_first_is_shown_as_settled() {
    let mut panel = at_the_first();
    confirm(&mut panel, 60, &[]);
    for state in ["Pending", "Provisioning", "Something new", ""] {
        panel.now += 100.0;
        let effects = panel.look(&with(&[("Ana", state)]));
        assert!(batches(&effects).is_empty(), "{state}");
        assert!(panel.model.run.is_some() && panel.model.progress.first_done.is_empty(), "{state} is not settled");
    }
    // A list that does not show the first says nothing of him.
    panel.look(&users_page(&[("Eve", "Provisioned")]));
    assert!(panel.model.run.is_some() && panel.model.progress.first_done.is_empty());
    assert!(
        batches(&panel.look(&with(&[("Ana", "Provisioned")]))).is_empty(),
        "the others need an approval of their own"
    );
    assert!(panel.model.run.is_none());
    assert_eq!(offered(&panel), Some(("Ben".into(), vec!["Kim".into()])));
    assert!(panel.html().contains("The same for Kim.") && panel.html().contains("(2×)"), "{}", panel.html());
}

#[test]
fn a_first_user_who_fails_stops_it_and_the_next_is_offered_alone_again() {
    for failed in ["Failed", "Failed to create user in app", "Error"] {
        let mut panel = at_the_first();
        confirm(&mut panel, 60, &[]);
        let effects = panel.look(&with(&[("Ana", failed)]));
        assert!(batches(&effects).is_empty() && panel.model.run.is_none());
        assert!(panel.told().contains(&format!("OneLogin shows “{failed}” for Ana")), "{}", panel.told());
        assert_eq!(offered(&panel), Some(("Ben".into(), vec![])), "Ana's failure may be everybody's");
    }
}

#[test]
fn a_first_user_who_was_not_seen_as_settled_in_time_leaves_the_next_alone() {
    let ways: [fn(&mut Panel); 3] = [
        |panel| drop(panel.view(ViewMsg::Stop)),
        |panel| panel.now += 9_000.0,
        |panel| drop(panel.load(&Snapshot { document: "doc-2".into(), ..with(&[("Ana", "Provisioning")]) })),
    ];
    for ends in ways {
        let mut panel = at_the_first();
        confirm(&mut panel, 60, &[]);
        ends(&mut panel);
        panel.now += 9_000.0;
        panel.look(&Snapshot { document: "doc-2".into(), ..with(&[("Ana", "Provisioning")]) });
        assert!(panel.model.run.is_none());
        assert_eq!(offered(&panel), Some(("Ben".into(), vec![])));
    }
}

#[test]
fn the_others_are_approved_one_after_the_other_and_end_with_the_first_who_fails() {
    let done = ("Ana", "Provisioned");
    let begun = || {
        let mut panel = at_the_first();
        confirm(&mut panel, 60, &[]);
        panel.look(&with(&[done]));
        confirm(&mut panel, 61, &[done]);
        panel
    };
    let mut panel = begun();
    assert!(batches(&panel.look(&with(&[done, ("Ben", "Provisioning")]))).is_empty(), "Ben is not settled");
    assert_eq!(handles(&panel.look(&with(&[done, ("Ben", "Provisioned")]))), [62]);
    panel.ends(&[OutcomeKind::Took]);
    assert_eq!(handles(&panel.look(&window(&[done, ("Ben", "Provisioned")]))), [30]);
    panel.ends(&[OutcomeKind::Took]);
    panel.look(&with(&[done, ("Ben", "Provisioned"), ("Kim", "Provisioned")]));
    assert!(panel.model.run.is_none() && panel.is_done("confirm"));
    assert_eq!(panel.status("OL.USER.002"), Status::Pass);
    let mut panel = begun();
    assert!(batches(&panel.look(&with(&[done, ("Ben", "Failed")]))).is_empty());
    assert!(panel.model.run.is_none() && panel.told().contains("for Ben"), "{}", panel.told());
}

#[test]
fn in_another_app_one_person_is_first_again() {
    let mut panel = at_the_first();
    confirm(&mut panel, 60, &[]);
    panel.look(&with(&[("Ana", "Provisioned")]));
    let other = of_another_app(with(&[]), "doc-2");
    panel.load(&other);
    panel.use_open_app();
    panel.look(&other);
    assert_eq!(offered(&panel), Some(("Ana".into(), vec![])));
}

#[test]
fn that_the_first_was_settled_is_known_to_the_next_panel() {
    let mut panel = at_the_first();
    confirm(&mut panel, 60, &[]);
    let effects = panel.look(&with(&[("Ana", "Provisioned")]));
    let json = stored(&effects).first().map(|json| (*json).clone());
    let page = with(&[("Ana", "Provisioned")]);
    let mut later = Panel::start();
    later.msg(Msg::Joined { document: page.document.clone() });
    later.look(&page);
    later.msg(Msg::Loaded { origin: ORIGIN.into(), json });
    later.look(&page);
    later.open("confirm");
    assert_eq!(offered(&later), Some(("Ben".into(), vec!["Kim".into()])));
}
