//! Times of day: "3 p.m.", "10:30 a.m. EST Tuesday", "noon Thursday", "16:00 UTC today", "18.30 Uhr", "halb neun".

use super::{Rule, explicit, first_longest, later, relative, weekday};
use crate::digits::filled;
use crate::language::{Section, Trait};
use crate::time::context::{Context, integer};
use crate::time::found::{Find, Found};
use crate::time::token::bits;
use crate::time::{Basis, TimexKind, calendar};

/// What may name the day of an hour.
const DAYS: &[(u64, Rule)] = &[
    (explicit::OPENERS, explicit::find),
    (weekday::OPENERS, weekday::find),
    (relative::OPENERS, relative::day),
    (later::OPENERS, later::find),
];

/// How many tokens in parentheses may part an hour from its day.
const ASIDE: usize = 8;

/// The lists that hold what it begins with.
pub(super) const OPENERS: u64 =
    bits(&[Section::Number, Section::ClockWord, Section::HalfBefore, Section::HalfOfDay]);

pub(super) fn find(context: &Context<'_>, at: usize) -> Find {
    let (mut hour, minute, mut len) = named(context, at)
        .or_else(|| halves(context, at))
        .or_else(|| suffixed(context, at))
        .or_else(|| struck(context, at))
        .or_else(|| opens(context, at))
        .or_else(|| spoken(context, at))?;
    // "8 in the evening", "8 heures du soir"
    if let Some((told, end)) = of_part(context, at + len, hour) {
        (hour, len) = (told, end - at);
    }
    let clock = |hour: i32| filled("T##:##", &[hour, minute]);
    let zone = context.phrase(Section::Zone, at + len, 2);
    let (suffix, taken) = zone.unwrap_or_default();
    len += taken;
    // "GMT+2" is not Greenwich's own.
    let off = taken > 0
        && context.glued(at + len)
        && context.mark(at + len, "+-")
        && context.digits(at + len + 1).is_some();
    let suffix = if off { "" } else { suffix };
    len += if off { 2 } else { 0 };
    let zoned = |found: Find| Found::at(found, suffix);
    let mut day =
        day_behind(context, at + len).or_else(|| day_of_range(context, at + len, 60 * hour + minute));
    if let Some(found) = &mut day {
        found.len += len;
        // "9:30 on Thursday evening": the part of the day tells which half of it.
        if let Some((name, part)) = found.value.split_once('T') {
            found.value = name.to_owned() + &clock(half_of_day(part, hour)?);
            return day;
        }
        if found.kind == TimexKind::Date && found.single() {
            return zoned(Found::at(day, &clock(hour)));
        }
    }
    // The day that the sentence named before; a time with its zone is the day's own.
    let (date, basis) = match (context.previous, context.published) {
        (Some((_, index, day)), _) => (day, Basis::Timex(index)),
        (None, Some(published)) if zone.is_some() => (published, Basis::Published(published)),
        _ => return zoned(Found::vague(len, TimexKind::Time, clock(hour))),
    };
    zoned(Found::at(Found::days(len, calendar::day(date), basis), &clock(hour)))
}

/// The day that follows an hour, with what leads to it.
fn day_behind(context: &Context<'_>, end: usize) -> Find {
    let mut date = end + usize::from(context.mark(end, ","));
    // "10:35 a.m. (0735 GMT) Friday"
    if context.mark(date, "(") {
        date = (date..date + ASIDE).find(|at| context.mark(*at, ")")).map_or(date, |end| end + 1);
    }
    date += usize::from(context.has(Section::On, date));
    Found::longer(first_longest(DAYS, context, date), date - end)
}

/// "between 8 p.m. and 10 p.m. on Friday": the day of the later hour, whose words are its own.
fn day_of_range(context: &Context<'_>, end: usize, minute: i32) -> Find {
    let later = end + 1;
    if !context.any(&[Section::Range, Section::Until], end) {
        return None;
    }
    let (hour, minutes, len) = struck(context, later).or_else(|| named(context, later))?;
    let zone = context.spans(Section::Zone, later + len, 2);
    let mut day = day_behind(context, later + len + zone).filter(|_| minute < 60 * hour + minutes)?;
    day.len = 0;
    Some(day)
}

