//! The word lists of all languages that the room reads, merged: a page's language is known only after its story is
//! found, and a page may mix several. May use `language`.

use super::cut::{any, first, last};
use crate::language::{Language, Section};
use crate::letters;
use std::sync::LazyLock;

/// Phrases of all languages, each with its value, by their first byte.
#[derive(Debug, Default)]
pub(super) struct Words {
    all: Vec<(&'static str, &'static str)>,
    /// Of each byte: how many phrases open with a lesser one.
    starts: Vec<u16>,
}

/// The room's lists, by section.
#[derive(Debug)]
pub(super) struct Lists {
    /// How a line begins that is no part of a story, and what it is.
    pub(super) line: Words,
    /// What the lines that close a report say of those who worked on it.
    pub(super) credits: Words,
    /// Before the names of authors.
    pub(super) by: Words,
    /// Between names.
    pub(super) and: Words,
    /// What somebody is, not who.
    pub(super) role: Words,
    /// What stands between a name and the place it writes from or the paper it writes for.
    pub(super) place: Words,
    /// What credits of pictures hold.
    pub(super) credit: Words,
    /// Wording of a wall.
    pub(super) wall: Words,
    /// Headings of error pages.
    pub(super) error: Words,
    /// Short lines of a shop.
    pub(super) shop: Words,
    /// Short lines of a sign-in or a form.
    pub(super) sign_in: Words,
    /// Short lines of a discussion.
    pub(super) forum: Words,
    /// Words of an address, and the kind of page they tell of.
    pub(super) address: Words,
    /// Classes of a page's body, and the kind of page they are given to.
    pub(super) template: Words,
    /// Names of the pages that every site has.
    pub(super) standing: Words,
    /// Parts of addresses below which people have their pages.
    pub(super) profile: Words,
    /// Signs and names of money.
    pub(super) price: Words,
    /// For how long a price holds.
    pub(super) period: Words,
    /// What before a date tells that it is the day of a change.
    pub(super) changed: Words,
    /// Months and their numbers.
    pub(super) month: Words,
    /// Zones and their minutes east of UTC.
    pub(super) zone: Words,
    /// Parts of class and id names, and what the block is.
    pub(super) name: Words,
    /// What notices about cookies speak of and let choose.
    pub(super) consent: Words,
    /// What a site says of itself and asks of its reader.
    pub(super) notice: Words,
    /// What offers, profiles of firms, terms and forecasts say.
    pub(super) wording: Words,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists {
    line: Words::of(Section::ArticleLine),
    credits: Words::of(Section::ArticleCredits),
    by: Words::of(Section::ArticleBy),
    and: Words::of(Section::ArticleAnd),
    role: Words::of(Section::ArticleRole),
    place: Words::of(Section::ArticlePlace),
    credit: Words::of(Section::ArticleCredit),
    wall: Words::of(Section::ArticleWall),
    error: Words::of(Section::ArticleError),
    shop: Words::of(Section::ArticleShop),
    sign_in: Words::of(Section::ArticleSignIn),
    forum: Words::of(Section::ArticleForum),
    address: Words::of(Section::ArticleAddress),
    template: Words::of(Section::ArticleTemplate),
    standing: Words::of(Section::ArticleStanding),
    profile: Words::of(Section::ArticleProfile),
    price: Words::of(Section::ArticlePrice),
    period: Words::of(Section::ArticlePeriod),
    month: Words::of(Section::ArticleMonth),
    zone: Words::of(Section::ArticleZone),
    name: Words::of(Section::ArticleName),
    consent: Words::of(Section::ArticleConsent),
    notice: Words::of(Section::ArticleNotice),
    changed: Words::of(Section::ArticleChanged),
    wording: Words::of(Section::ArticleWording),
});

/// The lists, read once.
pub(super) fn lists() -> &'static Lists {
    &LISTS
}

