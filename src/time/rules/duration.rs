//! Lengths of time: "three days", "the next four years", "the last two quarters", "several months", "six-month".

use crate::time::context::{Context, Found};
use crate::time::{TimexKind, calendar};

pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let the = usize::from(context.word(at) == "the");
    let shift = usize::from(context.has("span shift", at + the));
    let lead = if shift == 1 { the + 1 } else { 0 };
    let (count, taken) = match context.count(at + lead) {
        Some(count) => count,
        None if shift == 1 && context.word(at + lead).ends_with('s') => ("X".to_owned(), 0),
        None => return None,
    };
    let hyphen = usize::from(taken > 0 && context.word(at + lead + taken) == "-");
    let unit = context.get("unit", at + lead + taken + hyphen)?;
    let fraction = context.word(at + lead) == "a" && unit == "Q";
    (!fraction)
        .then(|| Found::vague(lead + taken + hyphen + 1, TimexKind::Duration, calendar::length(&count, unit)))
}
