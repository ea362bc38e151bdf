//! Controls that the admin has pointed at, remembered by what they look like; no value is.

use serde::{Deserialize, Serialize};

use super::locate::kind_fits;
use super::located::Located;
use super::prepared::Prepared;
use crate::onelogin::{ControlId, ControlSpec, Kind, Place};
use crate::page::{Barrier, Control, Role, Snapshot, Value};
use crate::text;

/// What tells a control that was pointed at from all others of its page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Pick {
    /// What it was pointed at for.
    pub control: ControlId,
    /// The page, tab or dialog.
    pub place: Place,
    role: Role,
    /// Its strongest label, as shown; empty if it has none.
    pub label: String,
    sections: Vec<String>,
    name: String,
    id: String,
}

impl Pick {
    /// Of the control with this handle, if it may be what the entry means and can be known again.
    ///
    /// # Errors
    /// Why it may not be, and what to do.
    pub fn of(page: &Prepared, spec: &ControlSpec, place: Place, handle: u32) -> Result<Self, String> {
        let Some((index, control)) = pointed_at(page.snapshot, spec, handle) else {
            return Err("What you pointed at is no field or button. Please point at the field itself.".into());
        };
        if is_named_by_the_tenant(spec) {
            return Err("There is one of these for each role or person, so that none can be remembered. Please do this one by hand.".into());
        }
        if !kind_fits(spec, control) {
            return Err(format!(
                "What you pointed at is {}; {} is needed here.",
                role_words(control.role),
                kind_words(spec.kind)
            ));
        }
        if page.is_in_dialog(index) != place.is_dialog() {
            return Err(format!("What you pointed at does not belong to {}.", place.title()));
        }
        if !control.barriers.is_empty() {
            return Err("What you pointed at can't be used now: it is hidden, covered, disabled or read-only.".into());
        }
        match (spec.kind, &control.value) {
            (Kind::Secret, Value::Text { .. }) => {
                return Err("What you pointed at shows what is typed into it; a secret is not written there.".into());
            }
            (Kind::Text, Value::Secret { .. }) => {
                return Err("What you pointed at is a field for a secret; this value is none.".into());
            }
            _ => {}
        }
        let pick = Self {
            control: spec.id,
            place,
            role: control.role,
            label: label_of(control).to_owned(),
            sections: sections_of(page, index),
            name: stable(&control.name),
            id: stable(&control.id),
        };
        if pick.label.is_empty() && pick.name.is_empty() && pick.id.is_empty() {
            return Err(
                "The page gives it no name by which it could be known again. Please do this one by hand.".into()
            );
        }
        if pick.matches(page).count() == 1 {
            Ok(pick)
        } else {
            Err("Something else on the page looks exactly the same, so it could not be known again. Please do this one by hand.".into())
        }
    }

    fn matches<'page>(&self, page: &'page Prepared) -> impl Iterator<Item = (usize, &'page Control)> {
        page.snapshot.controls.iter().enumerate().filter(move |(index, control)| {
            control.role == self.role
                && !control.barriers.iter().any(|barrier| matches!(barrier, Barrier::Hidden | Barrier::OffScreen))
                && page.is_in_dialog(*index) == self.place.is_dialog()
                && text::same(label_of(control), &self.label)
                && stable(&control.name) == self.name
                && stable(&control.id) == self.id
                && sections_of(page, *index) == self.sections
        })
    }

    /// What it is called, for the admin.
    #[must_use]
    pub fn called(&self) -> String {
        let name = [&self.label, &self.name, &self.id].into_iter().find(|name| !name.is_empty());
        format!("“{}”", name.map_or("", String::as_str))
    }

    /// The control, if exactly one on the page looks like it and can be used; otherwise it is as if nothing was remembered.
    #[must_use]
    pub fn find(&self, page: &Prepared, spec: &ControlSpec, place: Place) -> Option<Located> {
        if self.control != spec.id || self.place != place || is_named_by_the_tenant(spec) {
            return None;
        }
        let mut found = self.matches(page);
        let (Some((index, control)), None) = (found.next(), found.next()) else { return None };
        (kind_fits(spec, control) && control.barriers.is_empty()).then(|| Located::Found {
            index,
            handle: control.handle,
            label: self.label.clone(),
            why: format!("you pointed at it on {}", place.title()),
        })
    }
}

/// The control with this handle; for a choice, the group that a radio button belongs to.
fn pointed_at<'page>(snapshot: &'page Snapshot, spec: &ControlSpec, handle: u32) -> Option<(usize, &'page Control)> {
    let controls = || snapshot.controls.iter().enumerate();
    let (index, control) = controls().find(|(_, control)| control.handle == handle)?;
    if spec.kind != Kind::Choice || control.role != Role::Radio {
        return Some((index, control));
    }
    let offers = |group: &Control| match &group.value {
        Value::Choice { options, .. } => control.labels.iter().any(|label| options.contains(&label.text)),
        _ => false,
    };
    let group = controls().take(index).rfind(|(_, other)| other.role == Role::Radiogroup && offers(other));
    Some(group.unwrap_or((index, control)))
}

/// Is there one of it for each role, rule, person or app? What was pointed at for one would be taken for the next.
#[must_use]
pub fn is_named_by_the_tenant(spec: &ControlSpec) -> bool {
    spec.labels.iter().copied().chain(spec.row).any(|label| label.contains('{'))
}

fn label_of(control: &Control) -> &str {
    control.labels.first().map(|label| label.text.as_str()).unwrap_or_default()
}

