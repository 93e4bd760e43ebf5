//! What stands in the shown text of a page, counted: what tells an article from a list, a shop or a form.
//! May use `page` and `language`.

use super::container::sums;
use super::piece::{Piece, ends_sentence};
use super::published;
use super::words::{Words, lists};
use crate::letters;
use crate::page::{Page, Tag};

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
    /// Headings that lead elsewhere.
    pub(super) linked_headings: usize,
    pub(super) dates: usize,
    pub(super) prices: usize,
    pub(super) shop: usize,
    pub(super) sign_in: usize,
    pub(super) forum: usize,
    pub(super) error: bool,
    /// What is kept of blocks like their neighbours: with links, with prose.
    pub(super) kept_cards: usize,
    pub(super) kept_repeats: usize,
}

impl Counts {
    pub(super) fn of(page: &Page, pieces: &[Piece], headline: &str) -> Self {
        let lists = lists();
        let mut counts = Self::default();
        let groups = Groups::of(page, pieces);
        let mut stretch = vec![0_usize; page.blocks.len()];
        for piece in pieces.iter().filter(|p| p.reason != Some("hidden")) {
            let length = piece.text.len();
            counts.shown += length;
            counts.linked += piece.linked;
            let tag = page.blocks[piece.block].tag;
            let heading = tag.heading().is_some_and(|level| level > 1);
            let linked = piece.linked * 10 > length * 7;
            counts.linked_headings += usize::from(heading && linked);
            if piece.reason.is_none() {
                counts.kept += length;
                counts.kept_cards += if groups.card[piece.block] { length } else { 0 };
                counts.kept_repeats += if groups.repeat[piece.block] { length } else { 0 };
                if piece.dense() {
                    counts.prose += length;
                    counts.paragraphs += 1;
                    // What begins or ends with dots was cut out of another page.
                    let cut = ['…', '.'].iter().any(|c| piece.text.starts_with(*c))
                        || piece.text.ends_with(['…', ']'])
                        || piece.text.ends_with("...");
                    counts.sentences += usize::from(ends_sentence(&piece.text) && !cut);
                    let at = page.blocks[piece.block].parent.map_or(piece.block, |p| p as usize);
                    stretch[at] += length;
                }
            }
            if length > 80 {
                continue;
            }
            let whole = letters::lowercase(&piece.text);
            let lower = whole.trim_matches(|c: char| !letters::is_alphanumeric(c) && c != '?');
            let first = lower.trim_end_matches(|c: char| !letters::is_alphabetic(c));
            let has = |words: &Words| usize::from(words.contains(lower) || words.contains(first));
            counts.shop += has(&lists.shop);
            counts.sign_in += has(&lists.sign_in);
            counts.forum += has(&lists.forum);
            counts.prices += usize::from(price(&piece.text, &whole));
            counts.dates += usize::from(published::line(&piece.text).is_some());
            let top = tag.heading().is_some() || counts.shown < 300;
            counts.error |= top && lists.error.begins(lower).is_some();
        }
        let lower = letters::lowercase(headline);
        counts.error |= lists.error.begins(&lower).is_some();
        counts.stretch = stretch.into_iter().max().unwrap_or_default();
        counts
    }
}

/// Blocks that look like their neighbours.
struct Groups {
    /// Of each block: whether it lies in one of three or more like blocks with links.
    card: Vec<bool>,
    /// Of each block: whether it lies in one of two or more like blocks with prose.
    repeat: Vec<bool>,
}

impl Groups {
    fn of(page: &Page, pieces: &[Piece]) -> Self {
        let count = page.blocks.len();
        let (mut text, mut linked, mut prose) =
            (vec![0_usize; count], vec![0_usize; count], vec![0_usize; count]);
        for piece in pieces.iter().filter(|p| p.reason != Some("hidden")) {
            text[piece.block] += piece.text.len();
            linked[piece.block] += piece.linked;
            prose[piece.block] += if piece.dense() { piece.text.len() } else { 0 };
        }
        let (text, linked, prose) = (sums(page, text), sums(page, linked), sums(page, prose));
        // Each block's run of like siblings: the first of them, and how many so far have links or prose.
        let mut last: Vec<Option<usize>> = vec![None; count + 1];
        let mut run: Vec<usize> = (0..count).collect();
        let mut cards = vec![0_usize; count];
        let mut repeats = vec![0_usize; count];
        for (n, block) in page.blocks.iter().enumerate() {
            let small = matches!(block.tag, Tag::P | Tag::Hr | Tag::Input | Tag::Td | Tag::Th)
                || block.tag.heading().is_some();
            if small || text[n] == 0 {
                continue;
            }
            let slot = block.parent.map_or(count, |p| p as usize);
            if let Some(before) = last[slot]
                && signature(page, before) == signature(page, n)
            {
                run[n] = run[before];
            }
            last[slot] = Some(n);
            cards[run[n]] += usize::from(linked[n] >= 15 && text[n] >= 40);
            repeats[run[n]] +=
                usize::from(prose[n] >= 150 && block.tag != Tag::Li && block.tag != Tag::Blockquote);
        }
        let (mut card, mut repeat) = (vec![false; count], vec![false; count]);
        for (n, block) in page.blocks.iter().enumerate() {
            let above = block.parent.map(|p| p as usize);
            let own = cards[run[n]] >= 3 && linked[n] >= 15 && text[n] >= 40;
            card[n] = own || above.is_some_and(|p| card[p]);
            repeat[n] = repeats[run[n]] >= 2 && prose[n] >= 150 || above.is_some_and(|p| repeat[p]);
        }
        Self { card, repeat }
    }
}

/// What two blocks of one template share: the element and its first class, numbers aside.
pub(super) fn signature(page: &Page, block: usize) -> (Tag, &str) {
    let block = &page.blocks[block];
    let class = block.class.of(&page.names).split_whitespace().next().unwrap_or_default();
    (block.tag, class.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-'))
}

/// Whether a short line holds an amount of money.
fn price(text: &str, lower: &str) -> bool {
    text.len() <= 40 && text.contains(|c: char| c.is_ascii_digit()) && lists().price.within(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_amounts() {
        assert!(price("$ 14.20", "$ 14.20") && !price("$ign up", "$ign up") && !price("1420", "1420"));
    }
}
