//! Lengths of time: "three days", "the next four years", "the last two quarters", "several months", "six-month".

use crate::language::Section;
use crate::time::context::{Context, Found};
use crate::time::{TimexKind, calendar};

pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    half(context, at).or_else(|| counted(context, at)).or_else(|| vague(context, at))
}

fn counted(context: &Context<'_>, at: usize) -> Option<Found> {
    let the = context.article(at);
    let shift = usize::from(context.stem(Section::SpanShift, at + the).is_some());
    let lead = if shift == 1 { the + 1 } else { 0 };
    let (count, taken) = match context.count(at + lead) {
        Some(count) => count,
        None if shift == 1 && context.plural(at + lead) => ("X".to_owned(), 0),
        None => return None,
    };
    // "two and a half years", "2 1/2 years"
    let (half, taken) = match context.phrase(Section::AndAHalf, at + lead + taken, 4) {
        Some((_, more)) => (true, taken + more),
        None => (false, taken),
    };
    let hyphen = usize::from(taken > 0 && context.word(at + lead + taken) == "-");
    let full = usize::from(
        hyphen == 0 && taken > 0 && context.stem(Section::DurationAdjective, at + lead + taken).is_some(),
    );
    let name = at + lead + taken + hyphen + full;
    let unit = context.get(Section::Unit, name)?;
    // "the 1988 quarter"
    if count.len() == 4 && context.year(at + lead).is_some() {
        return None;
    }
    let title = context.capital(name) && !context.is("capital nouns");
    // "three-quarters of it", "a quarter"; "a six-year-old", "52 years old".
    let fraction = unit == "Q" && (count == "1" && full == 0 || hyphen == 1 && context.plural(name));
    let aged = context.has(Section::Aged, name + 1)
        || context.word(name + 1) == "-" && context.has(Section::Aged, name + 2);
    if title && at > 0 || fraction || aged {
        return None;
    }
    let count = if half { halved(&count)? } else { count };
    Some(Found::vague(name + 1 - at, TimexKind::Duration, calendar::length(&count, unit)))
}

/// `2` is `2.5`.
fn halved(count: &str) -> Option<String> {
    count.parse::<u32>().ok().map(|count| format!("{count}.5"))
}

/// "half an hour", "ein halbes Jahr".
fn half(context: &Context<'_>, at: usize) -> Option<Found> {
    let (_, taken) = context.phrase(Section::HalfA, at, 3)?;
    let unit = context.get(Section::Unit, at + taken)?;
    let value = match unit {
        "TH" => "PT30M".to_owned(),
        "Y" => "P6M".to_owned(),
        _ => calendar::length("0.5", unit),
    };
    Some(Found::vague(taken + 1, TimexKind::Duration, value))
}

/// "for years", "recent weeks", "jahrelang".
fn vague(context: &Context<'_>, at: usize) -> Option<Found> {
    if let Some(unit) = context.get(Section::VagueLength, at) {
        return Some(Found::vague(1, TimexKind::Duration, calendar::length("X", unit)));
    }
    let lead = usize::from(context.stem(Section::Recent, at).is_some());
    let led = lead == 1 || at > 0 && context.has(Section::BeforeVague, at - 1);
    let unit = context.get(Section::Unit, at + lead).filter(|_| led && context.plural(at + lead))?;
    Some(Found::vague(lead + 1, TimexKind::Duration, calendar::length("X", unit)))
}
