//! Every knob of a digest: its name, unit, range, default and effect.

use crate::civil::DateTime;
use crate::error::Error;
use crate::find::around;

/// What a caller knows or wants. [`Options::default`] suits a page that says everything itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The page's address: evidence for the date, the section and the site's name. Default: the page's canonical address.
    pub url: Option<String>,
    /// The headline, where the caller knows it better than the page.
    pub title: Option<String>,
    /// When the page was published, overruling what the page says. Relative dates are worked out from it.
    pub published: Option<DateTime>,
    /// BCP 47 tag, overruling what the page says and what its words tell.
    pub language: Option<String>,
    /// Summary length in sentences, at least 1. Default: a fifth of the article, between 2 and 5; all of fewer than 5.
    pub sentences: Option<u32>,
    /// Summary length as a budget of words, at least 1, never exceeded: no sentence where each has more.
    /// With `sentences`, whichever is reached first: one sentence of at most 20 words is like a headline.
    pub words: Option<u32>,
    /// The reader's words for what the summary is to be about, such as a name or a topic: it then holds sentences that say
    /// them, and none where none does. Default: the whole article.
    pub about: Option<String>,
    /// What the summary is to have more or less of than was learned.
    pub weights: Weights,
    /// Digest a page that looks like no article.
    pub force: bool,
    /// Limit on the input in bytes. Default 16 MiB.
    pub max_bytes: usize,
}

/// What a summary is to have more of, up to 3, or less of, down to -3, than was learned; 0, the default, leaves it as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct Weights {
    /// What stands near the beginning.
    #[cfg_attr(feature = "types", ts(as = "Option<i32>"))]
    pub position: i32,
    /// What the other sentences of the summary don't say.
    #[cfg_attr(feature = "types", ts(as = "Option<i32>"))]
    pub novelty: i32,
    /// Figures.
    #[cfg_attr(feature = "types", ts(as = "Option<i32>"))]
    pub numbers: i32,
    /// What somebody said, between quotation marks.
    #[cfg_attr(feature = "types", ts(as = "Option<i32>"))]
    pub quotes: i32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            url: None,
            title: None,
            published: None,
            language: None,
            sentences: None,
            words: None,
            about: None,
            weights: Weights::default(),
            force: false,
            max_bytes: 16 << 20,
        }
    }
}

impl Options {
    /// Reads a date that a caller gives as text.
    ///
    /// # Errors
    /// [`Error::InvalidDate`] where it is none.
    pub fn parse_published(given: &str) -> Result<DateTime, Error> {
        DateTime::parse_whole(given).ok_or_else(|| Error::InvalidDate { given: given.to_owned() })
    }

    /// Whether every value is one that its option can have; [`crate::digest()`] asks.
    ///
    /// # Errors
    /// [`Error::InvalidOption`] where one is not.
    pub fn check(&self) -> Result<(), Error> {
        let invalid = |reason: String| Err(Error::InvalidOption { reason });
        if self.sentences == Some(0) || self.words == Some(0) {
            let reason =
                "a summary has at least one sentence or word: give 1 or more, or leave the option out";
            return invalid(reason.to_owned());
        }
        let Weights { position, novelty, numbers, quotes } = self.weights;
        if [position, novelty, numbers, quotes].iter().any(|weight| !(-3..=3).contains(weight)) {
            return invalid("each of `weights` is a whole number from -3 to 3".to_owned());
        }
        if let Some(given) = self.language.as_deref().filter(|given| !is_language(given)) {
            return invalid(["`", given, "` is no language tag: write `language` like en or pt-BR"].concat());
        }
        if let Some(given) = self.url.as_deref().filter(|given| !is_address(given)) {
            return invalid(
                ["`", given, "` is no address of a page: write `url` like https://paper.example/story"]
                    .concat(),
            );
        }
        Ok(())
    }

    /// Whether an input of so many bytes may be digested; ask before parsing it.
    ///
    /// # Errors
    /// [`Error::TooLarge`] over `max_bytes`.
    pub fn check_size(&self, bytes: usize) -> Result<(), Error> {
        if bytes > self.max_bytes { Err(Error::TooLarge { bytes, limit: self.max_bytes }) } else { Ok(()) }
    }
}

/// Well-formed by BCP 47, as far as one can tell without a register: a language of 2 or 3 letters (it allows up to 8,
/// and there is none of more), then subtags of 1 to 8 letters or digits; or a private tag.
fn is_language(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let language = subtags.next().unwrap_or_default();
    let letters = language.bytes().all(|b| b.is_ascii_alphabetic());
    let private = matches!(language, "x" | "X" | "i" | "I") && tag.len() > 2;
    letters
        && (private || (2..=3).contains(&language.len()))
        && subtags.all(|tag| (1..=8).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// What a page may say of its address: anything else is none, or runs.
pub(crate) fn is_web(url: &str) -> bool {
    url.starts_with(['h', 'H']) && is_address(url)
}

/// An absolute address of a kind that pages have. A reader may follow it, so it is nothing that runs.
fn is_address(url: &str) -> bool {
    let Some((scheme, rest)) = around(url, "://") else { return false };
    let file = scheme.eq_ignore_ascii_case("file");
    let known = file || scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let host = file || !rest.is_empty() && !rest.starts_with(['/', '?', '#']);
    known && host && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_a_well_formed_tag() {
        for tag in ["en", "pt-BR", "zh-Hans-TW", "de-1996", "sgn-BE-FR", "x-own", "und", "EN-gb"] {
            assert!(is_language(tag), "{tag}");
        }
        for tag in [
            "",
            "e",
            "klingon!",
            "en_US",
            "en-",
            "-en",
            "x",
            "x-",
            "english",
            "en GB",
            "english language",
            "en-waytoolongtag",
            "日本",
        ] {
            assert!(!is_language(tag), "{tag}");
        }
    }

    #[test]
    fn an_address_is_absolute_and_nothing_that_runs() {
        for url in [
            "https://paper.example/a?b=c#d",
            "HTTP://paper.example",
            "file:///pages/a.html",
            "https://日本.example/記事",
        ] {
            assert!(is_address(url), "{url}");
        }
        for url in [
            "",
            "not a url",
            "javascript:alert(1)",
            "javascript://x/%0aalert(1)",
            "/a",
            "paper.example/a",
            "https://",
            "https:///a",
            "https://a b",
            "data:text/html,x",
            "https://a\u{1b}b",
        ] {
            assert!(!is_address(url), "{url}");
        }
    }
}
