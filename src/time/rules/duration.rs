//! Lengths of time: "three days", "the next four years", "the last two quarters", "several months", "six-month".

use super::{clock, explicit};
use crate::language::{Section, Trait};
use crate::time::calendar::{Count, length};
use crate::time::context::{Context, integer, letter};
use crate::time::found::{Find, Found};
use crate::time::token::bits;
use crate::time::{TimexKind, calendar};

/// The lists that hold what it begins with.
pub(super) const OPENERS: u64 = bits(&[
    Section::Number,
    Section::HalfA,
    Section::Unit,
    Section::Fiscal,
    Section::SpanShift,
    Section::Pack,
    Section::VagueLength,
    Section::Recent,
    Section::PluralUnit,
]);

pub(super) fn find(context: &Context<'_>, at: usize) -> Find {
    long(context, at)
        .or_else(|| half(context, at))
        .or_else(|| ended(context, at))
        .or_else(|| counted(context, at))
        .or_else(|| vague(context, at))
}

/// A length in its unit: "two decades" are twenty years where the language counts so.
fn counts(context: &Context<'_>, count: Count, unit: char) -> String {
    let (years, times) = if context.is(Trait::DecadesInYears) { calendar::years(unit, 1) } else { (unit, 1) };
    length(count.times(times), years)
}

fn lasting(len: usize, value: String) -> Find {
    Found::vague(len, TimexKind::Duration, value)
}

/// "week-long", "decades-long"
fn long(context: &Context<'_>, at: usize) -> Find {
    let count = if context.plural(at) { Count::SEVERAL } else { Count::ONE };
    let unit = context.unit_of(at).filter(|_| lengthy(context, at))?;
    lasting(3, counts(context, count, unit))
}

/// Whether a unit is followed by "-long".
fn lengthy(context: &Context<'_>, at: usize) -> bool {
    context.mark(at + 1, "-") && context.has(Section::Lengthy, at + 2)
}

fn counted(context: &Context<'_>, at: usize) -> Find {
    let the = if context.has(Section::Number, at) { 0 } else { context.article(at) };
    // "to last six weeks", "will last six weeks"
    let before = (at + the).wrapping_sub(1);
    let verb = context.has(Section::Infinitive, before) || context.ahead(before);
    let shift = !verb && context.stem(Section::SpanShift, at + the).is_some();
    let first = at + the + usize::from(shift);
    let (mut count, taken) = match context.count(first) {
        Some(count) => count,
        None if shift && context.plural(first) => {
            let side = context.shift(first - 1)?;
            return Found::side(first + 1 - at, side);
        }
        None => return None,
    };
    let mut name = first + taken;
    // "two and a half years", "2 1/2 years"
    let more = context.spans(Section::AndAHalf, name, 4);
    if more > 0 {
        count = count.half()?;
        name += more;
    }
    let mut hyphen = context.mark(name, "-");
    // "two-and-a-half years"
    let more = context.spans(Section::AndAHalf, name + 1, 5);
    if hyphen && more > 0 {
        count = count.half()?;
        name += 1 + more;
        hyphen = context.mark(name, "-");
    }
    let full = !hyphen
        && (context.stem(Section::DurationAdjective, name).is_some()
            // "three fiscal years"; "a fiscal year" is told of no length.
            || context.has(Section::Fiscal, name) && context.plural(name + 1));
    name += usize::from(hyphen || full);
    let unit = context.unit_of(name)?;
    // "a las 20 horas" is a time of day.
    if context.has(Section::Clock, name) && clock::led(context, first) {
        return None;
    }
    // "the two-week strike" takes no article.
    if hyphen && the > 0 && !shift {
        return None;
    }
    // "the 1988 quarter"; "three-quarters of it", "a quarter".
    let year = context.year(first).is_some();
    let of_it = context.has(Section::PartLink, name + 1)
        && context.any(&[Section::Article, Section::Determiner], name + 2);
    let fraction = unit == 'Q' && (count == Count::ONE && !full || (hyphen || of_it) && context.plural(name));
    let title = at > 0 && context.capital(name) && !context.is(Trait::CapitalNouns);
    // "a six-year-old", "52 years old".
    let aged = name + 1 + usize::from(context.mark(name + 1, "-"));
    // "Kinder ab 6 Jahren", "a los 80 años"
    let lead = first.wrapping_sub(1);
    let led = |with: &str| with.is_empty() || with == context.before(lead);
    // "âgé de 45 ans", "un hombre de 45 años", "eine Frau, 45 Jahre", "Ann Poe, 45 ans, …"
    let person = lead.wrapping_sub(1);
    let apposed = context.mark(lead, ",") && context.capital(person) && context.mark(name + 1, ",.;)");
    let of_age = context.has(Section::Aged, person) || apposed;
    let from = unit == 'Y' && (context.get(Section::BeforeAge, lead).is_some_and(led) || of_age);
    // "a year-earlier loss" tells when, not how long.
    if context.mark(name + 1, "-") && context.has(Section::Ago, name + 2) {
        return None;
    }
    // "24年" is mostly the year.
    let dated = context.any(&[Section::YearSuffix, Section::DaySuffix], name)
        && !context.has(Section::AndAHalf, name + 1)
        // "5년 동안"
        && context.get(Section::LengthSuffix, name + 1).is_none_or(str::is_empty);
    // "a week-long strike"; "an 18-month-long inquiry" is told by its number
    let bare = !hyphen && lengthy(context, name);
    if year || fraction || title || bare || from || dated || context.has(Section::Aged, aged) {
        return None;
    }
    // "a year and a half"
    let half = context.spans(Section::AndAHalf, name + 1, 4);
    if half > 0 {
        count = count.half()?;
    }
    let long = if lengthy(context, name) { 2 } else { 0 };
    lasting(name + 1 + half + long - at, counts(context, count, unit))
}

