//! Puts the entries in time order and numbers those that tell the same event alike.

use super::Entry;
use crate::language::{Language, Section};
use crate::letters;
use crate::sort;

/// How many entries back we look for the same event.
const RECENT: usize = 32;

/// Sorts by first day, last day and sentence, then groups.
pub(super) fn order(entries: &mut [Entry], language: &Language) {
    sort::by_key(entries, |e| {
        let (first, last) = (e.interval.first, e.interval.last);
        (first.or(last), last.is_none(), last, e.sentence, e.span)
    });
    let contents: Vec<Vec<Content>> = entries.iter().map(|e| content(&e.label, language)).collect();
    let mut groups = 0;
    for n in 0..entries.len() {
        let same = (n.saturating_sub(RECENT)..n).rev().find(|m| {
            let alike = entries[*m].value == entries[n].value
                && (entries[*m].status, entries[*m].cancelled) == (entries[n].status, entries[n].cancelled);
            alike && same(&contents[n], &contents[*m])
        });
        entries[n].group = if let Some(m) = same {
            entries[m].group
        } else {
            groups += 1;
            groups - 1
        };
    }
}

/// Whether two labels tell one event: a wrong merge hides an event, a missed one only shows it twice. So most words of
/// the shorter must be the other's, and neither may hold a number that the other, having numbers too, lacks.
/// People do many things in a day, so names alone show nothing.
fn same(a: &[Content], b: &[Content]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let in_long = |word: &Content| long.iter().find(|other| other.word == word.word);
    let (mut shared, mut common, mut apart) = (0, false, false);
    for word in short {
        if let Some(other) = in_long(word) {
            shared += 1;
            common |= !(word.name && other.name || is_number(&word.word));
        } else {
            apart |= is_number(&word.word);
        }
    }
    let numbers = |words: &[Content]| words.iter().any(|word| is_number(&word.word));
    common
        && shared >= 2
        && shared * 5 >= short.len() * 3
        && shared * 5 >= long.len() * 2
        && !(apart && numbers(long))
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// A word of a label that tells one event from another.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Content {
    word: String,
    /// Whether it is written as a name.
    name: bool,
}

fn content(label: &str, language: &Language) -> Vec<Content> {
    let function = language.words(Section::TimelineFunction);
    let nouns = language.words(Section::Trait).contains("capital nouns");
    let words: Vec<&str> = label.split_whitespace().collect();
    let capital = |n: usize| words.get(n).is_some_and(|word| word.starts_with(letters::is_uppercase));
    let mut found = Vec::new();
    for (n, word) in words.iter().enumerate() {
        // The first word's capital shows nothing, unless a name goes on.
        let name = !nouns && capital(n) && (n > 0 || capital(1));
        let word = letters::lowercase(word).replace('’', "'");
        let word = word.strip_suffix("'s").map(str::to_owned).unwrap_or(word);
        if !function.contains(&word) {
            found.push(Content { word, name });
        }
    }
    sort::by(&mut found, Ord::cmp);
    found.dedup_by(|a, b| a.word == b.word);
    found
}
