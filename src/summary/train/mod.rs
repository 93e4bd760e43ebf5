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
use super::features::{Figures, LINE, PARTS, Part, rows};
use super::model::{Model, Trees, doubled};
use super::salience::{PAIR, Salience, WORD};
use super::select::{Chooser, ranked, worth};
use super::sets::Judge;
use super::steer::steer;
use crate::digest::Digest;
use crate::language::Language;
use crate::options::Weights;

const FOLDS: usize = 5;

/// The parts of the judgement that have learned weights.
const LEARNED: [Part; 10] = [
    Part::Lead,
    Part::Central,
    Part::Gist,
    Part::Names,
    Part::Numbers,
    Part::Quote,
    Part::Dangling,
    Part::Length,
    Part::Redundant,
    Part::Style,
];

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
    /// What each part is worth, where it was asked for.
    pub ablation: Vec<Ablation>,
    model: Model,
}

impl Trained {
    /// The three sentences that the weights choose as they were learned, before they were packed.
    pub fn choose(&self, digest: &Digest) -> Vec<u32> {
        let language = Language::of(&digest.article.language);
        let document = Document::new(&digest.article, &digest.sentences, &digest.timexes, language, "");
        let salience = Salience::of(&document, &self.model);
        let rows = rows(&document, &salience, language);
        let (mut sentence, mut set) = (self.model.sentence.clone(), self.model.set.clone());
        steer(&mut sentence, &mut set, Weights::default());
        let ranked = ranked(&worth(&document, &rows, &sentence));
        let judge = Judge::new(&document, &salience, &rows);
        let chooser = Chooser { document: &document, judge, ranked, weights: doubled(&set) };
        chooser.order(3).iter().take(3).map(|choice| document.lines[choice.line].sentence as u32).collect()
    }
}

