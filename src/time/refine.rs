//! What belongs to a find but stands before it: "early November", "mid-August", "Ende Mai".

use super::Timex;
use super::context::{Context, Found};
use crate::language::Section;
use crate::span::Span;

/// The time expression of a find over the tokens `at..end`.
pub(super) fn timex(context: &Context<'_>, at: usize, end: usize, hit: Found, sentence: u32) -> Timex {
    let start = widen(context, at, &hit);
    Timex {
        span: Span::new(context.tokens[start].start, context.tokens[end - 1].end),
        kind: hit.kind,
        value: hit.value,
        modifier: hit.modifier.or_else(|| context.get(Section::Modifier, start)),
        interval: hit.interval,
        basis: hit.basis,
        tense: context.tense(at, end),
        sentence,
    }
}

/// The token where the find really begins.
fn widen(context: &Context<'_>, at: usize, hit: &Found) -> usize {
    let taken = context.previous.map_or(0, |(end, ..)| end);
    let free = |n: usize| at.checked_sub(n).filter(|start| *start >= taken);
    // A day is neither early nor late; a length of time is no place to be early in.
    let whole = hit.interval.is_some_and(|days| days.first != days.last);
    if let Some(start) = free(1).filter(|start| whole && context.has(Section::Modifier, *start)) {
        return start;
    }
    let hyphen = context.before(at) == "-";
    free(2).filter(|start| whole && hyphen && context.has(Section::Modifier, *start)).unwrap_or(at)
}
