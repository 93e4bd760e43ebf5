//! Quotations set apart that only repeat what the story says. May use `page`.

use super::ParagraphKind;
use super::piece::Piece;
use crate::find::holds;
use crate::letters;
use crate::page::Page;

/// More of them, and a page is no story.
const MOST: usize = 20;

/// Names those quotations all of whose sentences stand in the story too.
pub(super) fn judge(page: &Page, pieces: &mut [Piece]) {
    let called = |block: usize| holds(page.blocks[block].class.of(&page.names), "quote");
    let around = |block: usize| page.blocks[block].parent.map(|parent| parent as usize);
    let apart = |piece: &Piece| {
        let named = || called(piece.block) || around(piece.block).is_some_and(called);
        matches!(piece.reason, None | Some("related"))
            && piece.text.len() <= 300
            && (piece.kind(page) == ParagraphKind::Quote || named())
    };
    let found: Vec<usize> = (0..pieces.len()).filter(|&at| apart(&pieces[at])).take(MOST).collect();
    if found.is_empty() {
        return;
    }
    let mut story = String::new();
    for piece in pieces.iter().filter(|piece| piece.reason.is_none() && !apart(piece)) {
        story.push_str(&letters::bare(&piece.text));
        story.push('\n');
    }
    for at in found {
        let parts = pieces[at].text.split(['.', '!', '?', '…', '。']).map(letters::bare);
        let mut parts = parts.filter(|part| !part.is_empty()).peekable();
        if parts.peek().is_some() && parts.all(|part| holds(&story, &part)) {
            pieces[at].reason = Some("quote");
        }
    }
}
