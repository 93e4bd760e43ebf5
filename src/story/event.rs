//! What each article tells, as events to compare: the words around each date, and what is counted there. An article's own
//! groups stay whole. Uses `language`, `span`, `timeline`.

use super::articles::Article;
use super::days::Days;
use super::late::{Late, late};
use super::source;
use super::unit::{Unit, join};
use super::words::{Numbering, Stands, Word};
use super::zone::{around, dates};
use crate::language::Language;
use crate::span::Span;
use crate::timeline::Status;

/// Everything that a story's articles tell.
#[derive(Debug)]
pub(super) struct Told<'s> {
    /// The words of each article's sentences.
    pub(super) lines: Vec<Vec<Vec<Word>>>,
    pub(super) entries: Vec<Entry<'s>>,
    /// Entries that are one event in their own article.
    pub(super) units: Vec<Unit<'s>>,
    /// How many stems there are.
    pub(super) stems: usize,
}

/// A dated event as one sentence tells it.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "signs, each by itself")]
pub(super) struct Entry<'s> {
    pub(super) article: u32,
    /// Its place in that digest's timeline.
    pub(super) index: u32,
    pub(super) said: &'s source::Entry,
    pub(super) days: Days,
    /// Each word that tells it, by number.
    pub(super) words: Vec<Content>,
    /// Whether it tells that somebody said something, and who, by stems.
    pub(super) says: bool,
    pub(super) speaker: Vec<u32>,
    /// Whether it names who says it, wherever.
    pub(super) reports: bool,
    /// Which of several it is, as far as it says so: a bit for each.
    pub(super) ordinals: u32,
    /// Whether it is told as planned.
    pub(super) planned: bool,
    /// Whether its sentence tells that a plan has changed, and whether it is that change.
    pub(super) changes: bool,
    pub(super) off: bool,
    /// How late or early it was, as far as it says so.
    pub(super) late: Option<Late>,
    /// Where in its sentence it is told: the words around its date, up to the next dates; and the clause of its date.
    pub(super) zone: Span,
    pub(super) clause: Span,
}

/// A word that tells an event.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "signs, each by itself")]
pub(super) struct Content {
    pub(super) stem: u32,
    pub(super) place: Place,
    pub(super) name: bool,
    /// Whether it names a kind of event.
    pub(super) kind: bool,
    /// Whether it is a number.
    pub(super) figure: bool,
    /// Whether it is several in the clause of the date, such as the score of a match.
    pub(super) score: bool,
    /// Whether that is only how an event goes on.
    pub(super) phase: bool,
}

/// Where a word stands that tells an event, the nearest to it first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Label,
    /// In the headline of the article, which tells this event first.
    Headline,
    /// In the clause of its date.
    Clause,
    Sentence,
}

/// How many sentences may tell what the headline does.
const HEADED: u32 = 2;

/// Reads the articles.
pub(super) fn read<'s>(articles: &[Article<'s>]) -> Told<'s> {
    let mut told = Told { lines: Vec::new(), entries: Vec::new(), units: Vec::new(), stems: 0 };
    let mut numbering = Numbering::default();
    let dates: Vec<_> = articles.iter().map(|article| dates(article.source)).collect();
    for (article, dates) in articles.iter().zip(&dates) {
        let language = Language::of(&article.source.article.language);
        let sentences = article.source.sentences.iter().zip(dates);
        let lines = sentences.map(|(sentence, dates)| {
            let spans: Vec<Span> = dates.iter().map(|(span, _)| *span).collect();
            numbering.words(&sentence.text, &spans, language)
        });
        told.lines.push(lines.collect());
    }
    let parts = numbering.parts(&told.lines);
    let plain = |words: &mut Vec<Word>| {
        for word in words {
            word.stem = parts.get(word.stem as usize).copied().unwrap_or(word.stem);
        }
    };
    told.lines.iter_mut().flatten().for_each(plain);
    // What is written as a name within some sentence is one at another's beginning too.
    let mut names = vec![false; numbering.len()];
    for word in told.lines.iter().flatten().flatten() {
        names[word.stem as usize] |= word.name;
    }
    for (number, (article, dates)) in articles.iter().zip(&dates).enumerate() {
        let (source, number) = (article.source, number as u32);
        let language = Language::of(&source.article.language);
        let lines = core::mem::take(&mut told.lines[number as usize]);
        let changes: Vec<bool> = lines.iter().map(|line| line.iter().any(|word| word.changes)).collect();
        // Each group of the article with its unit, by group.
        let mut groups: Vec<(u32, u32)> = Vec::new();
        for (index, said) in source.timeline.iter().enumerate() {
            let at = said.sentence as usize;
            let (Some(line), Some(dates)) = (lines.get(at), dates.get(at)) else { continue };
            let mut label = numbering.words(&said.label, &[], language);
            plain(&mut label);
            let verb = label.iter().position(|word| word.says).unwrap_or_default();
            let (zone, clause) = around(said, source, dates);
            // "X said that …" tells of saying, "…, X said" does not.
            let says = label.iter().take(label.len() / 2 + 1).any(|word| word.says);
            let entry = Entry {
                article: number,
                index: index as u32,
                said,
                days: Days::of(said),
                words: contents(line, before(&lines, at, &label), (zone, clause), &label, &names, said),
                says,
                reports: label.iter().any(|word| word.says),
                speaker: label[..verb].iter().filter(|word| word.content).map(|word| word.stem).collect(),
                ordinals: label.iter().filter_map(|word| word.ordinal).fold(0, |all, n| all | 1 << n.min(31)),
                planned: said.cancelled
                    || said.status >= Status::Scheduled
                    || label.iter().any(|word| word.plans),
                changes: changes[at],
                // "said on Thursday that the verdict would come later": nothing of that Thursday.
                off: said.cancelled || label.iter().any(|word| word.changes) && !says,
                late: late(&source.sentences[at].text, zone, dates, source, language),
                zone,
                clause,
            };
            told.entries.push(entry);
            let around = lines[at.saturating_sub(1)..lines.len().min(at + 2)].iter().flatten();
            let around = around.filter(|word| word.content && word.value.is_none());
            join(&mut told, &mut groups, around.map(|word| word.stem));
        }
        let mut title = numbering.words(&source.article.title, &[], language);
        plain(&mut title);
        head(&mut told, number, &title, &names);
        told.lines[number as usize] = lines;
    }
    for unit in &mut told.units {
        crate::sort::numbers(&mut unit.around);
    }
    told.stems = numbering.len();
    told
}

