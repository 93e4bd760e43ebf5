//! What we know of languages: word lists as data, one folder a language, one readable file a room.
//! Uses `intern`, `letters`, `sort` and `span`. A file holds `[section]` lines and entries, one a line: a word or phrase, or
//! `phrase = value`; `#` begins a comment. `build.rs` packs every file it finds; CONTRIBUTING.md says how to add one.

use crate::intern::{Interner, hash, slot};
use crate::letters::{self, Small};
use crate::span::part;
use std::sync::OnceLock;

use crate::sort;

/// The word lists of one language.
#[derive(Debug)]
pub struct Language {
    /// Primary language subtag (BCP 47), such as `en`; `und` for a language we have no lists of.
    pub tag: &'static str,
    /// The sections that finding an article asks of one language, each behind its number; of English, all but those of
    /// [`Language::joined`].
    text: &'static str,
    /// The other sections; none where the build leaves them out, to be handed over by `learn`.
    rest: Option<&'static str>,
    /// Its place in [`SECTIONS`].
    number: usize,
    /// Made of the sections of time when first asked for.
    index: OnceLock<Index>,
}

/// The lists of time by word.
#[derive(Debug, Default)]
struct Index {
    words: Interner,
    /// Of each word's number: how many entries stand before its own.
    starts: Vec<u32>,
    all: Vec<Listed>,
}

/// Where a word stands in the lists of time.
#[derive(Debug, Clone, Copy)]
pub struct Listed {
    /// The number of the section that holds it, or a phrase that opens with it.
    pub section: u8,
    /// The value beside it; of a phrase, none.
    pub value: &'static str,
    /// Whether it is only the first word of a phrase.
    pub opens: bool,
}

/// One section of a word list.
#[derive(Debug)]
pub struct Words {
    /// Entries, one a line, sorted by key: `key` or `key=value`. The wasm holds no pointers to its words.
    text: &'static str,
    /// Made when first asked for, since a built one would be most of the list's bytes over again.
    table: OnceLock<Table>,
}

#[derive(Debug)]
struct Table {
    /// Length of the longest entry.
    longest: usize,
    /// Where in the text the entry lies that hashes so, and one that opens with a word that hashes so.
    starts: Vec<u16>,
}

static UNKNOWN: Language =
    Language { tag: "und", text: "", rest: Some(""), number: usize::MAX, index: OnceLock::new() };

static EMPTY: Words = Words { text: "", table: OnceLock::new() };

#[cfg(test)]
thread_local! {
    /// A section that a test leaves out, to see that a case needs it.
    pub(crate) static MUTED: std::cell::Cell<Option<Section>> = const { std::cell::Cell::new(None) };
}

/// No entry begins here: build.rs sees to it that no text is so long.
const NONE: u16 = u16::MAX;

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

/// The sections of each language, by number; those of all at the end. Made when first asked for: as data they would cost 2 KB after brotli.
static SECTIONS: [OnceLock<Vec<Words>>; LANGUAGES.len() + 1] =
    [const { OnceLock::new() }; LANGUAGES.len() + 1];

