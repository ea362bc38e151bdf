//! Credentials go to OneLogin only: on no other host is anything offered, unless the admin has named it as his tenant's.

use super::*;

const ELSEWHERE: [&str; 9] = [
    "https://anything.example",
    "http://acme.onelogin.com",
    "https://onelogin.com.evil.example",
    "https://acme.onelogin.com.evil.example",
    "https://acme-onelogin.com",
    "https://acme.onelogin.com:8443",
    "https://acme.onelogin.com.",
    "https://a.b.onelogin.com",
    "https://acme.onelogin.co",
];
const OWN: &str = "https://sso.acme.example";
const SHARED: &str = "https://admin.us.onelogin.com";

fn at(origin: &str) -> Panel {
    let page = at_origin(configuration("", "Disabled"), origin);
    let mut panel = Panel::pasted("enable-api", &page, GOOD_URL, GOOD_TOKEN);
    panel.use_open_app();
    panel.look(&page);
    panel
}

#[test]
fn on_a_tenants_own_host_the_plan_is_offered() {
    let mut panel = at(ORIGIN);
    assert_eq!(texts(&panel.approve()), [GOOD_URL, GOOD_TOKEN]);
}

#[test]
fn no_plan_is_made_for_a_page_of_another_host() {
    for origin in ELSEWHERE {
        let mut panel = at(origin);
        assert!(panel.model.on_show.is_none() && panel.model.page.ring.is_none(), "{origin}");
        assert_eq!(batches(&panel.approve()), Vec::<&Batch>::new(), "the token is typed at {origin}");
        let html = panel.html();
        assert!(html.contains("id=\"host\""), "{origin}: the reason is told");
        for offered in ["id=\"approve\"", "id=\"go\"", "id=\"point\"", "id=\"fill-anyway\"", "id=\"by-hand\""] {
            assert!(!html.contains(offered), "{origin}: {offered}");
        }
    }
}

#[test]
fn nothing_is_pressed_and_nothing_stored_on_a_page_of_another_host() {
    for origin in ELSEWHERE {
        let mut panel = at(origin);
        let roles = at_origin(lists::roles_page(&["Sales", "Legal"], Some(40), true), origin);
        let rules = at_origin(rules_page(&["Old rule"]), origin);
        for page in [roles, rules, at_origin(configuration("", "Disabled"), origin)] {
            for message in [
                ViewMsg::ReadRoles,
                ViewMsg::ReadRules,
                ViewMsg::FillRules,
                ViewMsg::Follow(true),
                ViewMsg::Go,
                ViewMsg::Point,
            ] {
                panel.look(&page);
                let mut effects = panel.view(message);
                effects.extend(panel.look(&page));
                assert!(batches(&effects).is_empty(), "{origin}: {effects:?}");
                assert!(stored(&effects).is_empty(), "{origin}: {effects:?}");
            }
        }
    }
}

fn name_host(panel: &mut Panel, text: &str) -> Vec<Effect> {
    panel.view(ViewMsg::TypedHost(text.to_owned()));
    panel.view(ViewMsg::ConfirmHost)
}

#[test]
fn a_custom_domain_is_taken_once_the_admin_has_named_it() {
    for wrong in ["", "acme.example", "sso.acme.example.evil.example", "acme.onelogin.com", "http://sso.acme.example"] {
        let mut panel = at(OWN);
        assert!(stored(&name_host(&mut panel, wrong)).is_empty());
        assert!(panel.model.on_show.is_none(), "“{wrong}” is not its name");
    }
    for right in ["sso.acme.example", " SSO.acme.example ", "https://sso.acme.example/"] {
        let mut panel = at(OWN);
        let effects = name_host(&mut panel, right);
        assert_eq!(stored(&effects).len(), 1);
        assert_eq!(texts(&panel.approve()), [GOOD_URL, GOOD_TOKEN], "{right}");
    }
}

