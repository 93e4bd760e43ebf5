//! Texts cut by what their characters are: one function for each kind of cut, where the standard library would compile
//! one for each set of characters. Uses `span`.

use crate::span::part;

/// The parts between characters of a kind; an empty one is none.
pub(super) fn parts(text: &str, cuts: fn(char) -> bool) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        if cuts(c) {
            if from < at {
                found.push(part(text, from, at));
            }
            from = at + c.len_utf8();
        }
    }
    if from < text.len() {
        found.push(part(text, from, text.len()));
    }
    found
}

/// What stands between white space.
pub(super) fn words(text: &str) -> Vec<&str> {
    parts(text, char::is_whitespace)
}

/// The parts in a row with a character between: the standard library's has a copy for each kind of part, with loops unrolled.
pub(super) fn joined(parts: &[&str], between: char) -> String {
    let mut text = String::new();
    for part in parts {
        if !text.is_empty() {
            text.push(between);
        }
        text.push_str(part);
    }
    text
}

/// The text without characters of a kind before and behind it.
pub(super) fn trim(text: &str, gone: fn(char) -> bool) -> &str {
    trim_end(trim_start(text, gone), gone)
}

pub(super) fn trim_start(text: &str, gone: fn(char) -> bool) -> &str {
    text.trim_start_matches(gone)
}

pub(super) fn trim_end(text: &str, gone: fn(char) -> bool) -> &str {
    text.trim_end_matches(gone)
}

/// Whether a character of a kind stands in the text.
pub(super) fn any(text: &str, wanted: fn(char) -> bool) -> bool {
    text.chars().any(wanted)
}

/// Whether a digit stands in the text.
pub(super) fn digits(text: &str) -> bool {
    any(text, |c| c.is_ascii_digit())
}

/// The first character; a space where there is none.
pub(super) fn first(text: &str) -> char {
    text.chars().next().unwrap_or(' ')
}

/// The last character; a space where there is none.
pub(super) fn last(text: &str) -> char {
    text.chars().next_back().unwrap_or(' ')
}

/// The number that digits write; none where anything else stands there, or more than six.
pub(super) fn number(text: &str) -> Option<i32> {
    if text.is_empty() || text.len() > 6 || any(text, |c| !c.is_ascii_digit()) {
        return None;
    }
    Some(text.bytes().fold(0, |value, digit| value * 10 + i32::from(digit - b'0')))
}
