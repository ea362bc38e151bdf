//! The panel's one transition function: pure, tested natively. This file dispatches, and works out what follows from the
//! new state; each idea has a file of its own.

mod absorb;
mod approve;
mod export;
mod flight;
mod inputs;
mod kept;
mod landed;
mod look;
mod navigate;
mod pointing;
mod read;
mod rules;
mod run;
mod say;
mod stop;
mod tenant;
mod undo;
mod users;
mod wait;

use super::effect::Effect;
use super::msg::{Msg, ViewMsg};
use super::state::{Link, Model, OnShow};
use crate::page::Event;

pub use export::findings;
pub use undo::obstacle as put_back_obstacle;

/// Takes a message, at a time in milliseconds since 1970, and says what is to be done about it.
pub fn update(model: &mut Model, msg: Msg, now: f64) -> Vec<Effect> {
    model.now = now;
    let mut effects = match msg {
        Msg::View(msg) => admin(model, msg),
        Msg::Start => join(model),
        Msg::Joined { document } => look::joined(model, document),
        Msg::NotJoined { why } => look::not_joined(model, why),
        Msg::Page(event) => page(model, event),
        Msg::Left => look::left(model),
        Msg::Arrived => join(model),
        Msg::Looked(snapshot) => look::looked(model, *snapshot),
        Msg::Unread { why } => look::unread(model, why),
        Msg::NotSent { batch, why } => landed::not_sent(model, batch, &why),
        Msg::Pointed { number, handle } => pointing::pointed(model, number, handle),
        Msg::Loaded { origin, json } => tenant::loaded(model, &origin, json.as_deref()),
        Msg::TenantAllowed(granted) => tenant::allowed(model, granted),
        Msg::Failed { why } => {
            model.trouble = Some(why);
            Vec::new()
        }
        Msg::Tick => look::tick(model),
    };
    effects.extend(follows(model));
    effects.into_iter().map(|effect| cleaned(model, effect)).collect()
}

/// What the admin does in the panel.
fn admin(model: &mut Model, msg: ViewMsg) -> Vec<Effect> {
    if goes_on(&msg) {
        model.stopped = false;
    }
    match msg {
        ViewMsg::Join => join(model),
        ViewMsg::Show(screen) => {
            let mut effects = navigate::show(model, screen);
            effects.extend(inputs::refill(model));
            effects
        }
        ViewMsg::OpenStep(index) => navigate::open_step(model, index),
        ViewMsg::ShowFinding(step) => navigate::show_finding(model, &step),
        ViewMsg::Go => navigate::go(model),
        ViewMsg::Skip(index) => navigate::skip(model, index),
        ViewMsg::DoneByHand(index) => navigate::done_by_hand(model, index),
        ViewMsg::NotThere(list) => navigate::not_there(model, list),
        ViewMsg::Follow(on) => navigate::set_follow(model, on),
        ViewMsg::FocusControl => navigate::focus(model),
        ViewMsg::UseThisApp { number } => tenant::use_this_app(model, number),
        ViewMsg::AllowTenant => tenant::ask_access(model),
        ViewMsg::TypedHost(text) => tenant::typed_host(model, text),
        ViewMsg::ConfirmHost => tenant::confirm_host(model),
        ViewMsg::AskForget => tenant::ask_forget(model, true),
        ViewMsg::KeepTenant => tenant::ask_forget(model, false),
        ViewMsg::Forget => tenant::forget(model),
        ViewMsg::Approve { digest } => approve::approve(model, &digest),
        ViewMsg::Decline => approve::decline(model),
        ViewMsg::Reload => navigate::reload(model),
        ViewMsg::Reconsider => approve::reconsider(model),
        ViewMsg::FillAnyway => approve::fill_anyway(model),
        ViewMsg::Stop => stop::stop(model),
        ViewMsg::PutBack { id } => undo::ask(model, id),
        ViewMsg::ApprovePutBack { digest } => undo::approve(model, &digest),
        ViewMsg::KeepWritten => undo::keep(model),
        ViewMsg::GoToWritten { id } => undo::go_to(model, id),
        ViewMsg::Point => pointing::point(model),
        ViewMsg::UsePick => pointing::use_pick(model),
        ViewMsg::Unpoint => pointing::unpoint(model),
        ViewMsg::ForgetPick { control, place } => pointing::forget_pick(model, control, place),
        ViewMsg::Report
        | ViewMsg::SaveReport
        | ViewMsg::CloseReport
        | ViewMsg::CopyAudit
        | ViewMsg::SaveAudit { .. }
        | ViewMsg::CopyTemplate
        | ViewMsg::CopyRules
        | ViewMsg::CopyInstructions
        | ViewMsg::CopyTerraform => export::export(model, msg),
        ViewMsg::Typed { .. }
        | ViewMsg::FixInput { .. }
        | ViewMsg::MovePasted { .. }
        | ViewMsg::TypedError(_)
        | ViewMsg::TypedTemplate(_)
        | ViewMsg::TypedHeaders(_)
        | ViewMsg::FixHeaders(_)
        | ViewMsg::FixTemplate(_)
        | ViewMsg::PageTemplate
        | ViewMsg::Sample(_)
        | ViewMsg::Dialect(_) => inputs::inputs(model, msg),
        ViewMsg::ToggleRole(_)
        | ViewMsg::TypedRules { .. }
        | ViewMsg::Style(_)
        | ViewMsg::Known { .. }
        | ViewMsg::ChooseShown
        | ViewMsg::ChooseListed
        | ViewMsg::ChooseNone
        | ViewMsg::ReadRoles
        | ViewMsg::ReadRules
        | ViewMsg::FillRules => rules::rules(model, msg),
    }
}

