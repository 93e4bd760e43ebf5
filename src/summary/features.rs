//! What can be said of a sentence alone, each figure with the part of the judgement that it belongs to.

use super::document::{Document, Line};
use super::salience::Salience;
use crate::find::holds;
use crate::language::{Language, Section};
use crate::sentence::Quoted;
use crate::sort;

/// A part of the judgement: what the reasons are named after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
}

impl Part {
    pub(super) const ALL: [Self; 11] = [
        Self::Lead,
        Self::Title,
        Self::Central,
        Self::Gist,
        Self::Names,
        Self::Numbers,
        Self::Quote,
        Self::Dangling,
        Self::Length,
        Self::Redundant,
        Self::Style,
    ];

    /// The stable name that the shell puts into words.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Title => "title",
            Self::Central => "central",
            Self::Gist => "gist",
            Self::Names => "names",
            Self::Numbers => "numbers",
            Self::Quote => "quote",
            Self::Dangling => "dangling",
            Self::Length => "length",
            Self::Redundant => "redundant",
            Self::Style => "style",
        }
    }
}

/// Figures of a sentence or a set, and the part of each.
pub(super) type Row = (Vec<f64>, Vec<Part>);

/// Collects a row.
pub(super) struct Figures(pub(super) Row);

impl Figures {
    /// None yet, with room for as many as a set has.
    pub(super) fn none() -> Self {
        const MOST: usize = 160;
        Self((Vec::with_capacity(MOST), Vec::with_capacity(MOST)))
    }

    pub(super) fn add<const N: usize>(&mut self, part: Part, values: [f64; N]) {
        self.0.0.extend(values);
        self.0.1.extend([part; N]);
    }
}

fn flag(b: bool) -> f64 {
    f64::from(u8::from(b))
}

/// The rows of all lines.
pub(super) fn rows(document: &Document, salience: &Salience, language: &Language) -> Vec<Row> {
    let known = Known::of(document, salience);
    let mut seen = vec![false; document.kinds.len()];
    let mut best_before = 0.0_f64;
    document
        .lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let mut figures = Figures::none();
            place(&mut figures, at, document);
            shape(&mut figures, line, known.mean_length);
            central(&mut figures, at, document, salience, &known, &seen);
            best_before = gist(&mut figures, at, document, salience, &known, best_before);
            voice(&mut figures, line, language);
            for &word in &line.bag.distinct {
                seen[word as usize] = true;
            }
            figures.0
        })
        .collect()
}

/// What holds for the whole document.
struct Known {
    mean_length: f64,
    total: f64,
    /// Each word's weight as one of the most frequent that carry meaning, 0 for the rest.
    tops: Vec<f64>,
    /// Whether the first three lines hold the word.
    lead: Vec<bool>,
    /// Expected hits of each line.
    expected: Vec<[f64; 2]>,
}

impl Known {
    fn of(document: &Document, salience: &Salience) -> Self {
        let total: usize = document.lines.iter().map(|line| line.bag.tokens.len()).sum();
        let mut lead = vec![false; document.kinds.len()];
        for &word in document.lines.iter().take(3).flat_map(|line| &line.bag.distinct) {
            lead[word as usize] = !document.kinds[word as usize].stop;
        }
        let expected = document.lines.iter().map(|line| expected(line, salience)).collect();
        Self {
            mean_length: total as f64 / document.lines.len().max(1) as f64,
            total: total as f64,
            tops: tops(document, salience),
            lead,
            expected,
        }
    }
}

/// The twelve most frequent words that carry meaning, weighed by rank.
pub(super) fn tops(document: &Document, salience: &Salience) -> Vec<f64> {
    let mut order: Vec<usize> = (0..document.kinds.len())
        .filter(|&word| !document.kinds[word].stop && salience.tallies[word].count > 1)
        .collect();
    sort::by_key(&mut order, |&word| (std::cmp::Reverse(salience.tallies[word].count), word));
    let mut tops = vec![0.0; document.kinds.len()];
    for (rank, word) in order.into_iter().take(12).enumerate() {
        tops[word] = 1.0 - rank as f64 / 14.0;
    }
    tops
}

/// The expected share of a line's words and of its pairs in a summary of usual length (F1 against 33 words).
fn expected(line: &Line, salience: &Salience) -> [f64; 2] {
    let length = line.bag.tokens.len() as f64;
    let words: f64 = line.bag.distinct.iter().map(|&word| salience.words[word as usize]).sum();
    let pairs: f64 = line.pairs.iter().map(|&pair| salience.pairs[pair as usize]).sum();
    [2.0 * words / (length + 33.0), 2.0 * pairs / (length + 32.0)]
}