fn sections_of(page: &Prepared, index: usize) -> Vec<String> {
    page.sections(index).map(|section| section.folded.clone()).collect()
}

/// A name that its maker chose; one with digits may be another at the next load.
fn stable(name: &str) -> String {
    const LONGEST: usize = 60;
    let chosen = name.len() <= LONGEST && !name.chars().any(|character| character.is_numeric() || character == ':');
    if chosen { name.to_owned() } else { String::new() }
}

const fn role_words(role: Role) -> &'static str {
    match role {
        Role::Textbox => "a text field",
        Role::Checkbox => "a check box",
        Role::Switch => "a switch",
        Role::Radio => "a radio button",
        Role::Combobox => "a drop-down",
        Role::Radiogroup => "a group of radio buttons",
        Role::Button => "a button",
        Role::Link => "a link",
        Role::Tab => "a tab",
        Role::Menuitem => "an entry of a menu",
    }
}

const fn kind_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Secret => "a text field",
        Kind::Check => "a check box or switch",
        Kind::Radio => "a radio button",
        Kind::Choice => "a drop-down or a group of radio buttons",
        Kind::Press | Kind::Toggle | Kind::Row | Kind::Fact | Kind::Listed | Kind::Cell => "a button or link",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::Vars;
    use crate::page::testing::{control, text};
    use crate::page::{Snapshot, locate_in};

    const PLACE: Place = Place::AppConfiguration;

    fn page(controls: Vec<Control>) -> Snapshot {
        Snapshot { controls, ..Snapshot::default() }
    }

    fn pick(snapshot: &Snapshot, id: ControlId, handle: u32) -> Result<Pick, String> {
        Pick::of(&Prepared::of(snapshot), id.spec(), PLACE, handle)
    }

    fn find(snapshot: &Snapshot, picks: &[Pick]) -> Located {
        locate_in(&Prepared::of(snapshot), ControlId::BaseUrl.spec(), PLACE, &Vars::new(), picks)
    }

    #[test]
    fn what_was_pointed_at_is_found_again_while_only_one_looks_like_it() {
        let shown = page(vec![text(1, "Owner", ""), text(2, "Where to send people", "")]);
        assert!(matches!(find(&shown, &[]), Located::NotFound { .. }));
        let picks = [pick(&shown, ControlId::BaseUrl, 2).expect("it may be it")];
        let later = page(vec![text(9, "New here", ""), text(7, "Where to send people", "https://a.example")]);
        let found = find(&later, &picks);
        assert!(
            matches!(&found, Located::Found { handle: 7, why, .. } if why.contains("you pointed at it")),
            "{found:?}"
        );
        let twice = page(vec![text(1, "Where to send people", ""), text(2, "Where to send people", "")]);
        assert!(matches!(find(&twice, &picks), Located::NotFound { .. }));
        let barred = Control { barriers: vec![Barrier::Readonly], ..text(1, "Where to send people", "") };
        assert!(matches!(find(&page(vec![barred]), &picks), Located::NotFound { .. }));
    }

    #[test]
    fn what_can_not_be_it_is_not_taken() {
        let secret = control(3, Role::Textbox, "Key", Value::Secret { set: false, masked: false });
        let hidden = Control { barriers: vec![Barrier::Hidden], ..text(4, "Endpoint", "") };
        let boxed = control(1, Role::Checkbox, "Endpoint", Value::Checked { on: false });
        let shown = page(vec![boxed, text(2, "Twin", ""), secret, hidden, text(5, "Twin", ""), text(6, "", "")]);
        for (id, handle) in [
            (ControlId::BaseUrl, 1),
            (ControlId::Token, 2),
            (ControlId::BaseUrl, 3),
            (ControlId::BaseUrl, 4),
            (ControlId::BaseUrl, 5),
            (ControlId::BaseUrl, 6),
            (ControlId::BaseUrl, 99),
            (ControlId::AccessRole, 1),
        ] {
            assert!(pick(&shown, id, handle).is_err(), "{handle}");
        }
    }

    #[test]
    fn who_points_at_one_of_several_radio_buttons_means_the_choice() {
        let group = |handle, label: &str, options: &[&str]| {
            let options = options.iter().map(|option| (*option).to_owned()).collect();
            control(handle, Role::Radiogroup, label, Value::Choice { selected: String::new(), options })
        };
        let radio = |handle, label: &str| control(handle, Role::Radio, label, Value::Checked { on: false });
        let shown = page(vec![
            group(1, "On leave", &["Suspend", "Nothing"]),
            radio(2, "Suspend"),
            radio(3, "Nothing"),
            group(4, "On parting", &["Suspend", "Delete"]),
            radio(5, "Suspend"),
            radio(6, "Delete"),
            radio(7, "Alone"),
        ]);
        let chosen = |handle| pick(&shown, ControlId::OnDelete, handle).map(|pick| pick.label);
        assert_eq!(chosen(2).as_deref(), Ok("On leave"));
        assert_eq!(chosen(5).as_deref(), Ok("On parting"));
        assert_eq!(chosen(4).as_deref(), Ok("On parting"));
        assert!(chosen(7).is_err_and(|why| why.contains("a radio button")));
    }

    #[test]
    fn nothing_that_was_typed_is_remembered() {
        let shown = page(vec![text(2, "Endpoint", "canary")]);
        let kept = serde_json::to_string(&pick(&shown, ControlId::BaseUrl, 2).expect("it may be it")).expect("JSON");
        assert!(!kept.contains("canary"), "{kept}");
    }
}
