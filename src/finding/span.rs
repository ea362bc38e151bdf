//! Parts of an input, and where they stand for a person and for JavaScript.

use serde::{Deserialize, Serialize};

/// A part of an input. In Rust and in JSON from the edge: bytes of the UTF-8 form, always on character boundaries. In
/// JavaScript: UTF-16 code units, so that `input.slice(start, end)` is the part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

impl Span {
    /// From, to.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The part of the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// The same part of the text in UTF-16 code units. For many parts of one text: [`bytes_to_utf16`].
    #[must_use]
    pub fn in_utf16(mut self, text: &str) -> Self {
        bytes_to_utf16(vec![&mut self.start, &mut self.end], text);
        self
    }
}

/// Line and column, both from 1; columns count characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Character in the line, from 1.
    pub column: usize,
}

/// Counts lines and columns while it goes through a text once, however many positions are asked for.
///
/// Ask in the order of the text: a step back starts again at its beginning.
pub(super) struct Positions<'text> {
    text: &'text str,
    byte: usize,
    here: Position,
    /// Bytes that were counted. Tests hold this to the length of the text.
    #[cfg(test)]
    counted: usize,
}

impl<'text> Positions<'text> {
    pub(super) const fn of(text: &'text str) -> Self {
        Self {
            text,
            byte: 0,
            here: Position { line: 1, column: 1 },
            #[cfg(test)]
            counted: 0,
        }
    }

    /// The position of a byte.
    pub(super) fn at(&mut self, byte: usize) -> Position {
        if byte < self.byte {
            self.byte = 0;
            self.here = Position { line: 1, column: 1 };
        }
        let passed = self.text.get(self.byte..byte).unwrap_or_default();
        #[cfg(test)]
        {
            self.counted += passed.len();
        }
        let lines = passed.matches('\n').count();
        let last = passed.rfind('\n').map_or(passed, |at| passed.get(at + 1..).unwrap_or_default());
        if lines > 0 {
            self.here = Position { line: self.here.line + lines, column: 1 };
        }
        self.here.column += last.chars().count();
        self.byte = byte;
        self.here
    }
}

/// Turns places in a text from bytes into UTF-16 code units, in one pass. A place outside the text becomes its end.
pub fn bytes_to_utf16(mut places: Vec<&mut usize>, text: &str) {
    places.sort_unstable_by_key(|place| **place);
    let (mut byte, mut units) = (0, 0);
    for place in places {
        let passed = text.get(byte..*place).or_else(|| text.get(byte..)).unwrap_or_default();
        byte += passed.len();
        units += passed.encode_utf16().count();
        *place = units;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_lines_and_characters_from_one() {
        let text = "ä\nböc";
        let mut positions = Positions::of(text);
        assert_eq!(positions.at(2), Position { line: 1, column: 2 });
        assert_eq!(positions.at(4), Position { line: 2, column: 2 });
        assert_eq!(positions.at(text.len()), Position { line: 2, column: 4 });
        assert_eq!(positions.at(2), Position { line: 1, column: 2 }, "a step back");
        assert_eq!(Positions::of("").at(0), Position { line: 1, column: 1 });
    }

    #[test]
    fn a_text_is_counted_once_for_any_number_of_positions() {
        let text = "<>\n".repeat(10_000);
        let mut positions = Positions::of(&text);
        for byte in 0..=text.len() {
            positions.at(byte);
        }
        assert_eq!(positions.counted, text.len());
    }

    #[test]
    fn places_are_counted_in_utf16_units_whatever_their_order() {
        let text = "aé李😀b";
        let (mut end, mut start, mut outside) = (text.len(), 3, 1_000);
        bytes_to_utf16(vec![&mut end, &mut start, &mut outside], text);
        assert_eq!((start, end, outside), (2, 6, 6));
        assert_eq!(Span::new(6, 10).in_utf16(text), Span::new(3, 5));
    }
}
