//! Decides of every paragraph of a marked-up page whether it is the story, and if not, why. May use `page`.

use super::container::{above, inside, spread, weigh};
use super::counts::alike;
use super::cut::digits;
use super::json_ld::JsonLd;
use super::piece::{Piece, ends_sentence};
use super::{ParagraphKind, Reason, boilerplate, byline, front, published, repeated, teaser, title, witness};
use crate::find::holds;
use crate::page::{Block, MarkKind, Page, Tag};

/// No caption has more prose, in bytes.
const PICTURED: usize = 200;

/// Names each paragraph's reason to go; those without one are the story. Says whether the page itself told where it stands.
pub(super) fn judge(page: &Page, said: &JsonLd, pieces: &mut [Piece], headline: &str) -> bool {
    let weight = weigh(page, pieces, Piece::prose);
    let mut hints = hints(page, &weight);
    walls(page, pieces, &weight, &mut hints);
    sign_ups(page, pieces, &mut hints);
    announced(page, pieces, headline, &weight, &mut hints);
    for piece in pieces.iter_mut() {
        use ParagraphKind::{Preformatted, Quote, Row};
        // A table, a quotation or code in a figure is what it shows.
        let hint = hints[piece.block].filter(|hint| {
            *hint != Reason::Caption || !matches!(piece.kind(page), Row | Quote | Preformatted)
        });
        piece.reason = piece.reason.or(hint).or_else(|| boilerplate::phrase(&piece.text));
        if piece.reason.is_none() && boilerplate::consent(&piece.text) {
            piece.reason = Some(Reason::Cookie);
        }
        piece.reason = piece.reason.or_else(|| boilerplate::notice(&piece.text));
    }
    by_marks(page, pieces);
    front::judge(page, pieces, headline);
    repeated::judge(page, pieces);
    let top = pieces.iter().position(|p| p.tag == Tag::H1 && !p.hidden() && title::same(&p.text, headline));
    let mut inside = inside(page, pieces);
    let called = witness::narrow(page, pieces, &mut inside);
    witness::end(said, &inside, pieces);
    let prose = |piece: &Piece| inside[piece.block] && piece.prose() > 0;
    // Past all where there is no prose, and before all.
    let first = pieces.iter().position(prose);
    let last = pieces.iter().rposition(prose).unwrap_or(usize::MAX);
    // A story stands below its headline.
    let (mut below, mut prose) = (top.unwrap_or(0), 0);
    for piece in &pieces[below..] {
        prose += piece.prose();
    }
    if prose < 300 {
        below = 0;
    }
    let figures = figures(page, pieces);
    let places = teaser::places(page, pieces);
    let lead = first.and_then(|first| lead(page, pieces, first));
    let first = first.unwrap_or(0);
    for (n, piece) in pieces.iter_mut().enumerate() {
        if piece.reason.is_some() {
            continue;
        }
        let kind = piece.kind(page);
        let ended = ends_sentence(&piece.text);
        piece.reason = match () {
            () if title::same(&piece.text, headline) => Some(Reason::Headline),
            () if byline::is_line(&piece.text) => Some(Reason::Byline),
            () if !inside[piece.block] => Some(Reason::Outside),
            () if piece.links() && !piece.dense() => (!places || !piece.heading()).then_some(Reason::Related),
            () if kind == ParagraphKind::Text && !ended && teaser::labelled(piece) => Some(Reason::Related),
            () if kind == ParagraphKind::Text && published::clock(&piece.text) => Some(Reason::Date),
            () if figures[piece.block] => Some(Reason::Factbox),
            () if n + 1 >= last && byline::contact(&piece.text) => Some(Reason::Byline),
            () if boilerplate::doubled(&piece.text) || boilerplate::credited(&piece.text) => {
                Some(Reason::Caption)
            }
            () if n < first && lead != Some(n) && !ended || n < below => Some(Reason::Header),
            () if n > last && (kind == ParagraphKind::Heading || !ended) => {
                let item = kind == ParagraphKind::ListItem && piece.linked == 0;
                (!item).then_some(Reason::Footer)
            }
            () => None,
        };
    }
    teaser::judge(page, pieces);
    repeated::copies(pieces);
    called
}

