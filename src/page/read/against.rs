//! What an observation was compared with, so that a verdict can be held against what is wanted now.

use crate::guide::{Requirement, Vars, Want, fill_in};

/// The wanted state with its values filled in, and the names of the control and its row as far as they hold values. A JSON
/// array, so that no value can be taken for two. `None` while an input that it needs is blank.
#[must_use]
pub fn against(requirement: &Requirement, vars: &Vars) -> Option<String> {
    let spec = requirement.control.spec();
    let fill = |text: &str| fill_in(text, vars).ok();
    let (kind, want) = match &requirement.want {
        Want::On(on) => ("on", on.to_string()),
        Want::Option(text) => ("option", fill(text)?),
        Want::Text(text) => ("text", fill(text)?),
        // Which secret it is can't be read off a page: only whether there is one.
        Want::Secret(input) => ("secret", input.name().to_owned()),
        Want::Shown(text) => ("shown", fill(text)?),
        Want::Listed(listed) => ("listed", listed.to_string()),
        Want::NoRow(text) => ("no-row", fill(text)?),
        Want::Saved(saved) => ("saved", saved.to_string()),
    };
    let mut parts = vec![requirement.control.name().to_owned(), kind.to_owned(), want];
    for text in spec.labels.iter().copied().chain(spec.row).filter(|text| text.contains('{')) {
        parts.push(fill(text)?);
    }
    serde_json::to_string(&parts).ok()
}
