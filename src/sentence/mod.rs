//! Cuts the article's paragraphs into sentences, and says which are quoted and who speaks.
//! May use the types of `article`, and `language`, `span`.

mod absorb;
mod cut;
mod left;
mod list;
mod quote;
mod right;
mod speech;
#[cfg(test)]
mod tests;

use crate::article::Article;
use crate::language::Language;
use crate::named::named;
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

named! {
    /// The answer as a stable lower-case word.
    Quoted: No = "no", Partly = "partly", Wholly = "wholly",
}

/// Cuts the article into sentences, in order; together they cover all text but white space.
pub fn split(article: &Article, language: &Language) -> Vec<Sentence> {
    let mut found = Vec::new();
    if let Some(spans) = &article.presplit {
        let mut paragraph = 0;
        for &span in spans {
            while article.paragraphs.get(paragraph).is_some_and(|p| p.span.end <= span.start)
                && paragraph + 1 < article.paragraphs.len()
            {
                paragraph += 1;
            }
            found.push((span, paragraph as u32));
        }
    } else {
        for (n, paragraph) in article.paragraphs.iter().enumerate() {
            let base = paragraph.span.start as usize;
            let spans = cut::cut(paragraph.span.of(&article.text), language);
            found.extend(
                spans.into_iter().map(|(start, end)| (Span::new(base + start, base + end), n as u32)),
            );
        }
    }
    let mut open = None;
    let mut last = 0;
    let mut sentences = Vec::with_capacity(found.len());
    for (span, paragraph) in found {
        if paragraph != last {
            open = None;
            last = paragraph;
        }
        let (quoted, speaker) =
            speech::judge(span.of(&article.text), span.start as usize, &mut open, language);
        sentences.push(Sentence { span, paragraph, quoted, speaker });
    }
    sentences
}
