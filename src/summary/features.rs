//! What can be said of a sentence alone, each figure with the part of the judgement that it belongs to.

use super::centrality::alike;
use super::document::{Document, Line};
use super::salience::{Salience, flag, is_opening};
use crate::language::{Language, Section};
use crate::sentence::Quoted;

/// A part of the judgement: what the reasons are named after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Lead,
    Title,
    Central,
    Gist,
    Names,
    Numbers,
    Quote,
    Dangling,
    Length,
    Redundant,
    Style,
    About,
}

/// The stable names of the parts, which the shell puts into words.
pub(super) const PARTS: [&str; 12] = [
    "lead",
    "title",
    "central",
    "gist",
    "names",
    "numbers",
    "quote",
    "dangling",
    "length",
    "redundant",
    "style",
    "about",
];

/// Number of a line's figures.
pub(super) const LINE: usize = 67;

/// Figures, and the part that each belongs to.
#[derive(Debug, Default)]
pub(super) struct Figures {
    pub(super) values: Vec<f64>,
    pub(super) parts: Vec<Part>,
}

impl Figures {
    pub(super) fn add(&mut self, part: Part, values: &[f64]) {
        self.values.extend_from_slice(values);
        self.parts.resize(self.values.len(), part);
    }

    /// The figures of one line, where they are those of all.
    pub(super) fn line(&self, at: usize) -> &[f64] {
        &self.values[at * LINE..][..LINE]
    }
}

/// The figures of all lines, one line behind the other.
pub(super) fn rows(document: &Document, salience: &Salience, language: &Language) -> Figures {
    let mut figures = Figures::default();
    let mut best_before = 0.0_f64;
    for (at, line) in document.lines.iter().enumerate() {
        place(&mut figures, at, document);
        shape(&mut figures, line, document);
        central(&mut figures, at, document, salience);
        gist(&mut figures, at, document, salience, best_before);
        voice(&mut figures, line, salience, language);
        best_before = best_before.max(expected(document, salience, at));
    }
    figures
}

/// The sums of the chances of a line's words and of its pairs.
fn chances(line: &Line, salience: &Salience) -> (f64, f64) {
    let (mut words, mut pairs) = (0.0, 0.0);
    for &word in &line.distinct {
        words += salience.words[word as usize].chance;
    }
    for &pair in &line.pairs {
        pairs += salience.pairs[pair as usize].chance;
    }
    (words, pairs)
}

/// The expected share of a line's words and of its pairs in a summary of usual length (F1 against 33 words).
fn shares(line: &Line, salience: &Salience) -> (f64, f64) {
    let length = line.words.len() as f64;
    let (words, pairs) = chances(line, salience);
    (2.0 * words / (length + 33.0), 2.0 * pairs / (length + 32.0))
}

/// The two shares together; nothing where there is no such line.
fn expected(document: &Document, salience: &Salience, at: usize) -> f64 {
    let Some(line) = document.lines.get(at) else { return 0.0 };
    let (words, pairs) = shares(line, salience);
    words + pairs
}

fn place(figures: &mut Figures, at: usize, document: &Document) {
    let (i, n) = (at as f64, document.lines.len() as f64);
    figures.add(
        Part::Lead,
        &[
            1.0 / (i + 1.0),
            i / n,
            libm::log1p(i),
            libm::log1p(n - 1.0 - i),
            libm::exp(-i / 3.0),
            flag(at == 0),
            flag(at == 1),
            flag(at == 2),
            flag(at == 3),
            flag(at == 4),
        ],
    );
}

fn shape(figures: &mut Figures, line: &Line, document: &Document) {
    let length = line.words.len() as f64;
    let mean = document.total as f64 / document.lines.len() as f64;
    figures.add(
        Part::Length,
        &[length, libm::log1p(length), length / mean, length.min(35.0) / 35.0, line.marks.commas.into()],
    );
}

