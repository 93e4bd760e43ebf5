//! Weekdays: "said Wednesday", "will vote on Tuesday", "Tuesday's election", "last Friday", "Monday night".

use super::suffixed::closest;
use crate::civil::Date;
use crate::digits::filled;
use crate::language::{Section, Trait};
use crate::time::context::{Context, integer};
use crate::time::cue::Cue;
use crate::time::found::{Find, Found};
use crate::time::token::bits;
use crate::time::{Tense, TimexKind, calendar};

/// The lists that hold what it begins with.
pub(super) const OPENERS: u64 =
    bits(&[Section::Shift, Section::Shifted, Section::Weekday, Section::WeekdayShort]);

pub(super) fn find(context: &Context<'_>, at: usize) -> Find {
    week_first(context, at).or_else(|| alone(context, at))
}

/// "nächste Woche Dienstag", "先週の金曜日"
fn week_first(context: &Context<'_>, at: usize) -> Find {
    let published = context.published?;
    let (week, taken) = match context.shift(at) {
        Some(week) if context.unit(at + 1, 'W') => (week, 2),
        _ => (integer(context.get(Section::Shifted, at)?.strip_suffix(" W")?)?, 1),
    };
    let name = at + taken + usize::from(context.has(Section::YearLink, at + taken));
    let weekday = context.number(Section::Weekday, name)?;
    Found::published(name + 1 - at, calendar::day(of_week(published, week, weekday)), published)
}

fn alone(context: &Context<'_>, at: usize) -> Find {
    // "Mon., Oct. 26"
    if context.has(Section::WeekdayShort, at) {
        // "sat Oct. 5"
        if !context.capital(at) && !context.is(Trait::SmallMonths) {
            return None;
        }
        let dot = usize::from(context.mark(at + 1, ".") && context.glued(at + 1));
        return with_date(context, at, at + 1 + dot);
    }
    let mut shift = context.shift(at);
    let mut name = at + usize::from(shift.is_some());
    // "this past Friday"
    if shift == Some(0)
        && let Some(second) = context.shift(name)
    {
        (shift, name) = (Some(second), name + 1);
    }
    let nouns = context.is(Trait::CapitalNouns);
    // "the MIP-Monday": a name; "le Journal du Dimanche" likewise.
    let compound = context.glued(name) && context.marked(name, "-");
    let capital = context.capital(name);
    let small = context.is(Trait::SmallMonths);
    if compound
        || if small { capital && (name > 0 || context.capital(name + 1)) } else { !capital }
        || shift.is_none()
            && (context.follows(Section::NoWeekday, name)
                // "the Friday Times": a name.
                || context.follows(Section::Determiner, name) && context.capital(name + 1) && !nouns)
    {
        return None;
    }
    let (weekday, own) = named(context, name)?;
    let mut end = name + 1;
    if let Some(found) = with_date(context, at, end) {
        return Some(found);
    }
    if let Some((after, taken)) = context.shift_after(end) {
        end += taken;
        shift = shift.or(Some(after));
    }
    let (part, taken) = context.day_part(end, own);
    end += taken;
    // "Sunday night, 7 June 2015"
    if taken > 0
        && let Some(found) = with_date(context, at, end)
    {
        return Found::part(Some(found), part);
    }
    if let Some((date, taken)) =
        numbered(context, (at, end), weekday).filter(|_| shift.is_none() && taken == 0)
    {
        return Found::published(end + taken - at, calendar::day(date), context.published?);
    }
    // "a Tuesday" is any.
    let any = context.follows(Section::Indefinite, at) && !context.noun_follows(end);
    // "the third Friday of the strike"
    let any = any || context.follows(Section::Ordinal, at) || hours(context, at, end);
    let any = any && shift.is_none();
    let found = if let Some(published) = context.published.filter(|_| !any) {
        // "the Monday of last week"
        let mut link = usize::from(context.has(Section::PartLink, end));
        // "el martes de la próxima semana"
        link += if link > 0 { context.article(end + link) } else { 0 };
        let day = match in_week(context, end + link, weekday, published) {
            Some(day) => {
                end += 2 + link;
                day
            }
            // "Thursday week": the one after the next, unless it is told as done.
            None if context.unit(end, 'W')
                && !context.plural(end)
                && !context.joined(end)
                && context.tense(at, end + 1) != Tense::Past =>
            {
                end += 1;
                resolve(context, (at, end), weekday, Some(2), published)
            }
            None => resolve(context, (at, end), weekday, shift, published),
        };
        Found::published(end - at, calendar::day(day), published)
    } else {
        Found::vague(end - at, TimexKind::Date, filled("XXXX-WXX-#", &[weekday + 1]))
    };
    Found::part(found, part)
}

