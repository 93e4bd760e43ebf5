//! What stands in the shown text of a page, counted: what tells an article from a list, a shop or a form.
//! May use `page` and `language`.

use super::boilerplate::{self, Voice};
use super::container::{above, weigh};
use super::cut::{any, digits, first, last, trim, trim_end, words};
use super::piece::{Piece, ends_sentence};
use super::words::{Words, lists};
use super::{Reason, published};
use crate::error::PageKind;
use crate::find::{around, holds};
use crate::letters;
use crate::page::{Block, Page, Tag};
use crate::span::part;

/// How often each thing stands in the shown text; of text, bytes.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) shown: usize,
    pub(super) linked: usize,
    /// What is kept as the story, and what of it is prose: in all, and at most in one container.
    pub(super) kept: usize,
    pub(super) prose: usize,
    pub(super) stretch: usize,
    pub(super) paragraphs: usize,
    pub(super) sentences: usize,
    /// What readers say below it.
    pub(super) comments: usize,
    /// Headings that lead elsewhere.
    pub(super) linked_headings: usize,
    pub(super) dates: usize,
    pub(super) prices: usize,
    /// Prices for a night or a month, each in a block like that of the one before.
    pub(super) rates: usize,
    pub(super) shop: usize,
    pub(super) sign_in: usize,
    pub(super) forum: usize,
    pub(super) error: bool,
    /// It begins with a word of scripts, as pages do that want one to be run.
    pub(super) script: bool,
    /// What is kept of blocks like their neighbours: with links, with prose.
    pub(super) kept_cards: usize,
    pub(super) kept_repeats: usize,
    /// What is kept of small blocks like their neighbours, each with a title that is a link, or of some lines.
    pub(super) kept_rows: usize,
    /// Its headline is a wall's.
    pub(super) wall: bool,
    /// What is kept that a site says to its readers of itself: in how many paragraphs, and all of it.
    pub(super) site: usize,
    pub(super) kept_site: usize,
    /// Of how many paragraphs it was asked whom they speak to; which quote, and which speak to their readers.
    pub(super) heard: usize,
    pub(super) quoted: usize,
    pub(super) asking: usize,
    /// Which of these speak of us, as a firm does.
    pub(super) firm: usize,
    /// How many of the lines have the wording of each of these.
    pub(super) wording: [usize; WORDINGS.len()],
    /// How many paragraphs report what somebody said.
    pub(super) told: usize,
    /// Short lines with a number, of how many.
    pub(super) figures: usize,
    pub(super) lines: usize,
}

