//! Markup on show: what belongs to the admin stays.

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlDetailsElement, HtmlTextAreaElement};

use crate::page::{change, choose, document, find, focus, focused, input, show};

#[wasm_bindgen_test]
fn what_is_typed_stays_while_its_field_has_the_focus() {
    show("<input id=a value=''><p>one</p>");
    focus("#a");
    input("#a").set_value("half a w");
    change("<input id=a value='from the markup'><p>two</p>");
    assert_eq!((input("#a").value().as_str(), focused().as_str()), ("half a w", "a"));
    assert_eq!(find("#panel p").text_content().as_deref(), Some("two"));
}

#[wasm_bindgen_test]
fn a_field_without_the_focus_shows_what_the_markup_says() {
    show("<input id=a value=''><input id=b>");
    input("#a").set_value("typed before");
    focus("#b");
    change("<input id=a value='corrected'><input id=b>");
    assert_eq!(input("#a").value(), "corrected");
}

#[wasm_bindgen_test]
fn what_is_in_no_markup_is_never_overwritten() {
    let fields = |word: &str| {
        format!(
            "<input id=p type=password aria-label='{word}'><textarea id=h data-headers='' aria-label='{word}'></textarea><textarea id=k data-keep aria-label='{word}'></textarea>"
        )
    };
    show(&fields("one"));
    input("#p").set_value("secret");
    for id in ["#h", "#k"] {
        find(id).unchecked_into::<HtmlTextAreaElement>().set_value("kept");
    }
    change(&fields("two"));
    assert_eq!(input("#p").value(), "secret");
    for id in ["#h", "#k"] {
        assert_eq!(find(id).unchecked_into::<HtmlTextAreaElement>().value(), "kept");
        assert_eq!(find(id).get_attribute("aria-label").as_deref(), Some("two"));
    }
}

#[wasm_bindgen_test]
fn a_chosen_file_stays_chosen_and_breaks_nothing() {
    show("<input id=f type=file><p>one</p>");
    choose(&find("#f"), "Sales");
    focus("#f");
    change("<input id=f type=file aria-describedby=x><p>two</p>");
    assert_eq!(input("#f").files().map(|files| files.length()), Some(1));
    assert_eq!(find("#panel p").text_content().as_deref(), Some("two"));
}

#[wasm_bindgen_test]
fn what_was_opened_stays_open_and_the_markup_opens_more() {
    let open = |selector: &str| find(selector).unchecked_into::<HtmlDetailsElement>().open();
    show("<details id=a><summary>A</summary>1</details><details id=b><summary>B</summary>1</details>");
    find("#a").unchecked_into::<HtmlDetailsElement>().set_open(true);
    change("<details id=a><summary>A</summary>2</details><details id=b open><summary>B</summary>2</details>");
    assert!(open("#a") && open("#b"));
}

#[wasm_bindgen_test]
fn elements_that_stay_are_the_same_ones() {
    show("<p id=a>one</p><p id=b>one</p>");
    let before = find("#b");
    change("<p id=new>first</p><p id=a>one</p><p id=b>two</p>");
    assert_eq!(find("#b"), before);
}

/// A step with so much above it that the panel scrolls.
fn steps(open: &str, above: u32, below: u32) -> String {
    let filler = |lines: u32| "<p style='height:40px;margin:0'>line</p>".repeat(lines as usize);
    format!(
        "<main id=screen tabindex=-1>{}<article class=open id={open}><h3>Step</h3>{}</article>{}</main>",
        filler(above),
        filler(below),
        filler(60)
    )
}

#[wasm_bindgen_test]
fn the_heading_of_the_open_step_does_not_move_when_something_above_it_changes() {
    show(&steps("step-a", 40, 1));
    let top = || find("article.open h3").get_bounding_client_rect().top();
    let before = top();
    for (above, below) in [(30, 8), (45, 2), (38, 20)] {
        change(&steps("step-a", above, below));
        assert!((top() - before).abs() < 1.5, "{} instead of {before}", top());
    }
}

#[wasm_bindgen_test]
fn a_step_that_opens_is_brought_into_view_below_the_head() {
    show(&format!("<div class=top style='position:sticky;top:0;height:80px'>head</div>{}", steps("step-a", 60, 1)));
    let window = web_sys::window().expect("window");
    window.scroll_to_with_x_and_y(0.0, f64::from(document().body().expect("body").scroll_height()));
    change(&format!("<div class=top style='position:sticky;top:0;height:80px'>head</div>{}", steps("step-b", 5, 1)));
    let heading = find("article.open h3").get_bounding_client_rect();
    assert!(heading.top() >= find("#panel .top").get_bounding_client_rect().bottom(), "{}", heading.top());
    assert!(heading.bottom() <= window.inner_height().expect("height").as_f64().expect("number"));
}
