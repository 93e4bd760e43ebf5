//! The summary of a story: what its digests rank high, what many tell, rather what is newer, and nothing twice.
//! Uses `sort`.

use super::articles::{self, Article};
use super::event::Told;
use super::rows::Made;
use super::words::Word;
use super::{StoryOptions, StoryPick};
use crate::sort;

/// How long a ranking may be: nobody reads more of a summary.
const LONGEST: usize = 30;
/// How many of a digest's first sentences may be chosen.
const FIRST: usize = 12;

/// What is left of a sentence's score that opens with a pronoun.
const LEANING: f64 = 0.25;

/// A sentence that may be chosen.
struct Candidate {
    article: u32,
    sentence: u32,
    words: Vec<u32>,
    /// The rows that it tells.
    rows: Vec<u32>,
    score: f64,
}

/// The sentences in order of choice, and those of the length asked for in reading order.
pub(super) fn choose(
    told: &Told<'_>,
    articles: &[Article<'_>],
    rows: &[Made],
    options: &StoryOptions,
) -> (Vec<StoryPick>, Vec<StoryPick>) {
    let weights = weights(told);
    let mut waiting = candidates(told, articles, rows);
    let mut chosen: Vec<Candidate> = Vec::new();
    let mut ranking: Vec<StoryPick> = Vec::new();
    while ranking.len() < LONGEST {
        waiting.retain(|candidate| !chosen.last().is_some_and(|last| repeats(candidate, last, &weights)));
        // What an article has given already stands back, so that each has its say.
        let score = |candidate: &Candidate| {
            let given = chosen.iter().filter(|known| known.article == candidate.article).count();
            candidate.score / (1.0 + given as f64 * 0.5)
        };
        let best =
            (0..waiting.len()).reduce(|a, b| if score(&waiting[b]) > score(&waiting[a]) { b } else { a });
        let Some(best) = best else { break };
        let score = score(&waiting[best]);
        let next = waiting.remove(best);
        let text = articles[next.article as usize].source.sentences[next.sentence as usize].text.clone();
        ranking.push(StoryPick { article: next.article, sentence: next.sentence, text, score });
        chosen.push(next);
    }
    let length = length(&ranking, articles.len(), options);
    let mut summary: Vec<StoryPick> = ranking.iter().take(length).cloned().collect();
    sort::by_key(&mut summary, |pick| (pick.article, pick.sentence));
    (ranking, summary)
}

fn candidates(told: &Told<'_>, articles: &[Article<'_>], rows: &[Made]) -> Vec<Candidate> {
    let mut of_sentence: Vec<(u32, u32, u32, f64)> = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let mut tellers: Vec<u32> = Vec::new();
        for &n in &row.entries {
            let voice = articles[told.entries[n as usize].article as usize].voice;
            if !tellers.contains(&voice) {
                tellers.push(voice);
            }
        }
        for &n in &row.entries {
            let entry = &told.entries[n as usize];
            of_sentence.push((entry.article, entry.said.sentence, number as u32, (tellers.len() - 1) as f64));
        }
    }
    sort::by_key(&mut of_sentence, |told| (told.0, told.1, told.2));
    let mut candidates = Vec::new();
    let last = (articles.len().max(2) - 1) as f64;
    for (n, article) in articles.iter().enumerate() {
        let newness = 0.5 + 0.5 * n as f64 / last;
        for (place, pick) in article.source.ranking.iter().take(FIRST).enumerate() {
            let at = (n as u32, pick.sentence);
            let from = of_sentence.partition_point(|told| (told.0, told.1) < at);
            let own: Vec<_> = of_sentence[from..].iter().take_while(|told| (told.0, told.1) == at).collect();
            let others = own.iter().map(|told| told.3).fold(0.0, f64::max);
            let line = &told.lines[n][pick.sentence as usize];
            let words = stems(line);
            if words.is_empty() {
                continue;
            }
            // "It will be held on 10 June" says nothing by itself.
            let leans = line.first().is_some_and(|word| word.stands.is_some());
            let alone = if leans { LEANING } else { 1.0 };
            candidates.push(Candidate {
                article: at.0,
                sentence: at.1,
                words,
                rows: own.iter().map(|told| told.2).collect(),
                score: alone * newness * (1.0 / (1.0 + place as f64 * 0.5) + 0.1 * others.min(4.0)),
            });
        }
    }
    // Of equal ones the newest, then the first in its article.
    sort::by_key(&mut candidates, |candidate| (u32::MAX - candidate.article, candidate.sentence));
    candidates
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
pub(super) fn stems(line: &[Word]) -> Vec<u32> {
    let mut stems: Vec<u32> = line.iter().filter(|word| word.content).map(|word| word.stem).collect();
    sort::numbers(&mut stems);
    stems.dedup();
    stems
}

/// How much each stem says: less the more sentences have it.
fn weights(told: &Told<'_>) -> Vec<f64> {
    let mut weights = vec![0.0_f64; told.stems];
    for line in told.lines.iter().flatten() {
        for stem in stems(line) {
            weights[stem as usize] += 1.0;
        }
    }
    for weight in &mut weights {
        *weight = 1.0 / weight.max(1.0).sqrt();
    }
    weights
}

/// Whether two sentences say the same: most of what the shorter one says, or of the same event much of it.
fn repeats(a: &Candidate, b: &Candidate, weights: &[f64]) -> bool {
    let sum = |words: &[u32]| words.iter().map(|&word| weights[word as usize]).sum::<f64>();
    let common: Vec<u32> =
        a.words.iter().copied().filter(|word| b.words.binary_search(word).is_ok()).collect();
    let event = articles::common(&a.rows, &b.rows) > 0;
    let share = sum(&common) / sum(&a.words).min(sum(&b.words)).max(f64::MIN_POSITIVE);
    share > if event { 0.25 } else { 0.5 }
}
