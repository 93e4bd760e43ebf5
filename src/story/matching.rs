//! Which events of several articles are one. A wrong merge hides an event, a missed one shows it twice: so two rows become
//! one where their tellings, taken two by two, are more likely one event than not. Uses `sort`.

use super::articles::Article;
use super::event::{Place, Told};
use super::judge::Judge;
use crate::sort;

/// How many of a unit's rarest words look for others that tell the same.
const SEEKERS: usize = 12;
/// How many units a word leads to at most.
const CROWD: usize = 96;
/// The odds, as a logarithm, from which two are one.
const ENOUGH: f64 = 0.25;
/// The least that two of one article say against it where others' tellings join them: who tells an event twice words it
/// otherwise the second time.
const TWICE: f64 = -1.0;

/// The units that tell one event, and what it took to find them.
pub(super) struct Clusters {
    /// Each in order.
    pub(super) found: Vec<Vec<u32>>,
    /// How many pairs of units were compared: what grows fastest.
    #[cfg_attr(not(test), allow(dead_code, reason = "only a test asks"))]
    pub(super) compared: usize,
}

/// Finds the units that tell one event.
pub(super) fn clusters(told: &Told<'_>, articles: &[Article<'_>]) -> Clusters {
    judged(&Judge::new(told, articles))
}

/// The same by a judge of one's own.
pub(super) fn judged(judge: &Judge<'_, '_>) -> Clusters {
    let told = judge.told;
    let Pairs { mut likely, misdated, compared } = pairs(judge);
    sort::by(&mut likely, |a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
    let mut of: Vec<u32> = (0..told.units.len() as u32).collect();
    let mut clusters: Vec<Vec<u32>> = of.iter().map(|&n| vec![n]).collect();
    for (one, other, _) in likely {
        let (a, b) = (of[one as usize] as usize, of[other as usize] as usize);
        if a != b && together(judge, &clusters[a], &clusters[b]) > ENOUGH {
            unite(&mut of, &mut clusters, a, b);
        }
    }
    for (one, other) in misdated {
        let (a, b) = (of[one as usize] as usize, of[other as usize] as usize);
        // Who tells both days holds them for two events.
        let article = |unit: &u32| told.units[*unit as usize].article;
        let both =
            clusters[a].iter().any(|one| clusters[b].iter().any(|other| article(one) == article(other)));
        if a != b && !both {
            unite(&mut of, &mut clusters, a, b);
        }
    }
    clusters.retain(|cluster| !cluster.is_empty());
    for cluster in &mut clusters {
        sort::numbers(cluster);
    }
    Clusters { found: clusters, compared }
}

/// The odds that two clusters are one: the mean of those of their units.
fn together(judge: &Judge<'_, '_>, a: &[u32], b: &[u32]) -> f64 {
    let mut sum = 0.0;
    for &one in a {
        for &other in b {
            let odds = judge.odds(one, other);
            if odds == f64::NEG_INFINITY {
                return odds;
            }
            let article = |unit: u32| judge.told.units[unit as usize].article;
            sum += if article(one) == article(other) { odds.max(TWICE) } else { odds };
        }
    }
    sum / (a.len() * b.len()) as f64
}

fn unite(of: &mut [u32], clusters: &mut [Vec<u32>], a: usize, b: usize) {
    let moved = core::mem::take(&mut clusters[b]);
    for &unit in &moved {
        of[unit as usize] = a as u32;
    }
    clusters[a].extend(moved);
}

/// What may be one event.
struct Pairs {
    /// Units of different articles that are likely one, with the odds.
    likely: Vec<(u32, u32, f64)>,
    /// Those that are one event told of two days.
    misdated: Vec<(u32, u32)>,
    compared: usize,
}

fn pairs(judge: &Judge<'_, '_>) -> Pairs {
    let told = judge.told;
    let mut by_word: Vec<Vec<u32>> = vec![Vec::new(); told.stems];
    let mut found = Pairs { likely: Vec::new(), misdated: Vec::new(), compared: 0 };
    let mut met = vec![u32::MAX; told.units.len()];
    // What is told of one day may be one without a word in common.
    let mut order: Vec<u32> = (0..told.units.len() as u32).collect();
    sort::by_key(&mut order, |&n| (told.units[n as usize].days, n));
    let mut places = vec![0; told.units.len()];
    for (place, &n) in order.iter().enumerate() {
        places[n as usize] = place;
    }
    for (number, unit) in told.units.iter().enumerate() {
        let place = places[number];
        let number = number as u32;
        let mut compare = |other: u32| {
            let known = &told.units[other as usize];
            if met[other as usize] == number || known.article == unit.article {
                return;
            }
            met[other as usize] = number;
            found.compared += 1;
            if known.days.overlap(unit.days) {
                let odds = judge.odds(other, number);
                if odds > ENOUGH {
                    found.likely.push((other, number, odds));
                }
            } else if judge.misdated(known, unit) {
                found.misdated.push((other, number));
            }
        };
        let own = unit.words.iter().filter(|word| word.place != Place::Headline);
        let mut seekers: Vec<u32> = own.map(|word| word.stem).collect();
        sort::by(&mut seekers, |a, b| judge.weights[*b as usize].total_cmp(&judge.weights[*a as usize]));
        for stem in seekers.iter().take(SEEKERS) {
            by_word[*stem as usize].iter().rev().take(CROWD).for_each(|&other| compare(other));
        }
        let before =
            order[..place].iter().rev().take_while(|&&other| told.units[other as usize].days == unit.days);
        before.take(CROWD).for_each(|&other| compare(other));
        for word in &unit.words {
            by_word[word.stem as usize].push(number);
        }
    }
    found
}
