//! A sidebar stays while its window shows another tab than the panel's: it says so.

use web_sys::AbortSignal;

use super::{browser, channel, listen};

/// Shows or hides the notice.
pub fn show(is_elsewhere: bool) {
    if let Some(notice) = browser::document().and_then(|document| document.get_element_by_id("elsewhere")) {
        // Only an invalid name is refused.
        let _ = notice.toggle_attribute_with_force("hidden", !is_elsewhere);
    }
}

/// The notice's button brings the panel's tab to the front.
pub fn listen(signal: &AbortSignal) {
    let button = browser::document().and_then(|document| document.query_selector("#elsewhere button").ok().flatten());
    if let Some(button) = button {
        listen::on(&button, "click", signal, |_| channel::show_tab());
    }
}
