//! An entry before its status, label and group are known.

use super::{Entry, EntryBasis, Precision, Status};
use crate::civil::Date;
use crate::find::holds;
use crate::span::Span;
use crate::time::{Interval, Tense};

/// An entry before its status, label and group are known.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) entry: Entry,
    /// "by Friday": it happens then or before, but doesn't last until then.
    pub(super) deadline: bool,
    /// "put off until Friday": it lies ahead.
    pub(super) put_off: bool,
    /// "from Friday": it begins then, and hasn't lasted since.
    pub(super) begins: bool,
    pub(super) tense: Tense,
    /// First byte of the words that lead to the date: "since", "shortly after".
    pub(super) lead: u32,
}

impl Draft {
    pub(super) fn new(
        span: Span,
        value: String,
        interval: Interval,
        (basis, confidence): (EntryBasis, f64),
        sentence: u32,
    ) -> Self {
        Self {
            entry: Entry {
                span,
                precision: precision(&value, interval),
                value,
                interval,
                status: Status::Past,
                cancelled: false,
                doubt: None,
                basis,
                confidence,
                label: String::new(),
                sentence,
                group: 0,
            },
            deadline: false,
            put_off: false,
            begins: false,
            tense: Tense::Unknown,
            lead: span.start,
        }
    }

    /// A day, from a day on, or until one.
    pub(super) fn of_days(span: Span, interval: Interval, basis: (EntryBasis, f64), sentence: u32) -> Self {
        let day = interval.first.or(interval.last).map_or_else(String::new, Date::iso);
        Self::bounded(span, day, interval, basis, sentence)
    }

    /// A value; from it on, or until it, where its interval is open on a side.
    pub(super) fn bounded(
        span: Span,
        mut value: String,
        interval: Interval,
        basis: (EntryBasis, f64),
        sentence: u32,
    ) -> Self {
        if interval.last.is_none() {
            value.push_str("/..");
        }
        if interval.first.is_none() {
            value.insert_str(0, "../");
        }
        Self::new(span, value, interval, basis, sentence)
    }
}

/// The precision that the form of a value shows.
fn precision(value: &str, interval: Interval) -> Precision {
    if holds(value, "/") {
        return Precision::Interval;
    }
    let mut parts = value.split('T').next().unwrap_or_default().split('-');
    let year = parts.next().unwrap_or_default();
    if !year.bytes().all(|b| b.is_ascii_digit() || b == b'X') || year.is_empty() {
        return if interval.first.is_some() && interval.first == interval.last {
            Precision::Day
        } else {
            Precision::Interval
        };
    }
    match (parts.next(), parts.next()) {
        (None, _) if year.len() < 4 || year.ends_with('X') => Precision::Decade,
        (None, _) => Precision::Year,
        (Some("SP" | "SU" | "FA" | "WI"), _) => Precision::Season,
        (Some(part), _) if part.starts_with(['Q', 'H']) => Precision::Quarter,
        (Some(part), None | Some("WE")) if part.starts_with('W') => Precision::Week,
        (Some(_), None) => Precision::Month,
        _ => Precision::Day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_a_value_shows_its_precision() {
        let interval = Interval { first: None, last: None };
        for (value, want) in [
            ("2020-11-03", Precision::Day),
            ("2020-11-03T20:00", Precision::Day),
            ("2020-W44", Precision::Week),
            ("2020-W44-WE", Precision::Week),
            ("2020-W44-2", Precision::Day),
            ("2020-11", Precision::Month),
            ("2020-SU", Precision::Season),
            ("2020-Q3", Precision::Quarter),
            ("2020", Precision::Year),
            ("199", Precision::Decade),
            ("2019/2020", Precision::Interval),
        ] {
            assert_eq!(precision(value, interval), want, "{value}");
        }
    }
}
