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
    let mut model = panel();
    model.progress.seen.clear();
    looked(&mut model, german(), 0.0);
    assert!(matches!(model.next(), Some((_, _, Move::Language(_)))), "{:?}", model.next());
    let html = view(&model).into_string();
    assert_eq!(html.matches("This page is in German").count(), 2, "the notice, and the live region: {html}");
    assert!(!html.contains("data-msg=\"point\"") && !html.contains("data-msg=\"approve\""));
    assert!(model.progress.seen.is_empty(), "no control is called unreadable for it: {:?}", model.progress.seen);
    looked(&mut model, provisioning(false, "Delete"), 0.0);
    assert!(model.plan().is_some() && !view(&model).into_string().contains("This page is in German"));
}

#[test]
fn a_page_that_can_not_be_read_is_told_until_it_can_be() {
    let mut model = panel();
    update(&mut model, Msg::Unread { why: "The page did not answer in time.".into() });
    let html = view(&model).into_string();
    assert!(html.contains("role=\"alert\"><p>The page could not be read: The page did not answer in time."), "{html}");
    looked(&mut model, provisioning(false, "Delete"), 0.0);
    assert!(!view(&model).into_string().contains("could not be read"));
}

#[test]
fn the_page_report_is_shown_before_it_is_saved_and_names_nobody() {
    let mut model = panel();
    update(&mut model, Msg::Typed { id: InputId::User, text: "Canary Person".into() });
    model.progress.roles.insert("Canary Role".into());
    let mut page = provisioning(false, "Delete");
    page.headings.push("Members of Canary Role".into());
    page.controls.push(text(70, "Notes on canary person", "canary"));
    page.controls.push(control(71, Role::Checkbox, "Canary nobody", Value::Checked { on: false }));
    looked(&mut model, page, 0.0);
    assert!(update(&mut model, Msg::Report).is_empty(), "nothing is saved yet");
    let html = view(&model).into_string();
    assert!(html.contains("no values") && html.contains("Enable provisioning"));
    let effects = update(&mut model, Msg::SaveReport);
    let [Effect::Download { name, mime, text }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!((name.as_str(), mime.as_str()), ("page-report.json", "application/json"));
    assert!(text.contains("Enable provisioning") && !text.to_lowercase().contains("canary"), "{text}");
    assert!(model.report.is_none());
}

#[test]
fn a_secret_that_was_on_the_page_before_it_was_given_here_is_taken_out() {
    let mut model = panel();
    let mut page = provisioning(false, "Delete");
    page.controls.push(text(70, "Notes", "canary-token-123456"));
    looked(&mut model, page, 0.0);
    let effects = update(&mut model, Msg::Typed { id: InputId::Token, text: "canary-token-123456".into() });
    assert!(effects.contains(&Effect::Look), "what was half typed may have hidden more than it should");
    assert!(!format!("{:?}", model.snapshot).contains("canary"));
    let mut page = provisioning(false, "Delete");
    page.controls.push(text(70, "Notes", "X: canary-header-1"));
    update(&mut model, Msg::TypedHeaders("X-Key: canary-header-1\nX-Other: 1".into()));
    looked(&mut model, page, 0.0);
    assert!(!format!("{:?}", model.snapshot).contains("canary"));
    approve(&mut model);
    let reason = "canary-token-123456 is no name".into();
    update(&mut model, Msg::Acted { outcomes: vec![Outcome { handle: 2, result: OutcomeKind::Rejected, reason }] });
    assert!(model.trouble.as_deref().is_some_and(|said| said.contains("is no name") && !said.contains("canary")));
}
