//! What would be done to one control, or why nothing can be.

use super::plan::{Change, ChangeKind};
use super::task::Task;
use crate::guide::{Setting, Vars, Want, fill_in};
use crate::onelogin::{ControlId, ControlSpec, Kind, Place};
use crate::page::find::{
    Located, Meant, Pick, Prepared, Refusal, is_named_by_the_tenant, labels, locate_in, meant, row_as_control,
    row_to_press, strange_hint,
};
use crate::page::read::{compare, is_search};
use crate::page::snapshot::{Barrier, Row, Snapshot, Value};
use crate::text;

/// Why a change can't be planned.
pub(super) struct Obstacle {
    /// The reason, and what to do.
    pub why: String,
    /// Would it help if the admin pointed at the control?
    pub point: bool,
}

impl Obstacle {
    const fn to_be_done_by_hand(why: String) -> Self {
        Self { why, point: false }
    }

    fn of(refusal: &Located, spec: &ControlSpec, name: &str) -> Self {
        let doubt = matches!(
            refusal,
            Located::Ambiguous { .. }
                | Located::NotFound { .. }
                | Located::Refused { reason: Refusal::Contradiction { .. } }
        );
        let point = doubt && !is_named_by_the_tenant(spec);
        Self { why: refusal.explain(name), point }
    }
}

/// A control that is not on the page yet: what goes into it is known, and where it is comes with a later look.
pub(super) fn later_fill(setting: &Setting, task: &Task) -> Change {
    Change {
        new: shown_want(&setting.want, task.vars),
        secret: secret_of(&setting.want, task),
        want: Some(setting.want.clone()),
        kind: ChangeKind::Fill,
        ..later_press(setting.control, task.vars)
    }
}

/// A press of what is not on the page yet.
pub(super) fn later_press(control: ControlId, vars: &Vars) -> Change {
    let label = labels(control.spec(), vars).into_iter().next().unwrap_or_else(|| control.name().to_owned());
    Change {
        control,
        want: None,
        label,
        kind: ChangeKind::Press,
        old: String::new(),
        new: String::new(),
        secret: None,
        handle: None,
        overwrites: false,
        pointed: false,
        hint: None,
    }
}

fn secret_of(want: &Want, task: &Task) -> Option<u32> {
    if matches!(want, Want::Secret(_)) { task.token } else { None }
}

/// The wanted value as shown to the admin.
fn shown_want(want: &Want, vars: &Vars) -> String {
    match want {
        Want::On(on) => if *on { "on" } else { "off" }.to_owned(),
        Want::Option(text) | Want::Text(text) | Want::Shown(text) | Want::NoRow(text) => {
            fill_in(text, vars).unwrap_or_default()
        }
        Want::Secret(_) => "••••••••".to_owned(),
        Want::Listed(_) | Want::Saved(_) => String::new(),
    }
}

/// What would be put into a control; nothing if it holds that already.
pub(super) fn fill_change(
    page: &Prepared,
    place: Place,
    setting: &Setting,
    task: &Task,
) -> Result<Option<Change>, Obstacle> {
    let Task { vars, picks, .. } = *task;
    if task.kept && matches!(setting.want, Want::Secret(_)) {
        return Ok(None);
    }
    let spec = setting.control.spec();
    let name = labels(spec, vars).into_iter().next().unwrap_or_default();
    match locate_in(page, spec, place, vars, picks) {
        Located::Found { index, label, .. } => {
            let Some(control) = page.snapshot.controls.get(index) else { return Ok(None) };
            let Some((met, _)) = compare(&control.value, &setting.want, vars) else {
                return Err(Obstacle::to_be_done_by_hand(format!(
                    "“{label}” is not the kind of control that was expected. Please do this one by hand."
                )));
            };
            // A stored secret can't be compared: the admin's approval to write decides, so an empty-looking masked one is filled.
            let secret_to_write = matches!(control.value, Value::Secret { set: false, .. });
            if met && !secret_to_write {
                return Ok(None);
            }
            let old = match &control.value {
                Value::Text { text } => text::collapse(text),
                Value::Choice { selected, .. } => selected.clone(),
                Value::Checked { on } | Value::None { active: on } => if *on { "on" } else { "off" }.to_owned(),
                Value::Mixed => "mixed".to_owned(),
                Value::Secret { set, masked } => if *set || *masked { "••••••••" } else { "" }.to_owned(),
            };
            if let (Value::Choice { options, .. }, Want::Option(_)) = (&control.value, &setting.want) {
                let wanted = shown_want(&setting.want, vars);
                let list = |options: &[String]| {
                    options.iter().take(8).map(|option| format!("“{option}”")).collect::<Vec<_>>().join(", ")
                };
                match meant(options, &wanted) {
                    Meant::None if !options.is_empty() => {
                        return Err(Obstacle::to_be_done_by_hand(format!(
                            "“{label}” does not offer “{wanted}”; it offers {}. Check the steps before this one.",
                            list(options)
                        )));
                    }
                    Meant::Several(several) => {
                        return Err(Obstacle::to_be_done_by_hand(format!(
                            "Several options of “{label}” could be “{wanted}”: {}. Please choose the right one by hand.",
                            list(&several)
                        )));
                    }
                    Meant::One(_) | Meant::None => {}
                }
            }
            Ok(Some(Change {
                control: setting.control,
                label,
                kind: ChangeKind::Fill,
                overwrites: !old.is_empty()
                    && !is_search(control)
                    && matches!(control.value, Value::Text { .. } | Value::Secret { .. }),
                old,
                new: shown_want(&setting.want, vars),
                secret: secret_of(&setting.want, task),
                want: Some(setting.want.clone()),
                handle: Some(control.handle),
                pointed: is_pointed_at(page, setting.control, place, picks),
                hint: strange_hint(control, &labels(spec, vars)),
            }))
        }
        Located::NotFound { .. } | Located::Refused { reason: Refusal::Barriers { .. } } if spec.after.is_some() => {
            Ok(Some(later_fill(setting, task)))
        }
        // In the form of something new a tile of a list may stand for a box: it is not chosen before it is pressed.
        refusal @ Located::NotFound { .. } if place == Place::RoleNew && spec.kind == Kind::Toggle => {
            match tile(page.snapshot, spec, &name) {
                Some(row) if row.chosen => Ok(None),
                Some(row) => {
                    let (old, handle) = ("off".to_owned(), Some(row.handle));
                    Ok(Some(Change { label: name, old, handle, ..later_fill(setting, task) }))
                }
                None => Err(Obstacle::of(&refusal, spec, &name)),
            }
        }
        refusal => Err(Obstacle::of(&refusal, spec, &name)),
    }
}

