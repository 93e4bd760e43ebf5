//! What articles tell differently of one event: its date, or how many. A count of what grows, such as the dead of an
//! earthquake, is no contradiction where a later day's report has another; every other count is, whenever it is told.
//! Uses `sort`, `span`, `civil`.

use super::articles::Article;
use super::event::Told;
use super::rows::Made;
use super::words::{Bound, Grows, Stands, Word};
use super::{Disagreement, DisagreementKind, Side};
use crate::sort;
use crate::span::Span;

/// How many words around a number say what is counted.
const REACH: usize = 5;
/// So long after an event its count has settled, in days.
const SETTLED: i32 = 60;

/// A number that a telling counts something with.
#[derive(Debug)]
struct Count {
    /// Index among the row's tellings.
    telling: u32,
    /// Of the sentence that says it.
    sentence: u32,
    /// Whether that is the one after the telling's.
    after: bool,
    /// Whether that sentence means what was told by "it".
    meant: bool,
    /// In thousandths.
    value: u64,
    bound: Option<Bound>,
    /// What is counted.
    noun: u32,
    /// The kind of event named nearest to it.
    kind: Option<u32>,
    grows: Option<Grows>,
    span: Span,
    words: Span,
}

pub(super) fn disagreements(told: &Told<'_>, rows: &[Made], articles: &[Article<'_>]) -> Vec<Disagreement> {
    let mut found = Vec::new();
    let apart = apart_told(told);
    for (number, row) in rows.iter().enumerate() {
        let several = row
            .entries
            .windows(2)
            .any(|two| told.entries[two[0] as usize].article != told.entries[two[1] as usize].article);
        if several {
            found.extend(dates(told, row, articles, number as u32));
            counts(told, row, articles, &apart, number as u32, &mut found);
        }
    }
    found
}

/// Tellings of one event whose days exclude each other.
fn dates(told: &Told<'_>, row: &Made, articles: &[Article<'_>], number: u32) -> Option<Disagreement> {
    let mut sides: Vec<(u32, Side)> = Vec::new();
    let entry = |n: u32| &told.entries[row.entries[n as usize] as usize];
    for n in 0..row.entries.len() as u32 {
        let same = sides.iter_mut().find(|(first, _)| entry(*first).days.overlap(entry(n).days));
        if let Some((_, side)) = same {
            side.tellings.push(n);
            continue;
        }
        let said = entry(n).said;
        let text = &articles[entry(n).article as usize].source.sentences[said.sentence as usize].text;
        sides.push((n, Side { value: said.value.clone(), text: text.clone(), tellings: vec![n] }));
    }
    // A copy that another day's paper prints has the same words, and may be dated otherwise.
    let voice = |n: u32| articles[entry(n).article as usize].voice;
    let first = sides.first().map(|(n, _)| voice(*n))?;
    if sides.iter().all(|(n, _)| voice(*n) == first) {
        return None;
    }
    let sides: Vec<Side> = sides.into_iter().map(|(_, side)| side).collect();
    (sides.len() > 1).then_some(Disagreement { kind: DisagreementKind::Date, row: number, sides })
}