impl Words {
    fn of(section: Section) -> Self {
        let (mut words, mut value) = (Vec::new(), "");
        let mut starts = vec![0_u16; 257];
        for (entry, is) in Language::joined().words(section).iter() {
            // A value stands before its entries.
            let Some(&first) = entry.as_bytes().first() else {
                value = is;
                continue;
            };
            starts[usize::from(first) + 1] += 1;
            words.push((entry, value));
        }
        for byte in 1..starts.len() {
            starts[byte] += starts[byte - 1];
        }
        let (mut all, mut next) = (words.clone(), starts.clone());
        for entry in words {
            let at = &mut next[usize::from(entry.0.as_bytes()[0])];
            all[usize::from(*at)] = entry;
            *at += 1;
        }
        Self { all, starts }
    }

    /// The entries that open with this byte.
    fn opening(&self, byte: u8) -> &[(&'static str, &'static str)] {
        let at = usize::from(byte);
        let (from, to) = (usize::from(self.starts[at]), usize::from(self.starts[at + 1]));
        self.all.get(from..to).unwrap_or_default()
    }

    /// The value beside exactly this entry.
    pub(super) fn get(&self, word: &str) -> Option<&'static str> {
        let mut entries = self.opening(word.bytes().next()?).iter();
        entries.find(|entry| entry.0 == word).map(|entry| entry.1)
    }

    /// The value beside the entry that these two make together.
    pub(super) fn joined(&self, one: &str, two: &str) -> Option<&'static str> {
        let mut entries = self.opening(one.bytes().next()?).iter();
        entries.find(|entry| entry.0.strip_prefix(one) == Some(two)).map(|entry| entry.1)
    }

    /// Whether the list holds exactly this.
    pub(super) fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// The longest entry that a lower-case text begins with, as whole words.
    pub(super) fn begins(&self, text: &str) -> Option<(&'static str, &'static str)> {
        let mut found: Option<(&str, &str)> = None;
        for entry in self.opening(text.bytes().next()?) {
            if let Some(rest) = text.strip_prefix(entry.0)
                && found.is_none_or(|found| found.0.len() < entry.0.len())
            {
                // Scripts without spaces have no word ends to look for.
                let open = !any(entry.0, |c| c <= '\u{3000}');
                if open || !letters::is_alphanumeric(first(rest)) || !letters::is_alphanumeric(last(entry.0))
                {
                    found = Some(*entry);
                }
            }
        }
        found
    }

    /// Which of some values entries have that stand in a lower-case text, as whole words: a bit each, the first the lowest.
    pub(super) fn hold(&self, text: &str, values: &[&str]) -> u8 {
        let bytes = text.as_bytes();
        let word = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
        let mut held = 0;
        let mut inside = false;
        for (at, &byte) in bytes.iter().enumerate() {
            let letter = byte.is_ascii_alphanumeric();
            if !(letter && inside) {
                for (entry, is) in self.opening(byte) {
                    let end = at + entry.len();
                    if bytes.get(at..end) == Some(entry.as_bytes()) && !(word(end) && word(end - 1)) {
                        for (n, value) in values.iter().enumerate() {
                            held |= u8::from(is == value) << n;
                        }
                    }
                }
            }
            inside = letter;
        }
        held
    }

    /// Whether one of the entries stands in a lower-case text.
    pub(super) fn within(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let begins = |at: usize| bytes.get(at..).unwrap_or_default();
        let mut places = bytes.iter().enumerate();
        places.any(|(at, &byte)| {
            self.opening(byte).iter().any(|entry| begins(at).starts_with(entry.0.as_bytes()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_whole_words_at_the_beginning() {
        assert_eq!(lists().line.begins("read more: the wall"), Some(("read more", "related")));
        assert_eq!(lists().line.begins("read moreover"), None);
        assert_eq!(lists().line.begins(""), None);
        assert_eq!(lists().month.get("märz"), Some("3"));
        assert!(lists().wall.within("log in to continue, it is free"));
    }
}
