//! The focus is never nowhere.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{change, document, focus, focused, show};

const STEP: &str = "<main id=screen tabindex=-1><article class=open id=s><h3>Step</h3>";

#[wasm_bindgen_test]
fn after_an_approval_the_focus_is_on_what_is_next() {
    show(&format!("{STEP}<input id=other><button id=approve>Approve</button></article></main>"));
    focus("#approve");
    change(&format!("{STEP}<input id=other><button id=stop>Stop</button></article></main>"));
    assert_eq!(focused(), "stop");
    change(&format!("{STEP}<input id=other><button id=go>Take me there</button></article></main>"));
    assert_eq!(focused(), "go");
    change(&format!("{STEP}<button id=approve aria-disabled=true>Approve</button></article></main>"));
    assert_eq!(focused(), "approve");
}

#[wasm_bindgen_test]
fn where_something_is_to_be_typed_the_focus_is_in_the_field() {
    show(&format!("{STEP}<button id=stop>Stop</button></article></main>"));
    focus("#stop");
    change(&format!(
        "{STEP}<div class=field><input id=asked></div><p class=ask>First fill in this.</p></article></main>"
    ));
    assert_eq!(focused(), "asked");
}

#[wasm_bindgen_test]
fn without_anything_next_the_focus_is_on_the_screen() {
    show(&format!("{STEP}<button id=stop>Stop</button></article></main>"));
    focus("#stop");
    change(&format!("{STEP}<p>Waiting for the page…</p></article></main>"));
    assert_eq!(focused(), "screen");
}

#[wasm_bindgen_test]
fn a_button_that_can_not_be_pressed_any_more_gives_the_focus_away() {
    show(&format!("{STEP}<button id=stop>Stop</button></article></main>"));
    focus("#stop");
    change(&format!("{STEP}<button id=stop disabled>Stop</button></article></main>"));
    assert_eq!(focused(), "screen");
}

#[wasm_bindgen_test]
fn what_is_moved_keeps_the_focus() {
    show("<main id=screen tabindex=-1><ul><li id=a>a</li><li id=b><button id=x>x</button></li></ul></main>");
    focus("#x");
    change("<main id=screen tabindex=-1><ul><li id=b><button id=x>x</button></li><li id=a>a</li></ul></main>");
    assert_eq!(focused(), "x");
}

#[wasm_bindgen_test]
fn where_something_is_asked_the_focus_is_on_the_way_out() {
    show("<main id=screen tabindex=-1></main><footer><p><button id=ask>Forget</button></p></footer>");
    focus("#ask");
    change(
        "<main id=screen tabindex=-1></main><footer><section><button id=yes>Forget it</button><button id=no data-escape>Keep it</button></section></footer>",
    );
    assert_eq!(focused(), "no");
}

#[wasm_bindgen_test]
fn nobody_takes_a_focus_that_was_nowhere() {
    show(&format!("{STEP}<button id=stop>Stop</button></article></main>"));
    assert_eq!(document().active_element().map(|element| element.tag_name()).as_deref(), Some("BODY"));
    change(&format!("{STEP}<button id=go>Go</button></article></main>"));
    assert_eq!(document().active_element().map(|element| element.tag_name()).as_deref(), Some("BODY"));
}
