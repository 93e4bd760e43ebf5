//! What a rule found.

use super::{Basis, Interval, TimexKind};
use crate::civil::Date;

/// What a rule found, or nothing. Boxed, so that rules hand on one word.
pub(super) type Find = Option<Box<Found>>;

/// How many tokens, and what they mean.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) len: usize,
    pub(super) kind: TimexKind,
    pub(super) value: String,
    pub(super) modifier: Option<&'static str>,
    pub(super) interval: Option<Interval>,
    pub(super) basis: Basis,
}

impl Found {
    /// Something with no place on the calendar.
    #[inline(never)]
    #[expect(clippy::unnecessary_wraps, reason = "callers hand it on as it is")]
    pub(super) fn vague(len: usize, kind: TimexKind, value: String) -> Find {
        Some(Box::new(Self { len, kind, value, modifier: None, interval: None, basis: Basis::Explicit }))
    }

    /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    #[inline(never)]
    pub(super) fn reference(len: usize, value: &str) -> Find {
        Self::vague(len, TimexKind::Date, value.to_owned())
    }

    /// The side of the day of publication, where no more is known.
    pub(super) fn side(len: usize, shift: i32) -> Find {
        let value = match shift {
            0 => "PRESENT_REF",
            1.. => "FUTURE_REF",
            _ => "PAST_REF",
        };
        Self::reference(len, value)
    }

    /// Days under a name; how many tokens tell them and from what is added by [`Found::days`].
    #[inline(never)]
    pub(super) fn between(value: String, first: Date, last: Date) -> Find {
        let mut found = Self::vague(0, TimexKind::Date, value)?;
        found.interval = Some(Interval { first: Some(first), last: Some(last) });
        Some(found)
    }

    /// A stretch of days.
    #[inline(never)]
    pub(super) fn days(len: usize, days: Find, basis: Basis) -> Find {
        let mut found = days?;
        (found.len, found.basis) = (len, basis);
        Some(found)
    }

    /// Days counted from that of publication.
    #[inline(never)]
    pub(super) fn published(len: usize, days: Find, published: Date) -> Find {
        Self::days(len, days, Basis::Published(published))
    }

    /// Days counted from another date of the text.
    #[inline(never)]
    pub(super) fn timex(len: usize, days: Find, index: u32) -> Find {
        Self::days(len, days, Basis::Timex(index))
    }

    /// The same, with so many tokens more before it.
    #[inline(never)]
    pub(super) fn longer(found: Find, more: usize) -> Find {
        let mut found = found?;
        found.len += more;
        Some(found)
    }

    /// A time of day behind the day's value.
    #[inline(never)]
    pub(super) fn at(found: Find, clock: &str) -> Find {
        let mut found = found?;
        found.kind = TimexKind::Time;
        found.value.push_str(clock);
        Some(found)
    }

    /// A part of the day, such as `NI`; an empty one is none.
    #[inline(never)]
    pub(super) fn part(found: Find, part: &str) -> Find {
        if part.is_empty() {
            return found;
        }
        Self::at(Self::at(found, "T"), part)
    }

    /// Whether it is no stretch of several days.
    #[inline(never)]
    pub(super) fn single(&self) -> bool {
        self.interval.is_none_or(|days| days.first == days.last)
    }

    /// The first day.
    pub(super) fn first(&self) -> Option<Date> {
        self.interval?.first
    }
}
