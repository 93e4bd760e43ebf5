//! Whether two entries tell one event. A wrong merge hides an event and a missed one only shows it twice, so each way to
//! be the same asks for more than the story's common words. May use what `order` may.

use super::Entry;
use super::words::{self, Line, Word};
use crate::language::{Section, Trait};
use crate::letters;
use crate::span::Span;

/// What an entry tells, as words to compare.
#[derive(Debug)]
pub(super) struct Event<'e> {
    entry: &'e Entry,
    /// Words of its label.
    label: Vec<Content>,
    /// Words around its date, up to other dates.
    around: Vec<Content>,
    /// Words of the first quotation there.
    quote: Vec<Content>,
}

/// A word that tells one event from another.
#[derive(Debug)]
struct Content {
    word: String,
    /// Whether it is written as a name.
    name: bool,
    number: bool,
}

/// What two lists of words share.
#[derive(Default)]
struct Shared {
    /// How many words.
    all: usize,
    /// Those that are neither names nor numbers: people do many things in a day, so names alone show nothing.
    common: usize,
    /// Figures such as 5,000 or 25-14, which few events share.
    figures: usize,
    /// Whether each holds a number that the other lacks.
    apart: bool,
}

/// How many words of two quotations make them one.
const QUOTED: usize = 3;

/// Whether two entries tell the same event.
pub(super) fn same_event(a: &Event<'_>, b: &Event<'_>) -> bool {
    let label = shared(&a.label, &b.label);
    let (days, others) = (a.entry.interval, b.entry.interval);
    let within = |inner: &Entry, outer: &Entry| {
        let (inner, outer) = (inner.interval, outer.interval);
        inner.first >= outer.first
            && outer.first.is_some()
            && inner.last <= outer.last
            && inner.last.is_some()
    };
    let equal = days == others;
    if a.entry.cancelled != b.entry.cancelled
        || label.apart
        || label.all == 0
        || !equal && !within(a.entry, b.entry) && !within(b.entry, a.entry)
    {
        return false;
    }
    let (short, long) = (a.label.len().min(b.label.len()), a.label.len().max(b.label.len()));
    let most = label.all * 5 >= short * 3 && (label.all > 3 || label.all * 5 >= long * 2);
    let alike = equal && label.common > 0 && label.all > 1 && most;
    if alike || a.entry.sentence == b.entry.sentence {
        return alike;
    }
    // "in April" and "on April 3" may be two events: nearly all words must be the same.
    if label.common > 1 && label.all > 2 && label.all * 3 >= short * 2 {
        return true;
    }
    let around = shared(&a.around, &b.around);
    if around.figures > 0 && around.common > 1 {
        return true;
    }
    equal && shared(&a.quote, &b.quote).all >= QUOTED
}

impl<'e> Event<'e> {
    pub(super) fn of(entry: &'e Entry, line: &Line<'_>) -> Self {
        let (low, high) = line.around(line.range(entry.span), &|word| word.timex.is_none());
        let text = Span { start: line.word(low).span.start, end: line.word(high.max(1) - 1).span.end };
        let quote = text.of(line.text).split(['"', '“', '”', '„', '«', '»']).nth(1);
        Self {
            entry,
            label: contents(&words::all(&entry.label), line),
            around: contents(&line.words[low..high], line),
            quote: contents(&words::all(quote.unwrap_or_default()), line),
        }
    }
}

fn shared(a: &[Content], b: &[Content]) -> Shared {
    let mut shared = Shared::default();
    let (mut more, mut others) = (false, 0);
    for other in b {
        others += usize::from(other.number);
    }
    for one in a {
        let Some(other) = b.iter().find(|other| other.word == one.word) else {
            more |= one.number;
            continue;
        };
        shared.all += 1;
        if one.number {
            others -= 1;
            shared.figures += usize::from(one.word.bytes().any(|b| matches!(b, b',' | b'.' | b'-')));
        } else if !one.name && !other.name {
            shared.common += 1;
        }
    }
    shared.apart = more && others > 0;
    shared
}

/// Each word once that says which event it is, without what bends it.
fn contents(words: &[Word<'_>], line: &Line<'_>) -> Vec<Content> {
    let function = line.language.words(Section::TimelineFunction);
    let nouns = line.has(Trait::CapitalNouns);
    let capital = |at: usize| words.get(at).is_some_and(|word| word.text.starts_with(letters::is_uppercase));
    let mut found: Vec<Content> = Vec::new();
    for (at, Word { lower, .. }) in words.iter().enumerate() {
        if function.contains(lower) {
            continue;
        }
        let word = line.stem(lower);
        // The first word's capital shows nothing, unless a name goes on.
        let name = !nouns && capital(at) && (at > 0 || capital(1));
        let number = lower.bytes().any(|b| b.is_ascii_digit());
        match found.iter_mut().find(|known| known.word == word) {
            Some(known) => known.name &= name,
            None => found.push(Content { word: word.to_owned(), name, number }),
        }
    }
    found
}
