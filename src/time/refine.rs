//! What belongs to a find but stands before it: "early November", "mid-August", "Ende Mai".

use super::Timex;
use super::context::Context;
use super::found::Found;
use crate::language::Section;
use crate::span::Span;

/// The time expression of a find over the tokens `at..end`.
pub(super) fn timex(context: &Context<'_>, at: usize, end: usize, hit: Found) -> Timex {
    let start = widen(context, at, &hit);
    Timex {
        span: Span::new(context.tokens[start].start, context.tokens[end - 1].end),
        kind: hit.kind,
        value: hit.value,
        modifier: hit.modifier.or_else(|| context.get(Section::Modifier, start)),
        interval: hit.interval,
        basis: hit.basis,
        tense: context.tense(at, end),
        sentence: context.sentence as u32,
    }
}

/// The token where the find really begins.
fn widen(context: &Context<'_>, at: usize, hit: &Found) -> usize {
    let taken = context.previous.map_or(0, |(end, ..)| end);
    // A day is neither early nor late; a length of time is no place to be early in.
    let whole = hit.interval.is_some() && !hit.single();
    let hyphen = usize::from(context.marked(at, "-"));
    for start in [at.wrapping_sub(1), at.wrapping_sub(1 + hyphen)] {
        if whole && start < at && start >= taken && context.has(Section::Modifier, start) {
            return start;
        }
    }
    at
}
