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
    /// Whether the label has it.
    pub(super) label: bool,
    pub(super) name: bool,
    pub(super) figure: bool,
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
}

impl Days {
    fn of(first: Option<&str>, last: Option<&str>) -> Self {
        let day = |text: Option<&str>| text.and_then(Date::parse).map(Date::to_days);
        let (first, last) = (day(first), day(last));
        Self { first: first.unwrap_or(i32::MIN), last: last.unwrap_or(i32::MAX) }
    }

    pub(super) fn overlap(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
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
            let entry = Entry {
                article: number,
                index: index as u32,
                said,
                days: Days::of(said.first.as_deref(), said.last.as_deref()),
                words: contents(said, source, line, dates, &label),
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

/// The words that tell an entry: its label's, and those around its date up to the next dates.
fn contents(
    said: &source::Entry,
    source: &Source,
    line: &[Word],
    dates: &[(Span, usize)],
    label: &[Word],
) -> Vec<Content> {
    let own = |number: usize| {
        source.timexes.get(number).is_some_and(|timex| timex.start < said.end && said.start < timex.end)
    };
    let dated = |number: usize| {
        source.timexes.get(number).is_some_and(|timex| timex.first.is_some() || timex.last.is_some())
    };
    let (mut low, mut high, mut seen) = (0, u32::MAX, false);
    for &(span, number) in dates {
        if own(number) {
            seen = true;
        } else if dated(number) && !seen {
            low = span.end;
        } else if dated(number) {
            high = high.min(span.start);
        }
    }
    if !seen {
        (low, high) = (0, u32::MAX);
    }
    let mut contents: Vec<Content> = Vec::new();
    let mut put = |word: &Word, label: bool| {
        if !word.content {
            return;
        }
        match contents.iter_mut().find(|known| known.stem == word.stem) {
            Some(known) => known.name |= word.name,
            None => contents.push(Content { stem: word.stem, label, name: word.name, figure: word.figure }),
        }
    };
    label.iter().for_each(|word| put(word, true));
    line.iter()
        .filter(|word| word.span.start >= low && word.span.end <= high)
        .for_each(|word| put(word, false));
    crate::sort::by_key(&mut contents, |word| word.stem);
    contents
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
        });
        return;
    };
    let unit = &mut told.units[known];
    unit.entries.push(number as u32);
    unit.cancelled |= entry.said.cancelled;
    // The finest date that the article gives.
    if entry.days.within(unit.days) {
        (unit.days, unit.precision, unit.status) = (entry.days, entry.said.precision, entry.said.status);
    }
    for word in &entry.words {
        match unit.words.binary_search_by_key(&word.stem, |known| known.stem) {
            Ok(at) => {
                unit.words[at].label |= word.label;
                unit.words[at].name |= word.name;
            }
            Err(at) => unit.words.insert(at, *word),
        }
    }
}
