//! Puts the entries in time order and numbers those that tell the same event alike.

use super::Entry;
use super::same::{Event, same_event};
use super::words::Line;
use crate::sort;

/// How many entries back we look for the same event.
const RECENT: usize = 32;

/// Sorts by first day, last day and sentence, then groups.
pub(super) fn order(entries: &mut [Entry], lines: &[Line<'_>]) {
    sort::by_key(entries, |e| {
        let (first, last) = (e.interval.first, e.interval.last);
        (first.or(last), last.is_none(), last, e.sentence, e.span)
    });
    let mut events: Vec<Event<'_>> = Vec::with_capacity(entries.len());
    let mut groups: Vec<u32> = Vec::with_capacity(entries.len());
    let mut count = 0;
    for entry in entries.iter() {
        let Some(line) = lines.get(entry.sentence as usize) else { continue };
        let event = Event::of(entry, line);
        let recent = events.len().saturating_sub(RECENT);
        let known = events[recent..].iter().rposition(|known| same_event(known, &event));
        groups.push(known.map_or(count, |at| groups[recent + at]));
        count += u32::from(known.is_none());
        events.push(event);
    }
    for (entry, group) in entries.iter_mut().zip(groups) {
        entry.group = group;
    }
}
