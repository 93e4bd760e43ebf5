//! The days that an event may have happened on. Uses `civil`.

use super::source;
use crate::civil::Date;

/// The days that an event may have happened on, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Days {
    pub(super) first: i32,
    pub(super) last: i32,
}

/// The day of what has none, far from all others.
const NEVER: i32 = -1_000_000_000;

impl Days {
    /// Of "since" and "until" the day or month that is named: it is what happened then that is told.
    pub(super) fn of(said: &source::Entry) -> Self {
        let day = |text: &Option<String>| text.as_deref().and_then(Date::parse);
        let named = |value: &str, day: Date| match value.len() {
            4 => (Date { month: 1, day: 1, ..day }, Date { month: 12, day: 31, ..day }),
            7 => (day.first_of_month(), day.last_of_month()),
            _ => (day, day),
        };
        let (first, last) = match (day(&said.first), day(&said.last)) {
            (Some(first), Some(last)) => (first, last),
            (Some(first), None) => named(said.value.trim_end_matches("/.."), first),
            (None, Some(last)) => named(said.value.trim_start_matches("../"), last),
            (None, None) => return Self { first: NEVER, last: NEVER },
        };
        Self { first: first.to_days(), last: last.to_days() }
    }

    pub(super) fn overlap(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    pub(super) fn within(self, other: Self) -> bool {
        other.first <= self.first && self.last <= other.last
    }
}
