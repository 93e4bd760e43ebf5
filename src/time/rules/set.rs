//! What comes back: "every day", "each year", "every two weeks", "weekly", "Mondays".

use super::weekday;
use crate::digits::filled;
use crate::language::{Section, Trait};
use crate::time::TimexKind;
use crate::time::calendar::{Count, length};
use crate::time::context::Context;
use crate::time::found::{Find, Found};
use crate::time::token::bits;

/// A weekday of any week.
const ON: &str = "XXXX-WXX-";

/// The lists that hold what it begins with.
pub(super) const OPENERS: u64 =
    bits(&[Section::Each, Section::Rate, Section::Weekdays, Section::Weekday, Section::Set]);

pub(super) fn find(context: &Context<'_>, at: usize) -> Find {
    if context.stem(Section::Each, at).is_some()
        && let found @ Some(_) = each(context, at + 1)
    {
        return found;
    }
    // "$5 a year", "per year", "twice a week", "zweimal im Jahr".
    if context.has(Section::Rate, at)
        && (context.follows(Section::Times, at) || at > 0 && context.has(Section::Per, at))
    {
        let name = at + 1 + context.article(at + 1);
        // "al día siguiente" is one day.
        if let Some(unit) = context.unit_of(name).filter(|_| !context.has(Section::Follow, name + 1)) {
            return set(name + 1 - at, length(Count::ONE, unit));
        }
    }
    let capital = context.capital(at);
    let nouns = context.is(Trait::CapitalNouns);
    // Where weekdays are written small, "los lunes", "sábados"; "lunes" alone is one Monday.
    let small = |taken| context.is(Trait::SmallMonths) && (taken > 1 || !context.has(Section::Weekday, at));
    if let Some((day, taken)) = context.phrase(Section::Weekdays, at, 2)
        && (capital || nouns || day.len() > 1 || small(taken))
    {
        return set(taken, ON.to_owned() + day);
    }
    if let Some(day) = context.number(Section::Weekday, at).filter(|_| capital)
        && let Some(part) = context.get(Section::DayParts, at + 1)
    {
        return set(2, filled("XXXX-WXX-#T", &[day + 1]) + part);
    }
    // "Daily Mail" and "USA Weekly" are papers; a "daily flight" is a flight.
    let value = context.stem(Section::Set, at).filter(|_| !capital || at == 0 && !context.capital(1))?;
    // "sold annually", but "the annual fair" is a name.
    if context.is(Trait::Compounds)
        && context.noun_follows(at + 1)
        && !matches!(value, "P1D" | "P1W" | "P1M" | "PT1H")
    {
        return None;
    }
    set(1, value.to_owned())
}

fn set(len: usize, value: String) -> Find {
    Found::vague(len, TimexKind::Set, value)
}

/// What "every" counts, which begins at `at`.
fn each(context: &Context<'_>, at: usize) -> Find {
    // "tous les deux ans"
    let lead = context.article(at);
    let at = at + lead;
    // "every other", "every second"
    let other =
        usize::from(context.has(Section::Other, at) || context.number(Section::Ordinal, at) == Some(2));
    let (len, name) = (2 + other + lead, at + other);
    if let Some((day, part)) = weekday::named(context, name) {
        if other == 1 {
            return set(len, "P2W".to_owned());
        }
        let pattern = if part.is_some() { "XXXX-WXX-#T" } else { "XXXX-WXX-#" };
        return set(len, filled(pattern, &[day + 1]) + part.unwrap_or_default());
    }
    if let Some(day) = context.get(Section::Weekdays, name) {
        return set(len, ON.to_owned() + day);
    }
    if let Some(month) = context.number(Section::Month, at).filter(|_| context.capital(at)) {
        return set(len, filled("XXXX-##", &[month]));
    }
    if let Some(season) = context.get(Section::Season, at) {
        return set(len, "XXXX-".to_owned() + season);
    }
    if let Some(unit) = context.unit_of(name) {
        return set(len, length(Count::whole(1 + other as i32), unit));
    }
    let (count, taken) = context.count(at)?;
    set(2 + lead + taken, length(count, context.unit_of(at + taken)?))
}
