//! Judges the word before a full stop: may a sentence end after it, before the word that follows?

use crate::find::holds;
use crate::language::{Language, Section};
use crate::letters::{self, Small};
use crate::sentence::right;
use crate::span::part;

/// Whether a full stop ends the sentence that has said so much, its last word beginning at `at`.
pub(super) fn ends(said: &str, at: usize, next: &str, language: &Language) -> bool {
    let (token, mut lead) = (part(said, at, usize::MAX), part(said, 0, at).trim_end());
    let degrees = token.starts_with('°');
    let token = bare(token);
    if token.is_empty() || degrees {
        return true;
    }
    // "l'ing." is "ing." with an article.
    let mut own = Small::of(token.rsplit(['\'', '’']).next().unwrap_or_default());
    let last = lead.split_whitespace().next_back().unwrap_or_default();
    // "a. m." is "a.m." with a space.
    let from = lead.len() - last.len();
    let spaced = last.ends_with('.').then(|| Small::joined(part(said, from, usize::MAX)));
    let spaced = spaced.filter(|whole| is_short(whole, language));
    let single = spaced.is_none();
    if let Some(whole) = spaced {
        (own, lead) = (whole, part(lead, 0, from));
    }
    let has = |section: Section| language.words(section).has(&own);
    // "approx. $4.50"
    let digit = right::is_number(next);
    let starter = || right::is_starter(next, language);
    let first = lead.trim().is_empty();
    if dated(token, next, lead) && language.words(Section::Rule).contains("dotted dates") {
        return false;
    }
    if token.bytes().all(|b| b.is_ascii_digit()) {
        // "three steps: 1. Wash it."
        if first && token.len() <= 3 || token == "1" && lead.ends_with(':') {
            return false;
        }
        // "Nr. 5. Dann", "Platz 5. Dann": a number is no ordinal where it is called one.
        let (word, names) = match last.strip_suffix('.') {
            Some(short) => (short, Section::AbbreviationNumber),
            None => (last, Section::Lettered),
        };
        if language.words(names).has(&Small::of(word)) {
            return true;
        }
        // "zum 100. Mal", but hardly "seit 1950. Rom fiel".
        let counts = || token.len() == 3 && language.words(Section::Starter).contains(last);
        return token.len() > 2 && !counts()
            || starter()
            || !language.words(Section::Rule).contains("ordinal");
    }
    if has(Section::HalfDay) {
        // "At 5 a.m. Mr. Poe left": the sentence has hardly begun.
        // "8 p.m. (1900 GMT)"
        let aside = next.strip_prefix('(').is_some_and(|rest| !rest.starts_with(letters::is_uppercase));
        return !aside && !leads_in(lead, language) && !right::is_date_or_zone(next, language);
    }
    if has(Section::AbbreviationTitle) {
        // "on Quay St. The shop", "6 ft. The fence": the name or the number stood before it.
        let named = last.starts_with(|c: char| letters::is_uppercase(c) || c.is_ascii_digit());
        return named && starter() && !right::is_name(next);
    }
    if has(Section::AbbreviationMid) || first && has(Section::Label) {
        return false;
    }
    if token.len() == 1 && language.words(Section::Lettered).has(&Small::of(last)) {
        return true;
    }
    if single && token.chars().all(letters::is_uppercase) && initials(token) {
        return starter();
    }
    if has(Section::AbbreviationNumber) || has(Section::AbbreviationMonth) {
        // "no" and "art" are words too: only a number after them makes them short forms. "Sat. Oct. 5"
        return !digit && (!has(Section::AbbreviationMonth) || !right::is_short_month(next, language));
    }
    if digit && has_ending(&own, language) {
        return false;
    }
    // "1.5 m.": a unit, but not in "50 a. C."
    let unit = token.starts_with(letters::is_lowercase)
        && lead.trim_end().ends_with(|c: char| c.is_ascii_digit())
        && !matches!(next.as_bytes(), [b'A'..=b'Z', b'.', ..]);
    if initials(token) && !unit || has(Section::AbbreviationCompany) {
        return starter();
    }
    true
}

