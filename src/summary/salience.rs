//! How likely a summary of this document says each of its words and pairs of neighbours: what the article turns on.

use super::document::Document;
use super::model::Model;
use crate::sort;

/// Number of a word's features.
pub(super) const WORD: usize = 32;
/// Number of a pair's features.
pub(super) const PAIR: usize = 20;

/// What is known of each word of a document, and what follows from it.
#[derive(Debug, Default)]
pub(super) struct Salience {
    /// Each word's features.
    pub(super) facts: Vec<[u8; WORD]>,
    /// Each word's tally.
    pub(super) tallies: Vec<Tally>,
    /// The chance that a summary says the word.
    pub(super) words: Vec<f64>,
    /// Index of the line that holds each pair first.
    pub(super) pair_first: Vec<u32>,
    /// How often each pair stands in the document.
    pub(super) pair_count: Vec<u32>,
    /// The chance that a summary says the pair.
    pub(super) pairs: Vec<f64>,
}

/// Counts of a word over the document.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    /// How often it stands there.
    pub(super) count: u32,
    /// In how many lines.
    pub(super) lines: u32,
    /// Index of the first line that holds it.
    pub(super) first: u32,
    last: u32,
    /// The first place among all words of the document, and within its line.
    place: u32,
    place_in_line: u32,
    left_in_line: u32,
    first_length: u32,
    /// Which of the first four lines hold it.
    pub(super) lead: [bool; 4],
    /// Places that tell something of its capital: not the first of a line.
    inner: u32,
    pub(super) capitals: u32,
    names: u32,
    shouted: u32,
    quoted: u32,
    early: u32,
    late: u32,
    places: f64,
    central: f64,
    walk: f64,
}

impl Tally {
    /// Share of its places within a line where it is capitalised.
    pub(super) fn capital_share(&self) -> f64 {
        f64::from(self.capitals) / f64::from(self.inner.max(1))
    }
}

fn coarse(value: f64) -> u8 {
    (value + 0.5).clamp(0.0, 255.0) as u8
}

impl Salience {
    /// Judges the words, then the pairs.
    pub(super) fn of(document: &Document, model: &Model) -> Self {
        let mut salience = Self::facts(document);
        salience.words = model.words.chances(&salience.facts);
        let rows = salience.pair_rows(document);
        salience.pairs = model.pairs.chances(&rows);
        salience
    }

    /// The features of the words, nothing judged yet.
    pub(super) fn facts(document: &Document) -> Self {
        let tallies = tally(document);
        let total: usize = document.lines.iter().map(|line| line.bag.tokens.len()).sum();
        let n = document.lines.len().max(1) as f64;
        let ranks = ranks(document, &tallies);
        let vocabulary = tallies.len().max(1) as f64;
        let facts = tallies
            .iter()
            .zip(&document.kinds)
            .zip(&ranks)
            .map(|((tally, kind), &rank)| {
                let count = f64::from(tally.count.max(1));
                let share = |part: u32| coarse(100.0 * f64::from(part) / count);
                let flag = |b: bool| u8::from(b);
                [
                    coarse(count),
                    coarse(f64::from(tally.lines)),
                    coarse(4000.0 * count / total.max(1) as f64),
                    coarse(f64::from(tally.first)),
                    coarse(250.0 * f64::from(tally.place) / total.max(1) as f64),
                    tally.lead.iter().copied().map(flag).sum(),
                    flag(tally.lead[0]),
                    flag(tally.lead[1]),
                    flag(tally.lead[2]),
                    flag(tally.lead[3]),
                    coarse(100.0 * f64::from(tally.last) / n),
                    flag(kind.stop),
                    coarse(f64::from(kind.length)),
                    flag(kind.digit),
                    coarse(100.0 * tally.capital_share()),
                    share(tally.shouted),
                    coarse(200.0 * tally.central),
                    coarse(50.0 * tally.walk / f64::from(tally.lines.max(1))),
                    coarse(10.0 * tally.walk),
                    coarse(4.0 * f64::from(tally.place_in_line)),
                    coarse(total as f64 / 8.0),
                    coarse(n),
                    coarse(rank),
                    coarse(250.0 * rank / vocabulary),
                    share(tally.quoted),
                    coarse(100.0 * tally.places / count),
                    coarse(f64::from(tally.early)),
                    coarse(f64::from(tally.late)),
                    share(tally.names),
                    coarse(f64::from(tally.first_length)),
                    coarse(f64::from(tally.left_in_line)),
                    coarse(200.0 * f64::from(tally.lines) / n),
                ]
            })
            .collect();
        let mut pair_first = vec![u32::MAX; document.pairs.len()];
        for (n, line) in document.lines.iter().enumerate() {
            for &pair in &line.pairs {
                pair_first[pair as usize] = pair_first[pair as usize].min(n as u32);
            }
        }
        Self { facts, tallies, pair_first, ..Self::default() }
    }

