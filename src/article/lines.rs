//! Finds the article in scraped or pasted lines, without tags: by what a line says, how far it is indented and what
//! stands around it. May use `page`.

use super::piece::{Piece, ends_sentence};
use super::words::lists;
use super::{boilerplate, byline, published, title};
use crate::find::around;
use crate::intern::Interner;
use crate::letters;
use crate::page::{Page, Tag};

/// What tells of a line, besides the reason that it has by itself.
#[derive(Clone, Copy)]
struct Line {
    words: i32,
    /// It ends as sentences do.
    ended: bool,
    /// It has the mark of a list before it.
    listed: bool,
    /// A blank line stands before it.
    apart: bool,
    indent: i32,
    /// Why it is no part of a story, where the line alone tells.
    reason: Option<&'static str>,
}

impl Line {
    fn of(page: &Page, piece: &Piece) -> Self {
        let block = &page.blocks[piece.block];
        Self {
            words: words(&piece.text) as i32,
            ended: ends_sentence(&piece.text),
            listed: unlisted(&piece.text).len() < piece.text.len(),
            apart: block.tag == Tag::P,
            indent: block.depth.into(),
            reason: piece.reason,
        }
    }

    fn prose(&self) -> bool {
        self.reason.is_none() && self.ended && self.words >= 10 && !self.listed
    }

    /// A line between prose in place of prose: a sub-head is none.
    fn full(&self) -> bool {
        self.ended || self.words >= 20
    }
}

/// The lines of the story, and how far its paragraphs are indented, where that tells.
#[derive(Clone, Copy)]
struct Story {
    weight: i32,
    first: usize,
    last: usize,
    column: Option<i32>,
}

/// Names each line's reason to go, and returns the headline. `address` may be empty.
pub(super) fn judge(page: &Page, pieces: &mut [Piece], given: Option<&str>, address: &str) -> String {
    for piece in pieces.iter_mut() {
        piece.reason = telling(&piece.text);
    }
    let lines: Vec<Line> = pieces.iter().map(|piece| Line::of(page, piece)).collect();
    let story = story(&lines);
    let headline = given.map_or_else(|| headline(pieces, &lines, story, address), str::to_owned);
    let any = lines.iter().any(|line| line.reason.is_none() && line.ended && line.words >= 10);
    for (n, piece) in pieces.iter_mut().enumerate() {
        piece.reason = piece.reason.or(match () {
            () if title::same(unnumbered(unlisted(&piece.text)), &headline) => Some("headline"),
            () if !any => None,
            () if n < story.first => Some("header"),
            () if n > story.last => Some("footer"),
            () => None,
        });
    }
    match story.column {
        Some(column) => beside(pieces, &lines, story, column),
        None => between(pieces, &lines),
    }
    let top = (0..=story.first).rev().take(20).find(|&n| pieces[n].reason == Some("headline"));
    if let Some(top) = top {
        standfirst(pieces, top);
        author(pieces, top);
    }
    headline
}

/// Why a line is no part of a story, where the line alone tells.
fn telling(text: &str) -> Option<&'static str> {
    let few = words(text) < 12;
    let caption = || (boilerplate::doubled(text) || boilerplate::credited(text)).then_some("caption");
    let author = || byline::line(text, None).map(|_| "byline");
    let date = || few.then(|| published::line(text)).flatten().map(|_| "date");
    let wall = || boilerplate::wall(text).then_some("wall");
    let cookie = || boilerplate::consent(text).then_some("cookie");
    boilerplate::phrase(text).or_else(cookie).or_else(wall).or_else(author).or_else(date).or_else(caption)
}

