//! A part of a day that is named after it: "the night of 5 January", "the morning of Jan. 5".

use super::{explicit, weekday};
use crate::civil::Date;
use crate::language::Section;
use crate::time::context::Context;
use crate::time::found::{Find, Found};
use crate::time::token::bits;
use crate::time::{Basis, Tense, TimexKind, calendar};

/// The lists that hold what it begins with.
pub(super) const OPENERS: u64 = bits(&[Section::DayPart]);

pub(super) fn find(context: &Context<'_>, at: usize) -> Find {
    let name = at + context.article(at);
    let (part, taken) = context.phrase(Section::DayPart, name, 2)?;
    let name = name + taken - 1;
    let Some(link) = context.get(Section::PartLink, name + 1) else {
        // "am Nachmittag": of the day named before.
        let before = at - usize::from(context.follows(Section::Modifier, at));
        let led = context.capital(at) && context.follows(Section::ArticleContracted, before);
        let (day, basis) = match (context.memory.last, context.published) {
            _ if !led => return None,
            (Some(last), _) if last.grain == 'D' => (last.day, Basis::Timex(last.index)),
            // Of a habit nobody tells the day: "am Abend sitzt er am Fenster".
            (_, Some(published)) if context.tense(at, at + 1) == Tense::Past => {
                (published, Basis::Published(published))
            }
            _ => return None,
        };
        return Found::part(Found::days(1, calendar::day(day), basis), part);
    };
    let mut date = name + 2;
    date += context.article(date);
    if let Some(night) = across(context, date) {
        return Found::part(Found::longer(Some(night), date - at), part);
    }
    let found = explicit::find(context, date).or_else(|| weekday::find(context, date))?;
    if found.interval.is_none() || !found.single() || found.kind != TimexKind::Date {
        return None;
    }
    let len = date + found.len - at;
    // "in der Nacht zum Mittwoch" is the night before it, that "auf Mittwoch" too.
    let day = if link.is_empty() { found.first()? } else { found.first()?.add_days(-1) };
    Found::part(Found::days(len, calendar::day(day), found.basis), part)
}

/// The first day of "7 to 8 March", "Freitag auf Samstag": a night between two days.
fn across(context: &Context<'_>, at: usize) -> Find {
    let (number, weekday) = (explicit::day(context, at), weekday::named(context, at));
    let mut next = at + number.map_or(1, |(_, taken)| taken);
    next += explicit::month(context, next).map_or(0, |(_, taken, _)| taken);
    if !context.any(&[Section::Range, Section::PartLink], next) {
        return None;
    }
    next += 1;
    next += context.article(next);
    let last = explicit::find(context, next).or_else(|| weekday::find(context, next))?;
    let first = last.first().filter(|_| last.single())?.add_days(-1);
    let told = |first: Date| match (number, weekday) {
        (Some((day, _)), _) => day == first.day,
        (_, Some((day, _))) => day == first.weekday() as i32,
        _ => false,
    };
    Found::days(next + last.len - at, calendar::day(first).filter(|_| told(first)), last.basis)
}
