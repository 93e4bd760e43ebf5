//! What a rule sees: the sentence's tokens, the word lists, the day of publication and the date named last.

use super::tense::Cue;
use super::token::Token;
use super::{Basis, Interval, TimexKind};
use crate::civil::Date;
use crate::language::{Language, Listed, Section};
use crate::letters;
use crate::span::part;
use core::cell::OnceCell;

/// A sentence as a rule sees it.
pub(super) struct Context<'a> {
    pub(super) tokens: &'a [Token],
    pub(super) language: &'static Language,
    /// What each token says of tense, once somebody has asked.
    pub(super) cues: OnceCell<Vec<Option<Cue>>>,
    pub(super) published: Option<Date>,
    /// Index and first day of the last explicit date close by.
    pub(super) anchor: Option<(u32, Date)>,
    /// Index, first day and grain (`D`, `M`, `Y`, …) of the last date close by, however it was worked out.
    pub(super) last: Option<(u32, Date, char)>,
    /// Whether `last` stands in this sentence.
    pub(super) fresh: bool,
    /// Whether `anchor` stands in this sentence and tells a month.
    pub(super) continued: bool,
    /// The minute of the day that goes with `last`.
    pub(super) clock: Option<i32>,
    /// Index, year and number of the last quarter close by.
    pub(super) quarter: Option<(u32, i16, i32)>,
    /// The day that each weekday meant when the text named it last, Monday first.
    pub(super) weekdays: [Option<Date>; 7],
    /// Where the last find of this sentence ends, and its day.
    pub(super) previous: Option<(usize, u32, Date)>,
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

    /// Whether any rule could find something here: most words are in no list.
    pub(super) fn may_begin(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            !token.listed.is_empty()
                || !token.stems.is_empty()
                || token.lower.starts_with(|c: char| c.is_ascii_digit() || c == '\'')
                || token.capital && self.is("capital nouns")
        })
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    pub(super) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    pub(super) fn has(&self, section: Section, at: usize) -> bool {
        self.get(section, at).is_some()
    }

    pub(super) fn get(&self, section: Section, at: usize) -> Option<&'static str> {
        value(self.tokens.get(at)?.listed, section)
    }

    /// Whether the language has a trait that a rule asks for.
    pub(super) fn is(&self, named: &str) -> bool {
        self.language.words(Section::Trait).contains(named)
    }

    /// A number written in digits.
    pub(super) fn digits(&self, at: usize) -> Option<i32> {
        let word = self.word(at);
        (word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit())).then(|| word.parse().ok()).flatten()
    }

    /// A number of four digits that may be a year.
    pub(super) fn year(&self, at: usize) -> Option<i16> {
        let thousands = self.word(at + 1) == "," && self.glued(at + 1) && self.glued(at + 2);
        let year = self.digits(at).filter(|year| (1500..=2099).contains(year))?;
        (self.word(at).len() == 4 && !(thousands && self.digits(at + 2).is_some())).then_some(year as i16)
    }

    /// A count in digits or words, `X` for "several", and how many tokens it takes.
    pub(super) fn count(&self, at: usize) -> Option<(String, usize)> {
        if let Some(n) = self.digits(at) {
            let part = at > 0 && self.glued(at) && matches!(self.before(at), "," | "." | "$" | "-");
            return (!part).then(|| (n.to_string(), 1));
        }
        let first = self.get(Section::Number, at)?;
        if first == "1" && self.get(Section::Number, at + 1) == Some("X") {
            return Some(("X".to_owned(), 2));
        }
        let tens = first.len() == 2 && first.ends_with('0') && first != "10";
        match self.get(Section::Number, at + 2) {
            Some(one) if tens && self.word(at + 1) == "-" && one.len() == 1 && one != "X" => {
                Some((format!("{}{one}", part(first, 0, 1)), 3))
            }
            _ => Some((first.to_owned(), 1)),
        }
    }
    /// How many tokens an article takes here: "the", "l'".
    pub(super) fn article(&self, at: usize) -> usize {
        let mark = self.word(at + 1) == "'" && self.glued(at + 1) && self.glued(at + 2);
        if self.has(Section::Article, at) { 1 + usize::from(mark) } else { 0 }
    }

    /// The value beside the word, or beside the word without an ending of the language.
    pub(super) fn stem(&self, section: Section, at: usize) -> Option<&'static str> {
        let token = self.tokens.get(at)?;
        value(token.listed, section).or_else(|| token.stems.iter().find_map(|stem| value(stem, section)))
    }

    /// The longest phrase of the list that begins here, of at most `most` tokens: its value and length.
    pub(super) fn phrase(&self, section: Section, at: usize, most: usize) -> Option<(&'static str, usize)> {
        let listed = self.tokens.get(at)?.listed;
        let best = value(listed, section).map(|value| (value, 1));
        if !listed.iter().any(|listed| listed.opens && listed.section == section) {
            return best;
        }
        let words = self.language.words(section);
        let mut phrase = self.word(at).to_owned();
        let mut best = best;
        for len in 2..=most {
            if !self.glued(at + len - 1) {
                phrase.push(' ');
            }
            let word = self.word(at + len - 1);
            phrase.push_str(word);
            if word.is_empty() || phrase.len() > words.longest() {
                break;
            }
            best = words.get(&phrase).map(|value| (value, len)).or(best);
        }
        best
    }

    /// A year as a phrase: "2009", "last year", "the year 2009": the year, its tokens, and from what it was counted.
    pub(super) fn year_phrase(&self, at: usize) -> Option<(i32, usize, Basis)> {
        if let Some(year) = self.year(at) {
            return Some((i32::from(year), 1, Basis::Explicit));
        }
        let lead = self.article(at);
        if self.get(Section::Unit, at + lead) == Some("Y")
            && let Some(year) = self.year(at + lead + 1)
        {
            return Some((i32::from(year), lead + 2, Basis::Explicit));
        }
        let shift: i32 = self.stem(Section::Shift, at + lead)?.parse().ok()?;
        let published = self.published?;
        (self.get(Section::Unit, at + lead + 1) == Some("Y") && !self.plural(at + lead + 1))
            .then(|| (i32::from(published.year) + shift, lead + 2, Basis::Published(published)))
    }

    /// The year that the last explicit date close by lends to those without.
    pub(super) fn story_year(&self) -> Option<(u32, i16)> {
        let older = |day: &Date| self.published.is_none_or(|published| day.year < published.year);
        self.anchor.filter(|(_, day)| older(day)).map(|(index, day)| (index, day.year))
    }

    /// Whether a month named after a later one is the next year's: "stopped in October 2015 and began again in March".
    pub(super) fn goes_on(&self, at: usize, anchor: Date, month: u8) -> bool {
        let back = (at.saturating_sub(8)..at).any(|n| self.has(Section::Back, n));
        let next = Date::new(anchor.year + 1, month, 1);
        let over = next.is_some_and(|next| self.published.is_none_or(|published| next <= published));
        month < anchor.month && over && !back && self.continued
    }

    /// A shift that follows what it shifts, "dernier", "que viene": its value and its tokens.
    pub(super) fn shift_after(&self, at: usize) -> Option<(i32, usize)> {
        let (shift, taken) = self.phrase(Section::ShiftAfter, at, 2)?;
        Some((shift.parse().ok()?, taken))
    }

    /// Whether the word is in the list of plural units.
    pub(super) fn plural(&self, at: usize) -> bool {
        self.has(Section::PluralUnit, at)
    }

    /// Whether a word follows that may be counted: no preposition, no helper.
    pub(super) fn noun_follows(&self, at: usize) -> bool {
        self.words_follow(at)
            && !self.has(Section::Clause, at)
            && !self.has(Section::PastVerb, at)
            && !self.has(Section::Article, at)
    }

    /// Whether the word is a verb that tells of past or future.
    pub(super) fn verbal(&self, at: usize) -> bool {
        let word = self.word(at);
        let ending = |(ending, _): (&str, &str)| word.len() > ending.len() + 2 && word.ends_with(ending);
        [Section::PastVerb, Section::FutureVerb, Section::PresentHelper]
            .iter()
            .any(|list| self.has(*list, at))
            || !self.has(Section::NoVerb, at) && self.language.words(Section::PastEnding).iter().any(ending)
    }

    /// Whether a word goes on right here, as after "two days after the vote".
    pub(super) fn words_follow(&self, at: usize) -> bool {
        let letters = self.word(at).starts_with(letters::is_alphabetic);
        letters && !self.has(Section::Preposition, at) && !self.has(Section::Range, at)
    }
}

/// The value in one section.
fn value(listed: &'static [Listed], section: Section) -> Option<&'static str> {
    listed.iter().find(|listed| !listed.opens && listed.section == section).map(|listed| listed.value)
}
