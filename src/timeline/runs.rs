//! Names an event where no space parts words: the letters around its date. May use what `label` may.

use super::entries::Draft;
use super::words::{Line, REACH};
use crate::language::{Language, Section};
use crate::span::part;

/// The fewest letters that tell an event, where the sentence has them.
const FEWEST: usize = 3;
/// The most letters of a label where words run into each other.
const LETTERS: usize = 40;

/// Where no space parts words: the runs of letters of the date's clause, without the date and the particle after it.
pub(super) fn label(draft: &Draft, line: &Line<'_>, language: &Language) -> String {
    let (first, end) = line.range(draft.span);
    let Some(clause) = line.words.get(first).map(|word| word.clause) else { return String::new() };
    let mut label = String::new();
    let from =
        (first.saturating_sub(REACH)..first).rev().take_while(|at| line.words[*at].clause == clause).last();
    for word in &line.words[from.unwrap_or(first)..(end + REACH).min(line.words.len())] {
        // A clause that is all date is told by the next.
        if word.clause != clause && label.chars().count() > FEWEST {
            break;
        }
        let cut = |at: u32| (at.clamp(word.span.start, word.span.end) - word.span.start) as usize;
        let (before, after) = (cut(draft.span.start), cut(draft.span.end));
        // A run may be as long as the text: what is close is enough.
        let lead = word.text.get(..before).unwrap_or_default();
        let from = lead.char_indices().rev().nth(LETTERS).map_or(0, |(from, _)| from);
        label.push_str(part(lead, from, usize::MAX));
        let rest = word.text.get(after..).unwrap_or_default();
        let rest = rest.char_indices().nth(LETTERS).map_or(rest, |(to, _)| part(rest, 0, to));
        let particles = language.words(Section::TimelineParticle);
        let particle =
            particles.iter().filter(|(p, _)| after > before && rest.starts_with(p)).map(|(p, _)| p.len());
        label.push_str(part(rest, particle.max().unwrap_or(0), usize::MAX));
    }
    let cut = label.char_indices().nth(LETTERS).map_or(label.len(), |(cut, _)| cut);
    label.truncate(cut);
    label
}
