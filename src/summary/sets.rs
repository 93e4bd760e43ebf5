//! What can be said of several sentences together: what they cover, repeat and leave out, and how they stand.

use super::centrality::alike;
use super::document::{Document, Line};
use super::features::{Figures, LINE, Part};
use super::salience::{Salience, flag};

/// Kinds of weight that the words of a set are summed by, and kinds of count.
const WORD_SUMS: usize = 4;
const WORD_COUNTS: usize = 7;
/// The same of pairs.
const PAIR_SUMS: usize = 2;
const PAIR_COUNTS: usize = 3;
/// Words of a usual summary: where coverage and length balance.
const USUAL: [f64; 3] = [25.0, 35.0, 50.0];
/// Number of a set's figures.
const SET: usize = 126;

/// A line with a smaller share of new pairs repeats what is said.
const REPEATED_SHARE: f64 = 0.5;

/// What is needed to judge sets of one document.
pub(super) struct Judge<'d> {
    document: &'d Document<'d>,
    rows: &'d Figures,
    /// The weights of each word, and what is counted of it; so for the pairs. What is whole is
    /// counted in whole numbers: there are a hundred thousand of them, and some browsers take long for a float.
    words: Vec<[f64; WORD_SUMS]>,
    word_counts: Vec<[u32; WORD_COUNTS]>,
    pairs: Vec<[f64; PAIR_SUMS]>,
    pair_counts: Vec<[u32; PAIR_COUNTS]>,
    /// Those of the whole text.
    all: Sums,
    central_total: f64,
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
        self.count(line, 1);
    }

    /// Takes a line back that was added.
    pub(super) fn remove(&mut self, line: &Line) {
        self.count(line, -1);
    }

    fn count(&mut self, line: &Line, by: i8) {
        for &word in &line.distinct {
            let count = &mut self.words[word as usize];
            *count = count.wrapping_add_signed(by);
        }
        for &pair in &line.pairs {
            let count = &mut self.pairs[pair as usize];
            *count = count.wrapping_add_signed(by);
        }
    }
}

/// What words and pairs weigh together.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    words: [f64; WORD_SUMS],
    word_counts: [u32; WORD_COUNTS],
    pairs: [f64; PAIR_SUMS],
    pair_counts: [u32; PAIR_COUNTS],
}

/// A set as it grows.
#[derive(Debug, Clone, Default)]
pub(super) struct Set {
    /// The lines, in the order that they came in.
    pub(super) lines: Vec<usize>,
    /// Sums of the lines' own figures.
    sums: Vec<f64>,
    /// How many words of the headline, and how many pairs of the document, it says.
    title: u32,
    pairs: u32,
    said: Sums,
    /// How much of the reader's words its lines say.
    pub(super) about: f64,
    length: f64,
    pair_places: f64,
    /// How many lines say almost word for word what those before them say.
    pub(super) repeated: f64,
    most_alike: f64,
    all_alike: f64,
}

impl<'d> Judge<'d> {
    pub(super) fn new(document: &'d Document<'d>, salience: &Salience, rows: &'d Figures) -> Self {
        let mut judge = Self {
            document,
            rows,
            words: Vec::with_capacity(salience.words.len()),
            word_counts: Vec::with_capacity(salience.words.len()),
            pairs: Vec::with_capacity(salience.pairs.len()),
            pair_counts: Vec::with_capacity(salience.pairs.len()),
            all: Sums::default(),
            central_total: 0.0,
        };
        judge.weigh_words(salience);
        judge.weigh_pairs(salience);
        for line in &document.lines {
            judge.central_total += line.centrality.central;
        }
        judge
    }

    fn weigh_words(&mut self, salience: &Salience) {
        // Most words stand there once.
        let once = libm::log1p(1.0);
        for word in &salience.words {
            let content = !word.kind.stop;
            let log = if word.count == 1 { once } else { libm::log1p(f64::from(word.count)) };
            let weights = [
                word.chance,
                if content { word.chance } else { 0.0 },
                word.top,
                if content { log } else { 0.0 },
            ];
            let counts = [
                u32::from(word.chance > 0.3 && content),
                u32::from(word.in_lead() && content),
                u32::from(word.lead[0] && content),
                if content { word.count } else { 0 },
                u32::from(content),
                u32::from(word.kind.digit),
                u32::from(word.capitals > 0 && content),
            ];
            gain(&mut self.all.words, &weights);
            count(&mut self.all.word_counts, &counts);
            self.words.push(weights);
            self.word_counts.push(counts);
        }
    }

