//! Ranks the sentences so that the first n of the ranking are the summary of n sentences, with the reasons for each.
//! May use the types of `article`, `sentence`, `time`, and `language`, `span`. Knows nothing of `timeline`.

use crate::article::Article;
use crate::language::Language;
use crate::options::Options;
use crate::sentence::Sentence;
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
    _article: &Article,
    sentences: &[Sentence],
    _timexes: &[Timex],
    _language: &Language,
    options: &Options,
) -> Summary {
    let length = options.sentences.unwrap_or(3).min(sentences.len() as u32);
    let pick = |n| Pick { sentence: n, score: 0.0, reasons: Vec::new() };
    Summary { ranking: (0..length).map(pick).collect(), length }
}
