//! What can be said of several sentences together: what they cover, repeat and leave out, and how they stand.

use super::document::{Document, Line};
use super::features::{Figures, Part, Row, tops};
use super::salience::Salience;

/// Kinds of weight that the words of a set are summed by.
const WORD_SUMS: usize = 11;
/// Kinds of weight that the pairs of a set are summed by.
const PAIR_SUMS: usize = 5;
/// Words of a usual summary: where coverage and length balance.
const USUAL: [f64; 3] = [25.0, 35.0, 50.0];

/// A line with a smaller share of new pairs repeats what is said.
const REPEATED_SHARE: f64 = 0.5;

/// What is needed to judge sets of one document.
pub(super) struct Judge<'d> {
    document: &'d Document<'d>,
    rows: &'d [Row],
    word_weights: Vec<[f64; WORD_SUMS]>,
    pair_weights: Vec<[f64; PAIR_SUMS]>,
    word_total: [f64; WORD_SUMS],
    pair_total: [f64; PAIR_SUMS],
    central_total: f64,
    total: f64,
    /// Whether the headline says the word.
    in_title: Vec<bool>,
}

/// What the lines of a set say: how many of them hold each word and each pair of the document.
pub(super) struct Said {
    words: Vec<u8>,
    pairs: Vec<u8>,
}

impl Said {
    pub(super) fn nothing(document: &Document) -> Self {
        Self { words: vec![0; document.kinds.len()], pairs: vec![0; document.pairs.len()] }
    }

    /// Takes what one line more says.
    pub(super) fn add(&mut self, line: &Line) {
        line.bag.distinct.iter().for_each(|&word| self.words[word as usize] += 1);
        line.pairs.iter().for_each(|&pair| self.pairs[pair as usize] += 1);
    }

    /// Takes a line back that was added.
    pub(super) fn remove(&mut self, line: &Line) {
        line.bag.distinct.iter().for_each(|&word| self.words[word as usize] -= 1);
        line.pairs.iter().for_each(|&pair| self.pairs[pair as usize] -= 1);
    }
}

/// A set as it grows.
#[derive(Debug, Clone, Default)]
pub(super) struct Set {
    /// The lines, in the order that they came in.
    pub(super) lines: Vec<usize>,
    sums: Vec<f64>,
    /// How many words of the headline, and how many pairs of the document, it says.
    title: u32,
    pairs: u32,
    word_sums: [f64; WORD_SUMS],
    pair_sums: [f64; PAIR_SUMS],
    length: f64,
    pair_places: f64,
    /// How many lines say almost word for word what those before them say.
    pub(super) repeated: f64,
    most_alike: f64,
    all_alike: f64,
}

fn flag(b: bool) -> f64 {
    f64::from(u8::from(b))
}

impl<'d> Judge<'d> {
    pub(super) fn new(document: &'d Document<'d>, salience: &'d Salience, rows: &'d [Row]) -> Self {
        let tops = tops(document, salience);
        let word_weights: Vec<[f64; WORD_SUMS]> = (0..document.kinds.len())
            .map(|word| {
                let (tally, p) = (&salience.tallies[word], salience.words[word]);
                let content = flag(!document.kinds[word].stop);
                let count = f64::from(tally.count);
                let lead = flag(tally.lead[..3].contains(&true));
                [
                    p,
                    p * content,
                    flag(p > 0.3) * content,
                    tops[word],
                    lead * content,
                    flag(tally.lead[0]) * content,
                    content * count,
                    content * libm::log1p(count),
                    content,
                    flag(document.kinds[word].digit),
                    flag(tally.capitals > 0) * content,
                ]
            })
            .collect();
        let pair_weights: Vec<[f64; PAIR_SUMS]> = (0..document.pairs.len())
            .map(|pair| {
                let (a, b) = document.pairs[pair];
                let content = !document.kinds[a as usize].stop && !document.kinds[b as usize].stop;
                let name = salience.tallies[b as usize].capital_share();
                let (p, first) = (salience.pairs[pair], salience.pair_first[pair]);
                let again = salience.pair_count[pair] > 1;
                [p, flag(p > 0.1), flag(first < 3), flag(again && content) * name, flag(first == 0)]
            })
            .collect();
        Self {
            document,
            rows,
            in_title: (0..document.kinds.len() as u32)
                .map(|word| document.title.binary_search(&word).is_ok())
                .collect(),
            word_total: total(&word_weights),
            pair_total: total(&pair_weights),
            word_weights,
            pair_weights,
            central_total: document.centrality.central.iter().sum(),
            total: document.lines.iter().map(|line| line.bag.tokens.len() as f64).sum(),
        }
    }

