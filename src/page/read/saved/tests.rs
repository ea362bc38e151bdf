//! Saved is what the page says, shows or does about that save.

use proptest::prelude::*;

use super::*;
use crate::page::testing::{button, control, tab, text};
use crate::page::{Fact, Notice, Value};

fn event(seq: u32, what: Happening, label: &str) -> Activity {
    Activity { seq, what, label: label.into(), dialog: None }
}

fn inside(seq: u32, what: Happening, label: &str, dialog: &str) -> Activity {
    Activity { dialog: Some(dialog.into()), ..event(seq, what, label) }
}

use Happening::{Arrive, Edit, Error, Notice as Said, Press};

const APP: &str = "/apps/7/edit";

fn page(activity: Vec<Activity>) -> Snapshot {
    Snapshot {
        origin: "https://acme.onelogin.com".into(),
        path: APP.into(),
        hash: "provisioning".into(),
        seq: activity.last().map_or(0, |event| event.seq),
        controls: vec![tab("Provisioning", true), text(1, "SCIM Base URL", ""), button(2, "Save")],
        activity,
        ..Snapshot::default()
    }
}

fn told(activity: Vec<Activity>) -> Saved {
    saved(&page(activity))
}

/// An edit, and what came of it.
fn edited(then: Vec<Activity>) -> Saved {
    let begun = vec![event(1, Arrive, APP), event(2, Edit, "Enable provisioning")];
    told(begun.into_iter().chain(then).collect())
}

fn with_save(activity: Vec<Activity>, barriers: Vec<Barrier>) -> Snapshot {
    let mut snapshot = page(activity);
    if let Some(save) = snapshot.controls.iter_mut().find(|control| control.handle == 2) {
        save.barriers = barriers;
    }
    snapshot
}

#[test]
fn what_was_loaded_and_not_changed_is_saved() {
    assert_eq!(told(Vec::new()), Saved::Yes);
    assert_eq!(told(vec![event(1, Arrive, APP), event(2, Press, "Parameters")]), Saved::Yes);
}

#[test]
fn a_change_is_not_saved_until_the_page_gives_evidence_of_its_save() {
    assert_eq!(edited(vec![]), Saved::No);
    assert_eq!(edited(vec![event(3, Said, "Application was successfully updated.")]), Saved::No, "nothing was pressed");
    assert_eq!(edited(vec![event(3, Press, "Save")]), Saved::NotKnown);
    let press = || event(3, Press, "Save");
    assert_eq!(edited(vec![press(), event(4, Said, "Application was successfully updated.")]), Saved::Yes);
    assert_eq!(edited(vec![press(), event(4, Said, "Saved.")]), Saved::Yes);
    let again = event(5, Edit, "Enable provisioning");
    assert_eq!(edited(vec![press(), event(4, Said, "Saved."), again.clone()]), Saved::No);
    let while_saving = Activity { seq: 4, ..again };
    assert_eq!(edited(vec![press(), while_saving, event(5, Said, "Saved.")]), Saved::No);
}

#[test]
fn a_message_that_does_not_say_so_does_not_make_it_saved_before_or_after_save() {
    for message in [
        "You have unsaved changes.",
        "You have unsaved changes. Press Save to keep them.",
        "Copied to clipboard",
        "Copied and saved to the clipboard",
        "Loading…",
        "Saving…",
        "3 results",
        "Your session will expire in 5 minutes.",
        "Changes could not be saved.",
        "Your changes could not be saved: the name is taken",
        "Changes weren't saved",
        "Nothing was saved",
        "Saved as a draft",
        "Changes will be saved when you leave",
        "Are your changes saved?",
        "Last updated 3 days ago",
        "Updated by Ben Brown",
        "Discard your saved changes",
        "2 of 3 settings were saved, 1 failed",
        "API connection enabled.",
    ] {
        let notice = |seq| event(seq, Said, message);
        assert_ne!(edited(vec![notice(3)]), Saved::Yes, "{message}");
        assert_ne!(edited(vec![event(3, Press, "Save"), notice(4)]), Saved::Yes, "{message}");
        assert_ne!(edited(vec![event(3, Press, "Copy link"), notice(4)]), Saved::Yes, "{message}");
    }
}

