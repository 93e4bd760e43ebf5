//! Finds the article in scraped or pasted lines, without tags. May use `page`.

use super::score::{Piece, ends_sentence};
use super::{boilerplate, byline, published, title};

/// Names each line's reason to go, and returns the headline.
pub(super) fn judge(pieces: &mut [Piece], given: Option<&str>) -> String {
    for piece in pieces.iter_mut() {
        let caption = boilerplate::doubled(&piece.text).then_some("caption");
        let author = byline::line(&piece.text).map(|_| "byline");
        let date =
            || (words(&piece.text) < 10).then(|| published::line(&piece.text)).flatten().map(|_| "date");
        piece.reason = boilerplate::phrase(&piece.text).or(caption).or(author).or_else(date);
    }
    let prose = |p: &Piece| p.reason.is_none() && long(&p.text) && ends_sentence(&p.text);
    let first = pieces.iter().position(prose).unwrap_or(0);
    let last = pieces.iter().rposition(prose).unwrap_or(pieces.len().saturating_sub(1));
    let any = pieces.iter().any(prose);
    let headline = given.map_or_else(|| headline(&pieces[..first]), str::to_owned);
    for (n, piece) in pieces.iter_mut().enumerate() {
        if piece.reason.is_some() {
            continue;
        }
        piece.reason = match () {
            () if title::same(&piece.text, &headline) => Some("headline"),
            () if !any => None,
            () if n < first => Some("header"),
            () if n > last && !ends_sentence(&piece.text) => Some("footer"),
            () => None,
        };
    }
    headline
}

/// A sub-head: a short line without an end, between paragraphs.
pub(super) fn sub_head(text: &str) -> bool {
    words(text) <= 12
        && !ends_sentence(text)
        && !text.ends_with([',', ';'])
        && !text.starts_with(['"', '“', '•', '-'])
}

/// Of the lines above the story, the one most like a headline: several words, and no other reason to stand there.
fn headline(above: &[Piece]) -> String {
    let mut best: Option<(&Piece, usize)> = None;
    for piece in above.iter().filter(|p| p.reason.is_none() && p.text.len() <= 300) {
        let score = words(&piece.text).min(14);
        if best.is_none_or(|(_, most)| score > most) {
            best = Some((piece, score));
        }
    }
    best.map(|(piece, _)| piece.text.clone()).unwrap_or_default()
}

fn long(text: &str) -> bool {
    words(text) >= 10
}

/// Words; a script without spaces counts two characters as one.
fn words(text: &str) -> usize {
    let wide = text.chars().filter(|c| matches!(c, '\u{3041}'..='\u{9FFF}')).count();
    text.split_whitespace().count() + wide / 2
}
