//! Dates with their own month or year: "29 October 2020", "Oct. 29", "June 2018", "2020-10-29", "17-Oct-11".

use crate::civil::Date;
use crate::language::Section;
use crate::time::context::{Context, Found};
use crate::time::{Basis, Interval, Tense, TimexKind, calendar};

pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    iso(context, at)
        .or_else(|| dotted(context, at))
        .or_else(|| day_first(context, at))
        .or_else(|| of_month(context, at))
        .or_else(|| shared_month(context, at))
        .or_else(|| range_end(context, at))
        .or_else(|| month_first(context, at))
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
    if !context.capital(at) && !context.is("small months") {
        return None;
    }
    if let Some(number) = context.get(Section::Month, at) {
        return Some((number.parse().ok()?, 1, true));
    }
    let number = context.get(Section::MonthShort, at)?.parse().ok()?;
    let dot = context.word(at + 1) == "." && context.glued(at + 1);
    Some((number, 1 + usize::from(dot), false))
}

/// The day of a month, with "th" or without, and with what links it to its month.
fn day(context: &Context<'_>, at: usize) -> Option<(u8, usize)> {
    let day = context.digits(at).filter(|day| (1..=31).contains(day) && context.word(at).len() <= 2)?;
    let ordinal = context.glued(at + 1) && context.has(Section::DayLink, at + 1);
    let counted = context.glued(at + 1) && matches!(context.word(at + 1), "%" | ":");
    let decimal = context.glued(at + 2) && context.glued(at + 1) && context.digits(at + 2).is_some();
    let decimal = decimal && matches!(context.word(at + 1), "." | ",");
    (!counted && !decimal).then_some((day as u8, 1 + usize::from(ordinal)))
}

/// "the 3rd of next month".
fn of_month(context: &Context<'_>, at: usize) -> Option<Found> {
    let name = at + context.article(at);
    let (day, mut len) = day(context, name).filter(|(_, len)| *len == 2)?;
    len += usize::from(context.has(Section::DayLink, name + len));
    let article = context.article(name + len);
    let shift: i32 = context.stem(Section::Shift, name + len + article)?.parse().ok()?;
    let month = name + len + article + 1;
    let published = context.published.filter(|_| context.get(Section::Unit, month) == Some("M"))?;
    let first = published.first_of_month().add_months(shift);
    let date = Date::new(first.year, first.month, day)?;
    Some(Found::days(month + 1 - at, calendar::day(date), Basis::Published(published)))
}

/// A day whose month stands with the day after it: "15. und 16. Januar".
fn shared_month(context: &Context<'_>, at: usize) -> Option<Found> {
    let (first, len) = day(context, at)?;
    if !context.has(Section::Range, at + len) {
        return None;
    }
    let rest =
        day_first(context, at + len + 1).filter(|rest| rest.basis != Basis::Explicit || rest.len > 2)?;
    let last = rest.interval?.first?;
    let date = Date::new(last.year, last.month, first).filter(|date| *date < last)?;
    Some(Found::days(len, calendar::day(date), rest.basis))
}

/// The last day of "May 19-21".
fn range_end(context: &Context<'_>, at: usize) -> Option<Found> {
    let (end, index, first) = context.previous?;
    let (day, len) = day(context, at).filter(|_| at == end + 1 && context.has(Section::Range, end))?;
    let and = context.word(end) == "and" && context.glued(end);
    let date = Date::new(first.year, first.month, day).filter(|date| *date > first && !and)?;
    let unit = context.get(Section::Unit, at + len).is_some() || context.word(at + len) == "%";
    (!unit && !context.words_follow(at + len))
        .then(|| Found::days(len, calendar::day(date), Basis::Timex(index)))
}

/// "03.11.2020" and "3.11." where days come first.
fn dotted(context: &Context<'_>, at: usize) -> Option<Found> {
    if !context.is("dotted") || context.glued(at) {
        return None;
    }
    let dots = [at + 1, at + 3].iter().all(|&n| context.word(n) == "." && context.glued(n));
    let (day, month) =
        (context.digits(at)?, context.digits(at + 2).filter(|_| dots && context.glued(at + 2))?);
    let year = context.year(at + 4).filter(|_| context.glued(at + 4))?;
    let date = Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    Some(Found::days(5, calendar::day(date), Basis::Explicit))
}

