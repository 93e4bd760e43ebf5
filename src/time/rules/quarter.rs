//! Parts of a year by number: "Q1 2024", "the third quarter of last year", "the second half of 2025", "fiscal 2024".

use super::explicit;
use crate::civil::Date;
use crate::digits::filled;
use crate::language::Section;
use crate::time::context::{Context, letter};
use crate::time::found::{Find, Found};
use crate::time::token::bits;
use crate::time::{Basis, Tense, TimexKind, calendar};

/// How close a word of a match makes a quarter one of its own.
const NEAR: usize = 16;

/// The lists that hold what it begins with.
pub(super) const OPENERS: u64 = bits(&[
    Section::Number,
    Section::Unit,
    Section::Shift,
    Section::Fiscal,
    Section::QuarterMark,
    Section::Ordinal,
    Section::Latest,
    Section::Month,
    Section::MonthShort,
]);

pub(super) fn find(context: &Context<'_>, at: usize) -> Find {
    fiscal(context, at)
        .or_else(|| owned(context, at))
        .or_else(|| numbered(context, at))
        .or_else(|| compared(context, at))
}

/// "fiscal 2024", "the fiscal year 2024".
fn fiscal(context: &Context<'_>, at: usize) -> Find {
    let mut name = at + context.article(at);
    if !context.has(Section::Fiscal, name) {
        return None;
    }
    name += 1 + usize::from(context.unit(name + 1, 'Y'));
    let year = context.year(name)?;
    // "fiscal 2024's third quarter"
    let part = name + 1 + if context.mark(name + 1, "'") { 2 } else { 0 };
    if let Some((number, 'Q', end)) = ordinal(context, part) {
        return Found::vague(end - at, TimexKind::Date, filled("FY####-Q#", &[year, number]));
    }
    Found::days(name + 1 - at, calendar::year(year), Basis::Explicit)
}

/// "last year's third quarter"
fn owned(context: &Context<'_>, at: usize) -> Find {
    let (year, taken, basis) = context.year_phrase(at)?;
    let mark = at + taken;
    // "last year's quarter" is the one that the text speaks of.
    let named = || {
        let known = context.memory.quarter.filter(|_| context.unit(mark + 2, 'Q'))?;
        Some((known.number, 'Q', mark + 3))
    };
    let (number, unit, end) =
        ordinal(context, mark + 2).or_else(named).filter(|_| context.mark(mark, "'"))?;
    let parts = if unit == 'Q' { 4 } else { 2 };
    Found::days(end - at, calendar::part(year, number, parts).filter(|_| number <= parts), basis)
}

/// "third quarter", "third-quarter": its number, its unit and where it ends.
fn ordinal(context: &Context<'_>, at: usize) -> Option<(i32, char, usize)> {
    // "3. Quartal"
    let digit =
        || context.digits(at).filter(|_| context.glued(at + 1) && context.has(Section::DayLink, at + 1));
    let (number, after) = match context.number(Section::Ordinal, at) {
        Some(number) => (number, at + 1),
        None => (digit()?, at + 2),
    };
    let unit = after + usize::from(context.mark(after, "-"));
    Some((number, letter(context.get(Section::YearPart, unit).filter(|_| !context.joined(unit))?)?, unit + 1))
}

/// "July-September quarter", "July-to-September quarter": its number, and where it ends.
fn months(context: &Context<'_>, at: usize) -> Option<(i32, usize)> {
    let (first, taken, _) = explicit::month(context, at)?;
    let range = at + taken;
    let next = range + if context.has(Section::Range, range + 1) { 3 } else { 1 };
    let (last, taken, _) = explicit::month(context, next).filter(|_| context.has(Section::Range, range))?;
    let unit = next + taken;
    (last == first + 2 && last % 3 == 0 && context.unit(unit, 'Q')).then_some((i32::from(last / 3), unit + 1))
}

/// "the third quarter", "third-quarter", "Q3", with or without its year.
fn numbered(context: &Context<'_>, at: usize) -> Find {
    let mut name = at + context.article(at);
    let (mut parts, mut match_part) = (4, false);
    let mut fiscal = context.has(Section::Fiscal, name);
    let (number, mut end) =
        if context.has(Section::QuarterMark, at) && context.capital(at) && context.glued(at + 1) {
            (context.digits(at + 1).filter(|number| *number > 0)?, at + 2)
        } else if let Some(found) = months(context, name) {
            found
        } else {
            name += usize::from(fiscal);
            let (number, unit, end) = ordinal(context, name)?;
            if unit != 'Q' {
                parts = 2;
            }
            match_part = unit == 'H';
            (number, end)
        };
    if number > parts {
        return None;
    }
    let mut link = usize::from(context.has(Section::YearLink, end));
    // "the third-quarter loss" takes no article.
    if link == 0 && context.has(Section::Article, at) && context.mark(end.wrapping_sub(2), "-") {
        return None;
    }
    // "the third quarter of its fiscal year 2024"
    let own = link + usize::from(context.has(Section::Determiner, end + link));
    if context.has(Section::Fiscal, end + own) {
        fiscal = true;
        link = own + 1;
    }
    let named = context.year_phrase(end + link);
    if fiscal {
        return fiscal_part(
            context,
            at,
            (number, parts),
            end,
            named.map(|(year, taken, _)| (year, link + taken)),
        );
    }
    // "the first half of the year"
    let whole = end + link + context.article(end + link);
    let of_year = named.is_none() && link > 0 && whole > end + link && context.unit(whole, 'Y');
    let (year, basis) = if let Some((year, taken, basis)) = named {
        end += link + taken;
        (year, basis)
    } else if match_part && !of_year {
        // "the first half" alone is mostly a match's.
        return None;
    } else if !of_year && context.within(Section::Match, at.saturating_sub(NEAR), end + NEAR) {
        return None;
    } else if let Some((index, year)) = context.story_year() {
        (year, Basis::Timex(index))
    } else {
        let published = context.published?;
        let now = (i32::from(published.month) - 1) * parts / 12 + 1;
        // What ended last is what is reported, whatever the tense.
        let ended = number % parts + 1 == now;
        let step = if !ended && context.tense(at, end) == Tense::Future {
            i32::from(number < now)
        } else {
            -i32::from(number > now)
        };
        end = if of_year { whole + 1 } else { end };
        (i32::from(published.year) + step, Basis::Published(published))
    };
    Found::days(end - at, calendar::part(year, number, parts), basis)
}

