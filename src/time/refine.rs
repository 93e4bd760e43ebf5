//! What belongs to a find but stands before it: "early November", "mid-August", "Ende Mai".

use super::context::Context;
use super::found::Found;
use super::{Basis, Timex, TimexKind};
use crate::language::Section;
use crate::span::Span;

/// The time expression of a find over the tokens `at..end`.
#[inline(never)]
pub(super) fn timex(context: &Context<'_>, at: usize, end: usize, hit: Found) -> Timex {
    let (start, modifier) = widen(context, at, end, &hit);
    Timex {
        span: Span::new(context.tokens[start].start, context.tokens[end - 1].end),
        kind: hit.kind,
        value: hit.value,
        modifier: hit.modifier.or(modifier),
        interval: hit.interval,
        basis: hit.basis,
        tense: context.tense(at, end),
        sentence: context.sentence as u32,
    }
}

/// The token where the find really begins, and what stands there.
fn widen(context: &Context<'_>, at: usize, end: usize, hit: &Found) -> (usize, Option<&'static str>) {
    let taken = context.previous.map_or(0, |(end, ..)| end);
    let before = at.wrapping_sub(1);
    // A day is neither early nor late; a length of time is no place to be early in.
    let whole = hit.interval.is_some() && !hit.single();
    let hyphen = usize::from(context.marked(at, "-") || context.follows(Section::ModifierLink, at));
    for start in [before, before.wrapping_sub(hyphen)] {
        if whole && start < at && start >= taken && context.has(Section::Modifier, start) {
            // "the early 1990s"; in "das Ende Mai begann" the article is none.
            let decade = hit.value.len() < 4 && start > taken;
            let article = usize::from(decade && context.follows(Section::Article, start));
            return (start - article, context.get(Section::Modifier, start));
        }
    }
    // "the end of 1990"
    if whole && before > taken && context.has(Section::PartLink, before) {
        let bound = before - 1;
        let article = usize::from(bound > taken && context.follows(Section::Article, bound));
        if let Some(modifier) = context.get(Section::Bound, bound) {
            return (bound - article, Some(modifier));
        }
    }
    // "earlier Monday", not "two years earlier"
    let side =
        context.has(Section::Side, before) && before >= taken && !context.follows(Section::Unit, before);
    if side && hit.interval.is_some() && hit.single() && hit.basis != Basis::Explicit {
        return (before, None);
    }
    // "nearly three years", "about two years ago"
    let counted = hit.kind != TimexKind::Time
        && (context.digits(at).is_some() || context.has(Section::Number, at))
        && (hit.kind == TimexKind::Duration || context.any(&[Section::AgoAfter, Section::Unit], end - 1));
    match context.approximated(at) {
        Some((modifier, more)) if counted && at - more >= taken => (at - more, Some(modifier)),
        _ => (at, context.get(Section::Modifier, at)),
    }
}