#[test]
fn a_message_that_was_there_before_the_press_is_no_answer_to_it() {
    let mut snapshot =
        page(vec![event(1, Arrive, APP), event(2, Edit, "Name"), event(3, Said, "Saved."), event(4, Press, "Save")]);
    snapshot.notices = vec![Notice { text: "Saved.".into(), error: false, seq: 3 }];
    assert_eq!(saved(&snapshot), Saved::NotKnown);
}

#[test]
fn an_error_after_the_press_says_that_it_is_not_saved() {
    assert_eq!(edited(vec![event(3, Press, "Save"), event(4, Error, "Name can't be blank")]), Saved::No);
    let both = vec![event(3, Press, "Save"), event(4, Said, "Saved."), event(5, Error, "Something went wrong.")];
    assert_eq!(edited(both), Saved::NotKnown);
    let mended = vec![
        event(3, Press, "Save"),
        event(4, Error, "Name can't be blank"),
        event(5, Edit, "Name"),
        event(6, Press, "Save"),
        event(7, Said, "Application was successfully updated."),
    ];
    assert_eq!(edited(mended), Saved::Yes);
}

#[test]
fn a_save_that_is_disabled_after_the_press_says_so_too() {
    let log = |then: Vec<Activity>| {
        [event(1, Arrive, APP), event(2, Edit, "Name")].into_iter().chain(then).collect::<Vec<_>>()
    };
    let pressed = || vec![event(3, Press, "Save")];
    assert_eq!(saved(&with_save(log(pressed()), vec![Barrier::Disabled])), Saved::Yes);
    assert_eq!(saved(&with_save(log(Vec::new()), vec![Barrier::Disabled])), Saved::No, "it was not pressed");
    assert_eq!(saved(&with_save(log(pressed()), vec![Barrier::Covered])), Saved::NotKnown);
    let failed = vec![event(3, Press, "Save"), event(4, Error, "Name can't be blank")];
    assert_eq!(saved(&with_save(log(failed), vec![Barrier::Disabled])), Saved::No);
    // Gone, and the rest of the page is there.
    let mut gone = page(log(pressed()));
    gone.controls.retain(|control| control.handle != 2);
    assert_eq!(saved(&gone), Saved::Yes);
    gone.controls.push(button(3, "Saving…"));
    assert_eq!(saved(&gone), Saved::NotKnown, "it is under way");
    gone.controls.clear();
    assert_eq!(saved(&gone), Saved::NotKnown, "nothing is on show");
    let mut asks = with_save(log(pressed()), vec![Barrier::Disabled]);
    asks.dialog = Some("Save changes?".into());
    assert_eq!(saved(&asks), Saved::NotKnown);
    let mut complains = with_save(log(pressed()), vec![Barrier::Disabled]);
    complains.controls[1].invalid = Some("cannot be blank".into());
    assert_eq!(saved(&complains), Saved::NotKnown);
    // The page was left by a link meanwhile: that it has no Save says nothing.
    let left = log(vec![event(3, Press, "Save"), event(4, Press, "Users"), event(5, Arrive, "/users")]);
    let mut elsewhere = page(left);
    elsewhere.path = "/users".into();
    elsewhere.controls.retain(|control| control.handle != 2);
    assert_eq!(saved(&elsewhere), Saved::NotKnown);
}

#[test]
fn a_page_that_came_because_of_save_says_so_and_one_that_came_otherwise_does_not() {
    let new = |then: Vec<Activity>| {
        let begun = vec![event(1, Arrive, "/apps/new/130179"), event(2, Edit, "Display Name")];
        begun.into_iter().chain(then).collect::<Vec<_>>()
    };
    assert_eq!(told(new(vec![event(3, Press, "Save"), event(4, Arrive, APP)])), Saved::Yes);
    assert_eq!(told(new(vec![event(3, Arrive, APP)])), Saved::NotKnown);
    let by_link = new(vec![event(3, Press, "Save"), event(4, Press, "Applications"), event(5, Arrive, APP)]);
    assert_eq!(told(by_link), Saved::NotKnown);
}

#[test]
fn what_stands_in_a_form_for_something_new_is_not_saved() {
    for path in ["/apps/new/130179", "/roles/new"] {
        let mut form = page(vec![event(1, Arrive, path)]);
        (form.path, form.hash) = (path.into(), String::new());
        assert_eq!(saved(&form), Saved::No);
        form.activity.extend([event(2, Press, "Save"), event(3, Said, "Saved.")]);
        assert_eq!(saved(&form), Saved::No);
    }
}