/// A part of a fiscal year: when that began nobody says, unless the day that the part ended on is told.
fn fiscal_part(
    context: &Context<'_>,
    at: usize,
    (number, parts): (i32, i32),
    end: usize,
    year: Option<(i32, usize)>,
) -> Find {
    if let Some(last) = ended(context, end).filter(|_| parts == 4) {
        return Found::days(end - at, ending(last), Basis::Explicit);
    }
    let name = if year.is_some() { "FY####" } else { "XXXX" };
    let (year, taken) = year.unwrap_or_default();
    let part = filled(if parts == 4 { "-Q#" } else { "-H#" }, &[number]);
    Found::vague(end + taken - at, TimexKind::Date, filled(name, &[year]) + &part)
}

/// "the quarter", "the latest quarter", "the year-ago period": the quarter that the text speaks of.
fn compared(context: &Context<'_>, at: usize) -> Find {
    let mut name = at + context.article(at);
    let led = name > at;
    let mut own = context.year(name).filter(|_| led);
    name += usize::from(own.is_some());
    let mut back =
        context.unit(name, 'Y') && context.mark(name + 1, "-") && context.has(Section::Ago, name + 2);
    if !led && !back {
        return None;
    }
    let latest = !back && context.has(Section::Latest, name);
    name += if back { 3 } else { usize::from(latest) };
    let quarter = context.unit(name, 'Q') && !context.joined(name);
    let period = context.has(Section::Period, name);
    // "a year-earlier loss"
    let bare = back && !quarter && !period;
    if bare {
        // "the year-earlier third quarter"
        if let Some((number, 'Q', end)) = ordinal(context, name) {
            let year = context.memory.quarter.map_or(i32::from(context.published?.year), |named| named.year);
            let basis = context.memory.quarter.map_or(Basis::Explicit, |named| Basis::Timex(named.index));
            return Found::days(end - at, calendar::part(year - 1, number, 4), basis);
        }
        // "the year-earlier nine months"
        if context.count(name).is_some() {
            return None;
        }
        name -= 1;
    }
    if !(quarter || back || (latest || own.is_some()) && period) {
        return None;
    }
    let mut len = name + 1 - at;
    // "the same period last year", "the quarter a year earlier"
    let link = name + 1 + usize::from(context.has(Section::YearLink, name + 1));
    if let Some((year, taken, _)) = context.year_phrase(link) {
        own = context.memory.quarter.map(|_| year);
        own?;
        len = link + taken - at;
    } else if context.has(Section::Number, link)
        && context.unit(link + 1, 'Y')
        && context.has(Section::Ago, link + 2)
    {
        back = true;
        len += 3;
    }
    if let Some(day) = ended(context, name + 1).filter(|_| quarter) {
        return Found::days(len, ending(day), Basis::Explicit);
    }
    let (year, number, basis) = if let Some(named) = context.memory.quarter {
        (named.year, named.number, Basis::Timex(named.index))
    } else if bare {
        let published = context.published?;
        let year = calendar::year(i32::from(published.year) - 1);
        return Found::published(len, year, published);
    } else {
        // "the same quarter" may be one of a town.
        let published = context.published.filter(|_| quarter && !context.has(Section::Follow, name - 1))?;
        let before = published.add_months(-3);
        (i32::from(before.year), calendar::quarter(before), Basis::Published(published))
    };
    let year = own.unwrap_or(year - i32::from(back));
    Found::days(len, calendar::part(year, number, 4), basis)
}

/// "the quarter that ended on June 30", "the quarter ended June 30": the last day tells which.
fn ended(context: &Context<'_>, at: usize) -> Option<Date> {
    let at = at + usize::from(context.mark(at, ","));
    let verb = at + usize::from(context.has(Section::Clause, at));
    if !context.has(Section::Ended, verb) {
        return None;
    }
    let date = verb + 1 + usize::from(context.has(Section::On, verb + 1));
    explicit::find(context, date)?.interval?.last
}

/// The quarter that ended on a day, where it is one of the calendar's.
fn ending(last: Date) -> Find {
    if last.month.is_multiple_of(3) { calendar::unit(last, 'Q', 0) } else { Found::reference(0, "XXXX-QX") }
}
