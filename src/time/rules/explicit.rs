//! Dates with their own month or year: "29 October 2020", "Oct. 29", "June 2018", "2020-10-29", "17-Oct-11", "in 2019".

use crate::civil::Date;
use crate::time::context::{Context, Found};
use crate::time::{Basis, Interval, Tense, TimexKind, calendar};

pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    iso(context, at)
        .or_else(|| day_first(context, at))
        .or_else(|| month_first(context, at))
        .or_else(|| year(context, at))
}

fn iso(context: &Context<'_>, at: usize) -> Option<Found> {
    let dashes = [at + 1, at + 3].iter().all(|&n| context.word(n) == "-" && context.glued(n));
    let whole = context.word(at + 2).len() == 2 && context.word(at + 4).len() == 2;
    let loose = !context.glued(at) || context.before(at) == "(";
    if !dashes || !whole || !loose || context.word(at).len() != 4 {
        return None;
    }
    let (month, day) = (context.digits(at + 2)?, context.digits(at + 4)?);
    let date = Date::new(context.year(at)?, month as u8, day as u8)?;
    Some(Found::days(5, calendar::day(date), Basis::Explicit))
}

/// A month's number, how many tokens it takes, and whether it is written in full.
pub(super) fn month(context: &Context<'_>, at: usize) -> Option<(u8, usize, bool)> {
    if !context.capital(at) {
        return None;
    }
    if let Some(number) = context.get("month", at) {
        return Some((number.parse().ok()?, 1, true));
    }
    let number = context.get("month short", at)?.parse().ok()?;
    let dot = context.word(at + 1) == "." && context.glued(at + 1);
    Some((number, 1 + usize::from(dot), false))
}

/// The day of a month, with "th" or without.
fn day(context: &Context<'_>, at: usize) -> Option<(u8, usize)> {
    let day = context.digits(at).filter(|day| (1..=31).contains(day) && context.word(at).len() <= 2)?;
    let ordinal = context.glued(at + 1) && matches!(context.word(at + 1), "st" | "nd" | "rd" | "th");
    let counted = context.glued(at + 1) && matches!(context.word(at + 1), "%" | ":");
    let decimal = context.glued(at + 2) && context.glued(at + 1) && context.digits(at + 2).is_some();
    let decimal = decimal && matches!(context.word(at + 1), "." | ",");
    (!counted && !decimal).then_some((day as u8, 1 + usize::from(ordinal)))
}

fn day_first(context: &Context<'_>, at: usize) -> Option<Found> {
    let (day, mut len) = day(context, at)?;
    if context.glued(at) && !matches!(context.before(at), "(" | "\"") {
        return None;
    }
    if at > 0 && context.capital(at - 1) && !context.has("weekday", at - 1) {
        let named = context.word(at - 1).len() > 3 && at > 1 && !context.glued(at);
        if named {
            return None;
        }
    }
    let dash = context.word(at + len) == "-" && context.glued(at + len);
    len += usize::from(dash || context.word(at + len) == "of");
    let (month, taken, _) = month(context, at + len)?;
    len += taken;
    if dash {
        if context.word(at + len) != "-" {
            return None;
        }
        let year = context.digits(at + len + 1)?;
        let year = match context.word(at + len + 1).len() {
            4 => year,
            2 if year < 70 => 2000 + year,
            2 => 1900 + year,
            _ => return None,
        };
        let date = Date::new(year as i16, month, day)?;
        return Some(Found::days(len + 2, calendar::day(date), Basis::Explicit));
    }
    with_year(context, at, len, month, Some(day))
}

fn month_first(context: &Context<'_>, at: usize) -> Option<Found> {
    let (month, len, full) = month(context, at)?;
    if let Some((day, taken)) = day(context, at + len) {
        return with_year(context, at, len + taken, month, Some(day));
    }
    let of = usize::from(matches!(context.word(at + len), "of" | ","));
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
    let led = at > 0 && context.has("before month", at - 1);
    let name_after = context.capital(at + 1) && !context.has("weekday", at + 1);
    let name_before = at > 1 && context.capital(at - 1) && !led;
    if context.has("month doubtful", at) {
        led && !(name_after && context.has("before name", at - 1))
    } else {
        !name_before
    }
}