/// The stretch of lines that is most prose and least furniture. Where the lines are indented by the blocks that held
/// them, its paragraphs share one column; what has another is beside the story or in a box of it.
fn story(lines: &[Line]) -> Story {
    let mut columns: Vec<(i32, i32, usize)> = Vec::new();
    for line in lines {
        let weight = if line.prose() { line.words.min(50) } else { 0 };
        match columns.iter().position(|column| column.1 == line.indent) {
            Some(at) => (columns[at].0, columns[at].2) = (columns[at].0 + weight, columns[at].2 + 1),
            None if columns.len() < 100 => columns.push((weight, line.indent, 1)),
            None => {}
        }
    }
    let most = columns.iter().map(|column| column.2).max().unwrap_or_default();
    columns.retain(|column| column.0 > 0);
    if columns.is_empty() || lines.len() - most < 4.max(lines.len() / 10) {
        return heaviest(lines, None);
    }
    crate::sort::by(&mut columns, |one, other| other.0.cmp(&one.0));
    columns.truncate(5);
    let found: Vec<Story> = columns.iter().map(|column| heaviest(lines, Some(column.1))).collect();
    let mut best = found[0];
    for story in &found {
        if story.weight > best.weight {
            best = *story;
        }
    }
    // Comments below a story may outweigh it.
    let whole = best;
    for story in found {
        let own = |line: &&Line| line.prose() && Some(line.indent) == story.column;
        if story.last < whole.first
            && story.first < best.first
            && story.weight * 7 >= whole.weight
            && lines[story.first..=story.last].iter().filter(own).count() >= 3
        {
            best = story;
        }
    }
    best
}

