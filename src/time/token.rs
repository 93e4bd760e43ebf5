//! The words, numbers and marks of a sentence, with where they stand and what the word lists hold of them.

use crate::language::{Language, Listed};

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
    } else if c.is_alphanumeric() {
        Class::Letter
    } else {
        Class::Mark
    }
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
                last.lower.extend(c.to_lowercase());
            }
            _ => found.push(Token {
                start: base + at,
                end,
                lower: if c == '’' { "'".to_owned() } else { c.to_lowercase().collect() },
                capital: c.is_uppercase(),
                glued: before.is_some(),
                listed: &[],
                stems: Vec::new(),
            }),
        }
        before = Some(class);
    }
    let endings = language.words("ending");
    for token in &mut found {
        token.listed = language.listed(&token.lower);
        let stems = endings.iter().filter_map(|(ending, _)| token.lower.strip_suffix(ending));
        token.stems = stems.map(|stem| language.listed(stem)).filter(|listed| !listed.is_empty()).collect();
    }
    found
}
