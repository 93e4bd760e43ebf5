//! The stretch of scraped lines that is the story, and what stands in it without being of it. May use `page`.

use super::Reason;
use super::lines::Line;
use super::piece::Piece;

/// Lines that are indented further are taken for one block.
pub(super) const DEEPEST: usize = 256;

/// What a short sentence weighs at most.
const SHORT: i32 = 6;

/// The lines of the story, and how far its paragraphs are indented, where that tells.
#[derive(Clone, Copy)]
pub(super) struct Story {
    weight: i32,
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) column: Option<usize>,
}

/// The stretch of lines that is most prose and least furniture. Where the lines are indented by the blocks that held
/// them, its paragraphs share one column; what has another is beside the story or in a box of it.
pub(super) fn story(lines: &[Line]) -> Story {
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
        // One line that leads to another story stands between paragraphs too.
        Some(Reason::Related) if flat && line.words > 3 => -5,
        Some(Reason::Related | Reason::Footer | Reason::Comment) => {
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
        None if line.ended && line.words >= 3 && !line.listed => line.words.min(SHORT),
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
pub(super) fn beside(pieces: &mut [Piece], lines: &[Line], story: Story, column: usize) {
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
