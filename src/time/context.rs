//! What a rule sees: the sentence's tokens, the word lists, the day of publication and what the text named before.

use super::token::Token;
use super::{Memory, Named, Tense};
use crate::civil::Date;
use crate::find;
use crate::language::{Language, Listed, Section, Trait};
use crate::letters;

/// A sentence as a rule sees it.
pub(super) struct Context<'a> {
    pub(super) tokens: &'a [Token],
    pub(super) language: &'static Language,
    pub(super) published: Option<Date>,
    /// Index of the sentence.
    pub(super) sentence: usize,
    /// What the text named before.
    pub(super) memory: Memory,
    /// Where the last find of this sentence ends, and its day.
    pub(super) previous: Option<(usize, u32, Date)>,
}

/// No number. An `Option` of one is handed back through memory, which takes 2 KB more in the wasm.
const NONE: i32 = i32::MIN;

#[inline(never)]
fn number(text: &str) -> i32 {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || digits.len() > 4 {
        return NONE;
    }
    let mut sum = 0;
    for digit in digits.bytes() {
        if !digit.is_ascii_digit() {
            return NONE;
        }
        sum = sum * 10 + i32::from(digit - b'0');
    }
    if digits.len() < text.len() { -sum } else { sum }
}

/// A unit's letter.
pub(super) fn letter(unit: &str) -> Option<char> {
    unit.chars().next()
}

/// The number that a text is, of up to four digits.
pub(super) fn integer(text: &str) -> Option<i32> {
    some(number(text))
}

fn some(number: i32) -> Option<i32> {
    (number != NONE).then_some(number)
}

