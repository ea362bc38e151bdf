//! What a field says of itself besides its name: a hint that is drawn in it, and does not go with the name.

use super::wording::Wording;
use crate::onelogin::{KEPT, NOT_KEPT};
use crate::page::{Control, Source};
use crate::text;

/// Words of hints that only ask for a value, or show what one looks like.
const ASKING: &[&str] =
    &["paste", "enter", "type", "add", "insert", "e", "g", "example", "eg", "your", "optional", "required", "starts"];

/// A hint of the field that has nothing to do with what it is called: the admin should read it before he approves.
#[must_use]
pub fn strange_hint(control: &Control, names: &[String]) -> Option<String> {
    let hint = control.labels.iter().find(|label| label.source == Source::Placeholder)?.text.clone();
    let wording = Wording::of(&hint);
    let is_of_name = |word: &str| names.iter().any(|name| Wording::of(name).says(word));
    let folded = text::fold(&hint);
    let said: Vec<&str> = text::words(&folded).collect();
    let says = |list: &[&str]| said.iter().any(|word| list.contains(word));
    let tells_state = says(KEPT) && !says(NOT_KEPT) || says(&["kept", "stored", "unchanged", "hidden"]);
    let is_strange = said.len() > 1
        && wording.is_informative()
        && !wording.words.iter().any(|word| is_of_name(word))
        && !says(ASKING)
        && !tells_state;
    is_strange.then_some(hint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Evidence;
    use crate::page::testing::text as field;

    fn hint(placeholder: &str) -> Option<String> {
        let mut control = field(1, "SCIM Bearer Token", "");
        control.labels.push(Evidence { source: Source::Placeholder, text: placeholder.into() });
        strange_hint(&control, &["SCIM Bearer Token".into()])
    }

    #[test]
    fn a_hint_that_has_nothing_to_do_with_the_name_is_told() {
        for strange in
            ["Share it with the team", "Visible to all employees", "Search users", "The webhook's secret answer"]
        {
            assert_eq!(hint(strange).as_deref(), Some(strange));
        }
    }

    #[test]
    fn a_hint_that_asks_for_the_value_or_says_that_it_is_kept_is_not() {
        for plain in [
            "Paste it here",
            "Bearer token from your vendor",
            "••••••••",
            "A token is kept; a new one goes here",
            "Stored, hidden",
            "https://scim.example.com/v2",
            "e.g. eyJhbGciOi",
            "Optional",
            "Value",
            "",
        ] {
            assert_eq!(hint(plain), None, "{plain}");
        }
    }
}
