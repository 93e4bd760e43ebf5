//! The words, numbers and marks of a sentence, with where they stand and what the word lists hold of them.

use crate::language::{Language, Listed, Section};
use crate::letters;
use crate::span::part;

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

/// Whether a mark parts clauses.
pub(super) fn divides(token: &Token) -> bool {
    matches!(token.lower.as_str(), "," | ";" | "—" | "–")
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
        let class = class(c);
        let end = base + at + c.len_utf8();
        match found.last_mut() {
            Some(last) if before == Some(class) && class != Class::Mark => {
                last.end = end;
                if c.is_ascii() {
                    last.lower.push(c.to_ascii_lowercase());
                } else {
                    last.lower.push(letters::lower(c));
                }
            }
            _ => found.push(Token {
                start: base + at,
                end,
                lower: if c == '’' { "'".to_owned() } else { String::from(letters::lower(c)) },
                capital: letters::is_uppercase(c),
                glued: before.is_some(),
                listed: &[],
                stems: Vec::new(),
            }),
        }
        before = Some(class);
    }
    let found = if language.words(Section::Trait).contains("unspaced") {
        parted(found, text, base, language)
    } else {
        found
    };
    let mut found = found;
    let endings: Vec<&str> = language.words(Section::Ending).iter().map(|(ending, _)| ending).collect();
    for token in &mut found {
        token.listed = language.listed(&token.lower);
        let stems = endings.iter().filter_map(|ending| token.lower.strip_suffix(*ending));
        token.stems = stems.map(|stem| language.listed(stem)).filter(|listed| !listed.is_empty()).collect();
    }
    found
}

/// The most letters of a word that [`parted`] looks for.
const LONGEST: usize = 6;

/// Where words run into each other: each listed word cut out of its run of letters.
fn parted(tokens: Vec<Token>, text: &str, base: usize, language: &'static Language) -> Vec<Token> {
    let inside = language.words(Section::Trait).contains("words anywhere");
    let mut found = Vec::with_capacity(tokens.len());
    for token in tokens {
        let word = part(text, token.start - base, token.end - base);
        let mut plain = 0;
        let mut at = 0;
        while at < word.len() {
            let rest = part(word, at, usize::MAX);
            let ends = rest.char_indices().map(|(n, c)| n + c.len_utf8()).take(LONGEST);
            let listed = ends.filter(|end| !language.listed(part(rest, 0, *end)).is_empty()).last();
            let Some(end) = listed.filter(|_| inside || at == 0) else {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            };
            for (from, to) in [(plain, at), (at, at + end)] {
                if from < to {
                    found.push(token.part(word, from, to));
                }
            }
            at += end;
            plain = at;
        }
        if plain < word.len() {
            found.push(token.part(word, plain, word.len()));
        }
    }
    found
}

impl Token {
    fn part(&self, word: &str, from: usize, to: usize) -> Self {
        Self {
            start: self.start + from,
            end: self.start + to,
            lower: letters::lowercase(part(word, from, to)),
            capital: self.capital,
            glued: self.glued || from > 0,
            listed: &[],
            stems: Vec::new(),
        }
    }
}
