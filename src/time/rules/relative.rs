//! Dates counted from the day of publication: "yesterday", "last week", "earlier this month", "three days ago".

use crate::civil::Date;
use crate::language::Section;
use crate::time::context::{Context, Found};
use crate::time::{Basis, Interval, Tense, TimexKind, calendar};

pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    reference(context, at)
        .or_else(|| day(context, at))
        .or_else(|| shifted(context, at))
        .or_else(|| counted(context, at))
}

/// "recently", "in the near future".
fn reference(context: &Context<'_>, at: usize) -> Option<Found> {
    // "as soon as" and "now that" join clauses.
    if context.word(at + 1) == "as" || context.before(at) == "as" || context.word(at + 1) == "that" {
        return None;
    }
    let (value, len) = context.phrase(Section::Reference, at, 4)?;
    Some(Found::vague(len, TimexKind::Date, value))
}

/// "yesterday", "this morning", "last night", "heute Abend".
pub(super) fn day(context: &Context<'_>, at: usize) -> Option<Found> {
    let shifted =
        context.stem(Section::Shift, at).filter(|_| context.get(Section::DayPart, at + 1).is_some());
    if nowadays(context, at) {
        return Some(Found::vague(1, TimexKind::Date, "PRESENT_REF"));
    }
    let fixed =
        context.phrase(Section::Day, at, 4).filter(|_| at == 0 || !context.has(Section::NoDay, at - 1));
    let words = fixed.map_or(1, |(_, taken)| taken);
    let fixed = fixed.map(|(value, _)| value);
    let (shift, own) =
        fixed.or(shifted)?.split_once(' ').map_or((fixed.or(shifted)?, None), |(n, part)| (n, Some(part)));
    let shift: i32 = shift.parse().ok()?;
    // A morning that is the last one is today's; a night that is, is yesterday's.
    let part = own.or_else(|| context.get(Section::DayPart, at + words));
    if shifted.is_some() && shift < 0 && part != Some("NI") {
        return None;
    }
    let len = words + usize::from(part.is_some() && own.is_none());
    let Some(published) = context.published else {
        let value = ["PAST_REF", "PRESENT_REF", "FUTURE_REF"][(shift.signum() + 1) as usize];
        return Some(Found::vague(len, TimexKind::Date, value));
    };
    let mut found = Found::days(len, calendar::day(published.add_days(shift)), Basis::Published(published));
    if let Some(part) = part {
        found.kind = TimexKind::Time;
        found.value = format!("{}T{part}", found.value);
    }
    Some(found)
}

/// "is still public today": not this day alone.
fn nowadays(context: &Context<'_>, at: usize) -> bool {
    let near = || at.saturating_sub(8)..at;
    let ahead = |n| context.has(Section::FutureVerb, n) || context.has(Section::Infinitive, n);
    context.has(Section::Nowadays, at)
        && near().any(|n| context.has(Section::Lasting, n))
        && !near().any(ahead)
        && context.tense(at, at + 1) != Tense::Past
}

