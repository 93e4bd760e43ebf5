//! The words, numbers and marks of a sentence, with where they stand and what the word lists hold of them.

use super::cue::Cue;
use crate::language::{Language, Listed, Section, Trait};
use crate::letters;
use crate::span::part;
use core::cell::Cell;

/// A word, a number or a single mark.
#[derive(Debug)]
pub(super) struct Token {
    /// First byte, in the article's text.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// In lower case.
    pub(super) lower: String,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Whether it follows the token before without white space.
    pub(super) glued: bool,
    /// What the word lists hold of it.
    pub(super) listed: &'static [Listed],
    /// What they hold of it without an ending of the language, one slice an ending.
    pub(super) stems: Vec<&'static [Listed]>,
    /// A bit for each list of those, see [`bit`]: rules ask for a hundred lists, and hardly a word is in three. What is in no
    /// list and may still begin an expression has the bit of one that would.
    pub(super) lists: u64,
    /// What it says of tense, once somebody has asked.
    pub(super) cue: Cell<Option<Cue>>,
}

#[derive(PartialEq, Clone, Copy)]
enum Class {
    Letter,
    Digit,
    Mark,
}

fn class(c: char) -> Class {
    if c.is_ascii_digit() {
        Class::Digit
    } else if letters::is_alphanumeric(c) {
        Class::Letter
    } else {
        Class::Mark
    }
}

/// The bit of a list, and of each 64th after it.
const fn bit(section: u8) -> u64 {
    1 << (section as u32 % u64::BITS)
}

/// The bits of some lists.
pub(super) const fn bits(sections: &[Section]) -> u64 {
    let (mut bits, mut n) = (0, 0);
    while n < sections.len() {
        bits |= bit(sections[n] as u8);
        n += 1;
    }
    bits
}

/// Whether a mark parts clauses.
pub(super) fn divides(token: &Token) -> bool {
    matches!(token.lower.as_str(), "," | ";" | "—" | "–")
}

/// The digit that a full-width one is.
fn plain(c: char) -> Option<char> {
    u32::from(c).checked_sub(WIDE).filter(|n| *n < 10).and_then(|n| char::from_digit(n, 10))
}

/// Cuts `text`, which begins at byte `base` of the article, into tokens.
pub(super) fn tokens(text: &str, base: usize, language: &'static Language) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            before = None;
            continue;
        }
        let class = class(plain(c).unwrap_or(c));
        let (start, end) = (base + at, base + at + c.len_utf8());
        match found.last_mut() {
            Some(last) if before == Some(class) && class != Class::Mark => {
                last.end = end;
            }
            _ => {
                let (capital, glued) = (letters::is_uppercase(c), before.is_some());
                found.push(Token::new(start, end, capital, glued));
            }
        }
        before = Some(class);
    }
    for token in &mut found {
        let word = part(text, token.start - base, token.end - base);
        if word.chars().next().and_then(plain).is_some() {
            token.lower.extend(word.chars().map(|c| plain(c).unwrap_or(c)));
            continue;
        }
        letters::push_lowercase(&mut token.lower, if word == "’" { "'" } else { word });
    }
    if language.is(Trait::Unspaced) {
        found = parted(found, text, base, language);
    }
    let nouns = language.is(Trait::CapitalNouns);
    let endings = language.words(Section::Ending);
    for token in &mut found {
        token.listed = language.listed(&token.lower);
        token.take(token.listed);
        token.lists |= match token.lower.as_bytes().first() {
            Some(b'0'..=b'9') => bits(&[Section::Number]),
            // "the '90s", "XIX"
            Some(b'\'') => bits(&[Section::Decade]),
            Some(b'i' | b'v' | b'x') if token.capital => bits(&[Section::Decade]),
            _ => 0,
        };
        // "Dienstagabend"
        if nouns && token.capital {
            token.lists |= bits(&[Section::Weekday]);
        }
        for (ending, _) in endings.iter() {
            let Some(stem) = token.lower.strip_suffix(ending) else { continue };
            let listed = language.listed(stem);
            if !listed.is_empty() {
                token.stems.push(listed);
                token.take(listed);
            }
        }
    }
    found
}

/// The full-width nought.
const WIDE: u32 = '０' as u32;

/// The most letters of a word that [`parted`] looks for.
const LONGEST: usize = 6;

/// Where words run into each other: each listed word cut out of its run of letters.
fn parted(tokens: Vec<Token>, text: &str, base: usize, language: &'static Language) -> Vec<Token> {
    let inside = language.is(Trait::WordsAnywhere);
    let mut found = Vec::with_capacity(tokens.len());
    for token in tokens {
        if token.lower.as_bytes()[0].is_ascii_digit() {
            found.push(token);
            continue;
        }
        let word = part(text, token.start - base, token.end - base);
        let mut plain = 0;
        let mut at = 0;
        while at < word.len() {
            let rest = part(word, at, usize::MAX);
            let (mut listed, mut end) = (0, 0);
            for c in rest.chars().take(if inside || at == 0 { LONGEST } else { 0 }) {
                end += c.len_utf8();
                if !language.listed(part(rest, 0, end)).is_empty() {
                    listed = end;
                }
            }
            if listed == 0 {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            }
            for (from, to) in [(plain, at), (at, at + listed)] {
                if from < to {
                    found.push(token.part(word, from, to));
                }
            }
            at += listed;
            plain = at;
        }
        if plain < word.len() {
            found.push(token.part(word, plain, word.len()));
        }
    }
    found
}

impl Token {
    fn new(start: usize, end: usize, capital: bool, glued: bool) -> Self {
        let (listed, stems, lists, cue): (&[_], _, _, _) = (&[], Vec::new(), 0, Cell::new(None));
        let lower = String::new();
        Self { start, end, lower, capital, glued, listed, stems, lists, cue }
    }

    /// Takes the bits of the lists.
    fn take(&mut self, listed: &[Listed]) {
        for listed in listed {
            self.lists |= bit(listed.section);
        }
    }

    /// Whether a list may hold it, with or without an ending.
    pub(super) fn may_be(&self, section: Section) -> bool {
        self.lists & bit(section as u8) != 0
    }

    fn part(&self, word: &str, from: usize, to: usize) -> Self {
        let (start, end) = (self.start + from, self.start + to);
        let lower = letters::lowercase(part(word, from, to));
        Self { lower, ..Self::new(start, end, self.capital, self.glued || from > 0) }
    }
}
