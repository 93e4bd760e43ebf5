//! What we know of languages: word lists as data, one folder a language, one readable file a room.
//! Uses nothing of the crate. A file holds `[section]` lines and entries, one a line: a word or phrase, or
//! `phrase = value`; `#` begins a comment. CONTRIBUTING.md says how to add a language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The word lists of one language.
#[derive(Debug, Default)]
pub struct Language {
    /// Primary language subtag (BCP 47), such as `en`; `und` for a language we have no lists of.
    pub tag: &'static str,
    sections: BTreeMap<&'static str, Words>,
}

/// One section of a word list, sorted, so that looking up is a binary search.
#[derive(Debug, Default)]
pub struct Words {
    entries: Vec<(&'static str, &'static str)>,
    longest: usize,
}

static UNKNOWN: Language = Language { tag: "und", sections: BTreeMap::new() };

static EMPTY: Words = Words { entries: Vec::new(), longest: 0 };

/// Each language's tag and files.
const SOURCES: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            include_str!("en/time.txt"),
            include_str!("en/sentence.txt"),
            include_str!("en/summary.txt"),
            include_str!("en/timeline.txt"),
        ],
    ),
    ("de", &[include_str!("de/sentence.txt"), include_str!("de/summary.txt")]),
    ("es", &[include_str!("es/sentence.txt"), include_str!("es/summary.txt")]),
    ("fr", &[include_str!("fr/sentence.txt"), include_str!("fr/summary.txt")]),
    ("ja", &[include_str!("ja/sentence.txt")]),
    ("ko", &[include_str!("ko/sentence.txt")]),
];

static LANGUAGES: LazyLock<Vec<Language>> =
    LazyLock::new(|| SOURCES.iter().map(|(tag, files)| Language::parse(tag, files)).collect());

impl Language {
    /// The language of a BCP 47 tag (`en-GB` is `en`); one without lists where we know none.
    pub fn of(tag: &str) -> &'static Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        LANGUAGES.iter().find(|language| language.tag == primary).unwrap_or(&UNKNOWN)
    }

    /// Every language that we have lists of.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        LANGUAGES.iter()
    }

    /// A section of the word lists; empty where the language lacks it.
    pub fn words(&self, section: &str) -> &Words {
        self.sections.get(section).unwrap_or(&EMPTY)
    }

    fn parse(tag: &'static str, files: &[&'static str]) -> Self {
        let mut sections: BTreeMap<&'static str, Words> = BTreeMap::new();
        for file in files {
            let mut section = "";
            for line in file.lines() {
                let line = line.split('#').next().unwrap_or_default().trim();
                if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                    section = name;
                } else if !line.is_empty() {
                    let (key, value) = line.split_once('=').unwrap_or((line, ""));
                    let words = sections.entry(section).or_default();
                    words.longest = words.longest.max(key.trim().len());
                    words.entries.push((key.trim(), value.trim()));
                }
            }
        }
        for words in sections.values_mut() {
            words.entries.sort_unstable();
            words.entries.dedup_by_key(|entry| entry.0);
        }
        Self { tag, sections }
    }
}

impl Words {
    /// Whether the list holds exactly this.
    pub fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// The value beside exactly this entry; empty where it has none.
    pub fn get(&self, word: &str) -> Option<&'static str> {
        self.entries.binary_search_by(|entry| entry.0.cmp(word)).ok().map(|n| self.entries[n].1)
    }

    /// The entries and their values, sorted by entry.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
        self.entries.iter().copied()
    }

    /// Length of the longest entry in bytes: no longer phrase needs looking up.
    pub fn longest(&self) -> usize {
        self.longest
    }
}
