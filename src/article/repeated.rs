//! What the page says twice: quotations set apart that only repeat the story, and copies of it. May use `page` and
//! `intern`.

use super::container::above;
use super::cut::parts;
use super::piece::{Piece, ends_sentence};
use super::{ParagraphKind, Reason};
use crate::find::holds;
use crate::intern::Interner;
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
        // Who said it goes with it.
        let whose = at.checked_sub(1).is_some_and(|before| pieces[before].reason == Some(Reason::Quote))
            && pieces[at].text.len() <= 80
            && !ends_sentence(&pieces[at].text);
        if said && !new || whose {
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

/// Paragraphs that follow one another as they did before are a copy's, for another width or for print.
pub(super) fn copies(pieces: &mut [Piece]) {
    let mut known = Interner::default();
    // Where a copy begins, and how much prose it has; which paragraph would be its next one, counted from 1.
    let (mut from, mut long, mut next) = (0, 0, 0);
    for n in 0..=pieces.len() {
        let mut said = 0;
        if let Some(piece) = pieces.get(n) {
            if piece.reason.is_some() {
                continue;
            }
            let new = known.len() as u32;
            let number = known.number(&piece.text);
            said = if number < new { number + 1 } else { 0 };
        }
        if said == 0 || said != next {
            for piece in &mut pieces[from..n] {
                if long >= 300 && piece.reason.is_none() {
                    piece.reason = Some(Reason::Furniture);
                }
            }
            (from, long) = (n, 0);
        }
        if said > 0 {
            long += pieces[n].prose();
            next = said + 1;
        }
    }
}
