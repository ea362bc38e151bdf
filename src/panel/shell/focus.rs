//! Where the keyboard focus goes when what had it is taken away: to what is next, and never to nowhere.

use web_sys::{Document, Element};

use super::browser;

/// What is next in the open step, the most pressing first.
const NEXT: &[&str] =
    &["#stop", "#approve", "#go", "#fill-anyway", "#use-pick", "#unpoint", "#point", "[data-msg=reconsider]"];

/// Anything that takes the focus by the Tab key.
const STOPS: &str = "button, input, textarea, select, summary, a[href], [tabindex='0']";

/// What had the focus before the markup changed.
pub struct Before {
    had: Option<Had>,
}

struct Had {
    element: Element,
    /// What it stood in, from the inside to the outside, without the parts that hold everything.
    around: Vec<Element>,
    in_step: bool,
}

impl Before {
    /// Looks, before the markup changes.
    pub fn now(document: &Document, panel: &Element) -> Self {
        let element = document.active_element().filter(|element| panel.contains(Some(element)));
        Self {
            had: element.map(|element| Had {
                around: around(&element),
                in_step: element.closest("article.open").ok().flatten().is_some(),
                element,
            }),
        }
    }

    /// After it has changed: nothing to do unless the focus was lost.
    pub fn restore(self, document: &Document) {
        let Some(had) = self.had else { return };
        if document.active_element().is_some_and(|now| now.tag_name() != "BODY" && takes_focus(&now)) {
            return;
        }
        // Something that was moved loses the focus as well.
        let same = Some(had.element.clone()).filter(|element| element.is_connected() && takes_focus(element));
        let step = || next_in_step(document);
        let beside = || had.around.iter().filter(|element| element.is_connected()).find_map(first_in);
        let found = same.or_else(|| if had.in_step { step() } else { beside().or_else(step) });
        let Some(found) = found.or_else(|| document.get_element_by_id("screen")) else { return };
        browser::focus(&found);
        if found.id() != "screen" {
            browser::bring_into_view(&found);
        }
    }
}

fn around(element: &Element) -> Vec<Element> {
    let mut all = Vec::new();
    let mut at = element.parent_element();
    while let Some(outer) = at {
        if matches!(outer.id().as_str(), "screen" | "panel") {
            break;
        }
        at = outer.parent_element();
        all.push(outer);
    }
    all
}

fn next_in_step(document: &Document) -> Option<Element> {
    let step = document.query_selector("article.open").ok()??;
    let find = |selector: &str| step.query_selector(selector).ok().flatten().filter(takes_focus);
    let asked = || find(".ask").and_then(|_| find(".field input, .field textarea"));
    NEXT.iter().find_map(|selector| find(selector)).or_else(asked)
}

/// Where something is asked, the way out of it: pressing the same key again then changes nothing.
fn first_in(element: &Element) -> Option<Element> {
    let find = |selector: &str| element.query_selector(selector).ok().flatten().filter(takes_focus);
    find("#approve-put-back").or_else(|| find("[data-escape]")).or_else(|| find(STOPS))
}

fn takes_focus(element: &Element) -> bool {
    !element.matches(":disabled").unwrap_or(false)
}
