//! Plain text becomes a [`Page`]: scraped or pasted lines (a block each), or the article's own text, verbatim.
//! May use `span` and the page's own types.

use super::builder::{Builder, Names};
use super::{Block, Page, Run, Source, Tag};
use crate::letters;
use crate::span::Span;

/// Lines of a scraped or pasted page, each with text a block: as deep as it is indented, and a paragraph where a blank
/// line stands before it. Where lines were broken to a width and blank lines part the paragraphs, they are joined again.
pub fn page(text: &str) -> Page {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut builder = Builder::default();
    let joins = text.trim().lines().any(is_blank) && wrapped(text);
    let mut open = false;
    for line in text.lines() {
        let blank = is_blank(line);
        if open && (blank || !joins) {
            builder.close();
        }
        if !blank {
            if !(open && joins) {
                builder.open(if open { Tag::Div } else { Tag::P }, Names::default(), false);
                builder.indent(line.len() - line.trim_start().len());
            }
            builder.text(line);
            builder.text("\n");
        }
        open = !blank;
    }
    Page { source: Source::Lines, ..builder.finish() }
}

/// No text is broken to wider lines than this.
const WIDEST: usize = 100;

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

/// Whether lines are broken to a width: of nearly all that another line follows, that one's first word had no room.
pub(crate) fn wrapped(text: &str) -> bool {
    let length = letters::count;
    // Of each line that another follows: its length with that one's first word.
    let mut pairs = Vec::new();
    let (mut before, mut width) = (0, 0);
    for line in text.lines() {
        let own = length(line.trim_end());
        if before > 0 && own > 0 {
            width = width.max(before);
            pairs.push(before + 1 + line.split_whitespace().next().map_or(0, length));
        }
        before = own;
    }
    let mut full = 0;
    for needed in &pairs {
        full += usize::from(*needed > width);
    }
    pairs.len() >= 3 && (40..=WIDEST).contains(&width) && full * 10 >= pairs.len() * 9
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_lines_that_were_broken_to_a_width() {
        let text = "Ferry late again\n\nThe ferry was late again on Monday, and nobody at the\npier could say why it \
            had not sailed at ten, or when it\nwould.\n\nIt sailed at noon, with the mail and with a piano that\nthe \
            school had been waiting for.\n";
        let page = page(text);
        assert_eq!(page.runs.iter().filter(|run| run.first).count(), 3, "{:?}", page.text);
        assert!(page.text.contains("at the pier could say"));
    }

    #[test]
    fn keeps_lines_that_end_where_they_like() {
        let text = "Ferry late again\nBy Ada Brook\nThe ferry was late again on Monday.\n\nIt sailed at noon.\nHome\n";
        assert_eq!(page(text).runs.iter().filter(|run| run.first).count(), 5);
    }
}
