//! Dates whose numbers bear their unit: "2020年11月3日", "令和6年", "11월 3일", "5일".

use super::explicit::{name, near};
use crate::civil::Date;
use crate::language::Section;
use crate::time::context::{Context, Found};
use crate::time::{Basis, TimexKind, calendar};

pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let mut end = at;
    let named = named_year(context, &mut end);
    let year = if named.is_some() { None } else { year(context, &mut end) };
    let month = part(context, Section::MonthSuffix, &mut end, 12);
    let day = part(context, Section::DaySuffix, &mut end, 31);
    if end == at || context.has(Section::LengthSuffix, end) {
        return None;
    }
    let tense = context.tense(at, end);
    let found = |days, basis| Some(Found::days(end - at, days, basis));
    if let Some(year) = named {
        let published = context.published?;
        let date = Date::new(year, month?, day.unwrap_or(1))?;
        return found(name(date, day), Basis::Published(published));
    }
    match (year, month, day) {
        (Some(year), None, None) => found(calendar::year(i32::from(year))?, Basis::Explicit),
        (Some(year), Some(month), day) => {
            found(name(Date::new(year, month, day.unwrap_or(1))?, day), Basis::Explicit)
        }
        (None, Some(month), day) => {
            let Some(published) = context.published else {
                return Some(Found::vague(end - at, TimexKind::Date, format!("XXXX-{month:02}")));
            };
            found(name(near(published, month, day, tense)?, day), Basis::Published(published))
        }
        (None, None, Some(day)) => {
            // A bare day is the one closest to the day of publication.
            let published = context.published?;
            let month = |step| published.first_of_month().add_months(step);
            let days =
                [-1, 0, 1].into_iter().filter_map(|step| Date::new(month(step).year, month(step).month, day));
            let date = days.min_by_key(|day| (day.to_days() - published.to_days()).abs())?;
            found(calendar::day(date), Basis::Published(published))
        }
        _ => None,
    }
}

/// "来年" before a month: next year's.
fn named_year(context: &Context<'_>, end: &mut usize) -> Option<i16> {
    let (shift, unit) = context.get(Section::Shifted, *end)?.split_once(' ')?;
    let month = context.digits(*end + 1).is_some() && context.has(Section::MonthSuffix, *end + 2);
    let shift: i16 = shift.parse().ok().filter(|_| month && unit == "Y")?;
    *end += 1;
    context.published?.year.checked_add(shift)
}

/// A year of the common era, or of an emperor's.
fn year(context: &Context<'_>, end: &mut usize) -> Option<i16> {
    let before = context.get(Section::Era, *end).and_then(|start| start.parse::<i16>().ok());
    let at = *end + usize::from(before.is_some());
    let number = if context.has(Section::EraFirst, at) { 1 } else { context.digits(at)? as i16 };
    let year = before.map_or(number, |before| before + number);
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
