//! What an error means: one that is pasted here, and those that the app's Users tab shows.

use maud::{Markup, html};

use crate::onelogin::Place;
use crate::page::{UserRow, pending};
use crate::panel::state::{LONGEST_ERROR, Model};
use crate::scim::{ErrorExplanation, explain_error};

/// More users say the same again.
const USERS: usize = 5;

/// The place where an error is pasted.
pub(super) fn ask(model: &Model) -> Markup {
    let text = model.error.as_str();
    html! {
        section aria-labelledby="error-title" {
            h3 id="error-title" { "What does an error mean?" }
            div class="field" {
                label for="error-text" { "Error of OneLogin or of the SCIM server" }
                textarea id="error-text" data-field="error" rows="3" maxlength=(LONGEST_ERROR) spellcheck="false" autocomplete="off" aria-describedby="error-help" { (text) }
                p class="soft help" id="error-help" { "Up to " (LONGEST_ERROR) " characters. It is not stored, and goes nowhere." }
            }
            @if !text.trim().is_empty() {
                @let explained = explain_error(text);
                @if explained.is_empty() {
                    p { "This error is not known here. Look in it for a number from 400 to 599, or for words such as “token”, “timeout” or “already exists”, and paste that part. If it is all there is, send it to " (model.guide.vendor.name) "'s support." }
                }
                (explanations(&explained))
            }
        }
    }
}

/// Users of the open list whose provisioning has failed, with what their row says of it.
pub(super) fn failed_users(model: &Model) -> Markup {
    let is_open = model.here().is_some_and(|here| here.place == Some(Place::AppUsers));
    let users = model.snapshot().filter(|_| is_open && model.is_trusted()).and_then(pending);
    let failed: Vec<&UserRow> = users.iter().flat_map(|users| users.seen()).filter(|user| user.has_failed()).collect();
    html! {
        @if !failed.is_empty() {
            section class="failed" aria-labelledby="failed-title" {
                h3 id="failed-title" { "Failed on this page: " (failed.len()) }
                @for user in failed.iter().take(USERS) { (failed_user(user)) }
                @if failed.len() > USERS { p class="soft" { "And " (failed.len() - USERS) " more. Start with these: they often have one cause." } }
            }
        }
    }
}

fn failed_user(user: &UserRow) -> Markup {
    let said: Vec<&str> =
        user.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty() && *cell != user.name).collect();
    let said = said.join(" · ");
    let explained = explain_error(&said);
    html! {
        div class="finding bad" {
            p { strong { (user.name) } ": " (said) }
            @if explained.is_empty() {
                p { "The row does not say why. Open it, copy the error that OneLogin shows there, and paste it in the Audit tab under “What does an error mean?”." }
            }
        }
        (explanations(&explained))
    }
}

fn explanations(explained: &[ErrorExplanation]) -> Markup {
    html! {
        @for (index, one) in explained.iter().enumerate() {
            div class="finding note" {
                p { @if index > 0 { "Or: " } strong { (one.means) } }
                p { "Why, the likeliest first:" }
                ol { @for cause in one.causes { li { (cause) } } }
                p { "What to do:" }
                ol { @for todo in one.todo { li { (todo) } } }
            }
        }
    }
}