/// The hour of the day, where a part of it follows, and where that ends.
fn of_part(context: &Context<'_>, link: usize, hour: i32) -> Option<(i32, usize)> {
    let name = link + 1 + context.article(link + 1);
    let (part, taken) = context
        .phrase(Section::DayPart, name, 2)
        .filter(|_| context.any(&[Section::AheadBefore, Section::PartLink], link))?;
    Some((half_of_day(part, hour)?, name + taken))
}

/// "8" of "8 in the evening".
fn spoken(context: &Context<'_>, at: usize) -> Option<(i32, i32, usize)> {
    let hour = context.digits(at).or_else(|| context.number(Section::Number, at))?;
    let led = context.has(Section::HourLead, at.wrapping_sub(1)) && context.has(Section::AheadBefore, at + 1);
    (led && hour < 13 && of_part(context, at + 1, hour).is_some()).then_some((hour, 0, 1))
}

/// The hour of the day that "9" in the evening is; none where the part of the day is an hour itself.
fn half_of_day(part: &str, hour: i32) -> Option<i32> {
    match part {
        "NI" if hour < 6 => Some(hour),
        "AF" | "EV" | "NI" if hour < 12 => Some(hour + 12),
        "MO" | "AF" | "EV" | "NI" => Some(hour),
        _ => None,
    }
}

/// "noon", "midnight".
fn named(context: &Context<'_>, at: usize) -> Option<(i32, i32, usize)> {
    Some((context.number(Section::ClockWord, at)?, 0, 1))
}

/// "午後3時30分", "오전 9시": the half of the day stands before.
fn suffixed(context: &Context<'_>, at: usize) -> Option<(i32, i32, usize)> {
    let half = context.number(Section::HalfOfDay, at);
    let hour = at + usize::from(half.is_some());
    let number = context.digits(hour).filter(|_| context.has(Section::HourSuffix, hour + 1))?;
    let minute = context.digits(hour + 2).filter(|_| context.has(Section::MinuteSuffix, hour + 3));
    let number = if let Some(half) = half { number % 12 + half } else { number };
    let half = minute.is_none() && context.has(Section::AndAHalf, hour + 2);
    let len =
        hour + if half {
            3
        } else if minute.is_some() {
            4
        } else {
            2
        } - at;
    Some((number, if half { 30 } else { minute.unwrap_or(0) }, len))
        .filter(|(hour, minute, _)| *hour < 25 && *minute < 60)
}

/// "halb neun" is half an hour before nine, "quarter past nine" a quarter of one after.
fn halves(context: &Context<'_>, at: usize) -> Option<(i32, i32, usize)> {
    let (minutes, taken) = context.phrase(Section::HalfBefore, at, 2)?;
    let name = at + taken;
    let hour = context.number(Section::Number, name).or_else(|| context.digits(name))?;
    let minute = (60 * hour + integer(minutes)?).rem_euclid(720);
    (1..=12).contains(&hour).then_some((minute / 60, minute % 60, taken + 1))
}

