//! Each tenant has its own progress; what is stored for it, and how it is forgotten.

use super::*;
use crate::panel::state::Template;

const BETA: &str = "https://beta.onelogin.com";

fn given() -> Panel {
    let mut panel = Panel::at_provisioning();
    panel.typed(InputId::Token, GOOD_TOKEN);
    panel.typed(InputId::User, "ana@acme.example");
    panel.view(ViewMsg::TypedHeaders("X-Key: canary".into()));
    panel.view(ViewMsg::TypedTemplate("{}".into()));
    panel.view(ViewMsg::TypedRules { field: RulesField::List, text: "Role,User\nSales,ana\n".into() });
    panel
}

fn has_nothing(panel: &Panel) {
    let Panel { model, .. } = panel;
    assert_eq!((model.inputs.secret().cloned(), model.template.clone()), (None, Template::default()));
    assert!(model.inputs.line(PlainInput::User).is_none() && model.rules.listed.is_empty());
    assert!(model.undo.is_empty());
}

#[test]
fn a_second_tenant_has_its_own_progress() {
    let mut panel = Panel::at_provisioning();
    assert_eq!(panel.model.progress.app.as_ref().map(|app| app.number), Some(7));
    let effects = panel.look(&at_origin(provisioning(false, "Delete"), BETA));
    for expected in
        [Effect::Refill(SecretField::Token), Effect::Refill(SecretField::Headers), Effect::Load(BETA.into())]
    {
        assert!(effects.contains(&expected), "{expected:?}");
    }
    assert_eq!(panel.model.progress, Progress::default());
}

#[test]
fn a_second_tenant_is_offered_nothing_of_the_first() {
    let mut panel = given();
    let other = Snapshot { document: "doc-9".into(), ..at_origin(provisioning(false, "Delete"), BETA) };
    let effects = panel.look(&other);
    assert!(effects.contains(&Effect::Refill(SecretField::Token)), "the field on show is emptied too");
    assert!(effects.contains(&Effect::Refill(SecretField::Headers)));
    has_nothing(&panel);
    let effects = panel.msg(Msg::Loaded { origin: BETA.into(), json: None });
    assert!(stored(&effects).iter().all(|json| !json.contains("ana@acme.example")), "{effects:?}");
}

#[test]
fn what_was_typed_before_a_tenant_was_known_is_not_carried_to_the_next() {
    // The page is another tenant's before the browser has read what is stored for the one before.
    let mut panel = Panel::at_provisioning();
    panel.look(&at_origin(provisioning(false, "Delete"), BETA));
    panel.typed(InputId::Token, GOOD_TOKEN);
    panel.typed(InputId::User, "ana@acme.example");
    panel.look(&at_origin(provisioning(false, "Delete"), BETA));
    assert!(panel.model.inputs.secret().is_some(), "it is still that tenant");
    let gamma = "https://gamma.onelogin.com";
    let effects = panel.look(&at_origin(provisioning(false, "Delete"), gamma));
    assert!(effects.contains(&Effect::Refill(SecretField::Token)));
    panel.msg(Msg::Loaded { origin: gamma.into(), json: None });
    has_nothing(&panel);
}

#[test]
fn what_was_typed_before_any_page_was_seen_stays() {
    let mut panel = Panel::start();
    panel.typed(InputId::Token, GOOD_TOKEN);
    let page = provisioning(false, "Delete");
    panel.msg(Msg::Joined { document: page.document.clone() });
    panel.look(&page);
    panel.msg(Msg::Loaded { origin: ORIGIN.into(), json: None });
    assert!(panel.model.inputs.secret().is_some());
}

#[test]
fn what_is_stored_comes_back_and_what_is_of_another_origin_does_not() {
    let mut panel = Panel::at_provisioning();
    let effects = panel.typed(InputId::User, "ana@acme.example");
    let json = stored(&effects)[0].clone();
    let later = |origin: &str| {
        let page = at_origin(configuration("", "Disabled"), origin);
        let mut later = Panel::start();
        later.msg(Msg::Joined { document: page.document.clone() });
        assert!(later.look(&page).contains(&Effect::Load(origin.into())));
        later.msg(Msg::Loaded { origin: ORIGIN.into(), json: Some(json.clone()) });
        later
    };
    let same = later(ORIGIN);
    assert_eq!(same.model.inputs.line(PlainInput::User), Some("ana@acme.example"));
    assert_eq!(same.model.progress.app, panel.model.progress.app);
    assert!(later(BETA).model.inputs.line(PlainInput::User).is_none());
}

