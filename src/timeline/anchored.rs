//! Entries for what happens after or before an event that another sentence dates: "after the election".

use super::entries::Draft;
use super::words::Line;
use super::{EntryBasis, Precision};
use crate::civil::Date;
use crate::language::Language;
use crate::span::Span;
use crate::time::{Interval, Timex};

/// A mention that dates an event.
#[derive(Debug)]
struct Dated {
    name: &'static str,
    day: Date,
    span: Span,
    sentence: u32,
}

/// How many words may stand between a date and its event, or a cue and its event.
const GAP: usize = 4;
/// How many dated mentions we keep, so that a long text stays cheap.
const KEPT: usize = 64;

/// The drafts of what is dated by an event.
pub(super) fn anchored(lines: &[Line<'_>], timexes: &[Timex], language: &Language) -> Vec<Draft> {
    let dated = dated(lines, timexes, language);
    let mut drafts: Vec<Draft> = Vec::new();
    if dated.is_empty() {
        return drafts;
    }
    let (sides, events) = (language.words("timeline.side"), language.words("timeline.event"));
    for (n, line) in lines.iter().enumerate() {
        let sentence = n as u32;
        for at in 0..line.words.len() {
            let Some((length, side)) = line.cue(at, sides) else { continue };
            let clause = line.words[at].clause;
            let event = (at + length..=at + length + GAP)
                .filter(|w| line.words.get(*w).is_some_and(|w| w.clause == clause))
                .find_map(|w| line.cue(w, events).map(|(length, name)| (w + length, name)));
            let Some((end, name)) = event else { continue };
            let nearest =
                dated.iter().filter(|d| d.name == name).min_by_key(|d| d.sentence.abs_diff(sentence));
            let Some(anchor) = nearest else { continue };
            let span = Span { start: line.words[at].span.start, end: line.words[end - 1].span.end };
            let (value, interval) = if side == "before" {
                (format!("../{}", anchor.day), Interval { first: None, last: Some(anchor.day) })
            } else {
                (format!("{}/..", anchor.day), Interval { first: Some(anchor.day), last: None })
            };
            if drafts.last().is_some_and(|d| d.sentence == sentence && d.value == value) {
                continue;
            }
            drafts.push(Draft {
                span,
                value,
                interval,
                precision: Precision::Interval,
                basis: EntryBasis::Anchored(anchor.span),
                confidence: 0.6,
                sentence,
                deadline: side == "before",
            });
        }
    }
    drafts
}

/// "Tuesday's election", "the election on Tuesday".
fn dated(lines: &[Line<'_>], timexes: &[Timex], language: &Language) -> Vec<Dated> {
    let events = language.words("timeline.event");
    let mut dated = Vec::new();
    for timex in timexes {
        let Some(Interval { first: Some(day), last }) = timex.interval else { continue };
        let Some(line) = lines.get(timex.sentence as usize).filter(|_| last == Some(day)) else { continue };
        let (first, end) = line.range(timex.span);
        let Some(clause) = line.words.get(first).map(|w| w.clause) else { continue };
        let beside = (end..end + GAP).chain((first.saturating_sub(GAP)..first).rev());
        let event = beside
            .filter(|at| line.words.get(*at).is_some_and(|w| w.clause == clause))
            .find_map(|at| line.cue(at, events).map(|(length, name)| (at, at + length, name)));
        let Some((from, to, name)) = event else { continue };
        let words = Span { start: line.words[from].span.start, end: line.words[to - 1].span.end };
        let span = Span { start: words.start.min(timex.span.start), end: words.end.max(timex.span.end) };
        dated.push(Dated { name, day, span, sentence: timex.sentence });
        if dated.len() == KEPT {
            break;
        }
    }
    dated
}
