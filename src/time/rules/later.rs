//! Dates counted from the date that the text named last: "the next day", "two years later", "the month before".

use crate::language::Section;
use crate::time::context::{Context, Found};
use crate::time::{Basis, TimexKind, calendar};

pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    following(context, at).or_else(|| counted(context, at))
}

/// "the next day", "the previous week", "the following year", "the same day".
fn following(context: &Context<'_>, at: usize) -> Option<Found> {
    let lead = context.article(at);
    let name = at + lead;
    let led = lead > 0 || at > 0 && context.has(Section::ArticleContracted, at - 1);
    let shift: i32 = context.get(Section::Follow, name)?.parse().ok()?;
    let unit = context
        .get(Section::Unit, name + 1)
        .filter(|unit| !unit.starts_with('T') && !context.plural(name + 1))?;
    // "the next week" mostly counts from the day of publication.
    let near = context.has(Section::Shift, name) && (unit != "D" || !led);
    if near && shift > 0 || !led {
        return None;
    }
    let (index, first, _) = context.last?;
    Some(Found::days(lead + 2, calendar::unit(first, unit, shift)?, Basis::Timex(index)))
}

/// "two years later", "a day earlier", "the year before".
fn counted(context: &Context<'_>, at: usize) -> Option<Found> {
    let (count, taken) = match context.count(at) {
        Some((count, taken)) => (count.parse::<i32>().ok()?, taken),
        None => (1, Some(context.article(at)).filter(|n| *n > 0)?),
    };
    let unit = context.get(Section::Unit, at + taken)?;
    let side = at + taken + 1;
    let shift: i32 = context.get(Section::Later, side)?.parse().ok()?;
    // "two days after the vote": the vote is the anchor. "A year later than planned" is no date.
    let anchored = context.words_follow(side + 1) || context.has(Section::LaterLink, side + 1);
    if context.has(Section::LaterClause, side) && anchored || context.has(Section::Than, side + 1) {
        return None;
    }
    // "at 1:40 on Friday, nearly two hours later": that is the day already named.
    let named = |end: usize| at <= end + 2 && context.word(end) == ",";
    if context.previous.is_some_and(|(end, ..)| named(end)) {
        return None;
    }
    if unit.starts_with('T') {
        return hours(context, unit, shift * count, taken + 2);
    }
    if let Some((index, year, number)) = context.quarter.filter(|_| unit == "Y" && shift < 0) {
        let days = super::quarter::part(i32::from(year) - count, number, 4)?;
        return Some(Found::days(taken + 2, days, Basis::Timex(index)));
    }
    let (first, grain, basis) = match (context.last, context.published) {
        (Some((index, first, grain)), _) => (first, grain, Basis::Timex(index)),
        (None, Some(published)) if shift < 0 => (published, 'Y', Basis::Published(published)),
        _ => return None,
    };
    // "in May compared with a year earlier": May is compared with May.
    if unit == "Y"
        && grain == 'M'
        && shift < 0
        && at > 0
        && context.has(Section::Compare, at - 1)
        && context.fresh
    {
        let same = first.add_months(-12 * count.clamp(0, 900));
        return Some(Found::days(taken + 2, calendar::month(same), basis));
    }
    // What is known to the month or year only stays so.
    let unit_kept = match (unit, grain) {
        ("D" | "W", 'M' | 'Y') | ("M", 'Y') => return None,
        _ => unit,
    };
    let days = match unit_kept {
        "W" if grain == 'D' => calendar::day(first.add_days(7 * shift * count.clamp(0, 9000))),
        "DE" | "CE" => return None,
        _ => calendar::unit(first, unit_kept, shift * count)?,
    };
    Some(Found::days(taken + 2, days, basis))
}

/// "four hours later", where the text named an hour before.
fn hours(context: &Context<'_>, unit: &str, count: i32, len: usize) -> Option<Found> {
    let (index, day, _) = context.last.filter(|(.., grain)| *grain == 'D')?;
    let minutes = match unit {
        "TH" => count.clamp(-9000, 9000) * 60,
        "TM" => count.clamp(-9000, 9000),
        _ => return None,
    };
    let minute = context.clock? + minutes;
    let (value, interval) = calendar::day(day.add_days(minute.div_euclid(1440)));
    let minute = minute.rem_euclid(1440);
    let value = format!("{value}T{:02}:{:02}", minute / 60, minute % 60);
    Some(Found { kind: TimexKind::Time, ..Found::days(len, (value, interval), Basis::Timex(index)) })
}
