//! What the admin does, as messages.

use std::cell::RefCell;

use scim_guide::guide::InputId;
use scim_guide::panel::shell::listen::listen;
use scim_guide::panel::shell::said::Said;
use scim_guide::panel::{RulesField, Screen, ViewMsg};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::AbortController;

use crate::page::{choose, click, find, fire, focused, input, press, show, turn, type_into};

thread_local! {
    static SAID: RefCell<Vec<Said>> = const { RefCell::new(Vec::new()) };
}

fn hear(said: Said) {
    SAID.with_borrow_mut(|all| all.push(said));
}

/// Listens as long as this lives.
struct Ears(AbortController);

fn ears(markup: &str) -> Ears {
    SAID.take();
    show(markup);
    let end = AbortController::new().expect("controller");
    listen(&end.signal(), hear);
    Ears(end)
}

impl Drop for Ears {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn heard() -> Vec<ViewMsg> {
    SAID.take().into_iter().map(|said| said.unwrap_or_else(|why| panic!("{why}"))).collect()
}

#[wasm_bindgen_test]
fn a_press_sends_the_message_of_the_element_around_it() {
    let _ears = ears(
        "<button data-msg='{\"show\":\"rules\"}'><span id=a>Rules</span></button><button id=b data-msg=go>Go</button>",
    );
    click("#a");
    click("#b");
    assert!(matches!(heard().as_slice(), [ViewMsg::Show(Screen::Rules), ViewMsg::Go]));
}

#[wasm_bindgen_test]
fn a_button_that_is_not_ready_sends_nothing() {
    let _ears = ears(
        "<button id=a aria-disabled=true data-msg=go>Go</button><button id=b aria-disabled=false data-msg=go>Go</button>",
    );
    click("#a");
    assert!(heard().is_empty());
    click("#b");
    assert_eq!(heard().len(), 1);
}

#[wasm_bindgen_test]
fn a_message_that_is_not_known_is_told_and_not_guessed() {
    let _ears = ears(
        "<button id=a data-msg=goo>Go</button><button id=b data-msg='{\"skip\":\"x\"}'>Skip</button><button id=c data-msg='{'>?</button>",
    );
    for id in ["#a", "#b", "#c"] {
        click(id);
    }
    let said = SAID.take();
    assert!(said.len() == 3 && said.iter().all(Result::is_err));
}

#[wasm_bindgen_test]
fn the_audit_gets_the_date_in_words() {
    let _ears = ears("<button id=a data-msg='{\"save-audit\":{}}'>Save</button>");
    click("#a");
    let said = heard();
    let [ViewMsg::SaveAudit { at }] = said.as_slice() else { panic!("not that message") };
    assert!(at.contains("20") && at.contains(':'), "{at}");
}

#[wasm_bindgen_test]
fn what_is_typed_says_into_what() {
    let _ears = ears(
        "<input id=a data-input=base-url><textarea id=t data-template></textarea><textarea id=h data-headers></textarea><input id=s data-field=search><input id=o data-field=host><input id=f type=checkbox data-check=follow>",
    );
    for (id, text) in [("#a", "https://a"), ("#t", "{}"), ("#h", "A: b"), ("#s", "sal"), ("#o", "id.acme.com")] {
        type_into(id, text);
    }
    click("#f");
    let said = heard();
    let [
        ViewMsg::Typed { id: InputId::BaseUrl, text },
        ViewMsg::TypedTemplate(template),
        ViewMsg::TypedHeaders(headers),
        ViewMsg::TypedRules { field: RulesField::Search, text: search },
        ViewMsg::TypedHost(host),
        ViewMsg::Follow(true),
    ] = said.as_slice()
    else {
        panic!("other messages")
    };
    assert_eq!([text, template, headers, search, host], ["https://a", "{}", "A: b", "sal", "id.acme.com"]);
}

#[wasm_bindgen_test]
async fn a_file_is_read_into_its_field() {
    let _ears = ears("<input id=f type=file data-file=list>");
    choose(&find("#f"), "Sales\nLegal");
    fire(&find("#f"), "change");
    while SAID.with_borrow(Vec::is_empty) {
        turn().await;
    }
    let said = heard();
    let [ViewMsg::TypedRules { field: RulesField::List, text }] = said.as_slice() else { panic!("other messages") };
    assert_eq!(text, "Sales\nLegal");
}

#[wasm_bindgen_test]
fn escape_takes_the_last_way_out_that_is_on_show() {
    let _ears = ears(
        "<button id=a data-msg=unpoint data-escape>Cancel</button><button data-msg=keep-tenant data-escape>Keep</button><details><summary>x</summary><button data-msg=keep-written data-escape>Keep</button></details><button hidden data-msg=go data-escape>x</button>",
    );
    press("#a", "Escape");
    assert!(matches!(heard().as_slice(), [ViewMsg::KeepTenant]));
}

#[wasm_bindgen_test]
fn left_and_right_go_around_the_tabs() {
    let _ears = ears(
        "<div role=tablist><button id=a role=tab data-msg='{\"show\":\"guide\"}'>Guide</button><button id=b role=tab data-msg='{\"show\":\"audit\"}'>Audit</button></div>",
    );
    press("#a", "ArrowRight");
    assert_eq!(focused(), "b");
    press("#b", "ArrowRight");
    assert_eq!(focused(), "a");
    press("#a", "ArrowLeft");
    assert_eq!(focused(), "b");
    assert!(matches!(
        heard().as_slice(),
        [ViewMsg::Show(Screen::Audit), ViewMsg::Show(Screen::Guide), ViewMsg::Show(Screen::Audit)]
    ));
}

#[wasm_bindgen_test]
fn up_and_down_go_along_a_picture_with_one_stop_of_the_tab_key() {
    let _ears =
        ears("<div data-roving><svg><g id=a data-item tabindex=0></g><g id=b data-item tabindex=-1></g></svg></div>");
    press("#a", "ArrowUp");
    press("#a", "ArrowDown");
    assert_eq!(focused(), "b");
    let stops = |id: &str| find(id).get_attribute("tabindex").unwrap_or_default();
    assert_eq!([stops("#a"), stops("#b")], ["-1", "0"]);
}

#[wasm_bindgen_test]
fn nothing_is_heard_after_the_end() {
    let ears = ears("<button id=a data-msg=go>Go</button><input id=i data-input=app>");
    drop(ears);
    click("#a");
    input("#i").set_value("x");
    fire(&find("#i"), "input");
    assert!(heard().is_empty());
}