/// The same of the other sections.
static REST: [OnceLock<Vec<Words>>; LANGUAGES.len()] = [const { OnceLock::new() }; LANGUAGES.len()];

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

    /// The lists of all languages as one, those that finding an article needs.
    pub fn joined() -> &'static Self {
        &ALL
    }

    /// A section of the word lists; empty where the language lacks it.
    pub fn words(&self, section: Section) -> &'static Words {
        self.list(section as usize)
    }

    /// Whether the language has a trait.
    #[inline(never)]
    pub fn is(&self, named: Trait) -> bool {
        self.words(Section::Trait).text.as_bytes().contains(&(named as u8))
    }

    fn list(&self, place: usize) -> &'static Words {
        #[cfg(test)]
        if MUTED.get().is_some_and(|muted| muted as usize == place) {
            return &EMPTY;
        }
        let front = self.sections(&SECTIONS, self.text).get(place);
        let rest = || match self.rest {
            Some(rest) => self.sections(&REST, rest).get(place),
            None => REST.get(self.number)?.get()?.get(place),
        };
        front.filter(|words| !words.text.is_empty()).or_else(rest).unwrap_or(&EMPTY)
    }

    fn sections(&self, all: &'static [OnceLock<Vec<Words>>], text: &'static str) -> &'static [Words] {
        all.get(self.number).map_or(&[], |made| made.get_or_init(|| sections(text)))
    }

    /// Whether all its lists are here: the wasm holds those alone that finding an article needs.
    pub fn is_complete(&self) -> bool {
        self.rest.is_some() || REST.get(self.number).is_some_and(|made| made.get().is_some())
    }

    /// The lists that the wasm leaves out, as `learn` takes them; empty where it holds all.
    pub fn rest(&self) -> &'static str {
        self.rest.unwrap_or_default()
    }

    /// Takes the lists of a language that the build leaves out, as `rest` of another build gave them.
    #[cfg(target_arch = "wasm32")]
    pub fn learn(tag: &str, rest: String) {
        let made = REST.get(Self::of(tag).number);
        made.map(|made| made.get_or_init(|| sections(rest.leak())));
    }

    /// Everything that the lists of time hold for one word: cheaper than asking section by section.
    pub fn listed(&self, word: &str) -> &[Listed] {
        let Index { words, starts, all } = self.index.get_or_init(|| self.index());
        let place = words.find(word).and_then(|word| starts.get(word as usize..word as usize + 2));
        match place {
            Some(&[from, to]) => all.get(from as usize..to as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    fn index(&self) -> Index {
        let mut index = Index::default();
        let (mut entries, mut keys) = (Vec::new(), Vec::new());
        let mut put = |word: &str, section, value, opens| {
            keys.push(u64::from(index.words.number(word)) << 32 | entries.len() as u64);
            entries.push(Listed { section, value, opens });
        };
        for section in 0..TIME {
            let mut opener = "";
            for (entry, value) in self.list(section.into()).iter() {
                let first = entry
                    .find(|c: char| !letters::is_alphanumeric(c))
                    .map_or(entry, |end| part(entry, 0, end));
                if !first.is_empty() && first.len() < entry.len() && first != opener {
                    put(first, section, "", true);
                    opener = first;
                }
                put(entry, section, value, false);
            }
        }
        sort::keys(&mut keys);
        for key in keys {
            if index.starts.len() == (key >> 32) as usize {
                index.starts.push(index.all.len() as u32);
            }
            index.all.push(entries[key as u32 as usize]);
        }
        index.starts.push(index.all.len() as u32);
        index
    }
}

impl Words {
    fn of(text: &'static str) -> Self {
        Self { text, table: OnceLock::new() }
    }

    /// Whether the list holds exactly this.
    pub fn contains(&self, word: &str) -> bool {
        self.finds(word.as_bytes(), ends)
    }

    /// Whether the list holds exactly this word, whose hash somebody knows.
    pub(crate) fn holds(&self, word: &str, hash: u32) -> bool {
        self.after(word.as_bytes(), hash, ends).is_some()
    }

    /// Whether the list holds exactly this word in small letters.
    pub(crate) fn has(&self, word: &Small) -> bool {
        !word.bytes().is_empty() && self.finds(word.bytes(), ends)
    }

    /// The value beside exactly this entry; empty where it has none.
    pub fn get(&self, word: &str) -> Option<&'static str> {
        if word.len() > self.longest() {
            return None;
        }
        let rest = self.after(word.as_bytes(), hash(word.as_bytes()), ends)?;
        Some(line(rest).1)
    }

    /// Whether an entry is this word or a phrase that opens with it.
    pub fn opens(&self, word: &str) -> bool {
        self.finds(word.as_bytes(), |next| ends(next) || next == b' ')
    }

    /// Whether each of many lists holds exactly this word, for the price of hashing it once.
    pub(crate) fn holding<'l>(word: &'l str, lists: &'l [&Self]) -> impl Iterator<Item = bool> + 'l {
        let (word, hash) = (word.as_bytes(), hash(word.as_bytes()));
        lists.iter().map(move |list| list.after(word, hash, ends).is_some())
    }

    fn finds(&self, word: &[u8], may: fn(u8) -> bool) -> bool {
        word.len() <= self.longest() && self.after(word, hash(word), may).is_some()
    }

    /// What follows this word in an entry, where it is what may follow.
    fn after(&self, word: &[u8], hash: u32, may: fn(u8) -> bool) -> Option<&'static str> {
        let starts = &self.table().starts;
        let mut at = slot(hash, starts.len());
        loop {
            let start = *starts.get(at)?;
            if start == NONE {
                return None;
            }
            at = slot(at as u32 + 1, starts.len());
            let rest = self.text.as_bytes().get(start as usize..).and_then(|rest| rest.strip_prefix(word));
            if rest.and_then(|rest| rest.first()).is_some_and(|next| may(*next)) {
                return Some(part(self.text, start as usize + word.len(), usize::MAX));
            }
        }
    }

    fn table(&self) -> &Table {
        self.table.get_or_init(|| {
            let entries = self.text.bytes().filter(|&b| b == b'\n').count();
            // Each entry may stand twice, and a quarter stays empty.
            let mut starts = vec![NONE; (entries * 8 / 3 + 1).next_power_of_two()];
            let mut put = |word: &str, start: usize| {
                let mut at = slot(hash(word.as_bytes()), starts.len());
                while starts[at] != NONE {
                    at = slot(at as u32 + 1, starts.len());
                }
                starts[at] = start as u16;
            };
            let (mut start, mut opener, mut longest) = (0, "", 0);
            let mut rest = self.text;
            while !rest.is_empty() {
                let (key, _, behind) = line(rest);
                put(key, start);
                let first = key.split(' ').next().unwrap_or_default();
                if first.len() < key.len() && first != opener {
                    put(first, start);
                }
                opener = first;
                longest = longest.max(key.len());
                start += rest.len() - behind.len();
                rest = behind;
            }
            Table { longest, starts }
        })
    }

    /// The entries and their values, sorted by entry.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
        let mut rest = self.text;
        core::iter::from_fn(move || {
            let (key, value, behind) = line(rest);
            let more = !rest.is_empty();
            rest = behind;
            more.then_some((key, value))
        })
    }

    /// Length of the longest entry in bytes: no longer phrase needs looking up.
    pub fn longest(&self) -> usize {
        self.table().longest
    }
}

