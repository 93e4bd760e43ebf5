//! Dates counted from the date that the text named last: "the next day", "that night", "two years later", "the month before",
//! "the following March".

use super::{explicit, relative, season};
use crate::civil::Date;
use crate::digits::filled;
use crate::language::Section;
use crate::time::context::{Context, integer, letter};
use crate::time::found::{Find, Found};
use crate::time::token::bits;
use crate::time::{Basis, Tense, calendar};

/// The lists that hold what it begins with.
pub(super) const OPENERS: u64 =
    bits(&[Section::Number, Section::Pack, Section::FollowUnit, Section::Unit, Section::Follow]);

pub(super) fn find(context: &Context<'_>, at: usize) -> Find {
    same(context, at)
        .or_else(|| following(context, at))
        .or_else(|| named(context, at))
        .or_else(|| counted(context, at))
}

/// "the same month last year", "the same week of 2019": that of another year.
fn same(context: &Context<'_>, at: usize) -> Find {
    let name = at + context.article(at);
    let again = context.number(Section::Follow, name) == Some(0) && !context.has(Section::Pointing, name);
    let period = context.memory.quarter.is_some() && context.has(Section::Period, name + 1);
    let unit = if period { 'Q' } else { context.unit_of(name + 1)? };
    let last = context
        .memory
        .last
        .filter(|last| again && last.fine(unit) && matches!(unit, 'D' | 'W' | 'M' | 'Q'))?;
    let link = name + 2 + usize::from(context.any(&[Section::YearLink, Section::PartLink], name + 2));
    let (year, len, basis) = context.year_phrase(link).or_else(|| {
        let year = relative::find(context, link)
            .or_else(|| counted(context, link))
            .or_else(|| following(context, link))?;
        let first = year.first().filter(|_| year.value.len() == calendar::YEAR)?;
        Some((first.year.into(), year.len, year.basis))
    })?;
    if let (Some(quarter), 'Q') = (context.memory.quarter, unit) {
        return Found::days(link + len - at, calendar::part(year, quarter.number, 4), basis);
    }
    let then = calendar::years_on(last.day, year - i32::from(last.day.year), unit)?;
    Found::days(link + len - at, calendar::unit(then, unit, 0), basis)
}

/// "the next day", "the previous week", "the following year", "the same day".
fn following(context: &Context<'_>, at: usize) -> Find {
    let lead = context.article(at);
    let name = at + lead;
    if let Some((value, taken)) = context.phrase(Section::FollowUnit, name, 2)
        && let Some((shift, unit)) = value.split_once(' ')
        && let Some(unit) = letter(unit)
    {
        let name = name + taken - 1;
        // "le lendemain de la fête": the feast is the anchor.
        let anchored =
            context.any(&[Section::LaterLink, Section::Article, Section::ArticleContracted], name + 1);
        let last = context.anchor(unit, (at, name + 1)).filter(|_| !anchored)?;
        let days = calendar::unit(last.day, unit, integer(shift)?);
        // "le lendemain matin"
        let part = context.phrase(Section::DayPart, name + 1, 3).filter(|_| unit == 'D');
        let (part, taken) = part.unwrap_or_default();
        return Found::part(Found::timex(name + 1 + taken - at, days, last.index), part);
    }
    // "el día siguiente", "the year previous"
    if let Some(shift) = context.number(Section::Follow, name + 1).filter(|shift| *shift != 0)
        && let Some(unit) = context.unit_of(name)
        && (lead > 0 || context.follows(Section::ArticleContracted, at))
        && !context.any(&[Section::LaterLink, Section::Article], name + 2)
    {
        let last = context.anchor(unit, (at, name + 2))?;
        return Found::timex(name + 2 - at, calendar::unit(last.day, unit, shift), last.index);
    }
    // "ended the day", "for the week", "the week's"
    let spent = match context.unit_of(name) {
        Some('D') => context.follows(Section::Spent, at),
        Some('W') => context.follows(Section::Spent, at) || context.mark(name + 1, "'"),
        _ => false,
    };
    let spent = spent && lead > 0 && !context.has(Section::Clause, name + 1);
    let (shift, name) = if spent { (0, name - 1) } else { (context.number(Section::Follow, name)?, name) };
    let pointed = spent || context.has(Section::Pointing, name);
    // "that same day"
    let name = name + usize::from(pointed && context.has(Section::Follow, name + 1));
    // "the next morning", "that night"
    let part = context.get(Section::DayPart, name + 1);
    let unit = if part.is_some() { 'D' } else { context.unit_of(name + 1)? };
    // "the next week" counts from the day of publication, unless it is told as done.
    let near = shift > 0
        && unit != 'D'
        && context.has(Section::Shift, name)
        && context.tense(at, name + 2) != Tense::Past;
    let led = pointed || lead > 0 || context.follows(Section::ArticleContracted, at);
    if near || !led || unit.is_ascii_lowercase() || context.plural(name + 1) {
        return None;
    }
    // A month doesn't say which day is "that day".
    let that = || context.memory.last.filter(|last| last.fine(unit));
    let last = if pointed { that() } else { context.anchor(unit, (at, name + 2)) }?;
    let days = calendar::unit(last.day, unit, shift).filter(|_| part.is_none() || last.grain == 'D');
    Found::part(Found::timex(name + 2 - at, days, last.index), part.unwrap_or_default())
}

