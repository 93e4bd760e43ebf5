//! Which blocks hold the story, and sums over blocks. May use `page`.

use super::piece::Piece;
use crate::page::{Page, Tag};

/// The block around a block; no block has the number where it is the outermost.
pub(super) fn above(page: &Page, block: usize) -> usize {
    page.blocks.get(block).and_then(|block| block.parent).map_or(usize::MAX, |parent| parent as usize)
}

/// Marks all that lies in a marked block. A parent stands before its children, so one pass does.
pub(super) fn spread(page: &Page, marks: &mut [bool]) {
    for n in 0..marks.len() {
        if marks.get(above(page, n)) == Some(&true) {
            marks[n] = true;
        }
    }
}

/// What the pieces weigh: of each block with all that it encloses, and of the page.
pub(super) fn weigh(page: &Page, pieces: &[Piece], weight: fn(&Piece) -> usize) -> (Vec<usize>, usize) {
    let mut sums = vec![0; page.blocks.len()];
    let mut total = 0;
    for piece in pieces {
        let weight = weight(piece);
        sums[piece.block] += weight;
        total += weight;
    }
    for n in (0..sums.len()).rev() {
        let parent = above(page, n);
        if parent < n {
            sums[parent] += sums[n];
        }
    }
    (sums, total)
}

/// Which blocks lie in the one that holds the story: from the outermost down, as long as one holds most of the text.
pub(super) fn inside(page: &Page, pieces: &[Piece]) -> Vec<bool> {
    let (sums, mut whole) = weigh(page, pieces, Piece::prose);
    // One pass in order follows the heaviest child of each.
    let mut best = usize::MAX;
    for (n, block) in page.blocks.iter().enumerate() {
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
        if above(page, n) == best && !leaf && sums[n] > 0 && sums[n] * 10 >= whole * 7 {
            (best, whole) = (n, sums[n]);
        }
    }
    let mut inside = vec![best == usize::MAX; page.blocks.len()];
    if let Some(found) = inside.get_mut(best) {
        *found = true;
        joined(page, pieces, &sums, best, &mut inside);
    }
    spread(page, &mut inside);
    inside
}

/// Marks what stands beside the container and reads like it: an opening set apart, or the rest after an advertisement.
/// A teaser has a heading or a link; a stretch of a story has paragraphs.
fn joined(page: &Page, pieces: &[Piece], prose: &[usize], best: usize, inside: &mut [bool]) {
    let (text, _) = weigh(page, pieces, Piece::kept);
    let (other, _) = weigh(page, pieces, |piece| match piece.reason {
        None if piece.heading() => piece.text.len().max(60),
        None => piece.linked,
        Some(_) => 0,
    });
    // The container and the blocks around it, up to three.
    let mut around = vec![best];
    let mut parent = above(page, best);
    while let Some(block) = page.blocks.get(parent)
        && block.tag != Tag::Body
        && around.len() < 4
    {
        around.push(parent);
        parent = above(page, parent);
    }
    for n in 0..inside.len() {
        let sibling = around[1..].contains(&above(page, n)) && !around.contains(&n);
        // A paragraph by itself may name with a link whom it speaks of.
        let links = if page.blocks[n].tag == Tag::P { 4 } else { 12 };
        if sibling && prose[n] >= 100 && prose[n] * 10 >= text[n] * 8 && other[n] * links <= text[n] {
            inside[n] = true;
        }
    }
}
