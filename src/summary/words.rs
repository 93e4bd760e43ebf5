//! Words of the sentences as numbers, so that counting and comparing them is cheap and the same everywhere.

use crate::intern::Interner;
use crate::letters;
use crate::span::part;

use crate::language::{Language, Section, Words};
use crate::sort;

/// A word where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// Its number in the document.
    pub(super) word: u32,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Whether it is capitals alone, at least two.
    pub(super) shouted: bool,
}

/// The words of a text in lower case, so that runs of them can be looked up as they lie.
#[derive(Debug, Default)]
pub(super) struct Lower {
    /// All of them, a space between two.
    text: String,
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, Copy)]
struct Piece {
    start: u32,
    end: u32,
    capital: bool,
    shouted: bool,
}

impl Lower {
    pub(super) fn of(text: &str) -> Self {
        let mut lower =
            Self { text: String::with_capacity(text.len()), pieces: Vec::with_capacity(text.len() / 5) };
        each_word(text, |word| {
            if !lower.text.is_empty() {
                lower.text.push(' ');
            }
            let start = lower.text.len() as u32;
            lower.text.extend(word.chars().map(letters::lower));
            let capital = word.chars().next().is_some_and(letters::is_uppercase);
            let shouted =
                capital && word.chars().count() > 1 && word.chars().all(|c| !letters::is_lowercase(c));
            lower.pieces.push(Piece { start, end: lower.text.len() as u32, capital, shouted });
        });
        lower
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().map(|piece| part(&self.text, piece.start as usize, piece.end as usize))
    }

    /// So many words from the `first`, a space between two; none where there are fewer.
    pub(super) fn run(&self, first: usize, count: usize) -> Option<&str> {
        let run = self.pieces.get(first..first + count)?;
        self.text.get(run.first()?.start as usize..run.last()?.end as usize)
    }
}

/// The words of one sentence.
#[derive(Debug, Default)]
pub(super) struct Bag {
    /// Every word in order.
    pub(super) tokens: Vec<Token>,
    /// Each word once, sorted.
    pub(super) distinct: Vec<u32>,
}

/// What a word is, wherever it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    /// Whether it carries no meaning of its own.
    pub(super) stop: bool,
    /// Whether it holds a digit.
    pub(super) digit: bool,
    /// Its length in characters.
    pub(super) length: u32,
}

/// Numbers the words of a document: words of one stem are one word.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    numbers: Interner,
    /// By number.
    pub(super) kinds: Vec<Kind>,
}

impl Numbering {
    /// The words of a text.
    pub(super) fn bag(&mut self, lower: &Lower, language: &Language) -> Bag {
        let (stops, endings) = (language.words(Section::Stop), language.words(Section::Suffix));
        let tokens: Vec<Token> = lower
            .iter()
            .zip(&lower.pieces)
            .map(|(word, piece)| {
                let next = self.kinds.len() as u32;
                let stem = stem(word, endings);
                let number = self.numbers.number(stem);
                if number == next {
                    let length = stem.chars().count() as u32;
                    let digit = stem.bytes().any(|b| b.is_ascii_digit());
                    // A single letter is a stump of a contraction or an initial.
                    let single = length == 1 && stem.is_ascii() && !digit;
                    self.kinds.push(Kind { stop: single || stops.contains(word), digit, length });
                }
                Token { word: number, capital: piece.capital, shouted: piece.shouted }
            })
            .collect();
        let mut distinct: Vec<u32> = tokens.iter().map(|token| token.word).collect();
        sort::numbers(&mut distinct);
        distinct.dedup();
        Bag { tokens, distinct }
    }
}

/// Calls for each word. Chinese and Japanese have no spaces: there each character is one.
fn each_word(text: &str, mut found: impl FnMut(&str)) {
    let mut start = None;
    for (n, c) in text.char_indices() {
        let alone = matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
        let inner = letters::is_alphanumeric(c) && !alone;
        if let (false, Some(from)) = (inner, start) {
            found(part(text, from, n));
            start = None;
        }
        if alone {
            found(part(text, n, n + c.len_utf8()));
        } else if inner && start.is_none() {
            start = Some(n);
        }
    }
    if let Some(from) = start {
        found(part(text, from, usize::MAX));
    }
}

/// The word without its ending, so that `plan`, `plans` and `planned` count as one. Crude on purpose: it only has to
/// treat the same words alike.
fn stem<'w>(word: &'w str, endings: &Words) -> &'w str {
    const SHORTEST: usize = 3;
    if word.len() <= SHORTEST || word.bytes().any(|b| b.is_ascii_digit()) {
        return word;
    }
    let from = word.len().saturating_sub(endings.longest()).max(SHORTEST);
    let cut = (from..word.len())
        .find(|&n| word.is_char_boundary(n) && endings.contains(part(word, n, usize::MAX)))
        .unwrap_or(word.len());
    let rest = part(word, 0, cut);
    let mut last = rest.chars().rev();
    match (last.next(), last.next()) {
        (Some(a), Some(b)) if a == b && rest.chars().count() > SHORTEST => {
            part(rest, 0, rest.len() - a.len_utf8())
        }
        _ => rest,
    }
}
