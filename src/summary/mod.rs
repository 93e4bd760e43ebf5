//! Ranks the sentences so that the first n of the ranking are the summary of n sentences, with the reasons for each.
//! May use the types of `article`, `sentence`, `time`, and `language`, `span`. Knows nothing of `timeline`.

mod centrality;
mod features;
mod select;
#[cfg(test)]
mod tests;
mod words;

use self::centrality::Centrality;
use self::features::Candidate;
use self::words::Numbering;
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
    article: &Article,
    sentences: &[Sentence],
    _timexes: &[Timex],
    language: &Language,
    options: &Options,
) -> Summary {
    let mut numbering = Numbering::default();
    let bags: Vec<_> = sentences.iter().map(|s| numbering.bag(s.span.of(&article.text), language)).collect();
    let title = numbering.bag(&article.title, language);
    let centrality = Centrality::of(&bags, numbering.len());
    let mut reasons = Vec::with_capacity(sentences.len());
    let mut whole = 0;
    for ((sentence, bag), &central) in sentences.iter().zip(&bags).zip(&centrality.central) {
        let text = sentence.span.of(&article.text);
        let kind = article.paragraphs.get(sentence.paragraph as usize).map(|p| p.kind).unwrap_or_default();
        let scrap = features::is_scrap(text, bag, kind);
        let candidate = Candidate { text, bag, place: whole, central, quoted: sentence.quoted, scrap };
        reasons.push(features::judge(&candidate, &title, language));
        whole += usize::from(!scrap);
    }
    let mut ranking = select::order(reasons, &bags, &centrality);
    let length = length(&ranking, sentences, article, options, whole);
    // Scraps are last in the order; they come in only where more sentences are asked for than there are.
    ranking.truncate(length.max((sentences.len() / 2).min(whole)));
    Summary { ranking, length: length as u32 }
}

/// How many of the ranking the options ask for.
fn length(
    ranking: &[Pick],
    sentences: &[Sentence],
    article: &Article,
    options: &Options,
    whole: usize,
) -> usize {
    if let Some(asked) = options.sentences {
        return (asked as usize).min(sentences.len());
    }
    let available = if whole == 0 { sentences.len() } else { whole };
    let Some(budget) = options.words else {
        return (sentences.len() / 5).clamp(2, 5).min(available);
    };
    let mut used = 0;
    let fitting = ranking.iter().take(available).take_while(|pick| {
        let text = sentences.get(pick.sentence as usize).map_or("", |s| s.span.of(&article.text));
        used += text.split_whitespace().count();
        used <= budget as usize
    });
    fitting.count().max(1).min(sentences.len())
}
