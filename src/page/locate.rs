//! Finds the control that a catalogue entry means, or refuses.
//!
//! A control is known by what a person reads: its label, its role, the section it stands under. `id` and `name` only
//! break ties. One clear winner, or a refusal that names the candidates; never an index, never a guess.

use crate::guide::{Vars, fill_in};
use crate::onelogin::{ControlSpec, Kind, Place};
use crate::page::{Barrier, Control, Role, Snapshot, Source};
use crate::text;

/// What came of looking for a control.
#[derive(Clone, Debug, PartialEq)]
pub enum Located {
    /// One clear winner: index into [`Snapshot::controls`], and why it won.
    Found {
        /// Index of the control.
        index: usize,
        /// The label that decided, as shown.
        label: String,
    },
    /// Several fit equally well; what each is called in the page.
    Ambiguous {
        /// Names of the candidates.
        candidates: Vec<String>,
    },
    /// Nothing fits.
    NotFound,
    /// It is there, but a person could not use it now.
    Refused {
        /// What is in the way.
        barriers: Vec<Barrier>,
    },
}

impl Located {
    /// The refusal in words: what is wrong and what to do. Empty when found.
    #[must_use]
    pub fn explain(&self, label: &str) -> String {
        match self {
            Self::Found { .. } => String::new(),
            Self::Ambiguous { candidates } => format!(
                "Several controls could be “{label}”: {}. To be safe nothing is filled; please do this one by hand.",
                candidates.join(", ")
            ),
            Self::NotFound => format!(
                "“{label}” was not found on this page. OneLogin may have changed its wording, or your plan may not include it; please do this one by hand."
            ),
            Self::Refused { barriers } => format!(
                "“{label}” is there, but it {}. Nothing is written into a control that you could not use yourself.",
                barriers.iter().map(|barrier| barrier_words(*barrier)).collect::<Vec<_>>().join(" and ")
            ),
        }
    }
}

const fn barrier_words(barrier: Barrier) -> &'static str {
    match barrier {
        Barrier::Hidden => "is hidden",
        Barrier::Disabled => "is disabled",
        Barrier::Readonly => "is read-only",
        Barrier::OffScreen => "lies outside the page",
        Barrier::Covered => "is covered by something else",
        Barrier::Inert => "is behind an open window",
    }
}

/// Labels of an entry with the values put in; an entry whose values are missing has none.
#[must_use]
pub fn labels(spec: &ControlSpec, vars: &Vars) -> Vec<String> {
    spec.labels.iter().filter_map(|label| fill_in(label, vars).ok()).filter(|label| !label.is_empty()).collect()
}

/// How well a shown text matches a wanted label: 0 not at all, 5 the same.
fn likeness(shown: &str, wanted: &str, loose: bool) -> u32 {
    if shown == wanted {
        return 5;
    }
    if !loose {
        return 0;
    }
    let shown_words: Vec<&str> = text::words(shown).collect();
    let wanted_words: Vec<&str> = text::words(wanted).collect();
    if wanted_words.is_empty() || shown_words.is_empty() {
        return 0;
    }
    let holds = |words: &[&str], word: &str| words.contains(&word);
    let all_wanted = wanted_words.iter().all(|word| holds(&shown_words, word));
    let all_shown = shown_words.iter().all(|word| holds(&wanted_words, word));
    match (all_wanted, all_shown) {
        (true, true) => 4,
        (true, false) if shown.starts_with(wanted) => 3,
        // A one-word label inside a longer text says little.
        (true, false) if wanted_words.len() > 1 => 2,
        _ => 0,
    }
}

const fn strength(source: Source) -> u32 {
    match source {
        Source::AriaLabelledby | Source::AriaLabel | Source::Label | Source::Content | Source::Dt => 3,
        Source::TableRow | Source::TableColumn | Source::Before | Source::After => 2,
        Source::Left | Source::Above | Source::Placeholder | Source::Title => 1,
        Source::Dialog | Source::Legend | Source::Heading | Source::Tabpanel => 0,
    }
}

fn role_fits(kind: Kind, role: Role) -> bool {
    match kind {
        Kind::Text | Kind::Secret => role == Role::Textbox,
        Kind::Check => matches!(role, Role::Checkbox | Role::Switch),
        Kind::Radio => role == Role::Radio,
        Kind::Choice => role == Role::Combobox,
        Kind::Press => matches!(role, Role::Button | Role::Link | Role::Tab | Role::Menuitem),
        Kind::Toggle => matches!(role, Role::Button | Role::Link | Role::Checkbox | Role::Switch),
        Kind::Row | Kind::Fact | Kind::Listed | Kind::Cell => false,
    }
}

