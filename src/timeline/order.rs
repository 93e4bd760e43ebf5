//! Puts the entries in time order and numbers those that tell the same event alike.

use super::Entry;
use super::same::{Event, same_event};
use super::words::Line;
use crate::sort;

/// How many entries back we look for the same event.
const RECENT: usize = 32;

/// Sorts by first day, last day and sentence, then groups.
#[inline(never)]
pub(super) fn order(entries: &mut [Entry], lines: &[Line<'_>]) {
    sort::by_key(entries, |e| {
        let (first, last) = (e.interval.first, e.interval.last);
        (first.or(last), last.is_none(), last, e.sentence, e.span)
    });
    // Each with its group.
    let mut events: Vec<(u32, Event<'_>)> = Vec::with_capacity(entries.len());
    let mut groups: Vec<u32> = Vec::with_capacity(entries.len());
    let mut count = 0;
    for entry in entries.iter() {
        let event = lines.get(entry.sentence as usize).map(|line| Event::of(entry, line));
        let recent = &events[events.len().saturating_sub(RECENT)..];
        let known =
            event.as_ref().and_then(|event| recent.iter().rfind(|(_, known)| same_event(known, event)));
        let group = known.map_or(count, |(group, _)| *group);
        count += u32::from(group == count);
        groups.push(group);
        events.extend(event.map(|event| (group, event)));
    }
    for (entry, group) in entries.iter_mut().zip(groups) {
        entry.group = group;
    }
}
