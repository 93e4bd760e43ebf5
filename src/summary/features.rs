//! What speaks for a sentence and against it, before any other is chosen.

use super::Reason;
use super::words::{Bag, words};
use crate::article::ParagraphKind;
use crate::language::Language;
use crate::sentence::Quoted;

/// News puts its gist first: nothing else weighs as much.
const LEAD: f64 = 3.0;
const TITLE: f64 = 0.4;
const CENTRAL: f64 = 0.5;
const NUMBERS: f64 = 0.05;
const QUOTED: f64 = -0.4;
const PARTLY_QUOTED: f64 = -0.1;
const DANGLING: f64 = -0.2;
const SHORT: f64 = -0.5;
/// Weight that puts what is no sentence behind all that are.
const SCRAP: f64 = -100.0;
const FEWEST_WORDS: usize = 5;

/// What is judged.
pub(super) struct Candidate<'a> {
    /// The sentence's text.
    pub(super) text: &'a str,
    /// Its words.
    pub(super) bag: &'a Bag,
    /// How many sentences that can be picked stand before it.
    pub(super) place: usize,
    /// How central it is, from 0 to 1.
    pub(super) central: f64,
    /// How much of it is quoted.
    pub(super) quoted: Quoted,
    /// Whether it is no full sentence.
    pub(super) scrap: bool,
}

/// Whether this is no full sentence of running text: a heading, a list scrap, a few words, an open end.
pub(super) fn is_scrap(text: &str, bag: &Bag, kind: ParagraphKind) -> bool {
    let closing = |c: char| c.is_whitespace() || "\"'”’»)]」』".contains(c);
    let ended = text.trim_end_matches(closing).ends_with(['.', '!', '?', '…', '。', '！', '？']);
    let running = matches!(kind, ParagraphKind::Text | ParagraphKind::Quote | ParagraphKind::ListItem);
    !ended || !running || bag.all.len() < FEWEST_WORDS
}

/// The reasons for and against one sentence, those that weigh nothing left out.
pub(super) fn judge(candidate: &Candidate, title: &Bag, language: &Language) -> Vec<Reason> {
    let lead = LEAD * libm::exp(-(candidate.place as f64) / 8.0);
    let shared = candidate.bag.content.iter().filter(|w| title.content.binary_search(w).is_ok()).count();
    let quote = match candidate.quoted {
        Quoted::No => 0.0,
        Quoted::Partly => PARTLY_QUOTED,
        Quoted::Wholly => QUOTED,
    };
    let has_number = candidate.text.bytes().any(|b| b.is_ascii_digit());
    let count = candidate.bag.all.len() as f64;
    let length = if candidate.scrap { SCRAP } else { SHORT * (1.0 - count / 12.0).max(0.0) };
    let reasons = [
        ("lead", lead),
        ("title", TITLE * shared as f64 / title.content.len().max(1) as f64),
        ("central", CENTRAL * candidate.central),
        ("numbers", if has_number { NUMBERS } else { 0.0 }),
        ("quote", quote),
        ("dangling", if dangles(candidate.text, language) { DANGLING } else { 0.0 }),
        ("length", length),
    ];
    reasons.into_iter().filter(|r| r.1 != 0.0).map(|(name, weight)| Reason { name, weight }).collect()
}

/// Whether it opens with words that lean on the sentence before: `He`, `But`, `The move`.
fn dangles(text: &str, language: &Language) -> bool {
    let openers = language.words("dangling");
    let start: String = text.chars().take(40).collect();
    let opening = words(&start);
    let one = opening.first().is_some_and(|word| openers.contains(word));
    one || opening.get(..2).is_some_and(|two| openers.contains(&two.join(" ")))
}