/// Looks for the control of `spec` on the page that is open at `place`.
#[must_use]
pub fn locate(snapshot: &Snapshot, spec: &ControlSpec, place: Place, vars: &Vars) -> Located {
    let wanted: Vec<String> = labels(spec, vars).iter().map(|label| text::fold(label)).collect();
    // Names that come from a person's input (a role, an app) must be met exactly; wording of the console may drift.
    let templated = spec.labels.iter().any(|label| label.contains('{'));
    let to_the_letter: Option<Vec<String>> =
        spec.is_named_to_the_letter().then(|| labels(spec, vars).iter().map(|label| text::collapse(label)).collect());
    let mut fits: Vec<(u32, usize, String)> = Vec::new();
    for (index, control) in snapshot.controls.iter().enumerate() {
        if !role_fits(spec.kind, control.role)
            || in_dialog(control) != place.is_dialog()
            || !row_fits(snapshot, control, spec, vars)
        {
            continue;
        }
        let best = control
            .labels
            .iter()
            .filter_map(|label| {
                let shown = text::fold(&label.text);
                if to_the_letter.as_ref().is_some_and(|names| !names.contains(&text::collapse(&label.text))) {
                    return None;
                }
                if spec.not.iter().any(|word| shown.contains(word)) {
                    return None;
                }
                let score = wanted.iter().map(|want| likeness(&shown, want, !templated)).max().unwrap_or(0);
                (score > 0).then(|| (score * 100 + strength(label.source) * 10, label.text.clone()))
            })
            .max_by_key(|(score, _)| *score);
        if let Some((score, label)) = best {
            let section = spec.under.iter().any(|under| {
                let under = text::fold(under);
                control.context.iter().any(|context| text::fold(&context.text).contains(&under))
            });
            fits.push((score + u32::from(section) * 5, index, label));
        }
    }
    let usable = |index: &usize| snapshot.controls.get(*index).is_some_and(|control| control.barriers.is_empty());
    let top = fits.iter().filter(|(_, index, _)| usable(index)).map(|(score, ..)| *score).max();
    let Some(top) = top else {
        return match fits
            .iter()
            .max_by_key(|(score, ..)| *score)
            .and_then(|(_, index, _)| snapshot.controls.get(*index))
        {
            Some(control) => Located::Refused { barriers: control.barriers.clone() },
            None => Located::NotFound,
        };
    };
    let mut winners = fits.iter().filter(|(score, index, _)| *score == top && usable(index));
    match (winners.next(), winners.next()) {
        (Some((_, index, label)), None) => Located::Found { index: *index, label: label.clone() },
        (Some(_), Some(_)) => Located::Ambiguous {
            candidates: fits
                .iter()
                .filter(|(score, index, _)| *score == top && usable(index))
                .filter_map(|(_, index, label)| snapshot.controls.get(*index).map(|control| describe(control, label)))
                .collect(),
        },
        (None, _) => Located::NotFound,
    }
}

fn describe(control: &Control, label: &str) -> String {
    match control.context.first() {
        Some(context) => format!("“{label}” under “{}”", context.text),
        None => format!("“{label}”"),
    }
}

fn in_dialog(control: &Control) -> bool {
    control.context.iter().any(|context| context.source == Source::Dialog)
}

fn row_fits(snapshot: &Snapshot, control: &Control, spec: &ControlSpec, vars: &Vars) -> bool {
    let Some(row) = spec.row else { return true };
    let Ok(wanted) = fill_in(row, vars) else { return false };
    let wanted = text::fold(&wanted);
    control
        .row
        .and_then(|at| snapshot.tables.get(at.table as usize)?.rows.get(at.row as usize))
        .is_some_and(|row| row.cells.iter().any(|cell| cell_says(cell, &wanted)))
}

/// Does a cell say this? The same text, or one of its parts (`Ana Silva ana@acme.example` says `ana@acme.example`).
#[must_use]
pub fn cell_says(cell: &str, folded: &str) -> bool {
    let cell = text::fold(cell);
    cell == folded || (folded.contains('@') && cell.split([' ', '<', '>', '(', ')', ',']).any(|part| part == folded))
}

