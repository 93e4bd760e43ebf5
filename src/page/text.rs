//! Plain text becomes a [`Page`]: scraped or pasted lines (a block each), or the article's own text, verbatim.
//! May use `span` and the page's own types.

use super::builder::{Builder, Names};
use super::{Block, Page, Run, Source, Tag};
use crate::span::Span;

/// Lines of a scraped or pasted page: each line with text is a paragraph.
pub fn page(text: &str) -> Page {
    let mut builder = Builder::default();
    for line in text.lines() {
        builder.open(Tag::P, Names::default(), false);
        builder.text(line);
        builder.close();
    }
    Page { source: Source::Lines, ..builder.finish() }
}

/// An article's own text, not a byte changed: each line with text is a paragraph.
pub fn verbatim(body: &str, source: Source) -> Page {
    let mut page = Page { text: body.to_owned(), source, ..Page::default() };
    let mut start = 0;
    for line in body.split_inclusive('\n') {
        let (lead, trimmed) = (line.len() - line.trim_start().len(), line.trim());
        if !trimmed.is_empty() {
            let block = page.blocks.len() as u32;
            let none = Span::default();
            page.blocks.push(Block {
                tag: Tag::P,
                parent: None,
                depth: 0,
                hidden: false,
                class: none,
                id: none,
                role: none,
            });
            let span = Span::new(start + lead, start + lead + trimmed.len());
            page.runs.push(Run { block, span, link: false, hidden: false, first: true });
        }
        start += line.len();
    }
    page
}

/// An article already split into sentences; they are joined by spaces.
pub fn presplit<S: AsRef<str>>(sentences: &[S]) -> Page {
    let mut text = String::new();
    let mut spans = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        if !text.is_empty() {
            text.push(' ');
        }
        // A line break would make two paragraphs of it.
        let start = text.len();
        text.extend(sentence.as_ref().trim().chars().map(|c| if c == '\n' { ' ' } else { c }));
        spans.push(Span::new(start, text.len()));
    }
    verbatim(&text, Source::Sentences(spans))
}
