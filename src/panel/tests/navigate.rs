//! From page to page: which app it is about, tabs that are not there, and no going round in circles.

use super::*;

#[test]
fn the_panel_names_both_apps_when_they_differ() {
    let mut panel = Panel::at_provisioning();
    assert!(!panel.html().contains("id=\"which-app\""));
    panel.look(&of_another_app(provisioning(false, "Delete"), "doc-1"));
    for screen in [Screen::Guide, Screen::Audit] {
        panel.view(ViewMsg::Show(screen));
        let html = panel.html();
        let told = html.split("id=\"which-app\"").nth(1).and_then(|rest| rest.split("</section>").next());
        let told = told.unwrap_or_else(|| panic!("{screen:?}: {html}"));
        assert!(told.contains("“Spekit SCIM”") && told.contains("“Slack”"), "{told}");
        assert!(told.contains("Use “Slack” from now on"), "{told}");
    }
    // An app without a heading is called by its number.
    let nameless = Snapshot { headings: vec![], ..of_another_app(provisioning(false, "Delete"), "doc-1") };
    panel.look(&nameless);
    assert!(panel.html().contains("app number 8"));
}

#[test]
fn an_app_that_is_not_called_like_the_guides_is_asked_about() {
    let page = of_another_app(provisioning(false, "Delete"), "doc-1");
    let mut panel = Panel::on(&page);
    panel.open("provisioning");
    assert!(panel.html().contains("the app for Spekit?") && panel.offer().is_none());
    panel.use_open_app();
    panel.look(&page);
    assert!(panel.offer().is_some());
    assert_eq!(panel.model.inputs.line(PlainInput::App), Some("Slack"));
}

#[test]
fn an_app_that_was_renamed_is_the_same_app() {
    let mut panel = Panel::at_provisioning();
    panel.look(&Snapshot { headings: vec!["Spekit 2".into()], ..provisioning(false, "Delete") });
    assert!(!panel.html().contains("id=\"which-app\"") && panel.offer().is_some());
}

/// The app's page at the address of a tab that it does not have.
fn without(tab_name: &str) -> Snapshot {
    snapshot(tab_name, vec![tab("Info", true), tab("SSO", false)])
}

#[test]
fn a_missing_tab_is_said_with_the_reason_and_not_gone_to_again_and_again() {
    for (step, hash, why) in [
        ("provisioning", "provisioning", "This app has no Provisioning tab."),
        ("enable-api", "configuration", "This app has no Configuration tab."),
        ("rules", "mappings", "This app has no Rules tab."),
        ("give-access", "access", "This app has no Access tab."),
        ("groups-parameter", "parameters", "This app has no Parameters tab."),
        ("reapply", "users", "This app has no Users tab."),
    ] {
        let page = without(hash);
        let mut panel = Panel::pasted(step, &page, GOOD_URL, GOOD_TOKEN);
        panel.view(ViewMsg::ToggleRole("Sales".into()));
        let html = panel.html();
        assert!(html.contains(why), "{step}: {html}");
        assert!(!html.contains("id=\"go\""), "{step}");
        panel.view(ViewMsg::Follow(true));
        for _ in 0..5 {
            let mut effects = panel.view(ViewMsg::Go);
            effects.extend(panel.wait(1_000.0));
            effects.extend(panel.look(&page));
            let goes = effects.iter().any(|effect| matches!(effect, Effect::Open(_) | Effect::Act(_)));
            assert!(!goes, "{step}: {effects:?}");
        }
    }
}

#[test]
fn the_panel_goes_by_itself_once_and_then_waits() {
    let mut panel = Panel::on(&snapshot("sso", vec![tab("SSO", true)]));
    panel
        .model
        .progress
        .skipped
        .extend(["choose-connector", "create-app", "enable-api", "credentials"].map(String::from));
    let mut opened = panel.view(ViewMsg::Follow(true));
    for document in ["doc-1", "doc-2", "doc-3"] {
        let page = Snapshot { document: document.into(), ..snapshot("sso", vec![tab("SSO", true)]) };
        opened.extend(panel.load(&page));
        panel.now += 10_000.0;
        opened.extend(panel.look(&page));
    }
    let opened: Vec<_> = opened.iter().filter(|effect| matches!(effect, Effect::Open(_))).collect();
    assert_eq!(opened, [&Effect::Open(format!("{ORIGIN}/apps/7/edit#provisioning"))]);
}

#[test]
fn nothing_is_left_behind_unsaved_by_going_on() {
    let mut panel = Panel::on(&snapshot("sso", vec![tab("SSO", true)]));
    panel
        .model
        .progress
        .skipped
        .extend(["choose-connector", "create-app", "enable-api", "credentials"].map(String::from));
    let edited = after(snapshot("sso", vec![tab("SSO", true)]), &[(Happening::Edit, "Login URL")]);
    panel.look(&edited);
    let mut effects = panel.view(ViewMsg::Follow(true));
    effects.extend(panel.look(&edited));
    assert!(effects.iter().all(|effect| !matches!(effect, Effect::Open(_) | Effect::Act(_))), "{effects:?}");
}

#[test]
fn the_click_for_one_app_does_not_choose_the_next_that_is_open() {
    let mut panel = Panel::at_provisioning();
    panel.look(&of_another_app(provisioning(false, "Delete"), "doc-1"));
    let use_slack = panel.button("Use “Slack” from now on");
    let zoom = Snapshot { path: "/apps/9/edit".into(), headings: vec!["Zoom".into()], ..provisioning(false, "Delete") };
    panel.look(&zoom);
    panel.view(serde_json::from_str(&use_slack).expect("a message"));
    assert_eq!(panel.model.progress.app.as_ref().map(|app| app.number), Some(7), "it was for “Slack”");
    panel.use_open_app();
    assert_eq!(panel.model.progress.app.as_ref().map(|app| app.number), Some(9));
}