fn with_year(context: &Context<'_>, at: usize, mut len: usize, month: u8, day: Option<u8>) -> Option<Found> {
    let comma = usize::from(context.word(at + len) == ",");
    if let Some(year) = context.year(at + len + comma) {
        len += comma + 1;
        let date = Date::new(year, month, day.unwrap_or(1))?;
        return Some(Found::days(len, name(date, day), Basis::Explicit));
    }
    let tense = context.tense(at, at + len);
    if let Some((index, anchor)) = context.anchor {
        let older = context.published.is_none_or(|published| anchor.year < published.year);
        if tense != Tense::Future && older {
            let date = Date::new(anchor.year, month, day.unwrap_or(1))?;
            return Some(Found::days(len, name(date, day), Basis::Timex(index)));
        }
    }
    let Some(published) = context.published else {
        let value = day.map_or_else(|| format!("XXXX-{month:02}"), |day| format!("XXXX-{month:02}-{day:02}"));
        return Some(Found::vague(len, TimexKind::Date, value));
    };
    let date = near(published, month, day, tense)?;
    Some(Found::days(len, name(date, day), Basis::Published(published)))
}

/// How far off the side that tense asks for must lie, and how close the other, for the other to win:
/// papers add the year to what is nearly a year away.
const PAST: (i32, i32) = (334, 32);
const FUTURE: (i32, i32) = (270, 95);

/// The year of a month, or of a day of it: by tense, unless that is far off and the other side is close.
pub(super) fn near(published: Date, month: u8, day: Option<u8>, tense: Tense) -> Option<Date> {
    let now = if day.is_some() { published } else { published.first_of_month() };
    let year = |n: i16| Date::new(published.year + n, month, day.unwrap_or(1));
    let past = (0..9).find_map(|n| year(-n).filter(|date| *date <= now));
    let ahead = (0..9).find_map(|n| year(n).filter(|date| *date >= now));
    let (Some(past), Some(ahead)) = (past, ahead) else { return past.or(ahead) };
    let (back, forth) = (now.to_days() - past.to_days(), ahead.to_days() - now.to_days());
    let future = match tense {
        Tense::Past => back > PAST.0 && forth < PAST.1,
        Tense::Future => !(forth > FUTURE.0 && back < FUTURE.1),
        Tense::Unknown => forth < back,
    };
    Some(if future { ahead } else { past })
}

fn name(date: Date, day: Option<u8>) -> (String, Interval) {
    if day.is_some() { calendar::day(date) } else { calendar::month(date) }
}

fn year(context: &Context<'_>, at: usize) -> Option<Found> {
    let year = context.year(at)?;
    if context.word(at + 1) == "s" && context.glued(at + 1) && year % 10 == 0 {
        let interval = Interval { first: Date::new(year, 1, 1), last: Date::new(year + 9, 12, 31) };
        return Some(Found::days(2, (format!("{:03}", year / 10), interval), Basis::Explicit));
    }
    let next = context.word(at + 1);
    let event = context.before(at) == "the" && context.has("coming event", at + 1);
    let hyphen =
        context.before(at) == "-" && at > 1 && matches!(context.word(at - 2), "mid" | "early" | "late");
    let led = at > 0 && (!context.glued(at) && context.has("before year", at - 1) || hyphen);
    let number = context.glued(at + 1) && matches!(next, "." | "%" | "-" | "/") && context.glued(at + 2);
    let counted = (next.ends_with('s') && !context.has("after year", at + 1) && !context.capital(at + 1))
        || matches!(next, "people" | "men" | "women" | "%" | "percent" | "million")
        || context.has("unit", at + 1);
    if !event && (!led || number || counted) {
        return None;
    }
    let mut found = Found::days(1, calendar::year(i32::from(year))?, Basis::Explicit);
    let qualifier = if hyphen { context.word(at - 2) } else { context.before(at) };
    found.modifier = match qualifier {
        "early" => Some("START"),
        "mid" => Some("MID"),
        "late" => Some("END"),
        _ => None,
    };
    Some(found)
}
