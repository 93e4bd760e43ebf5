//! Cuts the article's paragraphs into sentences, and says which are quoted and who speaks.
//! May use the types of `article`, and `language`, `span`.

use crate::article::Article;
use crate::language::Language;
use crate::span::Span;

/// A sentence of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Where in the article's text, without outer white space.
    pub span: Span,
    /// Index of its paragraph.
    pub paragraph: u32,
    /// How much of it is quoted speech.
    pub quoted: Quoted,
    /// The words that name who speaks, where the text says so within reach.
    pub speaker: Option<Span>,
}

/// How much of a sentence is quoted speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Quoted {
    /// None of it.
    #[default]
    No,
    /// Some of it.
    Partly,
    /// All but the attribution, or all.
    Wholly,
}

impl Quoted {
    /// The answer as a stable lower-case word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Partly => "partly",
            Self::Wholly => "wholly",
        }
    }
}

/// Cuts the article into sentences, in order; together they cover all text but white space.
pub fn split(article: &Article, _language: &Language) -> Vec<Sentence> {
    let sentence = |(paragraph, span)| Sentence { span, paragraph, quoted: Quoted::No, speaker: None };
    match &article.presplit {
        Some(spans) => spans.iter().map(|span| sentence((0, *span))).collect(),
        None => (0..).zip(article.paragraphs.iter().map(|p| p.span)).map(sentence).collect(),
    }
}
