//! The proleptic Gregorian calendar without zones: [`Date`], [`DateTime`], arithmetic, ISO 8601 reading and printing.
//! Uses `digits` and `span`.
//!
//! Our own because the calendar crates cost 22 to 123 KB in the wasm; the tests hold it against one of them.

use crate::digits::filled;
use crate::span::part;
use core::fmt;

/// A civil day. Years 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// 1 to 9999.
    pub year: i16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// A day of the week, Monday first as in ISO 8601.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// A civil day with, where known, a time of day and an offset from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime {
    /// The day, in the writer's own zone.
    pub date: Date,
    /// Hour and minute, where known.
    pub time: Option<(u8, u8)>,
    /// Minutes east of UTC; none where the source doesn't say.
    pub offset_minutes: Option<i16>,
}

impl Weekday {
    /// From 0 (Monday) to 6 (Sunday); larger numbers wrap.
    pub const fn from_index(index: u8) -> Self {
        match index % 7 {
            0 => Self::Monday,
            1 => Self::Tuesday,
            2 => Self::Wednesday,
            3 => Self::Thursday,
            4 => Self::Friday,
            5 => Self::Saturday,
            _ => Self::Sunday,
        }
    }
}

/// Whether `year` has a 29 February.
pub const fn is_leap(year: i16) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Days in a month; 0 for a month that is none.
pub const fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 0,
    }
}

impl Date {
    /// As ISO 8601 writes it: `2020-10-29`.
    pub(crate) fn iso(self) -> String {
        filled("####-##-##", &[self.year.into(), self.month.into(), self.day.into()])
    }

    /// A day that exists, or none.
    pub const fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        if year >= 1 && year <= 9999 && day >= 1 && day <= days_in_month(year, month) {
            Some(Self { year, month, day })
        } else {
            None
        }
    }

    /// Days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    pub const fn to_days(self) -> i32 {
        let year = self.year as i32 - (self.month <= 2) as i32;
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month = (self.month as i32 + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + self.day as i32 - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// The day that many days after 1970-01-01, clamped to years 1 to 9999.
    pub const fn from_days(days: i32) -> Self {
        const FIRST: i32 = Date { year: 1, month: 1, day: 1 }.to_days();
        const LAST: i32 = Date { year: 9999, month: 12, day: 31 }.to_days();
        let days = if days < FIRST {
            FIRST
        } else if days > LAST {
            LAST
        } else {
            days
        } + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = era * 400 + year_of_era + (month <= 2) as i32;
        Self { year: year as i16, month: month as u8, day: day as u8 }
    }

    /// So many days later (or earlier), clamped to years 1 to 9999.
    pub const fn add_days(self, days: i32) -> Self {
        Self::from_days(self.to_days().saturating_add(days))
    }

    /// So many months later (or earlier); the day is cut to the month's length, the year clamped to 1 to 9999.
    pub const fn add_months(self, months: i32) -> Self {
        let count = (self.year as i32 * 12 + self.month as i32 - 1).saturating_add(months);
        let year = count.div_euclid(12);
        if year < 1 {
            return Self { year: 1, month: 1, day: 1 };
        }
        if year > 9999 {
            return Self { year: 9999, month: 12, day: 31 };
        }
        let month = count.rem_euclid(12) as u8 + 1;
        let last = days_in_month(year as i16, month);
        let day = if self.day > last { last } else { self.day };
        Self { year: year as i16, month, day }
    }

    /// The day of the week.
    pub const fn weekday(self) -> Weekday {
        Weekday::from_index((self.to_days() + 3).rem_euclid(7) as u8)
    }

    /// ISO 8601 week-numbering year and week, 1 to 53.
    pub const fn iso_week(self) -> (i16, u8) {
        let thursday = self.add_days(3 - self.weekday() as i32);
        let first = Self { year: thursday.year, month: 1, day: 1 };
        (thursday.year, ((thursday.to_days() - first.to_days()) / 7 + 1) as u8)
    }

    /// The Monday of an ISO week, or none where the year has no such week.
    pub fn from_iso_week(year: i16, week: u8) -> Option<Self> {
        let january_4 = Self::new(year, 1, 4)?;
        let monday = january_4.add_days(-(january_4.weekday() as i32) + 7 * (i32::from(week) - 1));
        (monday.iso_week() == (year, week)).then_some(monday)
    }

    /// The first day of this day's month.
    pub const fn first_of_month(self) -> Self {
        Self { year: self.year, month: self.month, day: 1 }
    }

    /// The last day of this day's month.
    pub const fn last_of_month(self) -> Self {
        Self { year: self.year, month: self.month, day: days_in_month(self.year, self.month) }
    }

    /// Reads `2020-10-29`; anything else is none.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        Self::new(digits(&bytes[..4])? as i16, digits(&bytes[5..7])? as u8, digits(&bytes[8..])? as u8)
    }
}

impl DateTime {
    /// As ISO 8601 writes it, as far as it is known: `2020-10-29T09:16+09:00`.
    pub(crate) fn iso(self) -> String {
        let mut iso = self.date.iso();
        if let Some((hour, minute)) = self.time {
            iso.push_str(&filled("T##:##", &[hour.into(), minute.into()]));
            if let Some(offset) = self.offset_minutes {
                let pattern = if offset < 0 { "-##:##" } else { "+##:##" };
                let offset = i32::from(offset.abs());
                iso.push_str(&filled(pattern, &[offset / 60, offset % 60]));
            }
        }
        iso
    }

    /// A day with nothing known of its time.
    pub const fn day(date: Date) -> Self {
        Self { date, time: None, offset_minutes: None }
    }

