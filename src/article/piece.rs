//! The paragraphs of a page as a reader sees them, before any is judged. May use `page`.

use super::ParagraphKind;
use super::container::sums;
use crate::find;
use crate::intern::Interner;
use crate::page::{Page, Tag};
use crate::span::Span;
use core::ops::IndexMut;

/// A stretch of text that a reader sees as one paragraph.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) block: usize,
    /// Where in the page's text.
    pub(super) span: Span,
    /// Bytes of it inside links.
    pub(super) linked: usize,
    /// Its lines are still parted as `<br>` parts them.
    pub(super) broken: bool,
    /// Why it is left out; none where it is kept.
    pub(super) reason: Option<&'static str>,
}

/// Groups the runs into paragraphs; hidden text becomes paragraphs of its own.
pub(super) fn pieces(page: &Page) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut end = 0;
    for run in &page.runs {
        let between = page.text.get(end..run.span.start as usize).unwrap_or_default();
        end = run.span.end as usize;
        let hidden = run.hidden || page.blocks.get(run.block as usize).is_some_and(|b| b.hidden);
        let reason = hidden.then_some("hidden");
        let mut at = run.span.start as usize;
        for (n, part) in find::split(run.span.of(&page.text), "\n\n").enumerate() {
            let span = Span::new(at, at + part.len());
            at += part.len() + 2;
            let linked = if run.link { part.len() } else { 0 };
            let joins = n == 0 && !run.first && between != "\n\n";
            match pieces.last_mut() {
                Some(last) if joins && last.block == run.block as usize && last.reason == reason => {
                    last.text.push_str(between);
                    last.text.push_str(part);
                    last.span.end = span.end;
                    last.linked += linked;
                }
                _ => pieces.push(Piece {
                    text: part.to_owned(),
                    block: run.block as usize,
                    span,
                    linked,
                    broken: false,
                    reason,
                }),
            }
        }
    }
    for piece in &mut pieces {
        let pre = page.blocks.get(piece.block).is_some_and(|b| b.tag == Tag::Pre);
        piece.broken = !pre && find::holds(&piece.text, "\n");
        piece.text = piece.text.trim().to_owned();
    }
    pieces.retain(|piece| !piece.text.is_empty() && piece.block < page.blocks.len());
    pieces
}

impl Piece {
    /// Long and free of links: what stories are made of.
    pub(super) fn dense(&self) -> bool {
        self.linked * 2 < self.text.len() && self.text.len() >= 80
            || self.linked * 3 < self.text.len() && self.text.len() >= 40 && ends_sentence(&self.text)
    }

    pub(super) fn kind(&self, page: &Page) -> ParagraphKind {
        let mut block = Some(self.block);
        for _ in 0..4 {
            let Some(at) = block else { break };
            match page.blocks[at].tag {
                tag if tag.heading().is_some() => return ParagraphKind::Heading,
                Tag::Li | Tag::Dd | Tag::Dt => return ParagraphKind::ListItem,
                Tag::Blockquote => return ParagraphKind::Quote,
                // Prose in a cell is a paragraph in a table that only lays the page out.
                Tag::Tr | Tag::Td | Tag::Th if self.dense() && ends_sentence(&self.text) => {
                    return ParagraphKind::Text;
                }
                Tag::Tr | Tag::Td | Tag::Th => return ParagraphKind::Row,
                Tag::Pre => return ParagraphKind::Preformatted,
                _ => block = page.blocks[at].parent.map(|p| p as usize),
            }
        }
        ParagraphKind::Text
    }
}

/// Shows what is hidden where that is nearly all: a dialog lies over the page, or a script has yet to unveil it.
pub(super) fn unhide(page: &Page, pieces: &mut [Piece]) {
    let mut dialog: Vec<bool> = Vec::with_capacity(page.blocks.len());
    for block in &page.blocks {
        let own = block.tag == Tag::Dialog || find::holds(block.role.of(&page.names), "dialog");
        dialog.push(own || block.parent.is_some_and(|p| dialog.get(p as usize) == Some(&true)));
    }
    let (mut hidden, mut shown) = (0, 0);
    for piece in pieces.iter().filter(|p| p.dense() && !dialog[p.block]) {
        *(if piece.reason == Some("hidden") { &mut hidden } else { &mut shown }) += piece.text.len();
    }
    if hidden > 300 && hidden > shown * 2 && (shown < 1000 || hidden > shown * 4) {
        for piece in pieces.iter_mut() {
            piece.reason = None;
        }
    }
}

/// Shows the rest of a story that waits behind a button: hidden prose with a button beside it, where prose is shown.
pub(super) fn expand(page: &Page, pieces: &mut [Piece]) {
    let count = page.blocks.len();
    let (mut hidden, mut shown) = (vec![0_usize; count], vec![0_usize; count]);
    for piece in pieces.iter().filter(|p| p.dense()) {
        *(if piece.reason == Some("hidden") { &mut hidden } else { &mut shown }).index_mut(piece.block) +=
            piece.text.len();
    }
    let (hidden, shown) = (sums(page, hidden), sums(page, shown));
    let mut before: Vec<Option<usize>> = vec![None; count];
    let mut open = vec![false; count];
    for (n, block) in page.blocks.iter().enumerate() {
        let Some(parent) = block.parent.map(|p| p as usize) else { continue };
        let button =
            before[parent].is_some_and(|b| page.blocks[b].tag == Tag::Button && !page.blocks[b].hidden);
        let first = block.hidden && !page.blocks[parent].hidden;
        open[n] = open[parent] || first && button && hidden[n] >= 150 && shown[parent] >= 100;
        before[parent] = Some(n);
    }
    let known = Interner::of(pieces.iter().filter(|p| p.reason.is_none()).map(|p| p.text.as_str()));
    for piece in pieces.iter_mut().filter(|p| open[p.block] && !known.contains(&p.text)) {
        piece.reason = None;
    }
}

/// Whether a line ends as sentences do.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end();
    let text = if text.ends_with(')') {
        text.rsplit_once('(').map_or(text, |(head, _)| head.trim_end())
    } else {
        text
    };
    text.trim_end_matches(['"', '”', '’', '\'', '»', '」', '』', '“', ')', ' '])
        .ends_with(['.', '!', '?', '…', '。', '！', '？'])
}
