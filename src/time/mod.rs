//! Finds the time expressions of the sentences and works out what they mean: TIMEX3 type and value, the interval of
//! civil days, and how it was resolved. May use the types of `article` and `sentence`, and `language`, `civil`, `span`.

mod calendar;
mod context;
mod cue;
mod found;
mod phrase;
mod plan;
mod refine;
mod rules;
mod tense;
#[cfg(test)]
mod tests;
mod token;

use crate::article::Article;
use crate::civil::Date;
use crate::language::{Language, Section, Trait};
use crate::named::named;
use crate::sentence::Sentence;
use crate::span::Span;

/// A time expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timex {
    /// The words, in the article's text.
    pub span: Span,
    /// TIMEX3 `type`.
    pub kind: TimexKind,
    /// TIMEX3 `value`: `2020-11-03`, `2020-W44`, `P3D`, `PRESENT_REF`, `XXXX-WXX-2`, …
    pub value: String,
    /// TIMEX3 `mod`: `START`, `MID`, `END`, `APPROX`, `BEFORE`, …
    pub modifier: Option<&'static str>,
    /// The civil days that a DATE or a TIME means; none for what has no place on the calendar.
    pub interval: Option<Interval>,
    /// From what the value was worked out.
    pub basis: Basis,
    /// Where the verb of its clause puts it.
    pub tense: Tense,
    /// Index of its sentence.
    pub sentence: u32,
}

/// Where a clause's verb puts things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tense {
    /// It is told as done.
    Past,
    /// It is told as to come.
    Future,
    /// Neither is said.
    #[default]
    Unknown,
}

/// TIMEX3 `type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimexKind {
    /// A day or something coarser.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurrence.
    Set,
}

named! {
    /// The name that TIMEX3 gives it.
    TimexKind: Date = "DATE", Time = "TIME", Duration = "DURATION", Set = "SET",
}

/// A stretch of civil days, both ends within; an open end is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Interval {
    /// First day; none for "until …".
    pub first: Option<Date>,
    /// Last day; none for "since …".
    pub last: Option<Date>,
}

/// From what a date was worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The words say it all.
    Explicit,
    /// Counted from the day of publication.
    Published(Date),
    /// Counted from, or completed by, another date of the text: index of that timex.
    Timex(u32),
}

/// How many sentences a date stays the one that "the next day" counts from.
const MEMORY: usize = 6;

/// A date that begins this close to the start of its sentence leads all of it: "In 1911 …".
const LEAD: usize = 2;

/// How close behind "and" the verb of another clause is looked for, and how long a subject may be that an aside follows.
const JOINED: usize = 7;

/// A date that the text named.
#[derive(Debug, Clone, Copy)]
struct Named {
    /// Index of its timex.
    index: u32,
    /// Its first day.
    day: Date,
    /// `D`, `W`, `M`, `Y`.
    grain: char,
    sentence: usize,
    /// One past the last byte of its words.
    end: u32,
}

impl Named {
    /// Whether it says which unit it lies in.
    fn fine(&self, unit: char) -> bool {
        !matches!((unit, self.grain), ('D' | 'W', 'M' | 'Y') | ('M' | 'Q', 'Y'))
    }
}

/// A quarter that the text named.
#[derive(Debug, Clone, Copy)]
struct Quarter {
    /// Index of its timex.
    index: u32,
    year: i32,
    number: i32,
}

/// What the text has named so far.
#[derive(Default)]
struct Memory {
    /// The last explicit date: it lends its year to the dates close by that lack one.
    explicit: Option<Named>,
    /// The last date, however it was worked out.
    last: Option<Named>,
    /// The last day that doesn't lie ahead.
    day: Option<Named>,
    /// The latest: a story that reports one speaks of it to its end.
    quarter: Option<Quarter>,
    /// The minute of the day of `last`, where the text names one.
    clock: Option<i32>,
    /// The day that each weekday meant when the text named it last, Monday first.
    weekdays: [Option<Date>; 7],
}

impl Memory {
    /// What is too far off by the sentence `number`, and an explicit date of another paragraph, is no longer close by.
    fn forget(&mut self, number: usize, same_paragraph: bool) {
        // A bare year lends itself to its own sentence only.
        let near = |named: &Named| named.sentence + 1 >= number && same_paragraph && named.grain != 'Y';
        self.explicit = self.explicit.filter(near);
        let known = |named: &Named| named.sentence + MEMORY >= number;
        (self.last, self.day) = (self.last.filter(known), self.day.filter(known));
    }