    /// Reads ISO 8601 as found in the wild: `2020-10-29`, `2020-10-29T09:16`, `2020-10-29 09:16:00.000Z`,
    /// `2020-10-29T09:16:00+0900`. A day with an unreadable rest is still a day; anything else is none.
    ///
    /// ```
    /// use nutgraf::civil::DateTime;
    /// assert_eq!(DateTime::parse("2020-10-29T09:16:30+0900").unwrap().to_string(), "2020-10-29T09:16+09:00");
    /// assert_eq!(DateTime::parse("yesterday"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let date = Date::parse(text.get(..10)?)?;
        let rest = part(text, 10, usize::MAX).trim_start_matches(['T', 't', ' ']).as_bytes();
        let Some(time) = parse_time(rest) else { return Some(Self::day(date)) };
        let zone = rest
            .iter()
            .skip(5)
            .position(|b| matches!(b, b'Z' | b'z' | b'+' | b'-'))
            .and_then(|at| parse_offset(&rest[at + 5..]));
        Some(Self { date, time: Some(time), offset_minutes: zone })
    }

    /// Reads the same forms as [`parse`](Self::parse), and nothing that has more: what a caller gives, not what a page says.
    pub fn parse_whole(text: &str) -> Option<Self> {
        let text = text.trim();
        let found = Self::parse(text)?;
        if text.len() == 10 {
            return Some(found);
        }
        found.time?;
        let after = part(text, 16, usize::MAX);
        let zone =
            after.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.')).trim_start();
        let signed = zone.strip_prefix(['+', '-']).unwrap_or_default();
        let whole = match zone {
            "" | "Z" | "z" => true,
            _ => {
                found.offset_minutes.is_some()
                    && (2..=5).contains(&signed.len())
                    && signed.bytes().all(|b| b.is_ascii_digit() || b == b':')
            }
        };
        whole.then_some(found)
    }
}

fn parse_time(bytes: &[u8]) -> Option<(u8, u8)> {
    if *bytes.get(2)? != b':' {
        return None;
    }
    let (hour, minute) = (digits(bytes.get(..2)?)?, digits(bytes.get(3..5)?)?);
    (hour < 24 && minute < 60).then_some((hour as u8, minute as u8))
}

fn parse_offset(bytes: &[u8]) -> Option<i16> {
    let sign = match bytes.first()? {
        b'Z' | b'z' => return Some(0),
        b'-' => -1,
        _ => 1,
    };
    let hours = digits(bytes.get(1..3)?)? as i16;
    let rest = bytes[3..].strip_prefix(b":").unwrap_or(&bytes[3..]);
    let minutes = rest.get(..2).and_then(digits).unwrap_or(0) as i16;
    (hours <= 18 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

fn digits(bytes: &[u8]) -> Option<u32> {
    bytes.iter().try_fold(0, |n: u32, b| b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0')))
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_jiff_on_every_day_from_1600_to_2400() {
        let first = Date::new(1600, 1, 1).unwrap();
        let mut theirs = jiff::civil::date(1600, 1, 1);
        for n in 0..(Date::new(2400, 12, 31).unwrap().to_days() - first.to_days()) {
            let ours = first.add_days(n);
            assert_eq!(
                (ours.year, ours.month as i8, ours.day as i8),
                (theirs.year(), theirs.month(), theirs.day())
            );
            assert_eq!(ours.weekday() as i8, theirs.weekday().to_monday_zero_offset());
            let week = theirs.iso_week_date();
            assert_eq!(ours.iso_week(), (week.year(), week.week() as u8), "{ours}");
            theirs = theirs.tomorrow().unwrap();
        }
    }

    #[test]
    fn months_are_added_with_the_day_cut_to_the_month() {
        let date = |text| Date::parse(text).unwrap();
        assert_eq!(date("2024-01-31").add_months(1), date("2024-02-29"));
        assert_eq!(date("2020-10-29").add_months(-22), date("2018-12-29"));
        assert_eq!(Date::from_iso_week(2020, 53), Some(date("2020-12-28")));
        assert_eq!(Date::from_iso_week(2021, 53), None);
    }

    #[test]
    fn reads_dates_as_found_in_the_wild() {
        for (given, want) in [
            ("2020-10-29", Some("2020-10-29")),
            ("2020-10-29T09:16", Some("2020-10-29T09:16")),
            ("2020-10-29 09:16:01.123Z", Some("2020-10-29T09:16+00:00")),
            ("2020-10-29T09:16:00-05:30", Some("2020-10-29T09:16-05:30")),
            ("2020-10-29T25:16", Some("2020-10-29")),
            ("2020-02-30", None),
            ("29 October 2020", None),
            ("", None),
        ] {
            assert_eq!(DateTime::parse(given).map(|d| d.to_string()).as_deref(), want, "{given}");
        }
    }

    #[test]
    fn a_given_date_has_nothing_beside_it() {
        for given in [
            "2020-10-29",
            "2020-10-29T09:16",
            "2020-10-29 09:16:01.123Z",
            "2020-10-29T09:16:00-05:30",
            "2020-10-29T09:16+0900",
        ] {
            assert_eq!(DateTime::parse_whole(given), DateTime::parse(given), "{given}");
        }
        for given in [
            "2020-10-29xyz",
            "2020-10-29T",
            "2020-10-29T25:61",
            "2020-10-29T09:16+99:00",
            "2020-10-29T09:16 today",
            "",
        ] {
            assert_eq!(DateTime::parse_whole(given), None, "{given}");
        }
    }
}
