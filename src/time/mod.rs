//! Finds the time expressions of the sentences and works out what they mean: TIMEX3 type and value, the interval of
//! civil days, and how it was resolved. May use the types of `article` and `sentence`, and `language`, `civil`, `span`.

mod calendar;
mod context;
mod refine;
mod rules;
mod tense;
#[cfg(test)]
mod tests;
mod token;

use crate::article::Article;
use crate::civil::Date;
use crate::language::{Language, Section};
use crate::named::named;
use crate::sentence::Sentence;
use crate::span::Span;
use core::cell::OnceCell;

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
const MEMORY: usize = 3;

/// A date that begins this close to the start of its sentence leads all of it: "In 1911 …".
const LEAD: usize = 2;

/// What the text has named so far.
#[derive(Default)]
struct Memory {
    /// The last explicit date: it lends its year to the dates close by that lack one.
    explicit: Option<(u32, Date, char, usize)>,
    last: Option<(u32, Date, char, usize)>,
    quarter: Option<(u32, i16, i32, usize)>,
    /// The minute of the day of `last`, where the text names one.
    clock: Option<i32>,
    weekdays: [Option<Date>; 7],
}

impl Memory {
    fn keep(&mut self, timex: &Timex, index: u32) {
        let number = timex.sentence as usize;
        let Some(Interval { first: Some(first), last }) = timex.interval else { return };
        let part = timex.value.get(5..).unwrap_or_default();
        let grain = match part.as_bytes() {
            [] => 'Y',
            [b'Q', n, ..] => {
                // "the year-ago quarter" isn't what the story is about.
                let quarter = (first.year, i32::from(*n - b'0'));
                if self.quarter.is_none_or(|(_, year, number, _)| (year, number) <= quarter) {
                    self.quarter = Some((index, quarter.0, quarter.1, number));
                }
                'M'
            }
            [b'W', ..] => 'W',
            _ if last == Some(first) => 'D',
            _ => 'M',
        };
        // A century lends no year.
        let year = last.is_some_and(|last| last.to_days() - first.to_days() <= 366);
        if year && timex.basis == Basis::Explicit {
            self.explicit = Some((index, first, grain, number));
        }
        self.last = Some((index, first, grain, number));
        self.clock = calendar::clock(&timex.value);
    }
}

/// Finds and resolves the time expressions, in text order, none overlapping another.
pub fn timexes(article: &Article, sentences: &[Sentence], language: &'static Language) -> Vec<Timex> {
    let mut found: Vec<Timex> = Vec::new();
    let mut memory = Memory::default();
    for (number, sentence) in sentences.iter().enumerate() {
        let tokens = token::tokens(sentence.span.of(&article.text), sentence.span.start as usize, language);
        let near = |at: usize| at + 1 >= number && sentences[at].paragraph == sentence.paragraph;
        // A bare year lends itself to its own sentence only.
        memory.explicit = memory.explicit.filter(|(_, _, grain, at)| near(*at) && *grain != 'Y');
        memory.last = memory.last.filter(|(.., at)| at + MEMORY >= number);
        memory.quarter = memory.quarter.filter(|(.., at)| at + MEMORY >= number);
        let mut context = context::Context {
            tokens: &tokens,
            language,
            cues: OnceCell::new(),
            published: article.published.map(|published| published.date),
            anchor: None,
            last: None,
            fresh: false,
            continued: false,
            clock: None,
            quarter: None,
            weekdays: memory.weekdays,
            previous: None,
        };
        let mut at = 0;
        let (mut leads, mut parted) = (false, false);
        while at < tokens.len() {
            // "which opened in 1911, was shut in May": a year inside the sentence is its clause's own.
            parted |= token::divides(&tokens[at]) || context.has(Section::Clause, at);
            if parted && !leads && context.verbal(at) {
                memory.explicit = memory.explicit.filter(|(.., grain, _)| *grain != 'Y');
            }
            if !context.may_begin(at) {
                at += 1;
                continue;
            }
            context.anchor = memory.explicit.map(|(index, date, ..)| (index, date));
            context.last = memory.last.map(|(index, date, grain, _)| (index, date, grain));
            context.continued = memory.explicit.is_some_and(|(.., grain, at)| at == number && grain != 'Y');
            context.fresh = memory.last.is_some_and(|(.., at)| at == number);
            context.clock = memory.clock;
            context.quarter = memory.quarter.map(|(index, year, quarter, _)| (index, year, quarter));
            let Some(hit) = rules::longest(&context, at) else {
                at += 1;
                continue;
            };
            let end = (at + hit.len.max(1)).min(tokens.len());
            let timex = refine::timex(&context, at, end, hit, number as u32);
            let index = found.len() as u32;
            memory.keep(&timex, index);
            (leads, parted) = (at <= LEAD, false);
            if let Some(Interval { first: Some(day), last }) = timex.interval
                && last == Some(day)
            {
                context.previous = Some((end, index, day));
                context.weekdays[day.weekday() as usize] = Some(day);
            }
            found.push(timex);
            at = end;
        }
        memory.weekdays = context.weekdays;
    }
    found
}