#[test]
fn a_page_that_says_that_something_is_unsaved_is_believed() {
    let mut snapshot = page(vec![event(1, Arrive, APP)]);
    snapshot.facts = vec![Fact { label: "State".into(), text: "Unsaved changes".into(), handle: 9 }];
    assert_eq!(saved(&snapshot), Saved::No);
    snapshot.facts[0].text = "No unsaved changes".into();
    assert_eq!(saved(&snapshot), Saved::Yes);
    snapshot.headings = vec!["You have unsaved changes".into()];
    assert_eq!(saved(&snapshot), Saved::No);
    let told_before = vec![
        event(3, Said, "You have unsaved changes."),
        event(4, Press, "Save"),
        event(5, Said, "Application was successfully updated."),
    ];
    assert_eq!(edited(told_before), Saved::Yes);
    assert_eq!(told(vec![event(1, Arrive, APP), event(2, Said, "You have unsaved changes.")]), Saved::No);
    let told_late = |then: Vec<Activity>| {
        let begun = vec![event(3, Press, "Save"), event(4, Said, "You have unsaved changes.")];
        edited(begun.into_iter().chain(then).collect())
    };
    assert_eq!(told_late(vec![]), Saved::No);
    assert_eq!(told_late(vec![event(5, Said, "Application was successfully updated.")]), Saved::Yes);
    let again = vec![event(5, Said, "Saved."), event(6, Said, "There are unsaved changes.")];
    assert_eq!(told_late(again), Saved::No);
}

#[test]
fn what_was_changed_before_the_list_of_events_begins_is_not_saved_by_that() {
    let presses = (41..101).map(|seq| event(seq, Press, "More")).collect();
    assert_eq!(told(presses), Saved::NotKnown);
    // As the content script shortens it: the latest change stays.
    let presses = (41..101).map(|seq| event(seq, Press, &format!("Row {seq}")));
    let kept: Vec<Activity> = [event(1, Arrive, APP), event(5, Edit, "Name")].into_iter().chain(presses).collect();
    assert_eq!(told(kept.clone()), Saved::NotKnown, "a save may have come between");
    let saved_since = [event(101, Press, "Save"), event(102, Said, "Application was successfully updated.")];
    assert_eq!(told(kept.into_iter().chain(saved_since).collect()), Saved::Yes);
}

#[test]
fn a_window_of_the_app_is_saved_by_the_pages_own_save_only() {
    let window = "Edit Field Groups";
    let begun = |then: Vec<Activity>| {
        let ticked = inside(2, Edit, "Include in User Provisioning", window);
        [event(1, Arrive, APP), ticked].into_iter().chain(then).collect::<Vec<_>>()
    };
    assert_eq!(told(begun(vec![inside(3, Press, "Cancel", window)])), Saved::Yes);
    let kept = || inside(3, Press, "Save", window);
    assert_eq!(told(begun(vec![kept()])), Saved::No);
    assert_eq!(told(begun(vec![kept(), event(4, Said, "Saved.")])), Saved::No, "that is the window's");
    let all = begun(vec![kept(), event(4, Press, "Save"), event(5, Said, "Application was successfully updated.")]);
    assert_eq!(told(all), Saved::Yes);
    let mut open = page(begun(vec![]));
    open.dialog = Some(window.into());
    assert_eq!(saved_in_window(&open), Saved::No);
}

#[test]
fn other_windows_are_settled_by_their_own_message() {
    let login = "Edit Spekit SCIM login for Ana";
    let at = |activity: Vec<Activity>| {
        let mut snapshot = page(activity);
        (snapshot.path, snapshot.hash) = ("/users/98".into(), "apps".into());
        saved(&snapshot)
    };
    let begun = vec![event(1, Arrive, "/users"), event(2, Edit, "Users"), event(3, Arrive, "/users/98")];
    let with = |then: Vec<Activity>| at(begun.clone().into_iter().chain(then).collect());
    assert_eq!(with(vec![]), Saved::Yes, "a search in a list is no change");
    assert_eq!(with(vec![inside(4, Press, "Continue", "Assign new login to Ana")]), Saved::Yes);
    assert_eq!(with(vec![inside(4, Press, "Save", login)]), Saved::NotKnown);
    assert_eq!(
        with(vec![inside(4, Press, "Save", login), event(5, Said, "Login was successfully created.")]),
        Saved::Yes
    );
    assert_eq!(with(vec![inside(4, Press, "Save", login), event(5, Error, "It was not created.")]), Saved::NotKnown);
    assert_eq!(with(vec![inside(4, Press, "Got it", "News")]), Saved::Yes);
}

