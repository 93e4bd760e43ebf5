//! Entries for what happens after or before an event that another sentence dates: "after the election".

use super::entries::Draft;
use super::words::Line;
use super::{EntryBasis, Precision};
use crate::find::holds;
use crate::language::Section;
use crate::span::Span;
use crate::time::{Interval, Timex, TimexKind};

/// An event's noun beside a date.
#[derive(Debug)]
struct Dated {
    /// The noun, or the event that the word lists say it names.
    name: String,
    sentence: u32,
    /// Words between the noun and the date.
    gap: usize,
    days: Interval,
    /// The noun and the date.
    span: Span,
}

/// How many words after a cue may hold its event.
const REACH: usize = 10;
/// A date this close after a cue belongs to its event.
const OWN: usize = 14;
/// How far an event's noun may stand from its date.
const NEAR: usize = 14;

/// Adds the drafts of what is dated by an event.
pub(super) fn anchored(lines: &[Line<'_>], timexes: &[Timex], drafts: &mut Vec<Draft>) {
    let dated = dated(lines, drafts);
    if dated.is_empty() {
        return;
    }
    let stated = drafts.len();
    for (n, line) in lines.iter().enumerate() {
        let sentence = n as u32;
        for at in 0..line.words.len() {
            let Some((length, side)) = line.cue(at, Section::TimelineSide) else { continue };
            let Some((words, name)) = event(line, at + length, side == "when") else { continue };
            let Some(by) = nearest(&dated, &name, sentence) else { continue };
            let length = at.checked_sub(1).and_then(|before| timexes.get(line.word(before).timex?));
            let lead = line.word(at).span.start;
            let Some(draft) = draft(side == "before", by, words, sentence, lead, length) else { continue };
            let told = drafts[stated..].last().map(|other| &other.entry);
            if !told.is_some_and(|told| told.sentence == sentence && told.value == draft.entry.value) {
                drafts.push(draft);
            }
        }
    }
}

/// The event that a phrase names, and the phrase: "the US election", "the winner (of the election) is announced".
fn event(line: &Line<'_>, at: usize, told: bool) -> Option<(Span, String)> {
    let first = line.words.get(at)?;
    // "after a vote" is any vote; a date beside it is its own.
    if line.is(at, Section::TimelineAny) || (at..at + OWN).any(|n| line.word(n).timex.is_some()) {
        return None;
    }
    for n in at..at + REACH {
        let word = line.word(n);
        if word.clause != first.clause {
            return None;
        }
        let Some((length, name)) = named(line, n) else {
            if line.verb(n) {
                return None;
            }
            continue;
        };
        let mut end = n + length;
        // The rest of what stands in parentheses, and the verb after it, belong to the phrase.
        while (word.aside || told) && end < n + 4 && line.word(end).clause == word.clause {
            end += 1;
        }
        // "after the election was called" is about the call.
        if !told && line.word(end).clause == first.clause && line.verb(end) {
            return None;
        }
        return Some((Span { start: first.span.start, end: line.word(end - 1).span.end }, name));
    }
    None
}

/// The event that begins at a word: from the word lists, or any noun whose ending makes it an event.
fn named(line: &Line<'_>, at: usize) -> Option<(usize, String)> {
    let word = line.word(at);
    let stem = stem(&word.lower);
    if let Some((length, name)) = line.cue(at, Section::TimelineEvent) {
        return Some((length, if name.is_empty() { stem } else { name }.to_owned()));
    }
    let event = |(end, _): (&str, &str)| word.lower.len() > end.len() + 3 && stem.ends_with(end);
    (word.timex.is_none() && line.list(Section::TimelineEventEnding).any(event)).then(|| (1, stem.to_owned()))
}

fn stem(word: &str) -> &str {
    let word = word.strip_suffix("'s").unwrap_or(word);
    word.strip_suffix('s').filter(|w| w.len() > 3 && !w.ends_with('s')).unwrap_or(word)
}

fn nearest<'d>(dated: &'d [Dated], name: &str, sentence: u32) -> Option<&'d Dated> {
    let from = dated.partition_point(|d| d.name.as_str() < name);
    let mut best: Option<(bool, u32, usize, &Dated)> = None;
    for by in dated[from..].iter().take(64).take_while(|by| by.name == name) {
        let far = (by.gap > 3, by.sentence.abs_diff(sentence), by.gap);
        if by.sentence != sentence && best.is_none_or(|(a, b, c, _)| far < (a, b, c)) {
            best = Some((far.0, far.1, far.2, by));
        }
    }
    Some(best?.3)
}

/// "after the vote", "two days after the vote": the day itself, where the vote has one.
fn draft(
    before: bool,
    by: &Dated,
    mut words: Span,
    sentence: u32,
    lead: u32,
    length: Option<&Timex>,
) -> Option<Draft> {
    let Interval { first, last } = by.days;
    let day = if before { first.or(last) } else { last.or(first) }?;
    let counted = length.filter(|_| first == last).and_then(|length| Some((length, days(length)?)));
    let basis = (EntryBasis::Anchored(by.span), 0.6);
    let mut draft = if let Some((length, days)) = counted {
        words.start = length.span.start;
        let day = day.add_days(if before { -days } else { days });
        Draft::new(words, day.to_string(), Interval { first: Some(day), last: Some(day) }, basis, sentence)
    } else if before {
        Draft::new(words, format!("../{day}"), Interval { first: None, last: Some(day) }, basis, sentence)
    } else {
        Draft::new(words, format!("{day}/.."), Interval { first: Some(day), last: None }, basis, sentence)
    };
    draft.deadline = before && draft.entry.precision == Precision::Interval;
    draft.begins = true;
    draft.lead = lead;
    Some(draft)
}

/// A length of days or weeks, in days.
fn days(length: &Timex) -> Option<i32> {
    let number = length.value.strip_prefix('P').filter(|_| length.kind == TimexKind::Duration)?;
    if let Some(days) = number.strip_suffix('D') {
        return days.parse().ok();
    }
    Some(number.strip_suffix('W')?.parse::<i32>().ok()?.saturating_mul(7))
}

/// "Tuesday's election", "the trial that ended in June": each event noun in the clause of a date.
fn dated(lines: &[Line<'_>], drafts: &[Draft]) -> Vec<Dated> {
    let mut dated = Vec::new();
    for Draft { entry, .. } in drafts {
        let Some(line) = lines.get(entry.sentence as usize) else { continue };
        if holds(&entry.value, "/") {
            continue;
        }
        let (first, end) = line.range(entry.span);
        let clause = line.word(first).clause;
        let (low, high) = line.around((first, end), &|word| word.clause == clause);
        for at in low.max(first.saturating_sub(NEAR))..high.min(end + NEAR) {
            if (first..end).contains(&at) {
                continue;
            }
            let Some((length, name)) = named(line, at) else { continue };
            let (start, stop) = (line.word(at).span.start, line.word(at + length - 1).span.end);
            let span = Span { start: start.min(entry.span.start), end: stop.max(entry.span.end) };
            let gap = if at >= end { at - end } else { first - at - 1 };
            dated.push(Dated { name, sentence: entry.sentence, gap, days: entry.interval, span });
        }
    }
    crate::sort::by(&mut dated, |a, b| a.name.cmp(&b.name));
    dated
}
