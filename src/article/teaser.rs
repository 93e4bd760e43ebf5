//! Lines and boxes among the story's paragraphs that lead to other stories, whatever is written above them. May use `page`.

use super::container::{above, weigh};
use super::cut::words;
use super::piece::{Piece, ends_sentence};
use super::{ParagraphKind, Reason};
use crate::find::{around, holds};
use crate::page::{Page, Tag};

/// No label before a link is longer, in bytes.
const LABEL: usize = 30;
/// Nor a line above a box.
const HEAD: usize = 80;
/// A teaser's heading and its lines, in bytes.
const CARD: usize = 320;

/// Whether a line without a full stop is a link behind a label, in any language: `READ MORE | Ferry late again`,
/// `Przeczytaj też: Karetka czekała`.
pub(super) fn labelled(piece: &Piece) -> bool {
    let text = piece.text.as_str();
    if piece.linked * 2 <= text.len() {
        return false;
    }
    let led = |(label, to): (&str, &str)| {
        label.len() <= LABEL && label.len() + 2 + piece.linked >= text.len() && words(to).len() > 3
    };
    holds(text, " | ") || around(text, ":").is_some_and(led)
}

/// Whether the story's sub-heads are links, each with a paragraph right below it: it leads to places or things that it tells
/// of, as a list of walks does. A teaser has a box of its own.
pub(super) fn places(page: &Page, pieces: &[Piece]) -> bool {
    let mut last = usize::MAX;
    let mut heads = 0;
    for two in pieces.windows(2) {
        let [head, below] = two else { continue };
        let around = above(page, head.block);
        if head.heading()
            && head.kept() > 0
            && head.links()
            && below.prose() > 0
            && above(page, below.block) == around
        {
            heads = if around == last { heads + 1 } else { 1 };
            last = around;
        }
    }
    heads > 2
}

/// Names what is left of such boxes once the links in them are named: the items of their lists, the lines below their
/// headings, and what stands above it all.
pub(super) fn judge(page: &Page, pieces: &mut [Piece]) {
    listed(page, pieces);
    cards(page, pieces);
    empty(page, pieces);
}

/// Right below a line such as `More stories`, items with links lead to these, whatever else they say.
fn listed(page: &Page, pieces: &mut [Piece]) {
    let mut announced = false;
    for piece in pieces {
        let item = piece.linked > 0 && piece.kind(page) == ParagraphKind::ListItem;
        match piece.reason {
            None if announced && item => piece.reason = Some(Reason::Related),
            None => announced = false,
            Some(Reason::Related) if piece.linked == 0 => announced = true,
            Some(_) => {}
        }
    }
}

/// A heading that is a link tells of another story with all that stands below it in a small box, where such boxes are but
/// a small part of the story: else they are the story, as in a list of things to see.
fn cards(page: &Page, pieces: &mut [Piece]) {
    let (text, _) = weigh(page, pieces, |piece| if piece.hidden() { 0 } else { piece.text.len() });
    let (heads, _) = weigh(page, pieces, |piece| {
        usize::from(piece.heading() && piece.links() && piece.reason == Some(Reason::Related))
    });
    let (mut whole, mut told) = (0, 0);
    let mut found = Vec::new();
    for (n, piece) in pieces.iter().enumerate() {
        whole += piece.kept();
        let around = above(page, piece.block);
        if piece.kept() > 0 && heads.get(around) == Some(&1) && text[around] <= CARD {
            told += piece.kept();
            found.push(n);
        }
    }
    if told * 3 <= whole {
        for n in found {
            pieces[n].reason = Some(Reason::Related);
        }
    }
}

/// A heading, or a short line, goes with what it heads, where that is no part of the story: the box of a newsletter, or of
/// other stories.
fn empty(page: &Page, pieces: &mut [Piece]) {
    let (kept, _) = weigh(page, pieces, Piece::kept);
    let (gone, _) = weigh(page, pieces, |piece| {
        usize::from(matches!(piece.reason, Some(Reason::Promotion | Reason::Related | Reason::Byline)))
    });
    let (mut list, mut links) = (usize::MAX, false);
    let mut heads = Vec::new();
    for (n, piece) in pieces.iter_mut().enumerate().rev() {
        let around = above(page, piece.block);
        let own = piece.reason.is_none();
        let line = piece.tag != Tag::Li && piece.text.len() <= HEAD && !ends_sentence(&piece.text);
        // The box around it, or its own block, where only what stands deeper is one.
        let alone = [around, piece.block]
            .iter()
            .any(|&at| kept.get(at) == Some(&piece.kept()) && gone.get(at).is_some_and(|&gone| gone > 0));
        // Right above a list of links beside it.
        let above_links = links && list == around;
        if own && (piece.heading() || line) {
            if alone {
                piece.reason = Some(Reason::Related);
            } else if above_links {
                heads.push(n);
            }
        }
        links = piece.tag == Tag::Li && piece.reason == Some(Reason::Related);
        list = above(page, around);
    }
    // A page of many such lists is made of them.
    if heads.len() <= 2 {
        for n in heads {
            pieces[n].reason = Some(Reason::Related);
        }
    }
}
