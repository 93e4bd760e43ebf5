//! Whether a story is cut off: it ends at a wall or with words that lead to the rest, or far before the length that its page tells.

use super::boilerplate;
use super::json_ld::{JsonLd, Key};
use super::piece::Piece;
use super::reason::Reason;
use crate::digits::decimal;
use crate::letters;

/// So many words more than there are must be told, besides twice as many: a page counts captions and boxes too.
const SPARE: usize = 150;

/// Why it seems so, in words; none where the story seems whole.
pub(super) fn cut_off(pieces: &[Piece], said: Option<&JsonLd>) -> Option<String> {
    at_wall(pieces).or_else(|| leads_on(pieces)).or_else(|| short(pieces, said?))
}

/// Little of it, or nothing, comes after a wall.
fn at_wall(pieces: &[Piece]) -> Option<String> {
    let wall = pieces.iter().position(|p| p.reason == Some(Reason::Wall) && boilerplate::wall(&p.text))?;
    let kept = |pieces: &[Piece]| pieces.iter().map(Piece::kept).sum::<usize>();
    let (before, after) = (kept(&pieces[..wall]), kept(&pieces[wall..]));
    let reason = ["the text ends at a wall: ", &pieces[wall].text].concat();
    (before > 0 && after * 8 <= before).then_some(reason)
}

/// Right behind its last line stands "Continue reading"; behind a teaser that leads to another story, as a heading to several.
fn leads_on(pieces: &[Piece]) -> Option<String> {
    let last = pieces.iter().rposition(|piece| piece.reason.is_none())?;
    let next = pieces[last + 1..].iter().find(|piece| !piece.hidden())?;
    let onward = next.reason == Some(Reason::Wall) && !next.heading();
    onward.then(|| ["the text ends with words that lead to the rest: ", &next.text].concat())
}

/// The page's data count far more words.
fn short(pieces: &[Piece], said: &JsonLd) -> Option<String> {
    let told: usize = said.first(Key::WordCount)?.parse().ok()?;
    let kept = || pieces.iter().filter(|piece| piece.reason.is_none());
    // Where no spaces part words, a character is one.
    let words = |text: &str| {
        text.split_whitespace().count()
            + text.chars().filter(|c| !c.is_ascii() && !letters::is_lowercase(*c)).count()
    };
    let found: usize = kept().map(|piece| words(&piece.text)).sum();
    let reason =
        || ["the page tells of ", &decimal(told), " words, and its text has ", &decimal(found)].concat();
    (found > 0 && told > 2 * found + SPARE).then(reason)
}