/// Numbers that count the same of one event, and differ.
fn counts(
    told: &Told<'_>,
    row: &Made,
    articles: &[Article<'_>],
    apart_told: &[Vec<bool>],
    number: u32,
    found: &mut Vec<Disagreement>,
) {
    let mut all: Vec<Count> = Vec::new();
    for (n, &entry) in row.entries.iter().enumerate() {
        let entry = &told.entries[entry as usize];
        let lines = &told.lines[entry.article as usize];
        let sentence = entry.said.sentence;
        all.extend(counted((n as u32, sentence, false), &lines[sentence as usize], entry.zone));
        // "A quake struck on Monday. 12 people died, officials said on Tuesday."
        let after = sentence as usize + 1;
        if let Some(line) = lines.get(after).filter(|_| !apart_told[entry.article as usize][after]) {
            all.extend(counted((n as u32, after as u32, true), line, Span { start: 0, end: u32::MAX }));
        }
    }
    let of = |count: &Count| &told.entries[row.entries[count.telling as usize] as usize];
    let text = |count: &Count| {
        let entry = of(count);
        articles[entry.article as usize].source.sentences[count.sentence as usize].text.as_str()
    };
    sort::by_key(&mut all, |count| (count.noun, count.telling, count.span));
    for same in all.chunk_by(|a, b| a.noun == b.noun) {
        let against = |a: &Count, b: &Count| {
            let [one, other] = [a, b].map(|count| &articles[of(count).article as usize]);
            let kinds = a.kind.is_none() || b.kind.is_none() || a.kind == b.kind;
            let settled = || {
                let first = one.day().zip(other.day()).map(|(one, other)| one.min(other));
                first.is_some_and(|day| row.days.last.saturating_add(SETTLED) < day)
            };
            // Of two days the later report may have more, and fewer only of what may fall.
            let (earlier, later) = if one.day() <= other.day() { (a, b) } else { (b, a) };
            let freely = [a.grows, b.grows].contains(&Some(Grows::Freely));
            let grown = a.grows.or(b.grows).is_some()
                && (one.day() != other.day() || one.day().is_none())
                && (freely || one.day().is_none() || later.value >= earlier.value)
                && !settled();
            // What is said in passing must be counted the same way, or of what was told, and by one in the telling itself.
            let beside = (a.after || b.after)
                && (a.after == b.after || !a.meant && !b.meant && (a.grows.is_none() || b.grows.is_none()));
            one.voice != other.voice && kinds && !grown && !beside && apart(a, b)
        };
        let mut sides: Vec<(u64, Side)> = Vec::new();
        for count in same {
            // Two of them in one sentence: which one the other papers mean is anybody's guess.
            let alone = !same.iter().any(|other| {
                other.telling == count.telling
                    && other.span != count.span
                    && other.kind == count.kind
                    && !other.after
            });
            if !alone || !same.iter().any(|other| against(count, other)) {
                continue;
            }
            if let Some((_, side)) = sides.iter_mut().find(|(value, _)| *value == count.value) {
                side.tellings.push(count.telling);
                continue;
            }
            let value = count.span.of(text(count)).to_owned();
            let words = count.words.of(text(count)).to_owned();
            sides.push((count.value, Side { value, text: words, tellings: vec![count.telling] }));
        }
        if sides.len() > 1 {
            let sides = sides.into_iter().map(|(_, side)| side).collect();
            found.push(Disagreement { kind: DisagreementKind::Count, row: number, sides });
        }
    }
}

/// Whether two counts can't both be right.
fn apart(a: &Count, b: &Count) -> bool {
    let holds = |bounded: &Count, other: &Count| match bounded.bound {
        Some(Bound::Least) => other.value >= bounded.value,
        Some(Bound::Most) => other.value <= bounded.value,
        Some(Bound::About) => other.value.abs_diff(bounded.value) <= bounded.value / 10,
        None => false,
    };
    // Far apart they count different things.
    let near = a.value.max(b.value) <= a.value.min(b.value).saturating_mul(3);
    a.value != b.value && near && !holds(a, b) && !holds(b, a)
}

/// By article and sentence: whether it dates an event of its own, and doesn't only date who says so.
fn apart_told(told: &Told<'_>) -> Vec<Vec<bool>> {
    let mut apart: Vec<Vec<bool>> = told.lines.iter().map(|lines| vec![false; lines.len()]).collect();
    for entry in told.entries.iter().filter(|entry| !entry.reports) {
        apart[entry.article as usize][entry.said.sentence as usize] = true;
    }
    apart
}

/// The numbers of a part of a sentence, each with what it counts.
fn counted((telling, sentence, after): (u32, u32, bool), line: &[Word], zone: Span) -> Vec<Count> {
    let mut counts = Vec::new();
    for (n, word) in line.iter().enumerate() {
        let Some(value) = word.value.filter(|_| zone.contains(word.span) && word.ordinal.is_none()) else {
            continue;
        };
        let multiple = line.get(n + 1).and_then(|next| next.multiple);
        let next = n + 1 + usize::from(multiple.is_some());
        let rest = line.get(next..(next + 2).min(line.len())).unwrap_or_default();
        // "17 people", "17 more people"; a number that nothing follows counts nothing.
        let Some(noun) = rest.iter().find(|next| next.content && next.value.is_none()) else { continue };
        if rest
            .iter()
            .take_while(|next| !core::ptr::eq(*next, noun))
            .any(|next| next.dated || next.value.is_some())
        {
            continue;
        }
        let around = &line[n.saturating_sub(REACH)..(n + 1 + REACH).min(line.len())];
        let kinds = around.iter().filter(|other| other.kind && !other.phase && other.stem != noun.stem);
        let kind =
            kinds.min_by_key(|other| other.span.start.abs_diff(word.span.start)).map(|other| other.stem);
        let bound = line[n.saturating_sub(2)..n].iter().rev().find_map(|before| before.bound);
        let end = if multiple.is_some() { line[n + 1].span.end } else { word.span.end };
        counts.push(Count {
            telling,
            sentence,
            after,
            meant: after && line.iter().any(|word| word.stands == Some(Stands::Thing)),
            value: value.saturating_mul(multiple.unwrap_or(1)),
            bound,
            noun: noun.stem,
            kind,
            grows: around.iter().filter_map(|other| other.grows).max_by_key(|grows| *grows == Grows::Freely),
            span: Span { start: word.span.start, end },
            words: Span { start: word.span.start, end: noun.span.end },
        });
    }
    counts
}