/// "the year ended March 31"
fn ended(context: &Context<'_>, at: usize) -> Find {
    let name = at + context.article(at);
    let name = name + usize::from(context.has(Section::Fiscal, name));
    let end = name + 1;
    if name == at || !context.unit(name, 'Y') || !context.has(Section::Ended, end) {
        return None;
    }
    explicit::find(context, end + 1 + usize::from(context.has(Section::On, end + 1)))?;
    lasting(end - at, length(Count::ONE, 'Y'))
}

/// "half an hour", "ein halbes Jahr".
fn half(context: &Context<'_>, at: usize) -> Find {
    let (_, taken) = context.phrase(Section::HalfA, at, 3)?;
    let end = at + taken + 1;
    let value = match context.unit_of(at + taken)? {
        'h' => "PT30M".to_owned(),
        // "half a year ago", "vor einem halben Jahr"
        'Y' if (context.has(Section::AgoAfter, end)
            || context.get(Section::AgoBefore, at.wrapping_sub(1)) == Some(""))
            && let Some(published) = context.published =>
        {
            let months = calendar::unit(published, 'M', -6);
            let ago = usize::from(context.has(Section::AgoAfter, end));
            return Found::published(taken + 1 + ago, months, published);
        }
        'Y' => "P6M".to_owned(),
        unit => counts(context, Count::whole(0).half()?, unit),
    };
    lasting(taken + 1, value)
}

/// "for years", "jahrelang"; "recent weeks", which lie behind.
fn vague(context: &Context<'_>, at: usize) -> Find {
    if let Some((what, taken)) = context.phrase(Section::VagueLength, at, 2) {
        // "tagelang", "사흘간"
        let (count, unit) = match what.split_once(' ') {
            Some((count, unit)) => (Count::whole(integer(count)?), unit),
            None => (Count::SEVERAL, what),
        };
        return lasting(taken, length(count, letter(unit)?));
    }
    if context.stem(Section::Recent, at).is_some() && context.plural(at + 1) {
        return Found::side(2, -1);
    }
    // "in the days before the vote"
    let parts = context.follows(Section::Article, at) && context.has(Section::LaterClause, at + 1);
    if !context.plural(at) || !parts && !context.follows(Section::BeforeVague, at) {
        return None;
    }
    lasting(1, length(Count::SEVERAL, context.unit_of(at)?))
}
