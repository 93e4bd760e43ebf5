//! Names and bounds of the calendar's units: the TIMEX3 value and the days of a day, week, month, quarter or year.

use super::found::{Find, Found};
use crate::civil::Date;
use crate::digits::{filled, push_decimal};

/// Letters of a year's value.
pub(super) const YEAR: usize = 4;

/// "two decades ago" counts in years.
pub(super) fn years(unit: char, count: i32) -> (char, i32) {
    match unit {
        'E' => ('Y', count * 10),
        'C' => ('Y', count * 100),
        'F' => ('W', count * 2),
        _ => (unit, count),
    }
}

pub(super) fn day(date: Date) -> Find {
    Found::between(date.iso(), date, date)
}

pub(super) fn month(date: Date) -> Find {
    let name = filled("####-##", &[date.year.into(), date.month.into()]);
    Found::between(name, date.first_of_month(), date.last_of_month())
}

/// A day where one is known, else its month.
pub(super) fn day_or_month(date: Date, day: bool) -> Find {
    if day { self::day(date) } else { month(date) }
}

/// The unit `unit` (`D`, `W`, `M`, `Q`, `Y`, `E`) that lies `shift` units from the one with `date`.
pub(super) fn unit(date: Date, unit: char, shift: i32) -> Find {
    let limit = shift.clamp(-9000, 9000);
    match unit {
        'D' => day(date.add_days(limit)),
        'W' => {
            let date = date.add_days(limit * 7);
            let monday = date.add_days(-(date.weekday() as i32));
            let (year, week) = date.iso_week();
            Found::between(filled("####-W##", &[year.into(), week.into()]), monday, monday.add_days(6))
        }
        'M' => month(date.add_months(limit)),
        'Q' => {
            let date = date.add_months(limit * 3);
            part(date.year.into(), quarter(date), 4)
        }
        'Y' => year(i32::from(date.year) + limit),
        'E' => decade(i32::from(date.year) / 10 + limit),
        _ => None,
    }
}

/// So many years on, none where that is too far; of a week, the one that begins on its weekday closest to then.
pub(super) fn years_on(date: Date, years: i32, unit: char) -> Option<Date> {
    let then = date.add_months(12 * Some(years).filter(|years| (-999..1000).contains(years))?);
    let off = (date.weekday() as i32 - then.weekday() as i32 + 10).rem_euclid(7) - 3;
    Some(if unit == 'W' { then.add_days(off) } else { then })
}

/// The quarter of a day, from 1.
pub(super) fn quarter(date: Date) -> i32 {
    (i32::from(date.month) - 1) / 3 + 1
}

/// A quarter or a half by number.
pub(super) fn part(year: i32, number: i32, parts: i32) -> Find {
    let months = 12 / parts;
    let first = first_of(year, (number - 1) * months + 1)?;
    let pattern = if parts == 4 { "####-Q#" } else { "####-H#" };
    Found::between(filled(pattern, &[year, number]), first, first.add_months(months - 1).last_of_month())
}

pub(super) fn year(year: i32) -> Find {
    let first = first_of(year, 1)?;
    Found::between(filled("####", &[year]), first, first.add_months(11).last_of_month())
}

/// The ten years that begin with this number, one digit short.
pub(super) fn decade(number: i32) -> Find {
    let first = first_of(number * 10, 1)?;
    Found::between(filled("###", &[number]), first, first.add_months(119).last_of_month())
}

/// The years from one to another, under a name.
pub(super) fn years_between(name: String, first: i32, last: i32) -> Find {
    Found::between(name, first_of(first, 1)?, first_of(last, 12)?.last_of_month())
}

/// The first day of a month.
pub(super) fn first_of(year: i32, month: i32) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, u8::try_from(month).ok()?, 1)
}

/// The minute of the day in a value such as `2020-11-03T20:15`.
pub(super) fn clock(value: &str) -> Option<i32> {
    let clock = value.split_once('T')?.1.as_bytes();
    let number = |at: usize| {
        let digit = |at: usize| clock.get(at).filter(|b| b.is_ascii_digit()).map(|b| i32::from(b - b'0'));
        Some(digit(at)? * 10 + digit(at + 1)?)
    };
    let colon = clock.get(2) == Some(&b':');
    Some(number(0).filter(|_| colon)? * 60 + number(3)?)
}

/// How many of a unit, in halves; several, where the text doesn't say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Count(i32);

impl Count {
    pub(super) const ONE: Self = Self::whole(1);
    pub(super) const SEVERAL: Self = Self(-1);

    pub(super) const fn whole(count: i32) -> Self {
        Self(count * 2)
    }

    /// A half more; none where that means nothing.
    pub(super) fn half(self) -> Option<Self> {
        (self.0 >= 0 && self.0 % 2 == 0).then_some(Self(self.0 + 1))
    }

    /// The number, where the count is whole.
    pub(super) fn number(self) -> Option<i32> {
        (self.0 >= 0 && self.0 % 2 == 0).then_some(self.0 / 2)
    }
}

impl Count {
    /// So many times as many; several stay several.
    pub(super) fn times(self, by: i32) -> Self {
        if self.0 < 0 { self } else { Self(self.0 * by) }
    }
}

/// `P3D`, `PT2H`, `PXM`.
pub(super) fn length(count: Count, unit: char) -> String {
    let (unit, count) = if unit == 'F' { ('W', Count(count.0 * 2)) } else { (unit, count) };
    let mut value = String::from(if unit.is_ascii_lowercase() { "PT" } else { "P" });
    match usize::try_from(count.0) {
        Ok(halves) => push_decimal(&mut value, halves / 2),
        Err(_) => value.push('X'),
    }
    if count.0 > 0 && count.0 % 2 == 1 {
        value.push_str(".5");
    }
    match unit {
        'E' => value.push_str("DE"),
        'C' => value.push_str("CE"),
        _ => value.push(unit.to_ascii_uppercase()),
    }
    value
}