/// "last week", "earlier this month", "the current year", "vergangene Woche", "el año pasado".
fn shifted(context: &Context<'_>, at: usize) -> Option<Found> {
    let side = context.get(Section::Side, at);
    let lead = if side.is_some() { 1 } else { context.article(at) };
    let lead = lead + if side.is_some() { context.article(at + 1) } else { 0 };
    let mut name = at + lead;
    let before: Option<i32> = context.stem(Section::Shift, name).and_then(|shift| shift.parse().ok());
    name += usize::from(before.is_some());
    let (fixed, taken) = match context.phrase(Section::Shifted, name, 3).filter(|_| before.is_none()) {
        Some((value, taken)) => (value.split_once(' '), taken),
        None => (None, 1),
    };
    let weekend = context.phrase(Section::Weekend, name, 3);
    let (unit, taken) = match (fixed, weekend) {
        (Some((_, unit)), _) => (unit, taken),
        (_, Some((_, taken))) => ("W", taken),
        _ => (context.get(Section::Unit, name)?, 1),
    };
    let end = name + taken;
    let after = context.shift_after(end);
    let shift =
        before.or(after.map(|(shift, _)| shift)).or_else(|| fixed.and_then(|(shift, _)| shift.parse().ok()));
    // Titles have capitals: "This Week".
    let nouns = context.is("capital nouns");
    let title = context.capital(name) && !nouns && before.is_some();
    let bare = weekend.is_some() && (lead > 0 || at > 0 && context.has(Section::ArticleContracted, at - 1));
    if title || context.plural(name) || unit.starts_with('T') {
        return None;
    }
    // "the end of the year": this one, or the story's.
    let bounded =
        lead > 0 && at > 1 && context.has(Section::BoundLink, at - 1) && context.has(Section::Bound, at - 2);
    if let Some((index, year)) = context.story_year().filter(|_| bounded && shift.is_none() && unit == "Y") {
        return Some(Found::days(end - at, calendar::year(i32::from(year))?, Basis::Timex(index)));
    }
    let shift = match shift {
        Some(shift) => shift,
        None if bounded && matches!(unit, "W" | "M" | "Y") && !context.words_follow(end) => 0,
        None if bare => {
            -i32::from(context.tense(at, end) == Tense::Past && context.published?.weekday() as i32 <= 4)
        }
        None => return None,
    };
    let len = end + after.filter(|_| before.is_none()).map_or(0, |(_, taken)| taken) - at;
    let Some(published) = context.published else {
        let value = ["PAST_REF", "PRESENT_REF", "FUTURE_REF"][(shift.signum() + 1) as usize];
        return Some(Found::vague(len, TimexKind::Date, value));
    };
    let days = stretch(published, (unit, shift), weekend.is_some(), side)?;
    Some(Found::days(len, days, Basis::Published(published)))
}

/// The days of a unit, of its weekend, or of the side of it that is over or to come.
fn stretch(
    published: Date,
    (unit, shift): (&str, i32),
    weekend: bool,
    side: Option<&str>,
) -> Option<(String, Interval)> {
    let (mut value, mut interval) = calendar::unit(published, unit, shift)?;
    if weekend {
        value.push_str("-WE");
        interval.first = interval.last.map(|sunday| sunday.add_days(-1));
    } else if shift == 0 {
        match side {
            Some("-1") => interval.last = Some(published),
            Some("1") => interval.first = Some(published),
            _ => {}
        }
    }
    Some((value, interval))
}

/// "three days ago", "vor drei Tagen", "hace tres días", and "six months" after "in" where the clause looks ahead.
fn counted(context: &Context<'_>, at: usize) -> Option<Found> {
    let (count, taken) = context.count(at)?;
    let unit = context.get(Section::Unit, at + taken)?;
    let end = at + taken + 1;
    // "il y a", "dentro de": of two words, the value is the first.
    let led = |section| {
        let first = at.checked_sub(1).and_then(|before| context.get(section, before));
        first.is_some_and(|first| first.is_empty() || at > 1 && context.word(at - 2) == first)
    };
    let before = led(Section::AgoBefore);
    let ago = context.has(Section::AgoAfter, end);
    // "the lowest level in six years" looks back.
    let record = (at.saturating_sub(7)..at).any(|n| context.has(Section::Record, n));
    let ahead = !record && led(Section::AheadBefore) && context.tense(at, end) != Tense::Past;
    let ahead = ahead && (context.tense(at, end) == Tense::Future || context.is("present is future"));
    if !before && !ago && !ahead {
        return None;
    }
    let len = taken + 1 + usize::from(ago);
    let past = ago || before;
    let vague = || Found::vague(len, TimexKind::Date, if past { "PAST_REF" } else { "FUTURE_REF" });
    let (Some(published), Ok(count)) = (context.published, count.parse::<i32>()) else {
        return Some(vague());
    };
    // "Profit rose from a year ago": the same quarter of that year.
    if let Some((index, year, number)) = context.quarter.filter(|_| past && count == 1 && unit == "Y") {
        let days = super::quarter::part(i32::from(year) - 1, number, 4)?;
        return Some(Found::days(len, days, Basis::Timex(index)));
    }
    let (unit, shift) = calendar::years(unit, if past { -count } else { count });
    let found: Option<(String, Interval)> = calendar::unit(published, unit, shift);
    Some(found.map_or_else(vague, |days| Found::days(len, days, Basis::Published(published))))
}
