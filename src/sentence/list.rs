//! Marks of list items that run on in one line: `1.`, `2)`, `3.)`, `a.`, `•`, `• 4.`

use crate::sentence::cut::is_gap;
use crate::span::part;

/// The mark before an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    bullet: Option<char>,
    /// Its number; letters count from `a`.
    value: Option<u32>,
    letter: bool,
    /// What follows the number, as bytes.
    close: (bool, bool),
}

impl Mark {
    /// The mark that a text begins with, and the length up to the item's first word.
    pub(super) fn read(text: &str) -> Option<(Self, usize)> {
        let bullet = text.chars().next().filter(|c| matches!(c, '•' | '⁃' | '‣' | '◦'));
        let mut rest =
            bullet.map_or(text, |c| part(text, c.len_utf8(), usize::MAX).trim_start_matches(is_gap));
        let digits = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
        let (mut value, mut letter, mut close) = (None, false, (false, false));
        let number = match rest.bytes().next() {
            Some(b) if b.is_ascii_lowercase() => Some((u32::from(b - b'a'), 1, true)),
            _ => part(rest, 0, digits).parse().ok().filter(|_| digits < 4).map(|n| (n, digits, false)),
        };
        if let Some((n, len, is_letter)) = number {
            let after = part(rest, len, usize::MAX);
            let dot = after.starts_with('.');
            let paren = part(after, usize::from(dot), usize::MAX).starts_with(')');
            let end = usize::from(dot) + usize::from(paren);
            if end > 0 && part(after, end, usize::MAX).starts_with(is_gap) {
                (value, letter, close) = (Some(n), is_letter, (dot, paren));
                rest = part(after, end, usize::MAX);
            }
        }
        if bullet.is_none() && value.is_none() {
            return None;
        }
        let len = text.len() - rest.trim_start_matches(is_gap).len();
        Some((Self { bullet, value, letter, close }, len))
    }

    /// Whether it marks the item after `last`.
    pub(super) fn follows(self, last: Self) -> bool {
        Self { value: last.value, ..self } == last && self.value == last.value.map(|n| n + 1)
    }
}
