//! How much each word tells one event from another, and what sentences date beside it. Uses `sort`.

use super::days::Days;
use super::event::{Place, Told};
use super::unit::Unit;
use crate::sort;

/// Little where it is told of many days or in many sentences.
pub(super) fn weights(told: &Told<'_>) -> Vec<f64> {
    let mut days = vec![0_u32; told.stems];
    let mut last = vec![i32::MIN; told.stems];
    let mut order: Vec<&Unit<'_>> = told.units.iter().collect();
    sort::by_key(&mut order, |unit| unit.days);
    for unit in order {
        // What a headline says of one event is said of the others too.
        for word in unit.words.iter().filter(|word| word.place != Place::Headline) {
            let stem = word.stem as usize;
            if days[stem] == 0 || last[stem] != unit.days.first {
                days[stem] += 1;
                last[stem] = unit.days.first;
            }
        }
    }
    let mut sentences = 0_u32;
    let mut said = vec![0_u32; told.stems];
    let mut seen = vec![u32::MAX; told.stems];
    for line in told.lines.iter().flatten() {
        for word in line {
            let stem = word.stem as usize;
            if seen[stem] != sentences {
                seen[stem] = sentences;
                said[stem] += 1;
            }
        }
        sentences += 1;
    }
    let weight = |(days, said): (&u32, &u32)| {
        let days = f64::from((*days).max(1));
        let share = f64::from(*said) / f64::from(sentences.max(12));
        let topic = if share > 0.2 {
            0.4
        } else if share > 0.1 {
            0.7
        } else {
            1.0
        };
        topic * (1.0 / days).max(0.1).sqrt()
    };
    days.iter().zip(&said).map(weight).collect()
}

/// Of each unit: the days of what else its sentences tell.
pub(super) fn beside(told: &Told<'_>) -> Vec<Vec<Days>> {
    let mut all: Vec<(u32, u32, u32)> = Vec::new();
    for (number, unit) in told.units.iter().enumerate() {
        let sentence = |&n: &u32| (unit.article, told.entries[n as usize].said.sentence, number as u32);
        all.extend(unit.entries.iter().map(sentence));
    }
    sort::by_key(&mut all, |told| *told);
    let mut beside = vec![Vec::new(); told.units.len()];
    for sentence in all.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        for (n, &(.., unit)) in sentence.iter().enumerate() {
            let days = |&(.., other): &(u32, u32, u32)| told.units[other as usize].days;
            let others = sentence.iter().enumerate().filter(|(other, _)| *other != n);
            let own = told.units[unit as usize].days;
            beside[unit as usize].extend(others.map(|(_, other)| days(other)).filter(|days| *days != own));
        }
    }
    beside
}
