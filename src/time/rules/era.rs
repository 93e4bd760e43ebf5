//! Decades and centuries: "the 1990s", "the nineties", "the 17th century", "44 BC".

use crate::civil::Date;
use crate::language::Section;
use crate::time::context::{Context, Found};
use crate::time::{Basis, Interval, TimexKind};

pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let name = at + context.article(at);
    let found =
        century(context, name).or_else(|| decade(context, name)).or_else(|| before_christ(context, name))?;
    Some(Found { len: found.len + name - at, ..found })
}

fn century(context: &Context<'_>, at: usize) -> Option<Found> {
    let number = context.digits(at).filter(|n| (1..=21).contains(n) && !context.glued(at))?;
    if !context.has(Section::DayLink, at + 1) || context.get(Section::Unit, at + 2) != Some("CE") {
        return None;
    }
    let years = |first: i32, last: i32| Interval {
        first: Date::new(first as i16, 1, 1),
        last: Date::new(last as i16, 12, 31),
    };
    let interval = years((number - 1) * 100 + 1, number * 100);
    Some(Found::days(3, (format!("{:02}", number - 1), interval), Basis::Explicit))
}

fn decade(context: &Context<'_>, at: usize) -> Option<Found> {
    let (first, mut len) = if let Some(first) = context.get(Section::Decade, at) {
        // "in their seventies" is an age, "the high thirties" a heat.
        let early = usize::from(at > 0 && context.has(Section::Modifier, at - 1));
        let led = at > early && context.has(Section::Article, at - early - 1);
        if !led && context.is("decade article") {
            return None;
        }
        (first.parse::<i32>().ok()?, 1)
    } else {
        let mark = usize::from(context.word(at) == "'");
        let number = context.digits(at + mark).filter(|n| n % 10 == 0)?;
        let first = match context.word(at + mark).len() {
            4 if (1500..2100).contains(&number) => number / 10,
            2 if number >= 20 => 190 + number / 10,
            2 => 200 + number / 10,
            _ => return None,
        };
        if !context.glued(at + mark + 1) || !context.has(Section::DecadeEnding, at + mark + 1) {
            return None;
        }
        (first, 2 + mark)
    };
    // "fünfziger Jahre": the unit is part of the phrase, and must stand where the list says so.
    let hyphen = usize::from(context.word(at + len) == "-");
    if context.get(Section::Unit, at + len + hyphen) == Some("Y") {
        len += 1 + hyphen;
    }
    let year = i16::try_from(first * 10).ok()?;
    let interval = Interval { first: Date::new(year, 1, 1), last: Date::new(year + 9, 12, 31) };
    Some(Found::days(len, (format!("{first:03}"), interval), Basis::Explicit))
}

fn before_christ(context: &Context<'_>, at: usize) -> Option<Found> {
    let year = context.digits(at)?;
    context
        .has(Section::BeforeChrist, at + 1)
        .then(|| Found::vague(2, TimexKind::Date, format!("BC{year:04}")))
}
