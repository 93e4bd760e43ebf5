//! Makes a [`Page`] out of a walk over a document: white space, links, inherited hiding and paragraphs are decided
//! here once, for the browser's walk and the native parser alike. May use `span` and the page's own types.

use super::meta::{Metadata, RawMeta};
use super::{Block, Mark, MarkKind, Page, Run, Tag};
use crate::find::holds;
use crate::letters;
use crate::span::{Span, part};

/// Receives the events of one walk in document order. Unbalanced events are fine: a surplus close does nothing.
#[derive(Debug, Default)]
pub struct Builder {
    page: Page,
    open: Vec<u32>,
    marks: Vec<OpenMark>,
    meta: RawMeta,
    links: u32,
    hidden_marks: u32,
    /// A block began or ended since the last text.
    cut: bool,
    /// White space since the last text.
    space: bool,
    /// `<br>` since the last text.
    lines: u8,
}

#[derive(Debug)]
struct OpenMark {
    kind: MarkKind,
    hidden: bool,
    /// It leads to a place of this page.
    anchor: bool,
    /// Where its record stands in the page's marks.
    mark: u32,
}

/// The strings an element carries.
#[derive(Debug, Clone, Copy, Default)]
pub struct Names<'a> {
    /// `class`.
    pub class: &'a str,
    /// `id` of a block; `href` of a link, `datetime` of a time.
    pub id: &'a str,
    /// `rel`, `role`, `itemprop` and `type`, joined by spaces.
    pub role: &'a str,
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | 0x0c)
}

impl Builder {
    /// A block element begins.
    pub fn open(&mut self, tag: Tag, names: Names<'_>, hidden: bool) {
        let hidden = hidden || unseen(names.class);
        let parent = self.open.last().copied();
        let inherited = parent.is_some_and(|p| self.page.blocks[p as usize].hidden);
        let (class, id, role) = (self.name(names.class), self.name(names.id), self.name(names.role));
        let depth = u16::try_from(self.open.len()).unwrap_or(u16::MAX);
        self.open.push(self.page.blocks.len() as u32);
        self.page.blocks.push(Block { tag, parent, depth, hidden: hidden || inherited, class, id, role });
        self.begin_paragraph();
    }

    /// How far the line that the last block holds is indented.
    pub(super) fn indent(&mut self, by: usize) {
        if let Some(block) = self.page.blocks.last_mut() {
            block.depth = u16::try_from(by).unwrap_or(u16::MAX);
        }
    }

    /// The innermost open block ends.
    pub fn close(&mut self) {
        self.open.pop();
        self.begin_paragraph();
    }

    /// An inline element begins.
    pub fn mark(&mut self, kind: MarkKind, names: Names<'_>, hidden: bool) {
        let (class, target, role) = (self.name(names.class), self.name(names.id), self.name(names.role));
        let at = self.page.text.len();
        let hidden = hidden || unseen(names.class);
        let anchor = kind == MarkKind::Link && names.id.starts_with('#');
        self.links += u32::from(kind == MarkKind::Link);
        self.hidden_marks += u32::from(hidden);
        self.marks.push(OpenMark { kind, hidden, anchor, mark: self.page.marks.len() as u32 });
        self.page.marks.push(Mark { kind, span: Span::new(at, at), class, role, target });
    }

    /// The innermost open inline element ends.
    pub fn unmark(&mut self) {
        let Some(open) = self.marks.pop() else { return };
        self.links -= u32::from(open.kind == MarkKind::Link);
        self.hidden_marks -= u32::from(open.hidden);
        let end = self.page.text.len();
        let mark = &mut self.page.marks[open.mark as usize];
        // White space or a new paragraph before its first word is not the mark's.
        let start = mark.span.start as usize;
        let inner = part(&self.page.text, start, end);
        let space = inner.bytes().position(|byte| !is_space(byte)).unwrap_or(inner.len());
        mark.span = Span::new(start + space, end);
        if open.anchor {
            let sign = !inner.chars().any(letters::is_alphabetic);
            for run in self.page.runs.iter_mut().rev().take_while(|run| run.span.start as usize >= start) {
                // A footnote's number and a heading's `#` are no words of the text; a heading that leads to itself is no link.
                run.hidden |= sign;
                run.link &= self.page.blocks[run.block as usize].tag.heading().is_none();
            }
        }
    }

    /// `<br>`.
    pub fn line(&mut self) {
        self.lines = self.lines.saturating_add(1);
    }

    /// Something that the page says of itself.
    pub fn meta(&mut self, kind: u32, name: &str, content: &str) {
        self.meta.push(kind, name, content);
    }

    /// Text as it stands in the document.
    pub fn text(&mut self, text: &str) {
        if self.open.is_empty() {
            self.open(Tag::Body, Names::default(), false);
        }
        let (mut from, mut at) = (0, 0);
        while at < text.len() {
            let space = is_space(text.as_bytes()[at]);
            at += 1;
            if space || at == text.len() {
                let word = part(text, from, at - usize::from(space));
                if !word.is_empty() {
                    self.word(word);
                }
                self.space |= space;
                from = at;
            }
        }
    }

    /// The page, when the walk is over.
    pub fn finish(mut self) -> Page {
        while !self.marks.is_empty() {
            self.unmark();
        }
        self.page.meta = Metadata::from_raw(self.meta);
        self.page
    }

    fn word(&mut self, word: &str) {
        let Some(&block) = self.open.last() else { return };
        let page = &mut self.page;
        let link = self.links > 0;
        let hidden = self.hidden_marks > 0 || page.blocks[block as usize].hidden;
        let continues =
            page.runs.last().is_some_and(|run| !self.cut && run.link == link && run.hidden == hidden);
        let separator = match (self.cut, self.lines, self.space) {
            (true, ..) | (false, 0, false) => "",
            (false, 0, true) => " ",
            (false, 1, _) => "\n",
            (false, ..) => "\n\n",
        };
        page.text.push_str(separator);
        if !continues {
            let at = page.text.len();
            page.runs.push(Run { block, span: Span::new(at, at), link, hidden, first: self.cut });
        }
        page.text.push_str(word);
        if let Some(run) = page.runs.last_mut() {
            run.span.end = page.text.len() as u32;
        }
        (self.cut, self.space, self.lines) = (false, false, 0);
    }

    fn begin_paragraph(&mut self) {
        (self.cut, self.space, self.lines) = (true, false, 0);
    }

    fn name(&mut self, name: &str) -> Span {
        let start = self.page.names.len();
        self.page.names.push_str(name);
        Span::new(start, self.page.names.len())
    }
}

/// Whether a class keeps what it names for those who hear the page.
fn unseen(class: &str) -> bool {
    ["sr-only", "sually-hidden", "suallyhidden", "screen-reader", "screenreader"]
        .iter()
        .any(|name| holds(class, name))
}
