//! Decides of every paragraph of a marked-up page whether it is the story, and if not, why. May use `page`.

use super::container::{inside, sums};
use super::piece::{Piece, ends_sentence};
use super::{ParagraphKind, boilerplate, byline, title};
use crate::page::{MarkKind, Page, Tag};

/// Names each paragraph's reason to go; those without one are the story.
pub(super) fn judge(page: &Page, pieces: &mut [Piece], headline: &str) {
    let mut hints = hints(page, pieces);
    walls(page, pieces, &mut hints);
    for piece in pieces.iter_mut() {
        piece.reason = piece.reason.or(hints[piece.block]).or_else(|| boilerplate::phrase(&piece.text));
    }
    by_marks(page, pieces);
    let inside = inside(page, pieces);
    let first = pieces.iter().position(|p| p.reason.is_none() && inside[p.block] && p.dense());
    let last = pieces.iter().rposition(|p| p.reason.is_none() && inside[p.block] && p.dense());
    for (n, piece) in pieces.iter_mut().enumerate() {
        if piece.reason.is_some() {
            continue;
        }
        let linked = piece.linked * 10 > piece.text.len() * 7;
        let heading = piece.kind(page) == ParagraphKind::Heading;
        piece.reason = match () {
            () if title::same(&piece.text, headline) => Some("headline"),
            () if byline::line(&piece.text).is_some() => Some("byline"),
            () if !inside[piece.block] => Some("outside"),
            () if linked && !piece.dense() => Some("related"),
            () if boilerplate::doubled(&piece.text) || boilerplate::credited(&piece.text) => Some("caption"),
            () if first.is_some_and(|f| n < f) && !ends_sentence(&piece.text) => Some("header"),
            () if last.is_some_and(|l| n > l) && (heading || !ends_sentence(&piece.text)) => {
                let item = piece.kind(page) == ParagraphKind::ListItem && piece.linked == 0;
                (!item).then_some("footer")
            }
            () => None,
        };
    }
}

/// Each block's reason to go by its element and names, its own or an enclosing block's.
fn hints(page: &Page, pieces: &[Piece]) -> Vec<Option<&'static str>> {
    let mut own = vec![0_usize; page.blocks.len()];
    for piece in pieces.iter().filter(|p| p.reason.is_none() && p.dense()) {
        own[piece.block] += piece.text.len();
    }
    let total: usize = own.iter().sum();
    let sums = sums(page, own);
    let mut within = vec![false; page.blocks.len()];
    let mut reasons: Vec<Option<&'static str>> = Vec::with_capacity(page.blocks.len());
    for (n, block) in page.blocks.iter().enumerate() {
        let above = block.parent.and_then(|p| reasons.get(p as usize).copied().flatten());
        within[n] = block.tag == Tag::Article || block.parent.is_some_and(|p| within[p as usize]);
        let by_tag = match block.tag {
            Tag::Nav | Tag::Menu | Tag::Search => Some("navigation"),
            // A statement may close an article; what closes a page holds little prose.
            Tag::Footer if within[n] && sums[n] >= 200 => None,
            Tag::Footer => Some("footer"),
            Tag::Aside => Some("related"),
            Tag::Form | Tag::Button | Tag::Input | Tag::Select | Tag::Textarea | Tag::Fieldset => {
                Some("form")
            }
            Tag::Figure | Tag::Figcaption | Tag::Caption => Some("caption"),
            Tag::Dialog => Some("promotion"),
            _ => None,
        };
        let named = || {
            let names = [block.class, block.id, block.role];
            names.iter().find_map(|names| boilerplate::hint(names.of(&page.names)))
        };
        // A name on what holds most of the page's text tells of something in it, not of all of it.
        let most = total > 0 && sums[n] * 2 > total;
        let found = by_tag.or_else(named);
        // Comments and consent may outweigh a story that stands beside them.
        let beside = matches!(found, Some("comment" | "cookie")) && total - sums[n] >= 200;
        reasons.push(above.or(if most && !beside { None } else { found }));
    }
    reasons
}

/// The box that a wall's wording stands in goes as a whole, prices and promises with it.
fn walls(page: &Page, pieces: &[Piece], reasons: &mut [Option<&'static str>]) {
    let walls: Vec<usize> = pieces.iter().filter(|p| boilerplate::wall(&p.text)).map(|p| p.block).collect();
    if walls.is_empty() {
        return;
    }
    let mut own = vec![0_usize; page.blocks.len()];
    for piece in pieces.iter().filter(|p| p.reason.is_none() && p.dense()) {
        own[piece.block] += piece.text.len();
    }
    let total: usize = own.iter().sum();
    let sums = sums(page, own);
    // A box of offers holds little prose and never most of it: the story stands beside it.
    let small =
        |block: usize| sums[block] <= 600 && sums[block] * 2 < total && page.blocks[block].tag != Tag::Body;
    for mut block in walls {
        for _ in 0..4 {
            match page.blocks[block].parent.map(|p| p as usize) {
                Some(parent) if small(parent) => block = parent,
                _ => break,
            }
        }
        if !small(block) {
            continue;
        }
        reasons[block] = Some("wall");
    }
    for n in 0..page.blocks.len() {
        if let Some(parent) = page.blocks[n].parent
            && reasons[parent as usize] == Some("wall")
        {
            reasons[n] = Some("wall");
        }
    }
}

/// Paragraphs that an inline element with a telling name covers.
fn by_marks(page: &Page, pieces: &mut [Piece]) {
    for mark in page.marks.iter().filter(|m| m.kind != MarkKind::Link || !m.role.is_empty()) {
        let role = mark.role.of(&page.names);
        let author = role.split(' ').any(|r| r.eq_ignore_ascii_case("author")).then_some("byline");
        let time = (mark.kind == MarkKind::Time).then_some("date");
        let Some(reason) = author.or(time).or_else(|| boilerplate::hint(mark.class.of(&page.names))) else {
            continue;
        };
        let at = pieces.partition_point(|p| p.span.end <= mark.span.start);
        if let Some(piece) = pieces.get_mut(at)
            && piece.reason.is_none()
            && mark.span.len() * 10 >= piece.span.len() * 6
        {
            piece.reason = Some(reason);
        }
    }
}
