//! Puts the entries in time order and numbers those that tell the same event alike.

use super::Entry;
use crate::language::Language;
use crate::sort;

/// How many entries back we look for the same event.
const RECENT: usize = 32;

/// Sorts by first day, last day and sentence, then groups.
pub(super) fn order(entries: &mut [Entry], language: &Language) {
    sort::by_key(entries, |e| {
        let (first, last) = (e.interval.first, e.interval.last);
        (first.or(last), last.is_none(), last, e.sentence, e.span)
    });
    let contents: Vec<Vec<String>> = entries.iter().map(|e| content(&e.label, language)).collect();
    let mut groups = 0;
    for n in 0..entries.len() {
        let same = (n.saturating_sub(RECENT)..n).rev().find(|m| {
            let shared = contents[n].iter().filter(|word| contents[*m].contains(word)).count();
            shared >= 2 && entries[*m].value == entries[n].value
        });
        entries[n].group = if let Some(m) = same {
            entries[m].group
        } else {
            groups += 1;
            groups - 1
        };
    }
}

/// The words of a label that tell one event from another.
fn content(label: &str, language: &Language) -> Vec<String> {
    let function = language.words("timeline.function");
    let mut words: Vec<String> = label
        .split_whitespace()
        .map(|word| word.to_lowercase().replace('’', "'"))
        .map(|word| word.strip_suffix("'s").map(str::to_owned).unwrap_or(word))
        .filter(|word| !function.contains(word))
        .collect();
    sort::by(&mut words, Ord::cmp);
    words.dedup();
    words
}
