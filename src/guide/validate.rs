//! Strict parsing of a guide, and the rules that its types alone can't say.

use std::collections::BTreeSet;

use super::format::{Each, Guide, InputId, InputKind, Phase, Step, Want};
use super::input::input_behind;
use crate::onelogin::{ControlId, Kind};

/// Why a text is not a guide.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GuideError {
    /// Not JSON, or not of the format: the parser's words, with line and column.
    #[error("this is not a guide of format scim-guide/1: {0}")]
    Syntax(String),
    /// Well-formed, but says something that can't be meant.
    #[error("{at}: {what}")]
    Meaning {
        /// Where: `steps[3].do[0].fill[1]`.
        at: String,
        /// What is wrong and what to do.
        what: String,
    },
}

type Checked = Result<(), GuideError>;

fn wrong(at: impl Into<String>, what: impl Into<String>) -> Checked {
    Err(GuideError::Meaning { at: at.into(), what: what.into() })
}

/// Parses a guide and checks it.
///
/// # Errors
/// [`GuideError`] names the first place that is wrong.
pub fn parse(json: &str) -> Result<Guide, GuideError> {
    let guide: Guide = serde_json::from_str(json).map_err(|error| GuideError::Syntax(error.to_string()))?;
    check(&guide)?;
    Ok(guide)
}

const PLACEHOLDERS: &[&str] =
    &["app", "connector", "vendor", "base-url", "user", "role", "person", "rule", "expression"];

fn check(guide: &Guide) -> Checked {
    if guide.format != "scim-guide/1" {
        return wrong("format", "only `scim-guide/1` is known; use a newer extension for a newer format");
    }
    if !guide.vendor.docs.starts_with("https://") {
        return wrong("vendor.docs", "must start with `https://`, so that the link shown to admins is safe to follow");
    }
    if guide.connection.token.now.is_some() {
        return wrong("connection.token.now", "a guide has no clock; remove it");
    }
    let inputs = check_inputs(guide)?;
    let chapters: BTreeSet<&str> = guide.chapters.iter().map(|chapter| chapter.id.as_str()).collect();
    let (mut steps, mut requirements, mut asked) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (index, step) in guide.steps.iter().enumerate() {
        let at = format!("steps[{index}]");
        if !steps.insert(step.id.as_str()) {
            return wrong(format!("{at}.id"), "is the id of an earlier step; ids name progress, so each needs its own");
        }
        if !chapters.contains(step.chapter.as_str()) {
            return wrong(format!("{at}.chapter"), "names no chapter of this guide");
        }
        check_step(&at, step, &inputs)?;
        for (number, requirement) in step.requires.iter().enumerate() {
            let at = format!("{at}.requires[{number}]");
            if !requirements.insert(requirement.id.as_str()) {
                return wrong(
                    format!("{at}.id"),
                    "is the id of an earlier requirement; ids name findings, so each needs its own",
                );
            }
            check_want(&at, requirement.control, &requirement.want, &inputs)?;
        }
        asked.extend(step.asks.iter().copied());
        check_asked(&at, step, &asked)?;
    }
    match guide.inputs.iter().position(|input| !asked.contains(&input.id)) {
        Some(index) => wrong(format!("inputs[{index}]"), "no step asks for it; name it in the `asks` of one"),
        None => Ok(()),
    }
}

fn check_inputs(guide: &Guide) -> Result<BTreeSet<InputId>, GuideError> {
    let mut inputs = BTreeSet::new();
    for (index, input) in guide.inputs.iter().enumerate() {
        if !inputs.insert(input.id) {
            wrong(format!("inputs[{index}]"), "asks for the same thing as an earlier input; remove one")?;
        }
        if input.id == InputId::Token && !input.default.is_empty() {
            wrong(format!("inputs[{index}].default"), "a secret can't have a default; remove it")?;
        }
    }
    Ok(inputs)
}

/// The list that a step repeats for, if it is an input.
const fn list_of(each: Each) -> Option<InputId> {
    match each {
        Each::Roles | Each::Rules => Some(InputId::Roles),
        Each::People => Some(InputId::People),
        Each::Pending => None,
    }
}

fn check_step(at: &str, step: &Step, inputs: &BTreeSet<InputId>) -> Checked {
    if step.for_each.and_then(list_of).is_some_and(|input| !inputs.contains(&input)) {
        return wrong(format!("{at}.forEach"), "repeats for an input that the guide does not ask for");
    }
    if step.first_alone && step.for_each.is_none() {
        return wrong(format!("{at}.firstAlone"), "is for steps that repeat; add `forEach` or remove it");
    }
    if let Some(number) = step.asks.iter().position(|input| !inputs.contains(input)) {
        return wrong(format!("{at}.asks[{number}]"), "is no input of this guide; add it to `inputs`");
    }
    if step.phases.is_empty() {
        return wrong(format!("{at}.do"), "is empty; a step happens at one place at least");
    }
    for (number, phase) in step.phases.iter().enumerate() {
        check_phase(&format!("{at}.do[{number}]"), phase, inputs)?;
    }
    for (name, text) in [("title", &step.title), ("what", &step.what), ("why", &step.why)] {
        check_text(&format!("{at}.{name}"), text)?;
    }
    Ok(())
}

fn check_phase(at: &str, phase: &Phase, inputs: &BTreeSet<InputId>) -> Checked {
    for (number, setting) in phase.fill.iter().enumerate() {
        let at = format!("{at}.fill[{number}]");
        if !setting.control.spec().places.contains(&phase.at) {
            return wrong(at, "the control is not on this place; see the catalogue");
        }
        if !setting.control.spec().kind.is_fillable() {
            return wrong(at, "the control can't be filled; use `press` or `requires`");
        }
        check_want(&at, setting.control, &setting.want, inputs)?;
    }
    for (number, control) in phase.press.iter().enumerate() {
        if !control.spec().places.contains(&phase.at) {
            return wrong(format!("{at}.press[{number}]"), "the control is not on this place; see the catalogue");
        }
        if !matches!(control.spec().kind, Kind::Press | Kind::Row) {
            return wrong(format!("{at}.press[{number}]"), "the control is not one to press; use `fill`");
        }
    }
    Ok(())
}

