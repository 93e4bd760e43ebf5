//! Names an event in its clause's own words.

use super::entries::Draft;
use super::words::{Line, REACH};
use crate::language::Language;

/// The fewest words that tell an event, where the sentence has them.
const FEWEST: usize = 3;
/// The most words of a label.
const MOST: usize = 8;
/// How many of them may stand before the date.
const BEFORE: usize = 6;

/// Three to eight words around the date, in order, without the date's own.
pub(super) fn label(draft: &Draft, line: &Line<'_>, language: &Language) -> String {
    let (first, end) = line.range(draft.span);
    let Some(word) = line.words.get(first) else { return String::new() };
    let (mut low, mut high) = (word.clause, line.words[end.max(first + 1) - 1].clause);
    let near = first.saturating_sub(REACH)..(end + REACH).min(line.words.len());
    let (floor, roof) = (line.words[near.start].clause, line.words[near.end - 1].clause);
    let prepositions = language.words("timeline.preposition");
    let keep = |at: &usize| {
        let dangling = line.words.get(at + 1).is_some_and(|w| w.timex.is_some() || at + 1 == first);
        let date = (first..end).contains(at) || line.words[*at].timex.is_some();
        !(date || dangling && prepositions.contains(&line.words[*at].lower))
    };
    let kept = loop {
        let within = |at: &usize| (low..=high).contains(&line.words[*at].clause);
        let kept: Vec<usize> = near.clone().filter(within).filter(keep).collect();
        if kept.len() >= FEWEST || (low == floor && high == roof) {
            break kept;
        }
        if low > floor {
            low -= 1;
        } else {
            high += 1;
        }
    };
    let before = kept.partition_point(|at| *at < first);
    let start = before.saturating_sub(BEFORE).min(kept.len().saturating_sub(MOST));
    let mut chosen = &kept[start..kept.len().min(start + MOST)];
    let leads = language.words("timeline.lead");
    while chosen.len() > FEWEST && leads.contains(&line.words[chosen[0]].lower) {
        chosen = &chosen[1..];
    }
    let words: Vec<&str> = chosen.iter().map(|at| line.words[*at].text).collect();
    words.join(" ")
}
