//! One draft for each date of the text that has days and dates an event.

use super::draft::Draft;
use super::stretch::{lengthen, open, widen};
use super::words::{Line, REACH};
use super::{Entry, EntryBasis, Precision};
use crate::article::Article;
use crate::civil::Date;
use crate::find::holds;
use crate::language::{Section, Trait};
use crate::letters;
use crate::span::{Span, part};
use crate::time::{Basis, Interval, Tense, Timex, TimexKind};

/// How many drafts back we look for the same value in a sentence; so many are drawn of one, since each carries its words.
const RECENT: usize = 32;

/// Letters of a day's value, without its hour.
pub(super) const DAY: usize = 10;

/// Letters of a year's value.
const YEAR: usize = 4;

/// The drafts of the dates that the text states.
#[inline(never)]
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
        let place = line.range(timex.span);
        let stretch = interval.first != interval.last;
        if stretch && (is_compared(line, place) || covers(line, place, &timex.value)) {
            continue;
        }
        if n.checked_sub(1).is_some_and(|before| ends(line, &timexes[before], timex)) {
            continue;
        }
        // "in two weeks, on Thursday": the next one says it closer.
        let next = timexes.get(n + 1);
        let closer = next.filter(|next| stretch && narrows(line, place.1, timex, next));
        if closer.is_some() {
            taken = Some(n + 1);
        }
        let meant = closer.unwrap_or(timex);
        let span = Span { start: timex.span.start, end: meant.span.end };
        let days = meant.interval.unwrap_or(interval);
        let mut draft = Draft::new(span, meant.value.clone(), days, basis(timexes, meant), timex.sentence);
        draft.tense = timex.tense;
        if !holds(&timex.value, "/") && closer.is_none() {
            if next.is_some_and(|next| widen(&mut draft, line, place, next)) {
                taken = Some(n + 1);
            } else {
                open(&mut draft, line, place.0, article.published.map(|p| p.date));
            }
        }
        let mut told = false;
        for other in drafts.iter().rev().take(RECENT) {
            let other = &other.entry;
            // "the Nov. 2 election next year"
            let beside =
                timex.value.len() == YEAR && timex.span.start.saturating_sub(other.span.end) <= STRUCK;
            let value = &draft.entry.value;
            told |= other.sentence == timex.sentence
                && (other.value == *value || beside && other.value.starts_with(value.as_str()));
        }
        let joins = |last: &mut Draft| strikes(last, line, &draft.entry) || goes_on(last, line, &draft.entry);
        if !told && !drafts.last_mut().is_some_and(joins) {
            drafts.push(draft);
        }
    }
    drafts
}

