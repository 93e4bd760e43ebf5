//! What we know of languages: word lists as data, one folder a language, one readable file a room.
//! Uses `sort` alone. A file holds `[section]` lines and entries, one a line: a word or phrase, or
//! `phrase = value`; `#` begins a comment. `build.rs` packs every file it finds; CONTRIBUTING.md says how to add one.

use std::sync::OnceLock;

use crate::sort;

/// The word lists of one language.
#[derive(Debug)]
pub struct Language {
    /// Primary language subtag (BCP 47), such as `en`; `und` for a language we have no lists of.
    pub tag: &'static str,
    /// Sections by name, sorted.
    lists: &'static [(&'static str, Words)],
    /// Made of the sections of time when first asked for.
    index: OnceLock<Vec<Listed>>,
}

/// Where a word stands in the lists of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// The word, or the first of a phrase.
    pub word: &'static str,
    /// The section that holds it.
    pub section: &'static str,
    /// The value beside it; of a phrase, none.
    pub value: &'static str,
    /// Whether it is only the first word of a phrase.
    pub opens: bool,
}

/// One section of a word list.
#[derive(Debug)]
pub struct Words {
    /// Entries, one a line, sorted by key: `key` or `key=value`. Searched as it lies, so that nothing is built at start
    /// and the wasm holds no pointers to its words.
    text: &'static str,
    longest: usize,
    /// Whether it is a list of the room of time.
    time: bool,
}

static UNKNOWN: Language = Language { tag: "und", lists: &[], index: OnceLock::new() };

static EMPTY: Words = Words { text: "", longest: 0, time: false };

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

impl Language {
    /// The language of a BCP 47 tag (`en-GB` is `en`); one without lists where we know none.
    pub fn of(tag: &str) -> &'static Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        LANGUAGES.iter().find(|language| language.tag.eq_ignore_ascii_case(primary)).unwrap_or(&UNKNOWN)
    }

    /// Every language that we have lists of.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        LANGUAGES.iter()
    }

    /// A section of the word lists; empty where the language lacks it.
    pub fn words(&self, section: &str) -> &'static Words {
        let found = self.lists.binary_search_by(|(name, _)| (*name).cmp(section));
        found.map_or(&EMPTY, |n| &self.lists[n].1)
    }

    /// Everything that the lists of time hold for one word: cheaper than asking section by section.
    pub fn listed(&self, word: &str) -> &[Listed] {
        let index = self.index.get_or_init(|| self.index());
        let first = index.partition_point(|listed| listed.word < word);
        let same = index[first..].iter().take_while(|listed| listed.word == word).count();
        &index[first..first + same]
    }

    fn index(&self) -> Vec<Listed> {
        let mut index = Vec::new();
        for &(section, ref words) in self.lists.iter().filter(|(_, words)| words.time) {
            for (entry, value) in words.iter() {
                let first = entry.find(|c: char| !c.is_alphanumeric()).map_or(entry, |end| &entry[..end]);
                if !first.is_empty() && first.len() < entry.len() {
                    index.push(Listed { word: first, section, value: "", opens: true });
                }
                index.push(Listed { word: entry, section, value, opens: false });
            }
        }
        sort::by(&mut index, Ord::cmp);
        index.dedup();
        index
    }
}

impl Words {
    /// Whether the list holds exactly this.
    pub fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// The value beside exactly this entry; empty where it has none.
    pub fn get(&self, word: &str) -> Option<&'static str> {
        if word.len() > self.longest {
            return None;
        }
        let (key, value) = self.first_from(word)?;
        (key == word).then_some(value)
    }

    /// Whether an entry begins so.
    pub fn begins(&self, start: &str) -> bool {
        self.first_from(start).is_some_and(|(key, _)| key.starts_with(start))
    }

    /// The first entry that is not before this word.
    fn first_from(&self, word: &str) -> Option<(&'static str, &'static str)> {
        let text = self.text;
        let (mut low, mut high) = (0, text.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            let bytes = text.as_bytes();
            let start = bytes[low..middle].iter().rposition(|&b| b == b'\n').map_or(low, |n| low + n + 1);
            let end = bytes[middle..high].iter().position(|&b| b == b'\n').map_or(high, |n| middle + n);
            if entry(&text[start..end]).0 < word {
                low = (end + 1).min(high);
            } else {
                high = start;
            }
        }
        text[low..].lines().next().map(entry)
    }

    /// The entries and their values, sorted by entry.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
        self.text.lines().map(entry)
    }

    /// Length of the longest entry in bytes: no longer phrase needs looking up.
    pub fn longest(&self) -> usize {
        self.longest
    }
}

fn entry(line: &'static str) -> (&'static str, &'static str) {
    line.split_once('=').unwrap_or((line, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_found_and_nothing_beside_it() {
        let mut seen = 0;
        for language in Language::all() {
            for (_, words) in language.lists {
                let mut last = None;
                for (key, value) in words.iter() {
                    assert_eq!(words.get(key), Some(value), "{key}");
                    assert_eq!(words.get(&format!("{key}\u{10ffff}")), None);
                    let cut = &key[..key.floor_char_boundary(key.len() - 1)];
                    assert_eq!(words.contains(cut), words.iter().any(|(k, _)| k == cut));
                    assert!(last < Some(key) && key.len() <= words.longest());
                    last = Some(key);
                    seen += 1;
                }
            }
        }
        assert!(seen > 500);
        assert_eq!(Language::of("en").words("month").get("may"), Some("5"));
    }

    #[test]
    fn tags_are_read_by_their_first_part() {
        assert_eq!(
            [Language::of("en-GB").tag, Language::of("DE_at").tag, Language::of("tlh").tag],
            ["en", "de", "und"]
        );
    }
}
