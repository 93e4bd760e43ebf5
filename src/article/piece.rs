//! The paragraphs of a page as a reader sees them, before any is judged. May use `page`.

use super::container::{above, spread, weigh};
use super::cut::{last, trim_end};
use super::{ParagraphKind, Reason};
use crate::find;
use crate::intern::Interner;
use crate::page::{Block, Page, Tag};
use crate::span::{Span, part};

/// A stretch of text that a reader sees as one paragraph.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) block: usize,
    /// Its block's element.
    pub(super) tag: Tag,
    /// Where in the page's text.
    pub(super) span: Span,
    /// Bytes of it inside links.
    pub(super) linked: usize,
    /// Its lines are still parted as `<br>` parts them.
    pub(super) broken: bool,
    /// Why it is left out; none where it is kept.
    pub(super) reason: Option<Reason>,
}

/// Groups the runs into paragraphs; hidden text becomes paragraphs of its own.
pub(super) fn pieces(page: &Page) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut end, mut gap) = (0, "");
    for run in &page.runs {
        let mut between = part(&page.text, end, run.span.start as usize);
        end = run.span.end as usize;
        let block = run.block as usize;
        let Some(&Block { tag, hidden, .. }) = page.blocks.get(block) else { continue };
        let reason = (hidden || run.hidden).then_some(Reason::Hidden);
        let mut at = run.span.start as usize;
        let mut joins = !run.first && between != "\n\n";
        for text in find::split(run.span.of(&page.text), "\n\n") {
            let span = Span::new(at, at + text.len());
            at += text.len() + 2;
            let linked = if run.link { text.len() } else { 0 };
            // What is hidden within a paragraph doesn't part it.
            let whole = |piece: &Piece| joins && piece.block == block;
            let last = pieces.len().saturating_sub(1);
            let mut to = last;
            if last > 0
                && reason.is_none()
                && pieces.last().is_some_and(|piece| whole(piece) && piece.hidden())
            {
                to = last - 1;
                between = if gap.is_empty() { between } else { gap };
            } else {
                gap = between;
            }
            match pieces.get_mut(to) {
                Some(last) if joins && last.block == block && last.reason == reason => {
                    last.text.push_str(between);
                    last.text.push_str(text);
                    last.span.end = span.end;
                    last.linked += linked;
                }
                _ => {
                    let text = text.to_owned();
                    pieces.push(Piece { text, block, tag, span, linked, broken: false, reason });
                }
            }
            joins = false;
        }
    }
    for piece in &mut pieces {
        let whole = piece.span.len() == piece.text.len();
        piece.broken = whole && piece.tag != Tag::Pre && find::holds(&piece.text, "\n");
        piece.text = piece.text.trim().to_owned();
    }
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

impl Piece {
    /// Long and free of links: what stories are made of.
    pub(super) fn dense(&self) -> bool {
        self.linked * 2 < self.text.len() && self.text.len() >= 80
            || self.linked * 3 < self.text.len() && self.text.len() >= 40 && ends_sentence(&self.text)
    }

    pub(super) fn hidden(&self) -> bool {
        self.reason == Some(Reason::Hidden)
    }

    pub(super) fn heading(&self) -> bool {
        self.tag.heading().is_some()
    }

    /// Whether most of it is links.
    pub(super) fn links(&self) -> bool {
        self.linked * 10 > self.text.len() * 7
    }

    /// Its bytes, where it is kept.
    pub(super) fn kept(&self) -> usize {
        if self.reason.is_none() { self.text.len() } else { 0 }
    }

    /// Its bytes, where it is kept and dense.
    pub(super) fn prose(&self) -> usize {
        if self.dense() { self.kept() } else { 0 }
    }

    pub(super) fn kind(&self, page: &Page) -> ParagraphKind {
        let mut at = self.block;
        for _ in 0..4 {
            let Some(block) = page.blocks.get(at) else { break };
            match block.tag {
                tag if tag.heading().is_some() => return ParagraphKind::Heading,
                Tag::Li | Tag::Dd | Tag::Dt => return ParagraphKind::ListItem,
                Tag::Blockquote => return ParagraphKind::Quote,
                // Prose in a cell is a paragraph in a table that only lays the page out.
                Tag::Tr | Tag::Td | Tag::Th if self.dense() && ends_sentence(&self.text) => {
                    return ParagraphKind::Text;
                }
                Tag::Tr | Tag::Td | Tag::Th => return ParagraphKind::Row,
                Tag::Pre => return ParagraphKind::Preformatted,
                _ => at = above(page, at),
            }
        }
        ParagraphKind::Text
    }
}

/// Shows what is hidden where that is nearly all: a dialog lies over the page, or a script has yet to unveil it.
pub(super) fn unhide(page: &Page, pieces: &mut [Piece]) {
    let mut dialog = vec![false; page.blocks.len()];
    for (n, block) in page.blocks.iter().enumerate() {
        dialog[n] = block.tag == Tag::Dialog || find::holds(block.role.of(&page.names), "dialog");
    }
    spread(page, &mut dialog);
    let (mut hidden, mut shown) = (0, 0);
    for piece in pieces.iter() {
        if piece.dense() && !dialog[piece.block] {
            *(if piece.hidden() { &mut hidden } else { &mut shown }) += piece.text.len();
        }
    }
    if hidden > 300 && hidden > shown * 2 && (shown < 1000 || hidden > shown * 4) {
        for piece in pieces {
            piece.reason = None;
        }
    }
}

/// Shows the rest of a story that waits behind a button: hidden prose with a button beside it, where prose is shown.
pub(super) fn expand(page: &Page, pieces: &mut [Piece]) {
    let (shown, _) = weigh(page, pieces, Piece::prose);
    let (hidden, _) =
        weigh(page, pieces, |piece| if piece.hidden() && piece.dense() { piece.text.len() } else { 0 });
    // Of each block: whether the last of its children so far is a button.
    let mut button = vec![false; page.blocks.len()];
    let mut open = vec![false; page.blocks.len()];
    for (n, block) in page.blocks.iter().enumerate() {
        let at = above(page, n);
        let Some(parent) = page.blocks.get(at) else { continue };
        let first = block.hidden && !parent.hidden;
        open[n] = open[at] || first && button[at] && hidden[n] >= 150 && shown[at] >= 100;
        button[at] = block.tag == Tag::Button && !block.hidden;
    }
    let mut known = Interner::default();
    for piece in pieces.iter() {
        if piece.reason.is_none() {
            known.number(&piece.text);
        }
    }
    for piece in pieces {
        if open[piece.block] && !known.contains(&piece.text) {
            piece.reason = None;
        }
    }
}

/// Whether a line ends as sentences do.
pub(super) fn ends_sentence(text: &str) -> bool {
    let mut text = text.trim_end();
    if last(text) == ')' {
        text = text.rsplit_once('(').map_or(text, |(head, _)| head.trim_end());
    }
    let text = trim_end(text, |c| matches!(c, '"' | '”' | '’' | '\'' | '»' | '」' | '』' | '“' | ')' | ' '));
    matches!(last(text), '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '۔' | '؟')
}
