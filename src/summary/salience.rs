//! How likely a summary of this document says each of its words and pairs of neighbours: what the article turns on.

use super::document::{Document, Line};
use super::model::Model;
use super::words::Kind;
use crate::sort;

/// Number of a word's facts.
pub(super) const WORD: usize = 32;
/// Number of a pair's facts.
pub(super) const PAIR: usize = 20;

/// So many of the most frequent words count as what the article is about.
const TOPS: u32 = 12;

/// What is known of each word and each pair of a document.
#[derive(Debug, Default)]
pub(super) struct Salience {
    pub(super) words: Vec<Word>,
    pub(super) pairs: Vec<Pair>,
}

/// A word over the document.
#[derive(Debug, Clone, Default)]
pub(super) struct Word {
    pub(super) kind: Kind,
    /// The chance that a summary says it.
    pub(super) chance: f64,
    /// That and the share of its capitals as facts of its pairs.
    chance_fact: u8,
    capital_fact: u8,
    /// Its weight as one of the most frequent that carry meaning, 0 for the rest.
    pub(super) top: f64,
    /// How often it stands there.
    pub(super) count: u32,
    /// In how many lines.
    pub(super) lines: u32,
    /// Index of the first line that holds it.
    pub(super) first: u32,
    /// Which of the first four lines hold it.
    pub(super) lead: [bool; 4],
    /// Places not the first of a line where it has a capital.
    pub(super) capitals: u32,
    last: u32,
    /// Its place by count, those that carry meaning before the others.
    rank: u32,
    /// The first place among all words of the document, and within its line.
    place: u32,
    place_in_line: u32,
    left_in_line: u32,
    first_length: u32,
    /// Places that tell something of its capital: not the first of a line.
    inner: u32,
    names: u32,
    shouted: u32,
    quoted: u32,
    early: u32,
    late: u32,
    places: f64,
    central: f64,
    walk: f64,
}

/// Two neighbouring words over the document.
#[derive(Debug, Clone, Default)]
pub(super) struct Pair {
    /// The chance that a summary says it.
    pub(super) chance: f64,
    /// How often it stands there.
    pub(super) count: u32,
    /// Index of the first line that holds it.
    pub(super) first: u32,
    /// Its two words.
    pub(super) left: u32,
    pub(super) right: u32,
    lines: u32,
    last: u32,
    place: u32,
}

impl Word {
    /// Share of its places within a line where it is capitalised.
    pub(super) fn capital_share(&self) -> f64 {
        f64::from(self.capitals) / f64::from(self.inner.max(1))
    }

    /// Whether one of the first three lines holds it.
    pub(super) fn in_lead(&self) -> bool {
        let [first, second, third, _] = self.lead;
        first || second || third
    }

    /// Takes what is the same for each place of a line.
    fn meet(&mut self, at: u32, line: &Line) {
        if self.count == 0 || self.last != at {
            self.lines += 1;
            self.central = self.central.max(line.centrality.central);
            self.walk += line.centrality.walk;
        }
        self.count += 1;
        self.last = at;
        if let Some(lead) = self.lead.get_mut(at as usize) {
            *lead = true;
        }
    }
}

pub(super) fn flag(b: bool) -> f64 {
    f64::from(u8::from(b))
}

impl Salience {
    /// Judges the words, then the pairs.
    pub(super) fn of(document: &Document, model: &Model) -> Self {
        let mut salience = Self::counted(document);
        salience.judge_words(&model.words.chances(&salience.word_facts(document), salience.words.len()));
        salience.judge_pairs(&model.pairs.chances(&salience.pair_facts(document), salience.pairs.len()));
        salience
    }

    pub(super) fn judge_words(&mut self, chances: &[f64]) {
        for (word, &chance) in self.words.iter_mut().zip(chances) {
            word.chance = chance;
            word.chance_fact = rounded(255.0 * chance);
            word.capital_fact = rounded(100.0 * word.capital_share());
        }
    }

    pub(super) fn judge_pairs(&mut self, chances: &[f64]) {
        for (pair, &chance) in self.pairs.iter_mut().zip(chances) {
            pair.chance = chance;
        }
    }

    /// Everything counted, nothing judged yet.
    pub(super) fn counted(document: &Document) -> Self {
        let mut salience = Self { words: count_words(document), pairs: count_pairs(document) };
        salience.rank();
        salience
    }

    /// Ranks the words by count, those that carry meaning first; earlier words first among equals.
    fn rank(&mut self) {
        let mut order: Vec<u64> = Vec::with_capacity(self.words.len());
        for (at, word) in self.words.iter().enumerate() {
            let rare = u64::from(u32::from(word.kind.stop)) << 31 | u64::from((1 << 31) - 1 - word.count);
            order.push(rare << 32 | at as u64);
        }
        sort::keys(&mut order);
        for (rank, &key) in order.iter().enumerate() {
            let word = &mut self.words[key as u32 as usize];
            word.rank = rank as u32;
            if word.rank < TOPS && word.count > 1 && !word.kind.stop {
                word.top = 1.0 - rank as f64 / 14.0;
            }
        }
    }

