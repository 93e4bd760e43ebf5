//! Dates with their own month or year: "29 October 2020", "Oct. 29", "June 2018", "17-Oct-11".

use super::{days, month, numeric, year};
use crate::civil::Date;
use crate::digits::filled;
use crate::language::{Section, Trait};
use crate::time::context::Context;
use crate::time::found::{Find, Found};
use crate::time::token::bits;
use crate::time::{Basis, Tense, TimexKind, calendar};

/// The lists that hold what it begins with.
pub(super) const OPENERS: u64 =
    bits(&[Section::Number, Section::Month, Section::MonthShort, Section::Shift, Section::Ordinal]);

pub(super) fn find(context: &Context<'_>, at: usize) -> Find {
    numeric::find(context, at)
        .or_else(|| day_first(context, at))
        .or_else(|| days::find(context, at))
        .or_else(|| month_first(context, at))
        .or_else(|| month::shifted(context, at))
}

/// The day of the month that begins then.
pub(super) fn of(month: Date, day: u8, len: usize, basis: Basis) -> Find {
    Found::days(len, calendar::day(Date::new(month.year, month.month, day)?), basis)
}

/// A day whose year, month and day are all written.
fn written(len: usize, year: i32, month: i32, day: i32) -> Find {
    of(calendar::first_of(year, month)?, u8::try_from(day).ok()?, len, Basis::Explicit)
}

/// A month's number, how many tokens it takes, and whether it is written in full.
#[inline(never)]
pub(super) fn month(context: &Context<'_>, at: usize) -> Option<(u8, usize, bool)> {
    let capital = context.capital(at);
    // Where months are written small, a capital before another begins a name.
    if if context.is(Trait::SmallMonths) { capital && context.capital(at + 1) } else { !capital } {
        return None;
    }
    if let Some(number) = context.number(Section::Month, at) {
        return Some((number as u8, 1, true));
    }
    let number = context.number(Section::MonthShort, at)? as u8;
    let dot = context.mark(at + 1, ".") && context.glued(at + 1);
    Some((number, 1 + usize::from(dot), false))
}

/// The day of a month, with "th" or without, and with what links it to its month.
#[inline(never)]
pub(super) fn day(context: &Context<'_>, at: usize) -> Option<(u8, usize)> {
    let day = context.digits(at)?;
    let next = at + 1;
    let ordinal = context.glued(next) && context.has(Section::DayLink, next);
    // "May 17,2019"
    let year = || context.mark(next, ",") && context.year(at + 2).is_some();
    let part =
        context.mark(next, ".,:") && context.glued(at + 2) && context.digits(at + 2).is_some() && !year();
    if !(1..=31).contains(&day)
        || context.size(at) > 2
        || context.glued(next) && (part || context.mark(next, "%"))
    {
        return None;
    }
    Some((day as u8, 1 + usize::from(ordinal)))
}

/// How close before a month what will be is told.
const CHANGE: usize = 6;

/// How many tokens of a line that begins with its day must hold no verb.
const LINE: usize = 12;

/// "the first of November", "the first day of November": its month, and how many tokens that takes.
fn first_of(context: &Context<'_>, at: usize) -> Option<(u8, usize)> {
    let name = at + context.article(at);
    context.number(Section::Ordinal, name).filter(|&day| day == 1)?;
    let link = name + 1 + usize::from(context.unit(name + 1, 'D') && !context.plural(name + 1));
    let (month, taken, _) =
        month(context, link + 1).filter(|(.., full)| *full && context.has(Section::PartLink, link))?;
    let end = link + 1 + taken;
    // "the first of November's storms"
    (!context.mark(end, "'")).then_some((month, end - at))
}

pub(super) fn day_first(context: &Context<'_>, at: usize) -> Find {
    // "the 5th of December"
    if context.has(Section::Article, at) && context.glued(at + 2) && context.has(Section::PartLink, at + 3) {
        return Found::longer(day_first(context, at + 1), 1);
    }
    if let Some((month, len)) = first_of(context, at) {
        return with_year(context, at, len, month, Some(1));
    }
    let (day, mut len) = day(context, at)?;
    // "5-8 November"
    let ranged = context.marked(at, "-–")
        && context.digits(at.wrapping_sub(2)).is_some_and(|first| first < day.into());
    if context.glued(at) && !ranged && !context.marked(at, "(\"") {
        return None;
    }
    let nouns = context.is(Trait::CapitalNouns);
    let named = at > 1 && !nouns && context.capital(at - 1) && context.size(at - 1) > 3;
    if named && !context.glued(at) && !context.follows(Section::Weekday, at) {
        return None;
    }
    let dash = context.mark(at + len, "-") && context.glued(at + len);
    len += usize::from(dash || context.has(Section::DayLink, at + len));
    let (month, taken, full) = month(context, at + len)?;
    // "9. Jan Miller" ranks a man.
    if !full && taken == 1 && !dash && nouns && context.capital(at + len + 1) {
        return None;
    }
    len += taken;
    // "12 April Court" is an address.
    if in_street(context, at) || context.has(Section::Street, at + len) {
        return None;
    }
    if !dash {
        return with_year(context, at, len, month, Some(day));
    }
    if !context.mark(at + len, "-") {
        return None;
    }
    let year = context.digits(at + len + 1)?;
    let year = match context.size(at + len + 1) {
        4 => year,
        2 => context.of_two(year),
        _ => return None,
    };
    written(len + 2, year, month.into(), day.into())
}

