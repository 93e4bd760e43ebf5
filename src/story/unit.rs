//! One event of one article: what its entries tell together. Uses `timeline`.

use super::days::Days;
use super::event::{Content, Told};
use crate::timeline::{Precision, Status};

/// One event of one article.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "signs, each by itself")]
pub(super) struct Unit<'s> {
    pub(super) article: u32,
    /// Indices of its entries.
    pub(super) entries: Vec<u32>,
    pub(super) days: Days,
    pub(super) precision: Precision,
    pub(super) words: Vec<Content>,
    pub(super) status: Status,
    pub(super) cancelled: bool,
    pub(super) says: bool,
    pub(super) speaker: Vec<u32>,
    pub(super) ordinals: u32,
    /// Whether its sentence tells that a plan has changed.
    pub(super) changes: bool,
    /// Whether its day is the last by which it is to happen, or the first since which it lasts.
    pub(super) until: bool,
    pub(super) since: bool,
    /// Whether its article begins with it.
    pub(super) leads: bool,
    /// The times of day that it is told of.
    pub(super) clocks: Vec<&'s str>,
    /// What its sentences and those around them tell, by stems: no numbers.
    pub(super) around: Vec<u32>,
}

/// Adds the last entry to its article's event.
pub(super) fn join(told: &mut Told<'_>, groups: &mut Vec<(u32, u32)>, around: impl Iterator<Item = u32>) {
    let number = told.entries.len() - 1;
    let entry = &told.entries[number];
    let clock = entry.said.value.split_once('T').map(|(_, time)| time.trim_end_matches("/.."));
    let known = groups.binary_search_by_key(&entry.said.group, |(group, _)| *group);
    let known = known.map(|at| groups[at].1 as usize).map_err(|at| {
        groups.insert(at, (entry.said.group, told.units.len() as u32));
    });
    let Ok(known) = known else {
        told.units.push(Unit {
            article: entry.article,
            entries: vec![number as u32],
            days: entry.days,
            precision: entry.said.precision,
            words: entry.words.clone(),
            status: entry.said.status,
            cancelled: entry.said.cancelled,
            says: entry.says,
            speaker: entry.speaker.clone(),
            ordinals: entry.ordinals,
            changes: entry.changes,
            until: entry.said.first.is_none(),
            since: entry.said.last.is_none(),
            leads: entry.said.sentence == 0,
            clocks: clock.into_iter().collect(),
            around: around.collect(),
        });
        return;
    };
    let unit = &mut told.units[known];
    unit.entries.push(number as u32);
    unit.around.extend(around);
    unit.leads |= entry.said.sentence == 0;
    unit.clocks.extend(clock);
    unit.cancelled |= entry.said.cancelled;
    unit.changes |= entry.changes;
    unit.says &= entry.says;
    unit.until &= entry.said.first.is_none();
    unit.since |= entry.said.last.is_none();
    unit.speaker.extend(&entry.speaker);
    unit.ordinals |= entry.ordinals;
    // The finest date that the article gives.
    if entry.days.within(unit.days) {
        (unit.days, unit.precision, unit.status) = (entry.days, entry.said.precision, entry.said.status);
    }
    for word in &entry.words {
        match unit.words.binary_search_by_key(&word.stem, |known| known.stem) {
            Ok(at) => {
                unit.words[at].place = unit.words[at].place.min(word.place);
                unit.words[at].name |= word.name;
            }
            Err(at) => unit.words.insert(at, *word),
        }
    }
}
