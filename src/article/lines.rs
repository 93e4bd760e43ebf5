//! Finds the article in scraped or pasted lines, without tags: by what a line says, how far it is indented and what
//! stands around it. May use `page`.

use super::cut::{last, parts, trim_end};
use super::piece::{Piece, ends_sentence};
use super::stretch::{DEEPEST, beside, story};
use super::topline::{headline, unnumbered};
use super::words::lists;
use super::{Reason, boilerplate, byline, published, title};
use crate::find::{around, holds};
use crate::letters;
use crate::page::{Page, Tag};

/// What tells of a line.
pub(super) struct Line {
    pub(super) words: i32,
    /// It ends as sentences do.
    pub(super) ended: bool,
    /// It has the mark of a list before it.
    pub(super) listed: bool,
    /// A blank line stands before it.
    pub(super) apart: bool,
    pub(super) indent: usize,
    /// Why it is no part of a story, where the line alone tells.
    pub(super) reason: Option<Reason>,
}

impl Line {
    fn of(page: &Page, piece: &Piece) -> Self {
        Self {
            words: words(&piece.text),
            ended: ends_sentence(&piece.text),
            listed: listed(&piece.text),
            apart: piece.tag == Tag::P,
            indent: usize::from(page.blocks[piece.block].depth).min(DEEPEST - 1),
            reason: piece.reason,
        }
    }

    /// A sentence or more.
    pub(super) fn full(&self) -> bool {
        self.ended && self.words >= 10
    }

    /// A sentence or more, that nothing tells against.
    pub(super) fn prose(&self) -> bool {
        self.reason.is_none() && self.full() && !self.listed
    }
}

/// Names each line's reason to go, and returns the headline. `address` may be empty.
pub(super) fn judge(page: &Page, pieces: &mut [Piece], given: Option<&str>, address: &str) -> String {
    let mut lines = Vec::with_capacity(pieces.len());
    let mut any = false;
    for piece in pieces.iter_mut() {
        piece.reason = telling(&piece.text);
        let line = Line::of(page, piece);
        any |= line.reason.is_none() && line.full();
        lines.push(line);
    }
    let story = story(&lines);
    let headline = given.map_or_else(|| headline(pieces, &lines, story, address), str::to_owned);
    let mut top = None;
    for (n, piece) in pieces.iter_mut().enumerate() {
        if piece.reason.is_some() {
            continue;
        }
        piece.reason = match () {
            () if title::same(unnumbered(unlisted(&piece.text)), &headline) => Some(Reason::Headline),
            () if !any => None,
            () if n < story.first => Some(Reason::Header),
            () if n > story.last => Some(Reason::Footer),
            () => None,
        };
        if n <= story.first && piece.reason == Some(Reason::Headline) {
            top = Some(n);
        }
    }
    match story.column {
        Some(column) => beside(pieces, &lines, story, column),
        None => between(pieces, &lines),
    }
    if let Some(top) = top.filter(|top| top + 20 > story.first) {
        standfirst(pieces, top);
        author(pieces, top);
    }
    headline
}

/// Why a line is no part of a story, where the line alone tells.
fn telling(text: &str) -> Option<Reason> {
    let told = boilerplate::phrase(text);
    if told.is_some() {
        return told;
    }
    match () {
        () if boilerplate::consent(text) => Some(Reason::Cookie),
        () if boilerplate::wall(text) => Some(Reason::Wall),
        () if byline::is_line(text) => Some(Reason::Byline),
        () if words(text) < 12 && published::dated(text) && !tells(text) => Some(Reason::Date),
        () if boilerplate::doubled(text) || boilerplate::credited(text) => Some(Reason::Caption),
        () => boilerplate::notice(text),
    }
}

/// Whether a short line is a sentence: "The pact expires on 3 May 2026.", but not "Published on 3 May 2026."
fn tells(text: &str) -> bool {
    let small = |word: &&&str| word.len() > 1 && word.starts_with(letters::is_lowercase);
    ends_sentence(text) && parts(text, char::is_whitespace).iter().filter(small).count() > 2
}

