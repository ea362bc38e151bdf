//! The Rules tab as markup.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::findings::{class, word};
use super::flow::{MOST, flow};
use super::plan::what_next;
use crate::guide::PlainInput;
use crate::panel::state::{Model, StepState, Sweep};
use crate::rules::{
    Anchoring, Aspect, Case, Characters, Explanation, Naming, PlannedRule, Reading, RuleFinding, Style, in_common,
};
use crate::scim::InputSeverity;

/// Known roles that are offered at most; the search finds the others.
const OFFERED: usize = 200;

/// Findings beside the planned rules that are shown at most.
const FINDINGS: usize = 30;
/// Reasons that are shown at most.
const REASONS: usize = 8;
/// Rules that are there already and are listed at most, besides those with findings.
const LISTED: usize = 200;

/// The whole tab.
pub fn rules_screen(model: &Model) -> Markup {
    html! {
        section aria-labelledby="rules-title" {
            h2 id="rules-title" { "Rules" }
            p class="soft" { "Which roles become groups, how, and what that does, before anything is saved." }
            (roles(model))
            (styles(model))
            (picture(model))
            (effect(model))
            (why(model))
            (fill(model))
            (existing(model))
            (known(model))
        }
    }
}

fn message(what: &serde_json::Value) -> String {
    what.to_string()
}

fn roles(model: &Model) -> Markup {
    let chosen: BTreeSet<String> = model.inputs.list(PlainInput::Roles).into_iter().collect();
    let all = model.known_roles();
    let shown = model.shown_roles();
    let (seen, total) = (model.progress.roles.names.len(), model.progress.roles.total());
    let text = model.inputs.plain.get(&PlainInput::Roles).map(String::as_str).unwrap_or_default();
    let by_prefix = matches!(model.inputs.style, Style::Convention { .. });
    html! {
        section class="card" aria-labelledby="choose-title" {
            h3 id="choose-title" { "Roles to send as groups" }
            p role="status" { (chosen.len()) " chosen" @if !all.is_empty() { " of " (all.len()) " known" } @if let Some(total) = total { "; the tenant states " (total) ", " (seen) " were read" } "." }
            @if all.is_empty() { p class="soft help" { "Open Users > Roles, or the app's Access tab, and the tenant's roles can be picked here." } }
            @else {
                div class="field" {
                    label for="rules-search" { "Find a role" }
                    input type="search" id="rules-search" data-field="search" value=(model.rules.search) autocomplete="off" spellcheck="false";
                }
                fieldset class="roles pick" {
                    legend class="visually-hidden" { "Known roles" }
                    @for role in shown.iter().take(OFFERED) {
                        label class="inline" { input type="checkbox" checked[chosen.contains(role)] data-msg=(message(&serde_json::json!({ "toggle-role": role }))) { " " (role) } }
                    }
                    @if shown.is_empty() { p class="soft" { "No known role holds this." } }
                    @if shown.len() > OFFERED { p class="soft" { (shown.len() - OFFERED) " more; narrow the search to see them." } }
                }
                p class="buttons" {
                    button type="button" id="choose-shown" data-msg="choose-shown" { "Choose these " (shown.len()) } " "
                    button type="button" id="choose-none" data-msg="choose-none" { "Choose none" }
                }
            }
            @match &model.rules.sweep {
                Some(Sweep::Roles { .. }) => p { (model.say) },
                _ => @if model.here().and_then(|here| here.place) == Some(crate::onelogin::Place::Roles) && !model.progress.roles.are_all() {
                    p { button type="button" id="read-roles" data-msg="read-roles" { "Read all pages of this list" } }
                },
            }
            details id="roles-write" {
                summary { "Write, paste or open a list" }
                div class="field" {
                    label for="input-roles" { "One role a line" }
                    textarea id="input-roles" data-input="roles" rows="4" spellcheck="false" { (text) }
                }
                div class="field" {
                    label for="roles-list" { "CSV with a column “Role” or “Name”, or the JSON of GET /api/2/roles" }
                    textarea id="roles-list" data-field="list" data-keep rows="3" spellcheck="false" aria-describedby="roles-list-said" {}
                    label class="file" for="roles-file" { "Or open a file" }
                    input type="file" id="roles-file" data-file="list" accept=".csv,.txt,.json,text/csv,application/json,text/plain";
                    (said("roles-list-said", model.rules.list_said.as_ref()))
                    @if matches!(model.rules.list_said, Some(Ok(_))) { p { button type="button" id="choose-listed" data-msg="choose-listed" { "Choose all of this list" } } }
                }
            }
            @if by_prefix { p class="soft" { "With a naming convention the prefix decides; the roles chosen here say what is expected of it." } }
        }
    }
}