/// The heading right above the first paragraph, where a later one like it heads another part, or another post of the same
/// template.
fn lead(page: &Page, pieces: &[Piece], first: usize) -> Option<usize> {
    let heads = |piece: &Piece| piece.reason.is_none() && piece.heading() && piece.tag != Tag::H1;
    let from = first.saturating_sub(2);
    let found = from + pieces[from..first].iter().rposition(heads)?;
    let (tag, own) = (pieces[found].tag, above(page, pieces[found].block));
    for piece in &pieces[first..] {
        let other = above(page, piece.block);
        let beside = other == own && found + 1 == first;
        if piece.tag == tag && (beside || other != own && alike(page, other, own)) {
            return Some(found);
        }
    }
    None
}

/// Of each block: whether it is in a list of terms that gives figures, such as the price of a share.
fn figures(page: &Page, pieces: &[Piece]) -> Vec<bool> {
    // Of each list: its entries, those with a figure, and those that are too long to go with one.
    let (all, _) = weigh(page, pieces, |_| 1);
    let (figures, _) = weigh(page, pieces, |piece| usize::from(digits(&piece.text)));
    let (long, _) =
        weigh(page, pieces, |piece| usize::from(piece.text.len() > 60 || ends_sentence(&piece.text)));
    let mut marks = vec![false; page.blocks.len()];
    for (n, block) in page.blocks.iter().enumerate() {
        marks[n] = block.tag == Tag::Dl && long[n] == 0 && figures[n] * 2 >= all[n];
    }
    spread(page, &mut marks);
    marks
}

/// Each block's reason to go by its element and names, its own or an enclosing block's.
fn hints(page: &Page, (sums, total): &(Vec<usize>, usize)) -> Vec<Option<Reason>> {
    let total = *total;
    let mut within = vec![false; page.blocks.len()];
    let mut reasons = vec![None; page.blocks.len()];
    for (n, block) in page.blocks.iter().enumerate() {
        let parent = above(page, n);
        within[n] = block.tag == Tag::Article || within.get(parent) == Some(&true);
        let outer = reasons.get(parent).copied().flatten();
        let found = match block.tag {
            Tag::Div | Tag::P if sums[n] <= PICTURED && pictured(page, block) => Some(Reason::Caption),
            // A statement may close an article; what closes a page holds little prose.
            Tag::Footer if within[n] && sums[n] >= 200 => named(page, block),
            // A box or a dialog says by its name what it holds.
            Tag::Aside | Tag::Dialog => named(page, block).or(by_tag(block.tag)),
            tag => by_tag(tag).or_else(|| named(page, block)),
        };
        // A name on what holds most of the page's text tells of something in it, not of all of it.
        let most = total > 0 && sums[n] * 2 > total;
        // Comments, consent and a long imprint may outweigh a story that stands beside them.
        let beside = matches!(found, Some(Reason::Comment | Reason::Cookie | Reason::Footer));
        let beside = beside && total - sums[n] >= 200;
        reasons[n] = outer.or(if most && !beside { None } else { found });
    }
    reasons
}

/// What an element tells of what it holds.
fn by_tag(tag: Tag) -> Option<Reason> {
    Some(match tag {
        Tag::Nav | Tag::Menu | Tag::Search => Reason::Navigation,
        Tag::Footer => Reason::Footer,
        Tag::Aside => Reason::Related,
        Tag::Form | Tag::Button | Tag::Input | Tag::Select | Tag::Textarea | Tag::Fieldset => Reason::Form,
        Tag::Figure | Tag::Figcaption | Tag::Caption => Reason::Caption,
        Tag::Dialog => Reason::Promotion,
        _ => return None,
    })
}

/// What a block's names tell of what it holds.
fn named(page: &Page, block: &Block) -> Option<Reason> {
    [block.class, block.id, block.role].iter().find_map(|names| boilerplate::hint(names.of(&page.names)))
}

/// Whether a block's class calls it a picture: a text in it is the picture's.
fn pictured(page: &Page, block: &Block) -> bool {
    boilerplate::pictured(block.class.of(&page.names))
}

/// The box that a wall's wording stands in goes as a whole, prices and promises with it.
fn walls(page: &Page, pieces: &[Piece], (sums, total): &(Vec<usize>, usize), reasons: &mut [Option<Reason>]) {
    let total = *total;
    // A box of offers holds little prose and never most of it: the story stands beside it.
    let small = |at: usize| {
        page.blocks
            .get(at)
            .is_some_and(|block| block.tag != Tag::Body && sums[at] <= 600 && sums[at] * 2 < total)
    };
    let mut boxes = vec![false; page.blocks.len()];
    for piece in pieces {
        if !boilerplate::wall(&piece.text) {
            continue;
        }
        let mut block = piece.block;
        for _ in 0..4 {
            let parent = above(page, block);
            if small(parent) {
                block = parent;
            }
        }
        boxes[block] |= small(block);
    }
    go(page, &mut boxes, reasons, |_| Some(Reason::Wall));
}

