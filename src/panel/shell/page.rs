//! What is asked of the page's script, and what becomes of it.

use std::cell::Cell;

use serde::Deserialize;

use super::channel::{self, Failure, FailureKind, Told};
use super::elsewhere;
use crate::boundary::from_js;
use crate::onelogin::SECRET_WORDS;
use crate::page::{Ask, Batch, BatchId, Event, Snapshot};
use crate::panel::Msg;

thread_local! {
    static JOINING: Cell<bool> = const { Cell::new(false) };
}

/// Joins the page of the tab. A join that is under way answers for both.
pub async fn join(tell: fn(Msg)) {
    if JOINING.replace(true) {
        return;
    }
    let answer = channel::join(move |what| told(what).into_iter().for_each(tell)).await;
    JOINING.set(false);
    tell(match answer {
        Ok(document) => Msg::Joined { document },
        Err(failure) => Msg::NotJoined { why: not_joined(failure) },
    });
}

fn not_joined(failure: Failure) -> String {
    match failure.kind {
        FailureKind::Refused => "The browser does not let this panel into the page of this tab. Open your OneLogin admin page and click the extension's icon there.".to_owned(),
        FailureKind::NoTab => "There is no tab to work with. Open your OneLogin admin page and click the extension's icon there.".to_owned(),
        FailureKind::Late => "The page did not answer within 10 seconds. Wait until it has loaded, or reload it. Then try again.".to_owned(),
        FailureKind::Apart | FailureKind::Left => "The page was left before the panel could join it. When the next page has loaded, try again.".to_owned(),
        FailureKind::Failed => failure.message,
    }
}

/// What the channel tells by itself, as a message; nothing if it concerns the shell only.
fn told(told: Told) -> Option<Msg> {
    #[cfg(feature = "trap")]
    super::trap::at(super::trap::Place::Port);
    Some(match told {
        // What is wrong with its shape may quote the page.
        Told::Page(message) => from_js::<Event>(&message).map_or_else(
            |_| Msg::Unread { why: "Its script said something that the panel does not know.".to_owned() },
            Msg::Page,
        ),
        Told::Left => Msg::Left,
        Told::Arrived => Msg::Arrived,
        Told::Elsewhere(is_elsewhere) => {
            elsewhere::show(is_elsewhere);
            return None;
        }
    })
}

/// Looks at the page.
pub async fn look(tell: fn(Msg)) {
    /// [`Reply::Looked`](crate::page::Reply::Looked), read by itself: that of several kinds would be read twice.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Looked {
        #[allow(dead_code, reason = "it must be there")]
        kind: Kind,
        snapshot: Box<Snapshot>,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    enum Kind {
        Looked,
    }
    let secret_words = SECRET_WORDS.iter().map(|word| (*word).to_owned()).collect();
    let why = match channel::ask(&Ask::Look { secret_words }).await {
        Ok(reply) => match from_js::<Looked>(&reply) {
            Ok(reply) => return tell(Msg::Looked(reply.snapshot)),
            // What is wrong with its shape may quote the page.
            Err(_) => "It was read in a form that the panel does not know.".to_owned(),
        },
        Err(failure) => match failure.kind {
            // Once for each page: the channel has told it, or there was none.
            FailureKind::Left | FailureKind::Apart => return,
            FailureKind::Late => "It did not answer in time.".to_owned(),
            _ => failure.message,
        },
    };
    tell(Msg::Unread { why });
}

/// Sends a batch.
pub async fn act(batch: Batch, tell: fn(Msg)) {
    let id = batch.id;
    let Err(failure) = channel::ask(&Ask::Act { batch }).await else { return };
    let why = match failure.kind {
        // It may have reached the page, and that the page was left has been told.
        FailureKind::Left => return,
        // It may have reached the page too. What can't be asked any more must not go on by itself.
        FailureKind::Late => return channel::leave(),
        FailureKind::Apart => "the page is not connected".to_owned(),
        _ => failure.message.trim_end_matches('.').to_owned(),
    };
    tell(Msg::NotSent { batch: id, why });
}

/// Ends a batch. A page that does not confirm that is left, which ends it as well.
pub async fn stop(batch: BatchId) {
    if let Err(failure) = channel::ask(&Ask::Stop { batch }).await
        && !matches!(failure.kind, FailureKind::Left | FailureKind::Apart)
    {
        channel::leave();
    }
}

/// Lets the admin point at something.
pub async fn point(number: u32, tell: fn(Msg)) {
    #[derive(Deserialize)]
    struct Pointed {
        handle: Option<u32>,
    }
    let handle = match channel::ask(&Ask::Point {}).await {
        Ok(reply) => serde_wasm_bindgen::from_value::<Pointed>(reply).ok().and_then(|pointed| pointed.handle),
        Err(failure) => {
            if !matches!(failure.kind, FailureKind::Left | FailureKind::Apart) {
                tell(Msg::Failed {
                    why: format!("Pointing did not work: {} Reload the page and try again.", failure.message),
                });
            }
            None
        }
    };
    tell(Msg::Pointed { number, handle });
}

/// Moves the focus into the page.
pub async fn focus(handle: u32, tell: fn(Msg)) {
    if channel::ask(&Ask::Focus { handle }).await.is_err() {
        tell(Msg::Failed {
            why: "The page did not let the panel go to the field. Click it in the page yourself.".to_owned(),
        });
    }
}

/// Asks for what is a convenience only: without it nothing that was promised changes.
pub async fn quietly(ask: Ask) {
    drop(channel::ask(&ask).await);
}
