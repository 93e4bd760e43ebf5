//! The one error type: what went wrong and what to do about it. Uses `digits` and `named`.

use crate::digits::decimal;
use crate::named::named;
use core::fmt;

/// Why a page is not an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    /// Teasers of other stories: a section front, search results, a feed of posts.
    List,
    /// The front page of a site.
    Home,
    /// Something to buy.
    Product,
    /// Posts of many people, none of which is the story.
    Forum,
    /// A form, a login or a registration.
    Form,
    /// Nothing but scripts or navigation: the text comes later or not at all.
    Shell,
    /// "Not found", "access denied", a robot check.
    ErrorPage,
    /// None of the above, and no article either.
    Other,
}

/// What a digest can answer instead of a result. [`Error::code`] is stable; the message says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The input holds no text at all.
    Empty,
    /// The page is not an article; `Options::force` digests it anyway.
    NoArticle {
        /// What it is instead.
        kind: PageKind,
        /// What told it, in words.
        reason: String,
    },
    /// The input is over `Options::max_bytes`.
    TooLarge {
        /// The input's size in bytes.
        bytes: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// The array handed over with a collected document is broken.
    InvalidFlat {
        /// What is wrong with it.
        reason: String,
    },
    /// A date given as an option is none.
    InvalidDate {
        /// What was given.
        given: String,
    },
    /// An option has a value outside its range.
    InvalidOption {
        /// Name of the option and what it wants.
        reason: String,
    },
    /// The article's language is one whose word lists the wasm leaves out, and nobody handed them over.
    NoWordLists {
        /// Its tag.
        language: &'static str,
    },
}

/// The codes of [`Error::code`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ErrorCode {
    Empty,
    NoArticle,
    TooLarge,
    InvalidFlat,
    InvalidDate,
    InvalidOption,
    NoWordLists,
}

impl Error {
    /// A stable name, the same in every door.
    pub const fn code(&self) -> &'static str {
        let code = match self {
            Self::Empty => ErrorCode::Empty,
            Self::NoArticle { .. } => ErrorCode::NoArticle,
            Self::TooLarge { .. } => ErrorCode::TooLarge,
            Self::InvalidFlat { .. } => ErrorCode::InvalidFlat,
            Self::InvalidDate { .. } => ErrorCode::InvalidDate,
            Self::InvalidOption { .. } => ErrorCode::InvalidOption,
            Self::NoWordLists { .. } => ErrorCode::NoWordLists,
        };
        code.name()
    }
}

named! {
    /// The kind as a stable lower-case word.
    PageKind: List = "list", Home = "home", Product = "product", Forum = "forum", Form = "form", Shell = "shell",
    ErrorPage = "error", Other = "other",
}

named! {
    /// The code as text.
    ErrorCode: Empty = "Empty", NoArticle = "NoArticle", TooLarge = "TooLarge", InvalidFlat = "InvalidFlat",
    InvalidDate = "InvalidDate", InvalidOption = "InvalidOption",
    NoWordLists = "NoWordLists",
}

impl PageKind {
    const fn phrase(self) -> &'static str {
        match self {
            Self::List => "a list of stories",
            Self::Home => "a front page",
            Self::Product => "a product page",
            Self::Forum => "a discussion",
            Self::Form => "a form or a login",
            Self::Shell => "an empty shell",
            Self::ErrorPage => "an error page",
            Self::Other => "no article",
        }
    }
}

impl Error {
    /// What it says in words, made without the formatter that [`fmt::Display`] brings.
    pub(crate) fn message(&self) -> String {
        match self {
            Self::Empty => "the input holds no text: give a page, or the text of one".to_owned(),
            Self::NoArticle { kind, reason } => {
                let end = "; the option `force` digests it anyway";
                ["this looks like ", kind.phrase(), ": ", reason, end].concat()
            }
            Self::TooLarge { bytes, limit } => {
                ["the input has ", &decimal(*bytes), " bytes, the limit is ", &decimal(*limit), ": give less"]
                    .concat()
            }
            Self::InvalidFlat { reason } => {
                let end = "): hand over exactly what `collect` returned";
                ["the collected document is broken (", reason, end].concat()
            }
            Self::InvalidDate { given } => {
                ["`", given, "` is not a date: write it like 2020-10-29 or 2020-10-29T09:16+09:00"].concat()
            }
            Self::InvalidOption { reason } => reason.clone(),
            Self::NoWordLists { language } => {
                ["the word lists of `", language, "` are not here: hand them over"].concat()
            }
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl core::error::Error for Error {}
