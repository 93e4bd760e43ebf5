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
    let mut contents: Vec<Vec<Content>> = Vec::with_capacity(entries.len());
    let mut groups = 0;
    for n in 0..entries.len() {
        let content = content(&entries[n].label, language);
        let mut group = groups;
        for m in (n.saturating_sub(RECENT)..n).rev() {
            let (one, other) = (&entries[n], &entries[m]);
            if one.interval == other.interval
                && one.cancelled == other.cancelled
                && same(&content, &contents[m])
            {
                group = other.group;
                break;
            }
        }
        groups += u32::from(group == groups);
        entries[n].group = group;
        contents.push(content);
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
        && shared * 5 >= if shared > 3 { short.len() * 2 } else { short.len() * 3 }
        && (shared > 3 || shared * 5 >= long.len() * 2)
        && !(apart && numbers(long))
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// A word of a label that tells one event from another.
struct Content {
    word: String,
    /// Whether it is written as a name.
    name: bool,
}

fn content(label: &str, language: &Language) -> Vec<Content> {
    let function = language.words(Section::TimelineFunction);
    let nouns = language.words(Section::Trait).contains("capital nouns");
    let mut found: Vec<Content> = Vec::new();
    let mut words = label.split_whitespace().peekable();
    let capital = |word: &str| word.starts_with(letters::is_uppercase);
    let mut opens = true;
    while let Some(word) = words.next() {
        // The first word's capital shows nothing, unless a name goes on.
        let name = !nouns && capital(word) && (!opens || words.peek().is_some_and(|next| capital(next)));
        opens = false;
        let word = letters::lowercase(word).replace('’', "'");
        let word = word.trim_end_matches([',', '.', ':', ';']);
        let word = word.strip_suffix("'s").unwrap_or(word);
        let stem = word.strip_suffix('s').filter(|stem| stem.len() > 3).unwrap_or(word);
        if let Some(known) = found.iter_mut().find(|known| known.word == stem) {
            known.name &= name;
        } else if !function.contains(word) {
            found.push(Content { word: stem.to_owned(), name });
        }
    }
    found
}
