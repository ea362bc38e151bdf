//! Characters that a reader does not see, and quotation marks of every kind.

/// Has the character no width of its own? Soft hyphen, zero-width characters, marks and isolates of the direction of writing,
/// byte order mark.
pub(super) const fn is_hidden(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Does the character change the text although nobody sees it? Control characters and those without a width; not white space.
#[must_use]
pub fn is_invisible(character: char) -> bool {
    (character.is_control() && !character.is_whitespace()) || is_hidden(character)
}

/// Straight and typographic quotation marks.
#[must_use]
pub const fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\'' | '`' | '\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}')
}
