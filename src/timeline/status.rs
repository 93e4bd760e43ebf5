//! Whether an event has happened, from its days, the day of publication and the words beside it.

use super::Status;
use super::entries::Draft;
use super::words::{Line, REACH};
use crate::civil::Date;
use crate::language::Language;

/// The status, and what it leaves of the confidence.
pub(super) fn status(
    draft: &Draft,
    line: &Line<'_>,
    published: Option<Date>,
    language: &Language,
) -> (Status, f64) {
    let (first, end) = line.range(draft.span);
    let near = first.saturating_sub(REACH)..(end + REACH).min(line.words.len());
    if is_cancelled(line, near.clone(), language) {
        return (Status::Past, 0.6);
    }
    let clauses =
        (line.words.get(first).map(|w| w.clause), line.words.get(end.saturating_sub(1)).map(|w| w.clause));
    let has = |section| {
        let cues = language.words(section);
        near.clone().any(|at| {
            let clause = Some(line.words[at].clause);
            clause >= clauses.0 && clause <= clauses.1 && line.cue(at, cues).is_some()
        })
    };
    if has("timeline.conditional") {
        return (Status::Conditional, 0.8);
    }
    let Some(published) = published else {
        let status =
            if has("timeline.future") || has("timeline.planned") { Status::Scheduled } else { Status::Past };
        return (status, 0.8);
    };
    if draft.interval.last.is_some_and(|day| day < published) {
        (Status::Past, 1.0)
    } else if draft.interval.first.is_some_and(|day| day > published) || draft.deadline {
        (Status::Scheduled, 1.0)
    } else {
        (Status::Ongoing, 1.0)
    }
}

/// "was scheduled to …, but canceled": the plan is told before its end.
fn is_cancelled(line: &Line<'_>, near: core::ops::Range<usize>, language: &Language) -> bool {
    let (planned, cancelled) = (language.words("timeline.planned"), language.words("timeline.cancelled"));
    let mut plan = near.clone();
    let Some(plan) = plan.find(|at| line.cue(*at, planned).is_some()) else { return false };
    (plan + 1..near.end).any(|at| line.cue(at, cancelled).is_some())
}