fn said(id: &str, said: Option<&Result<String, String>>) -> Markup {
    html! {
        div id=(id) {
            @match said {
                Some(Ok(said)) => p class="ok" { (said) },
                Some(Err(why)) => p class="finding bad" { (why) },
                None => {},
            }
        }
    }
}

fn styles(model: &Model) -> Markup {
    let style = &model.inputs.style;
    let (prefix, strip) = match style {
        Style::Convention { prefix, strip } => (prefix.as_str(), *strip),
        _ => ("", false),
    };
    let radio = |label: &str, help: &str, on: bool, style: serde_json::Value| {
        html! {
            label class="inline" { input type="radio" name="style" checked[on] data-msg=(message(&serde_json::json!({ "style": style }))); " " (label) " " span class="soft" { (help) } }
        }
    };
    html! {
        fieldset class="card" {
            legend { h3 { "Style" } }
            (radio("One rule for each role", "easy to read and to take away", *style == Style::PerRole, serde_json::json!({ "kind": "per-role" })))
            (radio("One rule for all of them", "short list, long expression", *style == Style::OneForAll, serde_json::json!({ "kind": "one-for-all" })))
            (radio("By naming convention", "new roles join by themselves", matches!(style, Style::Convention { .. }), serde_json::json!({ "kind": "convention", "prefix": prefix, "strip": strip })))
            @if matches!(style, Style::Convention { .. }) {
                div class="field" {
                    label for="rules-prefix" { "Prefix of the roles' names" }
                    input type="text" id="rules-prefix" data-field="prefix" value=(prefix) autocomplete="off" spellcheck="false" placeholder="app-";
                    label class="inline" { input type="checkbox" id="rules-strip" checked[strip] data-msg=(message(&serde_json::json!({ "style": { "kind": "convention", "prefix": prefix, "strip": !strip } }))); " Take the prefix off the group's name" }
                }
            }
        }
    }
}

