//! Entries for what happens after or before an event that another sentence dates: "after the election".

use super::entries::Draft;
use super::words::Line;
use super::{EntryBasis, Precision};
use crate::civil::Date;
use crate::find::holds;
use crate::language::{Language, Section, Words};
use crate::span::Span;
use crate::time::{Interval, Tense, Timex, TimexKind};

/// An event's noun beside a date.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Dated {
    /// The noun, or the event that the word lists say it names.
    name: String,
    sentence: u32,
    /// Words between the noun and the date.
    gap: usize,
    /// Index of the draft.
    draft: usize,
    /// The noun and the date.
    span: Span,
}

/// How many words after a cue may hold its event.
const REACH: usize = 10;
/// A date this close after a cue belongs to its event.
const OWN: usize = 14;
/// How far an event's noun may stand from its date.
const NEAR: usize = 14;

/// The drafts of what is dated by an event.
pub(super) fn anchored(
    lines: &[Line<'_>],
    timexes: &[Timex],
    drafts: &[Draft],
    language: &Language,
) -> Vec<Draft> {
    let dated = dated(lines, drafts, language);
    let mut found: Vec<Draft> = Vec::new();
    if dated.is_empty() {
        return found;
    }
    let sides = language.words(Section::TimelineSide);
    for (n, line) in lines.iter().enumerate() {
        let sentence = n as u32;
        for at in 0..line.words.len() {
            let Some((length, side)) = line.cue(at, sides) else { continue };
            let Some((words, name)) = event(line, at + length, side == "when", language) else { continue };
            let Some(by) = nearest(&dated, &name, sentence) else { continue };
            let anchor = &drafts[by.draft];
            let Some(mut draft) = draft(side, anchor.interval, words, by.span, sentence) else { continue };
            draft.lead = line.words[at].span.start;
            if let Some(word) = at.checked_sub(1).and_then(|before| line.words.get(before)?.timex) {
                count(&mut draft, &timexes[word], anchor.interval);
            }
            if !found.last().is_some_and(|d| d.sentence == sentence && d.value == draft.value) {
                found.push(draft);
            }
        }
    }
    found
}

/// The event that a phrase names, and the phrase: "the US election", "the winner (of the election) is announced".
fn event(line: &Line<'_>, at: usize, told: bool, language: &Language) -> Option<(Span, String)> {
    let first = line.words.get(at)?;
    // "after a vote" is any vote.
    if language.words(Section::TimelineAny).contains(&first.lower) {
        return None;
    }
    // It has a date of its own.
    if line.words[at..(at + OWN).min(line.words.len())].iter().any(|word| word.timex.is_some()) {
        return None;
    }
    for n in at..(at + REACH).min(line.words.len()) {
        let word = &line.words[n];
        let named_now = named(line, n, language);
        if word.clause != first.clause || named_now.is_none() && line.verb(n, language) {
            return None;
        }
        if let Some((length, name)) = named_now {
            let mut end = n + length;
            // The rest of what stands in parentheses, and the verb after it, belong to the phrase.
            let same = |end: usize| line.words.get(end).is_some_and(|w| w.clause == word.clause);
            while (word.aside || told) && end < n + 4 && same(end) {
                end += 1;
            }
            // "after the election was called" is about the call.
            if !told
                && line.words.get(end).is_some_and(|w| w.clause == first.clause)
                && line.verb(end, language)
            {
                return None;
            }
            return Some((Span { start: first.span.start, end: line.words[end - 1].span.end }, name));
        }
    }
    None
}

/// The event that begins at a word: from the word lists, or any noun whose ending makes it an event.
fn named(line: &Line<'_>, at: usize, language: &Language) -> Option<(usize, String)> {
    if let Some((length, name)) = line.cue(at, language.words(Section::TimelineEvent)) {
        let word = &line.words[at].lower;
        return Some((length, if name.is_empty() { stem(word) } else { name.to_owned() }));
    }
    let word = &line.words[at];
    let known = |words: &Words| {
        words.iter().any(|(end, _)| word.lower.len() > end.len() + 3 && stem(&word.lower).ends_with(end))
    };
    (known(language.words(Section::TimelineEventEnding)) && word.timex.is_none())
        .then(|| (1, stem(&word.lower)))
}

fn stem(word: &str) -> String {
    let word = word.strip_suffix("'s").unwrap_or(word);
    word.strip_suffix('s').filter(|w| w.len() > 3 && !w.ends_with('s')).unwrap_or(word).to_owned()
}

fn nearest<'d>(dated: &'d [Dated], name: &str, sentence: u32) -> Option<&'d Dated> {
    let from = dated.partition_point(|d| d.name.as_str() < name);
    let same = dated[from..].iter().take_while(|d| d.name == name);
    same.take(64)
        .filter(|d| d.sentence != sentence)
        .min_by_key(|d| (d.gap > 3, d.sentence.abs_diff(sentence), d.gap))
}