/// From what an entry's date was worked out, and how sure that is.
fn basis(timexes: &[Timex], timex: &Timex) -> (EntryBasis, f64) {
    match timex.basis {
        Basis::Explicit => (EntryBasis::Explicit, 0.95),
        Basis::Published(_) => (EntryBasis::Publication, 0.85),
        Basis::Timex(n) => {
            (EntryBasis::Anchored(timexes.get(n as usize).map_or(timex.span, |t| t.span)), 0.75)
        }
    }
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

/// The most bytes between a day and its hour: "Sunday at about 11 a.m."
const STRUCK: u32 = 12;

/// "Sunday at 11 a.m.", "28日午後3時": the hour of the day before it, one event. "On Sunday a fair opens at 11 a.m."
fn strikes(draft: &mut Draft, line: &Line<'_>, next: &Entry) -> bool {
    let entry = &mut draft.entry;
    let same = entry.sentence == next.sentence
        && entry.interval == next.interval
        && holds(&next.value, ":")
        && !holds(&entry.value, ":")
        && part(&entry.value, 0, DAY) == part(&next.value, 0, DAY);
    let close = next.span.start.saturating_sub(entry.span.end) <= STRUCK;
    let same = same && (close || leads(line, entry.span, next.span));
    if same {
        entry.value.clone_from(&next.value);
        if close {
            entry.span.end = next.span.end;
        }
    }
    same
}

/// Whether a day begins the clause that an hour stands in, and nothing between them begins another.
fn leads(line: &Line<'_>, day: Span, hour: Span) -> bool {
    let ((first, end), (to, _)) = (line.range(day), line.range(hour));
    let clause = line.word(first).clause;
    let low = line.cue_before(first, Section::TimelinePreposition).map_or(first, |(cue, _)| cue);
    let parts = |at| line.is(at, Section::TimelineAnd) || line.is(at, Section::TimelineBreak);
    (low == 0 || line.word(low - 1).clause != clause)
        && line.word(to).clause == clause
        && !(end..to).any(parts)
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

/// How many words before a date may hold what it is compared by.
const COMPARED: usize = 6;

/// "compared with 2019", "lower than in 2016", "from 7 percent a year earlier": no event, but what one is measured by.
#[inline(never)]
fn is_compared(line: &Line<'_>, (first, end): (usize, usize)) -> bool {
    if let Some((_, kind)) = line.cue_before(first, Section::TimelineCompared) {
        // "from a year earlier"
        let back = |section| line.is(end.wrapping_sub(1), section);
        return kind.is_empty() || back(Section::AgoAfter) || back(Section::Later);
    }
    let figure = |at| line.word(at).timex.is_none() && line.word(at).text.bytes().any(|b| b.is_ascii_digit());
    let from = line.last(first.saturating_sub(COMPARED), first, Section::TimelineCompared);
    from.is_some_and(|from| {
        line.cue(from, Section::TimelineCompared).is_some_and(|(_, kind)| !kind.is_empty())
            && figure(from + 1)
            && (from.saturating_sub(REACH)..from).any(figure)
            && (from + 1..first).all(|at| !line.verb(at) && line.word(at).timex.is_none())
    })
}

/// The most words between a quarter and its last day.
const BOUND: usize = 3;

/// "the quarter that ended on June 30": its last day is no other date.
fn ends(line: &Line<'_>, quarter: &Timex, day: &Timex) -> bool {
    let (Some(days), Some(last)) = (quarter.interval, day.interval) else { return false };
    let ((_, end), (first, _)) = (line.range(quarter.span), line.range(day.span));
    quarter.sentence == day.sentence
        && holds(&quarter.value, "-Q")
        && days.last == last.last
        && first <= end + BOUND
        && (end..first).any(|at| line.is(at, Section::Ended))
}

/// "in two weeks, on Thursday, March 28"
fn narrows(line: &Line<'_>, end: usize, timex: &Timex, next: &Timex) -> bool {
    let (to, _) = line.range(next.span);
    let parted = line.word(to).clause != line.word(end.wrapping_sub(1)).clause;
    let near = parted && to <= end + 1 && (end..to).all(|at| line.is(at, Section::TimelinePreposition));
    let (Some(days), Some(inner)) = (timex.interval, next.interval) else { return false };
    timex.sentence == next.sentence
        && near
        && inner.first.is_some()
        && days.first <= inner.first
        && inner.last <= days.last
        && inner != days
}

/// "Results for the first quarter are due on April 25": what is told of is dated, not when.
fn covers(line: &Line<'_>, (first, end): (usize, usize), value: &str) -> bool {
    let clause = |at: usize| line.word(at).clause;
    let led = line.cue_before(first, Section::TimelineCovers).is_some_and(|(cue, what)| {
        (what.is_empty() || holds(value, "-Q"))
            && cue > 0
            && clause(cue) == clause(first)
            && !(line.around((cue, cue), &|word| word.clause == clause(cue)).0..cue).any(|at| line.verb(at))
    });
    let dated =
        (end + 1..end + REACH).take_while(|at| clause(*at) == clause(first)).any(|at| line.word(at).day);
    led && (line.verb(end) || line.is(end, Section::Helper)) && dated
}

/// How many words of a sentence may make it a byline.
const BYLINE: usize = 14;

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
    for word in line.words.iter().take(BYLINE) {
        letters += word.text.chars().take(64).count();
        others += usize::from(word.timex.is_none());
    }
    if line.has(Trait::Unspaced) {
        return letters < letters::count(timex.span.of(&article.text)) + 4;
    }
    others < 3 || others < 9 && line.cue(0, Section::TimelineByline).is_some()
}
