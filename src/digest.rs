//! The one public result. Plain data; assembled in `lib.rs`, decides nothing.

use crate::article::Article;
use crate::sentence::Sentence;
use crate::summary::Summary;
use crate::time::Timex;
use crate::timeline::Entry;

/// Everything that Nutgraf found out about a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Digest {
    /// The article.
    pub article: Article,
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Its time expressions, in order.
    pub timexes: Vec<Timex>,
    /// Its summary, in all lengths.
    pub summary: Summary,
    /// Its dated events, in time order.
    pub timeline: Vec<Entry>,
}
