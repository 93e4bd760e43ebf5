//! The lines between the headline and the story: byline, date, standfirst. May use `page`.

use super::piece::{Piece, ends_sentence};
use super::{ParagraphKind, boilerplate, byline, published, title};
use crate::page::Page;

/// Parts a paragraph at its line breaks where one of its lines alone is a byline or a date: old pages set all that
/// stands above the story in one cell.
pub(super) fn parted(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut parted = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let tells = |line: &str| line.len() <= 120 && (byline::line(line, None).is_some() || date(line));
        if piece.broken && piece.text.len() <= 600 && piece.text.lines().any(tells) {
            let linked = piece.linked * 2 > piece.text.len();
            for line in piece.text.lines().map(str::trim).filter(|line| !line.is_empty()) {
                let text = line.to_owned();
                parted.push(Piece { linked: if linked { text.len() } else { 0 }, text, ..piece });
            }
        } else {
            parted.push(piece);
        }
    }
    for piece in parted.iter_mut().filter(|piece| piece.broken) {
        piece.text = piece.text.replace('\n', " ");
    }
    parted
}

/// Whether a line is a date and little else.
fn date(line: &str) -> bool {
    line.split_whitespace().count() <= 8 && !ends_sentence(line) && published::line(line).is_some()
}

/// Names what stands between the headline and the first paragraph: lines of date and byline, however long, and the
/// standfirst, which sums the story up and is no part of it.
pub(super) fn judge(page: &Page, pieces: &mut [Piece], headline: &str) {
    let top = pieces.iter().position(|p| p.reason != Some("hidden") && title::same(&p.text, headline));
    let from = top.map_or(0, |at| at + 1);
    let prose = |pieces: &[Piece]| -> usize {
        pieces.iter().filter(|p| p.reason.is_none() && p.dense()).map(|p| p.text.len()).sum()
    };
    let total = prose(&pieces[from..]);
    let (mut seen, mut called) = (0, 0);
    let mut waiting: Vec<usize> = Vec::new();
    for at in from..pieces.len().min(from + 40) {
        let piece = &mut pieces[at];
        let told = matches!(piece.reason, Some("byline" | "date"));
        if piece.reason.is_some() && !told {
            continue;
        }
        let stamped =
            || piece.text.len() <= 160 && published::line(&piece.text).is_some_and(|d| d.time.is_some());
        let reason = match () {
            () if told => piece.reason,
            () if byline::line(&piece.text, None).is_some() => Some("byline"),
            () if stamped() => Some("date"),
            () if called < 2 && standfirst(page, piece) && piece.text.len() * 4 <= total => {
                Some("standfirst")
            }
            () => None,
        };
        if let Some(reason) = reason {
            piece.reason = Some(reason);
            called += usize::from(reason == "standfirst");
            // One sentence or two alone between the headline and a byline are a standfirst, whatever they are called.
            if let [one] = waiting[..]
                && top.is_some()
                && reason != "standfirst"
                && alone(page, &pieces[one])
            {
                pieces[one].reason = Some("standfirst");
            }
            waiting.clear();
            continue;
        }
        let heading = page.blocks[piece.block].tag.heading().is_some();
        if at == from && top.is_some() && heading && sums_up(&piece.text) {
            piece.reason = Some("standfirst");
            continue;
        }
        seen += if piece.dense() { piece.text.len() } else { 0 };
        waiting.push(at);
        // Most of the story comes after it.
        if waiting.len() > 2 || seen * 6 > total {
            break;
        }
    }
}

/// Whether a paragraph may be a standfirst for where it stands.
fn alone(page: &Page, piece: &Piece) -> bool {
    let kind = piece.kind(page);
    let plain = matches!(kind, ParagraphKind::Text | ParagraphKind::Heading) && piece.linked == 0;
    plain && (30..=300).contains(&piece.text.len()) && ends_sentence(&piece.text)
}

/// A heading below the headline that is a sentence, or as long as one.
fn sums_up(text: &str) -> bool {
    text.len() >= 30 && (ends_sentence(text) || text.split_whitespace().count() >= 6)
}

/// Whether a paragraph's element or the one around it is called a standfirst.
fn standfirst(page: &Page, piece: &Piece) -> bool {
    let block = &page.blocks[piece.block];
    let around = block.parent.map(|parent| &page.blocks[parent as usize]);
    let item = piece.kind(page) == ParagraphKind::ListItem;
    piece.text.len() <= 600
        && !item
        && [Some(block), around].into_iter().flatten().any(|block| {
            [block.class, block.id, block.role]
                .iter()
                .any(|names| boilerplate::standfirst(names.of(&page.names)))
        })
}
