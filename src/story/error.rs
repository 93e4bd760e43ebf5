//! Why articles can't be joined: an error of its own, so that the core for pages carries none of its words. Uses `named`.

use crate::named::named;
use core::fmt;

/// What keeps articles from becoming a story.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// No article was given.
    Empty,
    /// More articles than a story may have.
    TooMany {
        /// How many were given.
        given: usize,
        /// How many are allowed.
        limit: usize,
    },
    /// Something given is no digest, or one of another version.
    InvalidDigest {
        /// Its number among those given, from 1.
        number: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// An option has a value outside its range.
    InvalidOption {
        /// Name of the option and what it wants.
        reason: String,
    },
}

/// The codes of [`Error::code`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum StoryErrorCode {
    Empty,
    TooMany,
    InvalidDigest,
    InvalidOption,
}

named! {
    /// The code as text.
    StoryErrorCode: Empty = "Empty", TooMany = "TooMany", InvalidDigest = "InvalidDigest", InvalidOption = "InvalidOption",
}

impl Error {
    /// A stable name, the same in every door.
    pub const fn code(&self) -> &'static str {
        let code = match self {
            Self::Empty => StoryErrorCode::Empty,
            Self::TooMany { .. } => StoryErrorCode::TooMany,
            Self::InvalidDigest { .. } => StoryErrorCode::InvalidDigest,
            Self::InvalidOption { .. } => StoryErrorCode::InvalidOption,
        };
        code.name()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("a story needs an article: give one digest or more"),
            Self::TooMany { given, limit } => {
                write!(f, "{given} articles were given, a story has at most {limit}: leave the oldest out")
            }
            Self::InvalidDigest { number, reason } => {
                write!(f, "digest {number} can't be read ({reason}): digest its article again")
            }
            Self::InvalidOption { reason } => f.write_str(reason),
        }
    }
}

impl core::error::Error for Error {}