fn draft(side: &str, days: Interval, words: Span, by: Span, sentence: u32) -> Option<Draft> {
    let (value, interval) = if side == "before" {
        let day = days.first.or(days.last)?;
        (format!("../{day}"), Interval { first: None, last: Some(day) })
    } else {
        let day = days.last.or(days.first)?;
        (format!("{day}/.."), Interval { first: Some(day), last: None })
    };
    Some(Draft {
        span: words,
        value,
        interval,
        precision: Precision::Interval,
        basis: EntryBasis::Anchored(by),
        confidence: 0.6,
        sentence,
        deadline: side == "before",
        put_off: false,
        begins: true,
        tense: Tense::Unknown,
        lead: words.start,
    })
}

/// "two days after the vote": the day itself, where the vote has one.
fn count(draft: &mut Draft, length: &Timex, days: Interval) {
    let (Some(day), TimexKind::Duration) = (days.first.filter(|_| days.first == days.last), length.kind)
    else {
        return;
    };
    let Some(number) = length.value.strip_prefix('P').and_then(|rest| rest.get(..rest.len().checked_sub(1)?))
    else {
        return;
    };
    let Ok(number) = number.parse::<i32>() else { return };
    let number = if draft.deadline { -number } else { number };
    let date: Date = match length.value.as_bytes().last() {
        Some(b'D') => day.add_days(number),
        Some(b'W') => day.add_days(number.saturating_mul(7)),
        _ => return,
    };
    draft.span.start = length.span.start;
    draft.value = date.to_string();
    draft.interval = Interval { first: Some(date), last: Some(date) };
    draft.precision = Precision::Day;
    draft.deadline = false;
}

/// "Tuesday's election", "the trial that ended in June": each event noun in the clause of a date.
fn dated(lines: &[Line<'_>], drafts: &[Draft], language: &Language) -> Vec<Dated> {
    let mut dated = Vec::new();
    for (n, draft) in drafts.iter().enumerate() {
        let Some(line) = lines.get(draft.sentence as usize) else { continue };
        if holds(&draft.value, "/") {
            continue;
        }
        let (first, end) = line.range(draft.span);
        let Some(clause) = line.words.get(first).map(|w| w.clause) else { continue };
        let beside = (end..(end + NEAR).min(line.words.len())).chain(first.saturating_sub(NEAR)..first);
        for at in beside.filter(|at| line.words[*at].clause == clause) {
            let Some((length, name)) = named(line, at, language) else { continue };
            let words = Span { start: line.words[at].span.start, end: line.words[at + length - 1].span.end };
            let span = Span { start: words.start.min(draft.span.start), end: words.end.max(draft.span.end) };
            let gap = if at >= end { at - end } else { first - at - 1 };
            dated.push(Dated { name, sentence: draft.sentence, gap, draft: n, span });
        }
    }
    crate::sort::by(&mut dated, Ord::cmp);
    dated
}
