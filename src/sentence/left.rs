//! Judges the word before a full stop: may a sentence end after it, before the word that follows?

use crate::language::Language;

/// Whether the full stop after `token` ends the sentence; `first` where the token begins it.
pub(super) fn ends(token: &str, next: &str, first: bool, language: &Language) -> bool {
    let token = token.trim_start_matches(|c: char| !c.is_alphanumeric());
    if token.is_empty() || token.len() > 24 {
        return true;
    }
    let lower = token.to_lowercase();
    let has = |section: &str| language.words(section).contains(&lower);
    let digit = next.starts_with(|c: char| c.is_ascii_digit());
    let starter = is_starter(next, language);
    if token.bytes().all(|b| b.is_ascii_digit()) {
        if first && token.len() <= 3 {
            return false;
        }
        return token.len() > 2 || starter || !language.words("rule").contains("ordinal");
    }
    if has("abbreviation.title") || has("abbreviation.mid") {
        return false;
    }
    if has("abbreviation.number") || has("abbreviation.month") {
        // "no" and "art" are words too: only a number after them makes them short forms.
        return !digit;
    }
    let single = token.chars().count() == 1 && token.chars().all(char::is_alphabetic);
    let dotted = token.contains('.')
        && token.split('.').all(|part| (1..=2).contains(&part.chars().count()))
        && token.chars().all(|c| c == '.' || c.is_alphabetic());
    if single || dotted || has("abbreviation.company") {
        return starter;
    }
    true
}

/// Whether the next word is one that sentences often begin with, written with a capital.
fn is_starter(next: &str, language: &Language) -> bool {
    let word = next.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word = word.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    word.len() <= 24
        && word.starts_with(char::is_uppercase)
        && language.words("starter").contains(&word.to_lowercase())
}
