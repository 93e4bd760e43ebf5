//! Names an event where no space parts words: the letters around its date. May use what `label` may.

use super::draft::Draft;
use super::words::{Line, REACH};
use crate::language::Section;
use crate::letters;
use crate::span::part;

/// The fewest letters that tell an event, where the sentence has them.
const FEWEST: usize = 3;
/// The most letters of a label where words run into each other.
const LETTERS: usize = 40;

/// Where no space parts words: the runs of letters of the date's clause, without the date and the particle after it.
pub(super) fn label(draft: &Draft, line: &Line<'_>) -> String {
    let span = draft.entry.span;
    let (first, end) = line.range(span);
    let clause = line.word(first).clause;
    let (low, _) = line.around((first, end), &|word| word.clause == clause);
    let mut label = String::new();
    for at in low..(end + REACH).min(line.words.len()) {
        let word = line.word(at);
        // A clause that is all date is told by the next.
        if word.clause != clause && letters::count(&label) > FEWEST {
            break;
        }
        let cut = |at: u32| (at.clamp(word.span.start, word.span.end) - word.span.start) as usize;
        let (before, after) = (cut(span.start), cut(span.end));
        // A run may be as long as the text: what is close is enough.
        let lead = part(word.text, 0, before);
        label.push_str(part(
            lead,
            lead.char_indices().rev().nth(LETTERS).map_or(0, |(from, _)| from),
            before,
        ));
        let rest = cut_short(part(word.text, after, usize::MAX));
        let mut particle = 0;
        for (letters, _) in line.list(Section::TimelineParticle) {
            if after > before && rest.starts_with(letters) {
                particle = particle.max(letters.len());
            }
        }
        label.push_str(part(rest, particle, usize::MAX));
    }
    cut_short(&label).to_owned()
}

/// The first [`LETTERS`].
fn cut_short(text: &str) -> &str {
    text.char_indices().nth(LETTERS).map_or(text, |(to, _)| part(text, 0, to))
}
