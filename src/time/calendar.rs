//! Names and bounds of the calendar's units: the TIMEX3 value and the days of a day, week, month, quarter or year.

use super::Interval;
use crate::civil::Date;

/// "two decades ago" counts in years.
pub(super) fn years(unit: &'static str, count: i32) -> (&'static str, i32) {
    match unit {
        "DE" => ("Y", count.saturating_mul(10)),
        "CE" => ("Y", count.saturating_mul(100)),
        _ => (unit, count),
    }
}

fn between(first: Date, last: Date) -> Interval {
    Interval { first: Some(first), last: Some(last) }
}

pub(super) fn day(date: Date) -> (String, Interval) {
    (date.to_string(), between(date, date))
}

pub(super) fn month(date: Date) -> (String, Interval) {
    (format!("{:04}-{:02}", date.year, date.month), between(date.first_of_month(), date.last_of_month()))
}

/// The unit `unit` (`D`, `W`, `M`, `Q`, `Y`) that lies `shift` units from the one with `date`.
pub(super) fn unit(date: Date, unit: &str, shift: i32) -> Option<(String, Interval)> {
    let limit = shift.clamp(-9000, 9000);
    Some(match unit {
        "D" => day(date.add_days(limit)),
        "W" => {
            let date = date.add_days(limit * 7);
            let monday = date.add_days(-(date.weekday() as i32));
            let (year, week) = date.iso_week();
            (format!("{year:04}-W{week:02}"), between(monday, monday.add_days(6)))
        }
        "M" => month(date.add_months(limit)),
        "Q" => {
            let date = date.first_of_month().add_months(limit * 3 - (i32::from(date.month) - 1) % 3);
            let value = format!("{:04}-Q{}", date.year, (date.month - 1) / 3 + 1);
            (value, between(date, date.add_months(2).last_of_month()))
        }
        "Y" => year(i32::from(date.year) + limit)?,
        "DE" => {
            let decade = i32::from(date.year) / 10 + limit;
            let first = Date::new(i16::try_from(decade * 10).ok()?, 1, 1)?;
            (format!("{decade:03}"), between(first, first.add_months(120).add_days(-1)))
        }
        _ => return None,
    })
}

pub(super) fn year(year: i32) -> Option<(String, Interval)> {
    let year = i16::try_from(year).ok()?;
    Some((format!("{year:04}"), between(Date::new(year, 1, 1)?, Date::new(year, 12, 31)?)))
}

/// The minute of the day in a value such as `2020-11-03T20:15`.
pub(super) fn clock(value: &str) -> Option<i32> {
    let (hour, minute) = value.split_once('T')?.1.get(..5)?.split_once(':')?;
    Some(hour.parse::<i32>().ok()? * 60 + minute.parse::<i32>().ok()?)
}

/// `P3D`, `PT2H`, `PXM`.
pub(super) fn length(count: &str, unit: &str) -> String {
    unit.strip_prefix('T').map_or_else(|| format!("P{count}{unit}"), |unit| format!("PT{count}{unit}"))
}
