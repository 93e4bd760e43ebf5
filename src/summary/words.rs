//! Words of the sentences as numbers, so that counting and comparing them is cheap and the same everywhere.

use std::collections::BTreeMap;

use crate::language::Language;
use crate::sort;

/// The words of one sentence.
#[derive(Debug, Default)]
pub(super) struct Bag {
    /// Every word in order, lower case, as its number in the document.
    pub(super) all: Vec<u32>,
    /// Those that carry meaning, sorted, each once.
    pub(super) content: Vec<u32>,
}

/// Numbers the words of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    numbers: BTreeMap<String, u32>,
    stop: Vec<bool>,
}

impl Numbering {
    /// The words of a text.
    pub(super) fn bag(&mut self, text: &str, language: &Language) -> Bag {
        let stops = language.words("stop");
        let mut all = Vec::new();
        for word in words(text) {
            let next = self.stop.len() as u32;
            let stop = &mut self.stop;
            let number = *self.numbers.entry(word).or_insert_with_key(|word| {
                stop.push(stops.contains(word));
                next
            });
            all.push(number);
        }
        let mut content: Vec<u32> = all.iter().copied().filter(|&w| !self.stop[w as usize]).collect();
        sort::by(&mut content, Ord::cmp);
        content.dedup();
        Bag { all, content }
    }

    /// How many different words were seen.
    pub(super) fn len(&self) -> usize {
        self.stop.len()
    }
}

/// The words in lower case. Chinese and Japanese have no spaces: there each character is one.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        let alone = matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
        if (alone || !c.is_alphanumeric()) && !word.is_empty() {
            found.push(std::mem::take(&mut word));
        }
        if alone {
            found.push(c.to_string());
        } else if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
    }
    if !word.is_empty() {
        found.push(word);
    }
    found
}
