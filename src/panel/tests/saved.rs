//! A step is done when the page shows it as saved; saved is what the page says is saved.

use super::*;

fn event(seq: u32, what: Happening, label: &str) -> Activity {
    Activity { seq, what, label: label.into(), dialog: None }
}

fn state(activity: Vec<Activity>) -> (bool, Status) {
    let mut panel = Panel::at_provisioning();
    let seq = activity.last().map_or(0, |event| event.seq);
    panel.look(&Snapshot { seq, activity, ..provisioning(true, "Suspend") });
    (panel.is_done("provisioning"), panel.status("OL.PROV.003"))
}

const CHANGED: [Happening; 2] = [Happening::Edit, Happening::Press];

#[test]
fn a_step_is_done_when_the_page_shows_it_as_saved() {
    let mut events = vec![event(1, Happening::Arrive, "")];
    assert_eq!(state(events.clone()), (true, Status::Pass), "nothing was changed since the page came");
    events.push(event(2, Happening::Edit, "Enable provisioning"));
    assert_eq!(state(events.clone()), (false, Status::Review));
    events.push(event(3, Happening::Press, "Save"));
    assert_eq!(state(events.clone()), (false, Status::Review), "a press of Save is no evidence");
    events.push(event(4, Happening::Notice, "Application was successfully updated."));
    assert_eq!(state(events.clone()), (true, Status::Pass));
    events.push(event(5, Happening::Edit, "Enable provisioning"));
    assert_eq!(state(events), (false, Status::Review), "what was changed after that is not saved by it");
}

#[test]
fn a_message_that_does_not_say_so_does_not_make_it_saved() {
    for notice in [
        "You have unsaved changes.",
        "You have unsaved changes. Press Save to keep them.",
        "Copied to clipboard",
        "Loading…",
        "3 results",
        "Your session will expire in 5 minutes.",
        "Changes could not be saved.",
        "Save failed",
        "Nothing was updated",
    ] {
        for last in CHANGED {
            let mut events = vec![event(1, Happening::Arrive, ""), event(2, Happening::Edit, "Enable provisioning")];
            if last == Happening::Press {
                events.push(event(3, Happening::Press, "Save"));
            }
            events.push(event(4, Happening::Notice, notice));
            assert_eq!(state(events), (false, Status::Review), "{notice}");
        }
    }
}

#[test]
fn a_change_that_fell_out_of_the_list_of_events_is_not_saved_by_that() {
    // The list holds 60 events; the change was before them.
    let presses = (41..101).map(|seq| event(seq, Happening::Press, "More")).collect();
    assert_eq!(state(presses), (false, Status::Review));
}

#[test]
fn a_message_of_a_save_long_before_is_not_an_answer_to_the_next_edit() {
    let events = vec![
        event(1, Happening::Arrive, ""),
        event(2, Happening::Notice, "Saved."),
        event(3, Happening::Edit, "Enable provisioning"),
    ];
    assert_eq!(state(events), (false, Status::Review));
}

#[test]
fn what_the_page_itself_states_needs_no_save() {
    let typed = |page| after(page, &[(Happening::Edit, "SCIM Base URL")]);
    let mut panel = Panel::on(&typed(configuration(GOOD_URL, "Disabled")));
    panel.typed(InputId::BaseUrl, GOOD_URL);
    assert!(!panel.is_done("enable-api"));
    panel.look(&typed(configuration(GOOD_URL, "Enabled")));
    assert!(panel.is_done("enable-api"));
    assert!(!panel.is_done("credentials"), "the base URL itself is not saved");
}

#[test]
fn a_run_is_not_done_by_a_message_that_does_not_say_so() {
    for notice in ["Copied to clipboard", "You have unsaved changes.", "Could not be saved."] {
        let mut panel = Panel::at_provisioning();
        panel.approve();
        panel.ends(&[OutcomeKind::Took; 3]);
        let mut events = AND_SAVED[..2].to_vec();
        events.push((Happening::Notice, notice));
        panel.look(&after(provisioning(true, "Suspend"), &events));
        assert!(panel.model.run.is_some() && !panel.is_done("provisioning"), "{notice}");
    }
}
