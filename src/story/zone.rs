//! Where in its sentence an event is told: around its date, up to the next dates. Uses `span`.

use super::source::{self, Source};
use crate::span::Span;

/// Where each sentence's dates stand in it, in order, and which timexes they are: found by their words, so that no unit
/// of offsets is asked for.
pub(super) fn dates(source: &Source) -> Vec<Vec<(Span, usize)>> {
    let mut found: Vec<Vec<(Span, usize)>> = vec![Vec::new(); source.sentences.len()];
    for (number, timex) in source.timexes.iter().enumerate() {
        let at = timex.sentence as usize;
        let (Some(sentence), Some(dates)) = (source.sentences.get(at), found.get_mut(at)) else { continue };
        let from = dates.last().map_or(0, |(span, _)| span.end as usize);
        let rest = sentence.text.get(from..).unwrap_or_default();
        if let Some(place) = crate::find::find(rest, &timex.text) {
            dates.push((Span::new(from + place, from + place + timex.text.len()), number));
        }
    }
    found
}

/// The part of an entry's sentence up to the next dates, and its date's clause.
pub(super) fn around(said: &source::Entry, source: &Source, dates: &[(Span, usize)]) -> (Span, Span) {
    let text = source.sentences.get(said.sentence as usize).map_or("", |sentence| sentence.text.as_str());
    let mut zone = Span::new(0, text.len());
    let timex = |at: usize| dates.get(at).and_then(|(_, number)| source.timexes.get(*number));
    let dated = |at: &usize| timex(*at).is_some_and(|timex| timex.first.is_some() || timex.last.is_some());
    let own = dates.partition_point(|(_, number)| source.timexes[*number].end <= said.start);
    if timex(own).is_none_or(|timex| timex.start >= said.end) {
        return (zone, zone);
    }
    let after = (own..dates.len()).find(|&at| timex(at).is_some_and(|timex| timex.start >= said.end));
    let after = after.unwrap_or(dates.len());
    if let Some(before) = (0..own).rev().find(dated) {
        zone.start = dates[before].0.end;
    }
    if let Some(next) = (after..dates.len()).find(dated) {
        zone.end = dates[next].0.start;
    }
    (zone, clause(text, zone, dates[own].0))
}

/// The part of a sentence around a date that no comma, dash or such cuts off, within its zone.
fn clause(text: &str, zone: Span, date: Span) -> Span {
    let mut clause = zone;
    for (at, c) in zone.of(text).char_indices() {
        let at = zone.start as usize + at;
        let comma = c == ',' && text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_whitespace);
        if !comma && !matches!(c, ';' | ':' | '–' | '—' | '(' | ')') {
            continue;
        }
        if at < date.start as usize {
            clause.start = at as u32;
        } else if at >= date.end as usize {
            clause.end = at as u32;
            break;
        }
    }
    clause
}
