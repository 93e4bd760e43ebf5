//! What "since", "until" and "from … to" make of a date.

use super::draft::Draft;
use super::entries::DAY;
use super::words::Line;
use super::{Entry, Precision};
use crate::civil::Date;
use crate::find::holds;
use crate::language::{Section, Trait};
use crate::span::{Span, part};
use crate::time::{Basis, Tense, Timex};

/// How many letters behind a date may say that it lasts.
const RUN: usize = 24;

/// How many words before the word that leads to a date may hold what it says of it: "the first", "postponed".
const BEFORE: usize = 14;

/// Has an entry go on to a last day, which stands up to `end`.
pub(super) fn lengthen(entry: &mut Entry, end: u32, value: &str, last: Date) {
    entry.span.end = end;
    entry.value.push('/');
    entry.value.push_str(value);
    entry.interval.last = Some(last);
    entry.precision = Precision::Interval;
}

/// "from X to Y", "between X and Y", "5-8 December".
#[inline(never)]
pub(super) fn widen(draft: &mut Draft, line: &Line<'_>, (first, end): (usize, usize), next: &Timex) -> bool {
    let days = draft.entry.precision == Precision::Day && next.value.len() == DAY;
    let (to, stop) = line.range(next.span);
    // "5-8 December"
    if let Some(last) = next.interval.and_then(|days| days.last)
        && days
        && to < end
        && draft.entry.interval.last < Some(last)
    {
        lengthen(&mut draft.entry, next.span.end, &next.value, last);
        return true;
    }
    // "11월 2일부터 12월 2일까지"
    let between = Span { start: draft.entry.span.end, end: next.span.start };
    if line.has(Trait::Unspaced)
        && particle(line, between, Section::SinceAfter).is_some_and(|(rest, _)| rest.trim().is_empty())
        && let Some(last) = next.interval.and_then(|days| days.last)
        && draft.entry.interval.last < Some(last)
    {
        lengthen(&mut draft.entry, next.span.end, &next.value, last);
        return true;
    }
    let (cue, pair) = match line.cue_before(first, Section::TimelineBetween) {
        Some(lead) => lead,
        // "runs Oct. 30 to Nov. 2"
        None if days && line.cue(end, Section::TimelineTo).is_some_and(|(length, _)| end + length == to) => {
            (first, "")
        }
        None => return false,
    };
    // "moved from Friday to Monday", "postponed the vote on the pier from Friday to Monday", "moved its meeting from 26 March
    // to 9 April" are two days; "moved money from May to June" is not.
    let deferred = line.last(cue.saturating_sub(BEFORE), cue, Section::TimelineDeferred);
    let near = |at| line.cue(at, Section::TimelineDeferred).is_some_and(|(_, value)| value == "near");
    let days = days && stop > to + 1;
    if deferred.is_some_and(|at| cue - at <= 2 || days || !near(at)) {
        return false;
    }
    let Some((length, joint)) = line.cue(end, Section::TimelineTo) else { return false };
    let Some(mut last) = next.interval.and_then(|i| i.last) else { return false };
    let entry = &mut draft.entry;
    let from = end + length;
    let mut value = next.value.clone();
    // "from Monday through Wednesday": of one week, whichever way each weekday alone would point.
    let bare = stop == to + 1 && value.len() == DAY && matches!(next.basis, Basis::Published(_));
    if let Some(first) =
        entry.interval.last.filter(|_| bare && line.word(to).text.as_bytes()[0].is_ascii_alphabetic())
    {
        let over = last.to_days() - first.to_days();
        if !(0..7).contains(&over) {
            last = first.add_days(over.rem_euclid(7));
            value = last.iso();
        }
    }
    // "between" goes with "and", "from" with "to".
    if pair != joint
        || next.sentence != entry.sentence
        || !(from..=from + 2).contains(&to)
        || (from..to).any(|at| !line.is(at, Section::TimelineSkip))
        || entry.interval.first.is_none_or(|day| day > last)
        || holds(&next.value, "/")
        // "el viernes a medianoche"
        || holds(&next.value, ":") && part(&next.value, 0, DAY) == entry.value
    {
        return false;
    }
    lengthen(entry, next.span.end, &value, last);
    draft.lead = line.word(cue).span.start;
    true
}

