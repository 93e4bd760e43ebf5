//! Finds the article in a page: headline, byline, dates, language, paragraphs; what is set aside is named, not lost.
//! May use the types of `page`, and `language`, `civil`, `span`.

use crate::civil::DateTime;
use crate::error::Error;
use crate::options::Options;
use crate::page::{Page, Source};
use crate::span::Span;

/// The article of a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Article {
    /// The headline; empty where there is none.
    pub title: String,
    /// Names of the people or the agency that wrote it, as they write themselves.
    pub authors: Vec<String>,
    /// The place (and agency) before the first sentence, such as `WASHINGTON`: a span of `text`.
    pub dateline: Option<Span>,
    /// The site's name for its part of the paper.
    pub section: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// When it was published, with its offset from UTC or none.
    pub published: Option<DateTime>,
    /// When it was last changed.
    pub modified: Option<DateTime>,
    /// BCP 47 tag; `und` where unknown.
    pub language: String,
    /// The paragraphs' text, joined by blank lines; every span of the later rooms is one of this.
    pub text: String,
    /// Ranges of `text`, in order.
    pub paragraphs: Vec<Paragraph>,
    /// What stood around the article and was left out, in document order.
    pub aside: Vec<Aside>,
    /// Why the text seems cut off by a wall; none where it seems whole.
    pub truncated: Option<String>,
    /// Sentence spans of `text` where the input came already split.
    pub presplit: Option<Vec<Span>>,
}

/// A block of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Where in the article's text.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
}

/// What a block of the article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum ParagraphKind {
    /// Running text.
    #[default]
    Text,
    /// A sub-heading.
    Heading,
    /// An item of a list.
    ListItem,
    /// A quotation set apart.
    Quote,
    /// A row of a table.
    Row,
    /// Preformatted text.
    Preformatted,
}

impl ParagraphKind {
    /// The kind as a stable lower-case word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Heading => "heading",
            Self::ListItem => "item",
            Self::Quote => "quote",
            Self::Row => "row",
            Self::Preformatted => "pre",
        }
    }
}

/// A block that was set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Its text.
    pub text: String,
    /// Why: `caption`, `byline`, `share`, `related`, `navigation`, …
    pub reason: &'static str,
}

/// Finds the article.
///
/// # Errors
/// [`Error::Empty`] without text, [`Error::NoArticle`] where the page is none.
pub fn extract(page: &Page, options: &Options) -> Result<Article, Error> {
    if page.text.trim().is_empty() {
        return Err(Error::Empty);
    }
    let mut article = Article {
        title: options.title.clone().unwrap_or_default(),
        published: options.published,
        language: options.language.clone().unwrap_or_else(|| "en".to_owned()),
        text: page.text.clone(),
        ..Article::default()
    };
    if let Source::Sentences(spans) = &page.source {
        article.presplit = Some(spans.clone());
    }
    for run in &page.runs {
        article.paragraphs.push(Paragraph { span: run.span, kind: ParagraphKind::Text });
    }
    Ok(article)
}
