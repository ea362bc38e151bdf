//! The right text in the wrong field: it is moved on request, and a token stays a secret all the way.

use super::secrets::says_it_nowhere;
use super::*;
use crate::scim::{Field, Secret};

const SIGNED: &str = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJlLW9mLWNhbmFyeQ";
const BEARER: &str = "Bearer canary-0123456789abcdef0123456789";
const HEADERS: &str = "Content-Type: application/scim+json\nX-Key: canary-header-0123456789";
const TEMPLATE: &str = r#"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}"#;

const ALL: [(Field, &str); 4] =
    [(Field::Url, GOOD_URL), (Field::Token, BEARER), (Field::Headers, HEADERS), (Field::Template, TEMPLATE)];

/// Puts a text into a field, and shows the tab that has the field.
fn paste(panel: &mut Panel, field: Field, text: &str) -> Vec<Effect> {
    let effects = match field {
        Field::Url => panel.typed(InputId::BaseUrl, text),
        Field::Token => panel.typed(InputId::Token, text),
        Field::Headers => panel.view(ViewMsg::TypedHeaders(text.to_owned())),
        Field::Template => panel.view(ViewMsg::TypedTemplate(text.to_owned())),
    };
    show(panel, field);
    effects
}

fn show(panel: &mut Panel, field: Field) {
    if matches!(field, Field::Url | Field::Token) {
        panel.view(ViewMsg::Show(Screen::Guide));
        panel.open("enable-api");
    } else {
        panel.view(ViewMsg::Show(Screen::Template));
    }
}

/// What the panel has in its fields: URL, token, headers, template.
fn held(panel: &Panel) -> [Option<String>; 4] {
    let Panel { model, .. } = panel;
    let opened = |secret: Option<&Secret>| secret.map(|secret| secret.expose().to_owned());
    [
        model.inputs.line(PlainInput::BaseUrl).map(str::to_owned),
        opened(model.inputs.secret()),
        opened(model.template.headers.as_ref()),
        model.template.edited.clone(),
    ]
}

fn only(field: Field, text: &str) -> [Option<String>; 4] {
    ALL.map(|(other, _)| (other == field).then(|| text.to_owned()))
}

fn panel() -> Panel {
    Panel::on(&configuration("", "Disabled"))
}

#[test]
fn each_text_is_moved_from_each_field_into_its_own() {
    for (from, _) in ALL {
        for (to, text) in ALL.into_iter().filter(|(to, _)| *to != from) {
            let mut panel = panel();
            paste(&mut panel, from, text);
            // Pressed twice, it is still moved once.
            panel.press(&format!("Move it to “{}”", to.label()), 2);
            assert_eq!(held(&panel), only(to, text), "{from:?} to {to:?}");
            assert_eq!(panel.model.misplaced, Default::default());
            assert!(panel.told().starts_with("Moved"), "{}", panel.told());
            show(&mut panel, to);
            assert!(!panel.html().contains("Move it to"), "{from:?} to {to:?}");
        }
    }
}

#[test]
fn a_text_in_its_own_field_is_not_offered_to_be_moved() {
    for (field, text) in ALL {
        let mut panel = panel();
        paste(&mut panel, field, text);
        assert_eq!(panel.model.move_offer(field), None);
        assert!(!panel.html().contains("move-pasted"), "{field:?}");
    }
}

#[test]
fn what_would_be_replaced_is_said_and_not_shown() {
    for (from, _) in ALL {
        for (to, text) in ALL.into_iter().filter(|(to, _)| *to != from) {
            let mut panel = panel();
            paste(&mut panel, to, "canary-before-0123456789");
            paste(&mut panel, from, text);
            let button = format!("Replace what is in “{}”", to.label());
            let html = panel.html();
            assert!(html.contains(&button) && !html.contains("Move it to"), "{from:?} to {to:?}: {html}");
            let message = panel.button(&button);
            assert!(!message.contains("canary"));
            panel.press(&button, 1);
            assert_eq!(held(&panel), only(to, text), "{from:?} to {to:?}");
        }
    }
}

#[test]
fn a_button_that_said_nothing_of_replacing_replaces_nothing() {
    let mut panel = panel();
    paste(&mut panel, Field::Url, BEARER);
    panel.typed(InputId::Token, GOOD_TOKEN);
    panel.view(ViewMsg::MovePasted { from: Field::Url, replace: false });
    assert_eq!(held(&panel)[1].as_deref(), Some(GOOD_TOKEN));
    assert!(panel.told().starts_with("Nothing was moved"), "{}", panel.told());
    assert!(panel.html().contains("Replace what is in “SCIM Bearer Token”"));
}