impl Counts {
    /// `known` is a page that says enough of itself to be an article, whatever its site says in it.
    pub(super) fn of(page: &Page, pieces: &[Piece], headline: &str, known: bool) -> Self {
        let lists = lists();
        let window = page.meta.title.as_deref().unwrap_or_default();
        // A window's number says less than the headline.
        let window = if first(window).is_ascii_digit() { "" } else { window };
        let error = [headline, window].iter().any(|title| fails(&letters::lowercase(title)));
        let mut counts = Self { error, wall: boilerplate::wall(headline), ..Self::default() };
        let groups = groups(page, pieces);
        let mut stretch = vec![0_usize; page.blocks.len()];
        let mut offer = usize::MAX;
        for piece in pieces {
            if piece.hidden() {
                continue;
            }
            let length = piece.text.len();
            counts.shown += length;
            counts.linked += piece.linked;
            counts.linked_headings += usize::from(piece.heading() && piece.tag != Tag::H1 && piece.links());
            counts.kept += piece.kept();
            counts.comments += if piece.reason == Some(Reason::Comment) { length } else { 0 };
            let like = |how: u8| if groups[piece.block] & how > 0 { piece.kept() } else { 0 };
            counts.kept_cards += like(CARD);
            counts.kept_rows += like(ROW);
            counts.kept_repeats += like(REPEAT);
            // A wall is short.
            let outside = matches!(piece.reason, Some(Reason::Footer | Reason::Navigation));
            if !known && counts.shown < 4000 && length <= 600 && !outside {
                let (seen, told) = wordings(piece);
                for (count, seen) in counts.wording.iter_mut().zip(seen) {
                    *count += usize::from(seen);
                }
                counts.told += usize::from(told);
            }
            if !known && counts.kept < 2000 && piece.kept() > 0 {
                let (voice, firm) = boilerplate::voice(&piece.text);
                let asking = usize::from(piece.dense() && matches!(voice, Voice::Reader | Voice::Site));
                counts.heard += usize::from(piece.dense());
                counts.quoted += usize::from(piece.dense() && voice == Voice::Quoted);
                counts.asking += asking;
                counts.firm += usize::from(piece.dense() && firm);
                if voice == Voice::Site {
                    counts.site += 1;
                    counts.kept_site += length;
                }
            }
            if piece.prose() > 0 {
                counts.prose += length;
                counts.paragraphs += 1;
                counts.sentences += usize::from(ends_sentence(&piece.text) && !cut(&piece.text));
                let parent = above(page, piece.block);
                let at = if parent < stretch.len() { parent } else { piece.block };
                stretch[at] += length;
                counts.stretch = counts.stretch.max(stretch[at]);
            }
            let amounts = digits(&piece.text);
            use Reason::{Comment, Footer, Navigation, Related};
            if !matches!(piece.reason, Some(Comment | Footer | Navigation | Related)) {
                counts.lines += 1;
                counts.figures += usize::from(amounts && length <= 50);
            }
            if length > 200 || length > 80 && !amounts && counts.shown > 400 {
                continue;
            }
            let whole = letters::lowercase(&piece.text);
            if amounts && lists.price.within(&whole) && lists.period.within(&whole) {
                let row = above(page, piece.block);
                counts.rates += usize::from(row != offer && alike(page, row, offer));
                offer = row;
            }
            let script = counts.shown < 400 && holds(&whole, "javascript");
            counts.script |= script && boilerplate::voice(&piece.text).0 == Voice::Site;
            if length > 80 {
                continue;
            }
            let lower = trim(&whole, |c| !letters::is_alphanumeric(c) && c != '?');
            let first = trim_end(lower, |c| !letters::is_alphabetic(c));
            let has = |words: &Words| usize::from(words.contains(lower) || words.contains(first));
            counts.shop += has(&lists.shop);
            counts.sign_in += has(&lists.sign_in);
            counts.forum += has(&lists.forum);
            counts.prices += usize::from(price(&whole));
            counts.dates += usize::from(published::dated(&piece.text));
            counts.error |= (piece.heading() || counts.shown < 300) && fails(lower);
        }
        counts
    }
}

/// Kinds of pages that their wording gives away, and what tells it: an offer of work, rooms or services, what is known of a
/// firm and its shares, terms, a forecast of the weather.
pub(super) const WORDINGS: [(PageKind, &str); 4] = [
    (PageKind::Product, "it has the wording of an offer"),
    (PageKind::List, "it lists what is known of a firm"),
    (PageKind::Other, "it has the wording of terms"),
    (PageKind::List, "it has the wording of a forecast"),
];

/// Which wordings a paragraph has, the first two as a short line alone; and whether it reports what somebody said.
fn wordings(piece: &Piece) -> ([bool; WORDINGS.len()], bool) {
    let text = &piece.text;
    let line = text.len() <= 80 && !ends_sentence(text);
    let held =
        lists().wording.hold(&letters::lowercase(text), &["offer", "firm", "terms", "sky", "air", "told"]);
    let seen =
        [line && held & 0b1 > 0, line && held & 0b10 > 0, held & 0b100 > 0, held & 0b1_1000 == 0b1_1000];
    (seen, piece.prose() > 0 && held & 0b10_0000 > 0)
}

/// Whether a headline says that the page is missing; a number may open any.
fn fails(lower: &str) -> bool {
    let found = lists().error.begins(lower);
    let told = found.is_some_and(|(phrase, _)| {
        let rest = part(lower, phrase.len(), lower.len());
        any(phrase, char::is_whitespace) || words(rest).len() < 4 || lists().error.within(rest)
    });
    // `Oops! Page not found`
    told || around(lower, "! ").is_some_and(|(oops, rest)| oops.len() < 12 && fails(rest))
}