/// Inside the story, a short line without an end is a sub-head where prose stands on both sides, an item where others
/// like it stand beside it, and otherwise furniture.
fn between(pieces: &mut [Piece], lines: &[Line]) {
    let full = |n: usize| lines[n].ended || lines[n].words >= 20;
    let mut kept = Vec::new();
    for (n, piece) in pieces.iter().enumerate() {
        if piece.reason.is_none() {
            kept.push(n);
        }
    }
    for (at, &n) in kept.iter().enumerate() {
        let text = &pieces[n].text;
        if full(n) || last(text) == ':' {
            continue;
        }
        let next = kept.get(at + 1);
        // Right below `Read more` stands another story's headline.
        let led = n > 0 && pieces[n - 1].reason == Some(Reason::Related) && lines[n - 1].words <= 3;
        let head = sub_head(text)
            && !led
            && next.is_some_and(|&m| full(m) || lines[m].listed || last(&pieces[m].text) == ':')
            && (at == 0 || full(kept[at - 1]) || lines[kept[at - 1]].listed);
        if !(head || lines[n].listed && lines[n].words >= 4) {
            pieces[n].reason = Some(Reason::Furniture);
        }
    }
}

/// One line alone between the headline and a byline or a date sums the story up and is no part of it.
fn standfirst(pieces: &mut [Piece], top: usize) {
    let (mut waiting, mut last, mut found) = (0, 0, None);
    for (n, piece) in pieces.iter().enumerate().skip(top + 1).take(8) {
        match piece.reason {
            None => (waiting, last) = (waiting + 1, n),
            Some(Reason::Byline | Reason::Date) => found = (waiting == 1).then_some(last),
            _ => {}
        }
    }
    if let Some(n) = found
        && pieces[n].text.len() <= 300
    {
        pieces[n].reason = Some(Reason::Standfirst);
    }
}

/// Names between the headline and the story are those of its authors: below a lone `By`, else beside a date, else the
/// first; above a credit they are those of whom a picture shows. Below what sums the story up they stand beside a date.
fn author(pieces: &mut [Piece], top: usize) {
    let (mut best, mut found, mut n, mut above) = (0, 0, top + 1, 0);
    while n < pieces.len() && above < 3 {
        let text = &pieces[n].text;
        above += usize::from(pieces[n].reason.is_none());
        let by = lists().by.contains(&letters::lowercase(trim_end(&pieces[n - 1].text, |c| c == ':')));
        let rank =
            i32::from(dated(pieces, n.saturating_sub(2), 5)) + i32::from(!listed(text)) + 2 * i32::from(by);
        let plain = matches!(pieces[n].reason, Some(Reason::Header | Reason::Furniture | Reason::Date));
        let pictured = pieces.get(n + 1).is_some_and(|piece| piece.reason == Some(Reason::Caption));
        if pieces[n].reason == Some(Reason::Byline) {
            return;
        }
        if rank > best + i32::from(above > 0) && plain && !pictured && byline::bare(text, None).is_some() {
            (best, found) = (rank, n);
        }
        n += 1;
    }
    if best > 0 {
        pieces[found].reason = Some(Reason::Byline);
    }
}

/// Whether one of so many lines is a date or a byline.
pub(super) fn dated(pieces: &[Piece], from: usize, count: usize) -> bool {
    let mut near = pieces.iter().skip(from).take(count);
    near.any(|piece| matches!(piece.reason, Some(Reason::Date | Reason::Byline)))
}

fn listed(text: &str) -> bool {
    unlisted(text).len() < text.len()
}

/// A line without the mark of a list before it.
pub(super) fn unlisted(text: &str) -> &str {
    match around(text, " ") {
        Some((mark, rest)) if !mark.is_empty() && holds("*+•◦▪■-–o", mark) => rest.trim_start(),
        _ => text,
    }
}

/// A sub-head: a short line without an end, between paragraphs.
pub(super) fn sub_head(text: &str) -> bool {
    words(text) <= 12
        && !ends_sentence(text)
        && !text.ends_with([',', ';'])
        && !text.starts_with(['"', '“', '•', '-'])
}

/// Words; a script without spaces counts two characters as one.
pub(super) fn words(text: &str) -> i32 {
    let (mut count, mut wide, mut inside) = (0, 0, false);
    for c in text.chars() {
        count += i32::from(!inside && !c.is_whitespace());
        inside = !c.is_whitespace();
        wide += i32::from(matches!(c, '\u{3041}'..='\u{9FFF}'));
    }
    count + wide / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_sentence_with_a_date_tells_of_it() {
        for (line, reason) in [
            ("The pact expires on 3 May 2026.", None),
            ("It was signed on Monday, 12 May 2025.", None),
            ("Published on 3 May 2026.", Some(Reason::Date)),
            ("Mon 12 May 2025, 9 a.m.", Some(Reason::Date)),
        ] {
            assert_eq!(telling(line), reason, "{line}");
        }
    }
}
