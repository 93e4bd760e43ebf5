//! What a page itself says of where its story begins and ends: `itemprop="articleBody"`, its one `<article>`, the
//! `articleBody` of its structured data. Evidence, not an answer: it must hold a good part of the prose. May use `page`.

use super::Reason;
use super::container::spread;
use super::json_ld::{JsonLd, Key};
use super::piece::Piece;
use crate::find::holds;
use crate::letters;
use crate::page::{Page, Tag};

/// Less prose, in bytes, is a teaser or an opening.
const LEAST: usize = 150;

/// Leaves of the container's blocks those that the page calls the story, and says whether it calls any so.
pub(super) fn narrow(page: &Page, pieces: &[Piece], inside: &mut [bool]) -> bool {
    let mut called = called(page);
    spread(page, &mut called);
    let (mut whole, mut own) = (0, 0);
    for piece in pieces.iter().filter(|piece| inside[piece.block]) {
        whole += piece.prose();
        own += if called[piece.block] { piece.prose() } else { 0 };
    }
    let believed = own >= LEAST && own * 3 >= whole;
    if believed {
        for (inside, called) in inside.iter_mut().zip(called) {
            *inside &= called;
        }
    }
    believed
}

/// The blocks that are called the story's body; else the only `<article>`.
fn called(page: &Page) -> Vec<bool> {
    let mut called = Vec::new();
    let mut articles = Vec::new();
    for (n, block) in page.blocks.iter().enumerate() {
        called.push(holds(block.role.of(&page.names), "articleBody"));
        if block.tag == Tag::Article {
            articles.push(n);
        }
    }
    if let (false, [only]) = (called.contains(&true), &articles[..]) {
        called[*only] = true;
    }
    called
}

/// Sets aside the prose behind the paragraph with which the text in the page's data ends. Where that was cut short, it
/// ends within one, or long before the story does.
pub(super) fn end(said: &JsonLd, inside: &[bool], pieces: &mut [Piece]) {
    let Some(told) = said.first(Key::ArticleBody) else { return };
    let told: String = letters::bare(told).collect();
    let (mut whole, mut before, mut last) = (0, 0, None);
    for (n, piece) in pieces.iter().enumerate().filter(|(_, piece)| inside[piece.block]) {
        let prose = piece.prose();
        whole += prose;
        if prose > 0 && told.ends_with(&letters::bare(&piece.text).collect::<String>()) {
            (before, last) = (whole, Some(n));
        }
    }
    let Some(last) = last.filter(|_| before * 2 >= whole && told.len() * 3 >= before * 2) else { return };
    for piece in &mut pieces[last + 1..] {
        if piece.reason.is_none() && piece.dense() {
            piece.reason = Some(Reason::Outside);
        }
    }
}
