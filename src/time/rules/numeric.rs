//! Dates in numbers alone: "2020-10-29", "10/26/2020", "26/10/2020", "3.11.2020", "15.10.20", "am 15.10.".

use super::explicit::{of, with_year};
use crate::language::{Section, Trait};
use crate::time::Basis;
use crate::time::calendar;
use crate::time::context::Context;
use crate::time::found::Find;

pub(super) fn find(context: &Context<'_>, at: usize) -> Find {
    let joined = |at| context.glued(at) && context.glued(at + 1);
    let (mark, first, second) = (context.word(at + 1), context.digits(at)?, context.digits(at + 2)?);
    let dot = mark == ".";
    if !matches!(mark, "-" | "/" | ".")
        || !joined(at + 1)
        || context.glued(at) && !context.marked(at, "(") && !context.is(Trait::Unspaced)
        || context.follows(Section::NoYear, at)
    {
        return None;
    }
    let goes_on = |at| context.word(at) == mark && joined(at);
    let Some(third) = context.digits(at + 4).filter(|_| goes_on(at + 3)) else {
        // "am 15.10."
        let led = [Section::ArticleContracted, Section::Article, Section::Until, Section::Since];
        let short = dot && context.is(Trait::Dotted) && context.mark(at + 3, ".") && context.glued(at + 3);
        if !short || !(1..13).contains(&second) || !context.any(&led, at.wrapping_sub(1)) {
            return None;
        }
        return with_year(context, at, 4, second as u8, Some(u8::try_from(first).ok()?));
    };
    let (american, size) = (context.is(Trait::MonthFirst), context.size(at + 4));
    let first_is_year = context.size(at) == 4;
    // "4.11.2019" may be a version where days don't come first; "10-11-12" is no date.
    let told = if first_is_year {
        !dot || context.is(Trait::Unspaced)
    } else if size == 2 {
        mark == "/" || dot && context.is(Trait::Dotted)
    } else {
        size == 4 && !(dot && american)
    };
    if !told || goes_on(at + 5) {
        return None;
    }
    let (year, month, day) = if first_is_year {
        (first, second, third)
    } else {
        let year = if size == 2 { context.of_two(third) } else { third };
        let turned = second > 12 || first < 13 && american;
        if turned { (year, first, second) } else { (year, second, first) }
    };
    let day = u8::try_from(day).ok()?;
    of(calendar::first_of(year, month).filter(|_| (1500..2100).contains(&year))?, day, 5, Basis::Explicit)
}