/// "Friday 24th", "el viernes 23": the day of that number that is such a weekday, where the clause lies.
fn numbered(context: &Context<'_>, (at, end): (usize, usize), weekday: i32) -> Option<(Date, usize)> {
    let (day, taken) = super::explicit::day(context, end)?;
    let told = taken == 2 && !context.mark(end + 1, ".") || context.is(Trait::SmallMonths);
    if !told || context.is(Trait::Unspaced) || context.glued(end) || context.noun_follows(end + taken) {
        return None;
    }
    let published = context.published?;
    let side = match context.tense(at, end + taken) {
        Tense::Past => -1,
        Tense::Future => 1,
        Tense::Unknown => 0,
    };
    let today = Some(published).filter(|today| today.day == day && today.weekday() as i32 == weekday);
    Some((today.or_else(|| closest(published, day, side, Some(weekday)))?, taken))
}

/// "open Tuesday to Sunday": no verb tells of one week's.
fn hours(context: &Context<'_>, at: usize, end: usize) -> bool {
    let opens = context.has(Section::Range, end) && context.has(Section::Weekday, end + 1);
    let ends = context.follows(Section::Range, at) && context.has(Section::Weekday, at.wrapping_sub(2));
    (opens || ends) && context.tense(at, end) == Tense::Unknown && !context.is(Trait::PresentIsFuture)
}

/// "Tuesday next week": the words after the day name its week.
fn in_week(context: &Context<'_>, end: usize, weekday: i32, published: Date) -> Option<Date> {
    let week = context.shift(end)?;
    context.unit(end + 1, 'W').then(|| of_week(published, week, weekday))
}

/// The weekday of the week so many after that of publication.
#[inline(never)]
fn of_week(published: Date, week: i32, weekday: i32) -> Date {
    published.add_days(7 * week - published.weekday() as i32 + weekday)
}

/// A weekday, or one with a part of the day in one word: "Dienstagabend".
pub(super) fn named(context: &Context<'_>, at: usize) -> Option<(i32, Option<&'static str>)> {
    if let Some(number) = context.number(Section::Weekday, at) {
        return Some((number, None));
    }
    let word = context.word(at);
    for (part, value) in context.language.words(Section::DayPart).iter() {
        let day = word.strip_suffix(part).and_then(|day| context.language.words(Section::Weekday).get(day));
        if let Some(number) = day.and_then(integer) {
            return Some((number, Some(value)));
        }
    }
    None
}

/// "Tuesday, Nov. 3", "Dienstag, dem 25. Mai": one expression, whose date counts.
fn with_date(context: &Context<'_>, at: usize, end: usize) -> Find {
    let date = end + usize::from(context.mark(end, ","));
    let date = date + context.article(date);
    let found = super::explicit::find(context, date)?;
    if !found.single() || found.interval.is_none() && !found.value.starts_with("XXXX") {
        return None;
    }
    Found::longer(Some(found), date - at)
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
    // "hat für Mittwoch zum Streik aufgerufen", "convocado para el miércoles"
    let led = context.follows(Section::AheadLead, context.with_article(at));
    // "The figures for Tuesday were worse."
    let told = || {
        context.is(Trait::Compounds)
            && context.called_off(at, end).is_none()
            && !context.within(Section::PlanNoun, at.saturating_sub(4), at)
            && context.left(at).is_none()
            && context.right(end).is_some_and(|met| met.cue == Cue::Past)
    };
    // "was moved from Friday to Monday"
    let moved = context.has(Section::PutOffTo, end) && context.put_off_from(at);
    let tense = || if led && !told() || moved { Tense::Future } else { context.tense(at, end) };
    // "from Monday to Friday"
    if let Some((before, _, day)) =
        context.previous.filter(|(before, ..)| *before + 1 == at && shift.is_none())
        && context.any(&[Section::Range, Section::Until], before)
    {
        let next = day.add_days((weekday - day.weekday() as i32 - 1).rem_euclid(7) + 1);
        if next <= published || tense() != Tense::Past {
            return next;
        }
    }
    let days = match shift {
        Some(shift @ ..=-1) => 7 * shift + ahead,
        Some(shift @ 1..) => 7 * shift - back,
        _ => match tense() {
            Tense::Future if back <= context.dropped(at, end) => -back,
            Tense::Future => ahead,
            // "The concert on Friday was called off": the nearer one.
            Tense::Past if back > 3 && context.called_off(at, end).is_some() => ahead,
            Tense::Past => -back,
            Tense::Unknown => {
                // The text named it before, where it was plain which one it meant.
                let near = |day: &Date| (day.to_days() - published.to_days()).abs() <= 7;
                if let Some(day) = context.memory.weekdays[weekday as usize % 7].filter(near) {
                    return day;
                }
                if context.is(Trait::PresentIsFuture) { ahead } else { -back }
            }
        },
    };
    published.add_days(days)
}