/// Whether the day at the token names a street: "rue du 8 mai", "Straße des 17. Juni".
fn in_street(context: &Context<'_>, at: usize) -> bool {
    context.follows(Section::Street, at)
        || context.get(Section::Street, at.wrapping_sub(2)).is_some_and(|link| link == context.before(at))
}

fn month_first(context: &Context<'_>, at: usize) -> Find {
    let linked = context.follows(Section::DayLink, at) || context.marked(at, "-");
    let before = at.saturating_sub(1 + usize::from(linked));
    if context.digits(before).is_some() && in_street(context, before) {
        return None;
    }
    let (month, len, full) = month(context, at)?;
    if context.is(Trait::MonthFirst)
        && let Some((day, taken)) = day(context, at + len)
        // "In May 17 workers left"
        && !(taken == 1 && context.before(at) == "in" && year::counted(context, at + len + 1))
    {
        return with_year(context, at, len + taken, month, Some(day));
    }
    let of = usize::from(context.has(Section::YearLink, at + len));
    if context.year(at + len + of).is_some() {
        return with_year(context, at, len + of, month, None);
    }
    if !full || !is_month(context, at) {
        return None;
    }
    with_year(context, at, len, month, None)
}

/// Whether a bare month is one, not a person or a verb.
fn is_month(context: &Context<'_>, at: usize) -> bool {
    // "May-Britt", "der Mai-Verlag"
    if context.joined(at) && context.capital(at + 2) && month(context, at + 2).is_none() {
        return false;
    }
    if context.follows(Section::NoMonth, at) {
        return false;
    }
    let hyphen = context.marked(at, "-") && at > 1 && context.has(Section::Modifier, at - 2);
    let lead = context.get(Section::BeforeMonth, at.wrapping_sub(1));
    let led = hyphen || lead == Some("");
    if context.has(Section::MonthDoubtful, at) {
        let name_after = context.capital(at + 1) && !context.has(Section::Weekday, at + 1);
        let planet = at > 0 && context.capital(at) && context.is(Trait::SmallMonths);
        // "a June agreement"
        let described = context.is(Trait::Compounds)
            && context.any(&[Section::Determiner, Section::Article], at.wrapping_sub(1))
            && !context.capital(at + 1)
            && context.noun_follows(at + 1);
        // "is set for June", "won't begin before June.", not "is bad for June": a woman.
        let woman = context.get(Section::MonthDoubtful, at) == Some("name");
        let waits = lead == Some("ahead") && matches!(context.word(at + 1), "" | "." | ";");
        let soft = lead.is_some()
            && (!woman
                || waits && context.tense(at, at + 1) == Tense::Future
                || context.has(Section::Planned, at.wrapping_sub(2))
                || context.has(Section::Month, at.wrapping_sub(2)));
        (led || described || soft) && !planet && !(name_after && context.follows(Section::BeforeName, at))
    } else {
        led || at < 2 || !context.capital(at - 1) || context.is(Trait::CapitalNouns)
    }
}

