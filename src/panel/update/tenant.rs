//! Whose tenant it is: what is stored for it, and what it takes before anything is offered there.

use super::kept::read_again;
use super::pointing::end_pointing;
use super::say::announce_step;
use super::stop;
use super::wait::look;
use crate::guide::PlainInput;
use crate::onelogin::{Host, host};
use crate::page::{Snapshot, record, tenant};
use crate::panel::effect::{Effect, SecretField};
use crate::panel::state::{Model, Progress, Stored, Tenant, UndoList};

/// A look shows a page. If it is another tenant's than before, nothing of the one before stays; what is then to be done.
pub fn arrived(model: &mut Model, page: &Snapshot) -> Option<Vec<Effect>> {
    let shared = host(&page.origin) == Host::Shared;
    let account = shared.then(|| account(page));
    if model.tenant.loaded.as_deref() == Some(page.origin.as_str()) && model.tenant.account == account {
        return None;
    }
    let mut effects = stop::interrupt(model, "Another tenant is open now, so the rest was not done.");
    effects.extend(end_pointing(model));
    if model.tenant.loaded.is_some() || model.tenant.asked.as_ref().is_some_and(|asked| *asked != page.origin) {
        effects.extend(forget_inputs(model));
    }
    forget_progress(model);
    model.rules.leave_app();
    model.tenant = Tenant::default();
    if shared {
        model.tenant.loaded = Some(page.origin.clone());
        model.tenant.account = account;
        effects.extend(look(model));
    } else {
        model.tenant.asked = Some(page.origin.clone());
        effects.push(Effect::Load(page.origin.clone()));
    }
    Some(effects)
}

/// Which of the tenants of a shared host it is. Where the page does not say, each page load may be another tenant's.
fn account(page: &Snapshot) -> String {
    let named = tenant(page);
    let is_known = record(page).is_none_or(|record| record.knows_tenant());
    if is_known && named.contains("#account:") { named } else { page.document.clone() }
}

/// What is stored for a tenant was read.
pub fn loaded(model: &mut Model, origin: &str, json: Option<&str>) -> Vec<Effect> {
    if model.origin() != Some(origin) || model.tenant.loaded.as_deref() == Some(origin) {
        return Vec::new();
    }
    // What can't be read was stored by another version. Starting over is safe: the page is read again.
    if let Some(stored) = json.and_then(|json| serde_json::from_str::<Stored>(json).ok()) {
        for (id, text) in stored.plain() {
            model.put_plain(id, text);
        }
        model.inputs.style = stored.style;
        model.inputs.known = stored.known;
        model.progress = stored.progress;
    }
    model.tenant.loaded = Some(origin.to_owned());
    *model.tenant.stored.borrow_mut() = json.map(str::to_owned);
    read_again(model);
    announce_step(model);
    look(model).into_iter().collect()
}

/// Stores what is known, if it is anything new. Nothing is stored for a host that several tenants share, or that nobody has
/// named as his tenant's.
pub fn store(model: &Model) -> Option<Effect> {
    let (origin, json) = to_store(model)?;
    let mut last = model.tenant.stored.borrow_mut();
    if last.as_ref() == Some(&json) {
        return None;
    }
    *last = Some(json.clone());
    Some(Effect::Save { origin, json })
}

/// The origin that it is stored for, and what.
fn to_store(model: &Model) -> Option<(String, String)> {
    let origin = model.tenant.loaded.clone()?;
    if host(&origin) == Host::Shared || !is_trusted(model, &origin) {
        return None;
    }
    // An input that holds a secret of the panel is not stored: the next start would take the dots for it.
    let kept = |text: &&String| model.clean((*text).clone()) == **text;
    let inputs = model.inputs.plain.iter().filter(|(_, text)| kept(text));
    let stored = Stored {
        progress: model.progress.clone(),
        inputs: inputs.map(|(id, text)| (id.name().to_owned(), text.clone())).collect(),
        style: model.inputs.style.clone(),
        known: model.inputs.known.clone(),
    };
    Some((origin, serde_json::to_string(&stored).ok()?))
}

fn is_trusted(model: &Model, origin: &str) -> bool {
    match host(origin) {
        Host::OneLogin | Host::Shared => true,
        Host::Other => model.progress.own_host,
        Host::Insecure => false,
    }
}

