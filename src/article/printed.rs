//! Who wrote it and when, as the lines around the story print it.

use super::cut::digits;
use super::piece::Piece;
use super::published::DayFirst;
use super::words::lists;
use super::{Reason, boilerplate, byline, published, title};
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

/// The names in a line, by one way of reading it.
type Names = fn(&str, Option<&'static Language>) -> Option<Vec<String>>;

/// Takes names and the date from the lines around the headline, else from any line that is theirs.
pub(super) fn printed(
    page: &Page,
    pieces: &[Piece],
    language: Option<&'static Language>,
    first: DayFirst,
) -> Printed {
    let start = pieces.iter().position(|piece| piece.reason.is_none()).unwrap_or(pieces.len());
    let headline = pieces[..start].iter().rposition(|piece| piece.reason == Some(Reason::Headline));
    let from = headline.map_or(start.saturating_sub(8), |at| at.saturating_sub(4));
    let lines = Lines::of(pieces, from, start, headline);
    let find = |lists: &[&[&Piece]], asked: fn(&Piece) -> bool, read: Names| {
        let asked = |piece: &&Piece| if asked(piece) { read(&piece.text, language) } else { None };
        lists.iter().find_map(|list| list.iter().find_map(asked))
    };
    let authors = find(&[&lines.near, &lines.own, &lines.below], |_| true, byline::line)
        .or_else(|| find(&[&lines.own], |piece| piece.reason == Some(Reason::Byline), byline::bare))
        .or_else(|| find(&[&lines.end], |_| true, byline::signature));
    let unsigned: Names =
        |text, language| byline::bare(text, language).filter(|_| byline::line(text, language).is_none());
    let mut likely = find(&[&lines.after], plain, unsigned).unwrap_or_default();
    // Each of several may have a line of his own.
    let linked = profile(page, &pieces[headline.unwrap_or(from)..start], language).unwrap_or_default();
    if linked.len() > likely.len() {
        likely = linked;
    }
    Printed {
        authors: authors.unwrap_or_default(),
        likely,
        published: date(&[&lines.after, &lines.above, &lines.own, &lines.imprint], first),
    }
}

/// Whether a line above the story may be names and nothing else.
fn plain(piece: &Piece) -> bool {
    let outside = matches!(piece.reason, None | Some(Reason::Header | Reason::Outside));
    outside || matches!(piece.reason, Some(Reason::Byline | Reason::Date))
}

/// The first date that a short line prints, and that isn't the day of a change where another is.
fn date(lists: &[&[&Piece]], first: DayFirst) -> Option<DateTime> {
    let mut found = None;
    for list in lists {
        for piece in *list {
            if piece.text.len() <= 120
                && let Some((date, changed)) = published::telling(&piece.text, first)
            {
                if !changed {
                    return Some(date);
                }
                found = found.or(Some(date));
            }
        }
    }
    found
}

/// The lines that may tell, by where they stand.
#[derive(Default)]
struct Lines<'p> {
    /// Around the headline.
    near: Vec<&'p Piece>,
    /// Of these, from the headline down.
    after: Vec<&'p Piece>,
    /// And those above it, the nearest first: a teaser's date may stand there.
    above: Vec<&'p Piece>,
    /// Anywhere, where they are known as dates and bylines.
    own: Vec<&'p Piece>,
    /// Right below the story.
    below: Vec<&'p Piece>,
    /// Of these, those that tell where it was published.
    imprint: Vec<&'p Piece>,
    /// The last line of the story, and the one below it.
    end: Vec<&'p Piece>,
}

impl<'p> Lines<'p> {
    fn of(pieces: &'p [Piece], from: usize, start: usize, headline: Option<usize>) -> Self {
        let mut lines = Self::default();
        let end = pieces.iter().rposition(|piece| piece.reason.is_none()).map_or(0, |at| at + 1);
        let mut below = headline.is_none();
        for (n, piece) in pieces.iter().enumerate() {
            if matches!(piece.reason, Some(Reason::Date | Reason::Byline)) {
                lines.own.push(piece);
            }
            if (end..end + 4).contains(&n) {
                lines.below.push(piece);
                let told = || matches!(boilerplate::phrase(&piece.text), Some(Reason::Footer | Reason::Date));
                if digits(&piece.text) && told() {
                    lines.imprint.push(piece);
                }
            }
            if n == end || n + 1 == end {
                lines.end.push(piece);
            }
            if !(from..start).contains(&n) || piece.hidden() {
                continue;
            }
            lines.near.push(piece);
            below |= piece.reason == Some(Reason::Headline);
            if below {
                lines.after.push(piece);
            }
            if headline.is_some_and(|at| n < at) {
                lines.above.insert(0, piece);
            }
        }
        lines
    }
}

/// The names of the links above the story that lead to pages about a person.
fn profile(page: &Page, front: &[Piece], language: Option<&'static Language>) -> Option<Vec<String>> {
    let (first, last) = (front.first()?.span.start, front.last()?.span.end);
    let mut found: Vec<String> = Vec::new();
    for mark in &page.marks {
        let above = mark.kind == MarkKind::Link && first <= mark.span.start && mark.span.end <= last;
        let about = |target: &str| {
            target.split('/').any(|part| part.starts_with('@') || lists().profile.contains(part))
        };
        if above && about(mark.target.of(&page.names)) {
            for name in byline::bare(mark.span.of(&page.text), language).unwrap_or_default() {
                if !title::among(&found, &name) && found.len() < 9 {
                    found.push(name);
                }
            }
        }
    }
    Some(found)
}
