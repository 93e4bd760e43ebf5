//! What rules read over several tokens: counts, articles, listed phrases, years.

use super::Basis;
use super::calendar::Count;
use super::context::{Context, entry, integer};
use crate::language::Section;

/// So many years after the publication two digits may still mean a year to come.
const AHEAD: i32 = 10;

impl Context<'_> {
    /// The year that two digits mean.
    pub(super) fn of_two(&self, year: i32) -> i32 {
        let last = self.published.map_or(2069, |published| i32::from(published.year) + AHEAD);
        if 2000 + year <= last { 2000 + year } else { 1900 + year }
    }

    /// A count in digits or words, and how many tokens it takes.
    #[inline(never)]
    pub(super) fn count(&self, at: usize) -> Option<(Count, usize)> {
        if let Some(n) = self.digits(at) {
            let part = self.glued(at) && self.marked(at, ",.$-");
            return (!part).then_some((Count::whole(n), 1));
        }
        // "the next couple of weeks"
        if self.follows(Section::SpanShift, at)
            && let Some((pack, taken)) = self.pack(at)
        {
            return Some((Count::whole(pack), taken));
        }
        let first = self.get(Section::Number, at)?;
        let next = self.get(Section::Number, at + 1);
        if first == "1" && next == Some("X") {
            return Some((Count::SEVERAL, 2));
        }
        // "a couple of weeks", "two hundred years"
        if let (Some(times), Some((pack, taken))) = (integer(first), self.pack(at + 1)) {
            return Some((Count::whole(times * pack), 1 + taken));
        }
        if let Some(whole) = first.strip_suffix(".5") {
            return Some((Count::whole(integer(whole)?).half()?, 1));
        }
        let Some(tens) = integer(first) else { return Some((Count::SEVERAL, 1)) };
        match self.number(Section::Number, at + 2) {
            Some(one @ 0..=9) if (20..100).contains(&tens) && tens % 10 == 0 && self.mark(at + 1, "-") => {
                Some((Count::whole(tens + one), 3))
            }
            _ => Some((Count::whole(tens), 1)),
        }
    }

    /// "couple of", "hundred": what is counted as one, and its tokens.
    #[inline(never)]
    fn pack(&self, at: usize) -> Option<(i32, usize)> {
        let pack = self.number(Section::Pack, at)?;
        let mark = self.mark(at + 2, "'");
        Some((pack, 1 + usize::from(self.has(Section::PackLink, at + 1)) + usize::from(mark)))
    }

    /// The words right before a count that make it a rough one, "more than": the TIMEX3 `mod` and how many they are.
    #[inline(never)]
    pub(super) fn approximated(&self, at: usize) -> Option<(&'static str, usize)> {
        for taken in (1..=4).rev() {
            let start = at.wrapping_sub(taken);
            if let Some((value, len)) = self.phrase(Section::Approximate, start, taken)
                && len == taken
                // "spent over three years" may be "during", "in over three years" is not.
                && (value != "MORE_THAN"
                    || !self.has(Section::Preposition, start)
                    || self.follows(Section::Preposition, start))
            {
                return Some((value, taken));
            }
        }
        None
    }

    /// How many tokens an article takes here: "the", "l'".
    #[inline(never)]
    pub(super) fn article(&self, at: usize) -> usize {
        if !self.has(Section::Article, at) {
            return 0;
        }
        let mark = self.mark(at + 1, "'") && self.glued(at + 1) && self.glued(at + 2);
        1 + usize::from(mark)
    }

    /// Where a date begins with the article before it.
    #[inline(never)]
    pub(super) fn with_article(&self, at: usize) -> usize {
        at - usize::from(self.follows(Section::Article, at))
    }

    /// The longest phrase of the list that begins here, of at most `most` tokens: its value and length.
    #[inline(never)]
    pub(super) fn phrase(&self, section: Section, at: usize, most: usize) -> Option<(&'static str, usize)> {
        let listed = self.tokens.get(at).filter(|token| token.may_be(section))?.listed;
        let mut best = entry(listed, section).map(|listed| (listed.value, 1));
        if !listed.iter().any(|listed| listed.opens && listed.section == section as u8) {
            return best;
        }
        let words = self.language.words(section);
        let mut phrase = self.word(at).to_owned();
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

    /// The part of a day that its own word tells, or those behind it; an empty one is none.
    #[inline(never)]
    pub(super) fn day_part(&self, at: usize, own: Option<&'static str>) -> (&'static str, usize) {
        match own {
            Some(part) => (part, 0),
            // "오늘 오전 9시": of the hour.
            None => self
                .phrase(Section::DayPart, at, 3)
                .filter(|(_, taken)| !self.has(Section::HourSuffix, at + taken + 1))
                .unwrap_or_default(),
        }
    }

    /// How many tokens the longest phrase takes, none where none begins.
    #[inline(never)]
    pub(super) fn spans(&self, section: Section, at: usize, most: usize) -> usize {
        self.phrase(section, at, most).map_or(0, |(_, len)| len)
    }

    /// "nineteen seventy-nine": a year in words, and its tokens.
    #[inline(never)]
    fn spoken_year(&self, at: usize) -> Option<(i32, usize)> {
        let century = self.number(Section::Number, at).filter(|century| (16..=20).contains(century))?;
        let (rest, taken) = self.count(at + 1).filter(|_| self.digits(at + 1).is_none())?;
        let rest = rest.number().filter(|rest| (10..100).contains(rest))?;
        Some((century * 100 + rest, 1 + taken))
    }

    /// A year as a phrase: "2009", "last year", "the year 2009": the year, its tokens, and from what it was counted.
    #[inline(never)]
    pub(super) fn year_phrase(&self, at: usize) -> Option<(i32, usize, Basis)> {
        if let Some(year) = self.year(at) {
            return Some((year, 1, Basis::Explicit));
        }
        // "the class of '99"
        if self.mark(at, "'")
            && !self.glued(at)
            && self.glued(at + 1)
            && self.size(at + 1) == 2
            && !self.any(&[Section::DecadeEnding, Section::Unit], at + 2)
            && self.any(&[Section::BeforeYear, Section::YearLink, Section::PartLink], at.wrapping_sub(1))
            && let Some(year) = self.digits(at + 1)
        {
            return Some((self.of_two(year), 2, Basis::Explicit));
        }
        if let Some((year, taken)) = self.spoken_year(at) {
            return Some((year, taken, Basis::Explicit));
        }
        let name = at + self.article(at);
        if self.unit(name, 'Y')
            && let Some(year) = self.year(name + 1)
        {
            return Some((year, name + 2 - at, Basis::Explicit));
        }
        let shift = self.shift(name);
        // "Sept. 30 of that year"
        if let (None, Some(after), Some(last)) = (shift, self.number(Section::Follow, name), self.memory.last)
        {
            let year = i32::from(last.day.year) + after;
            return self.unit(name + 1, 'Y').then_some((year, name + 2 - at, Basis::Timex(last.index)));
        }
        let shift = shift?;
        let published = self.published?;
        (self.unit(name + 1, 'Y') && !self.plural(name + 1))
            .then(|| (i32::from(published.year) + shift, name + 2 - at, Basis::Published(published)))
    }
}
