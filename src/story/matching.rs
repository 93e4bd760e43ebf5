//! Which events of several articles are one. A wrong merge hides an event, a missed one shows it twice: so an event of one
//! article is never two of another, each must be the other's best, and the more happened that day, the more they must share.
//! Uses `sort`.

use super::articles::Article;
use super::event::{Place, Told};
use super::judge::{Judge, Pair, SECOND};
use crate::sort;

/// How many of a unit's rarest words look for others that tell the same.
const SEEKERS: usize = 12;
/// How many units a word leads to at most.
const CROWD: usize = 96;

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
    let judge = Judge::new(told, articles);
    let Pairs { of_a_day: mut pairs, misdated, compared } = pairs(&judge);
    mutual(told, &mut pairs);
    sort::by(&mut pairs, |a, b| b.score.total_cmp(&a.score).then((a.one, a.other).cmp(&(b.one, b.other))));
    let mut of: Vec<u32> = (0..told.units.len() as u32).collect();
    let mut clusters: Vec<Vec<u32>> = of.iter().map(|&n| vec![n]).collect();
    let enough = |pair: &&Pair| pair.enough >= if pair.mutual { 1.0 } else { SECOND };
    for pair in pairs.iter().filter(enough) {
        let (a, b) = (of[pair.one as usize] as usize, of[pair.other as usize] as usize);
        if a == b || !judge.compatible(&clusters[a], &clusters[b]) {
            continue;
        }
        unite(&mut of, &mut clusters, a, b);
    }
    alongside(&judge, &mut of, &mut clusters);
    outvoted(told, &pairs, &mut of, &mut clusters);
    for (one, other) in misdated {
        let (a, b) = (of[one as usize] as usize, of[other as usize] as usize);
        // Who tells both days holds them for two events.
        if a != b
            && !clusters[a].iter().any(|one| clusters[b].iter().any(|other| same_article(told, *one, *other)))
        {
            unite(&mut of, &mut clusters, a, b);
        }
    }
    clusters.retain(|cluster| !cluster.is_empty());
    for cluster in &mut clusters {
        sort::numbers(cluster);
    }
    Clusters { found: clusters, compared }
}

/// Joins clusters that one article tells apart and twice as many pairs of others hold for one.
fn outvoted(told: &Told<'_>, pairs: &[Pair], of: &mut [u32], clusters: &mut [Vec<u32>]) {
    let apart =
        |pair: &&Pair| pair.mutual && pair.enough >= 1.0 && of[pair.one as usize] != of[pair.other as usize];
    let mut votes: Vec<(u32, u32)> = pairs
        .iter()
        .filter(apart)
        .map(|pair| (of[pair.one as usize], of[pair.other as usize]))
        .map(|(a, b)| (a.min(b), a.max(b)))
        .collect();
    sort::by(&mut votes, Ord::cmp);
    for vote in votes.chunk_by(|a, b| a == b) {
        let (a, b) = (of[vote[0].0 as usize] as usize, of[vote[0].1 as usize] as usize);
        let against = clusters[a]
            .iter()
            .filter(|one| clusters[b].iter().any(|other| same_article(told, **one, *other)));
        let days = |n: &u32| told.units[*n as usize].days;
        let apart =
            clusters[a].iter().any(|one| clusters[b].iter().any(|other| !days(one).overlap(days(other))));
        if a == b || apart || against.count() * 2 > vote.len() {
            continue;
        }
        unite(of, clusters, a, b);
    }
}

