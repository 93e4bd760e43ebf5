//! Days whose month stands elsewhere: "the 3rd of next month", "3, 4 and 5 May", "May 19-21".

use super::explicit::{day, day_first, of};
use super::numeric;
use crate::language::Section;
use crate::time::Basis;
use crate::time::context::Context;
use crate::time::found::Find;

pub(super) fn find(context: &Context<'_>, at: usize) -> Find {
    of_month(context, at).or_else(|| shared_month(context, at, SHARING)).or_else(|| range_end(context, at))
}

/// "the 3rd of next month".
fn of_month(context: &Context<'_>, at: usize) -> Find {
    let name = at + context.article(at);
    // "the first of next month"
    let first = || context.number(Section::Ordinal, name).filter(|&number| number == 1).map(|_| (1, 1));
    let (number, len) = day(context, name).filter(|&(_, len)| len == 2).or_else(first)?;
    let mut month = name + len + usize::from(context.has(Section::DayLink, name + len));
    month += context.article(month);
    let shift = context.shift(month)?;
    month += 1;
    let published = context.published?;
    if !context.unit(month, 'M') {
        return None;
    }
    of(published.first_of_month().add_months(shift), number, month + 1 - at, Basis::Published(published))
}

/// The most days that share one month.
const SHARING: usize = 4;

/// A day whose month stands with a day after it: "15. und 16. Januar", "3, 4 and 5 May".
fn shared_month(context: &Context<'_>, at: usize, most: usize) -> Find {
    let (first, len) = day(context, at)?;
    let mut next = at + len;
    if most == 0 || !context.has(Section::Range, next) && !context.mark(next, ",") {
        return None;
    }
    next += 1;
    next += usize::from(context.has(Section::ArticleContracted, next));
    let alone = numeric::find(context, next)
        .or_else(|| day_first(context, next))
        .filter(|rest| rest.basis != Basis::Explicit || rest.len > 2);
    let rest = alone.or_else(|| shared_month(context, next, most - 1))?;
    let last = rest.first().filter(|last| first < last.day)?;
    of(last, first, len, rest.basis)
}

/// The last day of "May 19-21".
fn range_end(context: &Context<'_>, at: usize) -> Find {
    let (end, index, first) = context.previous?;
    if at != end + 1 {
        return None;
    }
    let (number, len) = day(context, at)?;
    let next = at + len;
    // "May 19, 20 and 21"; in "on May 19, 20 and more" nobody is counting days.
    let listed = context.mark(end, ",")
        && context.has(Section::Range, next)
        && day(context, next + 1).is_some_and(|(_, taken)| !context.words_follow(next + 1 + taken));
    if !listed && !context.has(Section::Range, end) {
        return None;
    }
    if number <= first.day
        || context.word(end) == "and" && context.glued(end)
        || context.has(Section::Unit, next)
        || context.mark(next, "%")
        || context.words_follow(next)
    {
        return None;
    }
    of(first, number, len, Basis::Timex(index))
}
