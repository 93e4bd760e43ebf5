//! Ranks the sentences so that the first n of the ranking are the summary of n sentences, with the reasons for each.
//! May use the types of `article`, `sentence`, `time`, and `language`, `span`. Knows nothing of `timeline`.

mod centrality;
mod document;
mod features;
mod model;
mod salience;
mod select;
mod sets;
#[cfg(test)]
mod tests;
#[cfg(feature = "train")]
pub mod train;
mod words;

use self::document::Document;
use self::features::Part;
use self::model::Model;
use self::salience::Salience;
use self::select::{Choice, Chooser};
use self::sets::Judge;
use crate::article::Article;
use crate::language::Language;
use crate::options::Options;
use crate::sentence::Sentence;
use crate::sort;
use crate::time::Timex;

/// The extractive summary in all its lengths.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Summary {
    /// Sentences in the order of choice: a longer summary holds every shorter one. At most half of the article,
    /// but never fewer than were asked for.
    pub ranking: Vec<Pick>,
    /// How many of the ranking the options ask for.
    pub length: u32,
}

/// A chosen sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Pick {
    /// Index of the sentence.
    pub sentence: u32,
    /// The sum of its reasons' weights.
    pub score: f64,
    /// What spoke for it and against it, strongest first.
    pub reasons: Vec<Reason>,
}

/// A part of a sentence's score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reason {
    /// What it judges: a stable name that the shell puts into words.
    pub name: &'static str,
    /// How much it adds to the score, negative where it takes away.
    pub weight: f64,
}

/// Ranks the sentences.
pub fn summarize(
    article: &Article,
    sentences: &[Sentence],
    timexes: &[Timex],
    language: &Language,
    options: &Options,
) -> Summary {
    let document = Document::new(article, sentences, timexes, language);
    let counts: Vec<usize> =
        sentences.iter().map(|s| s.span.of(&article.text).split_whitespace().count()).collect();
    let allowed = allowed(&document, &counts, options);
    let whole = allowed.iter().filter(|&&allowed| allowed).count();
    // A budget of so many words holds at most so many sentences.
    let asked = options.sentences.or(options.words).unwrap_or(DEFAULT_MOST) as usize;
    let wanted = asked.max(sentences.len() / 2).min(whole);
    let mut ranking = rank(&document, language, Model::shipped(), &allowed, wanted);
    let ranked = ranking.len();
    ranking.extend(document.scraps.iter().map(|&sentence| Pick {
        sentence: sentence as u32,
        score: SCRAP,
        reasons: vec![Reason { name: "scrap", weight: SCRAP }],
    }));
    if let Some(budget) = budget(options) {
        // Where no whole sentence keeps the budget, a short one that does comes first, at best one with its full stop.
        let count = |pick: &Pick| counts[pick.sentence as usize];
        let ended = |pick: &Pick| sentences[pick.sentence as usize].span.of(&article.text).ends_with('.');
        let fitting = (0..ranking.len())
            .filter(|&n| count(&ranking[n]) <= budget)
            .min_by_key(|&n| (n >= ranked, n >= ranked && !ended(&ranking[n]), n));
        if let Some(first) = fitting {
            ranking[..=first].rotate_right(1);
        }
    }
    let length = length(&ranking, &counts, options, whole);
    // Scraps are last in the order; they come in only where more sentences are asked for than there are.
    ranking.truncate(length.max((sentences.len() / 2).min(whole)));
    Summary { ranking, length: length as u32 }
}

/// The most sentences where nothing is asked for.
const DEFAULT_MOST: u32 = 5;

/// Points against what is no sentence: behind all that are.
const SCRAP: f64 = -100.0;

/// The whole sentences in the order of choice, by a model.
fn rank(
    document: &Document,
    language: &Language,
    model: &Model,
    allowed: &[bool],
    wanted: usize,
) -> Vec<Pick> {
    let salience = Salience::of(document, model);
    let rows = features::rows(document, &salience, language);
    let chooser = Chooser {
        document,
        judge: Judge::new(document, &salience, &rows),
        worth: select::worth(document, &rows, &model.sentence),
        allowed: allowed.to_vec(),
        weights: &model.set,
    };
    chooser.order(wanted).iter().map(|choice| pick(document, choice)).collect()
}

/// The choice with its reasons, those that weigh nothing left out.
fn pick(document: &Document, choice: &Choice) -> Pick {
    let parts = Part::ALL.iter().zip(choice.parts).filter(|(_, weight)| *weight != 0.0);
    let mut reasons: Vec<Reason> = parts.map(|(part, weight)| Reason { name: part.name(), weight }).collect();
    sort::by(&mut reasons, |a, b| b.weight.abs().total_cmp(&a.weight.abs()).then(a.name.cmp(b.name)));
    let score = reasons.iter().fold(0.0, |sum, reason| sum + reason.weight);
    Pick { sentence: document.lines[choice.line].sentence as u32, score, reasons }
}

/// The most words, where words are what counts.
fn budget(options: &Options) -> Option<usize> {
    options.words.filter(|_| options.sentences.is_none()).map(|words| words as usize)
}

/// Which lines may be chosen: those that keep the budget of words alone, or all where none does.
fn allowed(document: &Document, counts: &[usize], options: &Options) -> Vec<bool> {
    let budget = budget(options).unwrap_or(usize::MAX);
    let fits: Vec<bool> = document.lines.iter().map(|line| counts[line.sentence] <= budget).collect();
    if fits.contains(&true) { fits } else { vec![true; fits.len()] }
}

/// How many of the ranking the options ask for.
fn length(ranking: &[Pick], counts: &[usize], options: &Options, whole: usize) -> usize {
    if let Some(asked) = options.sentences {
        return (asked as usize).min(ranking.len());
    }
    let available = if whole == 0 { ranking.len() } else { whole };
    let Some(budget) = budget(options) else {
        return (counts.len() / 5).clamp(2, DEFAULT_MOST as usize).min(available);
    };
    let mut used = 0;
    let fitting = ranking.iter().take(available).take_while(|pick| {
        used += counts.get(pick.sentence as usize).copied().unwrap_or_default();
        used <= budget
    });
    fitting.count().max(1).min(ranking.len())
}
