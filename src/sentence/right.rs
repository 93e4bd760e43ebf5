//! Judges the words after a final mark: do they begin a sentence?

use crate::language::{Language, Section};
use crate::letters::{self, Small};
use crate::span::part;

/// Whether the next word is one that sentences often begin with, written with a capital.
pub(super) fn is_starter(next: &str, language: &Language) -> bool {
    let word = word(next);
    // "J. A. Poe": an initial, no article.
    let initial =
        word.chars().nth(1).is_none() && next.strip_prefix(word).is_some_and(|rest| rest.starts_with('.'));
    !initial
        && word.starts_with(letters::is_uppercase)
        && language.words(Section::Starter).has(&Small::of(word))
}

/// Whether the next word begins sentences, though written small.
pub(super) fn begins_small(next: &str, language: &Language) -> bool {
    language.words(Section::Starter).contains(word(next))
}

/// Whether the next word is written with a capital wherever it stands, so that it shows no beginning.
pub(super) fn always_capital(next: &str, language: &Language) -> bool {
    language.words(Section::AlwaysCapital).contains(word(next))
}

/// Whether the next two words have capitals, as in `Will Hale`.
pub(super) fn is_name(next: &str) -> bool {
    let near = part(next, 0, next.floor_char_boundary(64));
    near.split(' ').take(2).filter(|word| word.starts_with(letters::is_uppercase)).count() == 2
}

/// Whether the next word is a month cut short.
pub(super) fn is_short_month(next: &str, language: &Language) -> bool {
    let word = word(next);
    part(next, word.len(), usize::MAX).starts_with('.')
        && language.words(Section::AbbreviationMonth).has(&Small::of(word))
}

/// Whether the next word is a month or a weekday, or a zone of time such as `EST`.
pub(super) fn is_date_or_zone(next: &str, language: &Language) -> bool {
    let word = word(next);
    let zone = (2..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
    let listed = |word: &str| language.words(Section::AfterClock).has(&Small::of(word));
    zone || listed(word) || word.strip_suffix('s').is_some_and(listed)
}

/// Whether a particle follows that no sentence begins with: the mark is part of a name, as in `モーニング娘。の新曲`.
pub(super) fn particle(tail: &str) -> bool {
    let rest = tail.strip_prefix(['の', 'が', 'は', 'を', 'に']).unwrap_or_default();
    rest.starts_with(|c: char| letters::is_alphabetic(c) && !matches!(c, '\u{3041}'..='\u{309f}'))
}

/// An address stands for a sentence of its own.
pub(super) fn address(next: &str) -> bool {
    ["http://", "https://", "www."].iter().any(|begins| next.starts_with(begins))
}

/// Whether a number follows, or a letter that belongs to one: `art. L. 121-3`.
pub(super) fn is_number(next: &str) -> bool {
    let next = next.trim_start_matches(['$', '£', '€']).as_bytes();
    let at = match next {
        [b'A'..=b'Z', b'.', b' ', ..] => 3,
        [b'A'..=b'Z', b'.' | b'-', ..] => 2,
        [b'A'..=b'Z', ..] => 1,
        _ => 0,
    };
    // "vol. IX"
    let roman = next.iter().take_while(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C')).count();
    let roman =
        roman > 0 && !next.get(roman).is_some_and(u8::is_ascii_alphanumeric) && !next.starts_with(b"I ");
    roman || next.get(at).is_some_and(u8::is_ascii_digit)
}

/// Whether words follow a quotation that say who spoke, where no space parts words: `“谁？”她问。`
pub(super) fn says(tail: &str, language: &Language) -> bool {
    let mut said = 0;
    for c in tail.chars().take(24) {
        match c {
            '。' | '，' => {
                let verbs = language.words(Section::Attribution);
                return (3..=6)
                    .step_by(3)
                    .any(|bytes| verbs.contains(part(tail, said - bytes.min(said), said)));
            }
            _ if !letters::is_alphabetic(c) => break,
            _ => said += c.len_utf8(),
        }
    }
    false
}

/// Whether a dash follows, or an agency and a dash, as behind the place of a report: `(AP) — The port is closed.`
pub(super) fn reports(next: &str) -> bool {
    let behind = match next.strip_prefix('(') {
        Some(agency) => agency.split_once(')').map_or("", |(_, behind)| behind.trim_start()),
        None => next,
    };
    behind.starts_with(['—', '–']) || behind.starts_with("--")
}

/// A source in brackets after a quotation: `(Smith 55).`
pub(super) fn citation(next: &str) -> bool {
    let near = part(next, 0, next.floor_char_boundary(48));
    near.strip_prefix('(')
        .and_then(|rest| rest.split_once(')'))
        .is_some_and(|(_, after)| after.starts_with('.'))
}

/// Whether a sentence begins right after the mark, with no space: `the budget.Opponents left`.
/// Addresses and names of files look alike, but not between a small word and a word with a capital.
pub(super) fn glued(token: &str, tail: &str) -> bool {
    let token = token.trim_start_matches(|c: char| !letters::is_alphanumeric(c));
    let small = (3..=24).contains(&token.len()) && token.chars().all(letters::is_lowercase);
    let near = part(tail, 0, tail.floor_char_boundary(32));
    let mut rest = near.trim_start_matches(letters::is_alphabetic).chars();
    let capital =
        near.starts_with(letters::is_uppercase) && near.chars().nth(1).is_some_and(letters::is_lowercase);
    small && capital && rest.next().is_some_and(|c| c.is_whitespace() || matches!(c, ',' | '\'' | '’'))
}

/// The first word, cut where it is longer than any of a list.
fn word(next: &str) -> &str {
    let word = next.trim_start_matches(|c: char| !letters::is_alphanumeric(c) && !c.is_whitespace());
    let near = part(word, 0, word.floor_char_boundary(32));
    near.split(|c: char| !letters::is_alphanumeric(c)).next().unwrap_or_default()
}
