//! Dates counted from the day of publication: "yesterday", "last week", "earlier this month", "three days ago".

use crate::time::context::{Context, Found};
use crate::time::{Basis, Interval, Tense, TimexKind, calendar};

pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    reference(context, at)
        .or_else(|| day(context, at))
        .or_else(|| shifted(context, at))
        .or_else(|| counted(context, at))
}

/// The longest phrase of the list that begins here.
fn reference(context: &Context<'_>, at: usize) -> Option<Found> {
    let words = context.language.words("reference");
    // "as soon as" and "now that" join clauses.
    if context.word(at + 1) == "as" || context.before(at) == "as" || context.word(at + 1) == "that" {
        return None;
    }
    let mut phrase = String::new();
    let mut best = None;
    for len in 1..=4 {
        if len > 1 {
            phrase.push(' ');
        }
        phrase.push_str(context.word(at + len - 1));
        if phrase.len() > words.longest() || context.word(at + len - 1).is_empty() {
            break;
        }
        if let Some(value) = words.get(&phrase) {
            best = Some(Found::vague(len, TimexKind::Date, value));
        }
    }
    best
}

fn day(context: &Context<'_>, at: usize) -> Option<Found> {
    let this = usize::from(context.word(at) == "this" && context.has("day part", at + 1));
    let shift: i32 = if this == 1 { 0 } else { context.get("day", at)?.parse().ok()? };
    let part = if context.word(at) == "tonight" { Some("NI") } else { context.get("day part", at + 1) };
    let len = if part.is_some() && context.word(at) != "tonight" { 2 } else { 1 };
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

/// "last week", "earlier this month", "the current year".
fn shifted(context: &Context<'_>, at: usize) -> Option<Found> {
    let lead = match context.word(at) {
        "earlier" | "later" | "the" | "early" | "late" => 1,
        _ => 0,
    };
    let name = at + lead;
    let shift: i32 = context.get("shift", name)?.parse().ok()?;
    let weekend = context.word(name + 1) == "weekend";
    let unit = if weekend { "W" } else { context.get("unit", name + 1)? };
    if context.word(name + 1).ends_with('s') || unit.starts_with('T') {
        return None;
    }
    let len = lead + 2;
    let Some(published) = context.published else {
        let value = ["PAST_REF", "PRESENT_REF", "FUTURE_REF"][(shift.signum() + 1) as usize];
        return Some(Found::vague(len, TimexKind::Date, value));
    };
    let (mut value, mut interval) = calendar::unit(published, unit, shift)?;
    if weekend {
        value.push_str("-WE");
        interval.first = interval.last.map(|sunday| sunday.add_days(-1));
    } else if shift == 0 {
        match context.word(at) {
            "earlier" => interval.last = Some(published),
            "later" => interval.first = Some(published),
            _ => {}
        }
    }
    let mut found = Found::days(len, (value, interval), Basis::Published(published));
    found.modifier = match context.word(at) {
        "early" => Some("START"),
        "late" => Some("END"),
        _ => None,
    };
    Some(found)
}

/// "three days ago", and "six months" after "in" where the clause looks ahead.
fn counted(context: &Context<'_>, at: usize) -> Option<Found> {
    let (count, taken) = context.count(at)?;
    let unit = context.get("unit", at + taken)?;
    let ago = context.word(at + taken + 1) == "ago";
    let ahead = context.before(at) == "in" && context.tense(at, at + taken + 1) == Tense::Future;
    if !ago && !ahead {
        return None;
    }
    let len = taken + 1 + usize::from(ago);
    let vague = || Found::vague(len, TimexKind::Date, if ago { "PAST_REF" } else { "FUTURE_REF" });
    let (Some(published), Ok(count)) = (context.published, count.parse::<i32>()) else {
        return Some(vague());
    };
    let shift = if ago { -count } else { count };
    let found: Option<(String, Interval)> = calendar::unit(published, unit, shift);
    Some(found.map_or_else(vague, |days| Found::days(len, days, Basis::Published(published))))
}
