//! A part of a day that is named after it: "the night of 5 January", "the morning of Jan. 5".

use super::{explicit, weekday};
use crate::language::Section;
use crate::time::context::Context;
use crate::time::found::{Find, Found};
use crate::time::{Basis, TimexKind, calendar};

pub(super) fn find(context: &Context<'_>, at: usize) -> Find {
    let name = at + context.article(at);
    let part = context.get(Section::DayPart, name)?;
    let Some(link) = context.get(Section::PartLink, name + 1) else {
        // "am Nachmittag": of the day named before.
        let before = at - usize::from(context.follows(Section::Modifier, at));
        let led = context.capital(at) && context.follows(Section::ArticleContracted, before);
        let last = context.memory.last.filter(|last| led && last.grain == 'D')?;
        let day = Found::days(1, calendar::day(last.day), Basis::Timex(last.index));
        return Found::part(day, part);
    };
    let mut date = name + 2;
    date += context.article(date);
    let found = explicit::find(context, date).or_else(|| weekday::find(context, date))?;
    if found.interval.is_none() || !found.single() || found.kind != TimexKind::Date {
        return None;
    }
    let len = date + found.len - at;
    // "in der Nacht zum Mittwoch" is the night before it, that "auf Mittwoch" too.
    let day = if link.is_empty() { found.first()? } else { found.first()?.add_days(-1) };
    Found::part(Found::days(len, calendar::day(day), found.basis), part)
}
