//! Whether an event has happened, from its days, the day of publication, and the words of its own clause.

use super::draft::Draft;
use super::words::{Line, Word};
use super::{Doubt, Precision, Status};
use crate::civil::Date;
use crate::find::holds;
use crate::language::{Section, Trait};
use crate::span::part;
use crate::time::Tense;

/// How far the verb group of a date reaches.
const GROUP: usize = 14;

/// The status, what makes it less sure, and what that leaves of the confidence.
#[inline(never)]
pub(super) fn status(
    draft: &Draft,
    line: &Line<'_>,
    published: Option<Date>,
) -> (Status, Option<Doubt>, f64) {
    let place = line.range(draft.entry.span);
    let interval = draft.entry.interval;
    let day = published.zip(interval.last);
    let over = day.is_some_and(|(day, last)| last < day);
    let ahead = published.zip(interval.first).is_some_and(|(day, first)| first > day);
    if line.has(Trait::Unspaced) {
        return unspaced(draft, line, place, (over, ahead, published.is_some()));
    }
    if draft.put_off && !over {
        return (Status::Scheduled, Some(Doubt::PutOff), 0.9);
    }
    // "The search for a man missing since Sunday was called off."
    let since = interval.last.is_none() && !draft.begins;
    if !since && is_cancelled(line, place) {
        return (Status::Scheduled, Some(Doubt::CalledOff), 0.8);
    }
    if !over && draft.tense != Tense::Past && is_conditional(line, place) {
        return (Status::Conditional, Some(Doubt::Condition), 0.8);
    }
    // Where the days hold the day of publication, the verb tells.
    let lasting = draft.entry.precision == Precision::Interval && !draft.begins;
    let future = draft.tense == Tense::Future;
    match draft.tense {
        _ if published.is_none() => (
            if future || draft.deadline { Status::Scheduled } else { Status::Past },
            Some(Doubt::Undated),
            0.8,
        ),
        _ if over => (Status::Past, None, 1.0),
        // "Die Strecke war bis Donnerstag gesperrt", told on Thursday.
        Tense::Past if interval.first.is_none() && day.is_some_and(|(day, last)| day == last) => {
            (Status::Past, Some(Doubt::Verb), 0.9)
        }
        _ if draft.deadline || ahead => (Status::Scheduled, None, 1.0),
        Tense::Past if !lasting => (Status::Past, Some(Doubt::Verb), 0.9),
        Tense::Future if !lasting => (Status::Scheduled, Some(Doubt::Verb), 0.9),
        _ => (Status::Ongoing, None, 1.0),
    }
}

/// "would open on Friday", "if it rains on Friday": in the date's own clause, nearer than any other clause.
fn is_conditional(line: &Line<'_>, (first, end): (usize, usize)) -> bool {
    let clause = line.word(first).clause;
    let cue = |at, section| line.cue(at, section).is_some();
    // "said it would close": what is announced hangs on nothing, unless the sentence has a condition.
    let told = |at| {
        let (low, high) = line.around((at, at), &|_| true);
        line.last(low, high, Section::TimelineSays).is_some()
            && line.last(low, high, Section::TimelineCondition).is_none()
    };
    let hangs = |at| {
        line.cue(at, Section::TimelineConditional).is_some_and(|(_, kind)| kind != "reported" || !told(at))
    };
    // "If it rains, the game will move to Friday": the clause after the condition hangs on it.
    if cue(0, Section::TimelineCondition) && line.word(0).clause + 1 == clause {
        return true;
    }
    let (low, high) = line.around((first, end), &|word| word.clause == clause);
    // A date that leads its sentence has its verb behind it.
    let right = if first == 0 { end..high.min(end + GROUP / 2) } else { 0..0 };
    for at in right {
        if line.is(at, Section::TimelineBreak) {
            break;
        }
        if hangs(at) {
            return true;
        }
    }
    for at in (low.max(first.saturating_sub(GROUP))..first).rev() {
        if hangs(at) {
            return true;
        }
        if line.is(at, Section::TimelineBreak) {
            break;
        }
    }
    false
}

