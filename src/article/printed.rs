//! Who wrote it and when, as the lines around the story print it.

use super::piece::Piece;
use super::words::lists;
use super::{byline, published};
use crate::civil::DateTime;
use crate::language::Language;
use crate::page::{MarkKind, Page};

/// What the lines around the story say of it.
#[derive(Debug, Default)]
pub(super) struct Printed {
    /// Names behind a `By`, or in a line that its markup calls a byline.
    pub(super) authors: Vec<String>,
    /// Names alone on a line between the headline and the story.
    pub(super) likely: Vec<String>,
    pub(super) published: Option<DateTime>,
}

/// Takes names and the date from the lines around the headline, else from any line that is theirs.
pub(super) fn printed(page: &Page, pieces: &[Piece], language: Option<&'static Language>) -> Printed {
    let start = pieces.iter().position(|piece| piece.reason.is_none()).unwrap_or(pieces.len());
    let headline = pieces[..start].iter().rposition(|piece| piece.reason == Some("headline"));
    let from = headline.map_or(start.saturating_sub(8), |at| at.saturating_sub(4));
    let near = || pieces[from..start].iter().filter(|piece| piece.reason != Some("hidden"));
    let own = || pieces.iter().filter(|piece| matches!(piece.reason, Some("date" | "byline")));
    let named = |piece: &Piece| byline::line(&piece.text, language);
    let bare = |piece: &Piece| byline::bare(&piece.text, language);
    let marked = |piece: &Piece| {
        (piece.reason == Some("byline")).then(|| byline::bare(&piece.text, language)).flatten()
    };
    let after = || near().skip_while(|piece| headline.is_some() && piece.reason != Some("headline"));
    let end = pieces.iter().rposition(|piece| piece.reason.is_none()).map_or(0, |at| at + 1);
    let below = || pieces[end..].iter().take(4);
    let authors = near()
        .chain(own())
        .chain(below())
        .find_map(named)
        .or_else(|| own().find_map(marked))
        .unwrap_or_default();
    let plain =
        |piece: &&Piece| matches!(piece.reason, None | Some("byline" | "date" | "header" | "outside"));
    let likely = after()
        .filter(plain)
        .find_map(bare)
        .or_else(|| profile(page, &pieces[headline.unwrap_or(from)..start], language));
    let likely = likely.unwrap_or_default();
    let short = |piece: &Piece| if piece.text.len() <= 120 { published::line(&piece.text) } else { None };
    // Below the headline before above it: there a teaser's may stand.
    let above = || pieces[from..headline.unwrap_or(from)].iter().rev().filter(|p| p.reason != Some("hidden"));
    Printed { authors, likely, published: after().chain(above()).chain(own()).find_map(short) }
}

/// The names of the first link above the story that leads to a page about a person.
fn profile(page: &Page, front: &[Piece], language: Option<&'static Language>) -> Option<Vec<String>> {
    let (first, last) = (front.first()?.span.start, front.last()?.span.end);
    let links = page.marks.iter().filter(|mark| mark.kind == MarkKind::Link);
    let above = links.filter(|mark| first <= mark.span.start && mark.span.end <= last);
    let about = |target: &str| target.split('/').any(|part| lists().profile.contains(part));
    above
        .filter(|mark| about(mark.target.of(&page.names)))
        .find_map(|mark| byline::bare(mark.span.of(&page.text), language))
}
