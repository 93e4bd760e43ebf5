//! Judges the word before a full stop: may a sentence end after it, before the word that follows?

use crate::find::holds;
use crate::language::{Language, Section};
use crate::letters::{self, Small};
use crate::sentence::right;

/// Longer words, in bytes, are no short forms.
const LONGEST: usize = 24;

/// Whether the full stop after `token` ends the sentence that has said `lead` so far.
pub(super) fn ends(token: &str, next: &str, lead: &str, language: &Language) -> bool {
    let degrees = token.starts_with('°');
    let token = bare(token);
    if token.is_empty() || degrees {
        return true;
    }
    // "l'ing." is "ing." with an article.
    let own = Small::of(token.rsplit(['\'', '’']).next().unwrap_or_default());
    let has = |section: Section| language.words(section).has(&own);
    // "approx. $4.50"
    let digit = next.trim_start_matches(['$', '£', '€']).starts_with(|c: char| c.is_ascii_digit());
    let starter = || right::is_starter(next, language);
    let first = lead.trim_start().is_empty();
    if dated(token, next, lead) && language.words(Section::Rule).contains("dotted dates") {
        return false;
    }
    if token.bytes().all(|b| b.is_ascii_digit()) {
        if first && token.len() <= 3 {
            return false;
        }
        return token.len() > 2 || starter() || !language.words(Section::Rule).contains("ordinal");
    }
    if has(Section::HalfDay) {
        // "At 5 a.m. Mr. Poe left": the sentence has hardly begun.
        // "8 p.m. (1900 GMT)"
        let aside = next.strip_prefix('(').is_some_and(|rest| !rest.starts_with(letters::is_uppercase));
        return !aside && !leads_in(lead, language) && !right::is_date_or_zone(next, language);
    }
    let last = lead.split_whitespace().next_back().unwrap_or_default();
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
    if token.chars().all(letters::is_uppercase) && initials(token) {
        return starter();
    }
    if has(Section::AbbreviationNumber) || has(Section::AbbreviationMonth) {
        // "no" and "art" are words too: only a number after them makes them short forms. "Sat. Oct. 5"
        return !digit && (!has(Section::AbbreviationMonth) || !right::is_short_month(next, language));
    }
    let endings = || language.words(Section::AbbreviationEnding).iter();
    if digit && endings().any(|(ending, _)| own.bytes().ends_with(ending.as_bytes())) {
        return false;
    }
    // "1.5 m.": a unit.
    let unit =
        token.starts_with(letters::is_lowercase) && lead.trim_end().ends_with(|c: char| c.is_ascii_digit());
    if initials(token) && !unit || has(Section::AbbreviationCompany) {
        return starter();
    }
    true
}

/// Whether it is a plain word, and no short form that we know.
pub(super) fn is_word(token: &str, language: &Language) -> bool {
    let token = bare(token);
    let lower = Small::of(token);
    let short = [
        Section::AbbreviationTitle,
        Section::AbbreviationMid,
        Section::AbbreviationNumber,
        Section::AbbreviationMonth,
        Section::AbbreviationCompany,
    ];
    // "tbsp" has no vowel.
    let spoken =
        !token.is_ascii() || lower.bytes().iter().any(|b| b"aeiouy".contains(b) || b.is_ascii_digit());
    (2..=LONGEST).contains(&token.len())
        && spoken
        && token.chars().all(|c| letters::is_alphanumeric(c) || matches!(c, '\'' | '’' | '-'))
        && !short.iter().any(|kind| language.words(*kind).has(&lower))
}

fn bare(token: &str) -> &str {
    token.trim_start_matches(|c: char| !letters::is_alphanumeric(c))
}

/// `2024. 5. 3.` and `2024.5.3.`: a number in a date that goes on.
fn dated(token: &str, next: &str, lead: &str) -> bool {
    let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let whole = token.split('.').count() == 3 && token.split('.').all(number);
    let before =
        lead.trim_end().strip_suffix('.').is_some_and(|lead| lead.ends_with(|c: char| c.is_ascii_digit()));
    let after = next.split_once('.').is_some_and(|(next, _)| next.len() <= 2 && number(next));
    whole || number(token) && (after || before)
}

/// `J`, `U.S`, `J.-P`, `Ph.D`, `EE` as in "EE. UU.".
fn initials(token: &str) -> bool {
    // Scripts without capitals have words of one letter.
    let single = token.chars().count() == 1
        && token.chars().all(|c| letters::is_uppercase(c) || letters::is_lowercase(c));
    let dotted = holds(token, ".")
        && token.split('.').all(|part| (1..=2).contains(&part.trim_start_matches('-').chars().count()))
        && token.chars().all(|c| matches!(c, '.' | '-') || letters::is_alphabetic(c));
    let mut pair = token.chars();
    let doubled = token.chars().count() == 2
        && pair.next() == pair.next()
        && !token.starts_with(['I', 'X'])
        && token.starts_with(letters::is_uppercase);
    single || dotted || doubled
}

/// Whether a few words before an hour only lead into the sentence.
fn leads_in(lead: &str, language: &Language) -> bool {
    let mut words = lead.split_whitespace();
    let first = words.next().unwrap_or_default();
    first.len() <= LONGEST
        && language.words(Section::ClockLead).has(&Small::of(first))
        && words.take(3).count() < 3
}
