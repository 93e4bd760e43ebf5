//! Finds the time expressions of the sentences and works out what they mean: TIMEX3 type and value, the interval of
//! civil days, and how it was resolved. May use the types of `article` and `sentence`, and `language`, `civil`, `span`.

use crate::article::Article;
use crate::civil::Date;
use crate::language::Language;
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
    /// Index of its sentence.
    pub sentence: u32,
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

impl TimexKind {
    /// The name that TIMEX3 gives it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
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

/// Finds and resolves the time expressions, in text order, none overlapping another.
pub fn timexes(_article: &Article, _sentences: &[Sentence], _language: &Language) -> Vec<Timex> {
    Vec::new()
}