fn picture(model: &Model) -> Markup {
    let rules = &model.mapping.rules;
    let sizes = model.rules.effect.as_ref().map(|effect| effect.sizes.clone()).unwrap_or_default();
    let people: BTreeMap<String, u32> = model
        .rules
        .listed
        .iter()
        .filter_map(|role| Some((role.name.clone(), u32::try_from(role.people.as_ref()?.len()).ok()?)))
        .collect();
    let (roles, doubtful) = (
        rules.iter().map(|rule| rule.roles.len()).sum::<usize>(),
        rules.iter().filter(|rule| !rule.depends.is_empty()).count(),
    );
    html! {
        section aria-labelledby="picture-title" {
            h3 id="picture-title" { "What they make" }
            @if let Some(trouble) = &model.mapping.trouble { p class="finding bad" role="alert" { (trouble) } }
            @if rules.is_empty() && model.mapping.trouble.is_none() { p class="soft" { "Choose roles to see their rules." } }
            @if !rules.is_empty() {
                p class="tally" { (plural(roles, "role")) " → " (plural(rules.len(), "rule")) " → " (plural(groups(rules), "group")) }
                @if doubtful == 0 {
                    p class="ok" { "The expressions select exactly these roles, however OneLogin reads them." }
                } @else {
                    p class="finding warn" { (plural(doubtful, "rule")) @if doubtful == 1 { " depends" } @else { " depend" } " on how OneLogin reads an expression, which it documents nowhere." }
                }
                (flow(rules, &people, &sizes))
                @if roles > MOST { p class="soft" { "The first " (MOST) " of " (roles) " are drawn. Copied rules have them all." } }
                details class="table" id="rules-table" {
                    summary { "The same as a table" }
                    div class="scroll" tabindex="0" role="region" aria-label="Roles, rules and groups" {
                        table {
                            thead { tr { th scope="col" { "Role" } th scope="col" { "Rule" } th scope="col" { "with value that matches" } th scope="col" { "Group" } th scope="col" { "People" } } }
                            tbody {
                                @for (rule, role, group) in rules.iter().flat_map(|rule| rule.roles.iter().zip(&rule.groups).map(move |(role, group)| (rule, role, group))).take(MOST) {
                                    tr { td { (role) } td { (rule.name) } td { code { (rule.expression.chars().take(120).collect::<String>()) @if rule.expression.chars().count() > 120 { "…" } } } td { (group) } td { @match sizes.get(group) { Some(size) => (size), None => "not known" } } }
                                }
                            }
                        }
                    }
                }
                @if let [rule] = rules.as_slice() { p { "with value that matches " code class="long" { (rule.expression) } } }
                @for warning in &model.mapping.warnings { p class="finding warn" { (warning) } }
                (doubts(rules))
                (beside(&model.rules.linted.planned))
                p class="buttons" {
                    button type="button" data-msg="copy-rules" { "Copy as API JSON" } " "
                    button type="button" data-msg="copy-terraform" { "Copy as Terraform" } " "
                    button type="button" data-msg="copy-instructions" { "Copy as instructions" }
                }
            }
        }
    }
}

fn groups(rules: &[PlannedRule]) -> usize {
    rules.iter().flat_map(|rule| &rule.groups).collect::<BTreeSet<_>>().len()
}

/// What the admin should know of single rules.
pub fn doubts(rules: &[PlannedRule]) -> Markup {
    const SHOWN: usize = 30;
    let odd = || rules.iter().filter(|rule| !rule.depends.is_empty() || !rule.warnings.is_empty());
    html! {
        @for rule in odd().take(SHOWN) {
            @for dependence in &rule.depends { p class="finding warn" { strong { (rule.title) ": " } "right only if " (dependence.on.words()) ". " (dependence.why) } }
            @for warning in &rule.warnings { p class="finding warn" { strong { (rule.title) ": " } (warning) } }
        }
        @if odd().count() > SHOWN { p class="soft" { (odd().count() - SHOWN) " more rules have remarks." } }
    }
}

fn effect(model: &Model) -> Markup {
    html! {
        @if let Some(effect) = &model.rules.effect && !model.mapping.rules.is_empty() {
            section class="card" aria-labelledby="effect-title" {
                h3 id="effect-title" { "What saving them changes" }
                @let change = &effect.difference;
                p id="effect" {
                    @if change.people == 0 && change.added.is_empty() && change.emptied.is_empty() { "Nothing: everybody keeps the groups they have." }
                    @else { "Adds " (plural(change.added.len(), "group")) ", moves " (people(change.people)) ", empties " (change.emptied.len()) "." }
                    " " span class="soft" { "Of " (people(effect.people)) " that the list names." }
                }
                @if !change.added.is_empty() { p class="soft" { "New: " (some(&change.added)) } }
                @if !change.emptied.is_empty() { p class="finding warn" { "Emptied, but not deleted by OneLogin: " (some(&change.emptied)) } }
                @for left in effect.left_out.iter().take(10) { p class="finding warn" { "Not counted, as its effect can't be told: " (left) } }
                @if !effect.matters.is_empty() { p class="finding warn" { "Counted as OneLogin most likely reads expressions. It would be different by " (effect.matters.join(", ")) "." } }
            }
        }
    }
}

