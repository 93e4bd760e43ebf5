//! One draft for each date of the text that has days, with what "since", "until" and "from … to" make of it.

use super::words::Line;
use super::{EntryBasis, Precision};
use crate::article::Article;
use crate::civil::Date;
use crate::find::holds;
use crate::language::{Language, Section};
use crate::span::Span;
use crate::time::{Basis, Interval, Tense, Timex, TimexKind};

/// An entry before its status and label are known.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) span: Span,
    pub(super) value: String,
    pub(super) interval: Interval,
    pub(super) precision: Precision,
    pub(super) basis: EntryBasis,
    pub(super) confidence: f64,
    pub(super) sentence: u32,
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
    /// Whether the words after "after" or "before" are no date, but an event.
    pub(super) fn anchored(&self) -> bool {
        self.lead < self.span.start && matches!(self.basis, EntryBasis::Anchored(_))
    }
}

/// How many drafts back we look for the same value in a sentence.
const RECENT: usize = 32;

/// The drafts of the dates that the text states.
pub(super) fn dated(
    article: &Article,
    lines: &[Line<'_>],
    timexes: &[Timex],
    language: &Language,
) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut taken = None;
    for (n, timex) in timexes.iter().enumerate() {
        let Some(line) = lines.get(timex.sentence as usize) else { continue };
        if taken == Some(n) || is_byline(article, line, timex, language) {
            continue;
        }
        let Some(mut draft) = draft(timex, timexes) else { continue };
        let (first, end) = line.range(timex.span);
        if widen_to_next(&mut draft, line, (first, end), n, timexes, language) {
            taken = Some(n + 1);
        } else {
            open(&mut draft, line, first, article.published.map(|p| p.date), language);
        }
        let mut recent = drafts.iter().rev().take(RECENT).take_while(|d| d.sentence == draft.sentence);
        if !recent.any(|d| d.value == draft.value) {
            drafts.push(draft);
        }
    }
    drafts
}

fn draft(timex: &Timex, timexes: &[Timex]) -> Option<Draft> {
    let interval = timex.interval?;
    if !matches!(timex.kind, TimexKind::Date | TimexKind::Time) {
        return None;
    }
    let (basis, confidence) = match timex.basis {
        Basis::Explicit => (EntryBasis::Explicit, 0.95),
        Basis::Published(_) => (EntryBasis::Publication, 0.85),
        Basis::Timex(n) => {
            (EntryBasis::Anchored(timexes.get(n as usize).map_or(timex.span, |t| t.span)), 0.75)
        }
    };
    Some(Draft {
        span: timex.span,
        value: timex.value.clone(),
        interval,
        precision: precision(&timex.value, interval),
        basis,
        confidence,
        sentence: timex.sentence,
        deadline: false,
        put_off: false,
        begins: false,
        tense: timex.tense,
        lead: timex.span.start,
    })
}

/// "from X to Y", "between X and Y".
fn widen_to_next(
    draft: &mut Draft,
    line: &Line<'_>,
    (first, end): (usize, usize),
    n: usize,
    timexes: &[Timex],
    language: &Language,
) -> bool {
    let skip = language.words(Section::TimelineSkip);
    let Some((cue, pair)) = line.cue_before(first, language.words(Section::TimelineBetween), skip) else {
        return false;
    };
    let Some((length, joint)) = line.cue(end, language.words(Section::TimelineTo)) else { return false };
    // "between" goes with "and", "from" with "to".
    if pair != joint {
        return false;
    }
    let Some(next) = timexes.get(n + 1).filter(|t| t.sentence == draft.sentence) else { return false };
    let Some(last) = next.interval.and_then(|i| i.last) else { return false };
    let (next_first, _) = line.range(next.span);
    let between = line.words.get(end + length..next_first).unwrap_or_default();
    if between.len() > 2 || !between.iter().all(|w| skip.contains(&w.lower)) {
        return false;
    }
    if draft.interval.first.is_none_or(|day| day > last)
        || holds(&draft.value, "/")
        || holds(&next.value, "/")
    {
        return false;
    }
    draft.span.end = next.span.end;
    draft.lead = line.words[cue].span.start;
    draft.value = format!("{}/{}", draft.value, next.value);
    draft.interval.last = Some(last);
    draft.precision = Precision::Interval;
    true
}

/// How many words before "since" may hold "the first".
const RECORD: usize = 14;

/// "since X", "from X", "until X": an open interval, where the event lasts.
fn open(draft: &mut Draft, line: &Line<'_>, first: usize, published: Option<Date>, language: &Language) {
    if holds(&draft.value, "/") {
        return;
    }
    let skip = language.words(Section::TimelineSkip);
    let before = |cue: usize, section: Section| {
        let clause = line.words[cue].clause;
        let near = (cue.saturating_sub(RECORD)..cue).rev().take_while(|at| line.words[*at].clause == clause);
        near.into_iter().any(|at| line.cue(at, language.words(section)).is_some())
    };
    if let Some((cue, value)) = line.cue_before(first, language.words(Section::TimelineSince), skip) {
        // "the worst since 1905" is about 1905 alone; "moved in from Friday" tells a beginning, not what lasts.
        let begins = value == "begins";
        let over = draft.interval.last.zip(published).is_some_and(|(last, day)| last < day);
        if begins && (over || draft.tense == Tense::Past) || !begins && before(cue, Section::TimelineRecord) {
            return;
        }
        draft.lead = line.words[cue].span.start;
        draft.begins = begins;
        draft.value.push_str("/..");
        draft.interval.last = None;
    } else if let Some((cue, value)) = line.cue_before(first, language.words(Section::TimelineUntil), skip) {
        draft.lead = line.words[cue].span.start;
        // "put off until May": it is to happen in May.
        let put_off = language.words(Section::TimelineDeferred);
        if (1..=3.min(cue)).any(|n| line.cue(cue - n, put_off).is_some_and(|(length, _)| length == n)) {
            draft.put_off = true;
            return;
        }
        draft.deadline = value == "deadline";
        if !draft.deadline && before(cue, Section::TimelineNot) {
            // "not until X": it begins with X.
            draft.value.push_str("/..");
            draft.interval.last = None;
        } else {
            draft.value.insert_str(0, "../");
            draft.interval.first = None;
        }
    } else {
        return;
    }
    draft.precision = Precision::Interval;
}

/// Whether the date only says when the article came out.
fn is_byline(article: &Article, line: &Line<'_>, timex: &Timex, language: &Language) -> bool {
    if article.dateline.is_some_and(|d| d.overlaps(timex.span)) {
        return true;
    }
    let Some(published) = article.published.map(|p| p.date) else { return false };
    if timex.interval != Some(Interval { first: Some(published), last: Some(published) }) {
        return false;
    }
    if language.words(Section::Trait).contains("unspaced") {
        let letters: usize =
            line.words.iter().take(RECORD).map(|word| word.text.chars().take(64).count()).sum();
        return letters < timex.span.of(&article.text).chars().count() + 4;
    }
    let others = line.words.iter().filter(|w| w.timex.is_none()).take(9).count();
    others < 3 || (others < 9 && line.cue(0, language.words(Section::TimelineByline)).is_some())
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