/// An hour in digits or words with its minutes, and with the word or the zone that makes it one.
fn struck(context: &Context<'_>, at: usize) -> Option<(i32, i32, usize)> {
    if let Some(taken) = clocked(context, at, at + 1).filter(|_| context.has(Section::Number, at)) {
        let hour = context.number(Section::Number, at).filter(|hour| *hour < 25)?;
        // "sept heures et demie"
        let half = context.spans(Section::AndAHalf, at + 1 + taken, 3);
        return Some((hour, if half > 0 { 30 } else { 0 }, 1 + taken + half));
    }
    let hour = context.digits(at)?;
    // "10am-5pm"
    let ranged = context.follows(Section::Range, at) && context.has(Section::ClockPart, at.wrapping_sub(2));
    if context.glued(at) && !context.marked(at, "(") && !ranged {
        return None;
    }
    // "0600 GMT", "at 1800 hours"
    let hours = usize::from(context.unit(at + 1, 'h') && context.follows(Section::HourLead, at));
    if context.size(at) == 4
        && (hours > 0 || context.has(Section::Zone, at + 1))
        && hour / 100 < 24
        && hour % 100 < 60
    {
        return Some((hour / 100, hour % 100, 1 + hours));
    }
    let colon = context.mark(at + 1, ":");
    // "7.45pm"
    let dot =
        context.mark(at + 1, ".") && context.has(Section::ClockPart, at + 3) && !context.mark(at + 3, ".:");
    let marked = colon || dot || context.has(Section::MinuteMark, at + 1);
    let marked = marked && context.glued(at + 1) && context.glued(at + 2) && context.size(at + 2) == 2;
    let (minute, len) =
        if marked { (context.digits(at + 2).filter(|minute| *minute < 60)?, 3) } else { (0, 1) };
    if hour > 24 || context.size(at) > 2 {
        return None;
    }
    let next = at + len;
    if let half @ ("am" | "pm" | "a" | "p") = context.word(next) {
        let mut dots = 0;
        if half.len() == 1 {
            if !context.mark(next + 1, ".") || context.word(next + 2) != "m" {
                return None;
            }
            dots = 2 + usize::from(context.mark(next + 3, ".") && context.glued(next + 3));
        }
        let afternoon = if half.starts_with('p') { 12 } else { 0 };
        return (1..=12).contains(&hour).then_some((hour % 12 + afternoon, minute, len + 1 + dots));
    }
    if let Some(taken) = clocked(context, at, next) {
        // "11 Uhr 20", "7 h 30", not "11 Uhr 20 Leute"
        let more = next + taken;
        let counts = if context.is(Trait::CapitalNouns) {
            context.capital(more + 1)
        } else {
            context.words_follow(more + 1)
        };
        let rest =
            context.digits(more).filter(|rest| *rest < 60 && context.size(more) == 2 && !counts && !marked);
        return Some((hour, rest.unwrap_or(minute), len + taken + usize::from(rest.is_some())));
    }
    let on = next + usize::from(context.has(Section::On, next));
    let alone = marked
        && (colon && context.has(Section::Zone, next)
            || context.has(Section::MinuteMark, at + 1) && !context.mark(at + 1, ".")
            // "at 10:30", but no time that was run: "at 2:05:11"
            || led(context, at) && !(context.mark(next, ":.") && context.glued(next + 1) && context.digits(next + 1).is_some())
            || parted(context, on, hour))
        // "at 10 on Saturday morning"
        || on > next && led(context, at) && parted(context, on, hour);
    alone.then_some((hour, minute, len))
}

/// How many tokens from `name` on make the number at `at` a time of day. Where the word counts hours too, something must lead
/// there: "à six heures", not "pendant six heures".
fn clocked(context: &Context<'_>, at: usize, name: usize) -> Option<usize> {
    let (_, taken) = context.phrase(Section::Clock, name, 3)?;
    let told = !context.unit(name, 'h')
        || led(context, at)
        || context.follows(Section::Range, at)
        // "de 9 heures à 18 heures"
        || context.has(Section::Range, name + 1) && context.digits(name + 2).is_some();
    told.then_some(taken)
}

/// "à", "vers"; "las" only behind its preposition.
pub(super) fn led(context: &Context<'_>, at: usize) -> bool {
    let before = context.before(at.wrapping_sub(1));
    context
        .get(Section::HourLead, at.wrapping_sub(1))
        .is_some_and(|behind| behind.is_empty() || behind.split(' ').any(|word| word == before))
}

/// "from 2 to 5 p.m.", "von 14 bis 18 Uhr": the later hour tells how the first is counted.
fn opens(context: &Context<'_>, at: usize) -> Option<(i32, i32, usize)> {
    let hour = context.digits(at).filter(|hour| *hour < 25 && context.size(at) < 3)?;
    if context.glued(at) && !context.marked(at, "(") || !context.has(Section::Range, at + 1) {
        return None;
    }
    let (until, ..) = struck(context, at + 2)?;
    let afternoon = context.digits(at + 2).is_some_and(|said| said < until && hour % 12 < said);
    Some((if afternoon { hour % 12 + 12 } else { hour }, 0, 1))
}

/// Whether a day with a part follows that an hour can fall in.
fn parted(context: &Context<'_>, at: usize, hour: i32) -> bool {
    let day = weekday::find(context, at).or_else(|| relative::day(context, at));
    let part = day.as_ref().and_then(|day| day.value.split_once('T'));
    part.is_some_and(|(_, part)| half_of_day(part, hour).is_some())
}
