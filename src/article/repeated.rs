//! Quotations set apart that only repeat what the story says. May use `page`.

use super::container::above;
use super::cut::parts;
use super::piece::Piece;
use super::{ParagraphKind, Reason};
use crate::find::holds;
use crate::letters;
use crate::page::Page;

/// More of them, and a page is no story.
const MOST: usize = 20;

/// Names those quotations all of whose sentences stand in the story too.
pub(super) fn judge(page: &Page, pieces: &mut [Piece]) {
    let mut found = Vec::new();
    for (n, piece) in pieces.iter().enumerate() {
        if found.len() < MOST && apart(page, piece) {
            found.push(n);
        }
    }
    if found.is_empty() {
        return;
    }
    let mut story = String::new();
    for piece in pieces.iter() {
        if piece.reason.is_none() && !apart(page, piece) {
            story.extend(letters::bare(&piece.text));
            story.push('\n');
        }
    }
    for at in found {
        let (mut said, mut new) = (false, false);
        for part in parts(&pieces[at].text, |c| matches!(c, '.' | '!' | '?' | '…' | '。')) {
            let part: String = letters::bare(part).collect();
            said |= !part.is_empty();
            new |= !holds(&story, &part);
        }
        if said && !new {
            pieces[at].reason = Some(Reason::Quote);
        }
    }
}

/// Whether a paragraph is a quotation set apart, by its element or its name.
fn apart(page: &Page, piece: &Piece) -> bool {
    let called = |block: usize| {
        page.blocks.get(block).is_some_and(|block| holds(block.class.of(&page.names), "quote"))
    };
    matches!(piece.reason, None | Some(Reason::Related))
        && piece.text.len() <= 300
        && (piece.kind(page) == ParagraphKind::Quote
            || called(piece.block)
            || called(above(page, piece.block)))
}
