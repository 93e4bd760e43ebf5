//! The lines between the headline and the story: byline, date, standfirst. May use `page`.

use super::container::above;
use super::cut::words;
use super::piece::{Piece, ends_sentence};
use super::{ParagraphKind, Reason, boilerplate, byline, published, title};
use crate::page::Page;

/// Parts a paragraph at its line breaks where one of its lines alone is a byline or a date: old pages set all that
/// stands above the story in one cell.
pub(super) fn parted(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut parted = Vec::with_capacity(pieces.len());
    for mut piece in pieces {
        if !piece.broken {
            parted.push(piece);
        } else if piece.text.len() <= 600 && piece.text.split('\n').any(tells) {
            let linked = piece.linked * 2 > piece.text.len();
            for line in piece.text.split('\n').map(str::trim) {
                if !line.is_empty() {
                    let linked = if linked { line.len() } else { 0 };
                    parted.push(Piece { text: line.to_owned(), linked, broken: false, ..piece });
                }
            }
        } else {
            piece.text = piece.text.chars().map(|c| if c == '\n' { ' ' } else { c }).collect();
            parted.push(piece);
        }
    }
    parted
}

/// Whether a line alone is a byline or a date.
fn tells(line: &str) -> bool {
    line.len() <= 120 && (byline::is_line(line) || date(line))
}

/// Whether a line is a date and little else.
pub(super) fn date(line: &str) -> bool {
    words(line).len() <= 8 && !ends_sentence(line) && published::dated(line)
}

/// Names what stands between the headline and the first paragraph: lines of date and byline, however long, and the
/// standfirst, which sums the story up and is no part of it.
pub(super) fn judge(page: &Page, pieces: &mut [Piece], headline: &str) {
    let top = pieces.iter().position(|p| !p.hidden() && title::same(&p.text, headline));
    let from = top.map_or(0, |at| at + 1);
    let total: usize = pieces[from..].iter().map(Piece::prose).sum();
    let (mut seen, mut called) = (0, 0);
    let mut waiting: Vec<usize> = Vec::new();
    for at in from..pieces.len().min(from + 40) {
        let piece = &pieces[at];
        let told = matches!(piece.reason, Some(Reason::Byline | Reason::Date));
        if piece.reason.is_some() && !told {
            continue;
        }
        let reason = match () {
            () if told => piece.reason,
            () if byline::is_line(&piece.text) => Some(Reason::Byline),
            () if stamped(&piece.text) => Some(Reason::Date),
            () if called < 2 && piece.text.len() * 4 <= total && standfirst(page, pieces, at, total) => {
                Some(Reason::Standfirst)
            }
            () => None,
        };
        if reason.is_some() {
            pieces[at].reason = reason;
            called += usize::from(reason == Some(Reason::Standfirst));
            // One sentence or two alone between the headline and a byline are a standfirst, whatever they are called.
            if let [one] = waiting[..]
                && top.is_some()
                && reason != Some(Reason::Standfirst)
                && alone(page, &pieces[one])
            {
                pieces[one].reason = Some(Reason::Standfirst);
            }
            waiting.clear();
            continue;
        }
        if at == from && top.is_some() && piece.heading() && sums_up(&piece.text) {
            pieces[at].reason = Some(Reason::Standfirst);
            continue;
        }
        seen += piece.prose();
        waiting.push(at);
        // Most of the story comes after it.
        if waiting.len() > 2 || seen * 6 > total {
            break;
        }
    }
}

/// Whether a line holds a date with a time of day.
fn stamped(line: &str) -> bool {
    published::line(line).is_some_and(|date| date.time.is_some())
}

/// Whether a paragraph may be a standfirst for where it stands.
fn alone(page: &Page, piece: &Piece) -> bool {
    let kind = piece.kind(page);
    let plain = matches!(kind, ParagraphKind::Text | ParagraphKind::Heading) && piece.linked == 0;
    plain && (30..=300).contains(&piece.text.len()) && ends_sentence(&piece.text)
}

/// A heading below the headline that is a sentence, or as long as one.
fn sums_up(text: &str) -> bool {
    text.len() >= 30 && (ends_sentence(text) || words(text).len() >= 6)
}

/// Whether a paragraph's element is called a standfirst, or the one around it, where that holds no more than an opening.
fn standfirst(page: &Page, pieces: &[Piece], at: usize, total: usize) -> bool {
    let piece = &pieces[at];
    if piece.text.len() > 600 || piece.kind(page) == ParagraphKind::ListItem {
        return false;
    }
    let called = |block: usize| {
        page.blocks.get(block).is_some_and(|block| {
            [block.class, block.id, block.role]
                .iter()
                .any(|names| boilerplate::standfirst(names.of(&page.names)))
        })
    };
    let around = above(page, piece.block);
    let mut beside = 0;
    for other in &pieces[at..] {
        beside += if above(page, other.block) == around { other.prose() } else { 0 };
    }
    called(piece.block) || called(around) && beside * 2 <= total
}
