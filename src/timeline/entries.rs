//! One draft for each date of the text that has days, with what "since", "until" and "from … to" make of it.

use super::words::Line;
use super::{Entry, EntryBasis, Precision, Status};
use crate::article::Article;
use crate::civil::Date;
use crate::find::holds;
use crate::language::Section;
use crate::span::{Span, part};
use crate::time::{Basis, Interval, Tense, Timex, TimexKind};

/// An entry before its status, label and group are known.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) entry: Entry,
    /// "by Friday": it happens then or before, but doesn't last until then.
    pub(super) deadline: bool,
    /// "put off until Friday": it lies ahead.
    pub(super) put_off: bool,
    /// "from Friday": it begins then, and hasn't lasted since.
    pub(super) begins: bool,
    pub(super) tense: Tense,
    /// First byte of the words that lead to the date: "since", "shortly after".
    pub(super) lead: u32,
}

impl Draft {
    pub(super) fn new(
        span: Span,
        value: String,
        interval: Interval,
        (basis, confidence): (EntryBasis, f64),
        sentence: u32,
    ) -> Self {
        Self {
            entry: Entry {
                span,
                precision: precision(&value, interval),
                value,
                interval,
                status: Status::Past,
                cancelled: false,
                basis,
                confidence,
                label: String::new(),
                sentence,
                group: 0,
            },
            deadline: false,
            put_off: false,
            begins: false,
            tense: Tense::Unknown,
            lead: span.start,
        }
    }
}

/// How many drafts back we look for the same value in a sentence; so many are drawn of one, since each carries its words.
const RECENT: usize = 32;

/// Letters of a day's value, without its hour.
const DAY: usize = 10;