    /// A date that describes a noun lends its year like a bare one.
    #[inline(never)]
    fn keep(&mut self, timex: &Timex, index: u32, describes: bool, published: Option<Date>) {
        let sentence = timex.sentence as usize;
        let Some(Interval { first: Some(day), last: Some(last) }) = timex.interval else { return };
        let grain = match timex.value.as_bytes().get(5..) {
            None | Some([]) => 'Y',
            Some([b'Q', n, ..]) => {
                // "the year-ago quarter" isn't what the story is about.
                let (year, number) = (i32::from(day.year), i32::from(*n - b'0'));
                if self.quarter.is_none_or(|known| (known.year, known.number) <= (year, number)) {
                    self.quarter = Some(Quarter { index, year, number });
                }
                'M'
            }
            Some([b'W', ..]) => 'W',
            _ if last == day => 'D',
            _ => 'M',
        };
        let named = Named { index, day, grain, sentence, end: timex.span.end };
        // A century lends no year.
        if last.to_days() - day.to_days() <= 366 && timex.basis == Basis::Explicit {
            self.explicit = Some(Named { grain: if describes { 'Y' } else { grain }, ..named });
        }
        self.last = Some(named);
        if grain == 'D' && published.is_none_or(|published| day <= published) {
            self.day = self.last;
        }
        self.clock = calendar::clock(&timex.value);
    }
}

/// Finds and resolves the time expressions, in text order, none overlapping another.
pub fn timexes(article: &Article, sentences: &[Sentence], language: &'static Language) -> Vec<Timex> {
    let mut found: Vec<Timex> = Vec::new();
    let mut memory = Memory::default();
    let mut paragraph = None;
    for (number, sentence) in sentences.iter().enumerate() {
        let tokens = token::tokens(sentence.span.of(&article.text), sentence.span.start as usize, language);
        memory.forget(number, paragraph == Some(sentence.paragraph));
        paragraph = Some(sentence.paragraph);
        let mut context = context::Context {
            tokens: &tokens,
            language,
            published: article.published.map(|published| published.date),
            sentence: number,
            memory,
            previous: None,
        };
        context.sentence(&mut found);
        memory = context.memory;
    }
    found
}

impl context::Context<'_> {
    /// Adds the time expressions of the sentence.
    #[inline(never)]
    fn sentence(&mut self, found: &mut Vec<Timex>) {
        let mut at = 0;
        let (mut leads, mut parted) = (false, false);
        let mut aside = None;
        while at < self.tokens.len() {
            // "The shop, which opened in March 2019, was sold in May": the aside's year is its own.
            if self.mark(at, ",") {
                let (from, explicit) = *aside.get_or_insert((at, self.memory.explicit));
                let subject = at > from && from < JOINED && self.verbal(at + 1);
                if subject && !(0..from).any(|at| self.verbal(at)) {
                    self.memory.explicit = explicit;
                }
            }
            // "which opened in 1911, was shut in May": a year inside the sentence is its clause's own.
            parted |= token::divides(&self.tokens[at]) || self.has(Section::Clause, at);
            // "built in 1962 and inspected in March" likewise; the verb may stand last, "wurde 1962 gebaut und im März geprüft".
            let and = self.has(Section::Range, at) && !self.mark(at, "-–");
            let joined = if self.is(Trait::VerbSecond) {
                and || token::divides(&self.tokens[at])
            } else {
                and && (at + 1..at + JOINED).any(|at| self.verbal(at))
            };
            if !leads && (joined || parted && self.verbal(at)) {
                self.memory.explicit = self.memory.explicit.filter(|named| named.grain != 'Y');
            }
            let Some(hit) = rules::longest(self, at) else {
                at += 1;
                continue;
            };
            let end = (at + hit.len.max(1)).min(self.tokens.len());
            let timex = refine::timex(self, at, end, *hit);
            let index = found.len() as u32;
            // "the June 2018 vote"
            let describes = self.any(&[Section::Article, Section::Determiner], at.wrapping_sub(1))
                && self.noun_follows(end + usize::from(self.mark(end, ",")));
            self.memory.keep(&timex, index, describes, self.published);
            // "dienstags von 10 bis 17 Uhr": the hours are those of each.
            if timex.kind == TimexKind::Set {
                self.previous = None;
            }
            // "since 1999" dates no more than itself.
            if self.follows(Section::Since, at) {
                self.memory.explicit = None;
            }
            // "In 2014 the council met in March and voted in June": the year leads on.
            leads = at <= LEAD || leads && timex.basis != Basis::Explicit;
            parted = false;
            if let Some(Interval { first: Some(day), last }) = timex.interval
                && last == Some(day)
            {
                self.previous = Some((end, index, day));
                self.memory.weekdays[day.weekday() as usize] = Some(day);
            }
            found.push(timex);
            at = end;
        }
    }
}
