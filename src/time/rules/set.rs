//! What comes back: "every day", "each year", "every two weeks", "weekly", "Mondays".

use crate::time::context::{Context, Found};
use crate::time::{TimexKind, calendar};

pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let set = |len, value: String| Some(Found::vague(len, TimexKind::Set, value));
    if context.stem("each", at).is_some() {
        let other = usize::from(context.has("other", at + 1));
        if let Some(day) = context.get("weekday", at + 1 + other).and_then(|day| day.parse::<u8>().ok()) {
            return set(
                2 + other,
                if other == 1 { "P2W".to_owned() } else { format!("XXXX-WXX-{}", day + 1) },
            );
        }
        if let Some(month) = context.get("month", at + 1).filter(|_| context.capital(at + 1)) {
            return set(2, format!("XXXX-{month:0>2}"));
        }
        if let Some(season) = context.get("season", at + 1) {
            return set(2, format!("XXXX-{season}"));
        }
        if let Some(unit) = context.get("unit", at + 1 + other) {
            return set(2 + other, calendar::length(if other == 1 { "2" } else { "1" }, unit));
        }
        let (count, taken) = context.count(at + 1)?;
        return set(2 + taken, calendar::length(&count, context.get("unit", at + 1 + taken)?));
    }
    // "$5 a year", "per year", "twice a week".
    let rate = at > 0 && context.has("rate", at) && (context.has("times", at - 1) || context.has("per", at));
    if rate && let Some(unit) = context.get("unit", at + 1) {
        return set(2, calendar::length("1", unit));
    }
    if let Some(day) =
        context.get("weekdays", at).filter(|_| context.capital(at) || context.is("capital nouns"))
    {
        return set(1, format!("XXXX-WXX-{day}"));
    }
    let parted = context.get("weekday", at).filter(|_| context.capital(at));
    if let Some((day, part)) = parted.zip(context.get("day parts", at + 1)) {
        return set(2, format!("XXXX-WXX-{}T{part}", day.parse::<u8>().ok()? + 1));
    }
    // "Daily Mail" and "USA Weekly" are papers; a "daily flight" is a flight.
    let value = context.stem("set", at).filter(|_| !context.capital(at) || at == 0)?;
    let adjective = context.noun_follows(at + 1) && !context.is("capital nouns");
    if adjective { None } else { set(1, value.to_owned()) }
}