/// The heaviest stretch, where prose weighs by its words and every other line costs something.
fn heaviest(lines: &[Line], column: Option<i32>) -> Story {
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

fn weight(lines: &[Line], n: usize, column: Option<i32>) -> i32 {
    let line = lines[n];
    let aside = column.map_or(0, |column| line.indent - column);
    let some = line.words.min(50);
    match () {
        // The block that holds the story has ended.
        () if aside < 0 && !line.prose() => -8,
        () if matches!(line.reason, Some("related" | "footer")) => {
            if aside == 0 {
                -10
            } else {
                -3
            }
        }
        () if line.reason.is_some() => {
            if aside == 0 {
                -4
            } else {
                -2
            }
        }
        () if aside != 0 && line.prose() && !grouped(lines, n) => -2,
        () if aside > 0 && line.prose() => some / 2,
        () if aside != 0 && line.prose() => 3,
        () if (1..=8).contains(&aside) && line.listed => {
            if line.ended && line.words >= 10 {
                line.words.min(20)
            } else {
                -1
            }
        }
        () if aside != 0 => -2,
        () if line.listed && column.is_some() => -3,
        () if line.listed && line.words < 6 => -7,
        () if line.ended && line.words >= 10 => some,
        () if line.ended && line.words >= 3 && !line.listed => 2,
        () if line.words >= 20 && !line.listed => 4,
        () if column.is_none() => -5,
        // Right below another line, a short one is of the same paragraph.
        () => {
            if line.apart || line.words < 4 {
                -1
            } else {
                1
            }
        }
    }
}

/// One line alone between the headline and a byline or a date sums the story up and is no part of it.
fn standfirst(pieces: &mut [Piece], top: usize) {
    let reason = |n: usize| pieces[n].reason;
    let below = (top + 1..pieces.len()).take(8);
    let Some(told) = below.rev().find(|&n| matches!(reason(n), Some("byline" | "date"))) else { return };
    let mut kept = (top + 1..told).filter(|&n| reason(n).is_none());
    if let (Some(one), None) = (kept.next(), kept.next())
        && pieces[one].text.len() <= 300
    {
        pieces[one].reason = Some("standfirst");
    }
}

/// Names between the headline and the story are those of its authors: below a lone `By`, else beside a date, else the
/// first; above a credit they are those of whom a picture shows.
fn author(pieces: &mut [Piece], top: usize) {
    let reason = |n: usize| pieces.get(n).and_then(|piece| piece.reason);
    let front = top + 1..pieces.iter().skip(top).position(|p| p.reason.is_none()).map_or(0, |at| top + at);
    let mut best = None;
    for n in front {
        let near = |told: &str| (n.saturating_sub(2)..n + 3).any(|m| reason(m) == Some(told));
        let by = letters::lowercase(pieces[n - 1].text.trim_end_matches(':'));
        let rank = match reason(n) {
            Some("byline") => return,
            Some("header" | "furniture" | "date") if reason(n + 1) != Some("caption") => {
                u8::from(near("date"))
                    + u8::from(unlisted(&pieces[n].text).len() == pieces[n].text.len())
                    + 2 * u8::from(lists().by.contains(&by))
            }
            _ => continue,
        };
        if best.is_none_or(|(most, _)| rank > most) && byline::bare(&pieces[n].text, None).is_some() {
            best = Some((rank, n));
        }
    }
    if let Some((_, n)) = best {
        pieces[n].reason = Some("byline");
    }
}

/// Whether a line is one of several paragraphs: they are a box or a quotation, where one is a caption or a teaser.
fn grouped(lines: &[Line], n: usize) -> bool {
    let indent = lines[n].indent;
    let like = |n: usize| lines.get(n).is_some_and(|other| other.prose() && other.indent == indent);
    like(n + 1) || n > 0 && like(n - 1)
}

/// Inside the story, what has not its column is furniture, but for its quotations and lists.
fn beside(pieces: &mut [Piece], lines: &[Line], story: Story, column: i32) {
    let mut list = false;
    for n in story.first..=story.last {
        let line = lines[n];
        let item = |line: &Line| line.listed && line.indent > column;
        if item(&line) && !n.checked_sub(1).is_some_and(|n| item(&lines[n])) {
            let items = lines[n..].iter().take_while(|line| item(line));
            let (all, ended) = items.fold((0, 0), |(all, ended), l| (all + 1, ended + i32::from(l.ended)));
            let before = n.checked_sub(1).filter(|&n| lines[n].reason.is_none() && lines[n].indent == column);
            let opens = |n: usize| !lines[n].ended || ended * 2 >= all;
            list = before.is_some_and(opens);
        }
        let kept = match line.indent - column {
            0 => true,
            aside if aside < 0 => line.ended && line.words >= 10,
            _ if line.listed => list,
            aside => aside <= 8 && line.prose() && grouped(lines, n),
        };
        if !kept {
            pieces[n].reason = pieces[n].reason.or(Some("furniture"));
        }
    }
}

/// Inside the story, a short line without an end is a sub-head where prose stands on both sides, an item where others
/// like it stand beside it, and otherwise furniture.
fn between(pieces: &mut [Piece], lines: &[Line]) {
    let kept: Vec<usize> = (0..pieces.len()).filter(|&n| pieces[n].reason.is_none()).collect();
    let ended = |n: usize| lines[n].full() || lines[n].listed;
    let mut gone = Vec::new();
    for (at, &n) in kept.iter().enumerate() {
        if lines[n].full() || pieces[n].text.ends_with(':') {
            continue;
        }
        let next = kept.get(at + 1).copied();
        let before = at.checked_sub(1).map(|at| kept[at]);
        let head = sub_head(&pieces[n].text)
            && next.is_some_and(|m| ended(m) || pieces[m].text.ends_with(':'))
            && before.is_none_or(ended);
        let item = lines[n].listed && lines[n].words >= 4;
        if !head && !item {
            gone.push(n);
        }
    }
    for n in gone {
        pieces[n].reason = Some("furniture");
    }
}

/// A line without the mark of a list before it.
pub(super) fn unlisted(text: &str) -> &str {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some('*' | '+' | '•' | '◦' | '▪' | '■' | '-' | '–' | 'o'), Some(' ')) => {
            chars.as_str().trim_start()
        }
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

/// A headline without the number of its place in a breadcrumb list.
fn unnumbered(text: &str) -> &str {
    match around(text, ". ") {
        Some((number, rest)) if number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit()) => rest,
        _ => text,
    }
}

