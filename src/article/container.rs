//! Which blocks hold the story. May use `page`.

use super::piece::Piece;
use crate::page::{Page, Tag};

/// Which blocks lie in the one that holds the story: from the outermost down, as long as one holds most of the text.
pub(super) fn inside(page: &Page, pieces: &[Piece]) -> Vec<bool> {
    let count = page.blocks.len();
    let (sums, total) = kept(page, pieces, Piece::dense);
    // A parent stands before its children, so one pass in order follows the heaviest child of each.
    let mut best: Option<usize> = None;
    for (n, block) in page.blocks.iter().enumerate() {
        let parent = block.parent.map(|p| p as usize);
        let leaf = matches!(
            block.tag,
            Tag::P
                | Tag::Li
                | Tag::Pre
                | Tag::Blockquote
                | Tag::Ul
                | Tag::Ol
                | Tag::Td
                | Tag::Tr
                | Tag::Footer
        );
        let whole = best.map_or(total, |b| sums[b]);
        if parent == best && !leaf && sums[n] > 0 && sums[n] * 10 >= whole * 7 {
            best = Some(n);
        }
    }
    let mut inside = vec![best.is_none(); count];
    if let Some(best) = best {
        inside[best] = true;
        joined(page, pieces, &sums, best, &mut inside);
    }
    for (n, block) in page.blocks.iter().enumerate() {
        inside[n] |= block.parent.is_some_and(|p| inside[p as usize]);
    }
    inside
}

/// Marks what stands beside the container and reads like it: an opening set apart, or the rest after an advertisement.
/// A teaser has a heading or a link; a stretch of a story has paragraphs.
fn joined(page: &Page, pieces: &[Piece], prose: &[usize], best: usize, inside: &mut [bool]) {
    let count = page.blocks.len();
    let (mut text, mut other) = (vec![0_usize; count], vec![0_usize; count]);
    for piece in pieces.iter().filter(|p| p.reason.is_none()) {
        text[piece.block] += piece.text.len();
        let heading = page.blocks[piece.block].tag.heading().is_some();
        other[piece.block] += if heading { piece.text.len().max(60) } else { piece.linked };
    }
    let (text, other) = (sums(page, text), sums(page, other));
    // The container and the blocks around it, up to three.
    let mut around = vec![best];
    while around.len() < 4 {
        match around.last().and_then(|b| page.blocks[*b].parent).map(|p| p as usize) {
            Some(parent) if page.blocks[parent].tag != Tag::Body => around.push(parent),
            _ => break,
        }
    }
    for (n, block) in page.blocks.iter().enumerate() {
        let parent = block.parent.map(|p| p as usize);
        let sibling = parent.is_some_and(|p| around[1..].contains(&p)) && !around.contains(&n);
        if sibling && prose[n] >= 100 && prose[n] * 10 >= text[n] * 8 && other[n] * 12 <= text[n] {
            inside[n] = true;
        }
    }
}

/// Bytes of text in what is kept so far and `counted`: of each block with all that it encloses, and of the page.
pub(super) fn kept(page: &Page, pieces: &[Piece], counted: impl Fn(&Piece) -> bool) -> (Vec<usize>, usize) {
    let mut own = vec![0_usize; page.blocks.len()];
    for piece in pieces.iter().filter(|p| p.reason.is_none() && counted(p)) {
        own[piece.block] += piece.text.len();
    }
    let total = own.iter().sum();
    (sums(page, own), total)
}

/// Adds every block's own sum to all that enclose it.
pub(super) fn sums(page: &Page, mut own: Vec<usize>) -> Vec<usize> {
    for (n, block) in page.blocks.iter().enumerate().rev() {
        if let Some(parent) = block.parent.map(|p| p as usize)
            && parent < n
        {
            own[parent] += own[n];
        }
    }
    own
}
