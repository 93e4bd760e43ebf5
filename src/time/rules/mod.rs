//! The rules, one kind of time expression a file. Each looks at one token and says what begins there, or none.

mod clock;
mod duration;
mod era;
mod explicit;
mod holiday;
mod later;
mod quarter;
mod relative;
mod season;
mod set;
mod weekday;

use super::context::{Context, Found};

/// A rule: what begins at that token.
pub(super) type Rule = fn(&Context<'_>, usize) -> Option<Found>;

/// The order settles which of two equally long finds wins.
pub(super) const RULES: &[Rule] = &[
    explicit::find,
    clock::find,
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