/// Is everything that a step needs asked for by then?
fn check_asked(at: &str, step: &Step, asked: &BTreeSet<InputId>) -> Checked {
    let missing = |input: InputId| {
        let what = format!("needs the input `{}`, which neither this step nor an earlier one asks for", input.name());
        wrong(format!("{at}.asks"), what)
    };
    if let Some(list) = step.for_each.and_then(list_of).filter(|list| !asked.contains(list)) {
        return missing(list);
    }
    let fills = step.phases.iter().flat_map(|phase| &phase.fill).map(|setting| (setting.control, Some(&setting.want)));
    let presses = step.phases.iter().flat_map(|phase| &phase.press).map(|control| (*control, None));
    let requires = step.requires.iter().map(|requirement| (requirement.control, Some(&requirement.want)));
    for (control, want) in fills.chain(presses).chain(requires) {
        if let Some(Want::Secret(input)) = want
            && !asked.contains(input)
        {
            return missing(*input);
        }
        let spec = control.spec();
        let texts = spec.labels.iter().copied().chain(spec.row).chain(want.and_then(Want::text));
        for name in texts.flat_map(placeholders) {
            if let Some(input) = needed(name, step.for_each)
                && !asked.contains(&input)
            {
                return missing(input);
            }
        }
    }
    Ok(())
}

/// The names in `{…}`.
fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|piece| Some(piece.split_once('}')?.0))
}

/// The input that stands for a placeholder in a step; `None` for what the guide or the page gives.
fn needed(placeholder: &str, each: Option<Each>) -> Option<InputId> {
    match (placeholder, each) {
        ("connector" | "vendor", _) | ("user", Some(Each::Pending)) => None,
        ("role", Some(Each::Roles | Each::Rules)) => Some(InputId::Roles),
        (name, _) => Some(input_behind(name)),
    }
}

fn check_want(at: &str, control: ControlId, want: &Want, inputs: &BTreeSet<InputId>) -> Checked {
    let kind = control.spec().kind;
    let fits = match want {
        Want::On(_) => matches!(kind, Kind::Check | Kind::Radio | Kind::Toggle),
        Want::Option(_) => kind == Kind::Choice,
        Want::Text(_) => kind == Kind::Text,
        Want::Secret(_) => kind == Kind::Secret,
        Want::Shown(_) => matches!(kind, Kind::Fact | Kind::Cell),
        Want::Listed(_) => kind == Kind::Listed,
        Want::NoRow(_) => kind == Kind::Cell,
        Want::Saved(_) => kind == Kind::Press,
    };
    let wrong = |what: &str| wrong(format!("{at}.want"), what);
    if !fits {
        return wrong("does not fit this kind of control");
    }
    match want {
        Want::Secret(input) if input.kind() != InputKind::Secret || !inputs.contains(input) => {
            wrong("must name a secret input that the guide asks for")
        }
        Want::Listed(false) | Want::Saved(false) => wrong("can only be `true`"),
        _ => want.text().map_or(Ok(()), |text| check_text(&format!("{at}.want"), text)),
    }
}

fn check_text(at: &str, text: &str) -> Checked {
    for piece in text.split('{').skip(1) {
        let known = piece.split_once('}').is_some_and(|(name, _)| PLACEHOLDERS.contains(&name));
        if !known {
            return wrong(at, format!("has a placeholder that is not known; known are {}", PLACEHOLDERS.join(", ")));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::spekit;

    fn error(change: impl FnOnce(&mut Guide)) -> String {
        let mut guide = spekit().expect("parses");
        change(&mut guide);
        check(&guide).expect_err("a wrong guide").to_string()
    }

    fn step<'guide>(guide: &'guide mut Guide, id: &str) -> &'guide mut Step {
        guide.steps.iter_mut().find(|step| step.id == id).expect("step")
    }

    #[test]
    fn every_input_that_a_step_needs_is_asked_for_by_then() {
        for (id, input) in [
            ("create-app", "app"),
            ("enable-api", "base-url"),
            ("create-role", "new-role"),
            ("role-people", "people"),
            ("give-access", "roles"),
            ("assign-user", "user"),
        ] {
            let said = error(|guide| step(guide, id).asks.retain(|asked| asked.name() != input));
            assert!(said.contains(".asks: needs the input") && said.contains(&format!("`{input}`")), "{id}: {said}");
        }
        let said = error(|guide| step(guide, "enable-api").asks.retain(|asked| *asked != InputId::Token));
        assert!(said.contains("`token`"), "{said}");
    }

    #[test]
    fn a_step_asks_for_inputs_of_the_guide_and_no_input_is_left_out() {
        let said = error(|guide| guide.inputs.retain(|input| input.id != InputId::User));
        assert!(said.contains("is no input of this guide"), "{said}");
        let said = error(|guide| {
            guide.steps.retain(|step| step.id != "assign-user");
        });
        assert!(said.starts_with("inputs[") && said.contains("no step asks for it"), "{said}");
    }

    #[test]
    fn only_a_step_that_repeats_has_a_first_entry() {
        let said = error(|guide| step(guide, "create-app").first_alone = true);
        assert!(said.contains("firstAlone"), "{said}");
        assert!(spekit().expect("parses").steps.iter().any(|step| step.id == "confirm" && step.first_alone));
    }
}