/// "the following Monday", "the previous Friday", after a day; "the following March".
fn named(context: &Context<'_>, at: usize) -> Find {
    let name = at + context.article(at);
    let side = context.number(Section::Follow, name).filter(|side| *side != 0 && name > at)?;
    let last = context.memory.last?;
    if let Some((month, taken, true)) = explicit::month(context, name + 1) {
        let ahead = (i32::from(month) - i32::from(last.day.month)).rem_euclid(12);
        let over = side < 0 || ahead == 0 || last.grain == 'Y';
        let months = if over { ahead + 12 * side } else { ahead };
        let days = calendar::month(last.day.add_months(months));
        return Found::timex(name + 1 + taken - at, days, last.index);
    }
    if let Some(season) = context.get(Section::Season, name + 1).filter(|_| side > 0) {
        // "In 1974 … The following spring": not of that year.
        let whole = if last.grain == 'Y' { Date::new(last.day.year, 11, 30)? } else { last.day };
        let days = season::after(whole, season);
        return Found::timex(name + 2 - at, days, last.index);
    }
    let weekday = context.number(Section::Weekday, name + 1).filter(|_| last.grain == 'D')?;
    let ahead = (weekday - last.day.weekday() as i32).rem_euclid(7);
    let days = if side < 0 || ahead == 0 { ahead + 7 * side } else { ahead };
    Found::timex(name + 2 - at, calendar::day(last.day.add_days(days)), last.index)
}

/// "two years later", "a day earlier", "the year before".
#[inline(never)]
fn counted(context: &Context<'_>, at: usize) -> Find {
    let (count, taken) = match context.count(at) {
        Some((count, taken)) => (count.number()?, taken),
        None => (1, Some(context.article(at)).filter(|n| *n > 0)?),
    };
    let unit = context.unit_of(at + taken)?;
    let side = at + taken + 1;
    let (shift, more) = context.phrase(Section::Later, side, 2)?;
    let (shift, end) = (integer(shift)?, side + more);
    // "two days after the vote": the vote is the anchor. "A year later than planned" is no date.
    let anchored = context.words_follow(end) || context.has(Section::LaterLink, end);
    if context.has(Section::LaterClause, side) && anchored || context.has(Section::Than, end) {
        return None;
    }
    // "at 1:40 on Friday, nearly two hours later", "found in 2020, ninety years later": that is the date already named.
    let first = at - context.approximated(at).map_or(0, |(_, taken)| taken);
    let beside = first > 1 && context.mark(first - 1, ",");
    if let (Some(last), true) = (context.memory.last, beside)
        && context.tokens[first - 2].end as u32 == last.end
    {
        return None;
    }
    if unit.is_ascii_lowercase() {
        return hours(context, unit, shift * count, end - at);
    }
    if let Some(quarter) = context.memory.quarter.filter(|_| unit == 'Y' && shift < 0) {
        let days = calendar::part(quarter.year - count, quarter.number, 4);
        return Found::timex(end - at, days, quarter.index);
    }
    let (first, grain, basis) = match (context.anchor(unit, (at, end)), context.published) {
        (Some(last), _) => (last.day, last.grain, Basis::Timex(last.index)),
        (None, Some(published)) if shift < 0 => (published, 'Y', Basis::Published(published)),
        _ => return None,
    };
    // "in May compared with a year earlier": May is compared with May.
    let fresh = context.memory.last.is_some_and(|last| last.sentence == context.sentence);
    let compared = fresh && unit == 'Y' && shift < 0 && context.follows(Section::Compare, at);
    let days = match (unit, grain) {
        ('Y', 'M') if compared => calendar::month(first.add_months(-12 * count.clamp(0, 900))),
        // What is known to the month or year only stays so.
        ('D' | 'W', 'M' | 'Y') | ('M', 'Y') | ('E' | 'C', _) => None,
        ('W', 'D') if context.article(at) == 0 => {
            calendar::day(first.add_days(7 * shift * count.clamp(0, 9000)))
        }
        _ => calendar::unit(first, unit, shift * count),
    };
    let found = Found::days(end - at, days, basis)?;
    // "Er war zwei Tage später gefasst worden.": not after that date, where the text would tell of what is still to come.
    let over = context.published.zip(found.first()).is_some_and(|(published, day)| day > published);
    (!over || context.tense(at, end) != Tense::Past).then_some(found)
}

/// "four hours later", where the text named an hour before.
fn hours(context: &Context<'_>, unit: char, count: i32, len: usize) -> Find {
    let last = context.memory.last.filter(|last| last.grain == 'D')?;
    let minutes = match unit {
        'h' => count * 60,
        'm' => count,
        _ => return None,
    };
    let minute = context.memory.clock? + minutes;
    let day = calendar::day(last.day.add_days(minute.div_euclid(1440)));
    let minute = minute.rem_euclid(1440);
    let day = Found::timex(len, day, last.index);
    Found::at(day, &filled("T##:##", &[minute / 60, minute % 60]))
}