/// The sections of a packed text, by number.
fn sections(text: &'static str) -> Vec<Words> {
    let mut found: Vec<Words> = (0..COUNT).map(|_| Words::of("")).collect();
    for section in text.split(SIGN) {
        let Some(number) = section.chars().next() else { continue };
        if let Some(words) = (number as usize).checked_sub(FIRST).and_then(|number| found.get_mut(number)) {
            *words = Words::of(part(section, number.len_utf8(), usize::MAX));
        }
    }
    found
}

/// Whether an entry's word ends before this byte.
fn ends(next: u8) -> bool {
    matches!(next, b'\n' | b'=')
}

/// The first line: its entry, the value beside it, and what follows the line.
fn line(text: &'static str) -> (&'static str, &'static str, &'static str) {
    let (mut key, mut end) = (usize::MAX, 0);
    for byte in text.bytes() {
        if byte == b'\n' {
            break;
        }
        if byte == b'=' && key == usize::MAX {
            key = end;
        }
        end += 1;
    }
    let key = key.min(end);
    (part(text, 0, key), part(text, key + 1, end), part(text, end + 1, usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_found_and_nothing_beside_it() {
        let mut seen = 0;
        for language in Language::all() {
            let front = language.sections(&SECTIONS, language.text);
            for words in front.iter().chain(language.sections(&REST, language.rest())) {
                let mut last = None;
                for (key, value) in words.iter() {
                    assert_eq!(words.get(key), Some(value), "{key}");
                    assert_eq!(words.get(&format!("{key}\u{10ffff}")), None);
                    let cut = &key[..key.floor_char_boundary(key.len() - 1)];
                    assert_eq!(words.contains(cut), words.iter().any(|(k, _)| k == cut));
                    let opener = key.split(' ').next().unwrap_or_default();
                    assert!(words.opens(opener) && !words.opens(&format!("{opener}\u{10ffff}")));
                    assert!(last < Some(key) && key.len() <= words.longest());
                    last = Some(key);
                    seen += 1;
                }
            }
        }
        assert!(seen > 500);
        assert_eq!(Language::of("en").words(Section::Month).get("may"), Some("5"));
    }

    #[test]
    fn tags_are_read_by_their_first_part() {
        assert_eq!(
            [Language::of("en-GB").tag, Language::of("DE_at").tag, Language::of("tlh").tag],
            ["en", "de", "und"]
        );
    }
}
