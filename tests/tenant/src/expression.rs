//! What a rule's expression makes of names, by Oniguruma: Ruby's engine, and not the one the product uses.

use std::collections::BTreeSet;

use crate::model::Settings;

/// The groups that an expression makes of some names.
///
/// Nobody documents whether OneLogin searches or compares whole names, nor what the group is called. Searching and the
/// first capture group (else the matched part) is what one live report shows; the settings have the others.
pub fn groups<'name>(
    expression: &str,
    names: impl Iterator<Item = &'name str>,
    settings: &Settings,
) -> Result<BTreeSet<String>, String> {
    let bare = expression.strip_prefix('/').and_then(|rest| rest.strip_suffix('/')).unwrap_or(expression);
    let pattern = if settings.whole_match { format!("\\A(?:{bare})\\z") } else { bare.to_owned() };
    if settings.restricted && bare.contains(['(', ')', '*', '+', '\\']) {
        return Ok(BTreeSet::new());
    }
    let options = if settings.ignore_case {
        onig::RegexOptions::REGEX_OPTION_IGNORECASE
    } else {
        onig::RegexOptions::REGEX_OPTION_NONE
    };
    let regex = onig::Regex::with_options(&pattern, options, onig::Syntax::default())
        .map_err(|error| format!("The expression is not valid: {}", error.description()))?;
    Ok(names
        .filter_map(|name| {
            let captures = regex.captures(name)?;
            if settings.whole_name {
                return Some(name.to_owned());
            }
            Some(captures.at(1).or_else(|| captures.at(0)).unwrap_or_default().to_owned())
        })
        .filter(|group| !group.is_empty())
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unanchored_name_also_matches_longer_names() {
        let made = groups("Sales", ["Sales", "Sales EMEA", "Legal"].into_iter(), &Settings::default());
        assert_eq!(made, Ok(["Sales".to_owned()].into()));
        let made = groups("^Sales.*$", ["Sales", "Sales EMEA", "Legal"].into_iter(), &Settings::default());
        assert_eq!(made.map(|groups| groups.len()), Ok(2));
    }

    #[test]
    fn letter_case_and_forbidden_characters_are_as_set() {
        let ignoring = Settings { ignore_case: true, ..Settings::default() };
        assert_eq!(groups("^sales$", ["Sales"].into_iter(), &ignoring), Ok(["Sales".to_owned()].into()));
        let restricted = Settings { restricted: true, ..Settings::default() };
        assert_eq!(groups("^Sales.*$", ["Sales"].into_iter(), &restricted), Ok(BTreeSet::new()));
    }

    #[test]
    fn a_capture_group_names_the_group() {
        assert_eq!(
            groups("CN=([^,]+)", ["CN=Ops,OU=x"].into_iter(), &Settings::default()),
            Ok(["Ops".to_owned()].into())
        );
    }
}