/// The particle of a list that some text begins with: what follows it, and its value.
fn particle<'t>(line: &Line<'t>, at: Span, section: Section) -> Option<(&'t str, &'static str)> {
    let text = at.of(line.text);
    // Of "までに" and "まで", the longer leaves less.
    let found = line.list(section).filter_map(|(letters, kind)| Some((text.strip_prefix(letters)?, kind)));
    found.min_by_key(|(rest, _)| rest.len())
}

/// "3月から閉館している", "11월 30일까지": what stands behind the date.
fn open_behind(draft: &mut Draft, line: &Line<'_>, published: Option<Date>) {
    let Some(end) = line.words.last().map(|word| word.span.end.max(draft.entry.span.end)) else { return };
    let rest = Span { start: draft.entry.span.end, end };
    let entry = &mut draft.entry;
    if let Some((rest, _)) = particle(line, rest, Section::SinceAfter) {
        let near = part(rest, 0, rest.char_indices().nth(RUN).map_or(rest.len(), |(to, _)| to));
        let lasts = line.list(Section::SinceLasting).any(|(letters, _)| holds(near, letters));
        draft.begins = !lasts;
        let ahead = published.zip(entry.interval.first).is_some_and(|(day, first)| first > day);
        if lasts || ahead {
            entry.value.push_str("/..");
            entry.interval.last = None;
            entry.precision = Precision::Interval;
        }
    } else if let Some((_, kind)) = particle(line, rest, Section::TimelineUntilAfter) {
        draft.deadline = kind == "deadline";
        entry.value.insert_str(0, "../");
        entry.interval.first = None;
        entry.precision = Precision::Interval;
    }
}

/// "since X", "from X", "until X": an open interval, where the event lasts.
#[inline(never)]
pub(super) fn open(draft: &mut Draft, line: &Line<'_>, first: usize, published: Option<Date>) {
    if line.has(Trait::Unspaced) {
        return open_behind(draft, line, published);
    }
    let before = |cue: usize, section: Section| {
        let clause = line.word(cue).clause;
        let (low, _) = line.around((cue, cue), &|word| word.clause == clause);
        // "has lost a fifth of its value since"
        let fraction =
            |at: usize| line.is(at - 1, Section::TimelineAny) && line.is(at + 1, Section::PartLink);
        let told = line.last(low.max(cue.saturating_sub(BEFORE)), cue, section);
        told.is_some_and(|at| at == 0 || !fraction(at))
    };
    let entry = &mut draft.entry;
    let starts = if let Some((cue, value)) = line.cue_before(first, Section::TimelineSince) {
        // "the worst since 1905" is about 1905 alone; "moved in from Friday" tells a beginning, not what lasts.
        let begins = value == "begins";
        let over = entry.interval.last.zip(published).is_some_and(|(last, day)| last < day);
        // "Not since 1905 has the water stood so high."
        let none = cue > 0 && line.cue(cue - 1, Section::TimelineNot).is_some();
        let alone = none || before(cue, Section::TimelineRecord);
        if begins && (over || draft.tense == Tense::Past) {
            return;
        }
        if !begins && alone {
            draft.lead = line.word(cue).span.start;
            return;
        }
        draft.lead = line.word(cue).span.start;
        draft.begins = begins;
        true
    } else if let Some((cue, value)) = line.cue_before(first, Section::TimelineUntil) {
        draft.lead = line.word(cue).span.start;
        // "put off until May": it is to happen in May.
        let put_off = |n| line.cue(cue - n, Section::TimelineDeferred).is_some_and(|(length, _)| length == n);
        // "postponed the hearing until May"
        let verb = line.last(cue.saturating_sub(BEFORE), cue, Section::TimelineDeferred);
        let verb = verb.is_some_and(|verb| !(verb + 1..cue).any(|at| line.verb(at)));
        if verb || (1..=3.min(cue)).any(put_off) {
            draft.put_off = true;
            return;
        }
        draft.deadline = value == "deadline";
        // "not until X": it begins with X.
        !draft.deadline && before(cue, Section::TimelineNot)
    } else {
        // "il y a trois jours"
        if let Some((cue, _)) = line.cue_before(first, Section::TimelineAgo) {
            draft.lead = line.word(cue).span.start;
        }
        return;
    };
    if starts {
        entry.value.push_str("/..");
        entry.interval.last = None;
    } else {
        entry.value.insert_str(0, "../");
        entry.interval.first = None;
    }
    entry.precision = Precision::Interval;
}
