//! Whether two entries tell one event. A wrong merge hides an event and a missed one only shows it twice, so each way to
//! be the same asks for more than the story's common words. May use what `order` may.

use super::words::Line;
use super::{Entry, EntryBasis, Precision};
use crate::civil::Date;
use crate::language::{Language, Section};
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
    /// Whether its words alone date it to a day more than a year before the day of publication.
    old: bool,
}

/// A word that tells one event from another.
#[derive(Debug)]
struct Content {
    word: String,
    /// Whether it is written as a name.
    name: bool,
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

/// Days that make a date old.
const YEAR: i32 = 366;

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
    // Of a day long ago an article seldom tells two things of one name.
    equal && (a.old && b.old || shared(&a.quote, &b.quote).all >= QUOTED)
}

impl<'e> Event<'e> {
    pub(super) fn of(entry: &'e Entry, line: &Line<'_>, published: Option<Date>) -> Self {
        let (low, high) = line.around(line.range(entry.span), &|word| word.timex.is_none());
        let words = Span { start: line.word(low).span.start, end: line.word(high.max(1) - 1).span.end };
        let words = words.of(line.text);
        let quote = words.split(['"', '“', '”', '„', '«', '»']).nth(1).unwrap_or_default();
        let old = entry.interval.last.zip(published).is_some_and(|(last, day)| last.add_days(YEAR) < day);
        let old = old && entry.basis == EntryBasis::Explicit && entry.precision == Precision::Day;
        Self {
            entry,
            label: contents(&entry.label, line.language),
            around: contents(words, line.language),
            quote: contents(quote, line.language),
            old,
        }
    }
}

fn shared(a: &[Content], b: &[Content]) -> Shared {
    let mut shared = Shared::default();
    let (mut more, mut matched) = (false, 0);
    for one in a {
        let number = is_number(&one.word);
        let Some(other) = b.iter().find(|other| other.word == one.word) else {
            more |= number;
            continue;
        };
        shared.all += 1;
        if number {
            matched += 1;
            let sign = one.word.bytes().any(|b| matches!(b, b',' | b'.' | b'-'));
            shared.figures += usize::from(sign && !one.word.bytes().any(|b| b.is_ascii_alphabetic()));
        } else {
            shared.common += usize::from(!one.name && !other.name);
        }
    }
    shared.apart = more && b.iter().filter(|other| is_number(&other.word)).count() > matched;
    shared
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Each word once that says which event it is, without what bends it.
fn contents(text: &str, language: &Language) -> Vec<Content> {
    let function = language.words(Section::TimelineFunction);
    let nouns = language.words(Section::Trait).contains("capital nouns");
    let mut found: Vec<Content> = Vec::new();
    let bare = |word: &'_ str| word.trim_matches(|c: char| !letters::is_alphanumeric(c)).to_owned();
    let capital = |word: &str| word.starts_with(letters::is_uppercase);
    let mut words = text.split_whitespace().map(bare).peekable();
    let mut opens = true;
    while let Some(word) = words.next() {
        // The first word's capital shows nothing, unless a name goes on.
        let name = !nouns && capital(&word) && (!opens || words.peek().is_some_and(|next| capital(next)));
        opens = false;
        let word = letters::lowercase(&word).replace('’', "'");
        let word = word.strip_suffix("'s").unwrap_or(&word);
        if word.is_empty() || function.contains(word) {
            continue;
        }
        let stem = stem(word, language);
        if let Some(known) = found.iter_mut().find(|known| known.word == stem) {
            known.name &= name;
        } else {
            found.push(Content { word: stem.to_owned(), name });
        }
    }
    found
}

/// The fewest letters that an ending leaves.
const STEM: usize = 4;

fn stem<'w>(word: &'w str, language: &Language) -> &'w str {
    let endings = [Section::TimelineParticipleEnding, Section::PastEnding];
    for (ending, _) in endings.iter().flat_map(|list| language.words(*list).iter()).chain([("s", "")]) {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= STEM) {
            return stem;
        }
    }
    word
}
