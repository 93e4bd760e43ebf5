//! Years: "in 2019", "the 2016 campaign", "was 1974", "1925-40"; not house numbers, not what is counted.

use crate::digits::filled;
use crate::language::{Section, Trait};
use crate::letters;
use crate::time::context::Context;
use crate::time::found::{Find, Found};
use crate::time::token::bits;
use crate::time::{Basis, calendar};

/// The lists that hold what it begins with.
pub(super) const OPENERS: u64 = bits(&[Section::Number, Section::YearWord, Section::Unit, Section::Decade]);

pub(super) fn find(context: &Context<'_>, at: usize) -> Find {
    let lead = usize::from(context.has(Section::YearWord, at));
    let name = at + lead;
    let next = name + 1;
    if context.is(Trait::SpokenYears)
        && context.digits(name).is_none()
        && let Some((year, taken, Basis::Explicit)) = context.year_phrase(name)
        // "the school year 2020-21"
        && !(context.mark(name + taken, "-–/") && context.glued(name + taken) && context.digits(name + taken + 1).is_some())
    {
        return Found::days(lead + taken, calendar::year(year), Basis::Explicit);
    }
    // "im Jahr 578": so named, it may be of any century.
    let year = context.year(name).or_else(|| context.digits(name).filter(|year| lead == 1 && *year > 99))?;
    if let Some(found) = year_range(context, at, year) {
        return Some(found);
    }
    let glued = context.glued(next);
    // A decade is another rule's; "2000.5", "2000-based" are none.
    if glued
        && (context.has(Section::DecadeEnding, next) && year % 10 == 0
            || context.mark(next, "%-/") && context.glued(next + 1)
            || context.mark(next, ".") && context.glued(next + 1) && context.digits(next + 1).is_some())
    {
        return None;
    }
    // "2020 Harbour Drive"
    if context.capital(next)
        && !context.is(Trait::CapitalNouns)
        && context.within(Section::Street, next + 1, next + 3)
    {
        return None;
    }
    let hyphen = context.marked(at, "-") && at > 1;
    let modifier = context.get(Section::Modifier, at.wrapping_sub(2)).filter(|_| hyphen);
    // "in 1994, 1995 and 1997"
    let listed = context.marked(at, ",")
        && context.year(at.wrapping_sub(2)).is_some()
        && context.memory.last.is_some_and(|last| last.sentence == context.sentence && last.grain == 'Y');
    let ranged = context.follows(Section::Range, at) && context.year(at.wrapping_sub(2)).is_some();
    let led = lead == 1
        || listed
        || ranged && !context.mark(at - 1, "-–") && !context.glued(at)
        || modifier.is_some()
        || !context.glued(at) && context.follows(Section::BeforeYear, at);
    let counted = counted(context, next);
    // Where years stand alone, what is counted has its noun.
    let first = if context.is(Trait::BareYears) { 1700 } else { 1900 };
    let told = if at == 0 {
        context.mark(1, ":") || context.is(Trait::BareYears) && !counted
    } else {
        year >= first && (named(context, at) || dated(context, at))
    };
    // At the start, the year itself is asked for. "from 1999 to 2008" counts nothing.
    let owned = lead == 1 || context.has(Section::YearOwner, at.saturating_sub(1)) || ranged;
    if !told && (!led || counted && !owned) {
        return None;
    }
    let mut found = Found::days(lead + 1, calendar::year(year), Basis::Explicit)?;
    found.modifier = modifier;
    Some(found)
}

/// "in 2000 homes": what follows is being counted.
#[inline(never)]
pub(super) fn counted(context: &Context<'_>, next: usize) -> bool {
    if context.any(&[Section::Unit, Section::Range], next) {
        return context.has(Section::Unit, next);
    }
    if context.is(Trait::CapitalNouns) {
        return context.capital(next) && !context.has(Section::AfterYear, next);
    }
    let word = context.word(next);
    let plural = word.ends_with('s') && !["ss", "sis", "us"].iter().any(|end| word.ends_with(end));
    let verb = [Section::AfterYear, Section::FutureVerb, Section::FuturateVerb, Section::PresentHelper];
    plural && !context.any(&verb, next) && !context.capital(next) || context.has(Section::Counted, next)
}

/// "the 2016 campaign", "a 2017 study".
#[inline(never)]
fn named(context: &Context<'_>, at: usize) -> bool {
    let next = context.word(at + 1);
    let noun = next.len() > 2 && next.chars().next().is_some_and(letters::is_alphabetic);
    let owns = |at| context.any(&[Section::Determiner, Section::Article, Section::Pointing], at);
    let owner = owns(at - 1) || context.before(at) == "s" && context.marked(at - 1, "'");
    let counted = counted(context, at + 1);
    // "his unsuccessful 1996 campaign", not "the model 1950 tractor"
    let described = context.is(Trait::Compounds)
        && at > 1
        && owns(at - 2)
        && !context.capital(at - 1)
        && !counted
        && !context.any(&[Section::NoYear, Section::Preposition, Section::PastVerb], at - 1)
        && context.before(at).bytes().all(|b| b.is_ascii_lowercase());
    // "the 1992 protests"; a round number rather counts.
    let plural = counted && context.digits(at).is_some_and(|year| year % 50 != 0);
    let plural = plural && !context.any(&[Section::Counted, Section::Unit], at + 1);
    !context.glued(at)
        && noun
        && !context.has(Section::Preposition, at + 1)
        && (described || owner && (!counted || plural || context.has(Section::ComingEvent, at + 1)))
}

/// "was 1974", "displayed 1932", "1959:", and any year where the language needs no word before it.
fn dated(context: &Context<'_>, at: usize) -> bool {
    if context.is(Trait::BareYears) {
        let dot = usize::from(context.marked(at, ".") && at > 1);
        // "Rufnummer 0800 2019", "Mozartstraße 1812"
        let name = context.has(Section::NoYear, at - 1 - dot)
            || context.glued(at) && !context.marked(at, "(")
            || context.digits(at - 1).is_some()
            || context.ends(Section::Street, at - 1);
        return !name && !counted(context, at + 1);
    }
    let next = context.word(at + 1);
    let ends = next == "and"
        || !next.chars().next().is_some_and(letters::is_alphanumeric) && !context.mark(at + 1, "%-/°");
    ends && !context.glued(at)
        && (context.follows(Section::YearVerb, at) || context.before(at).ends_with("ed"))
}

/// "1925-40", "(1885-1941)", the season "2019/20".
fn year_range(context: &Context<'_>, at: usize, first: i32) -> Find {
    let glued = |at| context.glued(at);
    let number = context.digits(at + 2)?;
    let last = match context.size(at + 2) {
        4 => number,
        2 => first / 100 * 100 + number,
        _ => return None,
    };
    let season = last - first == 1 && context.mark(at + 1, "/");
    if !(season || context.mark(at + 1, "-–"))
        || !glued(at + 1)
        || !glued(at + 2)
        || glued(at) && !context.marked(at, "(")
        || glued(at + 3) && context.mark(at + 3, "-–/%")
        || !(1..=150).contains(&(last - first))
    {
        return None;
    }
    let days = calendar::years_between(filled("####/####", &[first, last]), first, last);
    Found::days(3, days, Basis::Explicit)
}