/// Does it ask for something that goes on from here, after Stop?
const fn goes_on(msg: &ViewMsg) -> bool {
    matches!(
        msg,
        ViewMsg::Approve { .. }
            | ViewMsg::ApprovePutBack { .. }
            | ViewMsg::Go
            | ViewMsg::ShowFinding(_)
            | ViewMsg::Follow(_)
            | ViewMsg::FillRules
            | ViewMsg::ReadRoles
            | ViewMsg::ReadRules
    )
}

/// What the content script tells without being asked.
fn page(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::Hello { .. } => Vec::new(),
        Event::Changed {} => wait::look(model).into_iter().collect(),
        Event::Pressed { label } => look::pressed(model, &label),
        Event::Outcome { batch, operation, outcome } => flight::outcome(model, batch, operation, outcome),
        Event::Ended { batch, end } => landed::ended(model, batch, end),
        Event::Tampered { what } => stop::tampered(model, &what),
        Event::Replaced {} => {
            let why = "Another panel has taken over this tab. Close one of them, then try again.";
            look::not_joined(model, why.to_owned())
        }
    }
}

fn join(model: &mut Model) -> Vec<Effect> {
    model.link = Link::Joining;
    vec![Effect::Join]
}

/// Works out, once for each message, what follows from the new state: the next move, what is on show, the ring, what is stored.
fn follows(model: &mut Model) -> Vec<Effect> {
    model.remap();
    model.next = model.work_out_next();
    let now = model.now;
    let offer = model.work_out_offer();
    OnShow::show(&mut model.on_show, offer, now);
    let put_back = undo::offer(model).and_then(Result::ok);
    OnShow::show(&mut model.put_back_on_show, put_back, now);
    let mut effects = navigate::ring(model);
    effects.extend(tenant::store(model));
    effects.extend(wait::wake(model));
    effects
}

/// Takes every secret out of what leaves the panel. Only a batch may carry one, into the field that it was approved for.
fn cleaned(model: &Model, effect: Effect) -> Effect {
    match effect {
        Effect::Copy(text) => Effect::Copy(model.clean(text)),
        Effect::Download { name, mime, text } => Effect::Download { name, mime, text: model.clean(text) },
        Effect::Ring { handle, label } => Effect::Ring { handle, label: model.clean(label) },
        Effect::Save { origin, json } => Effect::Save { origin, json: model.clean(json) },
        other => other,
    }
}