    fn weigh_pairs(&mut self, salience: &Salience) {
        for pair in &salience.pairs {
            let (left, right) = (&salience.words[pair.left as usize], &salience.words[pair.right as usize]);
            let name = pair.count > 1 && !left.kind.stop && !right.kind.stop;
            let weights = [pair.chance, if name { right.capital_share() } else { 0.0 }];
            let counts =
                [u32::from(pair.chance > 0.1), u32::from(pair.first < 3), u32::from(pair.first == 0)];
            gain(&mut self.all.pairs, &weights);
            count(&mut self.all.pair_counts, &counts);
            self.pairs.push(weights);
            self.pair_counts.push(counts);
        }
    }

    /// The set with one line more; `said` is what the set says.
    pub(super) fn with(&self, set: &Set, said: &Said, number: usize) -> Set {
        let mut more = set.clone();
        let line = &self.document.lines[number];
        more.sums.resize(LINE, 0.0);
        for (sum, value) in more.sums.iter_mut().zip(self.rows.line(number)) {
            *sum += value;
        }
        for &word in &line.distinct {
            let word = word as usize;
            if said.words[word] == 0 {
                gain(&mut more.said.words, &self.words[word]);
                count(&mut more.said.word_counts, &self.word_counts[word]);
                more.title += u32::from(self.document.kinds[word].titled);
            }
        }
        for &pair in &line.pairs {
            let pair = pair as usize;
            if said.pairs[pair] == 0 {
                gain(&mut more.said.pairs, &self.pairs[pair]);
                count(&mut more.said.pair_counts, &self.pair_counts[pair]);
                more.pairs += 1;
            }
        }
        let new_pairs = f64::from(more.pairs - set.pairs);
        more.repeated += flag(new_pairs < REPEATED_SHARE * line.pairs.len() as f64);
        more.about += line.about;
        more.length += line.words.len() as f64;
        more.pair_places += line.pairs.len() as f64;
        for &other in &set.lines {
            let alike = alike(line, &self.document.lines[other]);
            more.most_alike = more.most_alike.max(alike);
            more.all_alike += alike;
        }
        more.lines.push(number);
        more
    }

    /// Whether the line leans on another that is not in the set: on the one before, or on one that says what it resumes.
    pub(super) fn leans(&self, line: usize, set: &Set) -> bool {
        let Line { dangling, resumes, .. } = &self.document.lines[line];
        if line == 0 || set.lines.contains(&(line - 1)) {
            return false;
        }
        *dangling || resumes.is_some_and(|word| !self.say(set, line, word))
    }

    /// Whether lines of the set before this one say the word.
    fn say(&self, set: &Set, line: usize, word: u32) -> bool {
        set.lines.iter().any(|&other| other < line && self.document.lines[other].distinct.contains(&word))
    }

    /// Whether no line of the set leans on a line left out.
    pub(super) fn stands(&self, set: &Set) -> bool {
        !set.lines.iter().any(|&line| self.leans(line, set))
    }

    /// The figures of a set of one or more: the sums of its lines' own, and those of the whole.
    pub(super) fn figures(&self, set: &Set) -> Figures {
        let mut figures = Figures { values: Vec::with_capacity(SET), parts: Vec::with_capacity(SET) };
        figures.values.extend_from_slice(&set.sums);
        figures.parts.extend_from_slice(&self.rows.parts[..LINE]);
        self.cover(&mut figures, set);
        self.places(&mut figures, set);
        self.repeats(&mut figures, set);
        figures
    }

    /// The share of the headline's words that a set says.
    pub(super) fn title(&self, set: &Set) -> f64 {
        f64::from(set.title) / f64::from(self.document.titled.max(1))
    }

