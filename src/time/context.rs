//! What a rule sees: the sentence's tokens, the word lists, the day of publication and the date named last.

use super::token::Token;
use super::{Basis, Interval, TimexKind};
use crate::civil::Date;
use crate::language::Language;

/// A sentence as a rule sees it.
pub(super) struct Context<'a> {
    pub(super) tokens: &'a [Token],
    pub(super) language: &'a Language,
    pub(super) published: Option<Date>,
    /// Index and first day of the last explicit date close by.
    pub(super) anchor: Option<(u32, Date)>,
}

/// What a rule found: how many tokens, and what they mean.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) len: usize,
    pub(super) kind: TimexKind,
    pub(super) value: String,
    pub(super) modifier: Option<&'static str>,
    pub(super) interval: Option<Interval>,
    pub(super) basis: Basis,
}

impl Found {
    /// Something with no place on the calendar.
    pub(super) fn vague(len: usize, kind: TimexKind, value: impl Into<String>) -> Self {
        Self { len, kind, value: value.into(), modifier: None, interval: None, basis: Basis::Explicit }
    }

    /// A stretch of days.
    pub(super) fn days(len: usize, (value, interval): (String, Interval), basis: Basis) -> Self {
        Self { len, kind: TimexKind::Date, value, modifier: None, interval: Some(interval), basis }
    }
}

impl<'a> Context<'a> {
    /// The token's lower-case word; empty past either end.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.lower.as_str())
    }

    /// The word before; empty at the start.
    pub(super) fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |at| self.word(at))
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    pub(super) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    pub(super) fn has(&self, section: &str, at: usize) -> bool {
        self.language.words(section).contains(self.word(at))
    }

    pub(super) fn get(&self, section: &str, at: usize) -> Option<&'static str> {
        self.language.words(section).get(self.word(at))
    }

    /// A number written in digits.
    pub(super) fn digits(&self, at: usize) -> Option<i32> {
        let word = self.word(at);
        (word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit())).then(|| word.parse().ok()).flatten()
    }

    /// A number of four digits that may be a year.
    pub(super) fn year(&self, at: usize) -> Option<i16> {
        let thousands = self.word(at + 1) == "," && self.glued(at + 1) && self.glued(at + 2);
        let year = self.digits(at).filter(|year| (1900..=2099).contains(year))?;
        (self.word(at).len() == 4 && !(thousands && self.digits(at + 2).is_some())).then_some(year as i16)
    }

    /// A count in digits or words, `X` for "several", and how many tokens it takes.
    pub(super) fn count(&self, at: usize) -> Option<(String, usize)> {
        if let Some(n) = self.digits(at) {
            let part = at > 0 && self.glued(at) && matches!(self.before(at), "," | "." | "$" | "-");
            return (!part).then(|| (n.to_string(), 1));
        }
        let first = self.get("number", at)?;
        if first == "1" && self.get("number", at + 1) == Some("X") {
            return Some(("X".to_owned(), 2));
        }
        let tens = first.len() == 2 && first.ends_with('0') && first != "10";
        match self.get("number", at + 2) {
            Some(one) if tens && self.word(at + 1) == "-" && one.len() == 1 && one != "X" => {
                Some((format!("{}{one}", &first[..1]), 3))
            }
            _ => Some((first.to_owned(), 1)),
        }
    }
}