/// Rows of the page's tables in which a cell says what the control is called: table and row index.
#[must_use]
pub fn rows_saying(snapshot: &Snapshot, spec: &ControlSpec, name: &str) -> Vec<(usize, usize)> {
    let (wanted, to_the_letter) = (text::fold(name), text::collapse(name));
    let says = |cell: &String| {
        if spec.is_named_to_the_letter() { text::collapse(cell) == to_the_letter } else { cell_says(cell, &wanted) }
    };
    let mut found = Vec::new();
    for (number, table) in snapshot.tables.iter().enumerate() {
        for (index, row) in table.rows.iter().enumerate() {
            if row.cells.iter().any(says) {
                found.push((number, index));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::onelogin::ControlId;
    use crate::page::testing::{button, control, text};
    use crate::page::{Evidence, Value};

    fn page(controls: Vec<Control>) -> Snapshot {
        Snapshot { path: "/apps/7/edit".into(), hash: "configuration".into(), controls, ..Snapshot::default() }
    }

    fn find(controls: Vec<Control>, id: ControlId) -> Located {
        locate(&page(controls), id.spec(), Place::AppConfiguration, &Vars::new())
    }

    #[test]
    fn roles_that_differ_by_letter_case_or_a_sign_are_told_apart() {
        let boxes = || {
            let box_of = |handle, name: &str| control(handle, Role::Checkbox, name, Value::Checked { on: false });
            vec![box_of(1, "Ops"), box_of(2, "OPS"), box_of(3, "Sales"), box_of(4, "Sales?")]
        };
        let access = |role: &str| {
            let vars: Vars = [("role", role.to_owned())].into();
            locate(&page(boxes()), ControlId::AccessRole.spec(), Place::AppAccess, &vars)
        };
        assert!(matches!(access("OPS"), Located::Found { index: 1, .. }));
        assert!(matches!(access("Sales"), Located::Found { index: 2, .. }));
        assert_eq!(access("ops"), Located::NotFound);
    }

    #[test]
    fn a_control_is_found_by_what_a_person_reads() {
        for label in ["SCIM Base URL", "scim base url *", "SCIM\u{a0}Base URL:", "SCIM base address"] {
            let found = find(vec![text(1, "SAML Audience URL", ""), text(2, label, "")], ControlId::BaseUrl);
            assert!(matches!(found, Located::Found { index: 1, .. }), "{label}: {found:?}");
        }
    }

    #[test]
    fn two_that_fit_equally_well_are_a_refusal_that_names_them() {
        let found = find(vec![text(1, "SCIM Base URL", ""), text(2, "SCIM Base URL", "")], ControlId::BaseUrl);
        assert!(matches!(&found, Located::Ambiguous { candidates } if candidates.len() == 2), "{found:?}");
        assert!(found.explain("SCIM Base URL").contains("by hand"));
    }

    #[test]
    fn a_hidden_twin_does_not_count_and_a_hidden_only_one_is_refused() {
        let mut hidden = text(1, "SCIM Base URL", "");
        hidden.barriers = vec![Barrier::Hidden];
        assert!(matches!(
            find(vec![hidden.clone(), text(2, "SCIM Base URL", "")], ControlId::BaseUrl),
            Located::Found { index: 1, .. }
        ));
        assert_eq!(find(vec![hidden], ControlId::BaseUrl), Located::Refused { barriers: vec![Barrier::Hidden] });
    }

    #[test]
    fn a_label_of_something_else_is_not_taken() {
        assert_eq!(find(vec![text(1, "SCIM Bearer Token expires on", "")], ControlId::Token), Located::NotFound);
        assert_eq!(find(vec![button(1, "Disable")], ControlId::ApiEnable), Located::NotFound);
        assert_eq!(find(vec![button(1, "Enable provisioning")], ControlId::ApiEnable), Located::NotFound);
    }

    #[test]
    fn a_control_of_an_open_window_is_not_one_of_the_page() {
        let mut save = button(1, "Save");
        save.context = vec![Evidence { source: Source::Dialog, text: "Edit Field Groups".into() }];
        assert_eq!(find(vec![save], ControlId::AppSave), Located::NotFound);
    }

    #[test]
    fn a_role_is_met_by_its_whole_name_only() {
        let roles = ["Sales EMEA", "Pre-Sales", "Sales"].iter().zip(1..);
        let controls =
            roles.map(|(name, handle)| control(handle, Role::Checkbox, name, Value::Checked { on: false })).collect();
        let vars = Vars::from([("role", "Sales".to_owned())]);
        let found = locate(&page(controls), ControlId::AccessRole.spec(), Place::AppAccess, &vars);
        assert!(matches!(found, Located::Found { index: 2, .. }), "{found:?}");
    }

    proptest::proptest! {
        #[test]
        fn any_labels_end_in_an_answer(labels in proptest::collection::vec("\\PC{0,40}", 0..12)) {
            let controls = labels.iter().zip(1..).map(|(label, handle)| text(handle, label, "")).collect::<Vec<_>>();
            for id in ControlId::ALL {
                let _ = locate(&page(controls.clone()), id.spec(), Place::AppConfiguration, &Vars::new());
            }
        }
    }
}