    fn cover(&self, figures: &mut Figures, set: &Set) {
        let length = set.length;
        let (said, all) = (&set.said, &self.all);
        let part = |some: f64, all: f64| some / (all + 1e-6);
        let share = |of: usize| part(said.words[of], all.words[of]);
        let count_share = |of: usize| part(said.word_counts[of].into(), all.word_counts[of].into());
        let pair_share = |of: usize| part(said.pairs[of], all.pairs[of]);
        let pair_count_share = |of: usize| part(said.pair_counts[of].into(), all.pair_counts[of].into());
        let [p, content_p, tops, logs] = said.words;
        let count = |of: usize| f64::from(said.word_counts[of]);
        let (likely, lead, first, counts) = (count(0), count(1), count(2), count(3));
        let (content, digits, names) = (count(4), count(5), count(6));
        let [pairs, name_pairs] = said.pairs;
        let count = |of: usize| f64::from(said.pair_counts[of]);
        let (likely_pairs, lead_pairs, first_pairs) = (count(0), count(1), count(2));
        figures.add(
            Part::Gist,
            &[
                p,
                share(0),
                p / length,
                content_p,
                share(1),
                content_p / length,
                likely,
                count_share(0),
                likely / length,
                pairs,
                pair_share(0),
                pairs / length,
                likely_pairs,
                pair_count_share(0),
                2.0 * (p + pairs) / (length + USUAL[0]),
                2.0 * (p + pairs) / (length + USUAL[1]),
                2.0 * (p + pairs) / (length + USUAL[2]),
                2.0 * p / (length + USUAL[1]),
                2.0 * pairs / (length + USUAL[1]),
            ],
        );
        figures.add(
            Part::Central,
            &[
                tops,
                share(2),
                tops / length,
                counts,
                count_share(3),
                logs,
                share(3),
                logs / length,
                content,
                count_share(4),
                content / length,
            ],
        );
        figures.add(
            Part::Lead,
            &[lead, count_share(1), first, count_share(2), lead_pairs, first_pairs, pair_count_share(2)],
        );
        figures.add(Part::Numbers, &[digits, count_share(5)]);
        figures.add(Part::Names, &[names, count_share(6), name_pairs, pair_share(1)]);
    }

    fn places(&self, figures: &mut Figures, set: &Set) {
        let n = self.document.lines.len() as f64;
        let (mut low, mut high, mut sum, mut adjacent) = (usize::MAX, 0, 0, 0.0);
        for &line in &set.lines {
            low = low.min(line);
            high = high.max(line);
            sum += line;
            adjacent += flag(set.lines.contains(&(line + 1)));
        }
        let (low, high, mean) = (low as f64, high as f64, sum as f64 / set.lines.len() as f64);
        figures.add(Part::Lead, &[low, high, mean, mean / n, high / n, high - low, adjacent]);
        let total = self.document.total as f64;
        figures.add(
            Part::Length,
            &[libm::log(total / set.length), set.length / (total / n), 1.0 / (set.length + 35.0)],
        );
    }

    fn repeats(&self, figures: &mut Figures, set: &Set) {
        let k = set.lines.len() as f64;
        let couples = (k * (k - 1.0) / 2.0).max(1.0);
        let again = set.pair_places - f64::from(set.pairs);
        let mut central = 0.0;
        for &line in &set.lines {
            central += self.document.lines[line].centrality.central;
        }
        figures.add(
            Part::Redundant,
            &[
                set.most_alike,
                set.all_alike,
                set.all_alike / couples,
                again,
                again / set.pair_places.max(1.0),
            ],
        );
        figures.add(Part::Central, &[central / (self.central_total + 1e-9)]);
    }
}

/// Adds each value to its sum.
fn gain<const N: usize>(sums: &mut [f64; N], values: &[f64; N]) {
    for n in 0..N {
        sums[n] += values[n];
    }
}

fn count<const N: usize>(sums: &mut [u32; N], counts: &[u32; N]) {
    for n in 0..N {
        sums[n] += counts[n];
    }
}
