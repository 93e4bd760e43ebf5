//! The article as the judges see it: its whole sentences, their words and neighbouring pairs, what leans on what.

use super::centrality::Centrality;
use super::words::{Bag, Kind, Lower, Numbering};
use crate::article::{Article, ParagraphKind};
use crate::find::holds;
use crate::language::{Language, Section, Words};
use crate::sentence::{Quoted, Sentence};
use crate::sort;
use crate::span::part;
use crate::time::Timex;

const FEWEST_WORDS: usize = 5;

/// What can be chosen from.
#[derive(Debug, Default)]
pub(super) struct Document<'a> {
    /// The whole sentences, in order.
    pub(super) lines: Vec<Line<'a>>,
    /// Indices of the sentences that are none: headings, scraps, captions, halves of a quotation.
    pub(super) scraps: Vec<usize>,
    /// What each word is.
    pub(super) kinds: Vec<Kind>,
    /// Each two neighbouring words once, sorted.
    pub(super) pairs: Vec<(u32, u32)>,
    /// Words of the headline that carry meaning, sorted.
    pub(super) title: Vec<u32>,
    pub(super) centrality: Centrality,
}

/// A whole sentence.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// Its index among all sentences.
    pub(super) sentence: usize,
    pub(super) text: &'a str,
    pub(super) quoted: Quoted,
    /// How many time expressions it holds.
    pub(super) timexes: u32,
    pub(super) bag: Bag,
    /// Its words in lower case.
    pub(super) lower: Lower,
    /// Its neighbouring words as indices of the document's pairs, each once, sorted.
    pub(super) pairs: Vec<u32>,
    /// Whether it opens with words that lean on the sentence before.
    pub(super) dangling: bool,
}

impl<'a> Document<'a> {
    pub(super) fn new(
        article: &'a Article,
        sentences: &[Sentence],
        timexes: &[Timex],
        language: &Language,
    ) -> Self {
        let mut numbering = Numbering::default();
        let mut lines = Vec::new();
        let mut scraps = Vec::new();
        let mut times = vec![0; sentences.len()];
        for timex in timexes {
            if let Some(count) = times.get_mut(timex.sentence as usize) {
                *count += 1;
            }
        }
        let (furniture, openers) = (language.words(Section::Furniture), language.words(Section::Dangling));
        for (sentence, at) in sentences.iter().enumerate() {
            let text = at.span.of(&article.text);
            let kind = article.paragraphs.get(at.paragraph as usize).map(|p| p.kind).unwrap_or_default();
            let lower = Lower::of(text);
            if is_scrap(text, &lower, kind, furniture) {
                scraps.push(sentence);
                continue;
            }
            let bag = numbering.bag(&lower, language);
            let dangling = !lines.is_empty() && dangles(text, openers);
            let (timexes, quoted) = (times[sentence], at.quoted);
            lines.push(Line { sentence, text, quoted, timexes, bag, lower, pairs: Vec::new(), dangling });
        }
        let known = numbering.kinds.len() as u32;
        let mut title = numbering.bag(&Lower::of(&article.title), language).distinct;
        title.retain(|&word| word < known && !numbering.kinds[word as usize].stop);
        numbering.kinds.truncate(known as usize);
        let pairs = number_pairs(&mut lines);
        let bags: Vec<&Bag> = lines.iter().map(|line| &line.bag).collect();
        let centrality = Centrality::of(&bags, &numbering.kinds);
        Self { lines, scraps, kinds: numbering.kinds, pairs, title, centrality }
    }
}

fn neighbours(bag: &Bag) -> impl Iterator<Item = (u32, u32)> + '_ {
    bag.tokens.windows(2).map(|pair| (pair[0].word, pair[1].word))
}

/// All pairs of the document; gives each line the numbers of its own.
fn number_pairs(lines: &mut [Line]) -> Vec<(u32, u32)> {
    let mut pairs: Vec<_> = lines.iter().flat_map(|line| neighbours(&line.bag)).collect();
    sort::by(&mut pairs, Ord::cmp);
    pairs.dedup();
    for line in lines {
        line.pairs = neighbours(&line.bag)
            .filter_map(|pair| pairs.binary_search(&pair).ok())
            .map(|n| n as u32)
            .collect();
        sort::numbers(&mut line.pairs);
        line.pairs.dedup();
    }
    pairs
}

/// Whether this is no full sentence of running text: a heading, a list scrap, a few words, an open end, half of a
/// quotation, a line of the page's furniture.
fn is_scrap(text: &str, lower: &Lower, kind: ParagraphKind, furniture: &Words) -> bool {
    let closing =
        |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』');
    let ended = text.trim_end_matches(closing).ends_with(['.', '!', '?', '…', '。', '！', '？']);
    let running = matches!(kind, ParagraphKind::Text | ParagraphKind::Quote | ParagraphKind::ListItem);
    let phrase = |at: usize| (1..=4).any(|n| lower.run(at, n).is_some_and(|run| furniture.contains(run)));
    !ended
        || !running
        || lower.len() < FEWEST_WORDS
        || half_quoted(text)
        || lower.iter().enumerate().any(|(at, word)| furniture.opens(word) && phrase(at))
}

/// Whether a quotation is open at either end: a half of one that runs over several sentences.
fn half_quoted(text: &str) -> bool {
    let count = |mark: char| text.chars().filter(|&c| c == mark).count();
    let pairs = [('“', '”'), ('«', '»'), ('「', '」'), ('『', '』')];
    // German opens with the mark that English closes with.
    let german = holds(text, "„");
    count('"') % 2 == 1
        || (german && count('„') != count('“') + count('”'))
        || (!german && pairs.into_iter().any(|(open, close)| count(open) != count(close)))
}

/// Whether it opens with words that lean on the sentence before: `He`, `But`, `The move`.
fn dangles(text: &str, openers: &Words) -> bool {
    let start = text.char_indices().nth(40).map_or(text, |(end, _)| part(text, 0, end));
    let opening = Lower::of(start);
    (1..=3).any(|n| opening.run(0, n).is_some_and(|run| openers.contains(run)))
}