/// Whether it is a plain word, and no short form that we know.
pub(super) fn is_word(token: &str, language: &Language) -> bool {
    let token = bare(token);
    let lower = Small::of(token);
    // "tbsp" has no vowel.
    let spoken =
        !token.is_ascii() || lower.bytes().iter().any(|b| b"aeiouy".contains(b) || b.is_ascii_digit());
    token.len() > 1
        && spoken
        && token.chars().all(|c| letters::is_alphanumeric(c) || matches!(c, '\'' | '’' | '-'))
        && !is_short(&lower, language)
        && !has_ending(&lower, language)
}

fn is_short(word: &Small, language: &Language) -> bool {
    let lists = [
        Section::AbbreviationTitle,
        Section::AbbreviationMid,
        Section::AbbreviationNumber,
        Section::AbbreviationMonth,
        Section::AbbreviationCompany,
        Section::HalfDay,
    ];
    lists.iter().any(|list| language.words(*list).has(word))
}

/// Whether it ends as short forms do: "Bahnhofstr."
fn has_ending(word: &Small, language: &Language) -> bool {
    let mut endings = language.words(Section::AbbreviationEnding).iter();
    endings.any(|(ending, _)| word.bytes().ends_with(ending.as_bytes()))
}

/// Where a report comes from: `SEAVIEW, Ore`.
pub(super) fn is_place(said: &str) -> bool {
    said.len() < 48
        && holds(said, ",")
        && said.split_whitespace().all(|word| word.starts_with(letters::is_uppercase))
}

/// A letter, a Roman number, or numbers with points: at the head of a line a mark, as in "A. Yes, I did.", "II. The sea".
pub(super) fn heads(token: &str) -> bool {
    let roman = |byte: &u8| matches!(byte, b'I' | b'V' | b'X' | b'i' | b'v' | b'x');
    let number = |byte: &u8| *byte == b'.' || byte.is_ascii_digit();
    let bytes = token.as_bytes();
    bytes.iter().all(roman) || bytes.iter().all(number) && holds(token, ".") || bytes.len() == 1
}

fn bare(token: &str) -> &str {
    token.trim_start_matches(|c: char| !letters::is_alphanumeric(c))
}

/// `2024. 5. 3.` and `2024.5.3.`: a number in a date that goes on.
fn dated(token: &str, next: &str, lead: &str) -> bool {
    let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let whole = token.split('.').count() == 3 && token.split('.').all(number);
    let before =
        lead.trim_end().strip_suffix('.').is_some_and(|lead| lead.ends_with(|c: char| c.is_ascii_digit()));
    let after = next.split_once('.').is_some_and(|(next, _)| next.len() <= 2 && number(next));
    whole || number(token) && (after || before)
}

/// `J`, `U.S`, `J.-P`, `Ph.D`, `EE` as in "EE. UU.".
fn initials(token: &str) -> bool {
    // Scripts without capitals have words of one letter.
    let single = letters::count(token) == 1
        && token.chars().all(|c| letters::is_uppercase(c) || letters::is_lowercase(c));
    let dotted = holds(token, ".")
        && token.split('.').all(|part| (1..=2).contains(&letters::count(part.trim_start_matches('-'))))
        && token.chars().all(|c| matches!(c, '.' | '-') || letters::is_alphabetic(c));
    let mut pair = token.chars();
    let doubled = letters::count(token) == 2
        && pair.next() == pair.next()
        && !token.starts_with(['I', 'X'])
        && token.starts_with(letters::is_uppercase);
    single || dotted || doubled
}

/// Whether a few words before an hour only lead into the sentence.
fn leads_in(lead: &str, language: &Language) -> bool {
    let mut words = lead.split_whitespace();
    let first = words.next().unwrap_or_default();
    language.words(Section::ClockLead).has(&Small::of(first)) && words.take(3).count() < 3
}
