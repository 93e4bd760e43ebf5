//! A part of a day that is named after it: "the night of 5 January", "the morning of Jan. 5".

use super::{explicit, weekday};
use crate::language::Section;
use crate::time::TimexKind;
use crate::time::context::Context;
use crate::time::found::{Find, Found};

pub(super) fn find(context: &Context<'_>, at: usize) -> Find {
    let name = at + context.article(at);
    let part = context.get(Section::DayPart, name)?;
    if !context.has(Section::PartLink, name + 1) {
        return None;
    }
    let mut date = name + 2;
    date += context.article(date);
    let found = explicit::find(context, date).or_else(|| weekday::find(context, date))?;
    if found.interval.is_none() || !found.single() || found.kind != TimexKind::Date {
        return None;
    }
    Found::part(Found::longer(Some(found), date - at), part)
}
