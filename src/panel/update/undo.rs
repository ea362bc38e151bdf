//! Putting a written value back: shown as old → new, approved by itself, only where it was written, and told by its outcome.

use super::flight::send;
use super::wait::look;
use crate::onelogin::route_url;
use crate::page::{Act, Digest, Located, Operation, Value, expectation};
use crate::panel::effect::Effect;
use crate::panel::state::{Errand, Flight, Model, Part, Permitted, PutBack, Undo, in_words};

/// Shows what putting a written value back would do.
pub fn ask(model: &mut Model, id: u32) -> Vec<Effect> {
    if model.undo.get(id).is_some() {
        model.putting_back = Some(id);
        model.say = match offer(model) {
            Some(Err(why)) => why,
            _ => "Look at what would be put back, then approve it.".into(),
        };
    }
    look(model).into_iter().collect()
}

/// The value stays as it was written.
pub fn keep(model: &mut Model) -> Vec<Effect> {
    model.putting_back = None;
    model.say = "Nothing was put back.".into();
    Vec::new()
}

/// What putting it back would do here, or why it can't be done here; nothing while nothing is to be put back.
pub fn offer(model: &Model) -> Option<Result<PutBack, String>> {
    let undo = model.undo.get(model.putting_back?)?;
    if model.run.is_some() || model.flight.is_some() || model.rules.sweep.is_some() {
        return Some(Err("Wait until the panel has finished what it is doing.".to_owned()));
    }
    Some(found(model, undo).map(|(put_back, _)| put_back))
}

/// Why what is asked for can't be put back here.
#[must_use]
pub fn obstacle(model: &Model) -> Option<String> {
    offer(model)?.err()
}

fn found(model: &Model, undo: &Undo) -> Result<(PutBack, u32), String> {
    let elsewhere = || {
        let whose = undo.at.record.as_ref().map(|record| record.heading.as_str()).filter(|name| !name.is_empty());
        let whose = whose.map(|name| format!(" of “{name}”")).unwrap_or_default();
        format!("“{}” is on {}{whose}. Open that first.", undo.title, undo.at.place.title())
    };
    let seen = model.page.seen.as_ref().filter(|_| model.is_trusted()).ok_or_else(elsewhere)?;
    if !undo.at.is_open(seen) {
        return Err(elsewhere());
    }
    if undo.old == Value::Mixed {
        return Err(format!("“{}” was partly ticked, which no press brings back. Please set it by hand.", undo.title));
    }
    let control = match model.locate(undo.control, undo.at.place, &undo.vars) {
        Some(Located::Found { index, .. }) => seen.snapshot.controls.get(index),
        Some(refusal) => return Err(refusal.explain(&undo.title)),
        None => None,
    };
    let control = control.ok_or_else(elsewhere)?;
    let put_back = PutBack {
        id: undo.id,
        document: seen.snapshot.document.clone(),
        origin: seen.snapshot.origin.clone(),
        path: seen.snapshot.path.clone(),
        record: seen.record.clone(),
        label: undo.title.clone(),
        now: in_words(&control.value),
        back: in_words(&undo.old),
    };
    Ok((put_back, control.handle))
}

/// Putting it back is approved.
pub fn approve(model: &mut Model, digest: &Digest) -> Vec<Effect> {
    if model.run.is_some() || model.flight.is_some() {
        return Vec::new();
    }
    let Some(undo) = model.putting_back.and_then(|id| model.undo.get(id)).cloned() else { return Vec::new() };
    let (put_back, handle) = match found(model, &undo) {
        Ok(found) => found,
        Err(why) => {
            model.say = why;
            return Vec::new();
        }
    };
    let Some(shown) = model.put_back_on_show.as_ref().filter(|shown| *shown.value() == put_back) else {
        model.say = "The page changed at that moment, so nothing was done. Look at it again, then approve.".into();
        return Vec::new();
    };
    let approval = match shown.approve(digest, model.now) {
        Ok(approval) => approval,
        Err(why) => {
            model.say = why.to_owned();
            return Vec::new();
        }
    };
    let Some(seen) = model.page.seen.clone() else { return Vec::new() };
    let operation =
        expectation(&seen.snapshot, handle).zip(act(&undo.old)).map(|(expect, act)| Operation { handle, expect, act });
    let Some(operation) = operation else { return Vec::new() };
    let batch = model.last_batch + 1;
    match Permitted::approved(&approval, batch, &seen.snapshot, None, vec![operation], model.now) {
        Ok(permitted) => {
            model.trouble = None;
            model.say = format!("Putting “{}” back.", undo.title);
            let part = Part { control: Some(undo.control), title: undo.title, press: false, undo: None, outcome: None };
            send(model, batch, Errand::PutBack(undo.id), vec![part], permitted)
        }
        Err(why) => {
            model.say = why.to_owned();
            Vec::new()
        }
    }
}

fn act(old: &Value) -> Option<Act> {
    match old {
        Value::Text { text } => Some(Act::Type { text: text.clone() }),
        Value::Checked { on } => Some(Act::Check { on: *on }),
        Value::Choice { selected, .. } => Some(Act::Choose { option: selected.clone(), aliases: Vec::new() }),
        Value::Mixed | Value::Secret { .. } | Value::None { .. } => None,
    }
}

/// The batch that puts it back has ended. The entry stays until the page has kept the old value.
pub fn landed(model: &mut Model, id: u32, flight: &Flight, refusal: Option<&str>) -> Vec<Effect> {
    let told = flight.parts.iter().filter_map(|part| part.outcome.as_ref()).map(|outcome| outcome.reason.clone());
    let told = told.rev().find(|reason| !reason.is_empty());
    let why = refusal.map(str::to_owned).or(told).unwrap_or_else(|| "the page did not keep it".to_owned());
    tell(model, id, flight, |title| format!("“{title}” was not put back: {why}. Look at the page, then try again."));
    look(model).into_iter().collect()
}

/// What became of it will not be told.
pub fn lost(model: &mut Model, id: u32, flight: &Flight) {
    tell(model, id, flight, |title| {
        format!("The page did not say whether “{title}” was put back. Look at the page, then try again.")
    });
}

fn tell(model: &mut Model, id: u32, flight: &Flight, failure: impl FnOnce(&str) -> String) {
    let Some(part) = flight.parts.first() else { return };
    if part.is_kept() {
        let old = model.undo.get(id).map(|undo| in_words(&undo.old)).unwrap_or_default();
        model.undo.remove(id);
        model.putting_back = None;
        model.say = format!("“{}” is “{old}” again. Press Save in the page to keep it.", part.title);
    } else {
        model.say = failure(&part.title);
        // A page load takes the trouble off the screen; what was said stays.
        model.trouble = Some(model.say.clone());
    }
}

/// Goes to the page where a value was written.
pub fn go_to(model: &mut Model, id: u32) -> Vec<Effect> {
    let Some(undo) = model.undo.get(id).filter(|_| model.run.is_none() && model.flight.is_none()) else {
        return Vec::new();
    };
    let (route, tab) = undo.at.place.route();
    let prefix = model.here().and_then(|here| here.route.as_ref()).map_or("", |route| route.prefix.as_str());
    let number = undo.at.record.as_ref().map(|record| record.number);
    match route_url(route, number, tab, prefix) {
        Some(url) => vec![Effect::Open(format!("{}{url}", undo.at.origin))],
        None => Vec::new(),
    }
}
