//! Months, and days of them, without a year: which year's they are.

use super::explicit;
use crate::civil::Date;
use crate::language::{Section, Trait};
use crate::time::context::Context;
use crate::time::found::{Find, Found};
use crate::time::{Named, Tense, calendar};

/// "last October"
pub(super) fn shifted(context: &Context<'_>, at: usize) -> Find {
    let shift = context.shift(at)?;
    let (month, len, full) = explicit::month(context, at + 1)?;
    let next = at + 1 + len;
    let named = context.has(Section::MonthDoubtful, at + 1) && context.capital(next);
    let dated = context.is(Trait::MonthFirst) && explicit::day(context, next).is_some();
    let of = usize::from(context.has(Section::YearLink, next));
    if !full || named || dated || context.year(next + of).is_some() {
        return None;
    }
    beside(context, month, None, shift, len + 1)
}

/// The month, or the day of it, on that side of the day of publication.
pub(super) fn beside(context: &Context<'_>, month: u8, day: Option<u8>, shift: i32, len: usize) -> Find {
    let published = context.published?;
    let now = if day.is_some() { published } else { published.first_of_month() };
    let in_year = |year| Date::new(year, month, day.unwrap_or(1));
    let date = match in_year(now.year)? {
        // "last September", told in October, is a year back: this one is "last month".
        date if shift < 0 && (date >= now || context.is(Trait::MonthFirst) && date.add_months(1) == now) => {
            in_year(now.year - 1)?
        }
        date if shift > 0 && date <= now => in_year(now.year + 1)?,
        date => date,
    };
    Found::published(len, calendar::day_or_month(date, day.is_some()), published)
}

/// How far off the side that tense asks for must lie, and how close the other, for the other to win. Writers add the year
/// to what lies further off than the other side does, so a bare month or day eleven months back is a slip of the tense
/// ("was due on November 20", told in October) where the next one comes within five weeks; to come, plans reach further,
/// and more than nine months on is doubted only where the same day is less than a quarter of a year past.
const PAST: (i32, i32) = (330, 36);
const FUTURE: (i32, i32) = (276, 95);

/// So many days before the publication a day is of late.
const LATELY: i32 = 60;

/// The year of a month, or of a day of it: by tense, unless that is far off and the other side is close.
#[inline(never)]
pub(super) fn near(published: Date, month: u8, day: Option<u8>, tense: Tense) -> Option<Date> {
    let now = if day.is_some() { published } else { published.first_of_month() };
    let (mut past, mut ahead) = (None, None);
    // A 29 February may be eight years off.
    for step in 0..9 {
        for year in [now.year - step, now.year + step] {
            let date = Date::new(year, month, day.unwrap_or(1));
            past = past.or(date.filter(|date| *date <= now));
            ahead = ahead.or(date.filter(|date| *date >= now));
        }
    }
    let (Some(past), Some(ahead)) = (past, ahead) else { return past.or(ahead) };
    let (back, forth) = (now.to_days() - past.to_days(), ahead.to_days() - now.to_days());
    let future = match tense {
        Tense::Past => back > PAST.0 && forth < PAST.1,
        Tense::Future => !(forth > FUTURE.0 && back < FUTURE.1),
        Tense::Unknown => forth < back,
    };
    Some(if future { ahead } else { past })
}

/// What lies ahead and was named last, unless that is no day and this one close by: below "a tour that begins in June 2021" stands "June 9:
/// the old mill".
pub(super) fn planned(context: &Context<'_>, published: Date, day: Date) -> Option<Named> {
    let close = (day.to_days() - published.to_days()).abs() <= LATELY;
    context
        .memory
        .last
        .filter(|last| last.day > published && last.grain != 'Y' && (last.grain == 'D' || !close))
}

/// The last such day, where it lies within weeks of the publication.
pub(super) fn lately(published: Date, month: u8, day: Option<u8>) -> Option<Date> {
    let date = near(published, month, day, Tense::Past)?;
    (0..=LATELY).contains(&(published.to_days() - date.to_days())).then_some(date)
}

/// The year of the day or month that this one goes on to.
pub(super) fn shared_year(context: &Context<'_>, at: usize, month: u8, dated: bool) -> Option<i32> {
    if !context.has(Section::Range, at) {
        return None;
    }
    let (mut next, mut last) = (at + 1, if dated { Some(month) } else { None });
    next += usize::from(context.has(Section::ArticleContracted, next));
    for _ in 0..2 {
        if let Some((number, taken, _)) = explicit::month(context, next) {
            last = Some(number);
            next += taken;
        } else if let Some((_, taken)) = explicit::day(context, next).filter(|_| dated) {
            next += taken;
        }
        next += usize::from(context.has(Section::DayLink, next));
    }
    let over = i32::from(last? < month);
    let link = usize::from(context.has(Section::YearLink, next));
    let year = context.year(next + link).filter(|_| next > at + 1)?;
    Some(year - over)
}
