//! What each article tells, as events to compare: the words around each date, and what is counted there. An article's own
//! groups stay whole. Uses `civil`, `language`, `span`, `timeline`.

use super::articles::Article;
use super::source::{self, Source};
use super::words::{Numbering, Word};
use crate::civil::Date;
use crate::language::Language;
use crate::span::Span;
use crate::timeline::{Precision, Status};

/// Everything that a story's articles tell.
#[derive(Debug)]
pub(super) struct Told<'s> {
    /// The words of each article's sentences.
    pub(super) lines: Vec<Vec<Vec<Word>>>,
    pub(super) entries: Vec<Entry<'s>>,
    /// Entries that are one event in their own article.
    pub(super) units: Vec<Unit>,
    /// How many stems there are.
    pub(super) stems: usize,
}

/// A dated event as one sentence tells it.
#[derive(Debug)]
pub(super) struct Entry<'s> {
    pub(super) article: u32,
    /// Its place in that digest's timeline.
    pub(super) index: u32,
    pub(super) said: &'s source::Entry,
    pub(super) days: Days,
    /// Each word that tells it, by number.
    pub(super) words: Vec<Content>,
    /// Whether it tells that somebody said something.
    pub(super) says: bool,
    /// Which of several it is, as far as it says so: a bit for each.
    pub(super) ordinals: u32,
    /// Whether it is told as planned.
    pub(super) planned: bool,
    /// Where in its sentence it is told: the words around its date, up to the next dates; and the clause of its date.
    pub(super) zone: Span,
    pub(super) clause: Span,
}

/// The days that an event may have happened on, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Days {
    pub(super) first: i32,
    pub(super) last: i32,
}

/// A word that tells an event.
#[derive(Debug, Clone, Copy)]
pub(super) struct Content {
    pub(super) stem: u32,
    pub(super) place: Place,
    pub(super) name: bool,
    /// Whether it names a kind of event.
    pub(super) kind: bool,
    /// Whether that is only how an event goes on.
    pub(super) phase: bool,
}

/// Where a word stands that tells an event, the nearest to it first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Label,
    /// In the clause of its date.
    Clause,
    Sentence,
}

/// One event of one article.
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) article: u32,
    /// Indices of its entries.
    pub(super) entries: Vec<u32>,
    pub(super) days: Days,
    pub(super) precision: Precision,
    pub(super) words: Vec<Content>,
    pub(super) status: Status,
    pub(super) cancelled: bool,
    pub(super) says: bool,
    pub(super) ordinals: u32,
}

impl Days {
    /// Of "since" and "until" the day or month that is named: it is what happened then that is told.
    fn of(said: &source::Entry) -> Self {
        let day = |text: &Option<String>| text.as_deref().and_then(Date::parse);
        let named = |value: &str, day: Date| match value.len() {
            4 => (Date { month: 1, day: 1, ..day }, Date { month: 12, day: 31, ..day }),
            7 => (day.first_of_month(), day.last_of_month()),
            _ => (day, day),
        };
        let (first, last) = match (day(&said.first), day(&said.last)) {
            (Some(first), Some(last)) => (first, last),
            (Some(first), None) => named(said.value.trim_end_matches("/.."), first),
            (None, Some(last)) => named(said.value.trim_start_matches("../"), last),
            (None, None) => return Self { first: i32::MIN, last: i32::MIN },
        };
        Self { first: first.to_days(), last: last.to_days() }
    }

    pub(super) fn overlap(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether both are spans of many days that begin and end about together: few things last so long by chance.
    pub(super) fn long_as(self, other: Self) -> bool {
        let (a, b) = (self.last - self.first, other.last - other.first);
        let apart = (self.first - other.first).abs() + (self.last - other.last).abs();
        a.min(b) > 40 && apart * 4 <= a.max(b) && self != other
    }

    pub(super) fn within(self, other: Self) -> bool {
        other.first <= self.first && self.last <= other.last
    }
}

/// Reads the articles.
pub(super) fn read<'s>(articles: &[Article<'s>]) -> Told<'s> {
    let mut told = Told { lines: Vec::new(), entries: Vec::new(), units: Vec::new(), stems: 0 };
    let mut numbering = Numbering::default();
    for (number, article) in articles.iter().enumerate() {
        let (source, number) = (article.source, number as u32);
        let language = Language::of(&source.article.language);
        let dates = dates(source);
        let lines: Vec<Vec<Word>> = source
            .sentences
            .iter()
            .zip(&dates)
            .map(|(sentence, dates)| {
                let spans: Vec<Span> = dates.iter().map(|(span, _)| *span).collect();
                numbering.words(&sentence.text, &spans, language)
            })
            .collect();
        let from = told.units.len();
        for (index, said) in source.timeline.iter().enumerate() {
            let at = said.sentence as usize;
            let (Some(line), Some(dates)) = (lines.get(at), dates.get(at)) else { continue };
            let label = numbering.words(&said.label, &[], language);
            let (zone, clause) = around(said, source, dates);
            let entry = Entry {
                article: number,
                index: index as u32,
                said,
                days: Days::of(said),
                words: contents(line, zone, clause, &label),
                // "X said that …" tells of saying, "…, X said" does not.
                says: label.iter().take(label.len() / 2 + 1).any(|word| word.says),
                ordinals: label.iter().filter_map(|word| word.ordinal).fold(0, |all, n| all | 1 << n.min(31)),
                planned: said.cancelled
                    || said.status >= Status::Scheduled
                    || label.iter().any(|word| word.plans),
                zone,
                clause,
            };
            told.entries.push(entry);
            join(&mut told, from);
        }
        told.lines.push(lines);
    }
    told.stems = numbering.len();
    told
}

