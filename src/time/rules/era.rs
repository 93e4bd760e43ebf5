//! Decades and centuries: "the 1990s", "the nineties", "the 17th century", "44 BC".

use crate::digits::filled;
use crate::language::{Section, Trait};
use crate::time::context::{Context, integer};
use crate::time::found::{Find, Found};
use crate::time::token::bits;
use crate::time::{Basis, TimexKind, calendar};

/// The lists that hold what it begins with.
pub(super) const OPENERS: u64 = bits(&[Section::Number, Section::Unit, Section::Decade, Section::Ordinal]);

pub(super) fn find(context: &Context<'_>, at: usize) -> Find {
    let name = at + context.article(at);
    let found = century(context, name)
        .or_else(|| roman_century(context, name))
        .or_else(|| decade(context, name))
        .or_else(|| before_christ(context, name));
    Found::longer(found, name - at)
}

/// "XIX", "xxe": a number of Roman digits, and how many they are.
fn roman(word: &str) -> (i32, usize) {
    let (mut sum, mut last, mut len) = (0, 0, 0);
    for letter in word.bytes() {
        let digit = match letter {
            b'i' => 1,
            b'v' => 5,
            b'x' => 10,
            _ => break,
        };
        // "IX" is one less than ten.
        sum += if last < digit { digit - 2 * last } else { digit };
        last = digit;
        len += 1;
    }
    (sum, len)
}

/// "siglo XX", "XXe siècle"
fn roman_century(context: &Context<'_>, at: usize) -> Find {
    let (before, after) = (context.unit(at, 'C'), context.unit(at + 1, 'C'));
    let numeral = if before { at + 1 } else { at };
    let (number, len) = roman(context.word(numeral));
    // "XXe"
    let ending = context.size(numeral) - len;
    if !(1..=21).contains(&number)
        || !context.capital(numeral)
        || !(before && ending == 0 || after && (1..5).contains(&ending))
    {
        return None;
    }
    Found::days(2, named_century(number), Basis::Explicit)
}

fn named_century(number: i32) -> Find {
    let first = (number - 1) * 100 + 1;
    calendar::years_between(filled("##", &[number - 1]), first, first + 99)
}

fn century(context: &Context<'_>, at: usize) -> Find {
    // "the nineteenth century"
    if let Some(number) = context.number(Section::Ordinal, at).filter(|_| context.unit(at + 1, 'C')) {
        return Found::days(2, named_century(number), Basis::Explicit);
    }
    let number = context.digits(at)?;
    if !(1..=21).contains(&number)
        || context.glued(at)
        || !(context.is(Trait::Unspaced) || context.has(Section::DayLink, at + 1))
    {
        return None;
    }
    let unit = 2 - usize::from(context.is(Trait::Unspaced)) + usize::from(context.mark(at + 2, "-"));
    Found::days(unit + 1, named_century(number).filter(|_| context.unit(at + unit, 'C')), Basis::Explicit)
}

/// Where the ending of a decade stands behind its number: "1970s", "1970's".
fn ending(context: &Context<'_>, number: usize) -> Option<usize> {
    let at = number + 1 + usize::from(context.mark(number + 1, "'") && context.glued(number + 1));
    (context.glued(at) && context.has(Section::DecadeEnding, at)).then_some(at)
}

fn decade(context: &Context<'_>, at: usize) -> Find {
    let (first, mut len) = if let Some(first) = context.number(Section::Decade, at) {
        // "in their seventies" is an age, "the high thirties" a heat.
        let before = at - usize::from(context.follows(Section::Modifier, at));
        if !context.follows(Section::Article, before) && context.is(Trait::DecadeArticle) {
            return None;
        }
        (first, 1)
    } else if context.unit(at, 'Y') && context.plural(at) || context.unit(at, 'E') {
        // "les années 1990", "los años noventa", "la década de los 70"
        let mut name = at + 1 + usize::from(context.unit(at, 'E') && context.has(Section::YearLink, at + 1));
        name += context.article(name);
        let (number, taken) = if let Some(number) = context.digits(name) {
            (number, name - at)
        } else {
            // "quatre-vingt-dix"
            let (number, taken) = context.phrase(Section::Number, name, 5)?;
            (integer(number)?, name - at - 1 + taken)
        };
        let first = match number {
            20..100 => 190 + number / 10,
            1500..2100 => number / 10,
            _ => return None,
        };
        let days = calendar::decade(first).filter(|_| number % 10 == 0);
        return Found::days(1 + taken, days, Basis::Explicit);
    } else {
        // "a man in his 30s" is of that age.
        let before = at - usize::from(context.marked(at, "-"));
        let before = before - usize::from(context.follows(Section::Modifier, before));
        if context.follows(Section::Determiner, before) && !context.follows(Section::Article, before) {
            return None;
        }
        let name = at + usize::from(context.mark(at, "'"));
        let number = context.digits(name)?;
        let first = match context.size(name) {
            // "in the 20s": a heat or an age, unless an apostrophe stands for its century.
            2 if number < 50 && name == at => return None,
            // "the 1800s"
            4 if (1500..2000).contains(&number) && number % 100 == 0 => {
                let len = ending(context, name)? + 1 - at;
                return Found::days(len, named_century(number / 100 + 1), Basis::Explicit);
            }
            4 if (1500..2100).contains(&number) => number / 10,
            2 if number >= 20 => 190 + number / 10,
            2 => 200 + number / 10,
            _ => return None,
        };
        let ending = ending(context, name)?;
        if number % 10 != 0 {
            return None;
        }
        (first, ending + 1 - at)
    };
    // "fünfziger Jahre": the unit is part of the phrase, and must stand where the list says so.
    let hyphen = usize::from(context.mark(at + len, "-"));
    if context.unit(at + len + hyphen, 'Y') {
        len += 1 + hyphen;
    }
    Found::days(len, calendar::decade(first), Basis::Explicit)
}

fn before_christ(context: &Context<'_>, at: usize) -> Find {
    let year = context.digits(at)?;
    let (_, taken) = context.phrase(Section::BeforeChrist, at + 1, 8)?;
    Found::vague(1 + taken, TimexKind::Date, filled("BC####", &[year]))
}
