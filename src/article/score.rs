//! Decides of every paragraph of a marked-up page whether it is the story, and if not, why. May use `page`.

use super::container::{inside, kept};
use super::counts::signature;
use super::piece::{Piece, ends_sentence};
use super::{ParagraphKind, boilerplate, byline, front, published, repeated, title};
use crate::find::holds;
use crate::page::{MarkKind, Page, Tag};

/// Names each paragraph's reason to go; those without one are the story.
pub(super) fn judge(page: &Page, pieces: &mut [Piece], headline: &str) {
    let mut hints = hints(page, pieces);
    walls(page, pieces, &mut hints);
    sign_ups(page, pieces, &mut hints);
    for piece in pieces.iter_mut() {
        piece.reason = piece.reason.or(hints[piece.block]).or_else(|| boilerplate::phrase(&piece.text));
        let cookie = piece.reason.is_none() && boilerplate::consent(&piece.text);
        piece.reason = piece.reason.or(cookie.then_some("cookie"));
    }
    by_marks(page, pieces);
    front::judge(page, pieces, headline);
    repeated::judge(page, pieces);
    let inside = inside(page, pieces);
    let first = pieces.iter().position(|p| p.reason.is_none() && inside[p.block] && p.dense());
    let last = pieces.iter().rposition(|p| p.reason.is_none() && inside[p.block] && p.dense());
    let figures = figures(page, pieces);
    let lead = first.and_then(|first| lead(page, pieces, first));
    for (n, piece) in pieces.iter_mut().enumerate() {
        if piece.reason.is_some() {
            continue;
        }
        let linked = piece.linked * 10 > piece.text.len() * 7;
        let kind = piece.kind(page);
        let heading = kind == ParagraphKind::Heading;
        piece.reason = match () {
            () if title::same(&piece.text, headline) => Some("headline"),
            () if byline::line(&piece.text, None).is_some() => Some("byline"),
            () if !inside[piece.block] => Some("outside"),
            () if linked && !piece.dense() => Some("related"),
            () if kind == ParagraphKind::Text && published::clock(&piece.text) => Some("date"),
            () if figures[piece.block] => Some("factbox"),
            () if last.is_some_and(|l| n + 1 >= l) && byline::contact(&piece.text) => Some("byline"),
            () if boilerplate::doubled(&piece.text) || boilerplate::credited(&piece.text) => Some("caption"),
            () if first.is_some_and(|f| n < f) && lead != Some(n) && !ends_sentence(&piece.text) => {
                Some("header")
            }
            () if last.is_some_and(|l| n > l) && (heading || !ends_sentence(&piece.text)) => {
                let item = kind == ParagraphKind::ListItem && piece.linked == 0;
                (!item).then_some("footer")
            }
            () => None,
        };
    }
}

/// The heading right above the first paragraph, where a later one like it heads another post of the same template.
fn lead(page: &Page, pieces: &[Piece], first: usize) -> Option<usize> {
    let around = |piece: &Piece| page.blocks[piece.block].parent.map(|parent| parent as usize);
    let found = (first.saturating_sub(2)..first).rev().find(|&n| {
        pieces[n].reason.is_none()
            && page.blocks[pieces[n].block].tag.heading().is_some_and(|level| level > 1)
    })?;
    let (tag, own) = (page.blocks[pieces[found].block].tag, around(&pieces[found])?);
    let like = |piece: &Piece| {
        let other = around(piece);
        page.blocks[piece.block].tag == tag
            && other != Some(own)
            && other.is_some_and(|other| signature(page, other) == signature(page, own))
    };
    pieces[first..].iter().any(like).then_some(found)
}

/// Of each block: whether it is in a list of terms that gives figures, such as the price of a share.
fn figures(page: &Page, pieces: &[Piece]) -> Vec<bool> {
    let mut list: Vec<Option<usize>> = Vec::with_capacity(page.blocks.len());
    for (n, block) in page.blocks.iter().enumerate() {
        let own = (block.tag == Tag::Dl).then_some(n);
        list.push(own.or_else(|| block.parent.and_then(|p| list.get(p as usize).copied().flatten())));
    }
    // Of each list: its entries, those with a figure, and those that are too long to go with one.
    let mut counts = vec![(0_usize, 0_usize, 0_usize); page.blocks.len()];
    for piece in pieces {
        if let Some(at) = list[piece.block] {
            counts[at].0 += 1;
            counts[at].1 += usize::from(piece.text.contains(|c: char| c.is_ascii_digit()));
            counts[at].2 += usize::from(piece.text.len() > 60 || ends_sentence(&piece.text));
        }
    }
    let all = |at: usize| counts[at].2 == 0 && counts[at].1 * 2 >= counts[at].0;
    list.into_iter().map(|at| at.is_some_and(all)).collect()
}

/// Each block's reason to go by its element and names, its own or an enclosing block's.
fn hints(page: &Page, pieces: &[Piece]) -> Vec<Option<&'static str>> {
    let (sums, total) = kept(page, pieces, Piece::dense);
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
        // A box or a dialog says by its name what it holds.
        let found = match block.tag {
            Tag::Aside | Tag::Dialog => named().or(by_tag),
            _ => by_tag.or_else(named),
        };
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
    let (sums, total) = kept(page, pieces, Piece::dense);
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

/// The box around a field for an e-mail address goes as a whole where it is small: it wants readers to sign up.
fn sign_ups(page: &Page, pieces: &[Piece], reasons: &mut [Option<&'static str>]) {
    let (sums, total) = kept(page, pieces, |_| true);
    let mut boxes = vec![false; page.blocks.len()];
    for block in page.blocks.iter().filter(|b| b.tag == Tag::Input && holds(b.role.of(&page.names), "email"))
    {
        let mut around = block.parent.map(|p| p as usize);
        for _ in 0..3 {
            let Some(at) = around.filter(|&at| sums[at] <= 400 && sums[at] * 3 < total) else { break };
            boxes[at] = true;
            around = page.blocks[at].parent.map(|p| p as usize);
        }
    }
    for (n, block) in page.blocks.iter().enumerate() {
        boxes[n] |= block.parent.is_some_and(|p| boxes[p as usize]);
        reasons[n] = reasons[n].or(boxes[n].then_some("promotion"));
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