#[test]
fn the_word_for_one_host_is_none_for_another() {
    let mut panel = at(OWN);
    let json = stored(&name_host(&mut panel, "sso.acme.example"))[0].clone();
    for origin in ["https://sso.acme.example.evil.example", "https://sso2.acme.example", "http://sso.acme.example"] {
        let page = at_origin(configuration("", "Disabled"), origin);
        panel.load(&Snapshot { document: "doc-2".into(), ..page.clone() });
        panel.msg(Msg::Loaded { origin: origin.into(), json: None });
        // The other host's answer comes late.
        panel.msg(Msg::Loaded { origin: OWN.into(), json: Some(json.clone()) });
        panel.typed(InputId::BaseUrl, GOOD_URL);
        panel.typed(InputId::Token, GOOD_TOKEN);
        panel.open("enable-api");
        panel.look(&Snapshot { document: "doc-2".into(), ..page });
        assert!(panel.model.on_show.is_none(), "{origin}");
    }
}

#[test]
fn a_host_that_was_named_is_known_to_the_next_panel() {
    let mut panel = at(OWN);
    let json = stored(&name_host(&mut panel, "sso.acme.example"))[0].clone();
    let page = at_origin(configuration("", "Disabled"), OWN);
    let mut later = Panel::start();
    later.msg(Msg::Joined { document: page.document.clone() });
    later.look(&page);
    assert!(!later.model.is_trusted(), "not before it was read");
    later.msg(Msg::Loaded { origin: OWN.into(), json: Some(json) });
    assert!(later.model.is_trusted());
}

#[test]
fn a_page_without_encryption_can_not_be_named_as_ones_own() {
    let mut panel = at("http://acme.onelogin.com");
    for name in ["acme.onelogin.com", "http://acme.onelogin.com"] {
        name_host(&mut panel, name);
        assert!(!panel.model.is_trusted());
    }
}

#[test]
fn nothing_is_kept_from_one_page_of_a_shared_host_to_the_next() {
    let page = at_origin(configuration("", "Disabled"), SHARED);
    let mut panel = at(SHARED);
    assert!(panel.html().contains("Several OneLogin tenants share"));
    assert_eq!(texts(&panel.approve()), [GOOD_URL, GOOD_TOKEN], "it is OneLogin's");
    panel.ends(&[OutcomeKind::Took; 3]);
    assert!(!panel.model.undo.is_empty());
    let effects = panel.load(&Snapshot { document: "doc-2".into(), ..page });
    assert!(effects.contains(&Effect::Refill(SecretField::Token)));
    assert!(stored(&effects).is_empty() && effects.iter().all(|effect| !matches!(effect, Effect::Load(_))));
    assert!(panel.model.inputs.secret().is_none() && panel.model.inputs.line(PlainInput::BaseUrl).is_none());
    assert!(panel.model.undo.is_empty() && panel.model.run.is_none());
    assert_eq!(panel.model.progress, Progress::default());
}

#[test]
fn on_a_shared_host_only_the_account_that_the_page_names_keeps_what_was_typed() {
    let of = |account: &str, document: &str| {
        let mut page = at_origin(configuration("", "Disabled"), SHARED);
        page.document = document.into();
        page.facts.push(Fact { label: "Account".into(), text: account.into(), handle: 30 });
        page
    };
    let mut panel = Panel::pasted("enable-api", &of("Acme", "doc-1"), GOOD_URL, GOOD_TOKEN);
    assert!(stored(&panel.load(&of("Acme", "doc-2"))).is_empty());
    assert!(panel.model.inputs.secret().is_some());
    panel.load(&of("Beta", "doc-3"));
    assert!(panel.model.inputs.secret().is_none() && panel.model.progress.app.is_none());
}

#[test]
fn lasting_access_is_asked_for_on_onelogins_pages_only() {
    for origin in ELSEWHERE {
        let mut panel = at(origin);
        let effects = panel.view(ViewMsg::AllowTenant);
        assert!(effects.iter().all(|effect| !matches!(effect, Effect::AllowOrigin(_))), "{origin}: {effects:?}");
        panel.msg(Msg::NotJoined { why: "The browser does not let this panel in.".into() });
        let effects = panel.view(ViewMsg::AllowTenant);
        assert!(effects.iter().all(|effect| !matches!(effect, Effect::AllowOrigin(_))), "{origin}: {effects:?}");
    }
    let mut panel = at(OWN);
    name_host(&mut panel, "sso.acme.example");
    assert!(panel.view(ViewMsg::AllowTenant).contains(&Effect::AllowOrigin(OWN.into())));
    assert!(at(SHARED).view(ViewMsg::AllowTenant).contains(&Effect::AllowOrigin(SHARED.into())));
}
