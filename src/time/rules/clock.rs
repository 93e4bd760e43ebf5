//! Times of day: "3 p.m.", "10:30 a.m. Tuesday".

use super::weekday;
use crate::time::TimexKind;
use crate::time::context::{Context, Found};

pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let hour = context.digits(at).filter(|hour| (1..=12).contains(hour))?;
    let colon = context.word(at + 1) == ":" && context.glued(at + 2);
    let minute = if colon { context.digits(at + 2).filter(|minute| *minute < 60)? } else { 0 };
    let mut len = if colon { 3 } else { 1 };
    let half = context.word(at + len);
    let afternoon = match half {
        "am" | "a" => false,
        "pm" | "p" => true,
        _ => return None,
    };
    len += 1;
    if half.len() == 1 {
        if context.word(at + len) != "." || context.word(at + len + 1) != "m" {
            return None;
        }
        len += 2 + usize::from(context.word(at + len + 2) == ".");
    }
    let clock = format!("T{:02}:{minute:02}", hour % 12 + if afternoon { 12 } else { 0 });
    let on = usize::from(context.word(at + len) == "on");
    match weekday::find(context, at + len + on).filter(|day| day.kind == TimexKind::Date) {
        Some(day) => {
            let value = format!("{}{clock}", day.value);
            Some(Found { len: len + on + day.len, kind: TimexKind::Time, value, ..day })
        }
        None => Some(Found::vague(len, TimexKind::Time, clock)),
    }
}
