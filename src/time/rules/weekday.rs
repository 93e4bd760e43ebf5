//! Weekdays: "said Wednesday", "will vote on Tuesday", "Tuesday's election", "last Friday", "Monday night".

use crate::civil::Date;
use crate::language::Section;
use crate::time::context::{Context, Found};
use crate::time::{Basis, Tense, TimexKind, calendar};

pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let shift: Option<i32> = context.stem(Section::Shift, at).and_then(|shift| shift.parse().ok());
    let name = at + usize::from(shift.is_some());
    if !context.capital(name) && !context.is("small months")
        || name > 0 && shift.is_none() && context.has(Section::NoWeekday, name - 1)
    {
        return None;
    }
    // "the Friday Times": a name.
    let owned = name > 0 && shift.is_none() && context.has(Section::Determiner, name - 1);
    if owned && context.capital(name + 1) && !context.is("capital nouns") {
        return None;
    }
    let (weekday, own) = named(context, name)?;
    let mut end = name + 1;
    if let Some(found) = with_date(context, at, end) {
        return Some(found);
    }
    let after = context.shift_after(end);
    end += after.map_or(0, |(_, taken)| taken);
    let part = own.or_else(|| context.get(Section::DayPart, end));
    let tail = part.map(|part| format!("T{part}")).unwrap_or_default();
    let kind = if part.is_some() { TimexKind::Time } else { TimexKind::Date };
    end += usize::from(part.is_some() && own.is_none());
    // "a Tuesday" is any.
    let any = shift.is_none() && after.is_none() && at > 0 && context.has(Section::Indefinite, at - 1);
    let any = any && !context.noun_follows(end);
    let Some(published) = context.published.filter(|_| !any) else {
        return Some(Found::vague(end - at, kind, format!("XXXX-WXX-{}{tail}", weekday + 1)));
    };
    if let Some(day) = in_week(context, end, weekday, published) {
        let (value, interval) = calendar::day(day);
        let found = Found::days(end + 2 - at, (value + &tail, interval), Basis::Published(published));
        return Some(Found { kind, ..found });
    }
    let day = resolve(context, (at, end), weekday, shift.or(after.map(|(shift, _)| shift)), published);
    let (value, interval) = calendar::day(day);
    Some(Found { kind, ..Found::days(end - at, (value + &tail, interval), Basis::Published(published)) })
}

/// "Tuesday next week": the words after the day name its week.
fn in_week(context: &Context<'_>, end: usize, weekday: i32, published: Date) -> Option<Date> {
    let week: i32 = context.stem(Section::Shift, end)?.parse().ok()?;
    let monday = published.add_days(7 * week - published.weekday() as i32);
    (context.get(Section::Unit, end + 1) == Some("W")).then(|| monday.add_days(weekday))
}

/// A weekday, or one with a part of the day in one word: "Dienstagabend".
fn named(context: &Context<'_>, at: usize) -> Option<(i32, Option<&'static str>)> {
    let days = context.language.words(Section::Weekday);
    let word = context.word(at);
    let number = |day: &str| days.get(day).and_then(|number| number.parse().ok());
    if let Some(number) = number(word) {
        return Some((number, None));
    }
    let mut parts = context.language.words(Section::DayPart).iter();
    parts.find_map(|(part, value)| Some((number(word.strip_suffix(part)?)?, Some(value))))
}

/// "Tuesday, Nov. 3", "Dienstag, dem 25. Mai": one expression, whose date counts.
fn with_date(context: &Context<'_>, at: usize, end: usize) -> Option<Found> {
    let comma = usize::from(context.word(end) == ",");
    let date = end + comma;
    let date = date + context.article(date);
    let found = super::explicit::find(context, date)?;
    let day = found.interval.is_some_and(|days| days.first == days.last);
    (day || found.value.starts_with("XXXX")).then(|| Found { len: date + found.len - at, ..found })
}

fn resolve(
    context: &Context<'_>,
    (at, end): (usize, usize),
    weekday: i32,
    shift: Option<i32>,
    published: Date,
) -> Date {
    let back = (published.weekday() as i32 - weekday).rem_euclid(7);
    let ahead = (7 - back) % 7;
    match shift {
        Some(-1) => return published.add_days(if back == 0 { -7 } else { -back }),
        Some(1) => return published.add_days(if ahead == 0 { 7 } else { ahead }),
        _ => {}
    }
    let future = match context.tense(at, end) {
        Tense::Future => true,
        Tense::Past => false,
        Tense::Unknown => {
            // The text named it before, where it was plain which one it meant.
            if let Some(day) = context.weekdays[weekday as usize] {
                return day;
            }
            context.is("present is future")
        }
    };
    published.add_days(if future { ahead } else { -back })
}