/// How well three sentences do that weights learned from other articles choose.
#[derive(Debug)]
pub struct Ablation {
    /// Without which part of the judgement, or how else they are chosen.
    pub name: &'static str,
    /// Two thirds ROUGE-1, one third ROUGE-2, in points, over all articles.
    pub score: f64,
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

/// Learns from digests and their reference summaries; the header is written over the packed weights. `ablate`: says too
/// what each part is worth, by learning sentences and sets once more without it.
pub fn train(articles: &[(Digest, Vec<String>)], header: &str, settings: Settings, ablate: bool) -> Trained {
    let mut cases: Vec<Case> = articles
        .iter()
        .map(|(digest, reference)| {
            let language = Language::of(&digest.article.language);
            let document = Document::new(&digest.article, &digest.sentences, &digest.timexes, language, "");
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
    let ablation = if ablate { ablation(&mut cases, settings) } else { Vec::new() };
    let held_out;
    (model.sentence, model.set, held_out) = judge(&mut cases, settings, None);
    let held_out = cases.iter().zip(held_out).map(|(case, lines)| {
        lines.into_iter().map(|line| case.document.lines[line].sentence as u32).collect()
    });
    Trained { packed: model.pack(header), held_out: held_out.collect(), ablation, model }
}

/// One part left out after the other; beside them, choosing without sets, the lead, and the best that could be chosen.
fn ablation(cases: &mut [Case], settings: Settings) -> Vec<Ablation> {
    let mut table = Vec::new();
    let mut tell = |name: &'static str, cases: &[Case], choose: &dyn Fn(usize, &Case) -> Vec<usize>| {
        let scores = cases.iter().enumerate().map(|(n, case)| case.reference.score(&choose(n, case)));
        table.push(Ablation { name, score: 100.0 * scores.sum::<f64>() / cases.len().max(1) as f64 });
    };
    tell("LEAD-3", cases, &|_, case| (0..case.document.lines.len().min(3)).collect());
    tell("the best three", cases, &|_, case| case.reference.best_three());
    for part in std::iter::once(None).chain(LEARNED.map(Some)) {
        let (.., held_out) = judge(cases, settings, part);
        if part.is_none() {
            tell("single sentences", cases, &|_, case| ranked(&case.worth).into_iter().take(3).collect());
        }
        tell(part.map_or("sets", |part| PARTS[part as usize]), cases, &|n, _| held_out[n].clone());
    }
    table
}

/// Learns to judge sentences, then sets, without the figures of one part: the weights of both, and which lines of each
/// case those learned without it choose.
fn judge(
    cases: &mut [Case],
    settings: Settings,
    without: Option<Part>,
) -> (Vec<f32>, Vec<f32>, Vec<Vec<usize>>) {
    let pull = settings.sentence_pull;
    let sentence = each_fold(
        cases,
        |cases| learn_sentences(cases, pull, without),
        |case, weights| {
            let mut weights = weights.clone();
            steer(&mut weights, &mut [], Weights::default());
            case.worth = worth(&case.document, &case.rows, &weights);
        },
    );
    let sums: Vec<Option<Ridge>> = cases.iter().map(|case| set_sums(case, without)).collect();
    let fit = |left_out: usize| {
        let used = sums.iter().enumerate().filter(|(n, _)| n % FOLDS != left_out);
        let all = used.filter_map(|(_, sums)| sums.clone()).reduce(|mut all, sums| {
            all.join(&sums);
            all
        });
        all.map(|all| all.solve(settings.set_pull)).unwrap_or_default()
    };
    let steered = |mut weights: Vec<f32>| {
        steer(&mut [], &mut weights, Weights::default());
        weights
    };
    let mut held_out = vec![Vec::new(); cases.len()];
    for fold in 0..FOLDS {
        let weights = steered(fit(fold));
        for (n, case) in cases.iter().enumerate().filter(|(n, _)| n % FOLDS == fold) {
            let order = chooser(case, &weights).order(3);
            held_out[n] = order.iter().take(3).map(|choice| choice.line).collect();
        }
    }
    (sentence, fit(FOLDS), held_out)
}

/// The figures without those of one part: what is always nothing is given no weight.
fn masked(values: &[f64], parts: &[Part], without: Option<Part>) -> Vec<f64> {
    let keep = |(&value, &part): (&f64, &Part)| if Some(part) == without { 0.0 } else { value };
    values.iter().zip(parts).map(keep).collect()
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
fn learn_sentences(cases: &[&Case], pull: f64, without: Option<Part>) -> Vec<f32> {
    let mut ridge = Ridge::new(LINE);
    for case in cases {
        let lines = case.document.lines.len();
        let alone: Vec<f64> = (0..lines).map(|line| case.reference.score(&[line])).collect();
        let most = alone.iter().copied().fold(1e-9, f64::max);
        let best = case.reference.best_three();
        let weight = 1.0 / libm::sqrt(lines.max(1) as f64);
        for (line, score) in alone.iter().enumerate() {
            let together = f64::from(u8::from(best.contains(&line)));
            let row = masked(case.rows.line(line), &case.rows.parts, without);
            ridge.add(&row, 0.5 * score / most + 0.5 * together, weight);
        }
    }
    ridge.solve(pull)
}

fn chooser<'c>(case: &'c Case, weights: &[f32]) -> Chooser<'c> {
    Chooser {
        document: &case.document,
        judge: Judge::new(&case.document, &case.salience, &case.rows),
        ranked: ranked(&case.worth),
        weights: doubled(weights),
    }
}

/// What the sets of one article teach: only differences between sets of one size count.
fn set_sums(case: &Case, without: Option<Part>) -> Option<Ridge> {
    let chooser = chooser(case, &[]);
    let sets = chooser.sets();
    let mut all: Option<Ridge> = None;
    for size in 1..=3 {
        let same: Vec<_> = sets.iter().filter(|set| set.lines.len() == size).collect();
        let figures = same.iter().map(|set| chooser.judge.figures(set));
        let figures: Vec<_> = figures.map(|all| masked(&all.values, &all.parts, without)).collect();
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
