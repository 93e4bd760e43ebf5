//! The rules, one kind of time expression a file. Each looks at one token and says what begins there, or none.

mod clock;
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
mod suffixed;
mod weekday;
mod year;

use super::context::Context;
use super::found::Find;

/// A rule: what begins at that token.
type Rule = fn(&Context<'_>, usize) -> Find;

/// The order settles which of two equally long finds wins.
const RULES: &[Rule] = &[
    explicit::find,
    year::find,
    suffixed::find,
    clock::find,
    part::find,
    quarter::find,
    era::find,
    season::find,
    holiday::find,
    later::find,
    set::find,
    relative::find,
    weekday::find,
    duration::find,
];

/// What begins at the token: the longest find wins, and the first rule among equals.
pub(super) fn longest(context: &Context<'_>, at: usize) -> Find {
    first_longest(RULES, context, at)
}

/// The longest find of some rules, the first among equals.
fn first_longest(rules: &[Rule], context: &Context<'_>, at: usize) -> Find {
    let mut best: Find = None;
    for rule in rules {
        let found = rule(context, at);
        let longer =
            found.as_ref().is_some_and(|found| best.as_ref().is_none_or(|best| found.len > best.len));
        if longer {
            best = found;
        }
    }
    best
}