/// Where each sentence's dates stand in it, in order, and which timexes they are: found by their words, so that no unit
/// of offsets is asked for.
fn dates(source: &Source) -> Vec<Vec<(Span, usize)>> {
    let mut found: Vec<Vec<(Span, usize)>> = vec![Vec::new(); source.sentences.len()];
    for (number, timex) in source.timexes.iter().enumerate() {
        let at = timex.sentence as usize;
        let (Some(sentence), Some(dates)) = (source.sentences.get(at), found.get_mut(at)) else { continue };
        let from = dates.last().map_or(0, |(span, _)| span.end as usize);
        let rest = sentence.text.get(from..).unwrap_or_default();
        if let Some(place) = crate::find::find(rest, &timex.text) {
            dates.push((Span::new(from + place, from + place + timex.text.len()), number));
        }
    }
    found
}

/// The part of an entry's sentence up to the next dates, and its date's clause.
fn around(said: &source::Entry, source: &Source, dates: &[(Span, usize)]) -> (Span, Span) {
    let timex = |number: usize| source.timexes.get(number);
    let own =
        |number: usize| timex(number).is_some_and(|timex| timex.start < said.end && said.start < timex.end);
    let dated =
        |number: usize| timex(number).is_some_and(|timex| timex.first.is_some() || timex.last.is_some());
    let text = source.sentences.get(said.sentence as usize).map_or("", |sentence| sentence.text.as_str());
    let whole = Span::new(0, text.len());
    let (mut zone, mut found) = (whole, None);
    for &(span, number) in dates {
        if own(number) {
            found = found.or(Some(span));
        } else if dated(number) && found.is_none() {
            zone.start = span.end;
        } else if dated(number) {
            zone.end = zone.end.min(span.start);
        }
    }
    found.map_or((whole, whole), |date| (zone, clause(text, date)))
}

/// The words that tell an entry: its label's, and those around its date.
fn contents(line: &[Word], zone: Span, clause: Span, label: &[Word]) -> Vec<Content> {
    let mut contents: Vec<Content> = Vec::new();
    let mut put = |word: &Word, place: Place| {
        if !word.content {
            return;
        }
        match contents.iter_mut().find(|known| known.stem == word.stem) {
            Some(known) => {
                known.name |= word.name;
                known.place = known.place.min(place);
            }
            None => contents.push(Content {
                stem: word.stem,
                place,
                name: word.name,
                kind: word.kind,
                phase: word.phase,
            }),
        }
    };
    label.iter().for_each(|word| put(word, Place::Label));
    for word in line.iter().filter(|word| zone.contains(word.span)) {
        put(word, if clause.contains(word.span) { Place::Clause } else { Place::Sentence });
    }
    crate::sort::by_key(&mut contents, |word| word.stem);
    contents
}

/// The part of a sentence around a date that no comma, dash or such cuts off.
fn clause(text: &str, date: Span) -> Span {
    let cuts = |c: char| matches!(c, ';' | ':' | '–' | '—' | '(' | ')');
    let mut clause = Span::new(0, text.len());
    for (at, c) in text.char_indices() {
        let comma = c == ',' && text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_whitespace);
        if !comma && !cuts(c) {
            continue;
        }
        if at < date.start as usize {
            clause.start = at as u32;
        } else if at >= date.end as usize {
            clause.end = at as u32;
            break;
        }
    }
    clause
}

/// Adds the last entry to its article's event, `from` being the article's first.
fn join(told: &mut Told<'_>, from: usize) {
    let number = told.entries.len() - 1;
    let Some(entry) = told.entries.get(number) else { return };
    let group =
        |unit: &Unit| unit.entries.first().and_then(|&n| told.entries.get(n as usize)).map(|e| e.said.group);
    let known = (from..told.units.len()).find(|&n| group(&told.units[n]) == Some(entry.said.group));
    let Some(known) = known else {
        told.units.push(Unit {
            article: entry.article,
            entries: vec![number as u32],
            days: entry.days,
            precision: entry.said.precision,
            words: entry.words.clone(),
            status: entry.said.status,
            cancelled: entry.said.cancelled,
            says: entry.says,
            ordinals: entry.ordinals,
        });
        return;
    };
    let unit = &mut told.units[known];
    unit.entries.push(number as u32);
    unit.cancelled |= entry.said.cancelled;
    unit.says &= entry.says;
    unit.ordinals |= entry.ordinals;
    // The finest date that the article gives.
    if entry.days.within(unit.days) {
        (unit.days, unit.precision, unit.status) = (entry.days, entry.said.precision, entry.said.status);
    }
    for word in &entry.words {
        match unit.words.binary_search_by_key(&word.stem, |known| known.stem) {
            Ok(at) => {
                unit.words[at].place = unit.words[at].place.min(word.place);
                unit.words[at].name |= word.name;
            }
            Err(at) => unit.words.insert(at, *word),
        }
    }
}
