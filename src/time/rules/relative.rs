//! Dates counted from the day of publication: "yesterday", "last week", "earlier this month", "three days ago".

use super::{season, shifted, weekday};
use crate::language::{Section, Trait};
use crate::time::context::{Context, integer};
use crate::time::found::{Find, Found};
use crate::time::token::bits;
use crate::time::{Tense, calendar};

/// The lists that hold what it begins with.
pub(super) const OPENERS: u64 = bits(&[
    Section::Number,
    Section::Reference,
    Section::Nowadays,
    Section::Day,
    Section::Shift,
    Section::Side,
    Section::Shifted,
    Section::Weekend,
    Section::Unit,
    Section::Pack,
    Section::DurationAdjective,
    Section::Weekday,
]);

/// The most tokens of "auf den Tag genau".
const EXACT: usize = 4;

pub(super) fn find(context: &Context<'_>, at: usize) -> Find {
    reference(context, at)
        .or_else(|| from_then(context, at))
        .or_else(|| day(context, at))
        .or_else(|| shifted::find(context, at))
        .or_else(|| counted(context, at))
}

/// "recently", "in the near future".
fn reference(context: &Context<'_>, at: usize) -> Find {
    // "as soon as" joins clauses.
    if context.word(at + 1) == "as" || context.before(at) == "as" {
        return None;
    }
    let (value, len) = context.phrase(Section::Reference, at, 4)?;
    // "einen Tag früher als geplant"
    if context.has(Section::Than, at + len) {
        return None;
    }
    // "soon after the vote", "it soon became a flood": what followed, not what is to come.
    if value == "FUTURE_REF"
        && len == 1
        && (context.has(Section::LaterClause, at + 1) || context.tense(at, at + 1) == Tense::Past)
    {
        return None;
    }
    // "the past president"
    if context.has(Section::Article, at) && context.words_follow(at + len) && !context.capital(at + len) {
        return None;
    }
    Found::reference(len, value)
}

/// "yesterday", "this morning", "last night", "heute Abend".
#[inline(never)]
pub(super) fn day(context: &Context<'_>, at: usize) -> Find {
    if nowadays(context, at) {
        return Found::reference(1, "PRESENT_REF");
    }
    // "the people of tomorrow"
    if context.number(Section::Day, at) == Some(1)
        && context.get(Section::BeforeNowadays, at.wrapping_sub(1)) == Some("all")
    {
        return Found::side(1, 1);
    }
    // "VOA Today" is a name.
    if context.capital(at) && at > 0 && context.capital(at - 1) && !context.is(Trait::CapitalNouns) {
        return None;
    }
    // "der Morgen" is no "morgen", but "der heute" is today.
    let part = context.number(Section::Day, at) == Some(1) && context.follows(Section::NoDay, at);
    // "The Day After Tomorrow" is a title.
    let title = context.capital(at + 1) && !context.is(Trait::CapitalNouns);
    let fixed = context.phrase(Section::Day, at, 4).filter(|(_, words)| !(part || *words > 1 && title));
    let (shift, own, words) = match fixed {
        Some((value, words)) => match value.split_once(' ') {
            Some((shift, part)) => (integer(shift)?, Some(part), words),
            None => (integer(value)?, None, words),
        },
        None => (context.shift(at)?, None, 1),
    };
    let (part, taken) = context.day_part(at + words, own);
    // A morning that is the last one is today's; a night that is, is yesterday's. The next one is counted from another day.
    let counted = shift > 0 && context.has(Section::Follow, at);
    if fixed.is_none() && (part.is_empty() || counted || shift < 0 && part != "NI") {
        return None;
    }
    let len = words + taken;
    let Some(published) = context.published else { return Found::side(len, shift) };
    let found = Found::published(len, calendar::day(published.add_days(shift)), published);
    Found::part(found, part)
}

/// "is still public today": not this day alone.
fn nowadays(context: &Context<'_>, at: usize) -> bool {
    let from = at.saturating_sub(8);
    if context.has(Section::Nowadays, at) && context.follows(Section::BeforeNowadays, at) {
        return true;
    }
    context.has(Section::Nowadays, at)
        && context.within(Section::Lasting, from, at)
        && !context.within(Section::FutureVerb, from, at)
        && !context.within(Section::Infinitive, from, at)
        && context.tense(at, at + 1) != Tense::Past
}

/// "heute in einer Woche", "Samstag in zwei Wochen", "heute vor fünf Jahren"
fn from_then(context: &Context<'_>, at: usize) -> Find {
    let lead = at + 1;
    let ago = context.get(Section::AgoBefore, lead) == Some("");
    let (count, taken) = context
        .count(lead + 1)
        .filter(|_| context.is(Trait::VerbSecond) && (ago || context.has(Section::AheadBefore, lead)))?;
    let end = lead + 1 + taken;
    let count = if ago { -count.number()? } else { count.number()? };
    let found = if context.unit(end, 'Y') {
        let today = day(context, at).filter(|today| today.single())?;
        let then = calendar::years_on(today.first()?, count, 'D')?;
        Found::days(today.len, calendar::day(then), today.basis)
    } else {
        from_day(context, at, 7 * context.unit(end, 'W').then_some(count)?)
    };
    Found::longer(found, end + 1 - lead)
}

