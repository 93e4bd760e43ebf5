//! Holidays, fixed and computed: "Christmas", "Thanksgiving", "Easter Monday"; and days counted as such holidays are: "the first
//! Monday in September".

use crate::civil::Date;
use crate::digits::filled;
use crate::language::{Section, Trait};
use crate::time::context::{Context, integer};
use crate::time::found::{Find, Found};
use crate::time::rules::{explicit, weekday};
use crate::time::token::bits;
use crate::time::{Tense, calendar};
use core::cmp::Ordering;

/// The lists that hold what it begins with.
pub(super) const OPENERS: u64 = bits(&[Section::Shift, Section::Ordinal, Section::Holiday]);

pub(super) fn find(context: &Context<'_>, at: usize) -> Find {
    if let Some((rule, len)) = counted(context, at) {
        return near(context, at, 0, len, &rule);
    }
    // "this past Christmas", but "if it slips past Memorial Day"
    let shifts = !context.has(Section::Recent, at) || context.follows(Section::Shift, at);
    let lead = usize::from(context.has(Section::Shift, at) && shifts);
    let (rule, taken) = context.phrase(Section::Holiday, at + lead, 6)?;
    // "lundi de Pâques", not "l'ascension sociale"
    let capital = context.capital(at + lead) || context.capital(at + lead + taken - 1);
    if !capital && !context.is(Trait::Unspaced) {
        return None;
    }
    // "the Good Friday Agreement"
    if context.spans(Section::HolidayName, at + lead, 6) > taken {
        return None;
    }
    near(context, at, lead, lead + taken, rule)
}

/// "first Monday in September", "last Friday of May" as a rule, and how many tokens it takes.
fn counted(context: &Context<'_>, at: usize) -> Option<(String, usize)> {
    let last = context.shift(at).filter(|&shift| shift == -1);
    let nth = context.number(Section::Ordinal, at).or(last)?;
    let (weekday, None) = weekday::named(context, at + 1)? else { return None };
    let (month, taken, _) = explicit::month(context, at + 3)
        .filter(|_| context.any(&[Section::YearLink, Section::ArticleContracted], at + 2))?;
    let pattern = if nth < 0 { "## # -#" } else { "## # #" };
    Some((filled(pattern, &[month.into(), weekday + 1, nth.abs()]), 3 + taken))
}

/// The day of a rule in the year that follows, else the one that the tense or a shift before it asks for.
fn near(context: &Context<'_>, at: usize, lead: usize, mut len: usize, rule: &str) -> Find {
    let shift = if lead == 0 { None } else { context.shift(at) };
    // "Christmas Eve, 1851"
    let linked = context.mark(at + len, ",") || context.has(Section::YearLink, at + len);
    let link = usize::from(linked && context.year(at + len + 1).is_some());
    if let Some((year, taken, basis)) = context.year_phrase(at + len + link) {
        len += link + taken;
        return Found::days(len, calendar::day(day(year, rule)?), basis);
    }
    let published = context.published?;
    let year = i32::from(published.year);
    let now = day(year, rule)?;
    let (back, ahead) = match now.cmp(&published) {
        Ordering::Less => (now, day(year + 1, rule)?),
        Ordering::Equal => (now, now),
        Ordering::Greater => (day(year - 1, rule)?, now),
    };
    let near = ahead.to_days() - published.to_days() < published.to_days() - back.to_days();
    let future = match (lead, shift.unwrap_or(0)) {
        (1, -1) => false,
        (1, 1) => true,
        (_, 0) => match context.tense(at, at + len) {
            Tense::Past => false,
            Tense::Future => true,
            Tense::Unknown => near,
        },
        _ => near,
    };
    Found::published(len, calendar::day(if future { ahead } else { back }), published)
}

/// `12 25`; `11 4 4`, the fourth Thursday (weekdays from 1) of November, `5 1 -1` the last Monday, `11 4 4 1` the day after;
/// `0 1`, the day after Easter Sunday.
fn day(year: i32, rule: &str) -> Option<Date> {
    let mut numbers = [0; 4];
    for (number, part) in numbers.iter_mut().zip(rule.split(' ')) {
        *number = integer(part)?;
    }
    let [month, weekday, nth, more] = numbers;
    if month == 0 {
        return Some(easter(i16::try_from(year).ok()?)?.add_days(weekday));
    }
    let first = calendar::first_of(year, month)?;
    if nth == 0 {
        return Date::new(first.year, first.month, weekday as u8);
    }
    // The first of them in this month; the last one is a week before that of the next.
    let first = if nth < 0 { first.add_months(1) } else { first };
    let weeks = if nth < 0 { nth } else { nth - 1 };
    Some(first.add_days((weekday - 1 - first.weekday() as i32).rem_euclid(7) + 7 * weeks + more))
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
            (2020, "0 0", "2020-04-12"),
            (2024, "0 -2", "2024-03-29"),
            (2020, "11 4 4", "2020-11-26"),
            (2020, "5 1 -1", "2020-05-25"),
            (2020, "9 1 1", "2020-09-07"),
            (2020, "12 25", "2020-12-25"),
        ] {
            assert_eq!(day(year, rule).map(|d| d.to_string()).as_deref(), Some(want), "{rule}");
        }
    }
}