#[test]
fn a_token_is_no_plain_text_from_the_moment_it_is_pasted() {
    for from in [Field::Url, Field::Template] {
        for text in [SIGNED, BEARER, "Authorization: Bearer canary-0123456789abcdef", HEADERS] {
            let secret = text.rsplit(' ').next().expect("a word");
            let mut panel = panel();
            let mut effects = paste(&mut panel, from, text);
            assert_eq!(held(&panel), [const { None }; 4], "{text}");
            assert!(panel.html().contains("The panel holds it as a secret"));
            assert!(!format!("{:?} {:?}", panel.model.inputs, panel.model.misplaced).contains(secret));
            says_it_nowhere(&mut panel, &effects, secret, "before it is moved");
            // The page may repeat it, too.
            let mut page = configuration("", "Disabled");
            page.title = text.to_owned();
            effects.extend(panel.look(&page));
            show(&mut panel, from);
            effects.extend(panel.press("Move it to “", 1));
            says_it_nowhere(&mut panel, &effects, secret, "after it was moved");
            show(&mut panel, from);
            assert!(!panel.html().contains("data-aside"));
        }
    }
}

#[test]
fn a_token_replaces_the_url_that_was_stored_before_it() {
    let mut panel = panel();
    let effects = paste(&mut panel, Field::Url, GOOD_URL);
    assert!(stored(&effects).iter().any(|json| json.contains(GOOD_URL)));
    let effects = paste(&mut panel, Field::Url, BEARER);
    let blank = |json: &&String| json.contains(r#""base-url":"""#) && !json.contains("canary");
    assert!(!stored(&effects).is_empty() && stored(&effects).iter().all(blank), "{effects:?}");
}

#[test]
fn a_token_that_an_older_version_has_stored_as_the_url_is_taken_out_of_the_store() {
    let page = configuration("", "Disabled");
    let mut panel = Panel::start();
    panel.msg(Msg::Joined { document: page.document.clone() });
    panel.look(&page);
    let json = format!(r#"{{"inputs":{{"base-url":"{SIGNED}"}}}}"#);
    let effects = panel.msg(Msg::Loaded { origin: page.origin.clone(), json: Some(json) });
    assert_eq!(panel.model.inputs.line(PlainInput::BaseUrl), None);
    assert!(!stored(&effects).is_empty() && stored(&effects).iter().all(|json| !json.contains(SIGNED)), "{effects:?}");
    show(&mut panel, Field::Url);
    panel.press("Move it to “SCIM Bearer Token”", 1);
    assert_eq!(held(&panel), only(Field::Token, SIGNED));
}

#[test]
fn what_is_typed_next_or_forgotten_takes_the_place_of_what_was_held_aside() {
    let mut typed = panel();
    paste(&mut typed, Field::Url, BEARER);
    paste(&mut typed, Field::Url, GOOD_URL);
    assert_eq!((held(&typed), typed.model.move_offer(Field::Url)), (only(Field::Url, GOOD_URL), None));
    let mut forgotten = panel();
    paste(&mut forgotten, Field::Url, BEARER);
    paste(&mut forgotten, Field::Template, BEARER);
    forgotten.view(ViewMsg::AskForget);
    forgotten.view(ViewMsg::Forget);
    assert_eq!(forgotten.model.misplaced, Default::default());
}

#[test]
fn a_fill_waits_while_the_url_is_a_token() {
    let mut panel = panel();
    panel.typed(InputId::Token, GOOD_TOKEN);
    paste(&mut panel, Field::Url, BEARER);
    assert!(!panel.html().contains("id=\"approve\"") && panel.offer().is_none());
    panel.view(ViewMsg::FillAnyway);
    assert_eq!(texts(&panel.approve()), Vec::<String>::new());
}

#[test]
fn the_pages_own_template_is_not_moved_and_no_token_in_it_is_shown() {
    let mut page = configuration("", "Disabled");
    page.controls.push(text(30, "SCIM JSON Template", BEARER));
    let mut panel = Panel::on(&page);
    panel.view(ViewMsg::Show(Screen::Template));
    assert_eq!(panel.model.template.on_page.as_deref(), Some(BEARER));
    let html = panel.html();
    assert!(html.contains("This is a bearer token.") && !html.contains("move-pasted"), "{html}");
    assert!(!html.contains("canary"));
    says_it_nowhere(&mut panel, &[], BEARER, "the page's template");
}

#[test]
fn a_secret_field_that_comes_on_show_is_filled_again() {
    let mut panel = panel();
    paste(&mut panel, Field::Token, HEADERS);
    let effects = panel.press("Move it to “Custom Headers”", 1);
    assert_eq!(effects.iter().filter(|it| matches!(it, Effect::Refill(_))).count(), 2, "{effects:?}");
    let effects = panel.view(ViewMsg::Show(Screen::Template));
    assert!(effects.contains(&Effect::Refill(SecretField::Headers)), "{effects:?}");
    assert!(panel.html().contains("id=\"headers-text\""));
}
