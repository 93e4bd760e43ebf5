//! A reference summary against the article's sentences: which words and pairs it says, and how well a set matches it.

use crate::language::Language;
use crate::summary::document::{Document, pair};
use crate::summary::words::{Lower, Numbering};

/// What training compares with.
#[derive(Debug, Default)]
pub(super) struct Reference {
    /// For each word of the document whether the reference says it.
    pub(super) says_word: Vec<bool>,
    /// For each pair of the document whether the reference says it.
    pub(super) says_pair: Vec<bool>,
    words: Counts,
    pairs: Counts,
    length: f64,
    lengths: Vec<f64>,
}

/// How often the reference says each of its words or pairs, and each line of the article does.
#[derive(Debug, Default)]
struct Counts {
    wanted: Vec<u32>,
    lines: Vec<Vec<(usize, u32)>>,
}

impl Counts {
    fn of<T: Ord + Copy>(reference: &[T], lines: &[Vec<T>]) -> Self {
        let mut keys = reference.to_vec();
        keys.sort_unstable();
        keys.dedup();
        let mut wanted = vec![0; keys.len()];
        for found in reference.iter().filter_map(|word| keys.binary_search(word).ok()) {
            wanted[found] += 1;
        }
        let count = |line: &Vec<T>| {
            let mut found: Vec<usize> =
                line.iter().filter_map(|word| keys.binary_search(word).ok()).collect();
            found.sort_unstable();
            let mut counts: Vec<(usize, u32)> = Vec::new();
            for key in found {
                match counts.last_mut() {
                    Some(last) if last.0 == key => last.1 += 1,
                    _ => counts.push((key, 1)),
                }
            }
            counts
        };
        Self { lines: lines.iter().map(count).collect(), wanted }
    }

    fn hits(&self, lines: &[usize]) -> f64 {
        let mut left = self.wanted.clone();
        let mut hits = 0;
        for &(key, count) in lines.iter().flat_map(|&line| &self.lines[line]) {
            let hit = left[key].min(count);
            left[key] -= hit;
            hits += hit;
        }
        f64::from(hits)
    }
}

impl Reference {
    /// Reads the reference's sentences with the document's eyes.
    pub(super) fn new(document: &Document, reference: &[String], language: &Language) -> Self {
        let mut numbering = Numbering::default();
        let pairs = |line: &[u32]| line.windows(2).map(pair).collect::<Vec<_>>();
        let lines: Vec<Vec<u32>> =
            document.lines.iter().map(|line| numbering.words(&line.lower, language)).collect();
        let said: Vec<Vec<u32>> =
            reference.iter().map(|s| numbering.words(&Lower::of(s), language)).collect();
        let said = said.concat();
        let said_pairs = pairs(&said);
        let line_pairs: Vec<_> = lines.iter().map(|line| pairs(line)).collect();
        // The document numbers its words in the same order, so the numbers agree.
        let says_word = (0..document.kinds.len() as u32).map(|word| said.contains(&word)).collect();
        let says_pair = document.pairs.iter().map(|pair| said_pairs.contains(pair)).collect();
        Self {
            says_word,
            says_pair,
            words: Counts::of(&said, &lines),
            pairs: Counts::of(&said_pairs, &line_pairs),
            length: said.len() as f64,
            lengths: lines.iter().map(|line| line.len() as f64).collect(),
        }
    }

    /// Two thirds ROUGE-1, one third ROUGE-2: as good to learn from as all three kinds, and quick.
    pub(super) fn score(&self, lines: &[usize]) -> f64 {
        let length: f64 = lines.iter().map(|&line| self.lengths[line]).sum();
        let words = 2.0 * self.words.hits(lines) / (length + self.length).max(1.0);
        let pairs = 2.0 * self.pairs.hits(lines) / (length + self.length - 2.0).max(1.0);
        (2.0 * words + pairs) / 3.0
    }

    /// Up to three lines, each the one that raises the score most.
    pub(super) fn best_three(&self) -> Vec<usize> {
        let mut chosen = Vec::new();
        let mut best = 0.0;
        while chosen.len() < 3 {
            let mut better = None;
            for line in (0..self.lengths.len()).filter(|line| !chosen.contains(line)) {
                let score = self.score(&[chosen.as_slice(), &[line]].concat());
                if score > best {
                    best = score;
                    better = Some(line);
                }
            }
            let Some(line) = better else { break };
            chosen.push(line);
        }
        chosen
    }
}
