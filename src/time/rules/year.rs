//! Years: "in 2019", "the 2016 campaign", "was 1974", "1925-40"; not house numbers, not what is counted.

use crate::civil::Date;
use crate::language::Section;
use crate::letters;
use crate::time::context::{Context, Found};
use crate::time::{Basis, Interval, calendar};

pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let lead = usize::from(context.has(Section::YearWord, at));
    let name = at + lead;
    let year = context.year(name)?;
    if let Some(found) = year_range(context, at, year) {
        return Some(found);
    }
    // A decade is another rule's.
    if context.glued(name + 1) && context.has(Section::DecadeEnding, name + 1) && year % 10 == 0 {
        return None;
    }
    let hyphen = context.before(at) == "-" && at > 1 && context.has(Section::Modifier, at - 2);
    let led = lead == 1 || hyphen || at > 0 && !context.glued(at) && context.has(Section::BeforeYear, at - 1);
    let opens = at == 0 && context.word(1) == ":";
    let told = opens
        || at == 0 && context.is("bare years") && !counted(context, at + 1)
        || at > 0 && year >= 1900 && (named(context, at) || dated(context, at));
    let number = context.glued(name + 1)
        && matches!(context.word(name + 1), "." | "%" | "-" | "/")
        && context.glued(name + 2);
    let counted =
        lead == 0 && counted(context, name + 1) && !context.has(Section::YearOwner, at.saturating_sub(1));
    if number || !(told || led && !counted) {
        return None;
    }
    let mut found = Found::days(lead + 1, calendar::year(i32::from(year))?, Basis::Explicit);
    found.modifier = if hyphen { context.get(Section::Modifier, at - 2) } else { None };
    Some(found)
}

/// "in 2000 homes": what follows is being counted.
fn counted(context: &Context<'_>, next: usize) -> bool {
    let word = context.word(next);
    if context.is("capital nouns") {
        return context.capital(next) && !context.has(Section::AfterYear, next)
            || context.get(Section::Unit, next).is_some();
    }
    let plural = word.ends_with('s') && !["ss", "sis", "us"].iter().any(|end| word.ends_with(end));
    let verb = [Section::AfterYear, Section::FutureVerb, Section::FuturateVerb, Section::PresentHelper];
    plural && !verb.iter().any(|list| context.has(*list, next)) && !context.capital(next)
        || context.has(Section::Counted, next)
        || context.get(Section::Unit, next).is_some()
}

/// "the 2016 campaign", "a 2017 study".
fn named(context: &Context<'_>, at: usize) -> bool {
    let next = context.word(at + 1);
    let noun = next.len() > 2 && next.starts_with(letters::is_alphabetic);
    let owner = context.has(Section::Determiner, at - 1) || context.has(Section::Article, at - 1);
    let owner = owner || context.before(at) == "s" && at > 1 && context.word(at - 2) == "'";
    owner
        && !context.glued(at)
        && noun
        && !counted(context, at + 1)
        && !context.has(Section::Preposition, at + 1)
        || owner && !context.glued(at) && context.has(Section::ComingEvent, at + 1)
}

/// "was 1974", "displayed 1932", "1959:", and any year where the language needs no word before it.
fn dated(context: &Context<'_>, at: usize) -> bool {
    let next = context.word(at + 1);
    let ends = !next.starts_with(letters::is_alphanumeric) && !matches!(next, "%" | "-" | "/" | "°")
        || next == "and";
    if context.is("bare years") {
        let dot = usize::from(context.before(at) == "." && at > 1);
        let name =
            context.has(Section::NoYear, at - 1 - dot) || context.glued(at) && context.before(at) != "(";
        return !name && !counted(context, at + 1);
    }
    ends && !context.glued(at)
        && (context.has(Section::YearVerb, at - 1) || context.before(at).ends_with("ed"))
}

/// "1925-40", "(1885-1941)".
fn year_range(context: &Context<'_>, at: usize, first: i16) -> Option<Found> {
    let dash = matches!(context.word(at + 1), "-" | "–") && context.glued(at + 1) && context.glued(at + 2);
    let alone = !context.glued(at) || context.before(at) == "(";
    let number = context.digits(at + 2).filter(|_| dash && alone)?;
    let last = match context.word(at + 2).len() {
        4 => number as i16,
        2 => first / 100 * 100 + number as i16,
        _ => return None,
    };
    let more = context.glued(at + 3) && matches!(context.word(at + 3), "-" | "–" | "/" | "%");
    if more || last <= first || last - first > 150 {
        return None;
    }
    let interval = Interval { first: Date::new(first, 1, 1), last: Date::new(last, 12, 31) };
    Some(Found::days(3, (format!("{first:04}/{last:04}"), interval), Basis::Explicit))
}
