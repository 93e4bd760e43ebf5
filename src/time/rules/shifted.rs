//! A week, a month or a year before, around or after the day of publication: "last week", "earlier this month", "the weekend of 5 December".

use super::explicit;
use crate::civil::Date;
use crate::language::{Section, Trait};
use crate::time::calendar::Count;
use crate::time::context::{Context, integer, letter};
use crate::time::found::{Find, Found};
use crate::time::{Basis, Interval, Tense, TimexKind, calendar};

/// "last week", "earlier this month", "the current year", "vergangene Woche", "el año pasado".
pub(super) fn find(context: &Context<'_>, at: usize) -> Find {
    let side = context.number(Section::Side, at);
    // "earlier in the year"
    let inside = side.is_some() && context.has(Section::AheadBefore, at + 1);
    let first = at + usize::from(side.is_some()) + usize::from(inside);
    let mut name = first + context.article(first);
    let lead = name > at;
    let before = context.shift(name);
    name += usize::from(before.is_some());
    // "the full year"
    let whole = lead && before.is_none() && context.get(Section::DurationAdjective, name) == Some("all");
    name += usize::from(whole);
    // "the current fiscal year"
    let fiscal = before.is_some() && context.has(Section::Fiscal, name);
    name += usize::from(fiscal);
    let What { unit, taken, shift: fixed_shift, weekend } = what(context, name, before.is_some())?;
    let mut end = name + taken;
    // "2019 sank der Gewinn gegenüber dem Vorjahr": the year before that one.
    if unit == 'Y'
        && fixed_shift == Some(-1)
        && let Some(last) = context.memory.explicit.filter(|last| last.grain == 'Y')
    {
        return Found::timex(end - at, calendar::year(i32::from(last.day.year) - 1), last.index);
    }
    // "the weekend of 5 December", "the week beginning 7 December"
    let mut named = None;
    if unit == 'W'
        && before.is_none()
        && context.any(&[Section::PartLink, Section::Bound], end)
        && let Some(day) = explicit::find(context, end + 1).filter(|day| day.single())
    {
        end += 1 + day.len;
        // "the weekend of 5-6 December"
        named = Some((day.first().filter(|_| !context.has(Section::Range, end))?, day.basis));
    }
    // Titles have capitals: "This Week".
    let title = before.is_some() && context.capital(name) && !context.is(Trait::CapitalNouns);
    if title || context.plural(name) || unit.is_ascii_lowercase() {
        return None;
    }
    // "the past decade" are the ten years up to now.
    if before.is_some() && matches!(unit, 'E' | 'C') && context.has(Section::Recent, name - 1) {
        let (unit, count) = calendar::years(unit, 1);
        return Found::vague(end - at, TimexKind::Duration, calendar::length(Count::whole(count), unit));
    }
    if whole && let Some(quarter) = context.memory.quarter.filter(|_| unit == 'Y') {
        return Found::timex(end - at, calendar::year(quarter.year), quarter.index);
    }
    let led = lead || context.follows(Section::Article, at);
    if led && before == Some(-1) && named.is_none() && last_of(context, name - 1, end) {
        return None;
    }
    let after = context.shift_after(end);
    let shift = before.or(after.map(|(shift, _)| shift)).or(fixed_shift);
    // "the end of the year": this one, or the story's.
    let within = inside && shift.is_none() && name > first;
    // "fin de año"; in "Ende des Jahres" the article links.
    let link = usize::from(context.follows(Section::PartLink, at));
    let bounded = within
        || (link > 0 || context.has(Section::Genitive, first))
            && shift.is_none()
            && context.follows(Section::Bound, at.wrapping_sub(link));
    if bounded
        && unit == 'Y'
        && let Some((index, year)) = context.story_year()
    {
        return Found::timex(end - at, calendar::year(year), index);
    }
    let shift = if named.is_some() {
        0
    } else if let Some(shift) = shift {
        // "the last day", "the next day": of what the text tells, not the day beside that of publication.
        if unit == 'D' && shift != 0 {
            return None;
        }
        shift
    } else if within && unit != 'D'
        || whole && unit == 'Y'
        || bounded
            && matches!(unit, 'W' | 'M' | 'Y' | 'E')
            && !(context.is(Trait::Compounds) && context.words_follow(end))
    {
        0
    } else if weekend && (lead || context.follows(Section::ArticleContracted, at)) {
        -i32::from(context.tense(at, end) == Tense::Past && context.published?.weekday() as i32 <= 4)
    } else {
        return None;
    };
    if before.is_none() {
        end += after.map_or(0, |(_, taken)| taken);
    }
    let named = named.or(context.published.map(|published| (published, Basis::Published(published))));
    let Some((published, basis)) = named else { return Found::side(end - at, shift) };
    let mut found = Found::days(end - at, calendar::unit(published, unit, shift), basis)?;
    // When that begins nobody says.
    if fiscal {
        found.interval = None;
        return Some(found);
    }
    let days = found.interval.as_mut()?;
    if weekend {
        days.first = days.last.map(|sunday| sunday.add_days(-1));
        found.value.push_str("-WE");
    } else if shift == 0 {
        cut(days, side, published);
    }
    Some(found)
}

/// A unit of time as it is named.
struct What {
    unit: char,
    /// How many words it takes.
    taken: usize,
    /// The shift that it holds: "Vorjahr".
    shift: Option<i32>,
    weekend: bool,
}

fn what(context: &Context<'_>, name: usize, shifted: bool) -> Option<What> {
    let fixed = context.phrase(Section::Shifted, name, 4).filter(|_| !shifted);
    let weekend = context.phrase(Section::Weekend, name, 3);
    let (unit, taken, shift) = if let Some((value, taken)) = fixed {
        let (shift, unit) = value.split_once(' ')?;
        (letter(unit)?, taken, integer(shift))
    } else if let Some((_, taken)) = weekend {
        ('W', taken, None)
    } else {
        (context.unit_of(name)?, 1, None)
    };
    Some(What { unit, taken, shift, weekend: weekend.is_some() })
}

/// Leaves the side of it that is over or to come.
fn cut(days: &mut Interval, side: Option<i32>, published: Date) {
    match side {
        Some(-1) => days.last = Some(published),
        Some(_) => days.first = Some(published),
        None => {}
    }
}

/// "the last week of October" is the last of its weeks.
fn last_of(context: &Context<'_>, last: usize, end: usize) -> bool {
    context.has(Section::PartLink, end)
        && context.any(&[Section::Month, Section::Article, Section::Determiner], end + 1)
        && !context.has(Section::Recent, last)
}