    /// The facts of the words, by columns.
    pub(super) fn word_facts(&self, document: &Document) -> Vec<u8> {
        let total = document.total.max(1) as u32;
        let n = document.lines.len().max(1) as u32;
        let vocabulary = self.words.len();
        let mut facts = vec![0; WORD * vocabulary];
        for (at, word) in self.words.iter().enumerate() {
            let count = word.count.max(1);
            let share = |part: u32| ratio(100, part, count);
            let [first, second, third, fourth] = word.lead;
            let lead = [u8::from(first), u8::from(second), u8::from(third), u8::from(fourth)];
            let row = [
                byte(count),
                byte(word.lines),
                ratio(4000, count, total),
                byte(word.first),
                ratio(250, word.place, total),
                lead[0] + lead[1] + lead[2] + lead[3],
                lead[0],
                lead[1],
                lead[2],
                lead[3],
                ratio(100, word.last, n),
                u8::from(word.kind.stop),
                byte(word.kind.length),
                u8::from(word.kind.digit),
                rounded(100.0 * word.capital_share()),
                share(word.shouted),
                rounded(200.0 * word.central),
                rounded(50.0 * word.walk / f64::from(word.lines.max(1))),
                rounded(10.0 * word.walk),
                ratio(4, word.place_in_line, 1),
                ratio(1, document.total as u32, 8),
                byte(n),
                byte(word.rank),
                ratio(250, word.rank, vocabulary as u32),
                share(word.quoted),
                rounded(100.0 * word.places / f64::from(count)),
                byte(word.early),
                byte(word.late),
                share(word.names),
                byte(word.first_length),
                byte(word.left_in_line),
                ratio(200, word.lines, n),
            ];
            put(&mut facts, at, &row);
        }
        facts
    }

    /// The facts of the pairs, by columns; asks for the words' chances.
    pub(super) fn pair_facts(&self, document: &Document) -> Vec<u8> {
        let n = document.lines.len() as u32;
        let mut facts = vec![0; PAIR * self.pairs.len()];
        for (at, pair) in self.pairs.iter().enumerate() {
            let (left, right) = (&self.words[pair.left as usize], &self.words[pair.right as usize]);
            let row = [
                left.chance_fact,
                right.chance_fact,
                rounded(255.0 * left.chance * right.chance),
                left.chance_fact.min(right.chance_fact),
                byte(pair.count),
                byte(pair.lines),
                byte(pair.first),
                byte(pair.place),
                ratio(100, pair.last, n),
                ratio(100, pair.count, left.count),
                ratio(100, pair.count, right.count),
                u8::from(left.kind.stop),
                u8::from(right.kind.stop),
                left.capital_fact,
                right.capital_fact,
                u8::from(left.kind.digit || right.kind.digit),
                byte(left.count),
                byte(right.count),
                byte(document.lines[pair.first as usize].words.len() as u32),
                byte(n),
            ];
            put(&mut facts, at, &row);
        }
        facts
    }
}

/// Writes a row's facts into the columns.
fn put(facts: &mut [u8], at: usize, row: &[u8]) {
    let count = facts.len() / row.len();
    for (n, fact) in row.iter().enumerate() {
        facts[n * count + at] = *fact;
    }
}

/// A whole number as a fact.
fn byte(number: u32) -> u8 {
    number.min(u8::MAX.into()) as u8
}

/// So many times a share, rounded, as a fact: in whole numbers, for there are tens of thousands of them.
#[inline(never)]
fn ratio(times: u32, part: u32, whole: u32) -> u8 {
    let whole = u64::from(whole);
    byte(((2 * u64::from(times) * u64::from(part) + whole) / (2 * whole).max(1)).min(u8::MAX.into()) as u32)
}

/// Any other number, rounded, as a fact.
#[inline(never)]
fn rounded(number: f64) -> u8 {
    (number + 0.5) as u8
}

fn count_words(document: &Document) -> Vec<Word> {
    let mut words = vec![Word::default(); document.kinds.len()];
    for (word, &kind) in words.iter_mut().zip(&document.kinds) {
        word.kind = kind;
    }
    let lines = document.lines.len();
    let mut place = 0;
    for (at, line) in document.lines.iter().enumerate() {
        let quoted = line.marks.opening;
        for (within, &number) in line.words.iter().enumerate() {
            let word = &mut words[number as usize];
            if word.count == 0 {
                (word.first, word.place, word.place_in_line) = (at as u32, place, within as u32);
                word.left_in_line = (line.words.len() - 1 - within) as u32;
                word.first_length = line.words.len() as u32;
            }
            word.meet(at as u32, line);
            word.places += at as f64 / lines as f64;
            word.quoted += u32::from(quoted);
            word.early += u32::from(at < 5);
            word.late += u32::from(2 * at >= lines);
            word.shouted += u32::from(line.lower.shouted(within));
            if within > 0 {
                let capital = line.lower.capital(within);
                let beside = line.lower.capital(within - 1) || line.lower.capital(within + 1);
                word.inner += 1;
                word.capitals += u32::from(capital);
                word.names += u32::from(capital && beside);
            }
            place += 1;
        }
    }
    words
}

fn count_pairs(document: &Document) -> Vec<Pair> {
    let mut pairs = Vec::with_capacity(document.pairs.len());
    for &pair in &document.pairs {
        pairs.push(Pair { left: (pair >> 32) as u32, right: pair as u32, ..Pair::default() });
    }
    for (at, line) in document.lines.iter().enumerate() {
        for (within, &number) in line.neighbours.iter().enumerate() {
            let pair = &mut pairs[number as usize];
            if pair.count == 0 {
                (pair.first, pair.place) = (at as u32, within as u32);
            }
            pair.lines += u32::from(pair.count == 0 || pair.last != at as u32);
            pair.count += 1;
            pair.last = at as u32;
        }
    }
    pairs
}

/// Whether a quotation may begin with it.
pub(super) fn is_opening(c: char) -> bool {
    matches!(c, '"' | '“' | '«' | '„' | '「')
}
