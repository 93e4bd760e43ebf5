//! Parts of a year by number: "Q1 2024", "the third quarter of last year", "the second half of 2025", "fiscal 2024".

use crate::civil::Date;
use crate::language::Section;
use crate::time::context::{Context, Found};
use crate::time::{Basis, Interval, Tense, calendar};

pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    fiscal(context, at).or_else(|| numbered(context, at)).or_else(|| compared(context, at))
}

/// "fiscal 2024", "the fiscal year 2024".
fn fiscal(context: &Context<'_>, at: usize) -> Option<Found> {
    let mut name = at + context.article(at);
    if !context.has(Section::Fiscal, name) {
        return None;
    }
    name += 1 + usize::from(context.get(Section::Unit, name + 1) == Some("Y"));
    let year = context.year(name)?;
    Some(Found::days(name + 1 - at, calendar::year(i32::from(year))?, Basis::Explicit))
}

/// "the third quarter", "third-quarter", "Q3", with or without its year.
fn numbered(context: &Context<'_>, at: usize) -> Option<Found> {
    let lead = context.article(at);
    let mut name = at + lead;
    let short =
        lead == 0 && context.has(Section::QuarterMark, at) && context.capital(at) && context.glued(at + 1);
    let (number, unit) = if short {
        let number = context.digits(at + 1).filter(|n| (1..=4).contains(n))?;
        (number, "Q")
    } else {
        name += usize::from(context.has(Section::Fiscal, name));
        let number: i32 = context.get(Section::Ordinal, name)?.parse().ok()?;
        name += usize::from(context.word(name + 1) == "-");
        (number, context.get(Section::YearPart, name + 1)?)
    };
    let parts = if unit == "Q" { 4 } else { 2 };
    if number > parts {
        return None;
    }
    let mut end = name + 2;
    let link = usize::from(context.has(Section::YearLink, end));
    let (year, basis) = if let Some((year, taken, basis)) = context.year_phrase(end + link) {
        end += link + taken;
        (year, basis)
    } else if unit == "H" {
        // "the first half" alone is mostly a match's.
        return None;
    } else if let Some((index, year)) = context.story_year() {
        (i32::from(year), Basis::Timex(index))
    } else {
        let published = context.published?;
        let now = (i32::from(published.month) - 1) / 3 + 1;
        // What ended last is what is reported, whatever the tense.
        let ended = number % 4 + 1 == now;
        let step = match context.tense(at, end) {
            _ if ended => -i32::from(number > now),
            Tense::Future => i32::from(number < now),
            _ => -i32::from(number > now),
        };
        (i32::from(published.year) + step, Basis::Published(published))
    };
    Some(Found::days(end - at, part(year, number, parts)?, basis))
}

/// "the quarter", "the latest quarter", "the year-ago period": the quarter that the text speaks of.
fn compared(context: &Context<'_>, at: usize) -> Option<Found> {
    let lead = context.article(at);
    let mut name = at + lead;
    if lead == 0 {
        return None;
    }
    let mut back = 0;
    let own = context.year(name);
    name += usize::from(own.is_some());
    if context.get(Section::Unit, name) == Some("Y")
        && context.word(name + 1) == "-"
        && context.has(Section::Ago, name + 2)
    {
        back = 1;
        name += 3;
    } else if context.has(Section::Latest, name) {
        name += 1;
    }
    let quarter = context.get(Section::Unit, name) == Some("Q");
    if !(quarter || (back == 1 || own.is_some()) && context.has(Section::Period, name))
        || context.year_phrase(name + 1 + usize::from(context.has(Section::YearLink, name + 1))).is_some()
    {
        return None;
    }
    if let Some(day) = ended(context, name + 1).filter(|_| quarter) {
        let number = (i32::from(day.month) - 1) / 3 + 1;
        return Some(Found::days(name + 1 - at, part(i32::from(day.year), number, 4)?, Basis::Explicit));
    }
    let (year, number, basis) = if let Some((index, year, number)) = context.quarter {
        (i32::from(year), number, Basis::Timex(index))
    } else {
        let published = context.published.filter(|_| quarter)?;
        let before = published.add_months(-3);
        (i32::from(before.year), (i32::from(before.month) - 1) / 3 + 1, Basis::Published(published))
    };
    let year = own.map_or(year - back, i32::from);
    Some(Found::days(name + 1 - at, part(year, number, 4)?, basis))
}

/// "the quarter that ended on June 30", "the quarter ended June 30": the last day tells which.
fn ended(context: &Context<'_>, at: usize) -> Option<Date> {
    let verb = at + usize::from(context.has(Section::Clause, at));
    let date = verb + 1 + usize::from(context.has(Section::On, verb + 1));
    let found = context.has(Section::Ended, verb).then(|| super::explicit::find(context, date)).flatten()?;
    found.interval?.last
}

/// The value and days of a quarter or a half.
pub(super) fn part(year: i32, number: i32, parts: i32) -> Option<(String, Interval)> {
    let months = 12 / parts;
    let first = Date::new(i16::try_from(year).ok()?, ((number - 1) * months + 1) as u8, 1)?;
    let letter = if parts == 4 { 'Q' } else { 'H' };
    let last = first.add_months(months - 1).last_of_month();
    Some((format!("{year:04}-{letter}{number}"), Interval { first: Some(first), last: Some(last) }))
}
