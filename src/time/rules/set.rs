//! What comes back: "every day", "each year", "every two weeks", "weekly", "Mondays".

use crate::language::Section;
use crate::time::context::{Context, Found};
use crate::time::{TimexKind, calendar};

pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let set = |len, value: String| Some(Found::vague(len, TimexKind::Set, value));
    if context.stem(Section::Each, at).is_some() {
        let other = usize::from(context.has(Section::Other, at + 1));
        if let Some(day) =
            context.get(Section::Weekday, at + 1 + other).and_then(|day| day.parse::<u8>().ok())
        {
            return set(
                2 + other,
                if other == 1 { "P2W".to_owned() } else { format!("XXXX-WXX-{}", day + 1) },
            );
        }
        if let Some(month) = context.get(Section::Month, at + 1).filter(|_| context.capital(at + 1)) {
            return set(2, format!("XXXX-{month:0>2}"));
        }
        if let Some(season) = context.get(Section::Season, at + 1) {
            return set(2, format!("XXXX-{season}"));
        }
        if let Some(unit) = context.get(Section::Unit, at + 1 + other) {
            return set(2 + other, calendar::length(if other == 1 { "2" } else { "1" }, unit));
        }
        let (count, taken) = context.count(at + 1)?;
        return set(2 + taken, calendar::length(&count, context.get(Section::Unit, at + 1 + taken)?));
    }
    // "$5 a year", "per year", "twice a week".
    let rate = at > 0
        && context.has(Section::Rate, at)
        && (context.has(Section::Times, at - 1) || context.has(Section::Per, at));
    if rate && let Some(unit) = context.get(Section::Unit, at + 1) {
        return set(2, calendar::length("1", unit));
    }
    if let Some(day) =
        context.get(Section::Weekdays, at).filter(|_| context.capital(at) || context.is("capital nouns"))
    {
        return set(1, format!("XXXX-WXX-{day}"));
    }
    let parted = context.get(Section::Weekday, at).filter(|_| context.capital(at));
    if let Some((day, part)) = parted.zip(context.get(Section::DayParts, at + 1)) {
        return set(2, format!("XXXX-WXX-{}T{part}", day.parse::<u8>().ok()? + 1));
    }
    // "Daily Mail" and "USA Weekly" are papers; a "daily flight" is a flight.
    let value = context.stem(Section::Set, at).filter(|_| !context.capital(at) || at == 0)?;
    let adjective = context.noun_follows(at + 1) && !context.is("capital nouns");
    if adjective { None } else { set(1, value.to_owned()) }
}