#[inline(never)]
pub(super) fn with_year(
    context: &Context<'_>,
    at: usize,
    mut len: usize,
    month: u8,
    day: Option<u8>,
) -> Find {
    let named = |year: i32| Date::new(i16::try_from(year).ok()?, month, day.unwrap_or(1));
    let found = |len, date, basis| Found::days(len, calendar::day_or_month(date, day.is_some()), basis);
    let linked = context.has(Section::YearLink, at + len);
    let link = usize::from(linked && context.word(at + len) != "in");
    // "in June 18 workers": a year of two digits has its mark, or its language.
    let year = context.year_phrase(at + len + link);
    if let Some((year, taken, basis)) = year.or_else(|| short_year(context, at + len, day)) {
        len += if linked { link.min(taken) } else { 0 } + taken;
        return found(len, named(year)?, basis);
    }
    // "the Nov. 2 election next year"
    if day.is_some()
        && context.follows(Section::Article, at)
        && let Some((year, _, Basis::Published(published))) = context.year_phrase(at + len + 1)
    {
        return found(len, named(year)?, Basis::Published(published));
    }
    // "June 11-16, 2026", "28 December to 3 January 2021"
    if let Some(year) = month::shared_year(context, at + len, month, day.is_some()) {
        return found(len, named(year)?, Basis::Explicit);
    }
    // "octobre dernier", "le 4 mai dernier"
    if let Some((shift, taken)) = context.shift_after(at + len) {
        return month::beside(context, month, day, shift, len + taken);
    }
    // "built in 2018 and opened that July"
    let that = context.memory.last.filter(|last| {
        last.sentence == context.sentence && last.grain == 'Y' && context.follows(Section::Pointing, at)
    });
    if let Some(last) = that {
        return found(len, named(last.day.year.into())?, Basis::Timex(last.index));
    }
    let tense = if context.put_off_from(at) { Tense::Unknown } else { context.tense(at, at + len) };
    let tense = if tense == Tense::Past && year_ending(context, (at, at + len), month, day) {
        Tense::Future
    } else {
        tense
    };
    if let Some((index, year)) = context.story_year().filter(|_| tense != Tense::Future) {
        let anchor = context.memory.explicit?.day;
        // "He was arrested in September 2025. On 17 February …", said in March: not before that, but lately.
        let back = day.is_some() && named(year).is_some_and(|date| date < anchor);
        let published = context.published.filter(|_| back);
        let late = published.and_then(|published| Some((month::lately(published, month, day)?, published)));
        if let Some((date, published)) = late {
            return found(len, date, Basis::Published(published));
        }
        let on = i32::from(context.goes_on(at, anchor, month));
        return found(len, named(year + on)?, Basis::Timex(index));
    }
    // "a Tuesday in May" is any.
    let any = day.is_none()
        && at > 2
        && context.has(Section::Indefinite, at - 3)
        && context.has(Section::Weekday, at - 2);
    let Some(published) = context.published.filter(|_| !any) else {
        let pattern = if day.is_some() { "XXXX-##-##" } else { "XXXX-##" };
        let value = filled(pattern, &[month.into(), day.unwrap_or(0).into()]);
        return Found::vague(len, TimexKind::Date, value);
    };
    let date = month::near(published, month, day, tense)?;
    let told = || (len..len + LINE).any(|at| context.verbal(at));
    let listed = at == 0 && day.is_some() && tense == Tense::Unknown && !told();
    // "due in May 2027, will now be held in October": what is changed lay ahead; not so "2027, as forecast in May".
    let changed = context.memory.last.filter(|last| {
        let ahead = last.day > published && date < published.first_of_month();
        ahead
            && last.sentence == context.sentence
            && context.within(Section::FutureVerb, at.saturating_sub(CHANGE), at)
    });
    let planned = month::planned(context, published, date).filter(|_| listed).or(changed);
    let Some(last) = planned else { return found(len, date, Basis::Published(published)) };
    found(len, month::near(last.day, month, day, tense)?, Basis::Timex(last.index))
}

/// "its forecast for the year ending in June": not one that has ended by then, unless of late.
fn year_ending(context: &Context<'_>, (at, end): (usize, usize), month: u8, day: Option<u8>) -> bool {
    let verb = at.saturating_sub(if context.follows(Section::YearEnding, at) { 1 } else { 2 });
    let ends = context.get(Section::YearEnding, verb);
    let of_year = ends.is_some_and(|what| what.is_empty() || context.follows(Section::Unit, verb))
        // "das im Juni endende Geschäftsjahr"
        || context.has(Section::YearEnding, end);
    of_year && context.published.is_some_and(|published| month::lately(published, month, day).is_none())
}

/// "juin 94": where the language writes years so, and nothing is counted.
fn short_year(context: &Context<'_>, at: usize, day: Option<u8>) -> Option<(i32, usize, Basis)> {
    let mark = usize::from(context.mark(at, "'"));
    let year = context.digits(at + mark)?;
    let allowed = mark == 1 || context.is(Trait::ShortYears);
    let two = context.size(at + mark) == 2 && !context.noun_follows(at + mark + 1);
    (allowed && two && day.is_none() && year > 31).then(|| (context.of_two(year), 1 + mark, Basis::Explicit))
}
