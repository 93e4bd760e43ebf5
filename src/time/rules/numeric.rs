//! Dates in numbers alone: "2020-10-29", "10/26/2020", "26/10/2020", "3.11.2020", "15.10.20", "am 15.10.".

use super::explicit::{of, of_two, with_year};
use crate::language::Section;
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
        || context.glued(at) && !context.marked(at, "(") && !context.is("unspaced")
        || context.follows(Section::NoYear, at)
    {
        return None;
    }
    let Some(third) = context.digits(at + 4).filter(|_| context.word(at + 3) == mark && joined(at + 3))
    else {
        // "am 15.10."
        let led = [Section::ArticleContracted, Section::Article, Section::Until, Section::Since];
        let short = dot && context.is("dotted") && context.mark(at + 3, ".") && context.glued(at + 3);
        if !short || !(1..=12).contains(&second) || !(1..=31).contains(&first) || !context.any(&led, at - 1) {
            return None;
        }
        return with_year(context, at, 4, second as u8, Some(first as u8));
    };
    if context.word(at + 5) == mark && joined(at + 5) {
        return None;
    }
    let (year, month, day) = match (context.size(at), context.size(at + 2), context.size(at + 4)) {
        (4, 2, 2) if mark == "-" => (first, second, third),
        (4, 1..=2, 1..=2) if mark == "/" || dot && context.is("unspaced") => (first, second, third),
        // "4.11.2019" may be a version where days don't come first.
        (1..=2, 1..=2, size @ (2 | 4)) if !dot || !context.is("month first") => {
            if size == 2 && (mark == "-" || dot && !context.is("dotted")) {
                return None;
            }
            let year = if size == 4 { context.year(at + 4)? } else { of_two(third) };
            let turned = second > 12 || first < 13 && context.is("month first");
            if turned { (year, first, second) } else { (year, second, first) }
        }
        _ => return None,
    };
    of(calendar::first_of(year, month)?, u8::try_from(day).ok()?, 5, Basis::Explicit)
}
