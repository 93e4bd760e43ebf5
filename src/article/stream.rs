//! Where another story begins below this one, as on pages that load the next as a reader scrolls. May use `page`.

use super::Reason;
use super::container::above;
use super::piece::Piece;
use super::{byline, front, title};
use crate::page::{Page, Tag};

/// A story has so many bytes before another may begin.
const STORY: usize = 200;
/// So soon after its headline a story says who wrote it, or when.
const NEAR: usize = 3;

/// More of them make the page a list.
const MOST: usize = 3;

/// Sets aside all from a second headline of the first rank on that opens a story: it has a byline or a date of its own, or stands
/// in an `article` beside this one's. Sloppy pages give sub-heads that rank too.
pub(super) fn judge(page: &Page, pieces: &mut [Piece], headline: &str) {
    let first = |piece: &Piece| piece.tag == Tag::H1 && !piece.hidden();
    let Some(top) = pieces.iter().position(|piece| first(piece) && title::same(&piece.text, headline)) else {
        return;
    };
    let own = articles(page, pieces[top].block);
    let mut prose = 0;
    let mut others = (top + 1..pieces.len()).filter(|&at| {
        prose += pieces[at].prose();
        if prose < STORY || !first(&pieces[at]) || title::same(&pieces[at].text, headline) {
            return false;
        }
        let lines = &pieces[at + 1..pieces.len().min(at + 1 + NEAR)];
        let signed = |piece: &Piece| byline::is_line(&piece.text) || front::date(&piece.text);
        let around = articles(page, pieces[at].block);
        let beside = !own.is_empty() && !around.is_empty() && !around.contains(&own[0]);
        beside || lines.iter().any(signed)
    });
    let Some(next) = others.next() else { return };
    if others.count() < MOST {
        for piece in pieces[next..].iter_mut().filter(|piece| piece.reason.is_none()) {
            piece.reason = Some(Reason::Related);
        }
    }
}

/// The `article` elements around a block, the innermost first.
fn articles(page: &Page, mut block: usize) -> Vec<usize> {
    let mut found = Vec::new();
    while let Some(around) = page.blocks.get(block) {
        if around.tag == Tag::Article {
            found.push(block);
        }
        block = above(page, block);
    }
    found
}