/// Whether a text begins or ends with dots: it was cut out of another page.
fn cut(text: &str) -> bool {
    matches!(first(text), '…' | '.') || matches!(last(text), '…' | ']') || text.ends_with("...")
}

/// How a block looks like its neighbours, a bit each: it lies in one of three or more like blocks with links, with a title
/// that is a link or some short lines, or in one of two or more with prose.
const CARD: u8 = 1;
const ROW: u8 = 2;
const REPEAT: u8 = 4;

/// So many bytes of a line with a full stop are a sentence, no abbreviation.
const SENTENCE: usize = 30;

/// How each block looks like its neighbours.
fn groups(page: &Page, pieces: &[Piece]) -> Vec<u8> {
    let count = page.blocks.len();
    let (text, _) = weigh(page, pieces, |piece| if piece.hidden() { 0 } else { piece.text.len() });
    let (linked, _) = weigh(page, pieces, |piece| if piece.hidden() { 0 } else { piece.linked });
    let (prose, _) =
        weigh(page, pieces, |piece| if piece.hidden() || !piece.dense() { 0 } else { piece.text.len() });
    let (heads, _) = weigh(page, pieces, |piece| {
        let title = || (12..=150).contains(&piece.text.len()) && !matches!(piece.tag, Tag::P | Tag::Li);
        usize::from(piece.links() && (piece.heading() || title()) && !piece.hidden())
    });
    // But the sentences, in which an entry of a live blog tells what happened.
    let (lines, _) = weigh(page, pieces, |piece| {
        usize::from(!(piece.hidden() || piece.text.len() >= SENTENCE && piece.text.ends_with('.')))
    });
    // A teaser is short, where a list that tells of many things has a paragraph or two for each.
    let headed = |n: usize| heads[n] == 1 && text[n] <= 250;
    let card = |n: usize| headed(n) || linked[n] >= 8 && text[n] >= 40;
    // So is what says when, where and what, a line for each.
    let row = |n: usize| headed(n) || lines[n] >= 3 && text[n] <= 250 && page.blocks[n].tag != Tag::Tr;
    // Each block's run of like siblings: the first of them, and how many so far have links or prose.
    let mut last = vec![usize::MAX; count + 1];
    let mut run = vec![0; count];
    let mut cards = vec![0_usize; count];
    let mut repeats = vec![0_usize; count];
    for (n, block) in page.blocks.iter().enumerate() {
        run[n] = n;
        let small = matches!(block.tag, Tag::P | Tag::Hr | Tag::Input | Tag::Td | Tag::Th)
            || block.tag.heading().is_some();
        if small || text[n] == 0 {
            continue;
        }
        let slot = above(page, n).min(count);
        let before = last[slot];
        if alike(page, before, n) {
            run[n] = run[before];
        }
        last[slot] = n;
        cards[run[n]] += usize::from(card(n) || row(n));
        repeats[run[n]] +=
            usize::from(prose[n] >= 150 && block.tag != Tag::Li && block.tag != Tag::Blockquote);
    }
    let mut groups = vec![0; count];
    for n in 0..count {
        groups[n] = groups.get(above(page, n)).copied().unwrap_or_default();
        if cards[run[n]] >= 3 {
            groups[n] |= if card(n) { CARD } else { 0 } | if row(n) { ROW } else { 0 };
        }
        if repeats[run[n]] >= 2 && prose[n] >= 150 {
            groups[n] |= REPEAT;
        }
    }
    groups
}

/// Whether two blocks are of one template: the same element and first class, numbers aside.
pub(super) fn alike(page: &Page, one: usize, other: usize) -> bool {
    let (Some(one), Some(other)) = (page.blocks.get(one), page.blocks.get(other)) else { return false };
    one.tag == other.tag && template(page, one) == template(page, other)
}

fn template<'p>(page: &'p Page, block: &Block) -> &'p str {
    let class = block.class.of(&page.names).split_whitespace().next().unwrap_or_default();
    trim_end(class, |c| c.is_ascii_digit() || c == '-')
}

/// Whether a short line in small letters holds an amount of money.
fn price(lower: &str) -> bool {
    lower.len() <= 40 && digits(lower) && lists().price.within(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_amounts() {
        assert!(price("$ 14.20") && !price("$ign up") && !price("1420"));
    }
}
