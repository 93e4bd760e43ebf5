//! Ranks the sentences so that the first n of the ranking are the summary of n sentences, with the reasons for each.
//! May use the types of `article`, `sentence`, `time`, and `language`, `span`. Knows nothing of `timeline`.

mod centrality;
mod document;
mod features;
mod model;
mod salience;
mod select;
mod sets;
mod steer;
#[cfg(test)]
mod tests;
mod topics;
#[cfg(feature = "train")]
pub mod train;
mod words;

use self::document::Document;
use self::features::PARTS;
use self::model::Model;
use self::salience::Salience;
use self::select::{Choice, Chooser};
use self::sets::Judge;
use crate::article::Article;
use crate::language::Language;
use crate::options::Options;
use crate::sentence::Sentence;
use crate::span::Span;
use crate::time::Timex;

/// The extractive summary in all its lengths.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Summary {
    /// Sentences in the order of choice: a longer summary holds every shorter one. At most half of the article,
    /// but never fewer than were asked for.
    pub ranking: Vec<Pick>,
    /// How many of the ranking the options ask for.
    pub length: u32,
    /// What the article comes back to, that most sentences speak of first.
    pub topics: Vec<Topic>,
}

/// Something that the article comes back to: a name or a thing in its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Where it is first spoken of.
    pub span: Span,
    /// The sentences about it, in order; where one leans on another, that one too.
    pub sentences: Vec<u32>,
}

/// A chosen sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Pick {
    /// Index of the sentence.
    pub sentence: u32,
    /// Which of the topics it is a key point of: the first that no more than half of the sentences speak of.
    pub topic: Option<u32>,
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
    let about = options.about.as_deref().unwrap_or_default().trim();
    let document = Document::new(article, sentences, timexes, language, about);
    let mut model = Model::shipped();
    steer::steer(&mut model.sentence, &mut model.set, options.weights);
    let salience = Salience::of(&document, &model);
    let mut counts = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        counts.push(count(sentence.span.of(&article.text)));
    }
    let budget = options.words.map_or(usize::MAX, |words| words as usize);
    let allowed = allowed(&document, &counts, budget);
    let whole = allowed.iter().filter(|&&allowed| allowed).count();
    // A budget of so many words holds at most so many sentences.
    let asked = options.sentences.or(options.words).unwrap_or(DEFAULT_MOST) as usize;
    let half = (sentences.len() / 2).min(whole);
    let wanted = asked.max(half).min(whole);
    let mut ranking = rank(&document, &salience, &model, language, (&allowed, wanted));
    let ranked = ranking.len();
    for &sentence in &document.scraps {
        let reasons = vec![Reason { name: "scrap", weight: SCRAP }];
        ranking.push(Pick { sentence: sentence as u32, topic: None, score: SCRAP, reasons });
    }
    if budget < usize::MAX {
        // Where no whole sentence keeps the budget, a short one that does comes first, at best one with its full stop.
        let ended = |at: usize| sentences[at].span.of(&article.text).ends_with('.');
        put_first(&mut ranking, |n, at| {
            if counts[at] > budget {
                NOT_FIRST
            } else if n < ranked {
                0
            } else {
                2 - usize::from(ended(at))
            }
        });
    }
    let available = if whole == 0 { ranking.len() } else { whole };
    let mut length = match options.sentences {
        Some(asked) => (asked as usize).min(ranking.len()),
        None if counts.len() < SHORT => ranking.len(),
        None if budget < usize::MAX => available,
        None => (counts.len() / 5).clamp(2, DEFAULT_MOST as usize).min(available),
    };
    length = within(budget, &ranking, &counts, length);
    // Scraps are last in the order; they come in only where more sentences are asked for than there are.
    let mut most = length.max(half);
    if !about.is_empty() {
        // What isn't about it fills no summary up.
        most = ranking.iter().take_while(|pick| document.is_about(pick.sentence)).count();
        length = length.min(most);
    }
    ranking.truncate(most);
    let topics = topics::topics(&document, &salience, language);
    for pick in &mut ranking {
        pick.topic = key(&topics, pick.sentence, sentences.len());
    }
    Summary { ranking, length: length as u32, topics }
}

/// Which topic a sentence is a key point of.
fn key(topics: &[Topic], sentence: u32, all: usize) -> Option<u32> {
    let mut found = None;
    for (number, topic) in topics.iter().enumerate() {
        if topic.sentences.binary_search(&sentence).is_ok() {
            let tells = topic.sentences.len() * 2 <= all;
            if tells || found.is_none() {
                found = Some(number as u32);
            }
            if tells {
                break;
            }
        }
    }
    found
}

/// The most sentences where nothing is asked for.
const DEFAULT_MOST: u32 = 5;

/// In fewer sentences there is nothing to shorten.
const SHORT: usize = 5;

/// Points against what is no sentence: behind all that are.
const SCRAP: f64 = -100.0;

/// The whole sentences in the order of choice.
fn rank(
    document: &Document,
    salience: &Salience,
    model: &Model,
    language: &Language,
    (allowed, wanted): (&[bool], usize),
) -> Vec<Pick> {
    let rows = features::rows(document, salience, language);
    let mut ranked = select::ranked(&select::worth(document, &rows, &model.sentence));
    ranked.retain(|&line| allowed[line]);
    let judge = Judge::new(document, salience, &rows);
    let mut picks = Vec::new();
    let weights = model::doubled(&model.set);
    for choice in (Chooser { document, judge, ranked, weights }).order(wanted) {
        picks.push(pick(document, &choice));
    }
    picks
}

/// The choice with its reasons, those that weigh nothing left out.
fn pick(document: &Document, choice: &Choice) -> Pick {
    let (mut reasons, mut score) = (Vec::new(), 0.0);
    for part in select::ranked(&choice.parts.map(f64::abs)) {
        let weight = choice.parts[part];
        if weight != 0.0 {
            reasons.push(Reason { name: PARTS[part], weight });
            score += weight;
        }
    }
    Pick { sentence: document.lines[choice.line].sentence as u32, topic: None, score, reasons }
}

/// Which lines may be chosen: those that keep the budget of words alone, or all where none does.
fn allowed(document: &Document, counts: &[usize], budget: usize) -> Vec<bool> {
    let mut fits = Vec::with_capacity(document.lines.len());
    for line in &document.lines {
        fits.push(counts[line.sentence] <= budget);
    }
    if !fits.contains(&true) {
        fits.fill(true);
    }
    fits
}

/// What never comes first.
const NOT_FIRST: usize = usize::MAX;

/// Puts the pick first that `rank` gives the least, by its place and sentence.
fn put_first(ranking: &mut Vec<Pick>, rank: impl Fn(usize, usize) -> usize) {
    let (mut best, mut least) = (0, NOT_FIRST);
    for (n, pick) in ranking.iter().enumerate() {
        let rank = rank(n, pick.sentence as usize);
        if rank < least {
            (best, least) = (n, rank);
        }
    }
    if least < NOT_FIRST {
        let first = ranking.remove(best);
        ranking.insert(0, first);
    }
}

/// How many words a reader counts: what stands between spaces, and each character where none parts words.
fn count(text: &str) -> usize {
    text.split_whitespace().count() + text.chars().filter(|&c| words::is_word(c)).count()
}

/// How many of the ranking the budget holds.
fn within(budget: usize, ranking: &[Pick], counts: &[usize], most: usize) -> usize {
    let (mut length, mut used) = (0, 0);
    for pick in ranking.iter().take(most) {
        used += counts[pick.sentence as usize];
        if used > budget {
            break;
        }
        length += 1;
    }
    length
}