/// What the lints say of the planned rules, and of what they do to those that are there. The same of several rules is said once.
fn beside(findings: &[RuleFinding]) -> Markup {
    let mut told: Vec<(&RuleFinding, Vec<String>)> = Vec::new();
    let mut places: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for finding in findings {
        let place = *places.entry((&finding.code, &finding.what)).or_insert(told.len());
        match told.get_mut(place) {
            Some((_, names)) => names.extend(finding.name.clone()),
            None => told.push((finding, finding.name.clone().into_iter().collect())),
        }
    }
    html! {
        @if !told.is_empty() {
            section aria-labelledby="beside-title" id="beside" {
                h4 id="beside-title" { "Beside the rules and roles that are there" }
                @for (finding, names) in told.iter().take(FINDINGS) { (linted(finding, names)) }
                @if told.len() > FINDINGS { p class="soft" { (told.len() - FINDINGS) " more." } }
            }
        }
    }
}

/// A finding of a lint: severity in a word, what, why, what to do, and the part of the expression that is meant.
fn linted(finding: &RuleFinding, names: &[String]) -> Markup {
    html! {
        div class={ "finding " (class(finding.severity)) } {
            p {
                strong {
                    (word(finding.severity)) ": "
                    @if !names.is_empty() { (some(names)) ". " }
                    (finding.what)
                }
                " " (finding.why) " " (finding.todo)
            }
            @if let (Some(expression), Some(span)) = (&finding.expression, finding.span) {
                p { code class="long" {
                    (expression.get(..span.start).unwrap_or_default())
                    mark class=(class(finding.severity)) { (span.of(expression)) }
                    (expression.get(span.end..).unwrap_or_default())
                } }
            }
        }
    }
}

