//! What an article has that a reader of others doesn't know: events that none of them tells, or tells only as planned, and
//! sentences that none of theirs says. Uses `sort`, `timeline`.

use super::articles::{self, common};
use super::choose::stems;
use super::event::{self, Entry, Place, Told};
use super::source::Source;
use super::words::Word;
use super::{Fresh, matching, rows};
use crate::span::Span;
use crate::timeline::Status;

/// How many of a sentence's rarest words look for others that say it, and in how many.
const SEEKERS: usize = 4;
const CROWD: usize = 64;

pub(super) fn fresh(read: &[Source], new: &Source) -> Fresh {
    let mut all: Vec<Source> = read.to_vec();
    all.push(new.clone());
    let articles = articles::articles(&all);
    let own =
        articles.iter().position(|article| article.given.contains(&(read.len() as u32))).unwrap_or_default();
    // Read already, word by word.
    if articles[own].given.len() > 1 {
        return Fresh { sentences: Vec::new(), entries: Vec::new() };
    }
    let told = event::read(&articles);
    let clusters = matching::clusters(&told, &articles).found;
    let rows = rows::rows(&told, &articles, clusters);
    let mut entries = Vec::new();
    let mut dated: Vec<Option<Dated>> = (0..told.lines[own].len()).map(|_| None).collect();
    for row in &rows {
        let of = |n: &u32| &told.entries[*n as usize];
        let (ours, theirs): (Vec<_>, Vec<_>) =
            row.entries.iter().map(of).partition(|entry| entry.article == own as u32);
        for entry in ours {
            let known = theirs.iter().any(|known| told_already(known, entry));
            if !known {
                entries.push(entry.index);
            }
            let sentence = dated[entry.said.sentence as usize].get_or_insert_default();
            sentence.new |= !known;
            sentence
                .labels
                .extend(entry.words.iter().filter(|word| word.place == Place::Label).map(|word| word.stem));
            sentence.clauses.push(entry.clause);
            for line in theirs.iter().map(|entry| line(&told, entry)) {
                sentence.words.extend(stems(line));
                sentence.values.extend(line.iter().filter_map(|word| word.value));
            }
        }
    }
    crate::sort::numbers(&mut entries);
    Fresh { sentences: sentences(&told, own, &dated), entries }
}

/// What is known of a sentence that dates something.
#[derive(Default)]
struct Dated {
    /// Whether one of its events is new.
    new: bool,
    /// The words that tell its events, and where they stand.
    labels: Vec<u32>,
    clauses: Vec<Span>,
    /// The words and numbers of who tells them too.
    words: Vec<u32>,
    values: Vec<u64>,
}

impl Dated {
    /// Whether it says nothing new: all numbers are known, and the words, by who tells the events too; or half of them,
    /// where the others only tell the events in words that were read, all but one of four; or it is all event.
    fn known(&self, line: &[Word], words: &[u32], read: impl Fn(u32) -> bool) -> bool {
        let told = |stem: u32| self.words.contains(&stem);
        let known = words.iter().filter(|word| told(**word)).count();
        let within = |word: &Word| self.clauses.iter().any(|clause| clause.contains(word.span));
        let beside = line.iter().any(|word| word.content && !told(word.stem) && !within(word));
        let unread = words.iter().filter(|word| !told(**word) && !read(**word)).count();
        let most = known * 4 >= words.len() * 3
            && words.iter().all(|word| told(*word) || self.labels.contains(word));
        // Two words hold no more than the event.
        let short = words.len() <= 2 && self.clauses.len() == 1 && !beside;
        !self.new
            && (most || short || known * 2 >= words.len() && unread * 4 <= words.len() && !beside)
            && line.iter().filter_map(|word| word.value).all(|value| self.values.contains(&value))
    }
}

fn line<'t>(told: &'t Told<'_>, entry: &Entry<'_>) -> &'t [Word] {
    &told.lines[entry.article as usize][entry.said.sentence as usize]
}

/// Whether an entry says no more of its event than one read before: that it has happened is news.
fn told_already(known: &Entry<'_>, new: &Entry<'_>) -> bool {
    let forward = |entry: &Entry<'_>| entry.said.status >= Status::Scheduled;
    new.said.cancelled == known.said.cancelled && (forward(new) || !forward(known))
}

/// The sentences that no other article says.
fn sentences(told: &Told<'_>, own: usize, dated: &[Option<Dated>]) -> Vec<u32> {
    // By word: the sentences read that have it.
    let mut by_word: Vec<Vec<u32>> = vec![Vec::new(); told.stems];
    let mut read: Vec<Vec<u32>> = Vec::new();
    let mut values: Vec<u64> = Vec::new();
    for line in told.lines.iter().enumerate().filter(|(n, _)| *n != own).flat_map(|(_, lines)| lines) {
        let words = stems(line);
        for &word in &words {
            by_word[word as usize].push(read.len() as u32);
        }
        read.push(words);
        values.extend(line.iter().filter_map(|word| word.value));
    }
    let known = |n: usize, line: &[Word]| {
        let words = stems(line);
        if let Some(dated) = &dated[n] {
            return dated.known(line, &words, |word| !by_word[word as usize].is_empty());
        }
        // The rarest words find who may say it too.
        let mut seekers = words.clone();
        crate::sort::by_key(&mut seekers, |word| by_word[*word as usize].len());
        let mut others =
            seekers.iter().take(SEEKERS).flat_map(|word| by_word[*word as usize].iter().take(CROWD));
        let numbers = || line.iter().filter_map(|word| word.value).all(|value| values.contains(&value));
        others.any(|&n| common(&words, &read[n as usize]) * 10 >= words.len() * 9) && numbers()
    };
    let fresh = told.lines[own].iter().enumerate().filter(|(n, line)| !known(*n, line));
    fresh.map(|(n, _)| n as u32).collect()
}
