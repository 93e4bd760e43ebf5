//! Holidays, fixed and computed: "Christmas", "Thanksgiving", "Easter Monday".

use crate::civil::Date;
use crate::language::Section;
use crate::time::context::{Context, Found};
use crate::time::{Basis, Tense, calendar};

pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let shift: i32 = context.stem(Section::Shift, at).and_then(|shift| shift.parse().ok()).unwrap_or(0);
    let lead = usize::from(context.has(Section::Shift, at));
    if !context.capital(at + lead) {
        return None;
    }
    let (rule, taken) = context.phrase(Section::Holiday, at + lead, 4)?;
    let mut len = lead + taken;
    if let Some((year, taken, basis)) = context.year_phrase(at + len) {
        len += taken;
        return Some(Found::days(len, calendar::day(day(i16::try_from(year).ok()?, rule)?), basis));
    }
    let published = context.published?;
    let on = |step: i16| day(published.year + step, rule);
    let back = on(0).filter(|day| *day <= published).or_else(|| on(-1))?;
    let ahead = on(0).filter(|day| *day >= published).or_else(|| on(1))?;
    let (past, forth) = (published.to_days() - back.to_days(), ahead.to_days() - published.to_days());
    let future = match (lead, shift, context.tense(at, at + len)) {
        (1, -1, _) | (_, 0, Tense::Past) => false,
        (1, 1, _) | (_, 0, Tense::Future) => true,
        _ => forth < past,
    };
    let date = if future { ahead } else { back };
    Some(Found::days(len, calendar::day(date), Basis::Published(published)))
}

/// `12-25`; `11-4-4`, the fourth Thursday (weekdays from 1) of November, `5-1--1` the last Monday; `e+1`, after Easter.
fn day(year: i16, rule: &str) -> Option<Date> {
    if let Some(offset) = rule.strip_prefix('e') {
        return Some(easter(year)?.add_days(offset.parse().ok()?));
    }
    let mut parts = rule.splitn(3, '-');
    let month = parts.next()?.parse().ok()?;
    let second: u8 = parts.next()?.parse().ok()?;
    let Some(nth) = parts.next() else { return Date::new(year, month, second) };
    let nth: i32 = nth.parse().ok()?;
    let weekday = i32::from(second) - 1;
    if nth < 0 {
        let last = Date::new(year, month, 1)?.last_of_month();
        return Some(last.add_days(-(last.weekday() as i32 - weekday).rem_euclid(7)));
    }
    let first = Date::new(year, month, 1)?;
    Some(first.add_days((weekday - first.weekday() as i32).rem_euclid(7) + 7 * (nth - 1)))
}

/// Easter Sunday of the Gregorian calendar (Gauss, in the form of Spencer Jones).
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let (golden, century, rest) = (year_number % 19, year_number / 100, year_number % 100);
    let moon = (19 * golden + century - century / 4 - (8 * century + 13) / 25 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 19 * sunday) / 433;
    let month = (moon + sunday - 7 * late + 90) / 25;
    let day = (moon + sunday - 7 * late + 33 * month + 19) % 32;
    Date::new(year, month as u8, day as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moving_holidays_are_computed() {
        for (year, rule, want) in [
            (2020, "e0", "2020-04-12"),
            (2024, "e-2", "2024-03-29"),
            (2020, "11-4-4", "2020-11-26"),
            (2020, "5-1--1", "2020-05-25"),
            (2020, "9-1-1", "2020-09-07"),
            (2020, "12-25", "2020-12-25"),
        ] {
            assert_eq!(day(year, rule).map(|d| d.to_string()).as_deref(), Some(want), "{rule}");
        }
    }
}
