//! Decides of every paragraph of a marked-up page whether it is the story, and if not, why. May use `page`.

use super::{ParagraphKind, boilerplate, byline, title};
use crate::page::{MarkKind, Page, Tag};
use crate::span::Span;

/// A stretch of text that a reader sees as one paragraph.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) block: usize,
    /// Where in the page's text.
    pub(super) span: Span,
    /// Bytes of it inside links.
    pub(super) linked: usize,
    /// Why it is left out; none where it is kept.
    pub(super) reason: Option<&'static str>,
}

/// Groups the runs into paragraphs; hidden text becomes paragraphs of its own.
pub(super) fn pieces(page: &Page) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut end = 0;
    for run in &page.runs {
        let between = page.text.get(end..run.span.start as usize).unwrap_or_default();
        end = run.span.end as usize;
        let hidden = run.hidden || page.blocks.get(run.block as usize).is_some_and(|b| b.hidden);
        let reason = hidden.then_some("hidden");
        let mut at = run.span.start as usize;
        for (n, part) in run.span.of(&page.text).split("\n\n").enumerate() {
            let span = Span::new(at, at + part.len());
            at += part.len() + 2;
            let linked = if run.link { part.len() } else { 0 };
            let joins = n == 0 && !run.first && between != "\n\n";
            match pieces.last_mut() {
                Some(last) if joins && last.block == run.block as usize && last.reason == reason => {
                    last.text.push_str(between);
                    last.text.push_str(part);
                    last.span.end = span.end;
                    last.linked += linked;
                }
                _ => pieces.push(Piece {
                    text: part.to_owned(),
                    block: run.block as usize,
                    span,
                    linked,
                    reason,
                }),
            }
        }
    }
    for piece in &mut pieces {
        if page.blocks.get(piece.block).is_none_or(|b| b.tag != Tag::Pre) {
            piece.text = piece.text.replace('\n', " ");
        }
        piece.text = piece.text.trim().to_owned();
    }
    pieces.retain(|piece| !piece.text.is_empty() && piece.block < page.blocks.len());
    pieces
}

impl Piece {
    /// Long and free of links: what stories are made of.
    pub(super) fn dense(&self) -> bool {
        self.linked * 2 < self.text.len() && self.text.len() >= 80
            || self.linked * 3 < self.text.len() && self.text.len() >= 40 && ends_sentence(&self.text)
    }

    pub(super) fn kind(&self, page: &Page) -> ParagraphKind {
        let mut block = Some(self.block);
        for _ in 0..4 {
            let Some(at) = block else { break };
            match page.blocks[at].tag {
                tag if tag.heading().is_some() => return ParagraphKind::Heading,
                Tag::Li | Tag::Dd | Tag::Dt => return ParagraphKind::ListItem,
                Tag::Blockquote => return ParagraphKind::Quote,
                Tag::Tr | Tag::Td | Tag::Th => return ParagraphKind::Row,
                Tag::Pre => return ParagraphKind::Preformatted,
                _ => block = page.blocks[at].parent.map(|p| p as usize),
            }
        }
        ParagraphKind::Text
    }
}

/// Shows what is hidden where that is nearly all: a dialog lies over the page, or a script has yet to unveil it.
pub(super) fn unhide(page: &Page, pieces: &mut [Piece]) {
    let mut dialog: Vec<bool> = Vec::with_capacity(page.blocks.len());
    for block in &page.blocks {
        let own = block.tag == Tag::Dialog || block.role.of(&page.names).contains("dialog");
        dialog.push(own || block.parent.is_some_and(|p| dialog.get(p as usize) == Some(&true)));
    }
    let (mut hidden, mut shown) = (0, 0);
    for piece in pieces.iter().filter(|p| p.dense() && !dialog[p.block]) {
        *(if piece.reason == Some("hidden") { &mut hidden } else { &mut shown }) += piece.text.len();
    }
    if hidden > 300 && hidden > shown * 2 && shown < 1000 {
        for piece in pieces.iter_mut() {
            piece.reason = None;
        }
    }
}

/// Whether a line ends as sentences do.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end();
    let text = if text.ends_with(')') {
        text.rsplit_once('(').map_or(text, |(head, _)| head.trim_end())
    } else {
        text
    };
    text.trim_end_matches(['"', '”', '’', '\'', '»', '」', '』', '“', ')', ' '])
        .ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

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

/// Which blocks lie in the one that holds the story: from the outermost down, as long as one holds most of the text.
fn inside(page: &Page, pieces: &[Piece]) -> Vec<bool> {
    let count = page.blocks.len();
    let mut own = vec![0_usize; count];
    for piece in pieces.iter().filter(|p| p.reason.is_none() && p.dense()) {
        own[piece.block] += piece.text.len();
    }
    let total: usize = own.iter().sum();
    let sums = sums(page, own);
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
