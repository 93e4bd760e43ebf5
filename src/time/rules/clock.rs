//! Times of day: "3 p.m.", "10:30 a.m. EST Tuesday", "noon Thursday", "16:00 UTC today", "18.30 Uhr", "halb neun".

use super::{explicit, relative, weekday};
use crate::language::Section;
use crate::time::context::{Context, Found};
use crate::time::{Basis, TimexKind, calendar};

pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let (hour, minute, mut len) =
        named(context, at).or_else(|| halves(context, at)).or_else(|| struck(context, at))?;
    let mut zoned = false;
    let mut clock = format!("T{hour:02}:{minute:02}");
    if let Some(zone) = context.get(Section::Zone, at + len) {
        len += 1;
        clock.push_str(zone);
        zoned = true;
    }
    let comma = usize::from(context.word(at + len) == ",");
    let on = comma + usize::from(context.has(Section::On, at + len + comma));
    let date = at + len + on;
    let day = [explicit::find, weekday::find, relative::day]
        .iter()
        .filter_map(|rule| rule(context, date))
        .max_by_key(|day| day.len);
    // "9:30 on Thursday evening": the part of the day tells which half of it.
    if let Some((date, part)) = day.as_ref().and_then(|day| day.value.split_once('T')) {
        let (hour, day) = (half_of_day(part, hour)?, day.as_ref()?);
        let value = format!("{date}T{hour:02}:{minute:02}");
        return Some(Found { len: len + on + day.len, value, ..day.clone() });
    }
    let day = day
        .filter(|day| day.kind == TimexKind::Date && day.interval.is_none_or(|days| days.first == days.last));
    if let Some(day) = day {
        let value = format!("{}{clock}", day.value);
        return Some(Found { len: len + on + day.len, kind: TimexKind::Time, value, ..day });
    }
    // The day that the sentence named before; a time with its zone is the day's own.
    let (date, basis) = match (context.previous, context.published) {
        (Some((_, index, day)), _) => (day, Basis::Timex(index)),
        (None, Some(published)) if zoned => (published, Basis::Published(published)),
        _ => return Some(Found::vague(len, TimexKind::Time, clock)),
    };
    let (value, interval) = calendar::day(date);
    Some(Found { kind: TimexKind::Time, ..Found::days(len, (value + &clock, interval), basis) })
}

/// The hour of the day that "9" in the evening is; none where the part of the day is an hour itself.
fn half_of_day(part: &str, hour: i32) -> Option<i32> {
    match part {
        "AF" | "EV" | "NI" if hour < 12 && !(part == "NI" && hour < 6) => Some(hour + 12),
        "MO" | "AF" | "EV" | "NI" => Some(hour),
        _ => None,
    }
}

/// "noon", "midnight".
fn named(context: &Context<'_>, at: usize) -> Option<(i32, i32, usize)> {
    let hour = context.get(Section::ClockWord, at)?.parse().ok()?;
    Some((hour, 0, 1))
}

/// "halb neun" is half an hour before nine.
fn halves(context: &Context<'_>, at: usize) -> Option<(i32, i32, usize)> {
    let hour: i32 = context
        .get(Section::Number, at + 1)
        .filter(|_| context.has(Section::HalfBefore, at))?
        .parse()
        .ok()?;
    (1..=12).contains(&hour).then_some((hour - 1, 30, 2))
}

/// An hour in digits or words with its minutes, and with the word or the zone that makes it one.
fn struck(context: &Context<'_>, at: usize) -> Option<(i32, i32, usize)> {
    let clocked = context.has(Section::Clock, at + 1);
    if let Some(hour) = context.get(Section::Number, at).filter(|_| clocked) {
        return hour.parse().ok().filter(|hour| *hour < 25).map(|hour| (hour, 0, 2));
    }
    let hour = context.digits(at).filter(|_| !context.glued(at) || context.before(at) == "(")?;
    // "0600 GMT"
    if context.word(at).len() == 4
        && context.get(Section::Zone, at + 1).is_some()
        && hour / 100 < 24
        && hour % 100 < 60
    {
        return Some((hour / 100, hour % 100, 1));
    }
    let mark = matches!(context.word(at + 1), ":") || context.has(Section::MinuteMark, at + 1);
    let mark = mark && context.glued(at + 1) && context.glued(at + 2) && context.word(at + 2).len() == 2;
    let minute = if mark { context.digits(at + 2).filter(|minute| *minute < 60)? } else { 0 };
    let len = if mark { 3 } else { 1 };
    if hour > 24 || context.word(at).len() > 2 {
        return None;
    }
    let half = context.word(at + len);
    if let "am" | "pm" | "a" | "p" = half {
        let dots = if half.len() == 1 {
            if context.word(at + len + 1) != "." || context.word(at + len + 2) != "m" {
                return None;
            }
            2 + usize::from(context.word(at + len + 3) == "." && context.glued(at + len + 3))
        } else {
            0
        };
        let afternoon = half.starts_with('p');
        return (1..=12)
            .contains(&hour)
            .then(|| (hour % 12 + if afternoon { 12 } else { 0 }, minute, len + 1 + dots));
    }
    if context.has(Section::Clock, at + len) {
        return Some((hour, minute, len + 1));
    }
    let zoned = mark && context.word(at + 1) == ":" && context.get(Section::Zone, at + len).is_some();
    let french = mark && context.has(Section::MinuteMark, at + 1) && context.word(at + 1) != ".";
    let parted = mark && {
        let day = at + len + usize::from(context.has(Section::On, at + len));
        weekday::find(context, day).or_else(|| relative::day(context, day)).is_some_and(|day| {
            day.value.split_once('T').is_some_and(|(_, part)| half_of_day(part, hour).is_some())
        })
    };
    (zoned || french || parted).then_some((hour, minute, len))
}