/// "was scheduled to …, but canceled", "never took place", "denied that …", "canceled a trip planned for …".
fn is_cancelled(line: &Line<'_>, (first, end): (usize, usize)) -> bool {
    let any = |from, to, section| line.last(from, to, section).is_some();
    let clause = line.word(first).clause;
    let (low, high) = line.around((first, end), &|_| true);
    // What stands beyond another date belongs to that one.
    let (from, to) = line.around((first, end), &|word| word.timex.is_none());
    let (near, far) = line.around((first, end), &|word| word.timex.is_none() && word.clause == clause);
    // "eine für Freitag geplante Feier wurde abgesagt"
    if any(end, high.min(end + 1), Section::TimelinePlanned) && any(end + 1, high, Section::Cancelled) {
        return true;
    }
    if let Some(plan) = line.last(low, first, Section::TimelinePlanned)
        && (any(end, to, Section::Cancelled) || any(from, plan, Section::Cancelled))
    {
        return true;
    }
    if calls_off(line, (first, end), near, far) {
        return true;
    }
    // "did not open on Friday as planned"
    let never = line.last(near, far, Section::TimelineNever).is_some_and(|at| {
        line.cue(at, Section::TimelineNever).is_some_and(|(_, kind)| kind.is_empty())
            || any(near, far, Section::TimelineNot)
    });
    line.word(end.saturating_sub(1)).lower.ends_with("'s")
        && (any(end, far, Section::Cancelled) || any(near, first, Section::Cancelled))
        || never
        || denies(line, (near, first))
}

/// "denied that money was paid on Friday"; in German a comma parts the two.
fn denies(line: &Line<'_>, (near, first): (usize, usize)) -> bool {
    let clause = line.word(first).clause;
    let parted = line.has(Trait::VerbSecond);
    let from = if parted { line.around((near, near), &|word| word.clause + 1 >= clause).0 } else { near };
    line.last(from, if parted { near } else { first }, Section::TimelineDenied).is_some()
}

/// "The concert on Friday has been called off", not "On Friday the concert was called off": the date is the subject's.
fn calls_off(line: &Line<'_>, (first, end): (usize, usize), near: usize, far: usize) -> bool {
    let leads = |at: usize| line.is(at, Section::TimelinePreposition) || line.is(at, Section::TimelineLead);
    let noun = |at: usize| !leads(at) && !line.is(at, Section::TimelineDeterminer);
    // "said the concert on Friday has been called off"
    let says = (near..first).rev().find(|at| line.is(*at, Section::TimelineSays));
    let near = says.filter(|at| (at + 1..first).any(noun)).map_or(near, |at| at + 1);
    // "Plans for a bridge by Friday"
    let told = |at: usize| line.verb(at) && !line.is(at, Section::PlanNoun);
    let before = first > near && !(near..first).any(told);
    // "The concert on Friday", "The Friday concert"
    let verb = if (near..first).any(noun) { end } else { end + 1 };
    before
        && (line.verb(verb) || line.is(verb, Section::Helper))
        && line.last(verb + 1, far.min(verb + 5), Section::Cancelled).is_some()
}

/// How many runs of letters, before and after a date, may hold its cues, and how many letters of each.
const RUNS: (usize, usize) = (4, 80);

/// Where words run into each other, cues are looked for inside the runs of letters around the date.
fn unspaced(
    draft: &Draft,
    line: &Line<'_>,
    (first, end): (usize, usize),
    (over, ahead, published): (bool, bool, bool),
) -> (Status, Option<Doubt>, f64) {
    let told = |behind: bool, section| {
        let from = if behind { end.saturating_sub(1) } else { first.saturating_sub(RUNS.0) };
        (from..end + RUNS.0).any(|at| {
            let close = close(line.word(at), draft.entry.span.end, behind);
            line.list(section).any(|(cue, _)| holds(close, cue))
        })
    };
    if told(true, Section::TimelinePlanned) && told(true, Section::Cancelled) {
        return (Status::Scheduled, Some(Doubt::CalledOff), 0.8);
    }
    if !over && draft.tense != Tense::Past && told(false, Section::TimelineConditional) {
        return (Status::Conditional, Some(Doubt::Condition), 0.7);
    }
    let lasting = draft.entry.precision == Precision::Interval && !draft.begins;
    match draft.tense {
        _ if over => (Status::Past, Some(Doubt::Unspaced), 0.9),
        _ if ahead || draft.deadline => (Status::Scheduled, Some(Doubt::Unspaced), 0.9),
        _ if lasting => (Status::Ongoing, Some(Doubt::Unspaced), 0.8),
        Tense::Future => (Status::Scheduled, Some(Doubt::Verb), 0.8),
        Tense::Past => (Status::Past, Some(Doubt::Verb), 0.8),
        Tense::Unknown if !published => (Status::Past, Some(Doubt::Undated), 0.6),
        Tense::Unknown => (Status::Ongoing, Some(Doubt::NoVerb), 0.7),
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