fn central(figures: &mut Figures, at: usize, document: &Document, salience: &Salience) {
    let line = &document.lines[at];
    let n = document.lines.len();
    let (mut count, mut repeated, mut often, mut lead) = (0.0_f64, 0.0, 0.0, 0.0);
    let (mut top, mut new_top, mut new) = (0.0, 0.0, 0.0);
    for &word in &line.distinct {
        let word = &salience.words[word as usize];
        if word.kind.stop {
            continue;
        }
        count += 1.0;
        repeated += f64::from(word.count - 1);
        often += flag(word.lines > 2);
        lead += flag(word.in_lead());
        top += word.top;
        if word.first as usize == at {
            new_top += word.top;
            new += 1.0;
        }
    }
    let count = count.max(1.0);
    let mut repeated_pairs = 0.0;
    for &pair in &line.pairs {
        repeated_pairs += f64::from(salience.pairs[pair as usize].count - 1);
    }
    let near = |other: usize| document.lines.get(other).map_or(0.0, |other| alike(line, other));
    let to = &line.centrality;
    figures.add(
        Part::Central,
        &[
            to.central,
            to.walk,
            to.after,
            to.after / (n - 1 - at).max(1) as f64,
            to.before,
            to.before / at.max(1) as f64,
            if at == 0 { 1.0 } else { near(0) },
            near(at.wrapping_sub(1)),
            near(at + 1),
            repeated / document.total as f64,
            repeated / count,
            often / count,
            top,
            new_top,
            new / count,
            lead / count,
            repeated_pairs / line.words.len() as f64,
        ],
    );
}

/// Adds what the words' and pairs' chances say.
fn gist(figures: &mut Figures, at: usize, document: &Document, salience: &Salience, best_before: f64) {
    let line = &document.lines[at];
    let length = line.words.len() as f64;
    let (mut likely, mut content, mut new) = (0.0, 0.0, 0.0);
    for &word in &line.distinct {
        let word = &salience.words[word as usize];
        likely += flag(word.chance > 0.3);
        if !word.kind.stop {
            content += word.chance;
            if word.first as usize == at {
                new += word.chance;
            }
        }
    }
    let (words, pairs) = shares(line, salience);
    let pair_sum = pairs * (length + 32.0) / 2.0;
    let word_sum = words * (length + 33.0) / 2.0;
    let near = libm::exp(-(at as f64) / 3.0);
    figures.add(
        Part::Gist,
        &[
            words,
            pairs,
            word_sum,
            pair_sum,
            word_sum / length,
            pair_sum / length,
            content,
            content / length,
            new,
            new / length,
            likely,
            expected(document, salience, at.wrapping_sub(1)),
            expected(document, salience, at + 1),
            best_before,
            words * near,
            pairs * near,
            words * length / 20.0,
            (words + pairs) * line.centrality.central,
        ],
    );
}

/// How the sentence speaks: names, figures, quotations, questions, pronouns.
fn voice(figures: &mut Figures, line: &Line, salience: &Salience, language: &Language) {
    let lower = &line.lower;
    let length = lower.len() as f64;
    let (mut capitals, mut numbers) = (0.0, 0.0);
    for (at, &word) in line.words.iter().enumerate() {
        capitals += flag(at > 0 && lower.capital(at));
        numbers += flag(salience.words[word as usize].kind.digit);
    }
    let [attribution, pronouns, speakers, pictures] = line.counts.map(f64::from);
    let first = line.text.chars().next().unwrap_or_default();
    figures.add(Part::Names, &[capitals, capitals / length]);
    figures.add(Part::Numbers, &[numbers, numbers / length, f64::from(line.timexes)]);
    figures.add(
        Part::Quote,
        &[
            line.marks.quotes.into(),
            flag(is_opening(first) || matches!(first, '\'' | '‘')),
            flag(line.quoted == Quoted::Partly),
            flag(line.quoted == Quoted::Wholly),
            flag(attribution > 0.0),
        ],
    );
    figures.add(Part::Dangling, &[flag(line.dangling), pronouns / length]);
    figures.add(
        Part::Style,
        &[
            speakers / length,
            flag(line.marks.question),
            flag(pictures > 0.0),
            flag(line.marks.bracket),
            flag(language.words(Section::Definite).contains(lower.word(0))),
        ],
    );
}
