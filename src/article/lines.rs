//! Finds the article in scraped or pasted lines, without tags: by what a line says, how far it is indented and what
//! stands around it. May use `page`.

use super::cut::{last, trim_end};
use super::piece::{Piece, ends_sentence};
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
    ended: bool,
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
    fn prose(&self) -> bool {
        self.reason.is_none() && self.full() && !self.listed
    }
}

/// Lines that are indented further are taken for one block.
const DEEPEST: usize = 256;

/// The lines of the story, and how far its paragraphs are indented, where that tells.
#[derive(Clone, Copy)]
pub(super) struct Story {
    weight: i32,
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) column: Option<usize>,
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
        () if words(text) < 12 && published::dated(text) => Some(Reason::Date),
        () if boilerplate::doubled(text) || boilerplate::credited(text) => Some(Reason::Caption),
        () => None,
    }
}

/// The stretch of lines that is most prose and least furniture. Where the lines are indented by the blocks that held
/// them, its paragraphs share one column; what has another is beside the story or in a box of it.
fn story(lines: &[Line]) -> Story {
    let (mut prose, mut count, mut most) = ([0; DEEPEST], [0; DEEPEST], 0);
    for line in lines {
        count[line.indent] += 1;
        most = most.max(count[line.indent]);
        prose[line.indent] += if line.prose() { line.words.min(50) } else { 0 };
    }
    let mut best = heaviest(lines, None);
    if lines.len() - most < 4.max(lines.len() / 10) {
        return best;
    }
    best.weight = 0;
    let mut found = [best; 5];
    for found in &mut found {
        let mut column = 0;
        for n in 1..DEEPEST {
            column = if prose[n] > prose[column] { n } else { column };
        }
        if prose[column] > 0 {
            prose[column] = 0;
            let story = heaviest(lines, Some(column));
            best = if story.weight > best.weight { story } else { best };
            *found = story;
        }
    }
    // Comments below a story may outweigh it.
    let whole = best;
    for story in found {
        let mut paragraphs = 0;
        for line in &lines[story.first..=story.last] {
            paragraphs += i32::from(line.prose() && Some(line.indent) == story.column);
        }
        let above = story.last < whole.first && story.first < best.first;
        if above && story.weight * 7 >= whole.weight && paragraphs >= 3 {
            best = story;
        }
    }
    best
}

/// The heaviest stretch, where prose weighs by its words and every other line costs something.
fn heaviest(lines: &[Line], column: Option<usize>) -> Story {
    let mut best = Story { weight: 0, first: 0, last: lines.len().saturating_sub(1), column };
    let (mut sum, mut from) = (0, 0);
    for n in 0..lines.len() {
        if sum <= 0 {
            (sum, from) = (0, n);
        }
        sum += weight(lines, n, column);
        if sum > best.weight {
            best = Story { weight: sum, first: from, last: n, column };
        }
    }
    best
}

fn weight(lines: &[Line], n: usize, column: Option<usize>) -> i32 {
    let line = &lines[n];
    let (indent, column, flat) = (line.indent, column.unwrap_or(line.indent), column.is_none());
    let some = if line.full() { line.words.min(50) } else { 0 };
    match line.reason {
        // The block that holds the story has ended.
        _ if indent < column && !line.prose() => -8,
        Some(Reason::Related | Reason::Footer) => {
            if indent == column {
                -10
            } else {
                -3
            }
        }
        Some(_) => {
            if indent == column {
                -4
            } else {
                -2
            }
        }
        None if indent != column => match () {
            () if line.prose() && grouped(lines, n) => {
                if indent > column {
                    some / 2
                } else {
                    3
                }
            }
            () if line.listed && indent > column && indent <= column + 8 => {
                if some > 0 {
                    some.min(20)
                } else {
                    -1
                }
            }
            () => -2,
        },
        None if line.listed && !flat => -3,
        None if line.listed && line.words < 6 => -7,
        None if some > 0 => some,
        None if line.ended && line.words >= 3 && !line.listed => 2,
        None if line.words >= 20 && !line.listed => 4,
        None if flat => -5,
        // Right below another line, a short one is of the same paragraph.
        None => {
            if line.apart || line.words < 4 {
                -1
            } else {
                1
            }
        }
    }
}

/// Whether a line is one of several paragraphs: they are a box or a quotation, where one is a caption or a teaser.
fn grouped(lines: &[Line], n: usize) -> bool {
    let like =
        |n: usize, m: usize| lines.get(m).is_some_and(|line| line.prose() && line.indent == lines[n].indent);
    like(n, n + 1) || n > 0 && like(n, n - 1)
}

/// Inside the story, what has not its column is furniture, but for its quotations and lists.
fn beside(pieces: &mut [Piece], lines: &[Line], story: Story, column: usize) {
    let (mut list, mut at) = (false, 0);
    for n in story.first..=story.last {
        let line = &lines[n];
        let kept = match () {
            () if line.indent == column => true,
            () if line.indent < column => line.full(),
            () if !line.listed => line.prose() && line.indent <= column + 8 && grouped(lines, n),
            () if n < at => list,
            () => {
                // A list is the story's where a line opens it, or where it is sentences.
                let mut ended = 0;
                at = n;
                while at < lines.len() && lines[at].listed && lines[at].indent > column {
                    ended += usize::from(lines[at].ended);
                    at += 1;
                }
                let before = &lines[n.saturating_sub(1)];
                let follows = before.reason.is_none() && before.indent == column;
                list = follows && (!before.ended || ended * 2 >= at - n);
                list
            }
        };
        if !kept && pieces[n].reason.is_none() {
            pieces[n].reason = Some(Reason::Furniture);
        }
    }
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
        let head = sub_head(text)
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
