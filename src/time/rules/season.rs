//! Seasons with what tells their year: "last summer", "the winter of 2019", "Herbst 2011".

use super::suffixed;
use crate::civil::Date;
use crate::digits::filled;
use crate::language::{Section, Trait};
use crate::time::context::Context;
use crate::time::found::{Find, Found};
use crate::time::token::bits;
use crate::time::{Basis, Tense, TimexKind, calendar};

/// The lists that hold what it begins with.
pub(super) const OPENERS: u64 = bits(&[
    Section::Shift,
    Section::Season,
    Section::Shifted,
    Section::Number,
    Section::Era,
    Section::EraFirst,
]);

pub(super) fn find(context: &Context<'_>, at: usize) -> Find {
    if context.is(Trait::Unspaced)
        && let Some(found) = behind_year(context, at)
    {
        return Some(found);
    }
    let mut name = at + context.article(at);
    let shift = context.shift(name);
    name += usize::from(shift.is_some());
    // "this past spring"
    let second = shift.is_some() && context.has(Section::Shift, name);
    name += usize::from(second);
    let season = context.get(Section::Season, name)?;
    let mut end = name + 1;
    // "a winter-proof coat"
    if context.joined(name) {
        return None;
    }
    let link = usize::from(context.has(Section::YearLink, end));
    // "will fall in 2021"
    let before = name.wrapping_sub(1 + usize::from(context.follows(Section::Adverb, name)));
    if context.ahead(before) || link == 1 && context.has(Section::Infinitive, before) {
        return None;
    }
    let after = context.shift_after(end);
    let (year, basis) = if let Some((year, taken, basis)) = context
        .year_phrase(end + link)
        // "Rents fall next year" is no season.
        .filter(|(.., basis)| link == 1 || name > at || *basis == Basis::Explicit)
    {
        end += link + taken;
        (year, basis)
    } else {
        let published = context.published?;
        end += after.map_or(0, |(_, taken)| taken);
        let shift = if second { Some(-1) } else { shift.or(after.map(|(shift, _)| shift)) };
        // A bare season is told of only where the language says "in the summer" of one.
        if shift.is_none() && !context.follows(Section::BeforeSeason, at) {
            return None;
        }
        // "The shop shuts in winter": in any.
        if shift.is_none() && name == at && context.generic(at, end) {
            return Found::vague(end - at, TimexKind::Date, "XXXX-".to_owned() + season);
        }
        // In January, this winter is the one that began in December.
        let mut year = i32::from(published.year) - i32::from(season == "WI" && published.month < 3);
        let first = first(year, season)?;
        let begun = first <= published;
        let over = last(first) < published;
        match shift {
            Some(shift @ ..=-1) => year += shift + i32::from(over),
            Some(shift @ 1..) => year += shift - i32::from(!begun),
            Some(_) => {}
            None if context.tense(at, end) == Tense::Future => year += i32::from(over),
            None => year -= i32::from(!begun),
        }
        (year, Basis::Published(published))
    };
    // "the winter of 1946-47"
    let over = context.mark(end, "-–/")
        && context.digits(end + 1) == Some((year + 1) % 100)
        && context.glued(end)
        && context.glued(end + 1);
    end += if over { 2 } else { 0 };
    Found::days(end - at, of(year, season), basis)
}

/// "昨年の夏", "2022년 여름": the year stands before its season.
fn behind_year(context: &Context<'_>, at: usize) -> Find {
    let mut end = at;
    let (year, basis) = match suffixed::lead(context, &mut end) {
        Some((shift, 'Y')) => {
            let published = context.published?;
            (i32::from(published.year) + shift, Basis::Published(published))
        }
        Some(_) => return None,
        None => (suffixed::year(context, &mut end)?, Basis::Explicit),
    };
    // "2022年秋田"
    let season = context.get(Section::Season, end).filter(|_| context.word(end + 1) != "田")?;
    Found::days(end + 1 - at, of(year, season), basis)
}

/// "two summers ago": of those that are over, the last but one.
pub(super) fn ago(context: &Context<'_>, count: i32, season: &str, len: usize) -> Find {
    let published = context.published?;
    let mut year = i32::from(published.year);
    while last(first(year, season)?) >= published {
        year -= 1;
    }
    Found::days(len, of(year + 1 - count, season), Basis::Published(published))
}

fn of(year: i32, season: &str) -> Find {
    let first = first(year, season)?;
    Found::between(filled("####-", &[year]) + season, first, last(first))
}

/// The first such season that begins after a day.
pub(super) fn after(day: Date, season: &str) -> Find {
    let year = i32::from(day.year);
    of(year + i32::from(first(year, season)? <= day), season)
}

fn first(year: i32, season: &str) -> Option<Date> {
    let month = match season {
        "SP" => 3,
        "SU" => 6,
        "FA" => 9,
        _ => 12,
    };
    calendar::first_of(year, month)
}

fn last(first: Date) -> Date {
    first.add_months(2).last_of_month()
}
