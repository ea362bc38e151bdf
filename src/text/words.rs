//! The words of a text, and the spaces between them.

/// The words of a folded label: runs of letters and digits.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Collapses white space and trims, keeping letter case: how values and option texts are compared.
#[must_use]
pub fn collapse(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}
