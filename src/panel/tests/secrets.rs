//! A secret is in no markup, report, copy, file or store, whatever the page or the admin does with it.

use super::*;

const TOKEN: &str = "canary-token-123456";
/// Of every length at which a text can be a secret at all.
const TOKENS: [&str; 6] = ["q7Zx", "q7Zx9", "q7Zx9p", "q7Zx9pL", "q7Zx9pLm", TOKEN];

/// A page that repeats a text wherever it can.
fn echo(text_there: &str) -> Snapshot {
    let mut page = provisioning(false, "Delete");
    page.title = format!("{text_there} · OneLogin");
    page.headings.push(format!("About {text_there}"));
    page.controls.push(text(77, "Notes", &format!("https://scim.example/{text_there}")));
    page.controls.push(text(78, &format!("Field {text_there}"), ""));
    page.facts.push(Fact { label: text_there.into(), text: text_there.into(), handle: 79 });
    let row = Row { handle: 80, cells: vec![text_there.into()], pressable: false, chosen: false };
    page.tables.push(Table { columns: vec!["Name".into()], rows: vec![row], ..Table::default() });
    after(page, &[(Happening::Notice, text_there)])
}

/// Everything that leaves the panel or is shown, after everything that could carry a secret out of it.
fn everything_said(panel: &mut Panel, effects: &[Effect]) -> String {
    let mut said = format!("{effects:?}");
    for screen in [Screen::Guide, Screen::Audit, Screen::Rules, Screen::Template] {
        panel.view(ViewMsg::Show(screen));
        said += &panel.html();
    }
    panel.view(ViewMsg::Show(Screen::Guide));
    for message in [
        ViewMsg::CopyAudit,
        ViewMsg::SaveAudit { at: "today".into() },
        ViewMsg::CopyRules,
        ViewMsg::CopyInstructions,
        ViewMsg::CopyTerraform,
        ViewMsg::CopyTemplate,
        ViewMsg::Report,
        ViewMsg::SaveReport,
        ViewMsg::Follow(true),
        ViewMsg::Follow(false),
    ] {
        said += &format!("{:?}", panel.view(message));
        said += &panel.html();
    }
    said
}

pub(super) fn says_it_nowhere(panel: &mut Panel, effects: &[Effect], token: &str, what: &str) {
    let said = everything_said(panel, effects);
    assert!(
        !said.contains(token),
        "{what}: {token}: …{}",
        said.split(token)
            .next()
            .unwrap_or_default()
            .chars()
            .rev()
            .take(200)
            .collect::<String>()
            .chars()
            .rev()
            .collect::<String>()
    );
    // What is stored next is looked at even if nothing else has changed.
    let stored = serde_json::to_string(&panel.model.progress).map(|json| panel.model.clean(json)).expect("JSON");
    assert!(!stored.contains(token), "{what}: {stored}");
}

#[test]
fn a_token_that_the_page_repeats_is_carried_no_further() {
    for token in TOKENS {
        let mut panel = Panel::at_provisioning();
        panel.typed(InputId::Token, token);
        let effects = panel.look(&echo(token));
        let page = format!("{:?}", panel.model.snapshot());
        assert!(!page.contains(token) && page.contains("••••••••"), "{page}");
        says_it_nowhere(&mut panel, &effects, token, "repeated");
    }
}

#[test]
fn a_token_that_was_on_the_page_before_it_was_given_here_is_taken_out() {
    for token in TOKENS {
        let mut panel = Panel::at_provisioning();
        panel.look(&echo(token));
        let effects = panel.typed(InputId::Token, token);
        assert!(!format!("{:?}", panel.model.snapshot()).contains(token), "{token}");
        says_it_nowhere(&mut panel, &effects, token, "read before");
        // And typed letter by letter, it spoils nothing of the page that it is not.
        let mut panel = Panel::at_provisioning();
        panel.look(&echo(token));
        let mut typed = String::new();
        for letter in token.chars() {
            typed.push(letter);
            panel.typed(InputId::Token, &typed);
        }
        says_it_nowhere(&mut panel, &[], token, "letter by letter");
        assert_eq!(handles(&panel.approve()), [2, 1, 4], "{token}");
    }
}

#[test]
fn a_token_that_is_taken_back_gives_the_page_back_as_it_was() {
    let mut panel = Panel::at_provisioning();
    let page = provisioning(false, "Delete");
    panel.look(&page);
    panel.typed(InputId::Token, "Suspend");
    panel.typed(InputId::Token, "");
    assert_eq!(panel.model.snapshot(), Some(&page));
}

