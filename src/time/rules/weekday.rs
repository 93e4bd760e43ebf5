//! Weekdays: "said Wednesday", "will vote on Tuesday", "Tuesday's election", "last Friday", "Monday night".

use crate::civil::Date;
use crate::time::context::{Context, Found};
use crate::time::{Basis, Tense, TimexKind, calendar};

pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let lead = usize::from(matches!(context.word(at), "last" | "next" | "this"));
    let name = at + lead;
    if !context.capital(name) {
        return None;
    }
    let weekday: i32 = context.get("weekday", name)?.parse().ok()?;
    let part = context.get("day part", name + 1);
    let len = lead + 1 + usize::from(part.is_some());
    let tail = part.map(|part| format!("T{part}")).unwrap_or_default();
    let kind = if part.is_some() { TimexKind::Time } else { TimexKind::Date };
    let Some(published) = context.published else {
        return Some(Found::vague(len, kind, format!("XXXX-WXX-{}{tail}", weekday + 1)));
    };
    let (value, interval) = calendar::day(resolve(context, (at, len), weekday, published));
    Some(Found { kind, ..Found::days(len, (value + &tail, interval), Basis::Published(published)) })
}

fn resolve(context: &Context<'_>, (at, len): (usize, usize), weekday: i32, published: Date) -> Date {
    let back = (published.weekday() as i32 - weekday).rem_euclid(7);
    let ahead = (7 - back) % 7;
    let future = match context.word(at) {
        "last" => return published.add_days(if back == 0 { -7 } else { -back }),
        "next" => return published.add_days(if ahead == 0 { 7 } else { ahead }),
        _ => context.tense(at, at + len) == Tense::Future,
    };
    published.add_days(if future { ahead } else { -back })
}
