//! A paragraph as rules read it: without what no reader sees in it, so that no rule has to know of it.

use crate::letters;
use crate::sentence::bytes;
use crate::span::part;
use std::borrow::Cow;

pub(super) struct Seen<'t> {
    pub(super) text: Cow<'t, str>,
    /// Where something was left out, and how many bytes up to there.
    left_out: Vec<(usize, usize)>,
}

impl<'t> Seen<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        // What is invisible begins with one of three bytes.
        let invisible = |at: usize| {
            matches!(text.as_bytes().get(at), Some(0xC2 | 0xE2 | 0xEF))
                && part(text, at, usize::MAX).starts_with(letters::is_invisible)
        };
        if !bytes::beyond_ascii(text, invisible) {
            return Self::whole(text);
        }
        let (mut seen, mut left_out, mut bytes) = (String::with_capacity(text.len()), Vec::new(), 0);
        for c in text.chars() {
            if letters::is_invisible(c) {
                bytes += c.len_utf8();
                left_out.push((seen.len(), bytes));
            } else {
                seen.push(c);
            }
        }
        Self { text: Cow::Owned(seen), left_out }
    }

    pub(super) fn whole(text: &'t str) -> Self {
        Self { text: Cow::Borrowed(text), left_out: Vec::new() }
    }

    /// Where a place is in the text as it is, before what was left out there.
    pub(super) fn before(&self, at: usize) -> usize {
        self.place(at, self.left_out.partition_point(|gap| gap.0 < at))
    }

    /// The same, behind it.
    pub(super) fn behind(&self, at: usize) -> usize {
        self.place(at, self.left_out.partition_point(|gap| gap.0 <= at))
    }

    fn place(&self, at: usize, gaps: usize) -> usize {
        let gap = gaps.checked_sub(1).and_then(|last| self.left_out.get(last));
        at + gap.map_or(0, |gap| gap.1)
    }
}
