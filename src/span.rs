//! Where in a text: [`Span`], and the only place that converts its bytes into what other languages count.
//! Uses nothing of the crate.

use serde::Serialize;

/// A range of a text in UTF-8 bytes, end exclusive, always on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// The words that the span covers; empty when the span doesn't fit the text.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        part(text, self.start as usize, self.end as usize)
    }

    /// Length in bytes.
    pub const fn len(&self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether the span covers nothing.
    pub const fn is_empty(&self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(&self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub const fn overlaps(&self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The byte range, for slicing.
    pub const fn range(&self) -> core::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The text from one byte to another, at most its end; empty where that is no range between characters. An index would
/// panic there, and the words of that panic are 4 KB of the wasm.
pub(crate) fn part(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to.min(text.len())).unwrap_or_default()
}

/// What a bare number counts when an offset leaves Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OffsetUnit {
    /// UTF-8 bytes: Rust.
    #[default]
    Bytes,
    /// UTF-16 code units: JavaScript.
    Utf16,
    /// Unicode code points: Python, and the command line's JSON.
    Chars,
}

/// Converts byte offsets of one text into another unit, each in constant time after one pass over the text.
///
/// ```
/// use nutgraf::{OffsetUnit, Offsets};
/// let offsets = Offsets::new("né 😀!", OffsetUnit::Utf16);
/// assert_eq!(offsets.get(8), 5); // n, é, space, two halves of the emoji
/// ```
#[derive(Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    unit: OffsetUnit,
    /// The converted offset at every `STEP`th byte (rounded down to a character boundary); empty for ASCII.
    marks: Vec<u32>,
}

const STEP: usize = 64;

impl<'t> Offsets<'t> {
    /// Prepares the conversion of `text`'s offsets into `unit`.
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        if unit == OffsetUnit::Bytes || text.is_ascii() {
            return Self { text, unit: OffsetUnit::Bytes, marks: Vec::new() };
        }
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let (mut at, mut count) = (0, 0);
        while at <= text.len() {
            let next = text.floor_char_boundary(at);
            let previous = text.floor_char_boundary(at.saturating_sub(STEP));
            count += units(part(text, previous, next), unit);
            marks.push(count);
            at += STEP;
        }
        Self { text, unit, marks }
    }

    /// The offset of byte `byte` in the chosen unit; past the end counts as the end.
    pub fn get(&self, byte: u32) -> u32 {
        if self.unit == OffsetUnit::Bytes {
            return byte.min(self.text.len() as u32);
        }
        let byte = self.text.floor_char_boundary(byte as usize);
        let mark = byte / STEP;
        let start = self.text.floor_char_boundary(mark * STEP);
        self.marks[mark] + units(part(self.text, start, byte), self.unit)
    }
}

fn units(text: &str, unit: OffsetUnit) -> u32 {
    let mut units = 0;
    for byte in text.bytes() {
        // A character counts where it begins; one of four bytes is two units of UTF-16.
        units += match unit {
            OffsetUnit::Bytes => 1,
            OffsetUnit::Utf16 => u32::from(byte & 0xC0 != 0x80) + u32::from(byte >= 0xF0),
            OffsetUnit::Chars => u32::from(byte & 0xC0 != 0x80),
        };
    }
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn converts_every_boundary_like_a_plain_count() {
        let text = "añ😀 한국어 — “x” ".repeat(40);
        for unit in [OffsetUnit::Bytes, OffsetUnit::Utf16, OffsetUnit::Chars] {
            let offsets = Offsets::new(&text, unit);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                assert_eq!(offsets.get(at as u32), units(&text[..at], unit), "{unit:?} at {at}");
            }
        }
    }

    #[test]
    fn an_offset_inside_a_character_or_past_the_end_is_rounded_down() {
        let offsets = Offsets::new("é", OffsetUnit::Chars);
        assert_eq!((offsets.get(1), offsets.get(99)), (0, 1));
    }
}
