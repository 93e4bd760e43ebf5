//! Dates whose numbers bear their unit: "2020年11月3日", "令和6年", "11월 3일", "5일", "on the 12th".

use super::month::near;
use crate::civil::Date;
use crate::digits::filled;
use crate::language::Section;
use crate::time::context::{Context, integer, letter};
use crate::time::found::{Find, Found};
use crate::time::token::bits;
use crate::time::{Basis, Tense, TimexKind, calendar};

/// The lists that hold what it begins with.
pub(super) const OPENERS: u64 = bits(&[
    Section::Number,
    Section::Shift,
    Section::Shifted,
    Section::Era,
    Section::EraFirst,
    Section::QuarterMark,
    Section::Article,
]);

/// What leads to a day of the month that is named by its number alone.
const LEADS: [Section; 4] = [Section::On, Section::Until, Section::AheadFrom, Section::Since];

pub(super) fn find(context: &Context<'_>, at: usize) -> Find {
    if context.has(Section::Article, at) {
        return ordinal(context, at);
    }
    let mut end = at;
    let lead = lead(context, &mut end);
    let year = if lead.is_some() { None } else { year(context, &mut end) };
    if let Some(found) = quarter(context, at, end, lead, year) {
        return Some(found);
    }
    let month = part(context, Section::MonthSuffix, &mut end, 12);
    let day = part(context, Section::DaySuffix, &mut end, 31);
    // "5月下旬", "5월 말"
    let modifier = context.get(Section::MonthPart, end).filter(|_| month.is_some() && day.is_none());
    end += usize::from(modifier.is_some());
    if month.is_none() && day.is_none() && (year.is_none() || end == at)
        || context.has(Section::LengthSuffix, end)
    {
        return None;
    }
    // "27日午前"
    let (part, taken) = day.map_or(("", 0), |_| context.day_part(end, None));
    let len = end + taken - at;
    let (date, basis) = match (context.published, year, month, day) {
        (_, Some(year), None, None) => return Found::days(len, calendar::year(year), Basis::Explicit),
        (_, Some(year), Some(month), _) => {
            (Date::new(year as i16, month, day.unwrap_or(1))?, Basis::Explicit)
        }
        (Some(published), None, ..) => {
            let date = match lead {
                Some(lead) => led(published, lead, month, day),
                None => match month {
                    Some(month) => near(published, month, day, context.tense(at, end)),
                    // "6月3日から5日まで"
                    None => match context.previous.filter(|(.., before)| Some(before.day) < day) {
                        Some((_, index, before)) => {
                            let date = Date::new(before.year, before.month, day?);
                            return Found::days(len, calendar::day(date?), Basis::Timex(index));
                        }
                        None => of_month(published, day?, context.tense(at, end)),
                    },
                },
            };
            (date?, Basis::Published(published))
        }
        (None, None, Some(month), _) if lead.is_none() => {
            return Found::vague(len, TimexKind::Date, filled("XXXX-##", &[month.into()]));
        }
        _ => return None,
    };
    let mut found = Found::days(len, calendar::day_or_month(date, day.is_some()), basis)?;
    found.modifier = modifier;
    Found::part(Some(found), part)
}

/// "on the 12th": of the month that the text named before it, else the nearest where its clause lies.
fn ordinal(context: &Context<'_>, at: usize) -> Find {
    let link = at + 2;
    let day = context.digits(at + 1).filter(|day| (1..=31).contains(day))? as u8;
    let named = context.glued(link) && context.has(Section::DayLink, link);
    // "on the 12th floor", "on the 2nd of three days"
    let ranked = context.noun_follows(link + 1) || context.has(Section::PartLink, link + 1);
    if !named || ranked || !context.any(&LEADS, at.wrapping_sub(1)) {
        return None;
    }
    if let Some((_, index, before)) = context.previous.filter(|(.., before)| before.day < day) {
        return Found::days(
            3,
            calendar::day(Date::new(before.year, before.month, day)?),
            Basis::Timex(index),
        );
    }
    let published = context.published?;
    let date = match context.tense(at, link + 1) {
        _ if day == published.day => Some(published),
        Tense::Past => closest(published, day, -1, None),
        Tense::Future => closest(published, day, 1, None),
        Tense::Unknown => closest(published, day, 0, None),
    };
    Found::published(3, calendar::day(date?), published)
}