#[test]
fn a_token_in_a_roles_name_is_in_nothing_that_leaves_the_panel() {
    for token in TOKENS {
        for before in [true, false] {
            let page = lists::roles_page(&["Sales", &format!("Role {token}")], None, false);
            let mut panel = Panel::on(&page);
            if before {
                panel.typed(InputId::Token, token);
            }
            panel.look(&page);
            panel.view(ViewMsg::ChooseShown);
            let mut effects = panel.typed(InputId::Token, token);
            effects.extend(panel.look(&page));
            says_it_nowhere(&mut panel, &effects, token, "a role");
        }
    }
}

#[test]
fn a_token_that_was_pasted_into_another_input_is_not_stored_or_shown() {
    for token in TOKENS {
        for (id, text) in [
            (InputId::BaseUrl, format!("https://a.example/scim/{token}")),
            (InputId::BaseUrl, token.to_owned()),
            (InputId::User, token.to_owned()),
            (InputId::NewRole, token.to_owned()),
            (InputId::App, format!("App {token}")),
            (InputId::Roles, format!("Sales\n{token}")),
        ] {
            let mut panel = Panel::at_provisioning();
            panel.typed(id, &text);
            let effects = panel.typed(InputId::Token, token);
            says_it_nowhere(&mut panel, &effects, token, id.name());
        }
    }
}

#[test]
fn a_secret_among_custom_headers_is_taken_out_too() {
    let mut panel = Panel::at_provisioning();
    panel.look(&echo("canary-header-1"));
    let effects = panel.view(ViewMsg::TypedHeaders("X-Key: canary-header-1\nX-Other: 1".into()));
    says_it_nowhere(&mut panel, &effects, "canary-header-1", "a header");
}

#[test]
fn a_reason_of_the_page_that_repeats_the_token_is_shown_without_it() {
    let mut panel = Panel::at_provisioning();
    panel.typed(InputId::Token, TOKEN);
    panel.approve();
    let batch = panel.batch();
    let outcome = Outcome { handle: 2, result: OutcomeKind::Rejected, reason: format!("{TOKEN} is no name") };
    panel.msg(Msg::Page(Event::Outcome { batch, operation: 0, outcome }));
    panel.end(End::Finished {});
    let html = panel.html();
    assert!(html.contains("is no name") && !html.contains("canary"), "{html}");
    panel.msg(Msg::Failed { why: format!("The browser says {TOKEN}") });
    panel.msg(Msg::Unread { why: format!("The page says {TOKEN}") });
    assert!(!panel.html().contains("canary"));
}

#[test]
fn the_token_is_in_the_approved_operation_and_nowhere_else() {
    let mut panel = Panel::pasted("enable-api", &configuration("", "Disabled"), GOOD_URL, GOOD_TOKEN);
    let plan = format!("{:?}", panel.offer());
    assert!(!plan.contains("canary"), "{plan}");
    says_it_nowhere(&mut panel, &[], GOOD_TOKEN, "a plan");
    panel.open("enable-api");
    let effects = panel.approve();
    assert!(texts(&effects).contains(&GOOD_TOKEN.to_owned()));
    assert!(!format!("{effects:?}").contains("canary"), "its debug text does not show it");
    says_it_nowhere(&mut panel, &effects, GOOD_TOKEN, "a run");
}

#[test]
fn a_token_that_was_changed_during_a_run_is_still_taken_out_of_what_the_page_says() {
    let mut panel = Panel::pasted("enable-api", &configuration("", "Disabled"), GOOD_URL, GOOD_TOKEN);
    panel.press_approve();
    panel.typed(InputId::Token, "canary-another-0123456789abcdef");
    let mut page = configuration("", "Disabled");
    panel.look(&page);
    page.title = GOOD_TOKEN.into();
    page.controls[1].value = Value::Text { text: GOOD_TOKEN.into() };
    panel.look(&page);
    assert!(panel.model.run.is_some());
    assert!(!format!("{:?} {}", panel.model.snapshot(), panel.html()).contains(GOOD_TOKEN));
}

#[test]
fn page_text_is_shown_as_text() {
    let mut panel = Panel::at_provisioning();
    panel.knows_roles(&["<img src=x onerror=alert(1)>"]);
    for screen in [Screen::Guide, Screen::Rules, Screen::Audit] {
        panel.view(ViewMsg::Show(screen));
        assert!(!panel.html().contains("<img"));
    }
}