/// `2 warnings, 1 note`.
fn tally(findings: &[RuleFinding]) -> String {
    let count = |severity, one: &str| {
        let count = findings.iter().filter(|finding| finding.severity == severity).count();
        (count > 0).then(|| plural(count, one))
    };
    let parts = [
        count(InputSeverity::Error, "error"),
        count(InputSeverity::Warning, "warning"),
        count(InputSeverity::Info, "note"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "nothing to remark".to_owned() } else { parts.join(", ") }
}

/// Why somebody is in a group once the rules are saved, or is not.
fn why(model: &Model) -> Markup {
    let tab = &model.rules;
    let Some(effect) = tab.effect.as_ref().filter(|_| !model.mapping.rules.is_empty()) else { return html! {} };
    let (person, group) = (tab.asked.person.trim(), tab.asked.group.trim());
    let people = tab.people();
    let wanted = person.to_lowercase();
    let offered = people.iter().filter(|other| other.to_lowercase().contains(&wanted)).take(OFFERED);
    html! {
        section class="card" aria-labelledby="why-title" {
            h3 id="why-title" { "Why is somebody in a group?" }
            p class="soft" { "Or why not, once these rules are saved." }
            div class="field" {
                label for="why-person" { "Person, as the list has it" }
                input type="text" id="why-person" data-field="person" list="why-people" value=(tab.asked.person) autocomplete="off" spellcheck="false";
                datalist id="why-people" { @for other in offered { option value=(other) {} } }
            }
            div class="field" {
                label for="why-group" { "Group" }
                input type="text" id="why-group" data-field="group" list="why-groups" value=(tab.asked.group) autocomplete="off" spellcheck="false";
                datalist id="why-groups" { @for other in effect.sizes.keys().filter(|name| name.contains(group)).take(OFFERED) { option value=(other) {} } }
            }
            div id="why" role="status" {
                @match &tab.told {
                    Some(told) => (answers(told, person, group, model.mapping.readings())),
                    None if !person.is_empty() && !people.contains(person) => p class="soft" { "The list names nobody who is called exactly like this." },
                    None => p class="soft" { "Name a person and a group." },
                }
            }
        }
    }
}

fn answers(told: &[Explanation], person: &str, group: &str, possible: &[Reading]) -> Markup {
    let possible: Vec<Reading> = Reading::possible(possible).collect();
    html! {
        @for (index, explanation) in told.iter().enumerate() {
            @let when = in_common(&explanation.readings, &possible);
            p {
                @if told.len() == 1 { "However OneLogin reads expressions: " }
                @else if index == 0 { "As OneLogin most likely reads expressions: " }
                @else if let Some(when) = &when { "But if " (when) ": " }
                @else { "But under " (explanation.readings.len()) " of the " (possible.len()) " readings that are possible: " }
                strong {
                    (person)
                    @if explanation.inside { " is in “" } @else { " is not in “" }
                    (group) "”"
                    @if !explanation.certain { ", as far as that can be told" }
                    "."
                }
            }
            ul {
                @for reason in explanation.reasons.iter().take(REASONS) { li { (reason.sentence) } }
                @if explanation.reasons.len() > REASONS { li class="soft" { (explanation.reasons.len() - REASONS) " more rules." } }
            }
        }
    }
}

fn some(names: &[String]) -> String {
    let more = names.len().saturating_sub(12);
    let shown = names.iter().take(12).cloned().collect::<Vec<_>>().join(", ");
    if more > 0 { format!("{shown} and {more} more") } else { shown }
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

fn people(count: usize) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}

fn fill(model: &Model) -> Markup {
    let Some(index) = model.rules_step() else { return html! {} };
    let Some(step) = model.guide.steps.get(index) else { return html! {} };
    let total = model.mapping.rules.len();
    if total == 0 {
        return html! {};
    }
    let left = model.open_items(step).len();
    let open = model.current() == index;
    html! {
        section class="card" aria-labelledby="fill-title" id="fill-rules" {
            h3 id="fill-title" { "Fill them in" }
            progress max=(total) value=(total - left) aria-label="Rules that are in OneLogin" {}
            p { (total - left) " of " (total) " are in the app's list of rules." }
            @if left == 0 && model.step_state(index) == StepState::Done {
                p class="ok" { "All of them were read from the page. Save the app, then reapply the mappings." }
                p { button type="button" data-msg="{\"show\":\"guide\"}" { "Go on in the guide" } }
            } @else if open {
                (what_next(model, index, step))
            } @else {
                p { button type="button" class="primary" id="start-fill" data-msg="fill-rules" { @if left < total { "Go on filling" } @else { "Fill them in one by one" } } }
            }
            p class="soft" { "Each run needs your approval and can be stopped; what is filled stays, and the next run goes on from there. Save stays yours." }
        }
    }
}

fn existing(model: &Model) -> Markup {
    let rules = &model.rules.existing;
    let unread = rules.iter().filter(|existing| existing.rule.is_none()).count();
    let here = model.here().and_then(|here| here.place);
    let findings = &model.rules.linted.existing;
    let about = |index: usize| findings.iter().filter(move |finding| finding.rule == Some(index));
    html! {
        section aria-labelledby="existing-title" {
            h3 id="existing-title" { "Rules that are there already" }
            @if rules.is_empty() { p class="soft" { "Open the app's Rules tab, and they are listed here; or paste what the API has." } }
            @else {
                p { (plural(rules.len(), "rule")) @if unread > 0 { ", " (unread) " of them by name only." } @else { ", all read." } }
                @match &model.rules.sweep {
                    Some(Sweep::Rules { .. }) => p { (model.say) },
                    _ => @if unread > 0 && here == Some(crate::onelogin::Place::AppRules) && model.run.is_none() {
                        p { button type="button" id="read-rules" data-msg="read-rules" { "Open and read each of them" } " " span class="soft" { "Closed again by Cancel; nothing is changed." } }
                    },
                }
                @if unread < rules.len() { p id="linted" { "Checked: " (tally(findings)) "." } }
                ol class="existing" tabindex="0" aria-label="Rules that are there already" {
                    @for (index, existing) in rules.iter().enumerate().filter(|(index, _)| *index < LISTED || about(*index).next().is_some()) {
                        li value=(index + 1) {
                            strong { (existing.name) }
                            @match &existing.rule { None => { " " span class="soft" { "not read yet" } }, Some(rule) => { " " span class="soft" { (rule_in_words(rule)) } } }
                            @for finding in about(index) { (linted(finding, &[])) }
                        }
                    }
                }
                @for finding in findings.iter().filter(|finding| finding.rule.is_none()) { (linted(finding, &[])) }
            }
            details id="existing-api" {
                summary { "From the API" }
                div class="field" {
                    label for="existing-json" { "What GET /api/2/apps/…/rules answers" }
                    textarea id="existing-json" data-field="existing" data-keep rows="3" spellcheck="false" aria-describedby="existing-said" {}
                    label class="file" for="existing-file" { "Or open a file" }
                    input type="file" id="existing-file" data-file="existing" accept=".json,application/json";
                    (said("existing-said", model.rules.json_said.as_ref()))
                }
            }
        }
    }
}

/// A rule in a line.
fn rule_in_words(rule: &crate::rules::AppRule) -> String {
    let conditions = match rule.conditions.len() {
        0 => "for everybody".to_owned(),
        count => format!("under {}", plural(count, "condition")),
    };
    let actions: Vec<String> = rule
        .actions
        .iter()
        .map(|action| match &action.expression {
            Some(expression) => format!(
                "{} for each {} that matches {}",
                action.action,
                action
                    .value
                    .as_array()
                    .and_then(|values| values.first())
                    .and_then(serde_json::Value::as_str)
                    .unwrap_or("?"),
                expression.as_deref().unwrap_or("nothing")
            ),
            None => format!("{} from existing", action.action),
        })
        .collect();
    let off = if rule.is_enabled() { "" } else { ", switched off" };
    format!("{conditions}: {}{off}", if actions.is_empty() { "does nothing".to_owned() } else { actions.join("; ") })
}

/// What may be known of the tenant, once somebody has tried it.
fn known(model: &Model) -> Markup {
    let aspects: [(&str, [(Aspect, &str); 2]); 4] = [
        (
            "Where an expression must match",
            [
                (Aspect::Anchoring(Anchoring::Search), "anywhere in the name"),
                (Aspect::Anchoring(Anchoring::Whole), "the whole name"),
            ],
        ),
        (
            "What the group is called",
            [
                (Aspect::Naming(Naming::GroupOrMatch), "after what matched"),
                (Aspect::Naming(Naming::WholeName), "after the whole role"),
            ],
        ),
        (
            "Letter case",
            [(Aspect::Case(Case::Sensitive), "counts"), (Aspect::Case(Case::Insensitive), "does not count")],
        ),
        (
            "( ) * + \\ in an expression",
            [
                (Aspect::Characters(Characters::Any), "are taken"),
                (Aspect::Characters(Characters::Restricted), "are not taken"),
            ],
        ),
    ];
    html! {
        details id="rules-known" {
            summary { "What is known of this tenant" @if !model.inputs.known.is_empty() { " (" (model.inputs.known.len()) ")" } }
            p class="soft" { "OneLogin documents nowhere how it reads an expression. If you have tried it out, say so here: doubts that are settled are not raised any more." }
            @for (index, (title, choices)) in aspects.iter().enumerate() {
                fieldset {
                    legend { (title) }
                    label class="inline" { input type="radio" name={ "known-" (index) } checked[!choices.iter().any(|(aspect, _)| model.inputs.known.contains(aspect))] data-msg=(message(&serde_json::json!({ "known": { "aspect": index, "is": null } }))); " not known" }
                    @for (aspect, words) in choices {
                        label class="inline" { input type="radio" name={ "known-" (index) } checked[model.inputs.known.contains(aspect)] data-msg=(message(&serde_json::json!({ "known": { "aspect": index, "is": aspect } }))); " " (words) }
                    }
                }
            }
        }
    }
}