/// "2024年第3四半期", "올해 1분기"; without a year it is the last that has ended.
fn quarter(
    context: &Context<'_>,
    at: usize,
    mut end: usize,
    lead: Option<(i32, char)>,
    year: Option<i32>,
) -> Find {
    // "上半期"
    let half = context.number(Section::HalfOfYear, end);
    end += usize::from(context.has(Section::QuarterMark, end));
    let quarter = || {
        context.digits(end).filter(|n| (1..=4).contains(n) && context.has(Section::QuarterSuffix, end + 1))
    };
    let number = half.or_else(quarter)?;
    let (len, parts) = if half.is_some() { (end + 1 - at, 2) } else { (end + 2 - at, 4) };
    if let Some(year) = year {
        return Found::days(len, calendar::part(year, number, parts), Basis::Explicit);
    }
    let published = context.published?;
    let shift = match lead {
        Some((shift, 'Y')) => shift,
        Some(_) => return None,
        None => -i32::from(number * 4 / parts >= calendar::quarter(published)),
    };
    let year = i32::from(published.year) + shift;
    Found::published(len, calendar::part(year, number, parts), published)
}

/// "来年", "다음 달", "지난" before a month or a day: the shift and its unit, `D` where none is said.
pub(super) fn lead(context: &Context<'_>, end: &mut usize) -> Option<(i32, char)> {
    let at = *end;
    let found = if let Some(shift) = context.shift(at) {
        let unit = context.unit_of(at + 1);
        *end += usize::from(unit.is_some());
        (shift, unit.unwrap_or('D'))
    } else {
        let (shift, unit) = context.get(Section::Shifted, at)?.split_once(' ')?;
        (integer(shift)?, letter(unit)?)
    };
    *end += 1;
    *end += usize::from(context.has(Section::YearLink, *end));
    Some(found)
}

/// The month of the year, or the day of the month, that the words before it name.
fn led(published: Date, (shift, unit): (i32, char), month: Option<u8>, day: Option<u8>) -> Option<Date> {
    let first = match (unit, month) {
        ('Y', Some(month)) => calendar::first_of(i32::from(published.year) + shift, month.into())?,
        ('M', None) => published.first_of_month().add_months(shift),
        ('D', None) => return closest(published, day?, shift, None),
        // "오는 12월 3일"
        ('D', Some(month)) => {
            return near(published, month, day, if shift < 0 { Tense::Past } else { Tense::Future });
        }
        _ => return None,
    };
    Date::new(first.year, first.month, day.unwrap_or(1))
}

/// A bare day is of the month that it is told in: of another, writers name it, but for the days that have just been.
fn of_month(published: Date, day: u8, tense: Tense) -> Option<Date> {
    if day > published.day {
        let side = if tense == Tense::Past { -1 } else { 0 };
        return closest(published, day, side, None)
            .filter(|date| side != 0 || *date <= published.add_months(1));
    }
    match tense {
        Tense::Future if day < published.day => closest(published, day, 1, None),
        _ => Date::new(published.year, published.month, day),
    }
}

/// The day of that number, a certain weekday where one is named, that is closest to the day of publication, before or behind it
/// where a side is named.
pub(super) fn closest(published: Date, day: u8, side: i32, weekday: Option<i32>) -> Option<Date> {
    let mut best: Option<Date> = None;
    let off = |date: Date| date.to_days() - published.to_days();
    for step in -6..=6 {
        let month = published.first_of_month().add_months(step);
        let fits = |date: &Date| {
            (side == 0 || off(*date) * side > 0) && weekday.is_none_or(|named| date.weekday() as i32 == named)
        };
        let date = Date::new(month.year, month.month, day).filter(fits);
        best = date.filter(|date| best.is_none_or(|best| off(*date).abs() < off(best).abs())).or(best);
    }
    best
}

/// A year of the common era, or of an emperor's.
pub(super) fn year(context: &Context<'_>, end: &mut usize) -> Option<i32> {
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
