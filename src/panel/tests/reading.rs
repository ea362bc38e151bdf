//! Pages that are in another language, can't be read, or are to be reported.

use super::*;
use crate::page::Move;

fn german() -> Snapshot {
    let on = |handle, label: &str| control(handle, Role::Checkbox, label, Value::Checked { on: false });
    let mut page = snapshot(
        "provisioning",
        vec![
            tab("Bereitstellung", true),
            on(1, "Bereitstellung aktivieren"),
            on(2, "Benutzer erstellen und zuweisen"),
            on(3, "Benutzer löschen oder sperren"),
            text(4, "Name der Anwendung für die Benutzer", ""),
            button(5, "Änderungen speichern"),
            button(6, "Abbrechen und zurück zur Übersicht"),
        ],
    );
    page.headings.push("Einstellungen für die Bereitstellung".into());
    page
}

#[test]
fn a_page_in_another_language_is_said_once_and_nothing_is_offered_on_it() {
    let mut panel = Panel::at_provisioning();
    panel.model.progress.seen.clear();
    panel.look(&german());
    assert!(panel.model.next.as_ref().is_some_and(|next| matches!(next.what, Move::Language(_))));
    let html = panel.html();
    assert_eq!(html.matches("This page is in German").count(), 2, "the notice, and the live region: {html}");
    assert!(!html.contains("id=\"point\"") && !html.contains("id=\"approve\""));
    assert!(
        panel.model.progress.seen.is_empty(),
        "no control is called unreadable for it: {:?}",
        panel.model.progress.seen
    );
    panel.look(&provisioning(false, "Delete"));
    assert!(panel.offer().is_some() && !panel.html().contains("This page is in German"));
}

#[test]
fn a_page_that_can_not_be_read_is_told_until_it_can_be() {
    let mut panel = Panel::at_provisioning();
    panel.msg(Msg::Unread { why: "The page did not answer in time.".into() });
    let html = panel.html();
    assert!(html.contains("role=\"alert\"><p>The page could not be read: The page did not answer in time."), "{html}");
    panel.look(&provisioning(false, "Delete"));
    assert!(!panel.html().contains("could not be read"));
}

#[test]
fn the_page_report_is_shown_before_it_is_saved_and_names_nobody() {
    let mut panel = Panel::at_provisioning();
    panel.typed(InputId::User, "Canary Person");
    panel.knows_roles(&["Canary Role"]);
    let mut page = provisioning(false, "Delete");
    page.headings.push("Members of Canary Role".into());
    page.controls.push(text(70, "Notes on canary person", "canary"));
    page.controls.push(control(71, Role::Checkbox, "Canary nobody", Value::Checked { on: false }));
    panel.look(&page);
    let effects = panel.view(ViewMsg::Report);
    assert!(effects.iter().all(|effect| !matches!(effect, Effect::Download { .. })), "nothing is saved yet");
    let html = panel.html();
    assert!(html.contains("no values") && html.contains("Enable provisioning"));
    let effects = panel.view(ViewMsg::SaveReport);
    let [Effect::Download { name, mime, text }, ..] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!((name.as_str(), mime.as_str()), ("page-report.json", "application/json"));
    assert!(text.contains("Enable provisioning") && !text.to_lowercase().contains("canary"), "{text}");
    assert!(panel.model.report.is_none());
}