/// The drafts of the dates that the text states.
pub(super) fn dated(article: &Article, lines: &[Line<'_>], timexes: &[Timex]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut taken = None;
    for (n, timex) in timexes.iter().enumerate() {
        let Some(line) = lines.get(timex.sentence as usize) else { continue };
        if taken == Some(n) || is_byline(article, line, timex) {
            continue;
        }
        if !matches!(timex.kind, TimexKind::Date | TimexKind::Time) {
            continue;
        }
        if drafts.len() >= RECENT && drafts[drafts.len() - RECENT].entry.sentence == timex.sentence {
            continue;
        }
        let Some(interval) = timex.interval else {
            drafts.extend(hour(timex, &drafts, article.published.map(|p| p.date)));
            continue;
        };
        let basis = match timex.basis {
            Basis::Explicit => (EntryBasis::Explicit, 0.95),
            Basis::Published(_) => (EntryBasis::Publication, 0.85),
            Basis::Timex(n) => {
                (EntryBasis::Anchored(timexes.get(n as usize).map_or(timex.span, |t| t.span)), 0.75)
            }
        };
        let mut draft = Draft::new(timex.span, timex.value.clone(), interval, basis, timex.sentence);
        draft.tense = timex.tense;
        if !holds(&timex.value, "/") {
            let place = line.range(timex.span);
            if timexes.get(n + 1).is_some_and(|next| widen(&mut draft, line, place, next)) {
                taken = Some(n + 1);
            } else {
                open(&mut draft, line, place.0, article.published.map(|p| p.date));
            }
        }
        let mut told = false;
        for other in drafts.iter().rev().take(RECENT) {
            let other = &other.entry;
            told |= other.sentence == timex.sentence && other.value == draft.entry.value;
        }
        if !told && !drafts.last_mut().is_some_and(|last| goes_on(last, line, &draft.entry)) {
            drafts.push(draft);
        }
    }
    drafts
}

/// "April 14 and 15": one event of two days, where the second is the next.
fn goes_on(draft: &mut Draft, line: &Line<'_>, next: &Entry) -> bool {
    let entry = &mut draft.entry;
    let (Some(last), Some(day)) = (entry.interval.last, next.interval.first) else { return false };
    let ((_, end), (to, _)) = (line.range(entry.span), line.range(next.span));
    if entry.sentence != next.sentence
        || next.precision != Precision::Day
        || entry.precision != Precision::Day
        || last.add_days(1) != day
        || !line.is(end, Section::TimelineAnd)
        || end + 1 != to
        || holds(&entry.value, "T")
        || holds(&next.value, "T")
    {
        return false;
    }
    lengthen(entry, next.span.end, &next.value, day);
    true
}

/// Has an entry go on to a last day, which stands up to `end`.
fn lengthen(entry: &mut Entry, end: u32, value: &str, last: Date) {
    entry.span.end = end;
    entry.value.push('/');
    entry.value.push_str(value);
    entry.interval.last = Some(last);
    entry.precision = Precision::Interval;
}

/// The last day that some drafts name.
pub(super) fn last_day(drafts: &[Draft]) -> Option<&Entry> {
    let recent = &drafts[drafts.len().saturating_sub(RECENT)..];
    recent.iter().map(|draft| &draft.entry).rfind(|entry| entry.precision == Precision::Day)
}

/// "left at 4 p.m.": on the last day named before; of what is to come that isn't sure enough.
fn hour(timex: &Timex, drafts: &[Draft], published: Option<Date>) -> Option<Draft> {
    let day = last_day(drafts)?;
    if day.sentence == timex.sentence
        || timex.tense == Tense::Future
        || day.interval.last > published
        || !timex.value.starts_with('T')
    {
        return None;
    }
    let mut value = part(&day.value, 0, DAY).to_owned();
    value.push_str(&timex.value);
    let basis = (EntryBasis::Anchored(day.span), 0.6);
    let mut draft = Draft::new(timex.span, value, day.interval, basis, timex.sentence);
    draft.tense = timex.tense;
    Some(draft)
}

/// "from X to Y", "between X and Y".
fn widen(draft: &mut Draft, line: &Line<'_>, (first, end): (usize, usize), next: &Timex) -> bool {
    let Some((cue, pair)) = line.cue_before(first, Section::TimelineBetween) else { return false };
    let Some((length, joint)) = line.cue(end, Section::TimelineTo) else { return false };
    let Some(mut last) = next.interval.and_then(|i| i.last) else { return false };
    let entry = &mut draft.entry;
    let from = end + length;
    let (to, stop) = line.range(next.span);
    let mut value = next.value.clone();
    // "from Monday through Wednesday": of one week, whichever way each weekday alone would point.
    let bare = stop == to + 1 && value.len() == DAY && matches!(next.basis, Basis::Published(_));
    if let Some(first) =
        entry.interval.last.filter(|_| bare && line.word(to).text.as_bytes()[0].is_ascii_alphabetic())
    {
        let over = last.to_days() - first.to_days();
        if !(0..7).contains(&over) {
            last = first.add_days(over.rem_euclid(7));
            value = last.to_string();
        }
    }
    // "between" goes with "and", "from" with "to".
    if pair != joint
        || next.sentence != entry.sentence
        || !(from..=from + 2).contains(&to)
        || (from..to).any(|at| !line.is(at, Section::TimelineSkip))
        || entry.interval.first.is_none_or(|day| day > last)
        || holds(&next.value, "/")
    {
        return false;
    }
    lengthen(entry, next.span.end, &value, last);
    draft.lead = line.word(cue).span.start;
    true
}

/// How many words before "since" may hold "the first".
const RECORD: usize = 14;

/// "since X", "from X", "until X": an open interval, where the event lasts.
fn open(draft: &mut Draft, line: &Line<'_>, first: usize, published: Option<Date>) {
    let before = |cue: usize, section: Section| {
        let clause = line.word(cue).clause;
        let (low, _) = line.around((cue, cue), &|word| word.clause == clause);
        line.last(low.max(cue.saturating_sub(RECORD)), cue, section).is_some()
    };
    let entry = &mut draft.entry;
    let starts = if let Some((cue, value)) = line.cue_before(first, Section::TimelineSince) {
        // "the worst since 1905" is about 1905 alone; "moved in from Friday" tells a beginning, not what lasts.
        let begins = value == "begins";
        let over = entry.interval.last.zip(published).is_some_and(|(last, day)| last < day);
        if begins && (over || draft.tense == Tense::Past) || !begins && before(cue, Section::TimelineRecord) {
            return;
        }
        draft.lead = line.word(cue).span.start;
        draft.begins = begins;
        true
    } else if let Some((cue, value)) = line.cue_before(first, Section::TimelineUntil) {
        draft.lead = line.word(cue).span.start;
        // "put off until May": it is to happen in May.
        let put_off = |n| line.cue(cue - n, Section::TimelineDeferred).is_some_and(|(length, _)| length == n);
        if (1..=3.min(cue)).any(put_off) {
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

/// Whether the date only says when the article came out.
fn is_byline(article: &Article, line: &Line<'_>, timex: &Timex) -> bool {
    if article.dateline.is_some_and(|d| d.overlaps(timex.span)) {
        return true;
    }
    let Some(published) = article.published.map(|p| p.date) else { return false };
    if timex.interval != Some(Interval { first: Some(published), last: Some(published) }) {
        return false;
    }
    let (mut letters, mut others) = (0, 0);
    for word in line.words.iter().take(RECORD) {
        letters += word.text.chars().take(64).count();
        others += usize::from(word.timex.is_none());
    }
    if line.has("unspaced") {
        return letters < timex.span.of(&article.text).chars().count() + 4;
    }
    others < 3 || others < 9 && line.cue(0, Section::TimelineByline).is_some()
}

/// The precision that the form of a value shows.
fn precision(value: &str, interval: Interval) -> Precision {
    if holds(value, "/") {
        return Precision::Interval;
    }
    let mut parts = value.split('T').next().unwrap_or_default().split('-');
    let year = parts.next().unwrap_or_default();
    if !year.bytes().all(|b| b.is_ascii_digit() || b == b'X') || year.is_empty() {
        return if interval.first.is_some() && interval.first == interval.last {
            Precision::Day
        } else {
            Precision::Interval
        };
    }
    match (parts.next(), parts.next()) {
        (None, _) if year.len() < 4 || year.ends_with('X') => Precision::Decade,
        (None, _) => Precision::Year,
        (Some("SP" | "SU" | "FA" | "WI"), _) => Precision::Season,
        (Some(part), _) if part.starts_with(['Q', 'H']) => Precision::Quarter,
        (Some(part), None | Some("WE")) if part.starts_with('W') => Precision::Week,
        (Some(_), None) => Precision::Month,
        _ => Precision::Day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_a_value_shows_its_precision() {
        let interval = Interval { first: None, last: None };
        for (value, want) in [
            ("2020-11-03", Precision::Day),
            ("2020-11-03T20:00", Precision::Day),
            ("2020-W44", Precision::Week),
            ("2020-W44-WE", Precision::Week),
            ("2020-W44-2", Precision::Day),
            ("2020-11", Precision::Month),
            ("2020-SU", Precision::Season),
            ("2020-Q3", Precision::Quarter),
            ("2020", Precision::Year),
            ("199", Precision::Decade),
            ("2019/2020", Precision::Interval),
        ] {
            assert_eq!(precision(value, interval), want, "{value}");
        }
    }
}
