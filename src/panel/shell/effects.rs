//! Carries out effects. What comes of them is told as messages.

use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{browser, channel, page};
use crate::page::Ask;
use crate::panel::{Effect, Msg};

/// Carries out an effect.
///
/// What a browser allows in a click only, copying and asking for access, is begun before this returns.
pub fn run(effect: Effect, tell: fn(Msg)) {
    match effect {
        Effect::Join => spawn_local(page::join(tell)),
        Effect::Look => spawn_local(page::look(tell)),
        Effect::Act(permitted) => spawn_local(page::act(permitted.batch().clone(), tell)),
        Effect::Stop(batch) => spawn_local(page::stop(batch)),
        Effect::Ring { handle, label } => spawn_local(page::quietly(Ask::Ring { handle, label })),
        Effect::Unring => spawn_local(page::quietly(Ask::Unring {})),
        Effect::Point(number) => spawn_local(page::point(number, tell)),
        Effect::Unpoint => spawn_local(page::quietly(Ask::Unpoint {})),
        Effect::Focus(handle) => spawn_local(page::focus(handle, tell)),
        // Straight from the model, which is not here.
        Effect::Refill(_) => {}
        Effect::Open(url) => spawn_local(open(url, tell)),
        Effect::Reload => spawn_local(reload(tell)),
        Effect::Load(origin) => spawn_local(load(origin, tell)),
        Effect::Save { origin, json } => spawn_local(save(origin, json, tell)),
        Effect::Remove(origin) => spawn_local(remove(origin, tell)),
        Effect::Copy(text) => copy(&text, tell),
        Effect::Download { name, mime, text } => {
            if browser::download(&name, &mime, &text).is_err() {
                failed(tell, "The browser did not take the file. Use a button that copies instead, if there is one.");
            }
        }
        Effect::AllowOrigin(origin) => {
            let granted = channel::allow(&origin);
            spawn_local(async move { tell(Msg::TenantAllowed(granted.await)) });
        }
        Effect::Later(milliseconds) => browser::later(milliseconds, tell),
    }
}

fn failed(tell: fn(Msg), why: &str) {
    tell(Msg::Failed { why: why.to_owned() });
}

async fn open(url: String, tell: fn(Msg)) {
    if let Err(failure) = channel::open(&url).await {
        tell(Msg::Failed { why: format!("The browser did not open the page: {} Go there by hand.", failure.message) });
    }
}

async fn reload(tell: fn(Msg)) {
    if let Err(failure) = channel::reload().await {
        tell(Msg::Failed {
            why: format!("The browser did not reload the page: {} Reload it by hand.", failure.message),
        });
    }
}

async fn load(origin: String, tell: fn(Msg)) {
    let json = channel::load(&origin).await.unwrap_or_else(|_| {
        failed(tell, "The browser could not read what is stored for this tenant, so the guide begins anew. Nothing in OneLogin changes by that.");
        None
    });
    tell(Msg::Loaded { origin, json });
}

async fn save(origin: String, json: String, tell: fn(Msg)) {
    if channel::save(&origin, &json).await.is_err() {
        failed(
            tell,
            "The browser could not store how far you are. The guide goes on; if you close the panel, it begins anew. Make room on your disk.",
        );
    }
}

async fn remove(origin: String, tell: fn(Msg)) {
    if channel::remove(&origin).await.is_err() {
        failed(tell, "The browser did not remove what is stored for this tenant. Try again, or remove the extension.");
    }
}

fn copy(text: &str, tell: fn(Msg)) {
    let copied = browser::copy(text);
    spawn_local(async move {
        let done = match copied {
            Some(copied) => JsFuture::from(copied).await.is_ok(),
            None => false,
        };
        if !done {
            failed(
                tell,
                "The browser did not let the panel copy. Click into the panel and press the button again. The audit can also be saved as HTML.",
            );
        }
    });
}
