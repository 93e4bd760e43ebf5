//! A page as blocks of text with what their markup hints at, and the page's metadata: [`Page`] and its builder.
//! Comes in: a parsed document ([`html`], native and on servers), a collected one ([`flat`], browser), or plain text ([`text`]).
//! May use `span`, `civil`, `error`. Leaves to `article` what of it is the article.

#[cfg(feature = "html")]
mod attributes;
mod builder;
#[cfg(feature = "html")]
mod dom;
pub mod flat;
#[cfg(feature = "html")]
pub mod html;
pub mod meta;
#[cfg(feature = "html")]
mod shallow;
pub mod tag;
pub mod text;

use crate::span::Span;
pub use builder::Builder;
pub use meta::Metadata;
pub use tag::Tag;

/// A page, whatever door it came through.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// All text of all blocks, in document order; white space collapsed, `<br>` kept as `\n`.
    pub text: String,
    /// Class, id, role and link strings, one pool; what [`Block`] and [`Mark`] point into.
    pub names: String,
    /// Block elements in document order; a parent stands before its children.
    pub blocks: Vec<Block>,
    /// Stretches of text that share a block and a link state, in document order.
    pub runs: Vec<Run>,
    /// Inline elements worth knowing: links, `<time>`, and those with a class or a role.
    pub marks: Vec<Mark>,
    /// What the page says of itself.
    pub meta: Metadata,
    /// What kind of input it was.
    pub source: Source,
}

/// How much of the work the input has already done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Source {
    /// Markup: the article has to be found.
    #[default]
    Markup,
    /// Scraped or pasted lines: the article has to be found without tags.
    Lines,
    /// The article's own text: used verbatim, offsets refer to it.
    Body,
    /// The article's own text, already split: spans of the text, in order.
    Sentences(Vec<Span>),
}

/// A block element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Which element.
    pub tag: Tag,
    /// Index of the enclosing block; none for the outermost.
    pub parent: Option<u32>,
    /// How many blocks enclose it; of scraped lines, how far it is indented.
    pub depth: u16,
    /// Not shown to the reader (it or an enclosing block).
    pub hidden: bool,
    /// Its `class`, in `Page::names`.
    pub class: Span,
    /// Its `id`, in `Page::names`.
    pub id: Span,
    /// Its `role`, `itemprop` and `type`, in `Page::names`.
    pub role: Span,
}

/// A stretch of text inside one block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Index of the block that holds the text directly.
    pub block: u32,
    /// Where in `Page::text`.
    pub span: Span,
    /// Inside a link.
    pub link: bool,
    /// Inside a hidden inline element or block.
    pub hidden: bool,
    /// Begins a new paragraph of text: the first of its block, or the first after a nested block.
    pub first: bool,
}

/// An inline element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Which kind.
    pub kind: MarkKind,
    /// The text it covers, in `Page::text`.
    pub span: Span,
    /// Its `class`, in `Page::names`.
    pub class: Span,
    /// Its `rel`, `role`, `itemprop` and `type`, in `Page::names`.
    pub role: Span,
    /// A link's `href` or a time's `datetime`, in `Page::names`.
    pub target: Span,
}

/// What an inline element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// Any with a class or a role.
    Inline,
    /// `<a>`.
    Link,
    /// `<time>`.
    Time,
}

impl Page {
    /// A page from HTML source, parsed as browsers do.
    #[cfg(feature = "html")]
    pub fn from_html(source: &str) -> Self {
        html::page(source)
    }

    /// A page from a source of unknown kind: HTML where it looks like it, else plain text.
    #[cfg(feature = "html")]
    pub fn from_source(source: &str) -> Self {
        if html::looks_like_html(source) { html::page(source) } else { text::page(source) }
    }

    /// A page from plain text, scraped or pasted, to be cleaned.
    pub fn from_text(text: &str) -> Self {
        text::page(text)
    }

    /// A page from clean article text, used verbatim.
    pub fn from_body(body: &str) -> Self {
        text::verbatim(body, Source::Body)
    }

    /// A page from an article already split into sentences.
    pub fn from_sentences<S: AsRef<str>>(sentences: &[S]) -> Self {
        text::presplit(sentences)
    }

    /// A page from what `collect.js` returned: one string, and numbers that say how to cut it.
    ///
    /// # Errors
    /// [`crate::Error::InvalidFlat`] where the numbers don't fit the string.
    pub fn from_flat(text: &str, ops: &[u32]) -> Result<Self, crate::Error> {
        flat::page(text, ops)
    }
}