/// The box around a field for an e-mail address goes as a whole where it is small: it wants readers to sign up.
fn sign_ups(page: &Page, pieces: &[Piece], reasons: &mut [Option<Reason>]) {
    let (sums, total) = weigh(page, pieces, Piece::kept);
    let mut boxes = vec![false; page.blocks.len()];
    for (n, block) in page.blocks.iter().enumerate() {
        if block.tag != Tag::Input || !holds(block.role.of(&page.names), "email") {
            continue;
        }
        let mut around = above(page, n);
        for _ in 0..3 {
            if sums.get(around).is_none_or(|&sum| sum > 400 || sum * 3 >= total) {
                break;
            }
            boxes[around] = true;
            around = above(page, around);
        }
    }
    go(page, &mut boxes, reasons, |known| known.or(Some(Reason::Promotion)));
}

/// A heading such as `You may also like` announces all of the box that it opens, where the story stands beside it; so
/// does a line such as `Paid post`.
fn announced(
    page: &Page,
    pieces: &[Piece],
    headline: &str,
    (sums, total): &(Vec<usize>, usize),
    reasons: &mut [Option<Reason>],
) {
    let total = *total;
    // Of each block: the first piece in it.
    let mut opens = vec![usize::MAX; page.blocks.len()];
    for (n, piece) in pieces.iter().enumerate().rev() {
        opens[piece.block] = n;
    }
    for n in (0..opens.len()).rev() {
        if let Some(first) = opens.get(above(page, n)) {
            let first = opens[n].min(*first);
            opens[above(page, n)] = first;
        }
    }
    let mut related = vec![false; page.blocks.len()];
    let mut paid = vec![false; page.blocks.len()];
    for (n, piece) in pieces.iter().enumerate() {
        let phrase = boilerplate::phrase(&piece.text);
        let opens = |at: usize| opens.get(at) == Some(&n);
        let mut block = piece.block;
        let told = matches!(phrase, Some(Reason::Related | Reason::Comment));
        if piece.heading() && told && !title::same(&piece.text, headline) {
            while opens(above(page, block)) {
                block = above(page, block);
            }
            related[block] |= total - sums[block] >= 200;
        } else if phrase == Some(Reason::Promotion) && piece.text.len() <= 30 {
            // `Paid post`: a box of its own, never the story's.
            let small = |at: usize| opens(at) && sums[at] <= 600 && sums[at] * 3 < total;
            while small(above(page, block)) {
                block = above(page, block);
            }
            paid[block] |= small(block);
        }
    }
    go(page, &mut related, reasons, |known| known.or(Some(Reason::Related)));
    go(page, &mut paid, reasons, |known| known.or(Some(Reason::Promotion)));
}

/// Gives all that lies in the boxes its reason.
fn go(
    page: &Page,
    boxes: &mut [bool],
    reasons: &mut [Option<Reason>],
    reason: fn(Option<Reason>) -> Option<Reason>,
) {
    spread(page, boxes);
    for (inside, known) in boxes.iter().zip(reasons) {
        if *inside {
            *known = reason(*known);
        }
    }
}

/// Paragraphs that an inline element with a telling name covers.
fn by_marks(page: &Page, pieces: &mut [Piece]) {
    for mark in &page.marks {
        if mark.kind == MarkKind::Link && mark.role.is_empty() {
            continue;
        }
        let author = mark.role.of(&page.names).split(' ').any(|role| role.eq_ignore_ascii_case("author"));
        let reason = match () {
            () if author => Some(Reason::Byline),
            () if mark.kind == MarkKind::Time => Some(Reason::Date),
            () => boilerplate::hint(mark.class.of(&page.names)),
        };
        let at = pieces.partition_point(|p| p.span.end <= mark.span.start);
        if let Some(piece) = pieces.get_mut(at)
            && piece.reason.is_none()
            && mark.span.len() * 10 >= piece.span.len() * 6
        {
            piece.reason = reason;
        }
    }
}