/// The end of "a week from today", "three weeks ago Wednesday": so many days after or before that one.
fn from_day(context: &Context<'_>, at: usize, days: i32) -> Find {
    let from = day(context, at).or_else(|| weekday::find(context, at))?;
    let first = from.first().filter(|_| from.single())?;
    Found::days(from.len, calendar::day(first.add_days(days)), from.basis)
}

/// The end of "a year ago today", "ten years ago this week", "eleven years ago to the day".
fn years_ago(context: &Context<'_>, (first, at): (usize, usize), years: i32) -> Find {
    let behind = context.spans(Section::ToTheDay, at, EXACT);
    // "auf den Tag genau vor elf Jahren"
    let before = context.spans(Section::ToTheDay, first.wrapping_sub(1 + EXACT), EXACT) == EXACT;
    let found = match context.published.filter(|_| behind > 0 || before) {
        Some(published) => Found::published(behind, calendar::day(published), published),
        None => day(context, at).or_else(|| shifted::find(context, at)),
    }?;
    // "this weekend" and "this quarter" of years ago are as good as no day.
    let unit = match found.value.as_bytes().get(calendar::YEAR..)? {
        _ if found.single() => 'D',
        [b'-', b'W', _, _] => 'W',
        [b'-', b'0' | b'1', _] => 'M',
        _ => return None,
    };
    let then = calendar::years_on(found.first()?, -years, unit)?;
    Found::days(found.len, calendar::unit(then, unit, 0), found.basis)
}

/// "two Saturdays ago"
fn weekdays_ago(context: &Context<'_>, count: i32, weekday: i32, len: usize) -> Find {
    let published = context.published?;
    let back = (published.weekday() as i32 - weekday - 1).rem_euclid(7) + 1;
    let day = published.add_days(-back - 7 * (count.clamp(1, 99) - 1));
    Found::published(len, calendar::day(day), published)
}

/// "three days ago", "vor drei Tagen", "hace tres días", and "six months" after "in" where the clause looks ahead.
fn counted(context: &Context<'_>, at: usize) -> Find {
    let (count, taken) = context.count(at)?;
    let end = at + taken + 1;
    if let (Some(weekday), true) =
        (context.number(Section::Weekdays, at + taken), context.has(Section::AgoAfter, end))
    {
        return weekdays_ago(context, count.number()?, weekday - 1, end + 1 - at);
    }
    let season = context.word(at + taken).strip_suffix('s');
    if let Some(season) = season.and_then(|name| context.language.words(Section::Season).get(name))
        && context.has(Section::AgoAfter, end)
    {
        return season::ago(context, count.number()?, season, end + 1 - at);
    }
    let unit = context.unit_of(at + taken)?;
    // "il y a", "dentro de": of two words, the value is the first.
    let led = |section| {
        let at = at - context.approximated(at).map_or(0, |(_, taken)| taken);
        let first = context.get(section, at.wrapping_sub(1));
        first.is_some_and(|first| first.is_empty() || context.word(at.wrapping_sub(2)) == first)
    };
    let ago = context.has(Section::AgoAfter, end);
    let past = ago || led(Section::AgoBefore);
    // "six months from now"
    let ahead = context.spans(Section::AheadAfter, end, 3);
    let days = count.number().unwrap_or(0).clamp(0, 999) * if unit == 'W' { 7 } else { 1 };
    // "a week on Monday", not "for a week on Monday"
    let on = unit == 'W' && context.has(Section::On, end) && !context.follows(Section::Preposition, at);
    let days = match unit {
        'D' | 'W' if context.has(Section::AheadFrom, end) => days,
        'W' if on && context.tense(at, end) == Tense::Future => days,
        'W' if ago => -days,
        _ => 0,
    };
    if days != 0
        && let Some(found) = from_day(context, end + 1, days)
    {
        return Found::longer(Some(found), end + 1 - at);
    }
    if past
        && unit == 'Y'
        && let Some(years) = count.number()
        && let Some(found) = years_ago(context, (at, end + usize::from(ago)), years)
    {
        return Found::longer(Some(found), end + usize::from(ago) - at);
    }
    if !past && ahead == 0 {
        // "the lowest level in six years" looks back.
        let ahead = led(Section::AheadBefore) && !context.within(Section::Record, at.saturating_sub(7), at);
        let tense = if ahead { context.tense(at, end) } else { Tense::Past };
        if tense == Tense::Past || tense == Tense::Unknown && !context.is(Trait::PresentIsFuture) {
            return None;
        }
    }
    let len = end + usize::from(ago) + ahead - at;
    let (sign, vague) = if past { (-1, "PAST_REF") } else { (1, "FUTURE_REF") };
    let (Some(published), Some(count)) = (context.published, count.number()) else {
        return Found::reference(len, vague);
    };
    // "Profit rose from a year ago": the same quarter of that year.
    if let Some(quarter) = context.memory.quarter.filter(|_| past && count == 1 && unit == 'Y') {
        let days = calendar::part(quarter.year - 1, quarter.number, 4);
        return Found::timex(len, days, quarter.index);
    }
    let (unit, shift) = calendar::years(unit, sign * count);
    Found::published(len, calendar::unit(published, unit, shift), published)
        .or_else(|| Found::reference(len, vague))
}