/// A row that says this name and nothing else, and that can be pressed as a whole.
fn tile<'page>(snapshot: &'page Snapshot, spec: &ControlSpec, name: &str) -> Option<&'page Row> {
    let handle = row_to_press(snapshot, spec, name).ok()??;
    let mut rows = snapshot.tables.iter().flat_map(|table| &table.rows);
    rows.find(|row| row.handle == handle && row.pressable && matches!(row.cells.as_slice(), [_]))
}

/// Is it found because the admin pointed at it?
fn is_pointed_at(page: &Prepared, id: ControlId, place: Place, picks: &[Pick]) -> bool {
    picks.iter().any(|pick| pick.find(page, id.spec(), place).is_some())
}

fn row_button(snapshot: &Snapshot, spec: &ControlSpec, vars: &Vars) -> Option<u32> {
    row_as_control(snapshot, spec, &fill_in(spec.row?, vars).ok()?)
}

/// What would be pressed. What can't be pressed before something was filled is `waiting` for that: many pages switch their
/// Save off, or show none, until something has changed.
pub(super) fn press_change(
    page: &Prepared,
    place: Place,
    id: ControlId,
    task: &Task,
    waiting: bool,
) -> Result<Change, Obstacle> {
    let Task { vars, picks, .. } = *task;
    let snapshot = page.snapshot;
    let spec = id.spec();
    let name = labels(spec, vars).into_iter().next().unwrap_or_default();
    let press = |label: String, handle: u32| Change {
        label,
        handle: Some(handle),
        pointed: is_pointed_at(page, id, place, picks),
        ..later_press(id, vars)
    };
    if spec.kind == Kind::Row {
        return Ok(match row_to_press(snapshot, spec, &name).map_err(Obstacle::to_be_done_by_hand)? {
            Some(handle) => press(name, handle),
            None => later_press(id, vars),
        });
    }
    match locate_in(page, spec, place, vars, picks) {
        Located::Found { handle, label, .. } => Ok(press(label, handle)),
        // An entry of a list may be a row that opens as a whole.
        Located::NotFound { .. }
            if spec.labels.iter().any(|label| label.contains('{'))
                && matches!(row_to_press(snapshot, spec, &name), Ok(Some(_))) =>
        {
            let handle = row_to_press(snapshot, spec, &name).ok().flatten();
            Ok(Change { label: name, handle, pointed: false, ..later_press(id, vars) })
        }
        // An entry with a state may be a row that is one button as a whole.
        Located::NotFound { .. } if row_button(snapshot, spec, vars).is_some() => {
            Ok(Change { handle: row_button(snapshot, spec, vars), ..later_press(id, vars) })
        }
        // What comes up only after something else was done is left for the next look at the page.
        Located::NotFound { .. } | Located::Refused { reason: Refusal::Barriers { .. } }
            if spec.after.is_some() || spec.labels.iter().any(|label| label.contains('{')) =>
        {
            Ok(later_press(id, vars))
        }
        Located::Refused { reason: Refusal::Barriers { barriers, .. } }
            if waiting && barriers.iter().all(|barrier| matches!(barrier, Barrier::Disabled | Barrier::Hidden)) =>
        {
            Ok(later_press(id, vars))
        }
        Located::NotFound { .. } if waiting && spec.is_save() => Ok(later_press(id, vars)),
        refusal => Err(Obstacle::of(&refusal, spec, &name)),
    }
}
