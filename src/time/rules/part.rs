//! A part of a day that is named after it: "the night of 5 January", "the morning of Jan. 5".

use super::{explicit, weekday};
use crate::language::Section;
use crate::time::TimexKind;
use crate::time::context::{Context, Found};

pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let name = at + context.article(at);
    let part = context.get(Section::DayPart, name).filter(|_| context.has(Section::PartLink, name + 1))?;
    let mut date = name + 2;
    date += context.article(date);
    let found = explicit::find(context, date).or_else(|| weekday::find(context, date))?;
    let day = found.interval.is_some_and(|days| days.first == days.last);
    if !day || found.kind != TimexKind::Date {
        return None;
    }
    let value = format!("{}T{part}", found.value);
    Some(Found { len: date + found.len - at, kind: TimexKind::Time, value, ..found })
}
