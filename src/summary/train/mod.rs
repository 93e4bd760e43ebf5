//! Learns the weights that the summary ships from articles with reference summaries. Not part of the library proper:
//! only under the feature `train`, for `examples/train_summary.rs`.
//!
//! Each step learns from what the step before says of articles that it hasn't seen (five folds): words, then pairs,
//! then single sentences, then sets.

mod boost;
mod reference;
mod ridge;

use self::boost::boost;
use self::reference::Reference;
use self::ridge::Ridge;
use super::document::Document;
use super::features::{Figures, LINE, rows};
use super::model::{Model, Trees};
use super::salience::{PAIR, Salience, WORD};
use super::select::{Chooser, ranked, worth};
use super::sets::Judge;
use crate::digest::Digest;
use crate::language::Language;

const FOLDS: usize = 5;

/// What can be set from outside to see what a part is worth.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// Trees of the word model.
    pub word_trees: usize,
    /// Trees of the pair model.
    pub pair_trees: usize,
    /// Pull on the sentence weights, in rows.
    pub sentence_pull: f64,
    /// Pull on the set weights, in rows.
    pub set_pull: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { word_trees: 60, pair_trees: 60, sentence_pull: 30.0, set_pull: 3000.0 }
    }
}

/// What training gives.
#[derive(Debug)]
pub struct Trained {
    /// The packed weights.
    pub packed: Vec<u8>,
    /// For each article the three sentences that weights learned without it choose.
    pub held_out: Vec<Vec<u32>>,
}

/// An article on its way through the steps.
struct Case<'a> {
    document: Document<'a>,
    language: &'static Language,
    reference: Reference,
    salience: Salience,
    /// By columns.
    word_facts: Vec<u8>,
    pair_facts: Vec<u8>,
    rows: Figures,
    worth: Vec<f64>,
}

/// Learns from digests and their reference summaries; the header is written over the packed weights.
pub fn train(articles: &[(Digest, Vec<String>)], header: &str, settings: Settings) -> Trained {
    let mut cases: Vec<Case> = articles
        .iter()
        .map(|(digest, reference)| {
            let language = Language::of(&digest.article.language);
            let document = Document::new(&digest.article, &digest.sentences, &digest.timexes, language);
            let reference = Reference::new(&document, reference, language);
            let salience = Salience::counted(&document);
            let word_facts = salience.word_facts(&document);
            let (pair_facts, rows, worth) = (Vec::new(), Figures::default(), Vec::new());
            Case { document, language, reference, salience, word_facts, pair_facts, rows, worth }
        })
        .collect();
    let mut model = Model::default();
    let trees = settings.word_trees;
    model.words = each_fold(
        &mut cases,
        |cases| learn_words(cases, trees),
        |case, trees| {
            case.salience.judge_words(&trees.chances(&case.word_facts, case.salience.words.len()));
            case.pair_facts = case.salience.pair_facts(&case.document);
        },
    );
    let trees = settings.pair_trees;
    model.pairs = each_fold(
        &mut cases,
        |cases| learn_pairs(cases, trees),
        |case, trees| {
            case.salience.judge_pairs(&trees.chances(&case.pair_facts, case.salience.pairs.len()));
            case.rows = rows(&case.document, &case.salience, case.language);
        },
    );
    let pull = settings.sentence_pull;
    model.sentence = each_fold(
        &mut cases,
        |cases| learn_sentences(cases, pull),
        |case, weights| {
            case.worth = worth(&case.document, &case.rows, weights);
        },
    );
    let sums: Vec<Option<Ridge>> = cases.iter().map(set_sums).collect();
    let fit = |left_out: usize| {
        let used = sums.iter().enumerate().filter(|(n, _)| n % FOLDS != left_out);
        let all = used.filter_map(|(_, sums)| sums.clone()).reduce(|mut all, sums| {
            all.join(&sums);
            all
        });
        all.map(|all| all.solve(settings.set_pull)).unwrap_or_default()
    };
    let mut held_out = vec![Vec::new(); cases.len()];
    for fold in 0..FOLDS {
        let weights = fit(fold);
        for (n, case) in cases.iter().enumerate().filter(|(n, _)| n % FOLDS == fold) {
            let order = chooser(case, &weights).order(3);
            held_out[n] = order.iter().take(3).map(|c| case.document.lines[c.line].sentence as u32).collect();
        }
    }
    model.set = fit(FOLDS);
    Trained { packed: model.pack(header), held_out }
}