/// Joins what two sentences of one event date alike beside it.
fn alongside(judge: &Judge<'_, '_>, of: &mut [u32], clusters: &mut [Vec<u32>]) {
    let told = judge.told;
    let mut sentences: Vec<(u32, u32, u32)> = Vec::new();
    for (number, unit) in told.units.iter().enumerate() {
        let sentence = |&n: &u32| (unit.article, told.entries[n as usize].said.sentence, number as u32);
        sentences.extend(unit.entries.iter().map(sentence));
    }
    sort::by_key(&mut sentences, |told| *told);
    let mut by_cluster: Vec<(u32, usize)> = Vec::new();
    let sentences: Vec<_> =
        sentences.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).filter(|told| told.len() > 1).collect();
    for (place, sentence) in sentences.iter().enumerate() {
        by_cluster.extend(sentence.iter().map(|(.., unit)| (of[*unit as usize], place)));
    }
    sort::by_key(&mut by_cluster, |told| *told);
    let near = by_cluster.windows(2).filter(|two| two[0].0 == two[1].0 && two[0].1 != two[1].1);
    for two in near {
        for &(.., one) in sentences[two[0].1] {
            for &(.., other) in sentences[two[1].1] {
                let (a, b) = (of[one as usize] as usize, of[other as usize] as usize);
                let days = |unit: u32| told.units[unit as usize].days;
                if a != b && days(one) == days(other) && judge.compatible(&clusters[a], &clusters[b]) {
                    unite(of, clusters, a, b);
                }
            }
        }
    }
}

fn same_article(told: &Told<'_>, one: u32, other: u32) -> bool {
    told.units[one as usize].article == told.units[other as usize].article
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
    /// Those that share a telling word and a day, of different articles.
    of_a_day: Vec<Pair>,
    /// Those that are one event told of two days.
    misdated: Vec<(u32, u32)>,
    compared: usize,
}

fn pairs(judge: &Judge<'_, '_>) -> Pairs {
    let told = judge.told;
    let mut by_word: Vec<Vec<u32>> = vec![Vec::new(); told.stems];
    let mut found = Pairs { of_a_day: Vec::new(), misdated: Vec::new(), compared: 0 };
    let mut met = vec![u32::MAX; told.units.len()];
    let mut by_days: Vec<Vec<u32>> = vec![Vec::new(); told.units.len()];
    for (number, unit) in told.units.iter().enumerate() {
        let days = judge.crowds.days[number];
        let alone = judge.crowds.most[number] == 1;
        let number = number as u32;
        let own = unit.words.iter().filter(|word| word.place != Place::Headline);
        let mut seekers: Vec<u32> = own.map(|word| word.stem).collect();
        sort::by(&mut seekers, |a, b| judge.weights[*b as usize].total_cmp(&judge.weights[*a as usize]));
        for stem in seekers.iter().take(SEEKERS) {
            for &other in by_word[*stem as usize].iter().rev().take(CROWD) {
                let known = &told.units[other as usize];
                if met[other as usize] == number || known.article == unit.article {
                    continue;
                }
                met[other as usize] = number;
                found.compared += 1;
                if known.days.overlap(unit.days) {
                    found.of_a_day.extend(judge.pair(other, number));
                } else if judge.misdated(known, unit) {
                    found.misdated.push((other, number));
                }
            }
        }
        // What nobody tells anything beside may be one without a word in common.
        for &other in by_days[days].iter().filter(|&&other| alone && met[other as usize] != number) {
            found.compared += 1;
            found.of_a_day.extend(judge.pair(other, number).filter(|pair| pair.enough >= 1.0));
        }
        by_days[days].push(number);
        for word in &unit.words {
            by_word[word.stem as usize].push(number);
        }
    }
    found
}

/// Of each unit and another article, only the best of its events is mutual; two as good are both doubtful.
fn mutual(told: &Told<'_>, pairs: &mut [Pair]) {
    for turn in [false, true] {
        let ends = |pair: &Pair| if turn { (pair.other, pair.one) } else { (pair.one, pair.other) };
        let key = |pair: &Pair| (ends(pair).0, told.units[ends(pair).1 as usize].article);
        sort::by(pairs, |a, b| key(a).cmp(&key(b)).then(b.score.total_cmp(&a.score)));
        for group in pairs.chunk_by_mut(|a, b| key(a) == key(b)) {
            let tied = group.len() > 1 && group[1].score >= group[0].score;
            group.iter_mut().skip(usize::from(!tied)).for_each(|pair| pair.mutual = false);
        }
    }
}
