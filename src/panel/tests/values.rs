//! What is written is what stood there when it was approved; values with errors need a word first.

use super::*;

const STEPS: [&str; 2] = ["enable-api", "credentials"];

fn page(step: &str) -> Snapshot {
    configuration("", if step == "credentials" { "Enabled" } else { "Disabled" })
}

fn at(step: &str, url: &str, token: &str) -> Panel {
    Panel::pasted(step, &page(step), url, token)
}

const FAULTY: [(&str, &str); 3] = [(BAD_URL, GOOD_TOKEN), (GOOD_URL, BAD_TOKEN), (BAD_URL, BAD_TOKEN)];

#[test]
fn values_with_errors_are_errors() {
    let errors = |panel: &Panel, id| crate::scim::has_errors(&panel.model.input_findings(id));
    let panel = at("enable-api", BAD_URL, BAD_TOKEN);
    assert!(errors(&panel, InputId::BaseUrl) && errors(&panel, InputId::Token));
    let panel = at("enable-api", GOOD_URL, GOOD_TOKEN);
    assert!(!errors(&panel, InputId::BaseUrl) && !errors(&panel, InputId::Token));
}

#[test]
fn values_without_errors_may_be_approved_at_once() {
    for step in STEPS {
        let mut panel = at(step, GOOD_URL, GOOD_TOKEN);
        assert!(panel.html().contains("id=\"approve\"") && !panel.html().contains("fill-anyway"), "{step}");
        assert_eq!(texts(&panel.approve()), [GOOD_URL, GOOD_TOKEN], "{step}");
    }
}

#[test]
fn no_step_offers_to_write_values_with_errors_without_a_word() {
    for step in STEPS {
        for (url, token) in FAULTY {
            let html = at(step, url, token).html();
            assert!(!html.contains("id=\"approve\""), "{step}: “{url}” / “{token}” may be approved at once");
            assert!(html.contains("id=\"fill-anyway\""), "{step}");
        }
    }
}

#[test]
fn values_with_errors_are_written_by_no_approval_that_was_not_preceded_by_a_word() {
    for step in STEPS {
        for (url, token) in FAULTY {
            let mut panel = at(step, url, token);
            // By message, whatever the markup offers.
            assert_eq!(texts(&panel.approve()), Vec::<String>::new(), "{step}");
            assert!(panel.model.run.is_none());
            assert!(panel.told().contains("The values have errors"), "{}", panel.told());
            let before = panel.shown();
            panel.view(ViewMsg::FillAnyway);
            assert!(panel.html().contains("id=\"approve\""));
            // The word is no approval, and the plan that was on show without it is another one.
            assert!(batches(&panel.look(&page(step))).is_empty());
            panel.now += 1_000.0;
            panel.view(ViewMsg::Approve { digest: before });
            assert!(panel.model.run.is_none());
            assert_eq!(texts(&panel.approve()), [url, token], "{step}");
        }
    }
}

#[test]
fn the_word_holds_for_the_very_values_that_were_there() {
    for (id, text) in [(InputId::BaseUrl, "other spekit.example"), (InputId::Token, "canary other 01234")] {
        let mut panel = at("enable-api", BAD_URL, BAD_TOKEN);
        panel.view(ViewMsg::FillAnyway);
        panel.typed(id, text);
        assert!(!panel.html().contains("id=\"approve\""), "{text}");
        assert_eq!(texts(&panel.approve()), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_is_written_stood_there_when_it_was_approved() {
    for (id, text) in [
        (InputId::Token, BAD_TOKEN),
        (InputId::Token, "canary-another-0123456789abcdef"),
        (InputId::Token, ""),
        (InputId::BaseUrl, BAD_URL),
        (InputId::BaseUrl, "https://other.example/scim/v2"),
        (InputId::App, "Slack"),
    ] {
        let page = page("enable-api");
        let mut panel = at("enable-api", GOOD_URL, GOOD_TOKEN);
        assert_eq!(looks(&panel.press_approve()), 1);
        // Typed between the approval and the look at the page; the plan shows dots for both tokens.
        panel.typed(id, text);
        panel.now += 100.0;
        assert_eq!(texts(&panel.look(&page)), [GOOD_URL, GOOD_TOKEN], "{id:?}: {text}");
    }
}

#[test]
fn another_value_typed_before_the_click_is_another_plan() {
    for (id, text) in
        [(InputId::Token, "canary-another-0123456789abcdef"), (InputId::BaseUrl, "https://b.example/scim")]
    {
        let mut panel = at("enable-api", GOOD_URL, GOOD_TOKEN);
        let digest = panel.shown();
        panel.now += 1_000.0;
        panel.typed(id, text);
        panel.view(ViewMsg::Approve { digest });
        assert!(panel.model.run.is_none(), "{text}: it was approved for the value before");
    }
}

#[test]
fn a_token_that_expires_while_it_is_on_show_is_not_written_by_that_click() {
    // {"alg":"none"} and {"exp":2}: it ends two seconds after 1970 began.
    let token = "eyJhbGciOiJub25lIn0.eyJleHAiOjJ9.c2lnbmF0dXJlLW9mLWNhbmFyeQ";
    let mut panel = at("enable-api", GOOD_URL, token);
    assert!(panel.html().contains("id=\"approve\""), "{}", panel.html());
    let digest = panel.shown();
    panel.now = 9_000.0;
    assert!(batches(&panel.view(ViewMsg::Approve { digest })).is_empty());
    panel.look(&page("enable-api"));
    assert!(panel.model.run.is_none() && panel.model.flight.is_none());
}

#[test]
fn a_later_round_of_a_run_writes_what_was_approved_whatever_is_typed_meanwhile() {
    for (id, text) in [(InputId::App, "Spekit SCIM"), (InputId::App, "Slack"), (InputId::Roles, "")] {
        let mut panel = run::adding_a_rule();
        panel.typed(id, text);
        panel.now += 1_000.0;
        let effects = panel.look(&rule_window("New mapping", ""));
        // The plan that was approved said “Set Groups in Spekit SCIM”.
        assert_eq!(choices(&effects), ["Set Groups in Spekit SCIM"], "{text}: {:?}", panel.model.trouble);
        assert_eq!(texts(&effects), ["Spekit: Sales"]);
    }
}

#[test]
fn a_run_is_not_done_by_what_is_typed_meanwhile() {
    let kept = |url: &str| {
        let mut page = after(configuration(url, "Enabled"), AND_SAVED);
        page.controls[2].value = Value::Secret { set: true, masked: true };
        page
    };
    let other = "https://other.example/scim/v2";
    let mut panel = at("credentials", GOOD_URL, GOOD_TOKEN);
    panel.approve();
    panel.ends(&[OutcomeKind::Took; 3]);
    panel.typed(InputId::BaseUrl, other);
    // The page has kept another value than the one that was approved, and that is the one that was typed since.
    panel.look(&kept(other));
    assert!(panel.model.run.is_some(), "{}", panel.told());
    panel.now += 9_000.0;
    panel.look(&kept(other));
    assert!(!panel.told().contains("Done"), "{}", panel.told());
    let mut panel = at("credentials", GOOD_URL, GOOD_TOKEN);
    panel.approve();
    panel.ends(&[OutcomeKind::Took; 3]);
    panel.look(&kept(GOOD_URL));
    assert!(panel.model.run.is_none() && panel.told().starts_with("Done"), "{}", panel.told());
}