/// Learns five times, each without a fifth of the cases, and lets it speak of that fifth; then once from all.
fn each_fold<'a, M>(
    cases: &mut [Case<'a>],
    learn: impl Fn(&[&Case<'a>]) -> M,
    apply: impl Fn(&mut Case<'a>, &M),
) -> M {
    let models: Vec<M> = (0..=FOLDS)
        .map(|fold| {
            let used: Vec<&Case> =
                cases.iter().enumerate().filter(|(n, _)| n % FOLDS != fold).map(|(_, case)| case).collect();
            learn(&used)
        })
        .collect();
    for (n, case) in cases.iter_mut().enumerate() {
        apply(case, &models[n % FOLDS]);
    }
    let mut models = models;
    models.swap_remove(FOLDS)
}

fn learn_words(cases: &[&Case], count: usize) -> Trees {
    let rows: Vec<[u8; WORD]> = cases.iter().flat_map(|case| by_rows(&case.word_facts)).collect();
    let labels: Vec<bool> = cases.iter().flat_map(|case| case.reference.says_word.iter().copied()).collect();
    boost(&rows, &labels, count)
}

fn learn_pairs(cases: &[&Case], count: usize) -> Trees {
    let rows: Vec<[u8; PAIR]> = cases.iter().flat_map(|case| by_rows(&case.pair_facts)).collect();
    let labels: Vec<bool> = cases.iter().flat_map(|case| case.reference.says_pair.iter().copied()).collect();
    boost(&rows, &labels, count)
}

fn by_rows<const N: usize>(columns: &[u8]) -> Vec<[u8; N]> {
    let count = columns.len() / N;
    (0..count).map(|row| std::array::from_fn(|column| columns[column * count + row])).collect()
}

/// Half what the sentence scores alone, half whether it is one of the best three together.
fn learn_sentences(cases: &[&Case], pull: f64) -> Vec<f32> {
    let mut ridge = Ridge::new(LINE);
    for case in cases {
        let lines = case.document.lines.len();
        let alone: Vec<f64> = (0..lines).map(|line| case.reference.score(&[line])).collect();
        let most = alone.iter().copied().fold(1e-9, f64::max);
        let best = case.reference.best_three();
        let weight = 1.0 / libm::sqrt(lines.max(1) as f64);
        for (line, score) in alone.iter().enumerate() {
            let together = f64::from(u8::from(best.contains(&line)));
            ridge.add(case.rows.line(line), 0.5 * score / most + 0.5 * together, weight);
        }
    }
    ridge.solve(pull)
}

fn chooser<'c>(case: &'c Case, weights: &'c [f32]) -> Chooser<'c> {
    Chooser {
        document: &case.document,
        judge: Judge::new(&case.document, &case.salience, &case.rows),
        ranked: ranked(&case.worth),
        weights,
    }
}

/// What the sets of one article teach: only differences between sets of one size count.
fn set_sums(case: &Case) -> Option<Ridge> {
    let chooser = chooser(case, &[]);
    let sets = chooser.sets();
    let mut all: Option<Ridge> = None;
    for size in 1..=3 {
        let same: Vec<_> = sets.iter().filter(|set| set.lines.len() == size).collect();
        let figures: Vec<Vec<f64>> = same.iter().map(|set| chooser.judge.figures(set).values).collect();
        let Some(width) = figures.first().map(Vec::len) else { continue };
        let targets: Vec<f64> = same.iter().map(|set| 100.0 * case.reference.score(&set.lines)).collect();
        let count = figures.len() as f64;
        let mut mean = vec![0.0; width];
        for row in &figures {
            for (mean, value) in mean.iter_mut().zip(row) {
                *mean += value / count;
            }
        }
        let target_mean = targets.iter().sum::<f64>() / count;
        let ridge = all.get_or_insert_with(|| Ridge::new(width));
        for (row, target) in figures.iter().zip(&targets) {
            let centred: Vec<f64> = row.iter().zip(&mean).map(|(value, mean)| value - mean).collect();
            ridge.add(&centred, target - target_mean, 1.0);
        }
    }
    all
}