/// Of the lines above the story, the one most like a headline: what the address and the story speak of, several
/// words, alone between blank lines, near the story, above its date and names.
fn headline(pieces: &[Piece], lines: &[Line], story: Story, address: &str) -> String {
    let below = pieces.get(story.first..=story.last).unwrap_or_default();
    let lower: String = below.iter().map(|p| letters::lowercase(&p.text) + " ").collect();
    let told = longer(&lower, 3);
    let path = letters::lowercase(address.split(['?', '#']).next().unwrap_or_default());
    let slug =
        longer(path.rsplit('/').find(|part| part.split(['-', '_']).count() > 2).unwrap_or_default(), 2);
    let mut best: Option<(&str, f64, usize)> = None;
    // The first line of the story itself may be the headline too.
    let near = story.first.saturating_sub(80)..pieces.len().min(story.first + 1);
    let candidate = |n: usize| {
        let (text, line) = (unlisted(&pieces[n].text), lines[n]);
        let sentence = line.words >= 10 && line.ended && !text.ends_with(['?', '!']);
        let told = line.reason.is_none() || line.reason == Some("related") && line.words > 3;
        ((2..=40).contains(&words(text)) && text.len() <= 300 && told && !sentence).then_some(text)
    };
    for n in near.clone() {
        let Some(text) = candidate(n) else { continue };
        let line = lines[n];
        let (mut long, mut known, mut named) = (0, 0, 0);
        for word in longer(&letters::lowercase(text), 2).iter() {
            long += usize::from(word.len() > 3);
            known += usize::from(n < story.first && told.contains(word));
            named += usize::from(slug.contains(word));
        }
        let dated = pieces[n + 1..].iter().take(5).any(|p| matches!(p.reason, Some("date" | "byline")));
        let alone = line.apart && lines.get(n + 1).is_some_and(|next| next.apart);
        let boxed = story.column.is_some_and(|column| line.indent > column + 1);
        let part = |count: usize, all: usize| if all == 0 { 0.0 } else { count as f64 / all as f64 };
        let points = |told: bool, points: f64| if told { points } else { 0.0 };
        let score = part(named, slug.len()) * 20.0
            + part(known, long) * 6.0
            + f64::from(line.words.min(10)) * 0.8
            + points(dated, 3.0)
            + points(alone, 3.0)
            - (story.first - n) as f64 * 0.25
            - points(line.listed, if alone { 2.0 } else { 5.0 })
            - points(boxed, 3.0)
            - points(text.ends_with(['.', '…']), 4.0);
        // Below a headline stands what sums it up in more words.
        let better = |(_, most, at): (&str, f64, usize)| score > most + points(n - at <= 3, 4.0);
        if best.is_none_or(better) {
            best = Some((text, score, n));
        }
    }
    let Some((mut found, _, at)) = best else { return String::new() };
    // A line that says where the page stands ends with the headline, which has its own line near.
    for n in near.filter(|n| n.abs_diff(at) <= 6) {
        if let Some(text) = candidate(n).filter(|text| {
            found.strip_suffix(text).is_some_and(|place| !place.is_empty() && !place.ends_with(": "))
        }) && lines[n].words >= 3
        {
            found = text;
        }
    }
    unnumbered(found).to_owned()
}

/// The distinct words of more bytes than that.
fn longer(lower: &str, bytes: usize) -> Interner {
    Interner::of(lower.split(|c: char| !letters::is_alphanumeric(c)).filter(|word| word.len() > bytes))
}

/// Words; a script without spaces counts two characters as one.
fn words(text: &str) -> usize {
    let wide = text.chars().filter(|c| matches!(c, '\u{3041}'..='\u{9FFF}')).count();
    text.split_whitespace().count() + wide / 2
}
