//! The rules, one kind of time expression a file. Each looks at one token and says what begins there, or none.

mod clock;
mod days;
mod duration;
mod era;
mod explicit;
mod holiday;
mod later;
mod month;
mod numeric;
mod part;
mod quarter;
mod relative;
mod season;
mod set;
mod shifted;
mod suffixed;
mod weekday;
mod year;

use super::context::Context;
use super::found::Find;

/// A rule: what begins at that token.
type Rule = fn(&Context<'_>, usize) -> Find;

/// The order settles which of two equally long finds wins. Most tokens open few of them: each stands beside its openers.
const RULES: &[(u64, Rule)] = &[
    (explicit::OPENERS, explicit::find),
    (year::OPENERS, year::find),
    (suffixed::OPENERS, suffixed::find),
    (clock::OPENERS, clock::find),
    (part::OPENERS, part::find),
    (quarter::OPENERS, quarter::find),
    (era::OPENERS, era::find),
    (season::OPENERS, season::find),
    (holiday::OPENERS, holiday::find),
    (later::OPENERS, later::find),
    (set::OPENERS, set::find),
    (relative::OPENERS, relative::find),
    (weekday::OPENERS, weekday::find),
    (duration::OPENERS, duration::find),
];

/// What begins at the token: the longest find wins, and the first rule among equals.
pub(super) fn longest(context: &Context<'_>, at: usize) -> Find {
    first_longest(RULES, context, at)
}

/// The longest find of some rules, the first among equals.
fn first_longest(rules: &[(u64, Rule)], context: &Context<'_>, at: usize) -> Find {
    let openers = context.openers(at);
    let mut best: Find = None;
    for (lists, rule) in rules {
        if openers & lists == 0 {
            #[cfg(test)]
            assert!(rule(context, at).is_none(), "no opener of a rule: {}", context.word(at));
            continue;
        }
        let found = rule(context, at);
        let longer =
            found.as_ref().is_some_and(|found| best.as_ref().is_none_or(|best| found.len > best.len));
        if longer {
            best = found;
        }
    }
    best
}
