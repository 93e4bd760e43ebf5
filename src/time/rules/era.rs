//! Decades and centuries: "the 1990s", "the nineties", "the 17th century", "44 BC".

use crate::language::Section;
use crate::time::context::Context;
use crate::time::found::{Find, Found};
use crate::time::{Basis, TimexKind, calendar};

pub(super) fn find(context: &Context<'_>, at: usize) -> Find {
    let name = at + context.article(at);
    let found =
        century(context, name).or_else(|| decade(context, name)).or_else(|| before_christ(context, name));
    Found::longer(found, name - at)
}

fn century(context: &Context<'_>, at: usize) -> Find {
    let number = context.digits(at)?;
    if !(1..=21).contains(&number)
        || context.glued(at)
        || !context.has(Section::DayLink, at + 1)
        || !context.unit(at + 2, "CE")
    {
        return None;
    }
    let first = (number - 1) * 100 + 1;
    let days = calendar::years_between(format!("{:02}", number - 1), first, first + 99);
    Found::days(3, days, Basis::Explicit)
}

fn decade(context: &Context<'_>, at: usize) -> Find {
    let (first, mut len) = if let Some(first) = context.number(Section::Decade, at) {
        // "in their seventies" is an age, "the high thirties" a heat.
        let before = at - usize::from(context.follows(Section::Modifier, at));
        if !context.follows(Section::Article, before) && context.is("decade article") {
            return None;
        }
        (first, 1)
    } else if context.unit(at, "Y") && context.plural(at) {
        // "les années 1990", "los años noventa"
        let number = context.number(Section::Number, at + 1).or_else(|| context.digits(at + 1))?;
        let first = match number {
            20..100 => 190 + number / 10,
            1500..2100 => number / 10,
            _ => return None,
        };
        return Found::days(2, calendar::decade(first).filter(|_| number % 10 == 0), Basis::Explicit);
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
            4 if (1500..2100).contains(&number) => number / 10,
            2 if number >= 20 => 190 + number / 10,
            2 => 200 + number / 10,
            _ => return None,
        };
        if number % 10 != 0 || !context.glued(name + 1) || !context.has(Section::DecadeEnding, name + 1) {
            return None;
        }
        (first, name + 2 - at)
    };
    // "fünfziger Jahre": the unit is part of the phrase, and must stand where the list says so.
    let hyphen = usize::from(context.mark(at + len, "-"));
    if context.unit(at + len + hyphen, "Y") {
        len += 1 + hyphen;
    }
    Found::days(len, calendar::decade(first), Basis::Explicit)
}

fn before_christ(context: &Context<'_>, at: usize) -> Find {
    let year = context.digits(at)?;
    if !context.has(Section::BeforeChrist, at + 1) {
        return None;
    }
    Found::vague(2, TimexKind::Date, format!("BC{year:04}"))
}
