//! Seasons with what tells their year: "last summer", "the winter of 2019", "Herbst 2011".

use crate::civil::Date;
use crate::language::Section;
use crate::time::context::{Context, Found};
use crate::time::{Basis, Interval, Tense};

pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let mut name = at + context.article(at);
    let shift: Option<i32> = context.stem(Section::Shift, name).and_then(|shift| shift.parse().ok());
    name += usize::from(shift.is_some());
    // "this past spring"
    let second = shift.is_some() && context.has(Section::Shift, name);
    name += usize::from(second);
    let season = context.get(Section::Season, name)?;
    let mut end = name + 1;
    let link = usize::from(context.has(Section::YearLink, end));
    let after = context.shift_after(end);
    let (year, basis) = if let Some((year, taken, basis)) = context
        .year_phrase(end + link)
        // "Rents fall next year" is no season.
        .filter(|(.., basis)| link == 1 || name > at || *basis == Basis::Explicit)
    {
        end += link + taken;
        (year, basis)
    } else {
        let published = context.published?;
        end += after.map_or(0, |(_, taken)| taken);
        let shift = if second { Some(-1) } else { shift.or(after.map(|(shift, _)| shift)) };
        // A bare season is told of only where the language says "in the summer" of one.
        if shift.is_none() && !(at > 0 && context.has(Section::BeforeSeason, at - 1)) {
            return None;
        }
        let year = i32::from(published.year);
        let over =
            |year: i32| days(year, season).is_some_and(|days| days.last.is_some_and(|day| day < published));
        let begun =
            |year: i32| days(year, season).is_some_and(|days| days.first.is_some_and(|day| day <= published));
        let year = match shift {
            Some(-1) => year - i32::from(!over(year)),
            Some(1) => year + i32::from(begun(year)),
            Some(_) => year,
            None if context.tense(at, end) == Tense::Future => year + i32::from(over(year)),
            None => year - i32::from(!begun(year)),
        };
        (year, Basis::Published(published))
    };
    Some(Found::days(end - at, (format!("{year:04}-{season}"), days(year, season)?), basis))
}

fn days(year: i32, season: &str) -> Option<Interval> {
    let month = match season {
        "SP" => 3,
        "SU" => 6,
        "FA" => 9,
        _ => 12,
    };
    let first = Date::new(i16::try_from(year).ok()?, month, 1)?;
    Some(Interval { first: Some(first), last: Some(first.add_months(2).last_of_month()) })
}