/// The entry in one section.
#[inline(never)]
pub(super) fn entry(listed: &'static [Listed], section: Section) -> Option<&'static Listed> {
    listed.iter().find(|listed| !listed.opens && listed.section == section as u8)
}

impl<'a> Context<'a> {
    /// The token's lower-case word; empty past either end.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.lower.as_str())
    }

    /// The word before; empty at the start.
    pub(super) fn before(&self, at: usize) -> &'a str {
        self.word(at.wrapping_sub(1))
    }

    /// How many letters the token has, in bytes.
    #[inline(never)]
    pub(super) fn size(&self, at: usize) -> usize {
        self.word(at).len()
    }

    /// Whether the token is one of these marks.
    #[inline(never)]
    pub(super) fn mark(&self, at: usize, marks: &str) -> bool {
        let word = self.word(at);
        !word.is_empty() && find::holds(marks, word)
    }

    /// Whether the token before is one of these marks.
    #[inline(never)]
    pub(super) fn marked(&self, at: usize, marks: &str) -> bool {
        self.mark(at.wrapping_sub(1), marks)
    }

    /// The lists that hold the token, and those of what follows an article: by these a rule knows what it begins with.
    pub(super) fn openers(&self, at: usize) -> u64 {
        let lists = |at| self.tokens.get(at).map_or(0, |token: &Token| token.lists);
        match self.article(at) {
            0 => lists(at),
            taken => lists(at) | lists(at + taken),
        }
    }

    #[inline(never)]
    pub(super) fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    #[inline(never)]
    pub(super) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    /// Whether a hyphen joins the token to the next: "the quarter-final".
    pub(super) fn joined(&self, at: usize) -> bool {
        self.mark(at + 1, "-") && self.glued(at + 2)
    }

    #[inline(never)]
    pub(super) fn has(&self, section: Section, at: usize) -> bool {
        self.listed(section, at).is_some()
    }

    /// Whether the list holds the word before.
    #[inline(never)]
    pub(super) fn follows(&self, section: Section, at: usize) -> bool {
        self.has(section, at.wrapping_sub(1))
    }

    /// Whether one of the lists holds the token.
    #[inline(never)]
    pub(super) fn any(&self, sections: &[Section], at: usize) -> bool {
        sections.iter().any(|section| self.has(*section, at))
    }

    /// Whether the list holds one of the tokens `from..to`.
    #[inline(never)]
    pub(super) fn within(&self, section: Section, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.has(section, at))
    }

    #[inline(never)]
    fn listed(&self, section: Section, at: usize) -> Option<&'static Listed> {
        let token = self.tokens.get(at).filter(|token| token.may_be(section))?;
        entry(token.listed, section)
    }

    pub(super) fn get(&self, section: Section, at: usize) -> Option<&'static str> {
        self.listed(section, at).map(|listed| listed.value)
    }

    /// The entry of the word, or of the word without an ending of the language.
    #[inline(never)]
    fn stemmed(&self, section: Section, at: usize) -> Option<&'static Listed> {
        let token = self.tokens.get(at).filter(|token| token.may_be(section))?;
        entry(token.listed, section).or_else(|| token.stems.iter().find_map(|stem| entry(stem, section)))
    }

    /// The value beside the word, or beside the word without an ending of the language.
    pub(super) fn stem(&self, section: Section, at: usize) -> Option<&'static str> {
        self.stemmed(section, at).map(|listed| listed.value)
    }

    /// The number beside the word.
    pub(super) fn number(&self, section: Section, at: usize) -> Option<i32> {
        some(self.listed_number(section, at))
    }

    #[inline(never)]
    fn listed_number(&self, section: Section, at: usize) -> i32 {
        self.listed(section, at).map_or(NONE, |listed| number(listed.value))
    }

    /// The number of a word that shifts: -1 of "last", 0 of "this", 1 of "next".
    pub(super) fn shift(&self, at: usize) -> Option<i32> {
        some(self.shift_or_none(at))
    }

    #[inline(never)]
    fn shift_or_none(&self, at: usize) -> i32 {
        self.stemmed(Section::Shift, at).map_or(NONE, |listed| number(listed.value))
    }

    /// A shift that follows what it shifts, "dernier", "que viene": its value and its tokens.
    #[inline(never)]
    pub(super) fn shift_after(&self, at: usize) -> Option<(i32, usize)> {
        let (shift, taken) = self.phrase(Section::ShiftAfter, at, 2)?;
        Some((some(number(shift))?, taken))
    }

    /// Whether the language has a trait that a rule asks for.
    #[inline(never)]
    pub(super) fn is(&self, named: Trait) -> bool {
        self.language.is(named)
    }

    /// A number written in digits.
    pub(super) fn digits(&self, at: usize) -> Option<i32> {
        some(self.digits_or_none(at))
    }

    #[inline(never)]
    fn digits_or_none(&self, at: usize) -> i32 {
        number(self.word(at))
    }

    /// A number of four digits that may be a year.
    pub(super) fn year(&self, at: usize) -> Option<i32> {
        some(self.year_or_none(at))
    }

    #[inline(never)]
    fn year_or_none(&self, at: usize) -> i32 {
        let year = self.digits_or_none(at);
        // A rule may look before the first token.
        let (comma, more) = (at.saturating_add(1), at.saturating_add(2));
        let thousands = self.mark(comma, ",") && self.glued(comma) && self.glued(more);
        let year = if thousands && self.digits(more).is_some() { NONE } else { year };
        if (1500..=2099).contains(&year) { year } else { NONE }
    }

    /// The letter of the unit of time that the word is: `D`, `W`, `F` a fortnight, `M`, `Q`, `Y`, `E` a decade, `C`; `h`, `m`, `s`.
    #[inline(never)]
    pub(super) fn unit_of(&self, at: usize) -> Option<char> {
        letter(self.get(Section::Unit, at)?)
    }

    /// Whether the word is that unit of time.
    #[inline(never)]
    pub(super) fn unit(&self, at: usize, unit: char) -> bool {
        self.unit_of(at) == Some(unit)
    }

    /// The date that "the next day" counts from: one that says which unit it lies in, and where that is told as done, none
    /// that lies ahead.
    pub(super) fn anchor(&self, unit: char, (at, end): (usize, usize)) -> Option<Named> {
        let last = self.memory.last?;
        let ahead = self.published.is_some_and(|published| last.day > published);
        if !last.fine(unit) || ahead && self.tense(at, end) == Tense::Past {
            // What lies before that day is told in passing: "It fell on Tuesday. Built in 1964, …".
            return self
                .memory
                .day
                .filter(|day| last.sentence < self.sentence && (ahead || last.day < day.day));
        }
        Some(last)
    }

    /// The year that the last explicit date close by lends to those without.
    #[inline(never)]
    pub(super) fn story_year(&self) -> Option<(u32, i32)> {
        let named = self.memory.explicit?;
        let older = self.published.is_none_or(|published| named.day.year < published.year);
        older.then(|| (named.index, i32::from(named.day.year)))
    }

    /// Whether a month named after a later one is the next year's: "stopped in October 2015 and began again in March".
    pub(super) fn goes_on(&self, at: usize, anchor: Date, month: u8) -> bool {
        let continued =
            self.memory.explicit.is_some_and(|named| named.sentence == self.sentence && named.grain != 'Y');
        let next = Date::new(anchor.year + 1, month, 1);
        let over = next.is_some_and(|next| self.published.is_none_or(|published| next <= published));
        month < anchor.month && over && continued && !self.within(Section::Back, at.saturating_sub(8), at)
    }

    /// Whether the word is in the list of plural units.
    pub(super) fn plural(&self, at: usize) -> bool {
        self.has(Section::PluralUnit, at)
    }

    /// Whether a word follows that may be counted: no preposition, no helper.
    #[inline(never)]
    pub(super) fn noun_follows(&self, at: usize) -> bool {
        self.words_follow(at) && !self.any(&[Section::Clause, Section::PastVerb, Section::Article], at)
    }

    /// Whether the word is a verb that tells of past or future.
    pub(super) fn verbal(&self, at: usize) -> bool {
        self.any(&[Section::PastVerb, Section::FutureVerb, Section::PresentHelper], at)
            || !self.has(Section::NoVerb, at) && self.ends(Section::PastEnding, at)
    }

    /// Whether the word has one of the endings, behind a stem of three bytes or more.
    #[inline(never)]
    pub(super) fn ends(&self, endings: Section, at: usize) -> bool {
        let word = self.word(at);
        self.language
            .words(endings)
            .iter()
            .any(|(ending, _)| word.len() > ending.len() + 2 && word.ends_with(ending))
    }

    /// Whether a word goes on right here, as after "two days after the vote".
    #[inline(never)]
    pub(super) fn words_follow(&self, at: usize) -> bool {
        let letters = self.word(at).chars().next().is_some_and(letters::is_alphabetic);
        letters && !self.any(&[Section::Preposition, Section::Range], at)
    }
}