fn day_first(context: &Context<'_>, at: usize) -> Option<Found> {
    let (day, mut len) = day(context, at)?;
    if context.glued(at) && !matches!(context.before(at), "(" | "\"") {
        return None;
    }
    let nouns = context.is("capital nouns");
    if at > 0 && !nouns && context.capital(at - 1) && !context.has(Section::Weekday, at - 1) {
        let named = context.word(at - 1).len() > 3 && at > 1 && !context.glued(at);
        if named {
            return None;
        }
    }
    let dash = context.word(at + len) == "-" && context.glued(at + len);
    len += usize::from(dash || context.has(Section::DayLink, at + len));
    let (month, taken, full) = month(context, at + len)?;
    // "9. Jan Miller" ranks a man.
    if !full && taken == 1 && !dash && context.capital(at + len + 1) && context.is("capital nouns") {
        return None;
    }
    len += taken;
    // "12 April Court" is an address.
    if context.has(Section::Street, at + len) {
        return None;
    }
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
    if let Some((day, taken)) = day(context, at + len).filter(|_| context.is("month first")) {
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
    let hyphen = context.before(at) == "-" && at > 1 && context.has(Section::Modifier, at - 2);
    let led = hyphen || at > 0 && context.has(Section::BeforeMonth, at - 1);
    let name_after = context.capital(at + 1) && !context.has(Section::Weekday, at + 1);
    let nouns = context.is("capital nouns");
    let name_before = at > 1 && context.capital(at - 1) && !led && !nouns;
    if context.has(Section::MonthDoubtful, at) {
        led && !(name_after && context.has(Section::BeforeName, at - 1))
    } else {
        !name_before
    }
}

fn with_year(context: &Context<'_>, at: usize, mut len: usize, month: u8, day: Option<u8>) -> Option<Found> {
    let link = usize::from(context.has(Section::YearLink, at + len) && context.word(at + len) != "in");
    // "in June 18 workers": a year of two digits has its mark, or its language.
    if let Some((year, taken, basis)) =
        context.year_phrase(at + len + link).or_else(|| short_year(context, at + len, day))
    {
        len += link.min(taken) * usize::from(context.has(Section::YearLink, at + len)) + taken;
        let date = Date::new(i16::try_from(year).ok()?, month, day.unwrap_or(1))?;
        return Some(Found::days(len, name(date, day), basis));
    }
    let tense = context.tense(at, at + len);
    let any = day.is_none()
        && at > 2
        && context.has(Section::Indefinite, at - 3)
        && context.has(Section::Weekday, at - 2);
    if let Some((index, anchor)) = context.anchor {
        let older = context.published.is_none_or(|published| anchor.year < published.year);
        if tense != Tense::Future && older {
            let date = Date::new(
                anchor.year + i16::from(context.goes_on(at, anchor, month)),
                month,
                day.unwrap_or(1),
            )?;
            return Some(Found::days(len, name(date, day), Basis::Timex(index)));
        }
    }
    // "a Tuesday in May" is any.
    let Some(published) = context.published.filter(|_| !any) else {
        let value = day.map_or_else(|| format!("XXXX-{month:02}"), |day| format!("XXXX-{month:02}-{day:02}"));
        return Some(Found::vague(len, TimexKind::Date, value));
    };
    let date = near(published, month, day, tense)?;
    Some(Found::days(len, name(date, day), Basis::Published(published)))
}

/// "juin 94": where the language writes years so, and nothing is counted.
fn short_year(context: &Context<'_>, at: usize, day: Option<u8>) -> Option<(i32, usize, Basis)> {
    let mark = usize::from(context.word(at) == "'");
    let allowed = mark == 1 || context.is("short years");
    let year = context.digits(at + mark).filter(|year| allowed && day.is_none() && *year > 31)?;
    let two = context.word(at + mark).len() == 2 && !context.noun_follows(at + mark + 1);
    two.then(|| (if year < 70 { 2000 + year } else { 1900 + year }, 1 + mark, Basis::Explicit))
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

pub(super) fn name(date: Date, day: Option<u8>) -> (String, Interval) {
    if day.is_some() { calendar::day(date) } else { calendar::month(date) }
}