    /// The features of the pairs; asks for the words' chances.
    pub(super) fn pair_rows(&mut self, document: &Document) -> Vec<[u8; PAIR]> {
        let n = document.lines.len().max(1) as f64;
        let count = document.pairs.len();
        let (mut times, mut lines, mut last, mut place) =
            (vec![0_u32; count], vec![0_u32; count], vec![0_u32; count], vec![0_u32; count]);
        for (at, line) in document.lines.iter().enumerate() {
            for (within, two) in line.bag.tokens.windows(2).enumerate() {
                let Ok(pair) = document.pairs.binary_search(&(two[0].word, two[1].word)) else { continue };
                lines[pair] += u32::from(times[pair] == 0 || last[pair] != at as u32);
                if times[pair] == 0 {
                    place[pair] = within as u32;
                }
                times[pair] += 1;
                last[pair] = at as u32;
            }
        }
        let row = |(pair, &(a, b)): (usize, &(u32, u32))| {
            let (a, b) = (a as usize, b as usize);
            let (chance, other) = (self.words[a], self.words[b]);
            let (first, second) = (&self.facts[a], &self.facts[b]);
            let times_f = f64::from(times[pair]);
            let start = self.pair_first[pair] as usize;
            [
                coarse(255.0 * chance),
                coarse(255.0 * other),
                coarse(255.0 * chance * other),
                coarse(255.0 * chance.min(other)),
                coarse(times_f),
                coarse(f64::from(lines[pair])),
                coarse(start as f64),
                coarse(f64::from(place[pair])),
                coarse(100.0 * f64::from(last[pair]) / n),
                coarse(100.0 * times_f / f64::from(self.tallies[a].count.max(1))),
                coarse(100.0 * times_f / f64::from(self.tallies[b].count.max(1))),
                first[11],
                second[11],
                first[14],
                second[14],
                first[13] | second[13],
                first[0],
                second[0],
                coarse(document.lines.get(start).map_or(0, |line| line.bag.tokens.len()) as f64),
                coarse(n),
            ]
        };
        let rows = document.pairs.iter().enumerate().map(row).collect();
        self.pair_count = times;
        rows
    }
}

fn tally(document: &Document) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); document.kinds.len()];
    let lines = document.lines.len().max(1);
    let mut place = 0;
    for (at, line) in document.lines.iter().enumerate() {
        let tokens = &line.bag.tokens;
        let quoted = line.text.contains(['"', '“', '«', '„', '「']);
        for (within, token) in tokens.iter().enumerate() {
            let tally = &mut tallies[token.word as usize];
            if tally.count == 0 {
                (tally.first, tally.place, tally.place_in_line) = (at as u32, place, within as u32);
                tally.left_in_line = (tokens.len() - 1 - within) as u32;
                tally.first_length = tokens.len() as u32;
            }
            if tally.count == 0 || tally.last != at as u32 {
                tally.lines += 1;
                tally.central = tally.central.max(document.centrality.central[at]);
                tally.walk += document.centrality.walk[at];
            }
            tally.count += 1;
            tally.last = at as u32;
            tally.places += at as f64 / lines as f64;
            tally.quoted += u32::from(quoted);
            tally.early += u32::from(at < 5);
            tally.late += u32::from(2 * at >= lines);
            tally.shouted += u32::from(token.shouted);
            if let Some(lead) = tally.lead.get_mut(at) {
                *lead = true;
            }
            if within > 0 {
                let beside = tokens[within - 1].capital || tokens.get(within + 1).is_some_and(|t| t.capital);
                tally.inner += 1;
                tally.capitals += u32::from(token.capital);
                tally.names += u32::from(token.capital && beside);
            }
            place += 1;
        }
    }
    tallies
}

/// The rank of each word by count, those that carry meaning first; earlier words first among equals.
fn ranks(document: &Document, tallies: &[Tally]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..tallies.len()).collect();
    sort::by_key(&mut order, |&word| {
        (document.kinds[word].stop, std::cmp::Reverse(tallies[word].count), word)
    });
    let mut ranks = vec![0.0; tallies.len()];
    for (rank, word) in order.into_iter().enumerate() {
        ranks[word] = rank as f64;
    }
    ranks
}