    /// The set with one line more; `said` is what the set says.
    pub(super) fn with(&self, set: &Set, said: &Said, line: usize) -> Set {
        let mut more = set.clone();
        let Line { bag, pairs, .. } = &self.document.lines[line];
        let own = &self.rows[line].0;
        if more.sums.is_empty() {
            more.sums.clone_from(own);
        } else {
            more.sums.iter_mut().zip(own).for_each(|(sum, value)| *sum += value);
        }
        for word in bag.distinct.iter().map(|&word| word as usize).filter(|&word| said.words[word] == 0) {
            gain(&mut more.word_sums, &self.word_weights[word]);
            more.title += u32::from(self.in_title[word]);
        }
        for pair in pairs.iter().map(|&pair| pair as usize).filter(|&pair| said.pairs[pair] == 0) {
            gain(&mut more.pair_sums, &self.pair_weights[pair]);
            more.pairs += 1;
        }
        let new_pairs = f64::from(more.pairs - set.pairs);
        more.repeated += flag(new_pairs < REPEATED_SHARE * pairs.len() as f64);
        more.length += bag.tokens.len() as f64;
        more.pair_places += pairs.len() as f64;
        for &other in &set.lines {
            let alike = self.document.centrality.alike(line, other);
            more.most_alike = more.most_alike.max(alike);
            more.all_alike += alike;
        }
        more.lines.push(line);
        more
    }

    /// The figures of a set: the sums of its lines' own, and those of the whole.
    pub(super) fn figures(&self, set: &Set) -> Row {
        let mut figures = Figures::none();
        if let Some(&line) = set.lines.first() {
            figures.0.0.extend(&set.sums);
            figures.0.1.extend(&self.rows[line].1);
        }
        self.cover(&mut figures, set);
        self.places(&mut figures, set);
        self.repeats(&mut figures, set);
        figures.0
    }

    /// The share of the headline's words that a set says.
    pub(super) fn title(&self, set: &Set) -> f64 {
        f64::from(set.title) / self.document.title.len().max(1) as f64
    }

    fn cover(&self, figures: &mut Figures, set: &Set) {
        let length = set.length.max(1.0);
        let share = |at: usize| set.word_sums[at] / (self.word_total[at] + 1e-6);
        let pair_share = |at: usize| set.pair_sums[at] / (self.pair_total[at] + 1e-6);
        let [p, content_p, likely, tops, lead, first, counts, logs, content, digits, names] = set.word_sums;
        let [pairs, likely_pairs, lead_pairs, name_pairs, first_pairs] = set.pair_sums;
        figures.add(
            Part::Gist,
            [
                p,
                share(0),
                p / length,
                content_p,
                share(1),
                content_p / length,
                likely,
                share(2),
                likely / length,
            ],
        );
        figures.add(Part::Gist, [pairs, pair_share(0), pairs / length, likely_pairs, pair_share(1)]);
        for usual in USUAL {
            figures.add(Part::Gist, [2.0 * (p + pairs) / (length + usual)]);
        }
        figures.add(Part::Gist, [2.0 * p / (length + USUAL[1]), 2.0 * pairs / (length + USUAL[1])]);
        figures.add(
            Part::Central,
            [tops, share(3), tops / length, counts, share(6), logs, share(7), logs / length],
        );
        figures.add(Part::Central, [content, share(8), content / length]);
        figures.add(Part::Lead, [lead, share(4), first, share(5), lead_pairs, first_pairs, pair_share(4)]);
        figures.add(Part::Numbers, [digits, share(9)]);
        figures.add(Part::Names, [names, share(10), name_pairs, pair_share(3)]);
    }

    fn places(&self, figures: &mut Figures, set: &Set) {
        let n = self.document.lines.len().max(1) as f64;
        let k = set.lines.len().max(1) as f64;
        let places = || set.lines.iter().map(|&line| line as f64);
        let (low, high) = (places().fold(n, f64::min), places().fold(0.0, f64::max));
        let mean = places().sum::<f64>() / k;
        let adjacent = set.lines.iter().filter(|&&line| set.lines.contains(&(line + 1))).count() as f64;
        let loose = set.lines.iter().filter(|&&line| {
            self.document.lines[line].dangling && line > 0 && !set.lines.contains(&(line - 1))
        });
        let opener = set.lines.iter().min().is_some_and(|&line| self.document.lines[line].dangling);
        figures.add(Part::Lead, [low, high, mean, mean / n, high / n, high - low, adjacent]);
        figures.add(Part::Dangling, [loose.count() as f64, flag(opener)]);
        let length = set.length.max(1.0);
        let mean_length = self.total / n;
        figures.add(
            Part::Length,
            [libm::log(self.total.max(1.0) / length), length / mean_length, 1.0 / (length + 35.0)],
        );
    }

    fn repeats(&self, figures: &mut Figures, set: &Set) {
        let k = set.lines.len() as f64;
        let couples = (k * (k - 1.0) / 2.0).max(1.0);
        let again = set.pair_places - f64::from(set.pairs);
        let central: f64 = set.lines.iter().map(|&line| self.document.centrality.central[line]).sum();
        figures.add(
            Part::Redundant,
            [set.most_alike, set.all_alike, set.all_alike / couples, again, again / set.pair_places.max(1.0)],
        );
        figures.add(Part::Central, [central / (self.central_total + 1e-9)]);
    }
}

fn total<const N: usize>(rows: &[[f64; N]]) -> [f64; N] {
    let mut sum = [0.0; N];
    for row in rows {
        gain(&mut sum, row);
    }
    sum
}

fn gain<const N: usize>(sum: &mut [f64; N], row: &[f64; N]) {
    for (sum, value) in sum.iter_mut().zip(row) {
        *sum += value;
    }
}