/// Forgets what was typed and pasted, also in the fields whose text only the panel's page holds.
fn forget_inputs(model: &mut Model) -> Vec<Effect> {
    model.forget_inputs();
    vec![Effect::Refill(SecretField::Token), Effect::Refill(SecretField::Headers)]
}

/// Forgets how far the guide is, and what was written.
fn forget_progress(model: &mut Model) {
    model.progress = Progress::default();
    model.undo = UndoList::default();
    model.putting_back = None;
    model.opening = None;
    model.unheard = None;
    model.chosen = None;
    model.declined = None;
}

/// Asks before forgetting, or takes the question back.
pub fn ask_forget(model: &mut Model, ask: bool) -> Vec<Effect> {
    model.tenant.asks_forget = ask;
    Vec::new()
}

/// Forgets everything that is known and stored of this tenant.
pub fn forget(model: &mut Model) -> Vec<Effect> {
    if !std::mem::take(&mut model.tenant.asks_forget) {
        return ask_forget(model, true);
    }
    let mut effects = if model.flight.is_some() || model.run.is_some() { stop::stop(model) } else { Vec::new() };
    effects.extend(end_pointing(model));
    effects.extend(forget_inputs(model));
    forget_progress(model);
    effects.extend(model.tenant.loaded.clone().map(Effect::Remove));
    read_again(model);
    // What the page shows is read again, and stored with the next change; now nothing is stored.
    if let Some((_, json)) = to_store(model) {
        *model.tenant.stored.borrow_mut() = Some(json);
    }
    model.say = "Everything stored for this tenant is forgotten.".into();
    effects
}

/// The open app is the one that the guide is about.
pub fn use_this_app(model: &mut Model, number: u64) -> Vec<Effect> {
    if model.run.is_some() || model.flight.is_some() {
        model.say = "Stop what is being carried out first.".into();
        return Vec::new();
    }
    if let Some(app) = model.open_app().filter(|app| app.number == number).cloned() {
        if !app.heading.is_empty() {
            model.inputs.set(PlainInput::App, app.heading.clone());
        }
        model.progress.use_app(app);
        model.rules.leave_app();
        read_again(model);
    } else {
        model.say = "Another app is open now, so nothing was changed. Look at its name, then choose.".into();
    }
    look(model).into_iter().collect()
}

/// Asks the browser for access to the tenant's pages.
pub fn ask_access(model: &mut Model) -> Vec<Effect> {
    let Some(origin) = model.tenant_origin().map(str::to_owned) else { return Vec::new() };
    if !is_trusted(model, &origin) {
        model.say = "Access is kept on OneLogin's pages only. If this address is your company's, name it first.".into();
        return Vec::new();
    }
    vec![Effect::AllowOrigin(origin)]
}

/// What came of it.
pub fn allowed(model: &mut Model, granted: bool) -> Vec<Effect> {
    let tenant = model.tenant_origin().unwrap_or("this tenant").trim_start_matches("https://").to_owned();
    model.say = if granted {
        format!(
            "The panel may now work on {tenant} without a click on its icon. The browser's settings of the extension take that back."
        )
    } else {
        format!("Not allowed; nothing changed. On {tenant} a click on the extension's icon lets the panel in.")
    };
    if granted { vec![Effect::Join] } else { Vec::new() }
}

/// The name of the host was typed.
pub fn typed_host(model: &mut Model, text: String) -> Vec<Effect> {
    model.tenant.typed_host = text;
    Vec::new()
}

/// The admin says that this host is his tenant's own. He has to name it: a click alone is made too easily.
pub fn confirm_host(model: &mut Model) -> Vec<Effect> {
    let Some(origin) = model.origin().map(str::to_owned) else { return Vec::new() };
    if host(&origin) != Host::Other || model.tenant.loaded.as_deref() != Some(origin.as_str()) {
        return Vec::new();
    }
    let typed = model.tenant.typed_host.trim().trim_start_matches("https://").trim_end_matches('/');
    if typed.eq_ignore_ascii_case(origin.trim_start_matches("https://")) {
        model.progress.own_host = true;
        model.tenant.typed_host.clear();
        model.trouble = None;
        announce_step(model);
    } else {
        let address = origin.trim_start_matches("https://");
        model.say = format!(
            "The page is at {address}, and you typed another address, so nothing is offered here. Compare both with your browser's address bar."
        );
        model.trouble = Some(model.say.clone());
    }
    Vec::new()
}
