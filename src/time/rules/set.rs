//! What comes back: "every day", "each year", "every two weeks", "weekly", "Mondays".

use crate::time::context::{Context, Found};
use crate::time::{TimexKind, calendar};

pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let set = |len, value: String| Some(Found::vague(len, TimexKind::Set, value));
    if context.has("each", at) {
        if let Some(day) = context.get("weekday", at + 1).and_then(|day| day.parse::<u8>().ok()) {
            return set(2, format!("XXXX-WXX-{}", day + 1));
        }
        if let Some(unit) = context.get("unit", at + 1) {
            return set(2, calendar::length("1", unit));
        }
        let (count, taken) = context.count(at + 1)?;
        return set(2 + taken, calendar::length(&count, context.get("unit", at + 1 + taken)?));
    }
    if let Some(day) = context.get("weekdays", at).filter(|_| context.capital(at)) {
        return set(1, format!("XXXX-WXX-{day}"));
    }
    // "Daily Mail" and "USA Weekly" are papers.
    let value = context.get("set", at).filter(|_| !context.capital(at))?;
    set(1, value.to_owned())
}