#[test]
fn a_secret_in_what_is_stored_is_left_behind() {
    for json in [
        r#"{"inputs":{"token":"canary-stored-1","user":"ana@acme.example"}}"#,
        r#"{"token":"canary-stored-1","headers":"X: canary-stored-1","inputs":{"user":"ana@acme.example"}}"#,
        r#"{"inputs":{"user":"ana@acme.example","custom-headers":"canary-stored-1","other":"canary-stored-1"}}"#,
    ] {
        let page = configuration("", "Disabled");
        let mut panel = Panel::start();
        panel.msg(Msg::Joined { document: page.document.clone() });
        panel.look(&page);
        let effects = panel.msg(Msg::Loaded { origin: ORIGIN.into(), json: Some(json.into()) });
        assert!(panel.model.inputs.secret().is_none() && panel.model.template.headers.is_none());
        assert_eq!(panel.model.inputs.line(PlainInput::User), Some("ana@acme.example"));
        let said = format!("{} {effects:?}", panel.html());
        assert!(!said.contains("canary"), "{said}");
    }
}

#[test]
fn what_can_not_be_read_of_what_is_stored_starts_anew() {
    for json in ["", "{", "[]", "null", r#"{"progress":{"seen":{"OL.PROV.003":{"met":true}}}}"#, r#"{"progress":7}"#] {
        let page = provisioning(false, "Delete");
        let mut panel = Panel::start();
        panel.msg(Msg::Joined { document: page.document.clone() });
        panel.look(&page);
        panel.msg(Msg::Loaded { origin: ORIGIN.into(), json: Some(json.into()) });
        panel.look(&page);
        assert_eq!(panel.status("OL.PROV.003"), Status::Fail, "{json}");
    }
}

#[test]
fn forget_asks_first() {
    let mut panel = given();
    for message in [ViewMsg::Forget, ViewMsg::AskForget] {
        let effects = panel.view(message);
        assert!(effects.iter().all(|effect| !matches!(effect, Effect::Remove(_))), "{effects:?}");
        assert!(panel.model.inputs.secret().is_some());
        let html = panel.html();
        assert!(html.contains("id=\"forget-yes\"") && html.contains("What is in OneLogin stays as it is"), "{html}");
        panel.view(ViewMsg::KeepTenant);
        assert!(!panel.html().contains("id=\"forget-yes\""));
    }
    assert!(panel.model.inputs.secret().is_some());
}

#[test]
fn what_is_forgotten_is_gone_and_is_not_stored_in_the_same_breath() {
    let mut panel = given();
    panel.approve();
    panel.ends(&[OutcomeKind::Took; 3]);
    panel.look(&after(provisioning(true, "Suspend"), AND_SAVED));
    assert!(!panel.model.undo.is_empty());
    panel.view(ViewMsg::AskForget);
    let effects = panel.view(ViewMsg::Forget);
    for expected in
        [Effect::Remove(ORIGIN.into()), Effect::Refill(SecretField::Token), Effect::Refill(SecretField::Headers)]
    {
        assert!(effects.contains(&expected), "{expected:?}");
    }
    assert!(stored(&effects).is_empty(), "{effects:?}");
    has_nothing(&panel);
    assert_eq!(panel.told(), "Everything stored for this tenant is forgotten.");
    assert!(stored(&panel.wait(1_000.0)).is_empty() && stored(&panel.view(ViewMsg::Show(Screen::Audit))).is_empty());
}

#[test]
fn forgetting_during_a_run_stops_it() {
    let mut panel = given();
    panel.approve();
    let batch = panel.batch();
    panel.view(ViewMsg::AskForget);
    assert!(panel.view(ViewMsg::Forget).contains(&Effect::Stop(batch)));
    panel.end(End::Stopped {});
    assert!(panel.model.run.is_none());
    assert!(batches(&panel.look(&provisioning(false, "Delete"))).is_empty());
}

#[test]
fn without_access_to_the_page_keeping_it_is_offered_for_the_tenant_that_was_worked_on() {
    let no_access = || Msg::NotJoined { why: "The browser does not let this panel in.".into() };
    let mut panel = Panel::at_provisioning();
    panel.msg(no_access());
    assert!(panel.html().contains("Keep access on acme.onelogin.com"));
    assert!(panel.view(ViewMsg::AllowTenant).contains(&Effect::AllowOrigin(ORIGIN.into())));
    assert!(panel.msg(Msg::TenantAllowed(true)).contains(&Effect::Join));
    assert!(panel.msg(Msg::TenantAllowed(false)).is_empty());
    let mut elsewhere = Panel::start();
    elsewhere.msg(no_access());
    assert!(!elsewhere.html().contains("allow-tenant"), "it knows no tenant to ask for");
}

#[test]
fn a_double_press_of_forget_only_asks() {
    let mut panel = given();
    let effects = panel.press("Forget this tenant", 2);
    assert!(effects.iter().all(|effect| !matches!(effect, Effect::Remove(_))), "{effects:?}");
    assert!(panel.model.inputs.secret().is_some() && panel.html().contains("id=\"forget-yes\""));
    panel.press("Keep it", 2);
    assert!(panel.model.inputs.secret().is_some());
    panel.press("Forget this tenant", 1);
    assert!(panel.press("Forget it", 2).contains(&Effect::Remove(ORIGIN.into())));
    has_nothing(&panel);
}
