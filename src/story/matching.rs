//! Which events of several articles are one. A wrong merge hides an event, a missed one shows it twice. Uses `sort`.

use super::event::{Told, Unit};
use crate::sort;
use crate::timeline::Precision;

/// How many of a unit's rarest words look for others that tell the same.
const SEEKERS: usize = 8;
/// How many tell a word on one day before it no longer shows who tells the same.
const CROWD: usize = 96;

/// The clusters of units that tell one event, each in order.
pub(super) fn clusters(told: &Told<'_>) -> Vec<Vec<u32>> {
    let weights = weights(told);
    let mut pairs = pairs(told, &weights);
    sort::by(&mut pairs, |a, b| b.score.total_cmp(&a.score).then((a.one, a.other).cmp(&(b.one, b.other))));
    let mut of: Vec<u32> = (0..told.units.len() as u32).collect();
    let mut clusters: Vec<Vec<u32>> = of.iter().map(|&n| vec![n]).collect();
    for pair in &pairs {
        let (a, b) = (of[pair.one as usize] as usize, of[pair.other as usize] as usize);
        if a == b || !compatible(told, &weights, &clusters[a], &clusters[b]) {
            continue;
        }
        let moved = core::mem::take(&mut clusters[b]);
        for &unit in &moved {
            of[unit as usize] = a as u32;
        }
        clusters[a].extend(moved);
    }
    clusters.retain(|cluster| !cluster.is_empty());
    for cluster in &mut clusters {
        sort::numbers(cluster);
    }
    clusters
}

struct Pair {
    one: u32,
    other: u32,
    score: f64,
}

/// How much each stem tells one event from another: little where it is told of many days or in many sentences.
fn weights(told: &Told<'_>) -> Vec<f64> {
    let mut days = vec![0_u32; told.stems];
    let mut last = vec![i32::MIN; told.stems];
    let mut order: Vec<&Unit> = told.units.iter().collect();
    sort::by_key(&mut order, |unit| unit.days);
    for unit in order {
        for word in &unit.words {
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
            0.35
        } else if share > 0.1 {
            0.6
        } else {
            1.0
        };
        topic * (1.0 / days).max(0.2).min(1.0).sqrt()
    };
    days.iter().zip(&said).map(weight).collect()
}

/// The pairs that may be one event.
fn pairs(told: &Told<'_>, weights: &[f64]) -> Vec<Pair> {
    // By word: the units that came so far. Only those whose days overlap are compared.
    let mut by_word: Vec<Vec<u32>> = vec![Vec::new(); told.stems];
    let mut pairs = Vec::new();
    let mut met = vec![u32::MAX; told.units.len()];
    for (number, unit) in told.units.iter().enumerate() {
        let number = number as u32;
        let mut seekers: Vec<u32> = unit.words.iter().map(|word| word.stem).collect();
        sort::by(&mut seekers, |a, b| weights[*b as usize].total_cmp(&weights[*a as usize]));
        for stem in seekers.iter().take(SEEKERS) {
            for &other in by_word[*stem as usize].iter().rev().take(CROWD) {
                let known = &told.units[other as usize];
                if met[other as usize] == number
                    || known.article == unit.article
                    || !known.days.overlap(unit.days)
                {
                    continue;
                }
                met[other as usize] = number;
                if let Some(score) = alike(known, unit, weights) {
                    pairs.push(Pair { one: other, other: number, score });
                }
            }
        }
        for word in &unit.words {
            by_word[word.stem as usize].push(number);
        }
    }
    pairs
}

/// How alike two events are, where that is enough to be one.
fn alike(a: &Unit, b: &Unit, weights: &[f64]) -> Option<f64> {
    let (mut strength, mut common, mut names) = (0.0, 0, 0);
    let (mut all_a, mut all_b) = (0.0, 0.0);
    let worth =
        |word: &super::event::Content| weights[word.stem as usize] * if word.label { 1.0 } else { 0.5 };
    for word in &a.words {
        all_a += worth(word);
        if let Ok(at) = b.words.binary_search_by_key(&word.stem, |other| other.stem) {
            let other = &b.words[at];
            strength += worth(word).max(worth(other)).min(worth(word) + worth(other)) * 0.5
                + worth(word).min(worth(other)) * 0.5;
            if word.name || other.name { names += 1 } else { common += 1 }
        }
    }
    for word in &b.words {
        all_b += worth(word);
    }
    let share = strength / all_a.min(all_b).max(1.0);
    let equal = a.days == b.days;
    let day = a.precision == Precision::Day && b.precision == Precision::Day;
    let enough = if equal && day {
        common > 0 && strength >= 0.9 && share >= 0.25
    } else if equal {
        common > 0 && strength >= 1.4 && share >= 0.35
    } else {
        common > 1 && common + names > 2 && strength >= 2.0 && share >= 0.5
    };
    enough.then_some(strength + share)
}

/// Whether nothing forbids two clusters to be one.
fn compatible(_told: &Told<'_>, _weights: &[f64], _a: &[u32], _b: &[u32]) -> bool {
    true
}