#[test]
fn people_that_were_added_to_a_role_are_saved_by_the_confirmation() {
    let confirm = "Save changes to this role?";
    let at = |then: Vec<Activity>| {
        let begun = [event(1, Arrive, "/roles/5"), event(2, Press, "Add To Role")];
        let mut snapshot = page(begun.into_iter().chain(then).collect());
        (snapshot.path, snapshot.hash) = ("/roles/5".into(), "users".into());
        snapshot
    };
    assert_eq!(saved(&at(vec![])), Saved::No);
    assert_eq!(saved(&at(vec![event(3, Press, "Save")])), Saved::NotKnown);
    let pressed = || vec![event(3, Press, "Save"), inside(4, Press, "Save", confirm)];
    assert_eq!(saved(&at(pressed())), Saved::NotKnown);
    let buttons = ["Save".to_owned()];
    assert_eq!(confirmed(&at(pressed()), Place::RoleUsers, &buttons), Some(false));
    let done = pressed().into_iter().chain([event(5, Said, "Role was successfully updated.")]).collect();
    let done = at(done);
    assert_eq!((saved(&done), confirmed(&done, Place::RoleUsers, &buttons)), (Saved::Yes, Some(true)));
    assert_eq!(confirmed(&at(vec![]), Place::RoleUsers, &buttons), None);
}

#[test]
fn reapplying_is_confirmed_by_the_message_about_it_and_only_for_the_rules_that_were_there() {
    let buttons = ["Reapply entitlement mappings".to_owned()];
    let told = |then: Vec<Activity>| {
        let activity = [event(1, Arrive, APP)].into_iter().chain(then).collect();
        confirmed(&page(activity), Place::AppUsers, &buttons)
    };
    let pressed = || event(2, Press, "Reapply entitlement mappings");
    assert_eq!(told(vec![]), None);
    assert_eq!(told(vec![pressed()]), Some(false));
    assert_eq!(told(vec![pressed(), event(3, Said, "Copied to clipboard")]), Some(false));
    assert_eq!(told(vec![pressed(), event(3, Said, "Mappings could not be reapplied.")]), Some(false));
    let applied = event(3, Said, "Mappings are being reapplied.");
    assert_eq!(told(vec![pressed(), applied.clone()]), Some(true));
    let another_rule = inside(4, Press, "Save", "New mapping");
    assert_eq!(told(vec![pressed(), applied, another_rule]), Some(false));
}

#[test]
fn save_is_told_from_its_look_alikes() {
    for label in ["Save", "Save changes", "SAVE", "Save User", "Save and close"] {
        assert!(is_page_save(label), "{label}");
    }
    for label in ["Save as draft", "Save (as draft)", "Save a copy", "Saved", "Saving…", "Don't save", "Auto-save", ""]
    {
        assert!(!is_page_save(label), "{label}");
    }
}

