//! Whether an event has happened, from its days, the day of publication, and the words of its own clause.

use super::entries::Draft;
use super::words::{Line, REACH, Word};
use super::{Precision, Status};
use crate::civil::Date;
use crate::find::holds;
use crate::language::{Language, Section};
use crate::span::part;
use crate::time::Tense;

/// How far the verb group of a date reaches.
const GROUP: usize = 14;

/// The status, whether it was called off, and what that leaves of the confidence.
pub(super) fn status(
    draft: &Draft,
    line: &Line<'_>,
    published: Option<Date>,
    language: &Language,
) -> (Status, bool, f64) {
    let (first, end) = line.range(draft.span);
    if language.words(Section::Trait).contains("unspaced") {
        return unspaced(draft, line, (first, end), published, language);
    }
    if draft.put_off && published.is_none_or(|day| draft.interval.last.is_none_or(|last| last >= day)) {
        return (Status::Scheduled, false, 0.9);
    }
    if is_cancelled(line, first, end, language) {
        return (Status::Scheduled, true, 0.8);
    }
    let over = published.is_some_and(|day| draft.interval.last.is_some_and(|last| last < day));
    if !over && draft.tense != Tense::Past && is_conditional(line, first, end, language) {
        return (Status::Conditional, false, 0.8);
    }
    let Some(published) = published else {
        let future = draft.tense == Tense::Future || draft.deadline;
        return (if future { Status::Scheduled } else { Status::Past }, false, 0.8);
    };
    if over {
        return (Status::Past, false, 1.0);
    }
    if draft.deadline || draft.interval.first.is_some_and(|day| day > published) {
        return (Status::Scheduled, false, 1.0);
    }
    // The days hold the day of publication: the verb tells.
    let lasting = draft.precision == Precision::Interval && !draft.begins;
    match draft.tense {
        Tense::Past if !lasting => (Status::Past, false, 0.9),
        Tense::Future if !lasting => (Status::Scheduled, false, 0.9),
        _ => (Status::Ongoing, false, 1.0),
    }
}

/// "would open on Friday", "if it rains on Friday": in the date's own clause, nearer than any other clause.
fn is_conditional(line: &Line<'_>, first: usize, end: usize, language: &Language) -> bool {
    let Some(clause) = line.words.get(first).map(|w| w.clause) else { return false };
    let (cues, breaks) =
        (language.words(Section::TimelineConditional), language.words(Section::TimelineBreak));
    let own = |at: &usize| line.words[*at].clause == clause;
    // "If it rains, the game will move to Friday": the clause after the condition hangs on it.
    if line.cue(0, language.words(Section::TimelineCondition)).is_some() && line.words[0].clause + 1 == clause
    {
        return true;
    }
    let left = (first.saturating_sub(GROUP)..first).rev().take_while(own);
    for at in left {
        if line.cue(at, cues).is_some() {
            return true;
        }
        if breaks.contains(&line.words[at].lower) {
            break;
        }
    }
    let right = (end..(end + GROUP / 2).min(line.words.len())).take_while(own);
    right
        .take_while(|at| !breaks.contains(&line.words[*at].lower))
        .any(|at| first == 0 && line.cue(at, cues).is_some())
}

/// "was scheduled to …, but canceled", "never took place", "denied that …", "canceled a trip planned for …".
fn is_cancelled(line: &Line<'_>, first: usize, end: usize, language: &Language) -> bool {
    let near = first.saturating_sub(REACH)..(end + REACH).min(line.words.len());
    let cue = |at: usize, section| line.cue(at, language.words(section));
    let plan =
        near.clone().take_while(|at| *at < first).filter(|at| cue(*at, Section::TimelinePlanned).is_some());
    // "eine für Freitag geplante Feier wurde abgesagt"
    if cue(end, Section::TimelinePlanned).is_some()
        && (end + 1..near.end).any(|at| cue(at, Section::TimelineCancelled).is_some())
    {
        return true;
    }
    let plan = plan.last();
    // What comes after another date belongs to that one.
    let after = (end..near.end).take_while(|at| line.words[*at].timex.is_none());
    let before = (near.start..first).rev().take_while(|at| line.words[*at].timex.is_none());
    let called_off = |at: usize| cue(at, Section::TimelineCancelled).is_some();
    if let Some(plan) = plan
        && (after.clone().any(called_off) || before.clone().filter(|at| *at < plan).any(called_off))
    {
        return true;
    }
    let clause = line.words.get(first).map(|w| w.clause);
    let own = |at: &usize| Some(line.words[*at].clause) == clause;
    let owned = line.words.get(end.saturating_sub(1)).is_some_and(|w| w.lower.ends_with("'s"));
    if owned && (after.clone().filter(own).any(called_off) || before.clone().filter(own).any(called_off)) {
        return true;
    }
    before.clone().chain(after).filter(own).any(|at| cue(at, Section::TimelineNever).is_some())
        || before.filter(own).any(|at| cue(at, Section::TimelineDenied).is_some())
}

/// How many runs of letters, before and after a date, may hold its cues, and how many letters of each.
const RUNS: (usize, usize) = (4, 80);

/// Where words run into each other, cues are looked for inside the runs of letters around the date.
fn unspaced(
    draft: &Draft,
    line: &Line<'_>,
    (first, end): (usize, usize),
    published: Option<Date>,
    language: &Language,
) -> (Status, bool, f64) {
    let words = |from: usize| line.words.get(from..(end + RUNS.0).min(line.words.len())).unwrap_or_default();
    let (near, after) = (words(first.saturating_sub(RUNS.0)), words(end.saturating_sub(1)));
    let holds = |words: &[Word<'_>], behind: bool, section| {
        let cues = language.words(section);
        words.iter().any(|word| {
            let close = close(word, draft.span.end, behind);
            cues.iter().any(|(cue, _)| holds(close, cue))
        })
    };
    if holds(after, true, Section::TimelinePlanned) && holds(after, true, Section::TimelineCancelled) {
        return (Status::Scheduled, true, 0.8);
    }
    let over = published.zip(draft.interval.last).is_some_and(|(day, last)| last < day);
    let ahead = published.zip(draft.interval.first).is_some_and(|(day, first)| first > day);
    if !over && draft.tense != Tense::Past && holds(near, false, Section::TimelineConditional) {
        return (Status::Conditional, false, 0.7);
    }
    match draft.tense {
        _ if over => (Status::Past, false, 0.9),
        _ if ahead => (Status::Scheduled, false, 0.9),
        Tense::Future => (Status::Scheduled, false, 0.8),
        Tense::Past => (Status::Past, false, 0.8),
        Tense::Unknown if published.is_none() => (Status::Past, false, 0.6),
        Tense::Unknown => (Status::Ongoing, false, 0.7),
    }
}

/// The letters of a run that are close to a place of the text, or only those behind it.
fn close<'t>(word: &Word<'t>, place: u32, behind: bool) -> &'t str {
    let at = (place.clamp(word.span.start, word.span.end) - word.span.start) as usize;
    let (Some(left), Some(right)) = (word.text.get(..at), word.text.get(at..)) else { return "" };
    let from = if behind { at } else { left.char_indices().rev().nth(RUNS.1).map_or(0, |(from, _)| from) };
    let to = right.char_indices().nth(RUNS.1).map_or(word.text.len(), |(to, _)| at + to);
    part(word.text, from, to)
}
