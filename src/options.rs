//! Every knob of a digest: its name, unit, range, default and effect.

use crate::civil::DateTime;
use crate::error::Error;

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
    /// Summary length in sentences, at least 1. Default: a fifth of the article, between 2 and 5.
    pub sentences: Option<u32>,
    /// Summary length as a budget of words, at least 1, never exceeded unless one sentence alone exceeds it.
    /// Counts only where `sentences` is not given.
    pub words: Option<u32>,
    /// Digest a page that looks like no article.
    pub force: bool,
    /// Limit on the input in bytes. Default 16 MiB.
    pub max_bytes: usize,
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
        DateTime::parse(given).ok_or_else(|| Error::InvalidDate { given: given.to_owned() })
    }

    /// Whether an input of so many bytes may be digested; ask before parsing it.
    ///
    /// # Errors
    /// [`Error::TooLarge`] over `max_bytes`.
    pub fn check_size(&self, bytes: usize) -> Result<(), Error> {
        if bytes > self.max_bytes { Err(Error::TooLarge { bytes, limit: self.max_bytes }) } else { Ok(()) }
    }
}