/// Random events, as a content script would number them.
fn activities() -> impl Strategy<Value = Vec<Activity>> {
    let label = prop::sample::select(vec![
        "Save",
        "Name",
        "Cancel",
        "Save as draft",
        "Saved.",
        "Application was successfully updated.",
        "More",
        "You have unsaved changes.",
        "Copied to clipboard",
        "Name can't be blank",
        "/apps/7/edit",
        "/users",
        "/apps/8/edit",
        "",
        "Add To Role",
        "Loading…",
    ]);
    let what = prop::sample::select(vec![Arrive, Edit, Press, Said, Error]);
    let window = prop::sample::select(vec![None, None, None, Some("Edit Field Groups"), Some("Anything")]);
    prop::collection::vec((what, label, window), 0..14).prop_map(|events| {
        let numbered = events.into_iter().zip(1..);
        let made = numbered.map(|((what, label, window), seq)| Activity {
            seq,
            what,
            label: label.into(),
            dialog: window.filter(|_| matches!(what, Edit | Press)).map(str::to_owned),
        });
        made.collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_edit_after_the_last_press_of_save_is_ever_called_saved(
        before in activities(), label in "[A-Z][a-z]{2,8}", after in activities(), disabled: bool
    ) {
        let first = u32::try_from(before.len()).unwrap_or_default() + 1;
        let edit = event(first, Edit, &label);
        let not_saving = |event: &Activity| event.what != Press || !is_page_save(&event.label);
        let after = after.into_iter().filter(not_saving).zip(first + 1..).map(|(event, seq)| Activity { seq, ..event });
        let arrive = [event(1, Arrive, APP)];
        let log: Vec<Activity> = arrive.into_iter().chain(before).chain([edit]).chain(after).zip(1..).map(|(event, seq)| Activity { seq, ..event }).collect();
        // Where the edit was made in a list it is a search.
        let at_edit = log.iter().take(usize::try_from(first).unwrap_or_default() + 1).rev().find(|event| event.what == Arrive);
        prop_assume!(at_edit.is_none_or(|arrive| arrive.label != "/users"));
        let snapshot = with_save(log, if disabled { vec![Barrier::Disabled] } else { Vec::new() });
        prop_assert_ne!(saved(&snapshot), Saved::Yes);
    }

    #[test]
    fn without_a_press_of_save_no_message_makes_an_edit_saved(message in ".{0,60}", error: bool) {
        let what = if error { Error } else { Said };
        prop_assert_ne!(edited(vec![event(3, what, &message)]), Saved::Yes);
        prop_assert_ne!(edited(vec![event(3, Press, "Save as draft"), event(4, what, &message)]), Saved::Yes);
    }

    #[test]
    fn what_the_content_script_forgets_never_makes_it_saved(log in activities(), many in prop::collection::vec((prop::sample::select(vec![Edit, Press, Said]), 0u32..90), 0..90), tail in activities()) {
        let others = many.into_iter().map(|(what, number)| event(0, what, &format!("Thing {number}")));
        let all: Vec<Activity> = [event(1, Arrive, APP)].into_iter().chain(log).chain(others).chain(tail).zip(1..).map(|(event, seq)| Activity { seq, ..event }).collect();
        let (short, all) = (page(kept(&all)), page(all));
        prop_assert!(saved(&short) != Saved::Yes || saved(&all) == Saved::Yes, "{:?}", short.activity);
    }
}

/// What `extension/content/watch/activity.js` keeps of the events.
fn kept(all: &[Activity]) -> Vec<Activity> {
    let mut events: Vec<Activity> = Vec::new();
    for event in all {
        let arrived = events.iter().rev().find(|old| old.what == Arrive).map_or(0, |old| old.seq);
        let is_same = |old: &Activity| (old.what, &old.label, &old.dialog) == (event.what, &event.label, &event.dialog);
        events.retain(|old| old.seq <= arrived || !is_same(old));
        events.push(event.clone());
        let outdone = |events: &[Activity]| {
            let later = |index: usize, old: &Activity| {
                events.iter().skip(index + 1).any(|other| (other.what, &other.dialog) == (old.what, &old.dialog))
            };
            events.iter().enumerate().position(|(index, old)| later(index, old))
        };
        if events.len() > KEPT_EVENTS
            && let Some(at) = outdone(&events)
        {
            events.remove(at);
        }
    }
    events
}

#[test]
fn pages_that_are_pressed_again_and_again_stay_as_they_were_loaded() {
    let all: Vec<Activity> = [event(1, Arrive, APP)]
        .into_iter()
        .chain((2..80).map(|seq| event(seq, Press, if seq % 2 == 0 { "Pending" } else { "Rules" })))
        .collect();
    assert_eq!(told(kept(&all)), Saved::Yes);
    // A link pressed between Save and the page that came is forgotten when it is pressed again.
    let by_link = [
        event(1, Arrive, APP),
        event(2, Edit, "Name"),
        event(3, Press, "Save"),
        event(4, Press, "Users"),
        event(5, Arrive, "/users"),
        event(6, Press, "Users"),
    ];
    assert_eq!(told(kept(&by_link)), Saved::NotKnown);
}

#[test]
fn a_box_in_no_log_is_read_as_it_was_loaded() {
    let mut snapshot = page(Vec::new());
    snapshot.controls.push(control(5, Role::Checkbox, "Enable provisioning", Value::Checked { on: true }));
    assert_eq!(saved(&snapshot), Saved::Yes);
}
