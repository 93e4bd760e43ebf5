//! What articles tell differently of one event: its date, or how many. A count of what grows, such as the dead of an
//! earthquake, is no contradiction where a later day's report has another; every other count is, whenever it is told.
//! Uses `sort`, `span`, `civil`.

use super::articles::Article;
use super::event::Told;
use super::rows::Made;
use super::words::{Bound, Word};
use super::{Disagreement, DisagreementKind, Side};
use crate::sort;
use crate::span::{Span, part};

/// How many words around a number say what is counted.
const REACH: usize = 5;
/// So long after an event its count has settled, in days.
const SETTLED: i32 = 60;

/// A number that a telling counts something with.
#[derive(Debug)]
struct Count {
    /// Index among the row's tellings.
    telling: u32,
    /// In thousandths.
    value: u64,
    bound: Option<Bound>,
    /// What is counted.
    noun: u32,
    /// The kind of event named nearest to it.
    kind: Option<u32>,
    grows: bool,
    span: Span,
    words: Span,
}

pub(super) fn disagreements(told: &Told<'_>, rows: &[Made], articles: &[Article<'_>]) -> Vec<Disagreement> {
    let mut found = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let several = row
            .entries
            .windows(2)
            .any(|two| told.entries[two[0] as usize].article != told.entries[two[1] as usize].article);
        if several {
            found.extend(dates(told, row, articles, number as u32));
            counts(told, row, articles, number as u32, &mut found);
        }
    }
    found
}

/// Tellings of one event whose days exclude each other.
fn dates(told: &Told<'_>, row: &Made, articles: &[Article<'_>], number: u32) -> Option<Disagreement> {
    let mut sides: Vec<(u32, Side)> = Vec::new();
    let entry = |n: u32| &told.entries[row.entries[n as usize] as usize];
    for n in 0..row.entries.len() as u32 {
        match sides.iter_mut().find(|(first, _)| entry(*first).days.overlap(entry(n).days)) {
            Some((_, side)) => side.tellings.push(n),
            None => {
                let said = entry(n).said;
                let text = &articles[entry(n).article as usize].source.sentences[said.sentence as usize].text;
                sides.push((n, Side { value: said.value.clone(), text: text.clone(), tellings: vec![n] }));
            }
        }
    }
    let sides: Vec<Side> = sides.into_iter().map(|(_, side)| side).collect();
    (sides.len() > 1).then_some(Disagreement { kind: DisagreementKind::Date, row: number, sides })
}

/// Numbers that count the same of one event, and differ.
fn counts(told: &Told<'_>, row: &Made, articles: &[Article<'_>], number: u32, found: &mut Vec<Disagreement>) {
    let mut all: Vec<Count> = Vec::new();
    for (n, &entry) in row.entries.iter().enumerate() {
        let entry = &told.entries[entry as usize];
        let line = &told.lines[entry.article as usize][entry.said.sentence as usize];
        all.extend(counted(n as u32, line, entry.zone));
    }
    let of = |count: &Count| &told.entries[row.entries[count.telling as usize] as usize];
    let text = |count: &Count| {
        let entry = of(count);
        articles[entry.article as usize].source.sentences[entry.said.sentence as usize].text.as_str()
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
            let grown =
                (a.grows || b.grows) && (one.day() != other.day() || one.day().is_none()) && !settled();
            one.voice != other.voice && kinds && !grown && apart(a, b)
        };
        let mut sides: Vec<(u64, Side)> = Vec::new();
        for count in same {
            // Two of them in one sentence: which one the other papers mean is anybody's guess.
            let alone = !same.iter().any(|other| {
                other.telling == count.telling && other.span != count.span && other.kind == count.kind
            });
            if !alone || !same.iter().any(|other| against(count, other)) {
                continue;
            }
            match sides.iter_mut().find(|(value, _)| *value == count.value) {
                Some((_, side)) => side.tellings.push(count.telling),
                None => {
                    let value = count.span.of(text(count)).to_owned();
                    let words =
                        part(text(count), count.words.start as usize, count.words.end as usize).to_owned();
                    sides.push((count.value, Side { value, text: words, tellings: vec![count.telling] }));
                }
            }
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

/// The numbers of a part of a sentence, each with what it counts.
fn counted(telling: u32, line: &[Word], zone: Span) -> Vec<Count> {
    let mut counts = Vec::new();
    for (n, word) in line.iter().enumerate() {
        let Some(value) = word.value.filter(|_| zone.contains(word.span) && word.ordinal.is_none()) else {
            continue;
        };
        let multiple = line.get(n + 1).and_then(|next| next.multiple);
        let after = n + 1 + usize::from(multiple.is_some());
        let rest = line.get(after..(after + 2).min(line.len())).unwrap_or_default();
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
        let kinds = around.iter().filter(|other| other.kind && other.stem != noun.stem);
        let kind =
            kinds.min_by_key(|other| other.span.start.abs_diff(word.span.start)).map(|other| other.stem);
        let bound = line[n.saturating_sub(2)..n].iter().rev().find_map(|before| before.bound);
        let end = if multiple.is_some() { line[n + 1].span.end } else { word.span.end };
        counts.push(Count {
            telling,
            value: value.saturating_mul(multiple.unwrap_or(1)),
            bound,
            noun: noun.stem,
            kind,
            grows: around.iter().any(|other| other.grows),
            span: Span { start: word.span.start, end },
            words: Span { start: word.span.start, end: noun.span.end },
        });
    }
    counts
}
