//! Finds the time expressions of the sentences and works out what they mean: TIMEX3 type and value, the interval of
//! civil days, and how it was resolved. May use the types of `article` and `sentence`, and `language`, `civil`, `span`.

mod calendar;
mod context;
mod rules;
#[cfg(test)]
mod tests;
mod token;

use crate::article::Article;
use crate::civil::Date;
use crate::language::Language;
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

/// Finds and resolves the time expressions, in text order, none overlapping another.
pub fn timexes(article: &Article, sentences: &[Sentence], language: &Language) -> Vec<Timex> {
    let mut found: Vec<Timex> = Vec::new();
    // The last explicit date, and its sentence: it lends its year to the dates close by that lack one.
    let mut anchor: Option<(u32, Date, usize)> = None;
    for (number, sentence) in sentences.iter().enumerate() {
        let tokens = token::tokens(sentence.span.of(&article.text), sentence.span.start as usize);
        anchor =
            anchor.filter(|(_, _, at)| at + 1 >= number && sentences[*at].paragraph == sentence.paragraph);
        let mut at = 0;
        while at < tokens.len() {
            let context = context::Context {
                tokens: &tokens,
                language,
                published: article.published.map(|published| published.date),
                anchor: anchor.map(|(index, date, _)| (index, date)),
            };
            // The longest wins, and the first rule among equals.
            let longest = rules::RULES
                .iter()
                .filter_map(|rule| rule(&context, at))
                .reduce(|best, next| if next.len > best.len { next } else { best });
            let Some(hit) = longest else {
                at += 1;
                continue;
            };
            let last = (at + hit.len.max(1)).min(tokens.len());
            if let (Basis::Explicit, Some(first)) = (hit.basis, hit.interval.and_then(|days| days.first)) {
                anchor = Some((found.len() as u32, first, number));
            }
            found.push(Timex {
                span: Span::new(tokens[at].start, tokens[last - 1].end),
                kind: hit.kind,
                value: hit.value,
                modifier: hit.modifier,
                interval: hit.interval,
                basis: hit.basis,
                sentence: number as u32,
            });
            at = last;
        }
    }
    found
}