/// The words that tell an entry: its label's, and those around its date.
fn contents(
    line: &[Word],
    (meant, person): (&[Word], bool),
    (zone, clause): (Span, Span),
    label: &[Word],
    names: &[bool],
    said: &source::Entry,
) -> Vec<Content> {
    let mut contents: Vec<Content> = Vec::new();
    let mut put = |word: &Word, place: Place| {
        let &Word { kind, phase, .. } = word;
        let stem = if said.first.is_none() { word.until } else { word.stem };
        let name = word.name || word.opens && names.get(stem as usize).is_some_and(|name| *name);
        let score = word.score && place < Place::Sentence;
        if word.content {
            contents.push(Content { stem, place, name, kind, figure: word.value.is_some(), score, phase });
        }
    };
    for word in label {
        put(word, Place::Label);
    }
    let from = line.partition_point(|word| word.span.start < zone.start);
    for word in line[from..].iter().take_while(|word| word.span.end <= zone.end) {
        put(word, if clause.contains(word.span) { Place::Clause } else { Place::Sentence });
    }
    // Who is meant by "she" is as good as named; what is meant by "it" stands somewhere in the sentence before.
    for word in meant.iter().filter(|word| word.name || !person) {
        put(word, if person { Place::Label } else { Place::Sentence });
    }
    crate::sort::by_key(&mut contents, |word| (word.stem, word.place));
    contents.dedup_by(|word, known| {
        known.name |= word.name && word.stem == known.stem;
        word.stem == known.stem
    });
    contents
}

/// The sentence before, where a label's subject is a pronoun that stands for something of it; whether for the one
/// person that it names.
fn before<'l>(lines: &'l [Vec<Word>], at: usize, label: &[Word]) -> (&'l [Word], bool) {
    let stands = label.iter().take(2).find_map(|word| word.stands);
    let (Some(stands), Some(line)) = (stands, at.checked_sub(1).and_then(|at| lines.get(at))) else {
        return (&[], false);
    };
    let name = |word: &Word| word.name && !word.dated;
    let named = line.chunk_by(|a, b| name(a) == name(b)).filter(|run| name(&run[0])).count();
    (line, stands == Stands::Person && named == 1)
}

/// Gives a headline's words, but names and kinds, to the event that shares most with it, of those that the article
/// begins with.
fn head(told: &mut Told<'_>, article: u32, title: &[Word], names: &[bool]) {
    let said = |word: &&Word| word.content;
    let Told { units, entries, .. } = told;
    let shared = |unit: &Unit<'_>| {
        let label = |stem: u32| {
            let at = unit.words.binary_search_by_key(&stem, |known| known.stem);
            at.is_ok_and(|at| unit.words[at].place == Place::Label)
        };
        let opens = unit.entries.iter().any(|&n| entries[n as usize].said.sentence < HEADED);
        if opens { title.iter().filter(said).filter(|word| label(word.stem)).count() } else { 0 }
    };
    let own = || units.iter().enumerate().filter(|(_, unit)| unit.article == article);
    let most = own().map(|(_, unit)| shared(unit)).max().unwrap_or_default();
    let mut best = own().filter(|(_, unit)| most > 0 && shared(unit) == most).map(|(at, _)| at);
    // Of two as near to it either may be meant.
    let (Some(best), None) = (best.next(), best.next()) else { return };
    let unit = &mut units[best];
    for word in title.iter().filter(said).filter(|word| !word.kind && word.value.is_none()) {
        let &Word { stem, kind, phase, .. } = word;
        let name = names.get(stem as usize).is_some_and(|name| *name);
        if let (false, Err(at)) = (name, unit.words.binary_search_by_key(&stem, |known| known.stem)) {
            let place = Place::Headline;
            unit.words.insert(at, Content { stem, place, name, kind, figure: false, score: false, phase });
        }
    }
}
