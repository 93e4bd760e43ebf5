//! The rules, one kind of time expression a file. Each looks at one token and says what begins there, or none.

mod clock;
mod duration;
mod era;
mod explicit;
mod holiday;
mod later;
mod part;
mod quarter;
mod relative;
mod season;
mod set;
mod suffixed;
mod weekday;
mod year;

use super::context::{Context, Found};

/// A rule: what begins at that token.
type Rule = fn(&Context<'_>, usize) -> Option<Found>;

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
pub(super) fn longest(context: &Context<'_>, at: usize) -> Option<Found> {
    let found = RULES.iter().filter_map(|rule| rule(context, at));
    found.reduce(|best, next| if next.len > best.len { next } else { best })
}