fn place(figures: &mut Figures, at: usize, document: &Document) {
    let (i, n) = (at as f64, document.lines.len().max(1) as f64);
    figures.add(
        Part::Lead,
        [
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

fn shape(figures: &mut Figures, line: &Line, mean: f64) {
    let length = line.bag.tokens.len() as f64;
    let commas = line.text.matches(',').count() as f64;
    figures.add(Part::Length, [length, libm::log1p(length), length / mean, length.min(35.0) / 35.0, commas]);
}

fn central(
    figures: &mut Figures,
    at: usize,
    document: &Document,
    salience: &Salience,
    known: &Known,
    seen: &[bool],
) {
    let line = &document.lines[at];
    let centrality = &document.centrality;
    let n = document.lines.len();
    let content: Vec<usize> = line
        .bag
        .distinct
        .iter()
        .map(|&word| word as usize)
        .filter(|&word| !document.kinds[word].stop)
        .collect();
    let count = content.len().max(1) as f64;
    let sum = |value: &dyn Fn(usize) -> f64| content.iter().map(|&word| value(word)).sum::<f64>();
    let repeated = sum(&|word| f64::from(salience.tallies[word].count.saturating_sub(1)));
    let near = |other: Option<usize>| {
        other.filter(|&other| other < n).map_or(0.0, |other| centrality.alike(at, other))
    };
    let repeated_pairs: f64 =
        line.pairs.iter().map(|&pair| f64::from(salience.pair_count[pair as usize].saturating_sub(1))).sum();
    figures.add(
        Part::Central,
        [
            centrality.central[at],
            centrality.walk[at],
            centrality.after[at],
            centrality.after[at] / (n - 1 - at).max(1) as f64,
            centrality.before[at],
            centrality.before[at] / at.max(1) as f64,
            if at == 0 { 1.0 } else { near(Some(0)) },
            near(at.checked_sub(1)),
            near(Some(at + 1)),
            repeated / known.total.max(1.0),
            repeated / count,
            sum(&|word| flag(salience.tallies[word].lines > 2)) / count,
            sum(&|word| known.tops[word]),
            sum(&|word| if seen[word] { 0.0 } else { known.tops[word] }),
            sum(&|word| flag(!seen[word])) / count,
            sum(&|word| flag(known.lead[word])) / count,
            repeated_pairs / line.bag.tokens.len().max(1) as f64,
        ],
    );
}

/// Adds what the words' and pairs' chances say, and gives the best expectation up to here.
fn gist(
    figures: &mut Figures,
    at: usize,
    document: &Document,
    salience: &Salience,
    known: &Known,
    best_before: f64,
) -> f64 {
    let line = &document.lines[at];
    let length = line.bag.tokens.len().max(1) as f64;
    let (mut likely, mut content, mut new) = (0.0, 0.0, 0.0);
    for &word in &line.bag.distinct {
        let chance = salience.words[word as usize];
        likely += flag(chance > 0.3);
        if !document.kinds[word as usize].stop {
            content += chance;
            if salience.tallies[word as usize].first as usize == at {
                new += chance;
            }
        }
    }
    let [words, pairs] = known.expected[at];
    let both = |at: usize| known.expected.get(at).map_or(0.0, |[words, pairs]| words + pairs);
    let pair_sum = pairs * (length + 32.0) / 2.0;
    let word_sum = words * (length + 33.0) / 2.0;
    figures.add(
        Part::Gist,
        [
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
            both(at.wrapping_sub(1)),
            both(at + 1),
            best_before,
        ],
    );
    best_before.max(words + pairs)
}

/// How the sentence speaks: names, figures, quotations, questions, pronouns.
fn voice(figures: &mut Figures, line: &Line, language: &Language) {
    let lower = &line.lower;
    let count = lower.len().max(1) as f64;
    let share = |section: Section| {
        let list = language.words(section);
        lower.iter().filter(|word| list.contains(word)).count() as f64
    };
    let inner = line.bag.tokens.get(1..).unwrap_or_default();
    let capitals = inner.iter().filter(|token| token.capital).count() as f64;
    let numbers = lower.iter().filter(|word| word.bytes().any(|b| b.is_ascii_digit())).count() as f64;
    let marks = line.text.matches(['"', '“', '”', '«', '»', '„', '「', '」']).count() as f64;
    let text = line.text.trim_end();
    figures.add(Part::Names, [capitals, capitals / count]);
    figures.add(Part::Numbers, [numbers, numbers / count, f64::from(line.timexes)]);
    figures.add(
        Part::Quote,
        [
            marks,
            flag(line.text.starts_with(['"', '“', '«', '„', '「', '\'', '‘'])),
            flag(line.quoted == Quoted::Partly),
            flag(line.quoted == Quoted::Wholly),
            flag(share(Section::Attribution) > 0.0),
        ],
    );
    figures.add(Part::Dangling, [flag(line.dangling), share(Section::Pronoun) / count]);
    figures.add(
        Part::Style,
        [
            share(Section::Speaker) / count,
            flag(holds(text, "?")),
            flag(share(Section::Picture) > 0.0),
            flag(holds(line.text, "(")),
            flag(lower.run(0, 1).is_some_and(|word| language.words(Section::LeadDeterminer).contains(word))),
        ],
    );
}
