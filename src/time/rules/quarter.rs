//! Parts of a year by number: "Q1 2024", "the third quarter of last year", "the second half of 2025", "fiscal 2024".

use crate::civil::Date;
use crate::language::Section;
use crate::time::context::Context;
use crate::time::found::{Find, Found};
use crate::time::{Basis, Tense, calendar};

pub(super) fn find(context: &Context<'_>, at: usize) -> Find {
    fiscal(context, at).or_else(|| numbered(context, at)).or_else(|| compared(context, at))
}

/// "fiscal 2024", "the fiscal year 2024".
fn fiscal(context: &Context<'_>, at: usize) -> Find {
    let mut name = at + context.article(at);
    if !context.has(Section::Fiscal, name) {
        return None;
    }
    name += 1 + usize::from(context.unit(name + 1, "Y"));
    Found::days(name + 1 - at, calendar::year(context.year(name)?), Basis::Explicit)
}

/// "the third quarter", "third-quarter", "Q3", with or without its year.
fn numbered(context: &Context<'_>, at: usize) -> Find {
    let mut name = at + context.article(at);
    let mut parts = 4;
    let number = if context.has(Section::QuarterMark, at) && context.capital(at) && context.glued(at + 1) {
        context.digits(at + 1).filter(|number| *number > 0)?
    } else {
        name += usize::from(context.has(Section::Fiscal, name));
        let number = context.number(Section::Ordinal, name)?;
        name += usize::from(context.mark(name + 1, "-"));
        if context.get(Section::YearPart, name + 1)? != "Q" {
            parts = 2;
        }
        number
    };
    if number > parts {
        return None;
    }
    let mut end = name + 2;
    let link = usize::from(context.has(Section::YearLink, end));
    let (year, basis) = if let Some((year, taken, basis)) = context.year_phrase(end + link) {
        end += link + taken;
        (year, basis)
    } else if parts == 2 {
        // "the first half" alone is mostly a match's.
        return None;
    } else if let Some((index, year)) = context.story_year() {
        (year, Basis::Timex(index))
    } else {
        let published = context.published?;
        let now = calendar::quarter(published);
        // What ended last is what is reported, whatever the tense.
        let ended = number % 4 + 1 == now;
        let step = if !ended && context.tense(at, end) == Tense::Future {
            i32::from(number < now)
        } else {
            -i32::from(number > now)
        };
        (i32::from(published.year) + step, Basis::Published(published))
    };
    Found::days(end - at, calendar::part(year, number, parts), basis)
}

/// "the quarter", "the latest quarter", "the year-ago period": the quarter that the text speaks of.
fn compared(context: &Context<'_>, at: usize) -> Find {
    let mut name = at + context.article(at);
    if name == at {
        return None;
    }
    let own = context.year(name);
    name += usize::from(own.is_some());
    let back = context.unit(name, "Y") && context.mark(name + 1, "-") && context.has(Section::Ago, name + 2);
    if back {
        name += 3;
    } else if context.has(Section::Latest, name) {
        name += 1;
    }
    let quarter = context.unit(name, "Q");
    if !(quarter || (back || own.is_some()) && context.has(Section::Period, name))
        || context.year_phrase(name + 1 + usize::from(context.has(Section::YearLink, name + 1))).is_some()
    {
        return None;
    }
    let len = name + 1 - at;
    if let Some(day) = ended(context, name + 1).filter(|_| quarter) {
        return Found::days(len, calendar::unit(day, "Q", 0), Basis::Explicit);
    }
    let (year, number, basis) = if let Some(named) = context.memory.quarter {
        (named.year, named.number, Basis::Timex(named.index))
    } else {
        let published = context.published.filter(|_| quarter)?;
        let before = published.add_months(-3);
        (i32::from(before.year), calendar::quarter(before), Basis::Published(published))
    };
    let year = own.unwrap_or(year - i32::from(back));
    Found::days(len, calendar::part(year, number, 4), basis)
}

/// "the quarter that ended on June 30", "the quarter ended June 30": the last day tells which.
fn ended(context: &Context<'_>, at: usize) -> Option<Date> {
    let verb = at + usize::from(context.has(Section::Clause, at));
    if !context.has(Section::Ended, verb) {
        return None;
    }
    let date = verb + 1 + usize::from(context.has(Section::On, verb + 1));
    super::explicit::find(context, date)?.interval?.last
}
