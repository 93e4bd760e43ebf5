//! Dates whose numbers bear their unit: "2020年11月3日", "令和6年", "11월 3일", "5일".

use super::explicit::near;
use crate::civil::Date;
use crate::language::Section;
use crate::time::context::{Context, integer};
use crate::time::found::{Find, Found};
use crate::time::{Basis, TimexKind, calendar};

pub(super) fn find(context: &Context<'_>, at: usize) -> Find {
    let mut end = at;
    let named = named_year(context, &mut end);
    let year = named.or_else(|| year(context, &mut end));
    let month = part(context, Section::MonthSuffix, &mut end, 12);
    let day = part(context, Section::DaySuffix, &mut end, 31);
    if end == at || context.has(Section::LengthSuffix, end) {
        return None;
    }
    let date = match (year, month) {
        (Some(year), Some(month)) => Date::new(year as i16, month, day.unwrap_or(1))?,
        (Some(year), None) => {
            let whole = named.is_none() && day.is_none();
            return Found::days(end - at, calendar::year(year).filter(|_| whole), Basis::Explicit);
        }
        (None, Some(month)) => {
            let Some(published) = context.published else {
                return Found::vague(end - at, TimexKind::Date, format!("XXXX-{month:02}"));
            };
            near(published, month, day, context.tense(at, end))?
        }
        (None, None) => nearest(context.published?, day?)?,
    };
    let basis = match context.published {
        Some(published) if year.is_none() || named.is_some() => Basis::Published(published),
        _ => Basis::Explicit,
    };
    Found::days(end - at, calendar::day_or_month(date, day.is_some()), basis)
}

/// A bare day is the one closest to the day of publication.
fn nearest(published: Date, day: u8) -> Option<Date> {
    let mut best: Option<Date> = None;
    let off = |date: Date| (date.to_days() - published.to_days()).abs();
    for step in -1..=1 {
        let month = published.first_of_month().add_months(step);
        let date = Date::new(month.year, month.month, day);
        best = date.filter(|date| best.is_none_or(|best| off(*date) < off(best))).or(best);
    }
    best
}

/// "来年" before a month: next year's.
fn named_year(context: &Context<'_>, end: &mut usize) -> Option<i32> {
    let shift = integer(context.get(Section::Shifted, *end)?.strip_suffix(" Y")?)?;
    if context.digits(*end + 1).is_none() || !context.has(Section::MonthSuffix, *end + 2) {
        return None;
    }
    *end += 1;
    Some(i32::from(context.published?.year) + shift)
}

/// A year of the common era, or of an emperor's.
fn year(context: &Context<'_>, end: &mut usize) -> Option<i32> {
    let before = context.number(Section::Era, *end);
    let at = *end + usize::from(before.is_some());
    let number = if context.has(Section::EraFirst, at) { 1 } else { context.digits(at)? };
    let year = before.unwrap_or(0) + number;
    if !context.has(Section::YearSuffix, at + 1) || !(1500..2100).contains(&year) {
        return None;
    }
    *end = at + 2;
    Some(year)
}

fn part(context: &Context<'_>, suffix: Section, end: &mut usize, most: i32) -> Option<u8> {
    let number = context.digits(*end).filter(|n| (1..=most).contains(n) && context.has(suffix, *end + 1))?;
    *end += 2;
    Some(number as u8)
}
