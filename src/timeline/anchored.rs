//! Entries for what happens after or before an event that another sentence dates: "after the election".

use super::draft::Draft;
use super::entries::last_day;
use super::words::Line;
use super::{EntryBasis, Precision};
use crate::civil::Date;
use crate::find::holds;
use crate::language::Section;
use crate::span::Span;
use crate::time::{Interval, Tense, Timex, TimexKind};

/// An event's noun beside a date.
#[derive(Debug)]
struct Dated {
    /// The noun, or the event that the word lists say it names.
    name: String,
    sentence: u32,
    /// Words between the noun and the date.
    gap: usize,
    value: String,
    days: Interval,
    /// The noun and the date.
    span: Span,
}

/// How many words after a cue may hold its event.
const REACH: usize = 10;
/// A date this close after a cue belongs to its event.
const OWN: usize = 14;
/// The most words of what comes after another event.
const SUBJECT: usize = 5;
/// How far an event's noun may stand from its date.
const NEAR: usize = 14;

/// Adds the drafts of what is dated by an event.
pub(super) fn anchored(
    lines: &[Line<'_>],
    timexes: &[Timex],
    published: Option<Date>,
    drafts: &mut Vec<Draft>,
) {
    let dated = dated(lines, drafts);
    let stated = drafts.len();
    for (n, line) in lines.iter().enumerate() {
        let sentence = n as u32;
        if let Some(draft) = sequence(line, drafts, sentence) {
            drafts.push(draft);
        }
        let mut from = 0;
        for at in 0..line.words.len() {
            let cue = line.cue(at, Section::TimelineSide).filter(|_| at >= from);
            let Some((length, side)) = cue else { continue };
            from = at + length;
            let by = event(line, at + length, side == "when")
                .and_then(|(words, name)| Some((words, nearest(&dated, &name, sentence)?)));
            let end = at + length;
            let length = at.checked_sub(1).and_then(|before| timexes.get(line.word(before).timex?));
            let draft = match by {
                Some((words, by)) => draft(side, by, words, sentence, line.word(at).span.start, length),
                None => came(line, end, side, length, &drafts[..stated], sentence),
            };
            let Some(mut draft) = draft else { continue };
            draft.tense = tense(line, at, end);
            // "She left after the vote" is about another vote than the one to come.
            let ahead = draft.entry.interval.first.zip(published).is_some_and(|(first, day)| first > day);
            if ahead && draft.tense == Tense::Past {
                continue;
            }
            let told = drafts[stated..].last().map(|other| &other.entry);
            if !told.is_some_and(|told| told.sentence == sentence && told.value == draft.entry.value) {
                drafts.push(draft);
            }
        }
    }
}

/// "Hours later, the guild met", "Then it burned": next to the day that the sentence before tells, and no surer.
fn sequence(line: &Line<'_>, drafts: &[Draft], sentence: u32) -> Option<Draft> {
    let mut at = 0;
    while line.word(at).timex.is_some() && !line.word(at).day {
        at += 1;
    }
    let (length, kind) = line.cue(at, Section::TimelineSequence)?;
    // "Shortly after, it fell", but "shortly after the vote"; "then again".
    if kind == "none" || kind == "closed" && line.word(at + length).clause == line.word(at).clause {
        return None;
    }
    let of = |number: u32| drafts.iter().rev().map(|draft| &draft.entry).find(move |e| e.sentence == number);
    let by = of(sentence.checked_sub(1)?).filter(|_| of(sentence).is_none())?;
    let span = Span { start: line.word(0).span.start, end: line.word(at + length - 1).span.end };
    // A day, or one more of a row.
    if by.interval.first.is_none() || by.precision != Precision::Day && by.interval.last.is_some() {
        return None;
    }
    let basis = match by.basis {
        EntryBasis::Anchored(words) if by.interval.last.is_none() => words,
        _ => by.span,
    };
    let basis = (EntryBasis::Anchored(basis), 0.5);
    let told = Interval { first: by.interval.first, last: None };
    let mut draft = Draft::of_days(span, told, basis, sentence);
    let (_, end) = line.around((0, at + length), &|word| word.timex.is_none());
    let verb = (at + length..end).find(|at| line.verb(*at) && !line.is(*at, Section::PresentHelper))?;
    draft.tense = if line.is(verb, Section::FutureVerb) { Tense::Future } else { Tense::Past };
    draft.begins = true;
    Some(draft)
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
    side: &str,
    by: &Dated,
    mut words: Span,
    sentence: u32,
    lead: u32,
    length: Option<&Timex>,
) -> Option<Draft> {
    let Interval { first, last } = by.days;
    // "the day after the vote": as "one day after".
    let (next, side) = side.strip_prefix("day ").map_or((false, side), |side| (true, side));
    let before = side == "before";
    // After something of a year is no earlier than that year, and need be no later.
    let day = if before { last.or(first) } else { first.or(last) }?;
    let mut counted = length.and_then(|length| Some((length.span.start, days(length)?)));
    if next {
        counted = Some((lead, 1));
    }
    let basis = (EntryBasis::Anchored(by.span), 0.6);
    let mut draft = if side == "during" {
        Draft::new(words, by.value.clone(), by.days, basis, sentence)
    } else {
        let mut told = Interval { first: Some(day), last: Some(day) };
        if let Some((start, days)) = counted.filter(|_| first == last) {
            words.start = start;
            told.first = Some(day.add_days(if before { -days } else { days }));
            told.last = told.first;
        } else if before {
            told.first = None;
        } else {
            told.last = None;
        }
        if first == last {
            Draft::of_days(words, told, basis, sentence)
        } else {
            Draft::bounded(words, by.value.clone(), told, basis, sentence)
        }
    };
    draft.deadline = before && draft.entry.precision == Precision::Interval;
    draft.begins = true;
    draft.lead = lead;
    Some(draft)
}

/// The tense of what is told beside a phrase that begins with a cue: of the verbs before the phrase, else of those behind.
fn tense(line: &Line<'_>, at: usize, end: usize) -> Tense {
    let verb = |n: &usize| line.verb(*n);
    let Some(found) = (0..at).rev().find(verb).or_else(|| (end..line.words.len()).find(verb)) else {
        return Tense::Unknown;
    };
    // "will be announced"
    let any = |section| (found.saturating_sub(3)..=found).any(|n| line.is(n, section));
    match () {
        () if any(Section::FutureVerb) || any(Section::TimelinePlanned) => Tense::Future,
        () if any(Section::PresentHelper) => Tense::Unknown,
        () => Tense::Past,
    }
}

/// "It came a day after the pier burned": counted from the day that the text named last.
fn came(
    line: &Line<'_>,
    end: usize,
    side: &str,
    length: Option<&Timex>,
    drafts: &[Draft],
    sentence: u32,
) -> Option<Draft> {
    let (length, days) = (length?, days(length?)?);
    let (first, _) = line.range(length.span);
    if !(1..=SUBJECT).contains(&first) || !line.is(first - 1, Section::TimelineCame) {
        return None;
    }
    let before = drafts.partition_point(|draft| draft.entry.sentence < sentence);
    let last = last_day(&drafts[..before])?;
    let day = last.interval.first?.add_days(if side == "before" { days } else { -days });
    let span = Span { start: length.span.start, end: line.word(end - 1).span.end };
    let basis = (EntryBasis::Anchored(last.span), 0.5);
    let told = Interval { first: Some(day), last: Some(day) };
    let mut draft = Draft::of_days(span, told, basis, sentence);
    draft.lead = line.word(0).span.start;
    Some(draft)
}

/// A length of days or weeks, in days.
fn days(length: &Timex) -> Option<i32> {
    let value = length.value.strip_prefix('P').filter(|_| length.kind == TimexKind::Duration)?;
    let mut number: i32 = 0;
    for byte in value.bytes() {
        match byte {
            b'0'..=b'9' => number = number.saturating_mul(10).saturating_add(i32::from(byte - b'0')),
            b'D' => return Some(number),
            b'W' => return Some(number.saturating_mul(7)),
            _ => return None,
        }
    }
    None
}

/// "Tuesday's election", "the trial that ended in June": each event noun in the clause of a date.
#[inline(never)]
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
            let (sentence, value) = (entry.sentence, entry.value.clone());
            dated.push(Dated { name, sentence, gap, value, days: entry.interval, span });
        }
    }
    crate::sort::by(&mut dated, |a, b| a.name.cmp(&b.name));
    dated
}
