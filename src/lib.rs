//! Nutgraf takes a news page, finds the article in it, picks the sentences that make an extractive summary, and draws
//! a dated timeline of the events it speaks of. Nothing is reworded, so nothing is invented; every sentence and date is
//! an exact range of the article's text. The core is pure: no clock, no locale, no input or output.
//!
//! ```
//! use nutgraf::{Options, Page, civil::DateTime, digest};
//!
//! let page = Page::from_body("The harbour council will vote on the sea wall on Tuesday. It voted once before, in March 2019.");
//! let options = Options { published: DateTime::parse("2026-10-29"), sentences: Some(1), ..Options::default() };
//! let digest = digest(&page, &options)?;
//! assert_eq!(digest.summary.ranking.len(), 1);
//! # Ok::<(), nutgraf::Error>(())
//! ```

// The stories' gold, which the weights are learned from, is read by the tests beside `src` too.
#[cfg(all(test, feature = "story"))]
extern crate self as nutgraf;

pub mod article;
pub mod civil;
pub mod digest;
pub mod error;
pub mod language;
pub mod options;
pub mod page;
pub mod sentence;
mod sort;
pub mod span;
#[cfg(feature = "story")]
pub mod story;
pub mod summary;
pub mod time;
pub mod timeline;
pub mod wire;

mod digits;
mod find;
mod intern;
mod letters;
mod named;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use digest::Digest;
pub use error::{Error, ErrorCode, PageKind};
pub use options::Options;
pub use page::Page;
pub use span::{OffsetUnit, Offsets, Span};
#[cfg(feature = "story")]
pub use story::{Story, StoryOptions, fresh, story};

/// Digests a page: the only place where the rooms are called, in order.
///
/// # Errors
/// [`Error::TooLarge`], [`Error::Empty`] or [`Error::NoArticle`] where the page allows no digest;
/// [`Error::InvalidOption`] where an option is out of its range; [`Error::NoWordLists`] in the browser alone, where the lists
/// of the article's language are loaded when asked for.
pub fn digest(page: &Page, options: &Options) -> Result<Digest, Error> {
    options.check()?;
    options.check_size(page.text.len())?;
    let article = article::extract(page, options)?;
    let language = language::Language::of(&article.language);
    if !language.is_complete() {
        return Err(Error::NoWordLists { language: language.tag });
    }
    let sentences = sentence::split(&article, language);
    let timexes = time::timexes(&article, &sentences, language);
    let summary = summary::summarize(&article, &sentences, &timexes, language, options);
    let timeline = timeline::build(&article, &sentences, &timexes, language);
    Ok(Digest { article, sentences, timexes, summary, timeline })
}

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
