//! Stems and phrases: what is looked for in the lists of a language. Uses `language`, `letters`, `span`.

use crate::language::{Language, Section, Trait, Words};
use crate::letters;
use crate::span::part;

/// The fewest letters that an ending leaves.
pub(super) const STEM: usize = 3;
/// The longest part of a compound that is looked for, in bytes.
const PART: usize = 32;

/// The word in small letters, without what makes it a possessive, and without an article that its vowel shortens: l'incendie.
pub(super) fn bare(word: &str, language: &Language) -> String {
    let mut lower = letters::lowercase(word);
    if language.is(Trait::Elision)
        && let Some((article, rest)) = lower.split_once(['\'', '’'])
        && language.words(Section::Stop).contains(article)
        && rest.len() >= STEM
    {
        lower = rest.to_owned();
    }
    for ending in ["'s", "’s", "'", "’"] {
        if let Some(bare) = lower.strip_suffix(ending) {
            lower.truncate(bare.len());
            break;
        }
    }
    lower
}

/// The longest entry of a list, of three words at most, that begins here; its value, and its length in words.
pub(super) fn phrase(words: &[String], list: &Words) -> Option<(&'static str, usize)> {
    let lengths = (1..=words.len().min(3)).rev();
    lengths.into_iter().find_map(|n| Some((list.get(&words[..n].join(" "))?, n)))
}

/// The value of a phrase of two words that begins here and has its object within it: "put the work off".
pub(super) fn parted(words: &[String], list: &Words, reach: usize) -> Option<&'static str> {
    words.iter().take(reach).skip(2).find_map(|second| list.get(&format!("{} {second}", words[0])))
}

/// The value of a word such as `twelve`; `a` and `one` count nothing.
pub(super) fn counted(word: &str, language: &Language) -> Option<u64> {
    number(word, language).filter(|value| *value > 1000)
}

/// The same of every word for a number, in thousandths.
pub(super) fn number(word: &str, language: &Language) -> Option<u64> {
    let value: u64 = language.words(Section::Number).get(word)?.parse().ok()?;
    value.checked_mul(1000)
}

/// Where the last part of a compound may begin, its longest first: no part is longer than [`PART`].
pub(super) fn ends(stem: &str) -> impl Iterator<Item = usize> {
    stem.char_indices().map(|(at, _)| at).skip(STEM).skip_while(|at| at + PART < stem.len())
}

/// The kind that the last part of a compound names.
pub(super) fn head(stem: &str, list: &Words) -> Option<&'static str> {
    ends(stem).take_while(|at| at + STEM < stem.len()).find_map(|at| list.get(part(stem, at, stem.len())))
}

/// The word without its ending, so that `vote`, `votes` and `voted` are one, and without its umlauts: `Turm`, `Türme`.
/// Crude on purpose.
pub(super) fn stem(word: &str, language: &Language) -> String {
    let endings = [Section::Suffix, Section::StoryEnding].map(|list| language.words(list));
    let longest = endings.iter().map(|list| list.longest()).max().unwrap_or_default();
    let mut cut = word.len().saturating_sub(longest).max(STEM);
    while cut < word.len() && !endings.iter().any(|list| list.contains(part(word, cut, word.len()))) {
        cut += 1;
    }
    let plain = |c| match c {
        'ä' => 'a',
        'ö' => 'o',
        'ü' => 'u',
        c => c,
    };
    part(word, 0, cut).chars().map(plain).collect()
}
